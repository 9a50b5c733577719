"""The parts of an .xlsx file that may come from anywhere: the limits within which they are unpacked and parsed."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from calculator.sheets.kinds import LOOKED_AT, not_a_workbook

_MOST_PARTS = 2_000
_HIGHEST_RATIO = 500
_SMALL = 1 << 22  # below this nothing is absurd
_DEEPEST = 64
BLOCK = 1 << 20


class Unreadable(ValueError):
    """A file cannot be read as a sheet; the message says in Dutch why, and what to do."""


class Damaged(Unreadable):
    """Something of the file is lost, or is not as the format has it."""

    def __init__(self) -> None:
        super().__init__("Dit bestand is beschadigd. Neem een reservekopie, of open en bewaar het eerst in Excel.")


class TooLarge(Unreadable):
    """Reading it would take more time or memory than is reasonable."""

    def __init__(self) -> None:
        super().__init__("Dit bestand is te groot, of groter dan het lijkt. Bewaar de rijen als csv of parquet.")


class NoWorkbook(Unreadable):
    """It is no .xlsx file, whatever its name says."""

    def __init__(self, start: bytes) -> None:
        super().__init__(not_a_workbook(start))


class Archive:
    """The parts of a file, by their names without regard to capitals.

    Raises:
        Unreadable: it is no archive, is damaged, or would unpack to something absurd.
    """

    def __init__(self, file: IO[bytes], largest: int) -> None:
        self.start = start = file.read(LOOKED_AT)
        size = file.seek(0, 2)
        file.seek(0)
        if not start.startswith(b"PK"):
            raise NoWorkbook(start)
        with _damage():
            self._zip = ZipFile(file)
            parts = self._zip.infolist()
        whole = sum(part.file_size for part in parts)
        if len(parts) > _MOST_PARTS or whole > largest or whole > max(_HIGHEST_RATIO * size, _SMALL):
            raise TooLarge
        self._parts: dict[str, ZipInfo] = {}
        for part in parts:
            name = part.filename.replace("\\", "/").casefold()
            if name in self._parts or part.flag_bits & 1:
                raise Damaged
            self._parts[name] = part

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in small letters."""
        return tuple(self._parts)

    def __contains__(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.casefold() in self._parts

    def blocks(self, name: str, largest: int | None = None) -> Iterator[bytes]:
        """Yield the content of a part in blocks.

        Raises:
            Unreadable: there is no such part, it is damaged, or is larger than ``largest``.
        """
        part = self._parts.get(name.casefold())
        if part is None:
            raise Damaged
        read = 0
        with _damage(), self._zip.open(part) as file:
            while block := file.read(BLOCK):
                read += len(block)
                if largest is not None and read > largest:
                    raise TooLarge
                yield block


@contextmanager
def _damage() -> Iterator[None]:
    try:
        yield
    except Unreadable:
        raise
    except (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, OverflowError) as error:
        raise Damaged from error


class Markup:
    """A parser of XML without document types and entities, that keeps nothing: handlers hear what passes.

    ``opened`` hears a name and attributes, ``closed`` a name, ``text`` a text; a name has its prefix, if any.
    """

    def __init__(
        self,
        opened: Callable[[str, dict[str, str]], None],
        closed: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = opened
        self._parser.EndElementHandler = closed
        self._parser.CharacterDataHandler = text
        self._parser.StartDoctypeDeclHandler = _refuse

    def feed(self, block: bytes, *, last: bool = False) -> None:
        """Parse the next block.

        Raises:
            Damaged: it is no XML, or more than a sheet needs.
        """
        try:
            self._parser.Parse(block, last)
        except (expat.ExpatError, LookupError, ValueError, OverflowError) as error:
            raise error if isinstance(error, Unreadable) else Damaged from error


class Depth:
    """Counts how many elements are open within each other; no workbook needs many."""

    def __init__(self) -> None:
        self._open = 0

    def opened(self) -> None:
        """Begin an element."""
        self._open += 1
        if self._open > _DEEPEST:
            raise Damaged

    def closed(self) -> None:
        """End an element."""
        self._open -= 1


class Names(dict[str, str]):
    """Names of elements without their prefix, each made once."""

    def __missing__(self, tag: str) -> str:
        """Take the prefix off."""
        if len(self) > _MOST_NAMES:
            raise Damaged
        self[tag] = name = tag.rpartition(":")[2]
        return name


_MOST_NAMES = 10_000


def _refuse(*_: object) -> None:
    raise Damaged
