"""Texts in the sheets of a batch: each stays the text it is, whatever it starts with or looks like."""

from __future__ import annotations

import re
from typing import Any

from calculator.batch.texts import could_be_formula
from calculator.workbook.cells import LONGEST_TEXT

_CONTROL = r"\x00-\x08\x0b-\x1f"
# In a workbook _x0041_ stands for the letter A. So are control characters written, a text that looks like that, and the
# sign with which a text in several styles begins for XlsxWriter.
_WRITTEN_AS_CODE = re.compile(rf"[{_CONTROL}]|_(?=x[0-9A-Fa-f]{{4}}[_{_CONTROL}])|^<(?=r>)")
_LONGEST_CODE = 7
_NO_CHARACTER = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
_UNUSUAL = re.compile(rf"[{_CONTROL}\ud800-\udfff\ufffe\uffff]|_x|^<r>").search


def put_text(cell: Any, text: str) -> Any:
    """Fill a cell of openpyxl with a text; what does not fit in it is cut off."""
    cell.value = content(text)
    cell.data_type = "s"  # after the value: a text that starts with = would become a formula
    if needs_mark(text):
        cell.quotePrefix = True
    return cell


def content(text: str) -> str:
    """Return a text as a workbook writes it, no longer than a cell."""
    if len(text) <= LONGEST_TEXT // 2 and not _UNUSUAL(text):
        return text
    text = _NO_CHARACTER.sub("�", text[:LONGEST_TEXT])
    while (excess := _length(written := _coded(text)) - LONGEST_TEXT) > 0:
        text = text[: -max(excess // _LONGEST_CODE, 1)]
    return written


def needs_mark(text: str) -> bool:
    """Whether a text must be marked as text, so that it stays one after someone edits the cell."""
    return text.startswith("#") or could_be_formula(text)


def _length(written: str) -> int:
    """Count as a spreadsheet program does, for which an emoji is two; short texts need no counting."""
    return len(written) if len(written) <= LONGEST_TEXT // 2 else len(written.encode("utf-16-le")) // 2


def _coded(text: str) -> str:
    return _WRITTEN_AS_CODE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
