"""Sentences of a language: found by key, filled in, and in the form that a number asks for.

A hole is ``{name}`` or ``{name:form}``: ``euro`` (cents where there are any), ``heel`` (whole euros), ``getal`` (a
plain number) or ``dag`` (a date in words). A value may be a message itself, or several, which are joined. An entry of
several forms says ``by`` which hole they go; the file says which numbers are ``one``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from calculator.dutch.money import euro, shown, whole_euro
from calculator.kept import yaml_of
from calculator.records import record

HERE = Path(__file__).resolve().parent  # with importlib.resources a start takes longer
DUTCH = "nl"
LANGUAGES = ("nl", "en")


@record(frozen=True)
class Message:
    """A sentence of the program with what stands in its holes, not yet in a language; as text it is Dutch."""

    key: str
    values: Mapping[str, Any]

    @classmethod
    def of(cls, key: str, **values: Any) -> Message:
        """Return the message of a key."""
        return cls(key, values)

    def say(self, language: str = DUTCH) -> str:
        """Return the message in a language."""
        return say(self.key, language, **self.values)

    def __str__(self) -> str:
        """Return the message in Dutch."""
        return self.say()


def say(key: str, language: str = DUTCH, **values: Any) -> str:
    """Return the text of a key in a language, with its holes filled.

    Raises:
        KeyError: the language has no such text, or a hole has no value.
    """
    if key == "label":
        return label_of(values["dutch"], language)
    words = texts_of(language)
    entry = words[key]
    if isinstance(entry, Mapping):
        entry = entry["one" if values[entry["by"]] in words["plural.one"] else "other"]
    return "".join(_filled(str(entry), language, values))


def label_of(dutch: str, language: str) -> str:
    """Return the label of a step in a language, of whom or what it is behind it; the Dutch one where there is none.

    The Dutch label stands where the quantity is defined, an organisation may have its own.
    """
    return dutch if language == DUTCH else _of_whom(dutch, _steps(language)[0], language) or dutch


def read_aloud(dutch: str, language: str) -> str:
    """Return what a step is called where it is read aloud: as ``label_of``, without the words of the law."""
    return _of_whom(dutch, _aloud(language)["labels"], language) or label_of(dutch, language)


def tell(dutch: str, value: str, language: str) -> str:
    """Return a step with its value as one line to read aloud: a sentence, or else what it is called and its value."""
    sentence = _of_whom(dutch, _aloud(language)["sentences"], language)
    return sentence.format(value) if sentence else f"{read_aloud(dutch, language)}: {value}"


def _of_whom(dutch: str, told: Mapping[str, str], language: str) -> str | None:
    """Return what is told of a step, of whom or what it is behind it; None where nothing is."""
    if dutch in told:
        return told[dutch]
    start, between, end = dutch.rpartition(" (")
    found = _of_whom(start, told, language) if between and end.endswith(")") else None
    return f"{found} ({_whose(end[:-1], language)})" if found else None


def _whose(dutch: str, language: str) -> str:
    words = {} if language == DUTCH else _steps(language)[1]
    return words.get(dutch) or " ".join(words.get(word, word) for word in dutch.split())


@cache
def _aloud(language: str) -> dict[str, dict[str, str]]:
    told: dict[str, dict[str, str]] = yaml_of(HERE / f"aloud_{language}.yaml")
    return told


@cache
def _steps(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the labels of the steps by the Dutch ones, and the words that may stand behind them."""
    steps = yaml_of(HERE / f"steps_{language}.yaml")
    return steps["labels"], steps["words"]


def _filled(text: str, language: str, values: Mapping[str, Any]) -> Iterator[str]:
    for literal, name, form, _ in Formatter().parse(text):
        yield literal
        if name is not None:
            yield _written(values[name], form or "", language)


def _written(value: Any, form: str, language: str) -> str:
    if isinstance(value, Message):
        return value.say(language)
    if isinstance(value, list | tuple):
        return _joined([_written(item, form, language) for item in value], language)
    if form == "dag":
        return day_in(str(value), language)
    return _FORMS[form](value)


def day_in(iso: str, language: str) -> str:
    """Write an ISO date in words."""
    year, month, day = iso.split("-")
    return f"{int(day)} {texts_of(language)['months'][int(month) - 1]} {year}"


_FORMS: dict[str, Callable[[Any], str]] = {"": str, "euro": euro, "heel": whole_euro, "getal": shown}


def _joined(parts: list[str], language: str) -> str:
    *first, last = parts
    return f"{', '.join(first)} {say('and', language)} {last}" if first else last


@cache
def texts_of(language: str) -> dict[str, Any]:
    """Return every text of a language by its key, the names of its places in the file with dots between."""
    return dict(_flat(yaml_of(HERE / f"{language}.yaml"), ""))


def _flat(data: Mapping[str, Any], start: str) -> Iterator[tuple[str, Any]]:
    for name, value in data.items():
        if isinstance(value, Mapping) and "by" not in value:
            yield from _flat(value, f"{start}{name}.")
        else:
            yield f"{start}{name}", value
