"""``leefbudget tabellen nieuw-jaar`` and ``controleer``: the tables of a next year, and what they still lack."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.cases.fields import Mistake, Refused
from calculator.dutch.money import shown

if TYPE_CHECKING:
    from calculator.amounts.tables import Tables

DONE, INCOMPLETE = 0, 2
_YEARS_AHEAD = 2


def add_arguments(nieuw_jaar: argparse.ArgumentParser, controleer: argparse.ArgumentParser) -> None:
    """Add what both commands are told."""
    nieuw_jaar.usage = "leefbudget tabellen nieuw-jaar JAAR [--map MAP]"
    nieuw_jaar.epilog = (
        "Voorbeeld: leefbudget tabellen nieuw-jaar 2027 --map tabellen-2027\n"
        "Een bedrag dat er al staat, wordt nooit veranderd. Draai de opdracht opnieuw als alles is ingevuld."
    )
    nieuw_jaar.add_argument("jaar", metavar="JAAR", type=int, help="het jaar na de laatste tabellen")
    controleer.usage = "leefbudget tabellen controleer [--map MAP]"
    controleer.epilog = "Status 2: er ontbreekt nog een bedrag voor het volgende half jaar."
    for command in (nieuw_jaar, controleer):
        command.add_argument(
            "--map",
            type=Path,
            metavar="MAP",
            help="map met tabellen; standaard die van de broncode of van het programma",
        )


def run_next_year(arguments: argparse.Namespace) -> int:
    """Make the lines of a year, say what is to be filled in, and when nothing is, call the tables complete."""
    from calculator.amounts.next_year import add_year, covered_until, extend, tables_in
    from calculator.run.plan import missing_on

    folder, year = _folder(arguments.map), arguments.jaar
    until = covered_until(folder)
    if not int(until[:4]) <= year <= int(until[:4]) + _YEARS_AHEAD:
        accepted = f"een jaar van {until[:4]} tot en met {int(until[:4]) + _YEARS_AHEAD}"
        raise Refused([Mistake("jaar", year, accepted)])
    added = add_year(folder, year)
    _say(f"Tabellen van {year} in {folder}: {added} regels toegevoegd.")
    tables = tables_in(folder)
    first, second = f"{year}-01-01", f"{year}-07-01"
    _say(*_of_half_year(tables, first))
    if not missing_on(first, tables):
        _say(*_of_half_year(tables, second))
    complete = f"{year}-12-31" if not missing_on(second, tables) else f"{year}-06-30"
    if not missing_on(first, tables) and until < complete:
        until = complete
        extend(folder, until, date.today())
        _say(f"De tabellen zijn compleet en gelden nu tot en met {until}.")
        _write_cases(folder, year)
        if complete == f"{year}-12-31":
            add_year(folder, year + 1)  # empty: what is asked of a day in it finds no amount of the year before
            _say(f"De regels van {year + 1} staan leeg klaar.")
    return DONE


def run_check(arguments: argparse.Namespace) -> int:
    """Say what is missing for the next half-year, and for which households."""
    from calculator.amounts.next_year import covered_until, tables_in
    from calculator.run.plan import missing_on, next_half_year

    folder = _folder(arguments.map, reading=True)
    tables, until = tables_in(folder), covered_until(folder)
    _say(f"Tabellen in {folder}: compleet tot en met {until}.")
    day = next_half_year(until)
    _say(*_of_half_year(tables, day))
    return INCOMPLETE if missing_on(day, tables) else DONE


def _folder(given: Path | None, *, reading: bool = False) -> Path:
    """Return the folder with tables: the one that was given, made from our tables if it is new, or our own.

    Raises:
        Refused: there is no folder to write in.
    """
    from calculator.amounts.table_files import tables_root

    own = Path(str(tables_root()))
    if given is None:
        if reading or _checkout(own) is not None:
            return own
        raise Refused([Mistake("--map", "geen map", "een map voor de nieuwe tabellen")])
    if not given.exists() and not reading:
        _copy(own, given)
    if not given.is_dir():
        raise Refused([Mistake("--map", str(given), "een map met tabellen")])
    return given


def _copy(own: Path, folder: Path) -> None:
    from shutil import copyfile

    from calculator.amounts.tables import TABLE_FILES

    folder.mkdir(parents=True)
    for name in (*TABLE_FILES, "norms.yaml", "coverage.yaml"):
        copyfile(own / name, folder / name)


def _checkout(folder: Path) -> Path | None:
    """Return the folder of the cases of a checkout, None when these tables are not in one."""
    cases = folder.parent / "tests" / "cases"
    return cases if cases.is_dir() else None


def _of_half_year(tables: Tables, day: str) -> Iterator[str]:
    """Yield what is still to be found for the half-year that begins on a day, and what to look at again."""
    from calculator.amounts.next_year import second_looks
    from calculator.run.plan import missing_on

    lacking = len(missing_on(day, tables))
    yield ""
    yield f"Half jaar vanaf {day}: {_count(lacking)}."
    yield from _by_table(tables, day)
    yield from _others(tables, day)
    for look in second_looks(tables, day):
        yield f"Kijk nog eens: {look.name} was {shown(look.before)} en wordt {shown(look.value)} ({look.why})."


def _others(tables: Tables, day: str) -> Iterator[str]:
    """Yield the values that are not known either, and that a half-year can be computed without."""
    from calculator.run.plan import missing_on

    needed = set(missing_on(day, tables))
    names = sorted(
        name
        for name, value in tables.at(day).items()
        if value.value is None and not value.ended and name not in needed and value.valid_from[:4] == day[:4]
    )
    if names:
        yield ""
        once = dict.fromkeys(re.sub(r"_\d\d$", "", name) for name in names)  # a table of bands has dozens of each
        yield f"Ook nog niet bekend; alleen wat er zelf op rust, wacht daarop: {', '.join(once)}."


def _count(lacking: int) -> str:
    if lacking == 0:
        return "compleet"
    return "1 bedrag ontbreekt" if lacking == 1 else f"{lacking} bedragen ontbreken"


def _by_table(tables: Tables, day: str) -> Iterator[str]:
    """Yield each missing value below its table, with the households that need it and where it is published."""
    from calculator.outcome.completeness import HOUSEHOLDS, households_without

    without = households_without(tables, day)
    before = tables.at((date.fromisoformat(day) - timedelta(1)).isoformat())
    for table in tables.tables:
        names = [name for name in table.series if name in without]
        if names:
            yield ""
            yield f"{table.title}"
            yield f"  Bekendmaking: {table.publication}"
        for name in names:
            value = before[name]
            was = "niet bekend" if value.value is None else shown(value.value)
            who = without[name]
            needed = "alle" if len(who) == len(HOUSEHOLDS) else ", ".join(who) or "andere huishoudens"
            yield f"  - {name}: {value.label} ({value.article}); was {was}. Nodig voor: {needed}."
            yield f"    Vorige bron: {'; '.join(source.title for source in value.sources)}"


def _write_cases(folder: Path, year: int) -> None:
    """In a checkout: keep the outcomes of the new year, so that a later change of them is seen."""
    from calculator.amounts.tables import load_coverage, load_tables

    cases = _checkout(folder)
    if cases is None:
        return
    for cached in (load_tables, load_coverage):
        cached.cache_clear()
    from calculator.outcome.completeness import regression_cases

    path = cases / f"regression_{year}.yaml"
    path.write_text(regression_cases(year), encoding="utf-8")
    _say(
        f"Uitkomsten van {year} staan in {path}: alleen om veranderingen te zien.",
        "Nog te doen: gepubliceerde uitkomsten van het nieuwe jaar als test, met bron, en alle tests draaien.",
    )


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
