"""Whether the cells of a case file still stand at their own inputs, and what was filled in beside them.

Excel and LibreOffice move the name of a cell along with it. A script that inserts rows does not, and a sort moves only
what stands in cells: a name then has the cell of another input. So beside a cell stands its name as text, before it its
label and above its column a head; in a file from before the names stood there, its label and the title of its group.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from calculator.workbook.entries import InputCell
from calculator.workbook.package import CannotOpen, Found, Package, Place

HEADS = LABEL_HEAD, VALUE_HEAD, UNIT_HEAD = "Gegeven", "Waarde", "Eenheid"
_MOST_SHOWN, _MORE = 3, "en nog {0} andere"
_MOVED = (
    "In dit bestand horen de namen van cellen niet meer bij hun rij of kolom.",
    "Dat komt door sorteren of verplaatsen, of door een programma dat rijen verschuift zonder de namen mee te nemen.",
)
_REMEDY = "Neem een reservekopie, en verander daarin alleen de groene cellen."
_THERE = "De naam {0} wijst naar cel {1}, en daar staat: {2}."
_NOT_READ = "Niet gelezen, want hier staat geen vraag van Leefbudget: cel {0}, {1}."
_COPY = "Niet gelezen, want het is een kopie: het blad {0}."


def check(package: Package, inputs: Collection[InputCell]) -> None:
    """Refuse a file in which a name has the cell of something else than its own input.

    Raises:
        CannotOpen: with what stands there.
    """
    places = _places(package, inputs)
    sheets = {name: _InputRows(package.sheet(name), inputs) for name in {place.sheet for place in places.values()}}
    wrong = []
    for entry in inputs:
        place = places.get(entry.name)
        if place is not None and not sheets[place.sheet].has(entry, place):
            there = " ".join(sheets[place.sheet].before(place)) or "niets"
            wrong.append(f"- {entry.label}: {_THERE.format(entry.name, place.cell, there)}")
    if wrong:
        more = [_MORE.format(len(wrong) - _MOST_SHOWN)] if len(wrong) > _MOST_SHOWN else []
        raise CannotOpen("\n".join([*_MOVED, *wrong[:_MOST_SHOWN], *more, _REMEDY]))


def not_read(package: Package, inputs: Collection[InputCell]) -> Iterator[str]:
    """Say of what was filled in among the inputs that it was not read."""
    yield from map(_COPY.format, package.copies)
    places = _places(package, inputs).values()
    read = {(place.sheet, place.column, place.first) for place in places}
    for name, column in sorted({(place.sheet, place.column) for place in places}):
        sheet = _InputRows(package.sheet(name), inputs)
        last = max(place.first for place in places if place.sheet == name)
        others = (row for row in sheet.below(column) if (name, column, row) not in read)
        found = [row for row in others if row < last or not isinstance(sheet.rows[row][column], str)]
        for row in found[:_MOST_SHOWN]:
            texts = (*sheet.before(Place(name, column, row, row)), _as_text(sheet.rows[row][column]))
            yield _NOT_READ.format(f"{column}{row}", " ".join(texts))
        if len(found) > _MOST_SHOWN:
            yield _MORE.format(len(found) - _MOST_SHOWN)


def _as_text(value: Found) -> str:
    return f"{value:.10g}".replace(".", ",") if type(value) is float else str(value)


def _places(package: Package, inputs: Collection[InputCell]) -> dict[str, Place]:
    return {entry.name: place for entry in inputs if (place := package.place(entry.name))}


class _InputRows:
    """A sheet with inputs, row by row."""

    def __init__(self, cells: dict[str, Found], inputs: Collection[InputCell]) -> None:
        self.rows: dict[int, dict[str, Found]] = {}
        for cell, value in cells.items():
            if value not in (None, ""):
                column = cell.rstrip("0123456789")
                self.rows.setdefault(int(cell[len(column) :]), {})[column] = value
        names = {entry.name for entry in inputs}
        self._groups = titles = {entry.group for entry in inputs}
        self._labels = {entry.field.label for entry in inputs}
        texts = {
            row: {value for value in values.values() if isinstance(value, str)} for row, values in self.rows.items()
        }
        self._texts = set().union(*texts.values())
        self._has_names = any(names & found for found in texts.values())
        self._titles = [(row, found & titles) for row, found in texts.items() if found & titles]
        self._head = next((row for row, found in texts.items() if {LABEL_HEAD, UNIT_HEAD} <= found), 0)
        heads = self.rows.get(self._head)
        self._column = next((key for key, text in heads.items() if text == VALUE_HEAD), "") if heads else None

    def has(self, entry: InputCell, place: Place) -> bool:
        """Whether an input stands at a place."""
        texts = self.before(place)
        if self._column not in (None, place.column) or not self._groups.isdisjoint(texts):
            return False
        if not self._has_names:
            own = entry.field.label in texts or (
                bool(texts) and entry.field.label not in self._texts
            )  # it was reworded
            return own and self._title(place.first) <= {entry.group}
        row = [text for text in self.rows.get(place.first, {}).values() if isinstance(text, str)]
        said = any(whole.endswith(f": {text}") for whole in row for text in texts)
        return entry.name in row and (said or self._labels.isdisjoint(texts))

    def before(self, place: Place) -> list[str]:
        """Return the texts before a cell in its row."""
        column = (len(place.column), place.column)
        row = self.rows.get(place.first, {})
        return [text for key, text in row.items() if isinstance(text, str) and (len(key), key) < column]

    def below(self, column: str) -> Iterator[int]:
        """Yield the rows below the heads in which a column is filled in."""
        return (row for row, values in self.rows.items() if row > self._head and column in values)

    def _title(self, row: int) -> set[str]:
        """Return the title above a row, if any."""
        return next((found for above, found in reversed(self._titles) if above <= row), set())
