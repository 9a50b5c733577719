"""A workbook (.xlsx): which sheets and names it has, and the rows of a sheet, one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from calculator.sheets.archive import Archive, Depth, Markup, NoWorkbook, TooLarge
from calculator.sheets.formats import kind_of_format, words_of_format
from calculator.sheets.layout import LONGEST_ELEMENT, Layout
from calculator.sheets.sheet_cells import SheetRow
from calculator.sheets.xlsx_rows import Strings, read_rows

_YES = ("1", "true", "on")
_LARGEST_LIST = 1 << 28  # of the texts and of the styles, unpacked


@dataclass(frozen=True)
class SheetName:
    """A sheet of a workbook: its name, whether it can be seen, and the part that holds it."""

    name: str
    hidden: bool
    part: str


class XlsxFile:
    """What stands in a workbook besides its rows.

    ``opened`` opens the file anew at each call, ``largest`` is how many bytes it may be unpacked.

    Raises:
        Unreadable: it is no workbook, is damaged, or is too large.
    """

    def __init__(self, opened: Callable[[], IO[bytes]], largest: int) -> None:
        self._opened = opened
        self._largest = largest
        with opened() as file:
            archive = Archive(file, largest)
            self.parts = archive.names
            if "xl/workbook.xml" not in archive or "[content_types].xml" not in archive:
                raise NoWorkbook(archive.start)
            book, links = _Book(), _Links()
            _parse(archive, "xl/workbook.xml", book.opened, book.closed, book.text)
            _parse(archive, "xl/_rels/workbook.xml.rels", links.opened)
            self.names = book.names
            self.copies = book.copies()
            self.has_links = links.outside
            self.of_mac = book.of_mac
            self._computes_later = book.computes_later
            self.sheets = tuple(
                SheetName(name, hidden, links.found[key]) for name, hidden, key in book.sheets if key in links.found
            )
            styles = _Styles()
            if "xl/styles.xml" in archive:
                _parse(archive, "xl/styles.xml", styles.opened)
            self._moments, self._struck = styles.moments(), styles.struck()
        self._texts: list[str] | None = None

    def rows(self, sheet: SheetName, width: int) -> Iterator[SheetRow]:
        """Yield the rows of a sheet that have cells, as far as ``width`` columns.

        Raises:
            Unreadable: the sheet is damaged, or too large.
        """
        with self._opened() as file:
            archive = Archive(file, self._largest)
            if self._texts is None:
                self._texts = _texts(archive)
            yield from read_rows(
                archive.blocks(sheet.part),
                width,
                self._texts,
                self._moments,
                self._struck,
                of_mac=self.of_mac,
                computes_later=self._computes_later,
            )

    def texts(self) -> list[str]:
        """Return the texts that cells refer to by number."""
        if self._texts is None:
            with self._opened() as file:
                self._texts = _texts(Archive(file, self._largest))
        return self._texts

    def holds(self, sheet: SheetName, pattern: re.Pattern[bytes]) -> bool:
        """Say quickly whether something stands in the XML of a sheet."""
        return any(map(pattern.search, self._xml(sheet, _LONGEST_MATCH)))

    def layout(self, sheet: SheetName) -> Layout:
        """Say quickly how many rows a sheet has, which cells are merged and which columns are hidden.

        Raises:
            Unreadable: the sheet is damaged, or has more merged cells than any needs.
        """
        found = Layout()
        seen = 0
        for part in self._xml(sheet, LONGEST_ELEMENT):
            found.take(part, seen)
            seen = min(len(part), LONGEST_ELEMENT)
        return found

    def _xml(self, sheet: SheetName, overlap: int) -> Iterator[bytes]:
        """Yield the XML in parts, of which each begins with the end of the one before."""
        with self._opened() as file:
            seen = b""
            for block in Archive(file, self._largest).blocks(sheet.part):
                yield seen + block
                seen = (seen + block)[-overlap:]


_LONGEST_MATCH = 256


def _parse(archive: Archive, part: str, *handlers: Callable[..., None]) -> None:
    markup = Markup(*handlers)
    for block in archive.blocks(part, _LARGEST_LIST):
        markup.feed(block)
    markup.feed(b"", last=True)


def _texts(archive: Archive) -> list[str]:
    strings = Strings()
    if "xl/sharedstrings.xml" in archive:
        _parse(archive, "xl/sharedstrings.xml", strings.opened, strings.closed, strings.text)
    return strings.found


class _Book:
    """The sheets with the key of their part, and the names that hold in the whole workbook."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, bool, str]] = []
        self.names: dict[str, str] = {}
        self.of_mac = self.computes_later = False
        self._of_sheets: dict[int, set[str]] = {}
        self._name = ""
        self._text: list[str] = []
        self._depth = Depth()

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Take a sheet or a setting, or begin a name."""
        self._depth.opened()
        tag = tag.rpartition(":")[2]
        if tag == "sheet":
            key = next((value for name, value in attributes.items() if name.endswith(":id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), hidden, key))
        elif tag == "definedName" and "localSheetId" not in attributes:
            self._name, self._text = attributes.get("name", ""), []
        elif tag == "definedName" and not attributes.get("name", "").startswith("_xlnm."):
            self._of_sheets.setdefault(_whole(attributes["localSheetId"]), set()).add(attributes.get("name", ""))
        elif tag == "workbookPr":
            self.of_mac = attributes.get("date1904") in _YES
        elif tag == "calcPr":
            self.computes_later = attributes.get("fullCalcOnLoad") in _YES

    def text(self, text: str) -> None:
        """Take part of what a name refers to."""
        if self._name:
            self._text.append(text)

    def closed(self, tag: str) -> None:
        """Keep a name."""
        self._depth.closed()
        if tag.rpartition(":")[2] == "definedName" and self._name:
            self.names[self._name] = "".join(self._text).strip()
            self._name = ""

    def copies(self) -> tuple[str, ...]:
        """Return the sheets with a name of their own that the workbook has too: a copy of a sheet has those."""
        found = [place for place, names in sorted(self._of_sheets.items()) if names & self.names.keys()]
        return tuple(self.sheets[place][0] for place in found if place < len(self.sheets))


class _Links:
    """Which part belongs to which key, of the parts that are sheets with cells."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.outside = False

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Take one relation."""
        if tag.rpartition(":")[2] != "Relationship":
            return
        if attributes.get("TargetMode") == "External":
            self.outside = True
        elif attributes.get("Type", "").endswith("/worksheet"):
            target = attributes.get("Target", "").replace("\\", "/")
            whole = target.startswith(("/", "xl/"))
            self.found[attributes.get("Id", "")] = target.lstrip("/") if whole else str(PurePosixPath("xl") / target)


class _Styles:
    """Which styles of cells show a day or a time, and which strike through what stands there."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._numbers: list[int] = []
        self._fonts: list[int] = []
        self._struck: set[int] = set()
        self._font = -1
        self._list = ""

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Take a format, or the number of that of a style."""
        tag = tag.rpartition(":")[2]
        if tag == "numFmt":
            self._codes[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif tag in ("fonts", "fills", "cellXfs", "cellStyleXfs", "dxfs", "cellStyles"):
            self._list = tag
        elif tag == "xf" and self._list == "cellXfs":
            if len(self._numbers) > _MOST_STYLES:
                raise TooLarge
            self._numbers.append(_whole(attributes.get("numFmtId")))
            self._fonts.append(_whole(attributes.get("fontId")))
        elif self._list == "fonts":
            self._font += tag == "font"
            if tag == "strike" and attributes.get("val", "1") in _YES:
                self._struck.add(self._font)

    def struck(self) -> frozenset[str]:
        """Return the numbers of the styles that strike through."""
        return frozenset(str(place) for place, font in enumerate(self._fonts) if font in self._struck)

    def moments(self) -> dict[str, int | str]:
        """Return by the number of a style what it shows, where that is a day, a time or a number with words."""
        codes = {number: self._codes.get(number) for number in set(self._numbers)}
        kinds = {
            number: kind_of_format(number, code) or words_of_format(number, code) for number, code in codes.items()
        }
        return {str(place): kinds[number] for place, number in enumerate(self._numbers) if kinds[number]}


_MOST_STYLES = 1 << 17  # Excel keeps half as many


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < _LONGEST_NUMBER else 0


_LONGEST_NUMBER = 10
