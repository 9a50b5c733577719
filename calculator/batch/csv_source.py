"""A csv file as a batch sheet: its dialect, where its header stands, and its rows, also as Excel leaves them behind."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from itertools import chain, dropwhile, pairwise, product
from pathlib import Path

import pyarrow as pa

from calculator.batch.columns import AMOUNTS, KNOWN, LATER, LISTS, NEEDED, NOW, NUMERIC, REQUIRED
from calculator.batch.headers import (
    SEARCHED,
    WITH_CENTS,
    Header,
    Repeats,
    check_above,
    check_behind,
    check_upright,
    check_widths,
    find_header,
    first_row,
    fit_header,
    has_cents_apart,
    names_of,
    no_name,
    quoted,
    to_carry,
    unnamed,
)
from calculator.batch.notation import MONTH_FIRST_ABROAD, Look, Notation, notation_of
from calculator.batch.receipt import Receipt
from calculator.batch.refusals import refuse
from calculator.batch.sheet_source import Chunk, Find, SheetSource, rows_in_chunk
from calculator.cases.fields import Mistake
from calculator.dutch.ages import OLDEST
from calculator.dutch.dates import NotADay, parse_day
from calculator.dutch.marks import shows
from calculator.dutch.money import NotAnAmount, TwoReadings, read_amount
from calculator.sheets.archive import Unreadable
from calculator.sheets.csv_text import MARK, OTHER_ENDS, SEPARATORS, CsvFile, look_through
from calculator.sheets.kinds import text_kind
from calculator.sheets.sheet_cells import MOST_COLUMNS, column_letters

_WHOLE = re.compile(r"\d{1,7}", re.ASCII)
_FEWEST = 3  # columns that make a line a header
_MOST_PARTS = 4  # of a list that fell apart
_SEVERAL = 2
_HAS_CENTS, _NO_MONTH = re.compile(r"[.,]\d\d$"), re.compile(r"^\d{5}")  # more than any home costs a month


@dataclass
class _Dialect:
    """How the rows of a file are told apart; ``header`` stands in ``lines``, of the rows that were looked at."""

    separator: str
    header: Header
    rows: list[list[str]]
    lines: tuple[int, int]

    @property
    def below(self) -> list[list[str]]:
        """The rows below the header, of those that were looked at."""
        return self.rows[self.header.last + 1 :]

    def fit_header(self) -> bool:
        """Make the header as wide as its rows; whether the name of the first cell was missing."""
        fitted, nameless = fit_header(self.header, self.below, self.separator)
        if fitted.texts != self.header.texts:
            self.header, self.rows[fitted.first] = fitted, [*fitted.texts]
        return nameless


def open_csv(path: Path, find: Find) -> SheetSource:
    """Open a csv file.

    Raises:
        Refused: a column is missing.
        Unreadable: it is no csv file.
    """
    look = Look()
    text = look_through(path, look.through)
    dialect = _dialect(text)
    if len(dialect.rows) <= dialect.header.last + 1 and (said := _other_end("".join(dialect.header.texts))):
        raise Unreadable(f"Alles staat op één regel. {said}")
    check_upright(dialect.rows, dialect.header)
    nameless = dialect.fit_header()
    sheet = _CsvSheet(text, dialect, find, remarks=0 < look.remarks <= text.lines // 2)
    check_above(dialect.rows[: dialect.header.first], sheet.places, sheet.start)
    check_behind(dialect.header.texts[sheet.start :], sheet.places)
    usual = "." if dialect.separator == "," else ","
    notation = Notation(usual, month_first="" if usual == "," else MONTH_FIRST_ABROAD)
    if sheet.places and look.is_needed(dialect.separator):
        notation = notation_of(sheet.chunks(Receipt(path.name)), sheet.places, usual)
    receipt = Receipt(
        path.name,
        header=dialect.lines,
        headers=tuple(sheet.texts),
        encoding=text.shown_encoding,
        doubted=text.doubted,
        separator=SEPARATORS.get(dialect.separator, repr(dialect.separator)),
        lines=text.lines,
        nameless=nameless,
    )
    receipt.beside.update(sheet.beside)
    below = dialect.below
    for name in AMOUNTS:
        if name in sheet.places:
            place = sheet.places[name] + sheet.start
            receipt.take_example((row[place] for row in below if place < len(row)), notation.decimal(name))
    if "peildatum" in sheet.places:
        day = sheet.places["peildatum"] + sheet.start
        receipt.take_day((row[day] for row in below if day < len(row)), notation.of("peildatum"))
    return SheetSource(
        to_carry(sheet.texts),
        sheet.places,
        sheet.chunks(receipt),
        receipt,
        notation=notation,
        english=dialect.separator == ",",
    )


def _dialect(text: CsvFile) -> _Dialect:
    """Return the separator that shows most known columns."""
    faults: list[Unreadable] = []
    found: list[_Dialect] = []
    for separator in dict.fromkeys((text.setting or ";", *SEPARATORS)):
        found.append(_tried(text, separator, faults))
        if found[-1].header.known >= len(REQUIRED):
            return found[-1]
    best = max(found, key=lambda dialect: (dialect.header.known, len(dialect.header.texts)))
    if said := text_kind(text.start):
        raise Unreadable(said)
    lines = text.start.decode(text.encoding, errors="ignore").splitlines()
    apart = any(_names_in(line) and not any(sign in line for sign in SEPARATORS) for line in lines)
    if faults and len(best.header.texts) <= 1 and not apart:
        raise faults[0]
    named = next((row for row in best.rows if _names_in("".join(row))), None)
    if apart or (best.header.known < _FEWEST and named and len(named) < len(REQUIRED)):
        raise Unreadable("Tussen de cellen staat een teken dat Leefbudget niet kent. Bewaar het met een puntkomma.")
    return best


def _names_in(line: str) -> bool:
    """Whether names of columns stand in one line."""
    return sum(name in line.casefold() for name in REQUIRED) >= _FEWEST


def _other_end(text: str) -> str:
    """Say which sign in a text is meant as the end of a line, and what to do; nothing where there is none."""
    if not (found := OTHER_ENDS.search(text)):
        return ""
    return f"Het teken U+{ord(found[0]):04X} is geen einde van een regel. Bewaar de tekst opnieuw met gewone regels."


def _tried(text: CsvFile, separator: str, faults: list[Unreadable]) -> _Dialect:
    """Return the first rows as they are with a separator, as far as they can be read, and the header among them."""
    rows: list[list[str]] = []
    lines: list[int] = []
    try:
        for line, row in text.rows(separator):
            if len(row) > MOST_COLUMNS:
                raise refuse(
                    text.path, f"Regel {line} heeft {len(row)} cellen. Een blad heeft er hooguit {MOST_COLUMNS}."
                )
            if any(row):
                rows.append(row)
                lines.append(line)
            if len(rows) == SEARCHED:
                break
    except Unreadable as error:
        faults.append(error)
    header = find_header(rows) or first_row(rows)
    place = (lines[header.first], lines[header.last]) if lines else (0, 0)
    return _Dialect(separator, header, rows, place)


# What stands there may be another thing, as "(4 rows affected)" or a number of rows by itself.
_ENDS_HERE = (
    "regel {}: het bestand houdt hier midden in een regel op. Vraag het opnieuw. "
    "Staat daar geen huishouden, haal de regel dan weg."
)
_GOES_ON = (
    "regel {0}: deze regel breekt af, en gaat verder in regel {1}. Zet ze op één regel. "
    "Hoort regel {1} er niet bij, haal hem dan weg."
)


class _CsvSheet:
    """The rows of a csv file below its header, cut to the columns that have a name or hold something."""

    def __init__(self, text: CsvFile, dialect: _Dialect, find: Find, *, remarks: bool) -> None:
        self._text = text
        self._remarks = remarks  # a few lines begin with #; where most do, it is part of their code
        self._dialect = dialect
        header = dialect.header
        rows = dialect.rows[header.first :]
        self._width = max((len(row) for row in rows[: header.last - header.first + 1]), default=0)
        self.start, self._end = header.span([row[: self._width] for row in rows])
        self.texts = [*header.texts, *[""] * self._end][self.start : self._end]
        self.beside = {f"kolom {column_letters(place)}" for place in header.outside(self.start, self._end)}
        self.places = find(self.texts)
        named = [place for place, text in enumerate(header.texts) if text.strip()]
        self._names = len(named)
        self._named = max(named, default=self._width - 1) + 1  # behind it is what a separator too many makes
        below = dialect.below
        self._cents_apart = (  # among commas, 612,35 is two cells in this file
            dialect.separator == ","
            and any(len(row) > self._width for row in below)
            and not any(map(WITH_CENTS.fullmatch, chain.from_iterable(below)))
        )
        self._crowded = any(any(row[self._width :]) for row in below)  # then what is too long has lost its place
        self._odd = False  # whether cells of other rows have moved
        self._uneven = any(len(row) != self._width for row in below)  # then a list apart may fill up what is missing
        self._short: tuple[int, list[str]] = (-1, [])  # the last short row: its place and its cells
        self._parted = 0  # how many rows went on in the next line
        self._longer: list[tuple[int, list[str]]] = []  # the lines with separators too many
        own = range(max(self.places.values(), default=0))
        self._texts_between = [place + self.start for place in own if place not in self.places.values()]
        self._first = next((name for name, place in self.places.items() if place + self.start == 0), "")
        self._unnamed = [place + self.start for place in unnamed(self.texts, self.places)]
        odd = [len(row) for row in below if len(row) != self._width and self._moved(row, self._padded(row))]
        self._odd = bool(odd)
        if not self._unnamed:
            check_widths(self._width, odd, len(below), dialect.separator)

    def chunks(self, receipt: Receipt) -> Generator[Chunk]:
        """Yield the rows in chunks.

        Raises:
            Refused: the text cannot be read to its end.
        """
        size = rows_in_chunk(len(self.texts))
        dialect, width = self._dialect, self._width
        whole = not (self.start or self._uneven or self._unnamed) and self._end == width == self._named
        rows = self._text.rows(dialect.separator)
        line = filled = header = dialect.lines[1]
        found: list[list[str]] = []
        broken: dict[int, str] = {}
        heads = dialect.rows[dialect.header.first : dialect.header.last + 1]
        again = Repeats([row[self.start : self._end] for row in heads], self.places)
        code, headings = self.start + again.code, again.headings
        odd = self._remarks or again.two or self._text.marks  # then each row needs a look
        self._short, self._parted, self._longer = (-1, []), 0, []
        try:
            for line, row in dropwhile(lambda numbered: numbered[0] <= header, rows):
                if not (row and shows(row[0])) and not any(map(shows, row)):
                    receipt.empty += 1
                    continue
                if len(found) >= size and (len(row) >= width or len(found) == 2 * size):  # else it may go on here
                    receipt.add_rows(len(found), filled)
                    yield _chunk(found, broken)
                    found, broken, self._short = [], {}, (-1, [])
                if len(row) == width and whole:
                    found.append(row)
                else:
                    broken = self._taken(found, filled, line, row, receipt) | broken
                if odd or (len(row) > code and row[code] in headings):
                    broken |= self._told(again, len(found) - 1, line, row)
                filled = line
                receipt.first = receipt.first or line
        except Unreadable as error:
            raise refuse(self._text.path, str(error)) from error
        before, doubt = len(found) - 2, _GOES_ON.format(filled - 1, filled)
        alone = self._parted == 1 and self._is_count(before + 1, receipt.rows)
        if alone and broken.get(before) == doubt:
            del broken[before]
        if self._text.open_end and filled == line and found:
            broken |= self._ended(len(found) - 1, found[-1][-1], line, receipt)
        receipt.add_rows(len(found), filled)
        self._check_longer(receipt)
        receipt.joined = line - header - receipt.rows - receipt.empty
        receipt.whole = True
        if found:
            yield _chunk(found, broken)

    def _ended(self, place: int, last: str, line: int, receipt: Receipt) -> dict[int, str]:
        """Say by its place of a last row without the end of a line that it breaks off, or doubt its last amount."""
        if self._short[0] == place:
            return {place: _ENDS_HERE.format(line)}
        amount = self._width - 1 in (self.places[name] + self.start for name in AMOUNTS if name in self.places)
        receipt.unended = last if amount and shows(last) and not _HAS_CENTS.search(last) else ""
        return {}

    def _check_longer(self, receipt: Receipt) -> None:
        """Refuse a file in which one row has a separator too many that may have moved its cells: no program does so."""
        if len(self._longer) == 1 < receipt.rows and self._may_be_moved(self._longer[0][1]):
            said = f"Regel {self._longer[0][0]} heeft als enige meer cellen dan de kopregel. Zijn er cellen verschoven?"
            raise refuse(self._text.path, f"{said} Haal het scheidingsteken weg dat er te veel staat.")

    def _may_be_moved(self, row: list[str]) -> bool:
        """Whether a row with one cell too many is also whole without one of the empty cells between its others."""
        last = max(place for place, text in enumerate(row) if shows(text))
        empty = (place for place, text in enumerate(row[:last]) if not shows(text))
        maybe = ([*row[:place], *row[place + 1 :]] for place in empty if len(row) == self._width + 1)
        return any(self._fits(cells) and self._of_later(cells) != 1 for cells in maybe)

    def _of_later(self, cells: list[str]) -> int:
        """Return how many amounts a row has of a later dwelling."""
        return sum(shows(cells[self.places[name] + self.start]) for name in LATER if name in self.places)

    def _taken(
        self, found: list[list[str]], filled: int, line: int, row: list[str], receipt: Receipt
    ) -> dict[int, str]:
        """Take a row whose cells must be looked at; by its place what is wrong with it or with the one before.

        Raises:
            Unreadable: the header has a cell without a name between others, and it cannot be told why, or this may be
                the begin of the first amount in the next line.
        """
        if len(row) == 1 and self._first in NUMERIC and row[0].strip()[:1].isdigit():
            raise Unreadable(
                f"Regel {line}: hier staat alleen {row[0].strip()}. Breekt de regel af, zet hem dan op één regel. "
                "Staat hier geen huishouden, haal de regel dan weg."
            )
        if self._unnamed and (len(row) < self._width or self._fills(row)):
            raise no_name(self._unnamed[0], line)
        as_wide = len(row) == self._width and not any(row[self._named :]) and not self._uneven
        cells, said = (row, "") if as_wide else self._fitted(line, row)
        receipt.shortened += len(row) < self._width
        if len(row) > self._width and not said and len(self._longer) < _SEVERAL:
            self._longer.append((line, row))
        broken = {len(found): said} if said else {}
        parted = self._broken_off(found, filled, line, row)
        self._parted += len(parted)
        found.append(self._cut(cells, receipt))
        return broken | parted

    def _fills(self, row: list[str]) -> bool:
        """Whether a row has something below no name, or ages that fell apart, which make it as wide as the header."""
        return self._ages_apart(row) or any(shows(row[place]) for place in self._unnamed)

    def _ages_apart(self, row: list[str]) -> bool:
        """Whether beside the first age of the children another cell has one, of no column or of that behind it."""
        place = self.places.get("kinderen_leeftijden", self._width) + self.start
        first = place - 1 if place - 1 in self._texts_between else place
        ages = [bool(_WHOLE.fullmatch(text.strip())) and int(text) <= OLDEST for text in row[first : place + 2]]
        return any(map(all, pairwise(ages)))

    def _told(self, again: Repeats, place: int, line: int, row: list[str]) -> dict[int, str]:
        """Say by its place of a row that it is a remark, or the header again; nothing of any other."""
        if self._remarks and row[0].startswith("#"):
            return {place: f"regel {line}: deze regel begint met #. Is hij vervallen, haal hem dan weg."}
        cells = row[self.start :]
        heading = len(cells) > again.code and cells[again.code].lstrip(MARK) in again.headings
        return again.of_row(place, line, cells) if heading or (again.two and again.begins(cells)) else {}

    def _cut(self, row: list[str], receipt: Receipt) -> list[str]:
        """Return the cells of the columns that are used, as many as there are columns."""
        for place in (*range(min(self.start, len(row))), *range(self._end, len(row))):
            if row[place].strip():
                receipt.beside.add(f"kolom {column_letters(place)}")
        cells = row[self.start : self._end]
        return cells + [""] * (self._end - self.start - len(cells))

    def _padded(self, row: list[str]) -> list[str]:
        return [*row, *[""] * (self._width - len(row))]

    def _fitted(self, line: int, row: list[str]) -> tuple[list[str], str]:
        """Return a row that is shorter or longer than the header, and what is wrong when cells may have moved.

        A spreadsheet program leaves out the separators behind the last cell that holds something, or adds some.
        """
        width, separator = self._width, self._dialect.separator
        cells = self._padded(row)
        other = next((sign for sign in SEPARATORS if sign != separator and "".join(row).count(sign) >= width - 1), "")
        if other and len(row) < width:
            signs = f"een {SEPARATORS[other]}, en in de kopregel een {SEPARATORS.get(separator, separator)}"
            return cells[:width], f"regel {line}: tussen de cellen staat hier {signs}"
        if not self._moved(row, cells):
            return cells[:width], ""
        if len(row) > width and (said := _other_end("".join(row))):
            return cells[:width], f"regel {line}: hier staan meer rijen op één regel. {said}"
        if sum(name in KNOWN for name in names_of(row[width - 1 :])) >= _FEWEST:
            raise Unreadable(f"Regel {line}: hierachter begint een tweede tabel. Geef elke tabel een eigen bestand.")
        accepted = f"{self._named} cellen; {quoted(separator)}"
        return cells[:width], str(Mistake(f"regel {line}", f"{len(row)} cellen", accepted))

    def _moved(self, row: list[str], cells: list[str]) -> bool:
        """Whether cells of a row may have moved; ``cells`` are those with others behind them up to the header's."""
        width, separator = self._width, self._dialect.separator
        longer, fewer = len(row) > width, max(width - len(row), 0)
        lists = [self.places[name] + self.start for name in LISTS if name in self.places]
        inside = sum(cell.count(separator) for place, cell in enumerate(row) if place not in lists)
        apart = [joined for place in lists for joined in _lists_joined(cells, place)]
        maybe = list(apart)
        if len(row) != width:
            maybe += [_joined(cells, place, 2) for place in self._texts_between if cells[place]]
        if fewer:  # the name of a column may be one too many
            apart = [cells]
        return (
            (longer and (separator == "," or self._crowded or any(row[width:])))  # among commas, 612,35 falls apart
            or 0 < fewer <= inside  # a quoted cell may have swallowed the next ones
            or (self._cents_apart and len(row) > self._names and has_cents_apart(row))
            or (self._odd and self._ages_apart(row))
            or any(map(self._is_whole, maybe))
            or ((fewer > 0 or self._odd) and any(self._fits(one) for one in self._emptied(apart)))
        )

    def _emptied(self, rows: list[list[str]]) -> Iterator[list[str]]:
        """Yield rows as they would be with nothing below the name of a column of the owner, and later cells moved."""
        for cells, place in product(rows, self._texts_between):
            yield [*cells[:place], "", *cells[place : self._width - 1]]

    def _broken_off(self, found: list[list[str]], filled: int, line: int, row: list[str]) -> dict[int, str]:
        """Say by its place of the row before, on the line ``filled``, that it goes on in this one."""
        place, short = self._short
        if len(row) >= self._width:
            return {}
        self._short = len(found), row
        before = short if place == len(found) - 1 else [*[""] * self.start, *found[-1]] if found else [""]
        if not found or filled != line - 1 or not self._goes_on(before, row):
            return {}
        return {len(found) - 1: _GOES_ON.format(filled, line)}

    def _goes_on(self, row: list[str], rest: list[str]) -> bool:
        """Whether the next line is the rest of a row that a line end broke off before an amount, or within one."""
        within = [*row[:-1], row[-1] + rest[0], *rest[1:]]
        return self._has_amounts([*row, *rest], len(row)) or (
            self._has_amounts(within, len(row) - 1) and not (len(row) == self._width and self._is_done(row[-1], within))
        )

    def _has_amounts(self, joined: list[str], start: int) -> bool:
        """Whether lines that are joined are one row, with amounts in the cells from ``start`` on."""
        if len(joined) != self._width:
            return False
        places = (self.places[name] + self.start for name in AMOUNTS if name in self.places)
        later = [joined[place] for place in places if place >= start]
        return any(map(shows, later)) and all(map(_may_be_amount, later))

    def _is_done(self, last: str, joined: list[str]) -> bool:
        """Whether the last amount of a row has all its cells, so that a number in the next line is something else."""
        a_month = any(self.places.get(name, -1) + self.start == self._width - 1 for name in (*NOW, *LATER))
        return bool(_HAS_CENTS.search(last) or (a_month and _NO_MONTH.search(joined[-1])) or not self._is_whole(joined))

    def _is_count(self, place: int, before: int) -> bool:
        """Whether the last line, of ``place`` in its chunk, says only how many rows or lines are above it."""
        at, row = self._short
        above = before + place
        return at == place >= 0 and not any(row[1:]) and row[0].strip() in (str(above), str(above + 1))

    def _fits(self, cells: list[str]) -> bool:
        """Whether a row is whole, with amounts in their places."""
        amounts = (cells[self.places[name] + self.start] for name in AMOUNTS if name in self.places)
        return self._is_whole(cells) and all(map(_may_be_amount, amounts))

    def _is_whole(self, cells: list[str]) -> bool:
        """Whether a row has what every row needs, with a day in its place, and of a later dwelling all or nothing."""

        def given(name: str) -> str:
            place = self.places.get(name, -1) + self.start
            return cells[place].strip() if name in self.places and place < len(cells) else ""

        try:
            day = parse_day(given("peildatum"))
        except NotADay:
            return False
        rent, _, energy = map(given, LATER)
        age = given("aanvrager_leeftijd") or given("aanvrager_geboren")
        return day is not None and bool(age) and all(map(given, NEEDED)) and bool(rent) == bool(energy)


def _lists_joined(cells: list[str], place: int) -> Iterator[list[str]]:
    """Yield the row as it would be when a list fell apart over several cells, whose parts look like those of a list."""
    for parts in range(2, _MOST_PARTS + 1):
        part = cells[place : place + parts]
        if len(part) < parts or not all(_WHOLE.fullmatch(text.strip()) for text in part):
            return
        if int(part[0]) <= OLDEST and any(int(text) > OLDEST for text in part):
            return  # ages, and what is no age
        yield _joined(cells, place, parts)


def _joined(cells: list[str], place: int, parts: int) -> list[str]:
    return [*cells[:place], ";".join(cells[place : place + parts]), *cells[place + parts :]]


def _may_be_amount(text: str) -> bool:
    try:
        read_amount(text or "0", None)
    except TwoReadings:
        return True
    except NotAnAmount:
        return False
    return True


def _chunk(rows: list[list[str]], broken: dict[int, str]) -> Chunk:
    columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
    return Chunk(len(rows), columns, broken)
