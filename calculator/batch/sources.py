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
from calculator.disk.cannot_read import reason_unread, why_unread
from calculator.sheets.archive import Unreadable
from calculator.sheets.kinds import LOOKED_AT, binary_kind

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
    if why := why_unread(path):
        raise Refused([Mistake("bestand", str(path), f"een leesbaar bestand; {why}")])
    try:
        before = _state(path)
        if ending == ".parquet":
            _check_parquet(path)
        if ending == ".xlsx":
            source = open_xlsx(path, find, sheet)
        else:
            source = open_csv(path, find) if ending == ".csv" else open_parquet(path, find)
    except Unreadable as unreadable:
        raise refuse(path, str(unreadable)) from unreadable
    except OSError as error:
        raise _lost(path, error) from error
    source.chunks = _the_same_to_the_end(path, before, source.chunks)
    return source


def _check_parquet(path: Path) -> None:
    """Refuse a file of another kind with the name of a parquet file, where its start tells which."""
    with path.open("rb") as file:
        start = file.read(LOOKED_AT)
    said = "" if start.startswith(b"PAR1") else binary_kind(start)
    if said:
        raise refuse(path, f"Dit is geen parquet-bestand. {said}")


def _lost(path: Path, error: OSError) -> Refused:
    """Return the refusal of a file that could be read when it was opened."""
    if isinstance(error, FileNotFoundError):
        return refuse(path, "Het bestand is verdwenen terwijl het werd gelezen. Zet het terug, en begin opnieuw.")
    return refuse(path, f"Het bestand kan niet verder worden gelezen: {reason_unread(error)}.")


def _state(path: Path) -> tuple[int, int] | None:
    """Return by what a change of a file shows; None of a file that is gone: it was open already."""
    if not path.is_file():
        return None
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _the_same_to_the_end(path: Path, before: tuple[int, int] | None, chunks: Generator[Chunk]) -> Generator[Chunk]:
    """Pass on chunks, and refuse them at the end when someone wrote in the file: rows may be missing."""
    with closing(chunks):
        try:
            yield from chunks
        except OSError as error:
            raise _lost(path, error) from error
    if _state(path) not in (None, before):
        raise refuse(path, "Het bestand is veranderd terwijl het werd gelezen. Begin opnieuw.")
