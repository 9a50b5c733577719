"""The receipt of reading: what was read from which file, in which notation, and whether every line became a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from calculator.batch.columns import FAULT, NOTICE
from calculator.batch.days import day_of
from calculator.batch.headers import is_earlier_run, own_names
from calculator.batch.notation import Notation
from calculator.batch.population import Households
from calculator.batch.reading import AGE_OF, BORN_OF, Lists
from calculator.batch.texts import cell_text
from calculator.dutch.dates import day_text
from calculator.dutch.money import NotAnAmount, decimal_sign, number, read_amount, two_ways

_LONGEST_LIST = 8
_ISO = re.compile(r"\s*\d{4}\D")
_FEW, _MOST_CHILDREN = 3, 6  # households with children, and how many a household has
_MOST_CODES = 1 << 15


@dataclass
class Receipt:
    """What there is to say about reading a sheet; it fills up while rows are read and computed.

    ``alike`` names sheets with the same columns that were not read, ``unseen`` the hidden columns that were, and
    ``covered`` counts the cells that hold something under a merged one. Of a csv file ``lines`` is how many there are,
    ``empty`` and ``joined`` how many of them hold nothing or go on with the row of the line before. ``beside`` names
    columns apart from the table that hold something, ``whole`` tells that the last row was read,
    ``nameless`` that the first cell of every row has no place in the header, ``unended`` is an amount with which the
    file ends without the end of a line, ``doubted`` a word that shows whether this is its encoding.
    """

    file: str
    sheet: str | None = None
    alike: tuple[str, ...] = ()
    header: tuple[int, int] | None = None
    headers: tuple[str, ...] = ()
    encoding: str = ""
    doubted: str = ""
    separator: str = ""
    example: str = ""
    lines: int | None = None
    rows: int = 0
    first: int | None = None
    last: int | None = None
    empty: int = 0
    joined: int = 0
    hidden: int = 0
    unseen: list[str] = field(default_factory=list)
    covered: int = 0
    struck: int = 0
    shortened: int = 0
    examples: int = 0
    nameless: bool = False
    unended: str = ""
    beside: set[str] = field(default_factory=set)
    whole: bool = False
    computed: int = 0
    wrong: int = 0
    odd: int = 0
    rounded: int = 0
    dashes: int = 0
    nothing: dict[str, int] = field(default_factory=dict)
    again: int = 0
    _codes: set[str] | None = field(default_factory=set)
    day: tuple[str, str] | None = None
    _with_children: int = 0
    _most_children: int = 0
    _oldest: int = 0
    _read_as: float = 0.0
    _shows_cents: bool = False

    def add_rows(self, number: int, line: int) -> None:
        """Count rows, of which the last one ends on a line."""
        self.rows += number
        self.last = line if self.rows else None

    def add(self, households: Households) -> None:
        """Count what was computed of a chunk."""
        right = int(households.right.sum())
        self.computed += right
        self.wrong += households.size - right
        self.odd += households.size - households.notices.texts.null_count
        self._add_children(households.children)
        columns = {id(column): column for column in households.columns.values()}.values()
        for words in (households.nothing, *(column.nothing for column in columns)):
            for word, count in words.items():
                self.nothing[word] = self.nothing.get(word, 0) + count
        for column in columns:
            self.rounded += 0 if column.rounded is None else int(column.rounded.sum())
            self.dashes += 0 if column.dashes is None else int(column.dashes.sum())

    def _add_children(self, children: Lists) -> None:
        """Keep what tells ages from how many children there are."""
        if BORN_OF not in children.persons:
            self._with_children += int(np.count_nonzero(children.number))
            self._most_children = max(self._most_children, int(children.number.max(initial=0)))
            self._oldest = max(self._oldest, int(children.persons[AGE_OF].max(initial=0)))

    def add_codes(self, codes: Any) -> None:
        """Count the case codes that stood there before, in a table small enough to be put together by hand."""
        if self._codes is None or len(self._codes) + len(codes) > _MOST_CODES:
            self._codes, self.again = None, 0
            return
        for code in codes.to_pylist():
            if code in self._codes:
                self.again += 1
            elif isinstance(code, str) and code.strip():
                self._codes.add(code)

    def take_example(self, texts: Iterable[object], decimal: str | None) -> None:
        """Keep an amount in a column that has ``decimal`` before the cents, to say how it is read.

        Best is one that shows cents; else one of which the notation decides what it is.
        """
        for text in texts:
            if self._shows_cents:
                return
            if not isinstance(text, str):
                continue
            cents = decimal_sign(text) is not None
            if cents or (not self.example and two_ways(text)):
                try:
                    self._read_as = read_amount(text, decimal)
                except NotAnAmount:
                    continue  # it is told as a wrong cell
                self.example, self._shows_cents = text.strip(), cents

    def take_day(self, cells: Iterable[object], notation: Notation) -> None:
        """Keep a day that is not written as year, month and day, to say how it is read."""
        for cell in cells:
            text = "" if isinstance(cell, date) else (cell_text(cell) or "").strip()
            if self.day is not None or not text or _ISO.match(text):
                continue
            read, _ = day_of(cell, notation)
            self.day = None if read is None else (text, read)

    def sentences(self) -> list[str]:
        """Return the receipt in Dutch."""
        return [*self._where(), *self._notation(), *self._lines(), *self._rows(), *self._columns()]

    def _where(self) -> Iterator[str]:
        yield f"Gelezen: {self.file}." if self.sheet is None else f"Gelezen: {self.file}, blad {self.sheet}."
        if self.alike:
            yield f"Niet gelezen, maar met dezelfde kolommen: {_listed(self.alike)}."
        if self.header is not None:
            first, last = self.header
            names = f"regel {number(first, 0)}" + ("" if first == last else f" en {number(last, 0)}")
            until = f" tot en met {number(self.last or 0, 0)}" if self.whole else ""
            rows = "" if self.first is None else f" De huishoudens staan in regel {number(self.first, 0)}{until}."
            yield f"De namen van de kolommen staan in {names}.{rows}"
            if self.whole and not self.rows:
                yield "Daaronder staat geen huishouden."
            between = (self.last or 0) - (self.first or 1) + 1 - self.rows
            if until and self.lines is None and between:
                yield f"Er {'staat' if between == 1 else 'staan'} {_many(between, 'lege regel', 'lege regels')} tussen."

    def _notation(self) -> Iterator[str]:
        if self.encoding:
            yield f"De tekst is {self.encoding}, met een {self.separator} tussen de cellen."
        if self.doubted:
            yield f"Die codering is niet zeker. Kijk of een woord als {self.doubted} klopt."
        if self.example:
            euros, cents = divmod(round(self._read_as * 100), 100)
            yield f"Een bedrag als {self.example} is gelezen als {number(euros, 0)} euro {cents:02}."

        if self.day:
            yield f"Een datum als {self.day[0]} is gelezen als {day_text(self.day[1])}."

    def _lines(self) -> Iterator[str]:
        if self.lines is None or self.header is None or not self.whole:
            return
        parts = [f"{number(self.header[1], 0)} tot en met de kopregel", _many(self.rows, "rij", "rijen")]
        parts += [_many(self.empty, "lege regel", "lege regels")] if self.empty else []
        parts += [_many(self.joined, "vervolgregel", "vervolgregels")] if self.joined else []
        yield f"Het bestand heeft {_many(self.lines, 'regel', 'regels')}: {', '.join(parts)}."
        lost = self.lines - self.header[1] - self.rows - self.empty - self.joined
        if lost:
            yield f"Let op: {number(lost, 0)} regels zijn geen rij geworden."
        if self.unended:
            yield f"Achter de laatste regel staat geen regeleinde. Is {self.unended} daar het hele bedrag?"

    def _rows(self) -> Iterator[str]:
        if self.computed or self.wrong:
            done = f"{number(self.computed, 0)} berekend, {number(self.wrong, 0)} met een {FAULT}"
            yield f"Van {_many(self.rows, 'rij', 'rijen')}: {done}."
            lost = self.rows - self.computed - self.wrong
            if lost:
                yield f"Let op: {number(lost, 0)} rijen zijn niet berekend en niet geweigerd."
        counts = (
            (self.odd, "rij heeft", "rijen hebben", f"een opmerking; zie de kolom {NOTICE}"),
            (self.struck, "rij heeft", "rijen hebben", "een doorgehaalde cel; die telt gewoon mee"),
            (self.hidden, "verborgen rij telt", "verborgen of weggefilterde rijen tellen", "gewoon mee"),
            (
                self.covered,
                "cel onder een samengevoegde cel telt",
                "cellen onder een samengevoegde cel tellen",
                "als leeg, want wat daar staat ziet niemand",
            ),
            (
                self.again,
                "rij heeft een dossiercode",
                "rijen hebben een dossiercode",
                "die al eerder in het bestand stond",
            ),
            (self.shortened, "rij is", "rijen zijn", "korter dan de kopregel; de cellen aan het eind zijn leeg"),
            (self.examples, "rij is", "rijen zijn", "een voorbeeld uit het invulblad"),
            (self.rounded, "bedrag is", "bedragen zijn", "afgerond op centen"),
            (self.dashes, "streepje is", "streepjes zijn", "gelezen als 0 euro"),
        )
        for count, one, more, said in counts:
            if count:
                yield f"{_many(count, one, more)} {said}."
        if self._with_children >= _FEW and self._most_children == 1 and self._oldest <= _MOST_CHILDREN:
            yield (
                f"In kinderen_leeftijden staat nooit meer dan één getal, en het hoogste is {self._oldest}. "
                "Zijn het leeftijden, of aantallen kinderen?"
            )
        if self.nothing:
            cells = sum(self.nothing.values())
            words = _listed(sorted(self.nothing, key=lambda word: (-self.nothing[word], word)))
            yield f"{_many(cells, 'cel', 'cellen')} met {words} {'telt' if cells == 1 else 'tellen'} als leeg."

    def _columns(self) -> Iterator[str]:
        if self.unseen:
            columns = _many(len(self.unseen), "verborgen kolom telt", "verborgen kolommen tellen")
            yield f"{columns} gewoon mee: {_listed(self.unseen)}."
        if self.nameless:
            yield "Boven de eerste cel van elke regel staat geen naam. Die cel telt nergens voor mee."
        if self.beside:
            yield f"Niet meegenomen, want het staat los van de tabel: {_listed(sorted(self.beside))}."
        own = own_names(self.headers)
        if is_earlier_run(self.headers):
            yield "De uitkomsten van een eerdere keer in dit bestand worden vervangen."
        elif own:
            named = _listed([f"{self.headers[place].strip()} heet nu {name}" for place, name in own.items()])
            yield f"Een kolom van uzelf met de naam van een uitkomst blijft bewaard: {named}."


def _many(count: int, one: str, more: str) -> str:
    return f"{number(count, 0)} {one if count == 1 else more}"


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_LONGEST_LIST])
    return shown if len(names) <= _LONGEST_LIST else f"{shown} en nog {len(names) - _LONGEST_LIST}"
