"""The man page and the completion of the shell, both made from the command line as the program knows it."""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Iterator
from pathlib import Path

from calculator.cli import _parser
from project import ROOT, source_day, version

TEMPLATE = ROOT / "packaging" / "linux" / "leefbudget.1.in"
COMPLETIONS = {
    "bash": Path("bash-completion/completions/leefbudget"),
    "zsh": Path("zsh/vendor-completions/_leefbudget"),
}
_FILES = {"BESTAND", "IN", "UIT"}  # how the help names an argument that is a file
_CASE = "geval"


def man_page() -> str:
    """Return the man page: what we wrote of it, with the commands and their options as the program has them."""
    text = TEMPLATE.read_text(encoding="utf-8")
    commands = "\n".join(_sections("leefbudget", _parser()))
    return text.replace("@DAG@", source_day()).replace("@VERSIE@", version()).replace("@OPDRACHTEN@", commands)


def write(share: Path) -> None:
    """Put the man page and the completions in their places under ``share``."""
    page = share / "man" / "nl" / "man1" / "leefbudget.1.gz"
    page.parent.mkdir(parents=True)
    page.write_bytes(gzip.compress(man_page().encode(), mtime=0))
    elsewhere = share / "man" / "man1" / "leefbudget.1.gz"  # who has no Dutch system reads the same page
    elsewhere.parent.mkdir()
    elsewhere.symlink_to(Path("..", "nl", "man1", page.name))
    for shell, place in COMPLETIONS.items():
        (share / place).parent.mkdir(parents=True)
        (share / place).write_text(completion(shell), encoding="utf-8")


def completion(shell: str) -> str:
    """Return the completion for a shell."""
    import shtab

    parser = _parser()
    for one in (parser, *commands_of(parser).values()):
        for action in one._actions:  # noqa: SLF001 - argparse has no other way to look at what it was given
            if action.dest == _CASE or action.metavar in _FILES:
                action.complete = shtab.FILE  # type: ignore[attr-defined]
    return str(shtab.complete(parser, shell))


def commands_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the commands of a parser by name."""
    choices = [action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction)]  # noqa: SLF001
    return dict(choices[0] or {}) if choices else {}


def _sections(above: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    for word, command in commands_of(parser).items():
        name = f"{above} {word}"
        yield f".SS {_quoted(name)}"
        yield _quoted((command.description or "").capitalize()) + "."
        for usage in (command.usage or name).split(" | "):
            yield ".br"
            yield rf"\fB{_quoted(usage)}\fR"
        for action in command._actions:  # noqa: SLF001
            if action.help and action.dest != "help":
                metavar = f" {action.metavar}" if isinstance(action.metavar, str) else ""
                options = ", ".join(action.option_strings)
                yield ".TP"
                yield rf"\fB{_quoted((options + metavar).strip() or action.dest)}\fR"
                yield _quoted(action.help % {"prog": name, "default": action.default})
        if command.epilog:
            yield from (".PP", ".nf", *map(_quoted, command.epilog.splitlines()), ".fi")
        yield from _sections(name, command)


def _quoted(text: str) -> str:
    """Return text as roff prints it: a hyphen that can be copied, and nothing that begins like a request."""
    plain = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{plain}" if plain.startswith((".", "'")) else plain
