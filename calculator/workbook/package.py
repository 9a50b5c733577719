"""Reading the parts of an .xlsx file that may come from anywhere: within limits of size and time, evaluating nothing.

Only the list of sheets and names, the texts and the sheets that are asked for are read; no part is unpacked beyond a
limit, XML entities and document types are refused, and so are macros and links to other files.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

LARGEST_FILE = 16 * 1024 * 1024
_LARGEST_PART = 8 * 1024 * 1024
_LARGEST_WHOLE = 64 * 1024 * 1024
_HIGHEST_RATIO = 200
_MOST_PARTS = 400
_MOST_CELLS = 200_000
_LONGEST_NUMBER = 32
_DEEPEST = 64
_FORBIDDEN = {
    "vbaproject": "Dit bestand bevat macro's. Leefbudget opent het niet.",
    "externallinks/": "Dit bestand verwijst naar andere bestanden. Leefbudget opent het niet.",
    "connections.xml": "Dit bestand verwijst naar andere bestanden. Leefbudget opent het niet.",
    "embeddings/": "Dit bestand bevat andere bestanden. Leefbudget opent het niet.",
    "activex/": "Dit bestand bevat macro's. Leefbudget opent het niet.",
}
NO_WORKBOOK = "Dit is geen rekenblad van Leefbudget."
DAMAGED = "Dit bestand is beschadigd. Neem een reservekopie, of open en bewaar het eerst in Excel."
TOO_LARGE = "Dit bestand is te groot voor een rekenblad van Leefbudget."
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

Found = float | str | bool | None


class CannotOpen(OSError):
    """A file cannot be opened as a case; the message says in Dutch why."""


class Package:
    """The parts of one .xlsx file.

    Raises:
        CannotOpen: it is no such file, is damaged, too large, or holds macros or links.
    """

    def __init__(self, content: bytes) -> None:
        if len(content) > LARGEST_FILE:
            raise CannotOpen(TOO_LARGE)
        try:
            self._zip = ZipFile(BytesIO(content))
            parts = self._zip.infolist()
        except (BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
            raise CannotOpen(DAMAGED if content.startswith(b"PK") else NO_WORKBOOK) from error
        _check(parts, len(content))
        self._parts = {part.filename: part for part in parts}
        workbook = _Workbook()
        self._parse("xl/workbook.xml", workbook)
        relations = _Relations()
        self._parse("xl/_rels/workbook.xml.rels", relations)
        self.names = workbook.names
        self._sheets = {name: relations.found.get(key, "") for name, key in workbook.keys.items()}
        self._texts: list[str] | None = None
        self._read: dict[str, dict[str, Found]] = {}

    def sheet(self, name: str) -> dict[str, Found]:
        """Return what the cells of a sheet hold, by their coordinate."""
        if name not in self._read:
            target = self._sheets.get(name)
            if not target:
                raise CannotOpen(f"{NO_WORKBOOK} Het blad {name} ontbreekt.")
            if self._texts is None:
                self._texts = []
                if "xl/sharedStrings.xml" in self._parts:
                    strings = _Strings(self._texts)
                    self._parse("xl/sharedStrings.xml", strings)
            cells = _Cells(self._texts)
            self._parse(target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target), cells)
            self._read[name] = cells.found
        return self._read[name]

    def named(self, name: str) -> Found:
        """Return what a named cell holds, None when it is empty."""
        return next(self.range(name))

    def range(self, name: str) -> Iterator[Found]:
        """Return what the cells of a named range in one column hold."""
        match = _PLACE.fullmatch(self.names.get(name, ""))
        if not match:
            raise CannotOpen(f"{NO_WORKBOOK} De naam {name} ontbreekt.")
        sheet = self.sheet((match["quoted"] or match["plain"]).replace("''", "'"))
        first = int(match["first"])
        last = int(match["last"] or first)
        if match["end"] not in (None, match["column"]) or not 0 < last - first + 1 <= _MOST_CELLS:
            raise CannotOpen(DAMAGED)
        return (sheet.get(f"{match['column']}{row}") for row in range(first, last + 1))

    def _parse(self, part: str, target: _Target) -> None:
        info = self._parts.get(part)
        if info is None:
            raise CannotOpen(NO_WORKBOOK)
        try:
            with self._zip.open(info) as file:
                content = file.read(_LARGEST_PART + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
            raise CannotOpen(DAMAGED) from error
        if len(content) > _LARGEST_PART:
            raise CannotOpen(TOO_LARGE)
        parser = DefusedXMLParser(target=target, forbid_dtd=True)
        try:
            parser.feed(content)
            parser.close()
        except (ParseError, DefusedXmlException, ValueError, LookupError, OverflowError) as error:
            raise CannotOpen(DAMAGED) from error


_PLACE = re.compile(
    r"\$?(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!$]+))[!.]"
    r"\$?(?P<column>[A-Z]{1,3})\$?(?P<first>\d{1,7})(?::\$?(?P<end>[A-Z]{1,3})\$?(?P<last>\d{1,7}))?"
)


def _check(parts: list[ZipInfo], size: int) -> None:
    names = [part.filename for part in parts]
    if len(parts) > _MOST_PARTS:
        raise CannotOpen(TOO_LARGE)
    if len(set(names)) != len(names) or any(part.flag_bits & 1 for part in parts):
        raise CannotOpen(DAMAGED)
    whole = sum(part.file_size for part in parts)
    if whole > _LARGEST_WHOLE or whole > _HIGHEST_RATIO * max(size, 1):
        raise CannotOpen(TOO_LARGE)
    for name in names:
        for sign, message in _FORBIDDEN.items():
            if sign in name.lower():
                raise CannotOpen(message)
    if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
        raise CannotOpen(NO_WORKBOOK)


class _Target:
    """Follows XML without building a tree, so that a long file costs no memory; a deep one is refused."""

    depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise CannotOpen(DAMAGED)
        self.opened(tag.rpartition("}")[2], attributes)

    def end(self, tag: str) -> None:
        """End an element."""
        self.depth -= 1
        self.closed(tag.rpartition("}")[2])

    def data(self, text: str) -> None:
        """Take text."""

    def close(self) -> None:
        """End the document."""

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element, by its name without namespace."""

    def closed(self, tag: str) -> None:
        """End an element, by its name without namespace."""


class _Workbook(_Target):
    """The sheets with the key of their part, and the names with what they refer to."""

    def __init__(self) -> None:
        self.keys: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self._name = ""
        self._text: list[str] = []

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Take a sheet, or begin a name."""
        if tag == "sheet":
            key = next((value for name, value in attributes.items() if name.endswith("}id")), "")
            self.keys[attributes.get("name", "")] = key
        elif tag == "definedName" and "localSheetId" not in attributes:
            self._name, self._text = attributes.get("name", ""), []

    def data(self, text: str) -> None:
        """Take part of what a name refers to."""
        if self._name:
            self._text.append(text)

    def closed(self, tag: str) -> None:
        """Keep a name."""
        if tag == "definedName" and self._name:
            self.names[self._name] = "".join(self._text).strip()
            self._name = ""


class _Relations(_Target):
    """Which part belongs to which key."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Take one relation."""
        if tag == "Relationship":
            if attributes.get("TargetMode") == "External":
                raise CannotOpen(_FORBIDDEN["externallinks/"])
            self.found[attributes.get("Id", "")] = attributes.get("Target", "")


class _Text(_Target):
    """Gathers text as a workbook holds it: in runs, without what is only there to pronounce it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._in_text = False
        self._sound = 0

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin text."""
        del attributes
        if tag == "rPh":
            self._sound += 1
        self._in_text = tag == "t" and not self._sound

    def data(self, text: str) -> None:
        """Take text."""
        if self._in_text:
            self._parts.append(text)

    def closed(self, tag: str) -> None:
        """End text."""
        if tag == "rPh":
            self._sound -= 1
        self._in_text = False

    def taken(self) -> str:
        """Return the text since the last time."""
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), "".join(self._parts))
        self._parts.clear()
        return text


class _Strings(_Text):
    """The texts that cells refer to by number."""

    def __init__(self, found: list[str]) -> None:
        super().__init__()
        self._found = found

    def closed(self, tag: str) -> None:
        """Keep a text."""
        super().closed(tag)
        if tag == "si":
            self._found.append(self.taken())


class _Cells(_Text):
    """What the cells of a sheet hold: of a formula its value, never the formula."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__()
        self.found: dict[str, Found] = {}
        self._texts = texts
        self._place = self._kind = ""
        self._value: list[str] | None = None
        self._raw = ""

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin a cell or its value."""
        super().opened(tag, attributes)
        if tag == "c":
            self._place, self._kind, self._raw = attributes.get("r", ""), attributes.get("t", "n"), ""
        elif tag == "v":
            self._value = []

    def data(self, text: str) -> None:
        """Take text or part of a value."""
        if self._value is not None:
            self._value.append(text)
        else:
            super().data(text)

    def closed(self, tag: str) -> None:
        """Keep a cell."""
        super().closed(tag)
        if tag == "v" and self._value is not None:
            self._raw, self._value = "".join(self._value), None
        elif tag == "c":
            if len(self.found) >= _MOST_CELLS:
                raise CannotOpen(TOO_LARGE)
            self.found[self._place] = self._content()

    def _content(self) -> Found:
        text = self.taken()
        if self._kind == "inlineStr":
            return text
        if not self._raw or self._kind == "e":
            return None
        if self._kind == "s":
            number = int(self._raw) if len(self._raw) <= _LONGEST_NUMBER else -1
            return self._texts[number] if 0 <= number < len(self._texts) else None
        if self._kind == "str":
            return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), self._raw)
        if self._kind == "b":
            return self._raw.strip() == "1"
        return float(self._raw) if len(self._raw) <= _LONGEST_NUMBER else self._raw
