"""What is said in Dutch of files, cells and fields, in another language: found by the Dutch sentence.

A row of a sheet has its faults as a text, made for many rows at a time and written in a sheet that stays Dutch. Who
shows such a text in another language asks for it here. It may be several sentences or parts behind each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from string import Formatter
from typing import NamedTuple

from calculator.kept import yaml_of
from calculator.records import record
from calculator.words.messages import DUTCH, HERE, Message, day_in, texts_of

_BESIDE, _BETWEEN = (" | ",), (". ", "? ", "; ")  # the faults of a row, and the parts of a text
_ENDING = ".?"  # what of these belongs to the part before
_REMEMBERED = 4096
_KNOWN, _KEPT, _ANY = "known", "kept", ".+?"
_HOLES = {"number": r"−?[\d.]+"}
_LENGTH_OF_SEPARATORS = 10  # of what is fixed in a pattern that fits nearly anything


class _Pattern(NamedTuple):
    """A sentence with holes in both languages, and the length of what is fixed in it.

    ``known`` are the holes that must hold a text that is known itself, ``kept`` those with words of a Dutch sheet.
    """

    length: int
    told: str
    dutch: re.Pattern[str]
    known: frozenset[str]
    kept: frozenset[str]


@record(frozen=True)
class DutchText(Message):
    """A Dutch text of ours in a hole of a message; its key is the text."""

    def say(self, language: str = DUTCH) -> str:
        """Return the text in a language."""
        return told_in(self.key, language)


def told_in(dutch: str, language: str) -> str:
    """Return a text in a language, line by line; a line as it is where the language has no words for it."""
    if language == DUTCH:
        return dutch
    return "\n".join(known_in(line, language) or line for line in dutch.split("\n"))


@lru_cache(_REMEMBERED)
def known_in(dutch: str, language: str) -> str | None:
    """Return a text in a language, None where there are no words for it."""
    exact, strict, loose = _told(language)
    return (
        _day(dutch, language)
        or exact.get(dutch)
        or _in_parts(dutch, _BESIDE, language)
        or _filled(dutch, strict, language)
        or _in_parts(dutch, _BETWEEN, language)
        or _filled(dutch, loose, language)
        or _with_its_point(dutch, language)
        or _with_a_small_letter(dutch, language)
    )


def _day(dutch: str, language: str) -> str | None:
    """Return a day, in figures or in words."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", dutch, re.ASCII):
        return day_in(dutch, language)
    found = re.fullmatch(r"(\d{1,2}) ([a-z]+) (\d{4})", dutch, re.ASCII)
    months = texts_of(DUTCH)["months"]
    if found is None or found[2] not in months:
        return None
    return day_in(f"{found[3]}-{months.index(found[2]) + 1}-{found[1]}", language)


def _with_its_point(dutch: str, language: str) -> str | None:
    """Return the end of a sentence that has a point here."""
    told = known_in(dutch[:-1], language) if dutch.endswith(".") else None
    return told and f"{told}."


def _with_a_small_letter(dutch: str, language: str) -> str | None:
    """Return the name of a field as it stands behind a heading."""
    told = known_in(dutch[0].upper() + dutch[1:], language) if dutch[:1].islower() else None
    return told and told[0].lower() + told[1:]


def _in_parts(dutch: str, signs: tuple[str, ...], language: str) -> str | None:
    """Return a text of two parts that are both known."""
    for between in signs:
        ending = between[0] if between[0] in _ENDING else ""
        for found in re.finditer(re.escape(between), dutch):
            first = known_in(dutch[: found.start()] + ending, language)
            rest = first and known_in(dutch[found.end() :], language)
            if rest:
                return f"{first}{between.removeprefix(ending)}{rest}"
    return None


def _filled(dutch: str, patterns: tuple[_Pattern, ...], language: str) -> str | None:
    for pattern in patterns:
        found = pattern.dutch.fullmatch(dutch)
        if found is None:
            continue
        holes = found.groupdict()
        told = {name: None if name in pattern.kept else known_in(text, language) for name, text in holes.items()}
        if all(told[name] for name in pattern.known):
            return pattern.told.format(**{name: text or holes[name] for name, text in told.items()})
    return None


@cache
def _told(language: str) -> tuple[Mapping[str, str], tuple[_Pattern, ...], tuple[_Pattern, ...]]:
    """Return the texts of a language by the Dutch ones, and those with holes, the longest first.

    Those with a hole that must hold something known stand apart: what they fit is never two texts behind each other.
    """
    groups: dict[str, dict[str, str]] = yaml_of(HERE / f"told_{language}.yaml")
    exact = {dutch: told for texts in groups.values() for dutch, told in texts.items()}
    found = (_pattern(dutch, told) for dutch, told in exact.items() if "{" in dutch)
    patterns = sorted(found, key=lambda pattern: -pattern.length)
    strict = tuple(pattern for pattern in patterns if pattern.known and pattern.length > _LENGTH_OF_SEPARATORS)
    return exact, strict, tuple(pattern for pattern in patterns if pattern not in strict)


def _pattern(dutch: str, told: str) -> _Pattern:
    parts = [(re.escape(literal), name, form or "") for literal, name, form, _ in Formatter().parse(dutch)]
    fits = "".join(literal + (f"(?P<{name}>{_HOLES.get(form, _ANY)})" if name else "") for literal, name, form in parts)
    known, kept = (frozenset(name for _, name, form in parts if name and form == of) for of in (_KNOWN, _KEPT))
    length = sum(len(literal) for literal, _, _ in parts)
    return _Pattern(length, told, re.compile(fits, re.DOTALL), known, kept)
