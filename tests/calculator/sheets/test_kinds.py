"""What a file is, whatever its name says. Expected: what each program writes at the start of its files."""

import bz2
import gzip
import json
import lzma
import zipfile

import pytest

from tests.calculator.batch.sheet_files import ROWS, csv_text, frame_of, refusal, workbook


def packed(folder, name, content):
    with zipfile.ZipFile(folder / "a.zip", "w") as package:
        package.writestr(name, content)
    return (folder / "a.zip").read_bytes()


def made(folder, kind):
    """The bytes of a file of a kind, with the rows in it where that can be."""
    text = csv_text(ROWS)
    frame_of(ROWS).astype(str).to_parquet(folder / "rows.parquet")
    return {
        "xlsx": lambda: workbook(folder, ROWS, "rows.xlsx").read_bytes(),
        "csv": text.encode,
        "parquet": (folder / "rows.parquet").read_bytes,
        "gz": lambda: gzip.compress(text.encode()),
        "bz2": lambda: bz2.compress(text.encode()),
        "xz": lambda: lzma.compress(text.encode()),
        "7z": lambda: b"7z\xbc\xaf\x27\x1c" + bytes(200),
        "rar": lambda: b"Rar!\x1a\x07\x01\x00" + bytes(200),
        "zip": lambda: packed(folder, "rijen.csv", text),
        "ods": lambda: packed(folder, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        "docx": lambda: packed(folder, "word/document.xml", "<w/>"),
        "xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "pdf": lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        "rtf": lambda: b"{\\rtf1\\ansi dossier}",
        "html": lambda: frame_of(ROWS).to_html().encode(),
        "xml": lambda: b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>',
        "json": lambda: json.dumps(ROWS).encode(),
    }[kind]()


SAID = {
    "xlsx": "Geef het een naam die eindigt op .xlsx.",
    "csv": "Geef het dan een naam die eindigt op .csv.",
    "parquet": "Geef het een naam die eindigt op .parquet.",
    **dict.fromkeys(("gz", "bz2", "xz", "7z", "rar", "zip"), "Dit is een ingepakt bestand. Pak het eerst uit"),
    "ods": "Dit is een bestand van LibreOffice.",
    "docx": "Dit is een tekst van een tekstverwerker.",
    "xls": "Dit bestand heeft een wachtwoord, of is van een oude Excel.",
    "pdf": "Dit is een pdf.",
    "rtf": "Dit is een tekst van een tekstverwerker.",
    "html": "Dit is een webpagina of xml",
    "xml": "Dit is een webpagina of xml",
    "json": "Dit is JSON",
}


@pytest.mark.parametrize("ending", ["xlsx", "csv", "parquet"])
@pytest.mark.parametrize("kind", SAID)
def test_a_file_with_the_name_of_another_kind_is_told_what_it_is(tmp_path, kind, ending):
    if kind == ending:
        return
    path = tmp_path / f"in.{ending}"
    path.write_bytes(made(tmp_path, kind))
    text = refusal(path)
    assert "\n" not in text
    textual = ending == "parquet" and kind in (
        "csv",
        "html",
        "xml",
        "json",
    )  # a start of letters tells too little there
    assert ("geen parquet-bestand" if textual else SAID[kind]) in text
