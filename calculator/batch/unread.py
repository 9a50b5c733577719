"""Cells of a workbook that the fast reader gives as empty although something stands there.

They are formulas that no spreadsheet program has computed yet, as other programs write them, and errors such as #N/B.
An empty cell means that there is no such amount; so these have to be told apart from empty ones, in the XML itself.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from defusedxml.ElementTree import ParseError, parse

from calculator.cases.fields import Mistake, Refused

_BLOCK = 1 << 20
_LONGEST_TAG = 128
_FORMULA = re.compile(rb"<(?:f|[\w.-]+:f)[\s/>]")
_ERROR = re.compile(rb"""t\s*=\s*["']e["']""")
_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_YES = ("1", "true")
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


@dataclass(frozen=True)
class UnreadCell:
    """What stands in a cell that gives no value: the text to carry through, and what to say of it."""

    text: str
    said: str
    accepted: str

    def mistake(self, name: str) -> Mistake:
        """Return the mistake of the column of that name."""
        return Mistake(name, self.said, self.accepted)


class UnreadCells:
    """The cells of one sheet that give no value though they hold something; most sheets have none.

    Raises:
        Refused: the parts of the workbook cannot be found or read.
    """

    def __init__(self, path: Path, sheet: str) -> None:
        self._path = path
        with _refusing(path), ZipFile(path) as package:
            parts = {name.replace("\\", "/").casefold(): name for name in package.namelist()}
            self._part, self._computes_later = _part_of(package, parts, sheet)
            self.any = _may_have(package, self._part)

    def rows(self) -> Iterator[tuple[int, dict[int, UnreadCell]]]:
        """Yield the rows that have such cells, with the cells by their column; both count from nought."""
        if not self.any:
            return
        cells = _Cells(computes_later=self._computes_later)
        with _refusing(self._path), ZipFile(self._path) as package, package.open(self._part) as file:
            while block := file.read(_BLOCK):
                cells.parser.Parse(block, False)
                yield from cells.taken()
            cells.parser.Parse(b"", True)
            yield from cells.taken()


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Refuse a workbook of which the parts are damaged."""
    try:
        yield
    except _DAMAGE as error:
        raise Refused([Mistake("bestand", path.name, "een onbeschadigd Excel-bestand")]) from error


_DAMAGE = (
    BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    ParseError,
    RuntimeError,
    ValueError,
    expat.ExpatError,
)


def _part_of(package: ZipFile, parts: dict[str, str], sheet: str) -> tuple[str, bool]:
    """Return the part that holds a sheet, and whether the workbook is yet to be computed when it is opened."""

    def root(name: str) -> Any:
        with package.open(parts[name]) as file:
            return parse(file, forbid_dtd=True).getroot()

    book, links = root("xl/workbook.xml"), root("xl/_rels/workbook.xml.rels")
    keys = {element.get("name"): dict(element.items()) for element in book.iterfind(".//{*}sheet")}
    key = next((value for name, value in keys[sheet].items() if name.endswith("}id")), None)
    target = {link.get("Id"): link.get("Target", "") for link in links}[key]
    part = target.lstrip("/") if target.startswith(("/", "xl/")) else f"xl/{target}"
    later = any(settings.get("fullCalcOnLoad") in _YES for settings in book.iterfind(".//{*}calcPr"))
    return parts[part.casefold()], later


def _may_have(package: ZipFile, part: str) -> bool:
    """Say quickly whether a sheet has any formula or error."""
    with package.open(part) as file:
        seen = b""
        while block := file.read(_BLOCK):
            seen = seen[-_LONGEST_TAG:] + block
            if _FORMULA.search(seen) or _ERROR.search(seen):
                return True
    return False


class _Cells:
    """Follows the XML of a sheet and keeps the cells without a value, until they are taken."""

    def __init__(self, *, computes_later: bool) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._opened
        self.parser.EndElementHandler = self._closed
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = _refuse_doctype
        self.parser.buffer_text = True
        self._nothing = ("", "0") if computes_later else ("",)  # some programs write nought for what is to be computed
        self._row = self._column = -1
        self._kind = ""
        self._formula = False
        self._in: list[str] | None = None
        self._found: dict[str, list[str]] = {}
        self._of_row: dict[int, UnreadCell] = {}
        self._ready: list[tuple[int, dict[int, UnreadCell]]] = []

    def taken(self) -> list[tuple[int, dict[int, UnreadCell]]]:
        """Return the rows since the last time."""
        ready, self._ready = self._ready, []
        return ready

    def _opened(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "c":
            place = _PLACE.fullmatch(attributes.get("r", ""))
            self._column = _number(place[1]) if place else self._column + 1
            self._kind = attributes.get("t", "n")
            self._found = {}
        elif tag in ("f", "v"):
            self._in = self._found.setdefault(tag, [])
        elif tag == "row":
            before, self._row, self._column = self._row, int(attributes.get("r", self._row + 2)) - 1, -1
            if self._row <= before:
                raise ValueError(attributes)

    def _text(self, text: str) -> None:
        if self._in is not None:
            self._in.append(text)

    def _closed(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "c":
            if "f" in self._found or self._kind == "e":
                self._keep("".join(self._found.get("f", ())).strip(), "".join(self._found.get("v", ())).strip())
        elif tag in ("f", "v"):
            self._in = None
        elif tag == "row" and self._of_row:
            self._ready.append((self._row, self._of_row))
            self._of_row = {}

    def _keep(self, formula: str, value: str) -> None:
        """Keep a cell when it gives no value. A computed text may be empty, so that is one."""
        if self._kind == "e" and value:
            shown = _ERRORS.get(value, value)
            self._of_row[self._column] = UnreadCell(shown, shown, _NO_ERROR)
        elif "f" in self._found and self._kind not in ("str", "inlineStr") and value in self._nothing:
            text = f"={formula}"  # of a shared formula only the first cell has the text
            self._of_row[self._column] = UnreadCell(text, f"{text} is niet uitgerekend", _COMPUTED)


def _refuse_doctype(*_: object) -> None:
    raise ValueError


def _number(letters: str) -> int:
    """Return the place of a column, counted from nought."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
