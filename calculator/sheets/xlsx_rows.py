"""The rows of one sheet of a workbook, followed through its XML without keeping it.

A cell is a value, or says why it gives none: a formula that no spreadsheet program has computed yet, as other programs
write them, or an error such as #N/B. An empty cell means that there is no such amount, so these are told apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, time

from calculator.sheets.archive import Damaged, Depth, Markup, Names, TooLarge
from calculator.sheets.formats import moment
from calculator.sheets.plain_rows import END, PlainRows, may_be_plain
from calculator.sheets.sheet_cells import (
    MOST_ROWS,
    Cell,
    ColumnPlaces,
    SheetRow,
    UnreadCell,
    number_of,
    text_of,
    unescaped,
)

_MOST_TEXTS = 1 << 22
_MOST_RUNS = 4_096  # pieces of one text
_LONGEST_PLAIN = 1 << 24
_ERRORS = {  # as a Dutch spreadsheet program shows them
    "#DIV/0!": "#DEEL/0!",
    "#N/A": "#N/B",
    "#NAME?": "#NAAM?",
    "#NULL!": "#LEEG!",
    "#NUM!": "#GETAL!",
    "#REF!": "#VERW!",
    "#VALUE!": "#WAARDE!",
}
_COMPUTED = (
    "de waarde zelf, of een formule die is uitgerekend: open en bewaar het bestand één keer in Excel of LibreOffice"
)
_NO_ERROR = "een waarde, of een formule die geen fout geeft"
_NO_DAMAGE = "een waarde die klopt; typ haar opnieuw in de cel"


class Strings:
    """The texts that cells refer to by number: in runs, without what is only there to pronounce them."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._inside = self._sound = False
        self._depth = Depth()

    def opened(self, tag: str, _: dict[str, str]) -> None:
        """Begin text."""
        self._depth.opened()
        tag = tag.rpartition(":")[2]
        self._sound = self._sound or tag == "rPh"
        self._inside = tag == "t" and not self._sound

    def text(self, text: str) -> None:
        """Take text."""
        if self._inside:
            if len(self._parts) > _MOST_RUNS:
                raise TooLarge
            self._parts.append(text)

    def closed(self, tag: str) -> None:
        """End text, and keep it when it is whole."""
        self._depth.closed()
        tag = tag.rpartition(":")[2]
        self._inside = False
        self._sound = self._sound and tag != "rPh"
        if tag == "si":
            if len(self.found) > _MOST_TEXTS:
                raise TooLarge
            self.found.append(unescaped("".join(self._parts)))
            self._parts.clear()


def read_rows(
    blocks: Iterable[bytes],
    width: int,
    texts: list[str],
    moments: Mapping[str, int | str],
    struck: Collection[str] = (),
    *,
    of_mac: bool,
    computes_later: bool,
) -> Iterator[SheetRow]:
    """Yield the rows that have cells; ``moments`` says by the number of a style what it shows: a day, a time or words.

    Raises:
        Unreadable: the XML is damaged, or is no sheet.
    """
    rows = _Rows(width, texts, moments, struck, of_mac=of_mac, computes_later=computes_later)
    plain = PlainRows(width, texts, moments, struck, of_mac=of_mac)
    for part in _parts(blocks):
        begin = part.find(b"<row ") if part.endswith(END) else -1
        row = plain.row(part[begin : -len(END)]) if begin >= 0 else None
        if row is None:
            rows.parse(part)
        else:
            rows.parse(part[:begin])
            rows.take(row)
        yield from rows.ready
        rows.ready.clear()
    rows.parse(b"", last=True)


def _parts(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the XML of a sheet row by row where that can be done by its ends, else as it comes."""
    rest = b""
    by_rows = True
    for number, block in enumerate(blocks):
        if (number == 0 and not may_be_plain(block)) or b"<!" in block or len(rest) > _LONGEST_PLAIN:
            by_rows = False
        if not by_rows:
            yield rest + block
            rest = b""
            continue
        *ended, rest = (rest + block).split(END)
        for part in ended:
            yield part + END
    yield rest


class _Rows:
    """Follows the XML of a sheet; rows that are complete stand in ``ready``.

    Nothing may be open within itself but what has no meaning here: so little is kept of whatever a file holds.
    """

    def __init__(
        self,
        width: int,
        texts: list[str],
        moments: Mapping[str, int | str],
        struck: Collection[str],
        *,
        of_mac: bool,
        computes_later: bool,
    ) -> None:
        self.ready: list[SheetRow] = []
        self.parts: list[str] = []  # of the text that is open, and what stands between elements
        self._width = width
        self._markup = Markup(self.opened, self.closed, self.parts.append)
        self._shared = texts
        self._moments = moments
        self._struck, self._struck_here = struck, False
        self._of_mac = of_mac
        self._nothing = ("", "0") if computes_later else ("",)  # some programs write nought for what is to be computed
        self._names, self._columns, self._other = Names(), ColumnPlaces(), Depth()
        self._number, self._hidden, self._beyond, self._in_row = 0, False, False, False
        self._cells: list[Cell] = []
        self._column, self._in_cell, self._sound = -1, False, False
        self._kind = self._style = self._raw = ""
        self._formula: str | None = None

    def take(self, row: SheetRow) -> None:
        """Take a row that was not parsed."""
        if self._in_row or not self._number < row.number <= MOST_ROWS:
            raise Damaged
        self._number = row.number
        if row.cells or row.beyond:
            self.ready.append(row)

    def parse(self, xml: bytes, *, last: bool = False) -> None:
        """Parse the next part."""
        self._markup.feed(xml, last=last)
        if len(self.parts) > _MOST_RUNS:
            raise TooLarge

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        tag = self._names[tag]
        if tag == "c":
            if self._in_cell:
                raise Damaged
            self._in_cell = True
            place = attributes.get("r")
            self._column = self._column + 1 if place is None else self._columns[place.rstrip("0123456789")]
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._raw, self._formula = "", None
        elif tag in _TEXTS:
            self.parts.clear()
        elif tag == "row":
            self._open_row(attributes)
        else:
            self._other.opened()
            self._sound = self._sound or tag == "rPh"

    def _open_row(self, attributes: dict[str, str]) -> None:
        shown, before = attributes.get("r"), self._number
        self._number = before + 1 if shown is None else int(shown[:_LONGEST_ROW])
        if self._in_row or not before < self._number <= MOST_ROWS:
            raise Damaged
        self._hidden = attributes.get("hidden") in _YES or not attributes.get("ht", "1").strip("0.")
        self._in_row, self._column, self._beyond, self._cells = True, -1, False, []
        self._struck_here = False

    def closed(self, tag: str) -> None:
        """End an element."""
        tag = self._names[tag]
        if tag == "c":
            self._in_cell = False
            raw = self._raw
            plain = self._kind == "n" and self._formula is None and self._style not in self._moments
            found = (number_of(raw) if raw.strip() else None) if plain else self._content(raw)
            self._struck_here = self._struck_here or (found is not None and self._style in self._struck)
            if self._column == len(self._cells) < self._width and found is not None:
                self._cells.append(found)
            else:
                self._keep(found)
        elif tag == "f":
            self._formula = "".join(self.parts).strip()
        elif tag in _TEXTS:
            if not self._sound:
                self._raw += "".join(self.parts)
        elif tag == "row":
            self._in_row = False
            if self._cells or self._beyond:
                self.ready.append(SheetRow(self._number, self._hidden, self._cells, self._beyond, self._struck_here))
        else:
            self._other.closed()
            self._sound = self._sound and tag != "rPh"

    def _keep(self, found: Cell) -> None:
        """Put what a cell holds in its place, when that is not simply the next one."""
        if found is None:
            return
        if self._column >= self._width:
            self._beyond = self._beyond or not isinstance(found, str) or bool(found.strip())
            return
        gap = self._column - len(self._cells)
        if gap < 0:
            raise Damaged
        if gap:
            self._cells.extend([None] * gap)
        self._cells.append(found)

    def _content(self, raw: str) -> Cell:
        """Return what a cell holds that is not just a number."""
        kind = self._kind
        if kind == "s":
            return text_of(raw, self._shared) if raw else None
        if kind in ("inlineStr", "str"):  # the outcome of a formula may be an empty text
            return unescaped(raw)
        if self._formula is not None or kind == "e":
            unread = self._unread(raw.strip())
            if unread is not None:
                return unread
        return self._value(raw.strip()) if raw else None

    def _unread(self, raw: str) -> UnreadCell | None:
        """Return why a cell gives no value, if so."""
        if self._kind == "e":
            shown = _ERRORS.get(raw, raw) or _ERRORS["#N/A"]
            return UnreadCell(shown, shown, _NO_ERROR)
        if self._formula is None or raw not in self._nothing:
            return None
        text = f"={self._formula}"  # of a shared formula only the first cell has the text
        return UnreadCell(text, f"{text} is niet uitgerekend", _COMPUTED)

    def _value(self, raw: str) -> Cell:
        """Return a number, a truth value or a day."""
        if not raw:
            return None
        if self._kind == "b":
            return _TRUTHS.get(raw.casefold(), UnreadCell(raw, f"{raw} is geen waar of onwaar", _NO_DAMAGE))
        if self._kind == "d":
            try:
                found = datetime.fromisoformat(raw)
            except ValueError:
                return UnreadCell(raw, f"{raw} is geen datum", _NO_DAMAGE)
            return found if found.time() != time() else date(found.year, found.month, found.day)
        kind = self._moments.get(self._style)
        number = number_of(raw)
        return number if kind is None or isinstance(number, UnreadCell) else moment(number, kind, of_mac=self._of_mac)


_TEXTS = ("v", "t", "f")
_YES = ("1", "true")
_TRUTHS = {"1": True, "true": True, "0": False, "false": False}
_LONGEST_ROW = 8
