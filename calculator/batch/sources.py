"""Opening batch sheets by the ending of their name: csv, xlsx and parquet, and a way out for other kinds."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from pathlib import Path

from calculator.batch.csv_source import open_csv
from calculator.batch.headers import locate
from calculator.batch.parquet_source import open_parquet
from calculator.batch.refusals import refuse
from calculator.batch.sheet_source import Chunk, Find, SheetSource
from calculator.batch.xlsx_source import open_xlsx
from calculator.cases.fields import Mistake, Refused
from calculator.sheets.archive import Unreadable

__all__ = ["ENDINGS", "Chunk", "SheetSource", "open_source"]
ENDINGS = (".xlsx", ".csv", ".parquet")
_MOST_ROWS, _MOST_CELLS = 1 << 14, 1 << 19  # of a chunk: cells of text are Python objects until they are read
_AS_XLSX = "Open het in Excel of LibreOffice en bewaar het als .xlsx."
_OTHER_KINDS = {
    ".xls": f"Dit is een bestand van een oude Excel. {_AS_XLSX}",
    ".xlsm": f"Dit bestand kan macro's bevatten. {_AS_XLSX}",
    ".xlsb": f"Deze soort van Excel leest Leefbudget niet. {_AS_XLSX}",
    ".xltx": f"Dit is een sjabloon. {_AS_XLSX}",
    ".ods": f"Dit is een bestand van LibreOffice. {_AS_XLSX}",
    ".fods": f"Dit is een bestand van LibreOffice. {_AS_XLSX}",
    ".numbers": "Dit is een bestand van Numbers. Exporteer het als Excel (.xlsx).",
    ".txt": "Staat er een huishouden op elke regel? Geef het een naam die eindigt op .csv.",
    ".tsv": "Geef het een naam die eindigt op .csv.",
    ".json": "Dit is één geval of een lijst gevallen. Gebruik leefbudget bereken, of open het in het venster.",
    ".pdf": "Uit een pdf leest Leefbudget niets. Vraag om hetzelfde als Excel of csv.",
    ".zip": "Pak het eerst uit, en kies het bestand dat erin zit.",
}


def open_source(path: Path, find: Find = locate, sheet: str | None = None) -> SheetSource:
    """Open a sheet by the ending of its name; ``find`` may raise when the headers are not right.

    ``sheet`` names the sheet of a workbook to read.

    Raises:
        Refused: it cannot be read, a column is missing, or there are several sheets to choose from.
    """
    ending = path.suffix.lower()
    if ending in _OTHER_KINDS:
        raise refuse(path, _OTHER_KINDS[ending])
    if ending not in ENDINGS:
        raise Refused([Mistake("bestand", path.name, "een bestand dat eindigt op .xlsx, .csv of .parquet")])
    if sheet is not None and ending != ".xlsx":
        raise Refused([Mistake("blad", sheet, "alleen bij een bestand dat eindigt op .xlsx")])
    if why := _no_file(path):
        raise Refused([Mistake("bestand", str(path), f"een leesbaar bestand; {why}")])
    try:
        with path.open("rb"):
            before = _state(path)
        if ending == ".xlsx":
            source = open_xlsx(path, find, sheet)
        else:
            source = open_csv(path, find) if ending == ".csv" else open_parquet(path, find)
    except Unreadable as unreadable:
        raise refuse(path, str(unreadable)) from unreadable
    except OSError as error:
        raise Refused([Mistake("bestand", str(path), "een leesbaar bestand")]) from error
    source.chunks = _the_same_to_the_end(path, before, source.chunks)
    return source


def _no_file(path: Path) -> str:
    """Say what a name means instead of a file; a pipe is read once, and a sheet more often."""
    try:
        if path.is_file():
            return ""
        if path.is_dir():
            return "dit is een map"
        return "dit is een pijp of een apparaat, bewaar de inhoud eerst in een bestand" if path.exists() else _ABSENT
    except (OSError, ValueError):
        return ""


_ABSENT = "er is geen bestand met deze naam"


def _state(path: Path) -> tuple[int, int] | None:
    """Return by what a change of a file shows; None of a file that is gone: it was open already."""
    if not path.is_file():
        return None
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _the_same_to_the_end(path: Path, before: tuple[int, int] | None, chunks: Generator[Chunk]) -> Generator[Chunk]:
    """Pass on chunks, and refuse them at the end when someone wrote in the file: rows may be missing."""
    with closing(chunks):
        yield from chunks
    if _state(path) not in (None, before):
        raise refuse(path, "Het bestand is veranderd terwijl het werd gelezen. Begin opnieuw.")
