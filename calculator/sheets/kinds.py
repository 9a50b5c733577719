"""What kind of file it is, by its first bytes and whatever its name says: the sentence with which it is refused."""

from __future__ import annotations

import re

from calculator.sheets import COMPOUND_FILE

LOOKED_AT = 1 << 12
_AS_XLSX = "Open het in Excel of LibreOffice en bewaar het als .xlsx."
_PACKED = "Dit is een ingepakt bestand. Pak het eerst uit, en kies het bestand dat erin zit."
_WORKBOOK = "Dit is een Excel-bestand. Geef het een naam die eindigt op .xlsx."
_DOCUMENT = "Dit is een tekst van een tekstverwerker. Vraag om hetzelfde als Excel of csv."
_BY_START = {
    COMPOUND_FILE: (
        "Dit bestand heeft een wachtwoord, of is van een oude Excel. Open het in Excel of LibreOffice, haal het "
        "wachtwoord weg en bewaar het als .xlsx."
    ),
    b"PAR1": "Dit is een parquet-bestand. Geef het een naam die eindigt op .parquet.",
    b"%PDF": "Dit is een pdf. Daaruit leest Leefbudget niets: vraag om hetzelfde als Excel of csv.",
    b"{\\rtf": _DOCUMENT,
    **dict.fromkeys((b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd"), _PACKED),
}
_IN_ZIP = {
    b"word/": _DOCUMENT,
    b"[Content_Types].xml": _WORKBOOK,
    b"xl/": _WORKBOOK,
    b"opendocument": f"Dit is een bestand van LibreOffice. {_AS_XLSX}",
}
_IN_TEXT = {
    rb"<[!?A-Za-z]": f"Dit is een webpagina of xml, ook als de naam iets anders zegt. {_AS_XLSX}",
    rb"\{\s*\"|\[\s*[\[{]": "Dit is JSON, en geen tabel. Neem leefbudget bereken, of open het in het venster.",
}
_TEXT = "Staat er een huishouden op elke regel? Geef het dan een naam die eindigt op .csv."
_MARKS = b"\xef\xbb\xbf \t\r\n"


def binary_kind(start: bytes) -> str:
    """Say what a file is that is no text; nothing where its start does not tell."""
    if start.startswith(b"PK"):
        return next((said for part, said in _IN_ZIP.items() if part in start), _PACKED)
    return next((said for begin, said in _BY_START.items() if start.startswith(begin)), "")


def not_a_workbook(start: bytes) -> str:
    """Say what a file is that is no workbook, though its name says so."""
    kind = binary_kind(start) or text_kind(start) or _TEXT
    return kind if kind in (_BY_START[COMPOUND_FILE], _WORKBOOK) else f"Dit is geen Excel-bestand. {kind}"


def text_kind(start: bytes) -> str:
    """Say what a text is that is no table; nothing where its start does not tell."""
    return next((said for begin, said in _IN_TEXT.items() if re.match(begin, start.lstrip(_MARKS))), "")
