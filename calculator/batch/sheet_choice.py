"""Which sheet of a workbook is read: the one that fits, never one of several without a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from calculator.batch.headers import SEARCHED, Header, find_header, locate
from calculator.batch.refusals import FileMistake, refuse
from calculator.batch.texts import cell_text
from calculator.cases.fields import Refused
from calculator.sheets.csv_text import SEPARATORS
from calculator.sheets.sheet_cells import MOST_COLUMNS, Cell, SheetRow, UnreadCell
from calculator.sheets.xlsx import SheetName, XlsxFile

EXAMPLES = ("voorbeeld-1", "voorbeeld-2", "voorbeeld-3")  # the codes of the rows in the template


class SheetChoice(Refused):
    """Several sheets can be read; ``names`` are those to choose from."""

    def __init__(self, path: Path, names: tuple[str, ...]) -> None:
        listed = ", ".join(names)
        said = f'Meer dan één blad heeft de kolommen: {listed}. Noem er een, zoals --blad "{names[0]}".'
        super().__init__([FileMistake("blad", path.name, said)])
        self.names = names


@dataclass(frozen=True)
class LookedAt:
    """The first rows of a sheet, and the header in them, if any."""

    sheet: SheetName
    rows: tuple[SheetRow, ...]
    header: Header | None

    @property
    def texts(self) -> list[list[str]]:
        """The rows as texts."""
        return [[text_at(row.cells, place) for place in range(len(row.cells))] for row in self.rows]

    @property
    def fits(self) -> bool:
        """Whether all columns that are needed are there."""
        try:
            locate(self.header.texts if self.header else ())
        except Refused:
            return False
        return True

    @property
    def below(self) -> tuple[SheetRow, ...]:
        """The rows below the header, as far as they were looked at."""
        return self.rows[self.header.last + 1 :] if self.header else ()

    @property
    def has_rows_of_its_own(self) -> bool:
        """Whether it holds more than the examples of the template."""
        place = locate(self.header.texts)["dossier"] if self.header else 0
        return any(text_at(row.cells, place) not in EXAMPLES for row in self.below)


def text_at(cells: Sequence[Cell], place: int) -> str:
    """Return what stands in a cell as a text; nothing beyond the last one."""
    cell = cells[place] if place < len(cells) else None
    return cell.text if isinstance(cell, UnreadCell) else cell_text(cell) or ""


def look_at(file: XlsxFile, sheet: SheetName) -> LookedAt:
    """Look at the first rows of a sheet that hold something."""
    rows: list[SheetRow] = []
    for row in file.rows(sheet, MOST_COLUMNS):
        if any(cell not in (None, "") for cell in row.cells):
            rows.append(row)
        if len(rows) == SEARCHED:
            break
    looked = LookedAt(sheet, tuple(rows), None)
    return replace(looked, header=find_header(looked.texts))


def choose(path: Path, file: XlsxFile, named: str | None) -> tuple[LookedAt, tuple[str, ...]]:
    """Return the sheet to read, and the names of others with the same columns.

    That is the one that was named; else the only visible sheet that fits and holds rows of its own.

    Raises:
        SheetChoice: there are several.
        Refused: there is none of that name, or only a hidden one fits.
    """
    looked = [look_at(file, sheet) for sheet in file.sheets]
    if not looked:
        raise refuse(path, "Dit bestand heeft geen blad met cellen.")
    fitting = [one for one in looked if one.fits]
    if named is not None:
        spelled = named.strip().casefold()
        exact = [one for one in looked if one.sheet.name == named]
        chosen = next(iter(exact or [one for one in looked if one.sheet.name.strip().casefold() == spelled]), None)
        if chosen is None:
            names = ", ".join(one.sheet.name for one in looked)
            raise refuse(path, f"Er is geen blad {named}. Wel: {names}.")
    else:
        chosen = _only_one(path, fitting) or _most_known(looked)
    return chosen, tuple(one.sheet.name for one in fitting if one is not chosen)


def _only_one(path: Path, fitting: list[LookedAt]) -> LookedAt | None:
    visible = [one for one in fitting if not one.sheet.hidden]
    if fitting and not visible:
        names = ", ".join(one.sheet.name for one in fitting)
        raise refuse(
            path, f"Het blad met de kolommen is verborgen: {names}. Maak het zichtbaar, of noem het met --blad."
        )
    for among in ([one for one in visible if one.has_rows_of_its_own], [one for one in visible if one.below], visible):
        if len(among) > 1:
            raise SheetChoice(path, tuple(one.sheet.name for one in among))
        if among:
            return among[0]
    return None


def _most_known(looked: list[LookedAt]) -> LookedAt:
    """Return the sheet to say what is missing of: a visible one that names most columns."""
    return max(looked, key=lambda one: (not one.sheet.hidden, one.header.known if one.header else 0))


def is_one_column(looked: LookedAt) -> bool:
    """Whether each row stands in one cell, with separators in it."""
    lines = [row[0] for row in looked.texts if row]
    return any(find_header([line.split(separator)]) is not None for line in lines for separator in SEPARATORS)
