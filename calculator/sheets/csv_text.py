"""Texts with separators (csv): their encoding, their lines, and their rows, with quotes that must open and close."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from calculator.sheets.archive import Unreadable
from calculator.sheets.encodings import SHOWN, doubted_word, encodings_of
from calculator.sheets.kinds import LOOKED_AT, binary_kind

SEPARATORS = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "streep"}
_BLOCK = 1 << 22
# Two of them, or one in the middle, are what is left of files that were put behind each other: before a quote that
# opens they are no part of the cell.
MARK = "\ufeff"
_PAGE = "\f"  # what reports have in front of the first line of a page
# What some programs take for the end of a line, and no spreadsheet program does.
OTHER_ENDS = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")
# A first line that says what stands between the cells, also as Excel writes it back: in quotes, and filled up.
_SETTING = re.compile(r'\ufeff*"?sep=([^\r\n"]?)"?[;,|\t ]*', re.IGNORECASE)
# Other quotes: those of SQL, and with a space before them, in a line that begins with a few names of columns in them.
_SINGLE = re.compile(r"^'[\w ]*'(?:[;,|\t] ?'[\w ]*'){2}", re.MULTILINE)
_SPACED = re.compile(r"""^(["'])[\w ]*\1(?:[;,|\t] +\1[\w ]*\1){2}""", re.MULTILINE)
_SWALLOWS = 8  # a cell over several lines that holds so many separators has rows in it, and no remark


@dataclass(frozen=True)
class CsvFile:
    """What can be said of a text without knowing its separator: encoding, and how many lines there are."""

    path: Path
    encoding: str
    lines: int
    setting: str | None
    marks: bool = False  # whether marks with which a text or a page begins stand in it as well
    start: bytes = b""
    open_end: bool = False  # whether nothing ends the last line
    quote: str = '"'
    spaced: bool = False  # whether a space stands before a quote that opens
    doubted: str = ""  # a word that shows whether this is its encoding

    @property
    def shown_encoding(self) -> str:
        """The encoding as it is called in Dutch programs."""
        return SHOWN.get(self.encoding, self.encoding.upper())

    def rows(self, separator: str) -> Iterator[tuple[int, list[str]]]:
        """Yield every row with its last line, a line with nothing as an empty list.

        A line that stands in one quoted cell, as programs write it that took it for one text, is a row as well.

        Raises:
            Unreadable: with the line on which a quote opens that does not close as it should.
        """
        with self.path.open(encoding=self.encoding, newline="") as file:
            if self.setting is not None:
                file.readline()
            skipped = int(self.setting is not None)
            line = skipped

            def without_marks() -> Iterator[str]:
                for text in file:
                    bare = text.lstrip(MARK + _PAGE)
                    is_first_of_row = reader.line_num + skipped == line
                    yield bare if is_first_of_row and (bare.startswith('"') or text[0] == _PAGE) else text

            reader = csv.reader(
                without_marks() if self.marks else file,
                delimiter=separator,
                quotechar=self.quote,
                skipinitialspace=self.spaced,
                strict=True,
            )
            try:
                for row in reader:
                    before, line = line, reader.line_num + skipped
                    if line > before + 1:
                        _check_lines(row, before + 1, line, separator)
                    yield line, _unpacked(row, separator) if row and separator in row[0] else row
            except UnicodeError as error:
                raise Unreadable("Dit bestand is veranderd terwijl het werd gelezen. Kies het opnieuw.") from error
            except csv.Error as error:
                if "field limit" in str(error):
                    raise Unreadable(
                        f"Regel {line + 1}: een cel is te lang. Staat er een aanhalingsteken dat niet sluit?"
                    ) from error
                raise Unreadable(
                    f"Regel {line + 1}: hier begint een cel met een aanhalingsteken dat niet goed sluit. "
                    "Haal het aanhalingsteken weg, of zet er ook een aan het eind van de cel."
                ) from error


def _check_lines(row: list[str], first: int, last: int, separator: str) -> None:
    """Refuse a row over several lines when one of its cells looks as if it swallowed other rows."""
    swallowed = [cell for cell in row if "\n" in cell or "\r" in cell]
    if any(cell.count(separator) >= _SWALLOWS for cell in swallowed):
        raise Unreadable(
            f"Regel {first}: hier begint een cel met een aanhalingsteken, en die loopt door tot in regel {last}. "
            "Zo verdwijnen er rijen. Haal het aanhalingsteken weg, of zet er ook een aan het eind van de cel."
        )


def _unpacked(row: list[str], separator: str) -> list[str]:
    """Return the cells within the first one, when there is no other."""
    if any(row[1:]):
        return row
    return next(csv.reader(row[:1], delimiter=separator, strict=True), [])


def look_through(path: Path, look: Callable[[str], None]) -> CsvFile:
    """Read a text once from beginning to end; ``look`` gets it in pieces.

    Raises:
        Unreadable: it is no text.
    """
    with path.open("rb") as file:
        block = file.read(_BLOCK)
    start = block[:LOOKED_AT]
    if said := binary_kind(start):
        raise Unreadable(said)
    if not start.strip(b"\0\r\n\t "):
        raise Unreadable("Dit bestand is leeg. Bewaar het opnieuw uit het programma waar het vandaan komt.")
    for encoding in encodings_of(start.rstrip(b"\0"), block):  # with which some programs fill up a file
        try:
            lines, first, marks, open_end = _counted(path, encoding, look)
        except UnicodeError:
            continue
        found, begin = _SETTING.fullmatch(first), start.decode(encoding, errors="ignore").lstrip(MARK)
        quote, spaced = "'" if _SINGLE.search(begin) else '"', _SPACED.search(begin) is not None
        setting, doubted = found[1] if found else None, doubted_word(block, encoding)
        return CsvFile(path, encoding, lines, setting, marks, start, open_end, quote, spaced, doubted)
    raise Unreadable("Dit is geen tekst. Bewaar het bestand als csv in UTF-8, of als .xlsx.")


def _counted(path: Path, encoding: str, look: Callable[[str], None]) -> tuple[int, str, bool, bool]:
    """Return how many lines there are, the first, whether it holds marks of a beginning, and whether it has no end."""
    decoder = codecs.getincrementaldecoder(encoding)()
    ends, last, marks = 0, "", False
    first: str | None = None
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            text = decoder.decode(block)
            look(text)
            marks = marks or MARK in text or _PAGE in text
            if first is None and text:
                first = re.split("[\r\n]", text[:LOOKED_AT], maxsplit=1)[0]
            ends += text.count("\n") + text.count("\r") - text.count("\r\n") - (last == "\r" and text[:1] == "\n")
            last = text[-1:] or last
    decoder.decode(b"", final=True)
    open_end = last not in ("", "\n", "\r")
    return ends + open_end, first or "", marks, open_end
