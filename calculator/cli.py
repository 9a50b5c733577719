"""The command line: ``leefbudget bereken``, ``bijlage``, ``batch`` and ``tabellen``. Exit status 0 done, 2 refused."""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from calculator import __version__
from calculator.cases.fields import Mistake, Refused
from calculator.commands import new_year
from calculator.disk.cannot_read import reason_unread
from calculator.disk.cannot_save import told
from calculator.disk.leftovers import end_well
from calculator.disk.remarks import remarks
from calculator.disk.scratch import clear_abandoned
from calculator.mishap import report
from calculator.process import ctrl_c_waits, let_go, open_closed_streams, say, why_not

if TYPE_CHECKING:
    from calculator.cases.case import Geval
    from calculator.outcome.result import Resultaat
    from calculator.workbook import Opened

DONE, BROKEN, REFUSED, BROKEN_OFF = 0, 1, 2, 130
_LARGEST_INPUT = 256 * 1024 * 1024
_PASSWORD = "LEEFBUDGET_WACHTWOORD"  # noqa: S105 - the name of a variable; arguments can be seen by others

atexit.register(gc.freeze)  # at the end everything goes at once: looking for what can go took a fifth of a run


class _Parser(argparse.ArgumentParser):
    """An argument parser that answers in Dutch."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line and where help is."""
        del message  # argparse words it in English
        given = " ".join(sys.argv[1:]) or "geen argumenten"
        self.exit(REFUSED, f"leefbudget: dit begrijp ik niet: {given}\n{self.format_usage()}Hulp: leefbudget --help\n")


class _DutchHelp(argparse.HelpFormatter):
    """Help that says "gebruik" where argparse says "usage"."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Put the Dutch word before the usage line."""
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


def _parser() -> _Parser:
    parser = _Parser(
        prog="leefbudget",
        usage="leefbudget [opdracht] [opties]",
        description="Wat blijft er over om van te leven? Zonder opdracht opent het venster.",
        add_help=False,
        formatter_class=_DutchHelp,
    )
    options = _options(parser)
    options.add_argument("--version", action="version", version=f"leefbudget {__version__}", help="toon de versie")
    commands = parser.add_subparsers(dest="command", title="opdrachten", metavar="opdracht", parser_class=_Parser)

    bereken = _command(commands, "bereken", "reken één geval of een lijst gevallen door")
    bereken.usage = "leefbudget bereken GEVAL [--json [--zonder-uitleg]] [--xlsx BESTAND] [--pdf BESTAND]"
    bereken.epilog = f"Een dossier met een wachtwoord: het wordt gevraagd, of gelezen uit {_PASSWORD}."
    files = bereken.add_argument_group("invoer")
    files.add_argument("geval", help="geval of lijst gevallen in JSON, of een dossier (.xlsx); - leest standaardinvoer")
    options = _options(bereken)
    options.add_argument("--json", action="store_true", help="schrijf het resultaat als JSON")
    options.add_argument(
        "--zonder-uitleg", action="store_true", help="laat bij --json de afleiding weg; dat is sneller"
    )
    _latest_tables(options)
    options.add_argument("--xlsx", type=Path, metavar="BESTAND", help="bewaar als Excel-dossier")
    options.add_argument("--pdf", type=Path, metavar="BESTAND", help="bewaar de bladzijde voor de klant")

    bijlage = _command(commands, "bijlage", "de zestien huishoudboekjes van de bijlage")
    bijlage.usage = "leefbudget bijlage [--json] [--xlsx BESTAND]"
    options = _options(bijlage)
    options.add_argument("--json", action="store_true", help="schrijf de bijlage als JSON")
    options.add_argument("--xlsx", type=Path, metavar="BESTAND", help="bewaar als Excel-bestand")

    batch = _command(commands, "batch", "reken een heel bestand door, één huishouden per rij")
    batch.usage = "leefbudget batch IN UIT [--blad NAAM] | leefbudget batch --sjabloon BESTAND"
    files = batch.add_argument_group("bestanden")
    files.add_argument("source", nargs="?", type=Path, metavar="IN", help="huishoudens: .xlsx, .csv of .parquet")
    files.add_argument("target", nargs="?", type=Path, metavar="UIT", help="uitkomsten: .xlsx, .csv of .parquet")
    options = _options(batch)
    _latest_tables(options)
    options.add_argument("--blad", metavar="NAAM", help="het blad van een Excel-bestand dat wordt gelezen")
    options.add_argument("--sjabloon", type=Path, metavar="BESTAND", help="bewaar een leeg invulblad (.xlsx)")

    tabellen = _command(commands, "tabellen", "welke jaren en tabellen er zijn")
    tabellen.usage = (
        "leefbudget tabellen [--json] | leefbudget tabellen nieuw-jaar JAAR | leefbudget tabellen controleer"
    )
    _options(tabellen).add_argument("--json", action="store_true", help="schrijf het overzicht als JSON")
    more = tabellen.add_subparsers(dest="more", title="opdrachten", metavar="opdracht", parser_class=_Parser)
    year = _command(more, "nieuw-jaar", "maak de regels van een nieuw jaar en zeg wat er nog in moet")
    check = _command(more, "controleer", "zeg welk bedrag voor welk huishouden nog ontbreekt")
    for command in (year, check):
        _options(command)
    new_year.add_arguments(year, check)

    schema = _command(commands, "schema", "het JSON-schema van een geval, voor wie een geval zelf maakt")
    schema.usage = "leefbudget schema"
    _options(schema)
    return parser


def _command(commands: argparse._SubParsersAction[_Parser], name: str, words: str) -> _Parser:
    return commands.add_parser(name, help=words, description=words, add_help=False, formatter_class=_DutchHelp)


def _options(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Return the group of options of a command, which begins with help."""
    group = parser.add_argument_group("opties")
    group.add_argument("-h", "--help", action="help", help="toon deze hulp")
    return group


def _latest_tables(options: argparse._ArgumentGroup) -> None:
    options.add_argument(
        "--met-laatste-tabellen",
        action="store_true",
        help="reken na de laatste tabellen door met de laatste bedragen, hooguit twaalf maanden",
    )


def main(argv: Sequence[str] | None = None, write_pdf: Callable[[Resultaat, Path], None] | None = None) -> int:
    """Run one command and return the exit status.

    ``write_pdf`` makes the page for the client; it comes from the window, since nothing here knows Qt.
    """
    gc.set_threshold(100_000, 10, 10)  # most of what is made here stays: looking for what can go took a tenth of a run
    open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if problem := why_not():
        say(problem)
        return REFUSED
    end_well()
    clear_abandoned()
    with remarks() as said:
        status = _run(argv, write_pdf)
    for sentence in said:
        say(sentence)
    return status


def _run(argv: Sequence[str] | None, write_pdf: Callable[[Resultaat, Path], None] | None) -> int:
    """Run one command; whatever happens is said in Dutch, and nothing that was given stands in it but its name."""
    commands: dict[str | None, Callable[[argparse.Namespace], int]] = {
        "bereken": _bereken,
        "bijlage": _bijlage,
        "batch": _batch,
        "tabellen": _tabellen,
        "schema": _schema,
    }
    try:
        _check_characters(sys.argv[1:] if argv is None else argv)
        parser = _parser()
        arguments = parser.parse_args(argv)
        arguments.write_pdf = write_pdf
        if arguments.command is None:
            parser.print_help()
            return DONE
        status = commands[arguments.command](arguments)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - of this program too: its words may hold what was given
        status = _tell(error)
    finally:
        _flush()
    return status


def _tell(error: BaseException) -> int:
    """Say what went wrong, and return the exit status."""
    status = REFUSED
    match error:
        case Refused():
            _complain(error)
        case KeyboardInterrupt():
            say("\nAfgebroken. Er is niets bewaard.")
            status = BROKEN_OFF
        case BrokenPipeError():  # the reader of our output has stopped, as `head` does
            let_go(sys.stdout)
            status = DONE
        case OSError():
            say(told(error))
        case MemoryError():
            say("Er is te weinig geheugen voor dit bestand. Sluit andere programma's, of verdeel het in delen.")
        case _:
            say("Er ging iets mis in Leefbudget zelf. Dit verslag is voor de maker; er staan geen gegevens in:")
            say(report(type(error), error.__traceback__))
            status = BROKEN
    return status


def _flush() -> None:
    """Write what is left of the output now: at the end of Python it could only fail with a traceback."""
    try:
        sys.stdout.flush()
    except OSError:
        let_go(sys.stdout)


def _check_characters(arguments: Sequence[str]) -> None:
    """Refuse arguments that can be no name of a file.

    Raises:
        Refused: one holds a null, or half a character.
    """
    for place, argument in enumerate(arguments, 1):
        try:
            possible = b"\0" not in os.fsencode(argument)
        except ValueError:
            possible = False
        if not possible:
            raise Refused([Mistake(f"woord {place} van de opdracht", argument, "gewone letters, cijfers en tekens")])


def _complain(refused: Refused) -> None:
    say("\n".join(map(str, refused.mistakes)))


def _print_json(data: Any) -> None:
    import orjson  # many times faster than the standard library on long derivations

    sys.stdout.write(orjson.dumps(data, option=orjson.OPT_INDENT_2).decode() + "\n")


def _print_json_items() -> Callable[[dict[str, Any] | None], None]:
    """Return a writer of a JSON array item by item, so that thousands never stand in memory; None ends it."""
    import orjson  # many times faster than the standard library on long derivations

    opening = b"["

    def write(item: dict[str, Any] | None) -> None:
        nonlocal opening
        if item is None:
            sys.stdout.buffer.write(b"]\n" if opening == b",\n" else b"[]\n")
            return
        sys.stdout.buffer.write(opening + orjson.dumps(item))
        opening = b",\n"

    return write


def _bereken(arguments: argparse.Namespace) -> int:
    from calculator.cases.json_text import loads, only_case
    from calculator.cases.shorthand import assumed_in
    from calculator.outcome.budget import compute
    from calculator.run.accept import parse

    if arguments.pdf and arguments.write_pdf is None:
        expected = "de opdracht leefbudget; zonder venster kan er geen bladzijde worden opgemaakt"
        raise Refused([Mistake("--pdf", str(arguments.pdf), expected)])
    _check_outputs(arguments)
    opened = password = None
    assumed: Collection[str] = ()
    if arguments.geval.lower().endswith(".xlsx"):
        opened, password = _open_case_file(Path(arguments.geval))
        geval, assumed = opened.geval, opened.assumed or ()
        _check_day(geval, arguments)
    else:
        source = loads(_read(arguments.geval))
        if isinstance(source, list) and not (arguments.xlsx or arguments.pdf):
            return _bereken_list(source, arguments)
        source = only_case(source)
        geval = parse(source, latest_tables=arguments.met_laatste_tabellen)
        assumed = assumed_in(source)
    resultaat = compute(geval)
    if arguments.xlsx:
        from calculator.workbook import write  # openpyxl only when a workbook is asked for

        write(resultaat, arguments.xlsx, password=password, opened_from=opened, assumed=assumed)
    if arguments.pdf:
        arguments.write_pdf(resultaat, arguments.pdf)
    if arguments.json:
        _print_json(resultaat.to_json(derivation=not arguments.zonder_uitleg))
    else:
        from calculator.presenting.terminal import case_text

        sys.stdout.write(case_text(resultaat) + "\n")
    if opened:  # not among the JSON
        from calculator.workbook import opened_text

        if arguments.json:
            say(opened_text(opened))
        else:
            sys.stdout.write(opened_text(opened) + "\n")
    return DONE


def _check_day(geval: Geval, arguments: argparse.Namespace) -> None:
    """Refuse a case file of a day beyond the tables, unless that was asked for.

    Raises:
        Refused: with the day.
    """
    from calculator.run.other_homes import days
    from calculator.run.plan import day_mistakes

    latest = bool(arguments.met_laatste_tabellen)
    if mistakes := [one for pad, day in days(geval) for one in day_mistakes(day, latest_tables=latest, pad=pad)]:
        raise Refused(mistakes)


def _check_outputs(arguments: argparse.Namespace) -> None:
    """Refuse to write over the input, or two results in one file.

    Raises:
        Refused: with the option it is about.
    """
    taken = [("de invoer", Path(arguments.geval))]
    for option, path in (("--xlsx", arguments.xlsx), ("--pdf", arguments.pdf)):
        if path is None:
            continue
        for name, other in taken:
            if os.path.realpath(path) == os.path.realpath(other) or _same_file(path, other):
                raise Refused([Mistake(option, str(path), f"een ander bestand dan {name}")])
        taken.append((option, path))


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _open_case_file(path: Path) -> tuple[Opened, str | None]:
    """Open a case file, and return the password that it needed: what is saved from it gets the same."""
    from calculator.workbook import PasswordNeeded, read

    try:
        return read(path), None
    except PasswordNeeded as needed:
        password = os.environ.get(_PASSWORD) or _asked_password()
        if not password:
            raise PasswordNeeded(
                f"{needed} Dat kan in een terminal, of in de omgevingsvariabele {_PASSWORD}."
            ) from None
    return read(path, password), password


def _asked_password() -> str | None:
    """Ask for the password where someone can type it without it being seen."""
    from getpass import getpass

    if not (sys.stdin and sys.stdin.isatty()):
        return None
    try:
        return getpass("Wachtwoord: ")
    except EOFError:
        return None


def _bereken_list(source: list[Any], arguments: argparse.Namespace) -> int:
    """Compute every case of a list; one that is refused does not stop the others."""
    from calculator.outcome.budget import compute
    from calculator.presenting.terminal import case_text
    from calculator.run.accept import parse

    if not source and not arguments.json:  # a program that asks for JSON gets as many as it gave
        raise Refused([Mistake("invoer", "0 gevallen", "een lijst met een of meer gevallen")])
    write = _print_json_items() if arguments.json else None
    for index, item in enumerate(source):
        try:
            resultaat = compute(parse(item, latest_tables=arguments.met_laatste_tabellen))
        except Refused as refused:
            say("\n".join(f"[{index}] {mistake}" for mistake in refused.mistakes))
            if write:
                write({"fout": {"meldingen": [mistake.to_json() for mistake in refused.mistakes]}})
        else:
            if write:
                write(resultaat.to_json(derivation=not arguments.zonder_uitleg))
            else:
                sys.stdout.write(f"[{index}] {case_text(resultaat)}\n\n")
    if write:
        write(None)
    return DONE


def _read(name: str) -> str:
    """Read a case file or standard input as text: UTF-8, or UTF-16 as Windows programs may write it."""
    from calculator.cases.json_text import text_of
    from calculator.sheets.kinds import LOOKED_AT, binary_kind

    if name == "-":
        content = sys.stdin.buffer.read(_LARGEST_INPUT + 1)
    else:
        path = Path(name)
        try:
            with path.open("rb") as file:
                content = file.read(_LARGEST_INPUT + 1)
        except FileNotFoundError as error:
            raise Refused([Mistake("geval", name, "een bestand dat bestaat")]) from error
        except OSError as error:
            raise Refused([Mistake("geval", name, f"een leesbaar JSON-bestand; {reason_unread(error)}")]) from error
    if len(content) > _LARGEST_INPUT:
        raise Refused([Mistake("geval", name, "een bestand van hooguit 256 MB")])
    if kind := binary_kind(content[:LOOKED_AT]):
        raise OSError(kind)
    return text_of(content, "geval", name)


def _bijlage(arguments: argparse.Namespace) -> int:
    from calculator.outcome.appendix import report
    from calculator.presenting.terminal import appendix_text

    appendix = report()
    if arguments.xlsx:
        from calculator.workbook import write_appendix

        write_appendix(appendix, arguments.xlsx)
    if arguments.json:
        _print_json(appendix.to_json())
    else:
        sys.stdout.write(appendix_text(appendix) + "\n")
    return DONE


def _batch(arguments: argparse.Namespace) -> int:
    if arguments.sjabloon:
        if arguments.sjabloon.suffix.lower() != ".xlsx":
            raise Refused([Mistake("--sjabloon", str(arguments.sjabloon), "een bestand dat eindigt op .xlsx")])
        from calculator.batch.writing.template import write_template

        write_template(arguments.sjabloon)
        return DONE
    if arguments.source is None or arguments.target is None:
        raise Refused([Mistake("batch", "geen twee bestanden", "leefbudget batch IN UIT; zie leefbudget batch --help")])
    from calculator.batch.run import run  # numpy and pyarrow only when they are needed
    from calculator.batch.writing.report import console

    shows = sys.stderr.isatty()

    def progress(done: int, rows: int | None) -> None:
        if shows:
            share = f" ({100 * done // rows}%)" if rows else ""
            sys.stderr.write(f"\r{done:,}".replace(",", ".") + f" rijen{share}")
        break_off_if_asked()

    try:
        with ctrl_c_waits() as break_off_if_asked:
            summary = run(
                arguments.source,
                arguments.target,
                sheet=arguments.blad,
                latest_tables=arguments.met_laatste_tabellen,
                progress=progress,
            )
    finally:
        if shows:
            sys.stderr.write("\n")
    sys.stdout.write(console(summary) + "\n")
    return DONE


def _tabellen(arguments: argparse.Namespace) -> int:
    from calculator.outcome.passports import overview
    from calculator.presenting.terminal import tables_text

    if arguments.more:
        return _MORE[arguments.more](arguments)
    if arguments.json:
        _print_json(overview())
    else:
        sys.stdout.write(tables_text() + "\n")
    return DONE


_MORE = {"nieuw-jaar": new_year.run_next_year, "controleer": new_year.run_check}


def _schema(arguments: argparse.Namespace) -> int:
    from calculator.cases.json_schema import case_schema

    del arguments
    _print_json(case_schema())
    return DONE
