"""What an input cell accepts: one rule, as a formula beside the cell and when the file is opened, with one sentence.

An amount is rounded to cents, half a cent up. An empty cell stands for what the case says then. A text in the cell of
an amount is refused, also when it looks like one: a sheet does not compute with it. A truth value is 1 or 0 there:
not every spreadsheet program tells them apart.
"""

from __future__ import annotations

from calculator.cases.fields import MISSING, Amount, YesNo
from calculator.dutch.money import number
from calculator.rules.rounding import ROUNDINGS, op_centen
from calculator.workbook.entries import InputCell
from calculator.workbook.package import Found

_YES, _NO = ("ja", "waar", "true", "1"), ("nee", "onwaar", "false", "0")
_ON_CENTS = ROUNDINGS["op_centen"].cell


class NotAccepted(ValueError):
    """A cell holds what it does not accept; the text is the sentence that stands beside the cell."""


def sentence(entry: InputCell) -> str:
    """Say what a cell accepts."""
    kind = entry.field.kind
    if isinstance(kind, Amount):
        accepted = f"Typ een getal in euro's van 0 tot en met {number(kind.maximum)}"
    else:
        accepted = "Typ ja of nee"
    return f"{accepted}." if entry.empty is MISSING else f"{accepted}, of maak de cel leeg."


def value(entry: InputCell, found: Found) -> object:
    """Return what an edited cell says, as the case has it; MISSING for an empty cell.

    Raises:
        NotAccepted: the cell does not accept it.
    """
    if found is None or found == "":
        if entry.empty is MISSING:
            raise NotAccepted(sentence(entry))
        return MISSING
    kind = entry.field.kind
    if isinstance(kind, YesNo):
        return _truth(entry, found)
    if isinstance(found, float | bool) and isinstance(kind, Amount):
        amount = op_centen(float(found))
        if 0 <= amount <= kind.maximum:
            return amount
    raise NotAccepted(sentence(entry))


def _truth(entry: InputCell, found: Found) -> bool:
    word = found.strip(" ").lower() if isinstance(found, str) else f"{found:g}" if isinstance(found, float) else found
    if word is True or word in _YES:
        return True
    if word is False or word in _NO:
        return False
    raise NotAccepted(sentence(entry))


def refused(entry: InputCell, cell: str) -> str:
    """Return the formula that gives 1 where a cell holds what it does not accept, else 0."""
    kind, empty = entry.field.kind, int(entry.empty is MISSING)
    if isinstance(kind, Amount):
        cents = _ON_CENTS.format(cell)
        inside, logical, text = f"IF(AND({cents}>=0,{cents}<={kind.maximum:.2f}),0,1)", "0", "1"
    else:
        inside, logical = f"IF(OR({cell}=1,{cell}=0),0,1)", "0"
        words = ",".join(f'LOWER(TRIM({cell}))="{word}"' for word in (*_YES, *_NO))
        text = f"IF(OR({words}),0,1)"
    filled = f'IF(ISLOGICAL({cell}),{logical},IF(ISNUMBER({cell}),{inside},IF({cell}="",{empty},{text})))'
    return f"IF(ISERROR({cell}),1,IF(ISBLANK({cell}),{empty},{filled}))"


def read(entry: InputCell, cell: str, refusal: str) -> str:
    """Return the formula of what is read from a cell that is not refused: an amount, ja or nee, or nothing.

    ``refusal`` is the cell with the outcome of ``refused``.
    """
    if isinstance(entry.field.kind, Amount):
        number = f"IF(ISLOGICAL({cell}),IF({cell},1,0),{literal(entry.empty)})"
        return f'IF({refusal}=1,"",IF(ISNUMBER({cell}),{_ON_CENTS.format(cell)},{number}))'
    words = ",".join(f'LOWER(TRIM({cell}))="{word}"' for word in _YES)
    truth = f'IF(ISLOGICAL({cell}),IF({cell},"ja","nee"),IF(ISNUMBER({cell}),IF({cell}=1,"ja","nee"),{{}}))'
    text = f'IF({cell}="",{literal(entry.empty)},IF(OR({words}),"ja","nee"))'
    return f'IF({refusal}=1,"",{truth.format(text)})'


def as_read(entry: InputCell) -> float | str:
    """Return what is read from the cell as it was saved."""
    value = entry.empty if entry.value is None else entry.value
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return value if isinstance(value, int | float) else ""


def literal(value: object) -> str:
    """Write what an empty cell stands for in a formula."""
    if isinstance(value, bool):
        return '"ja"' if value else '"nee"'
    return f"{value:g}" if isinstance(value, int | float) else '""'
