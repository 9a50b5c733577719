"""What an input cell accepts: one rule, as a formula beside the cell and when the file is opened, with one sentence.

An amount is rounded to cents, half a cent up. An empty cell stands for what the case says then. A text in the cell of
an amount is refused, also when it looks like one: a sheet does not compute with it. So is a truth value, and, when the
file is opened, a number that is shown as something else, such as a day. A text has letters and signs that a formula
can check, and too few digits for a burgerservicenummer; what was saved in the cell is always good.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from calculator.cases.fields import LONGEST_TEXT, MISSING, Amount, Choice, Hours, Whole, YesNo
from calculator.dutch.marks import as_name
from calculator.dutch.money import number
from calculator.rules.rounding import ROUNDINGS, op_centen
from calculator.workbook.entries import InputCell
from calculator.workbook.package import Found, no_plain_number

_YES, _NO = ("ja", "waar", "true", "1"), ("nee", "onwaar", "false", "0")
_ON_CENTS = ROUNDINGS["op_centen"].cell
_MOST_DIGITS = 8  # nine may be a burgerservicenummer
_LARGEST_CODE = 10**_MOST_DIGITS - 1
_PLACES = "{" + ";".join(str(place) for place in range(1, LONGEST_TEXT + 1)) + "}"
SIGNS = "tekens_in_tekst"  # the name of the cell with the signs that a text may have
ACCEPTED_SIGNS = "".join(
    (
        *(chr(code) for first, last in ((0x41, 0x7E), (0x21, 0x40)) for code in range(first, last + 1)),
        *(chr(code) for code in range(0xC0, 0x180) if chr(code).isalpha()),
        " €°‘’“”„–—…",
    )
)


class NotAccepted(ValueError):
    """A cell holds what it does not accept; the text is the sentence that stands beside the cell."""


def sentence(entry: InputCell) -> str:
    """Say what a cell accepts."""
    kind = entry.field.kind
    if isinstance(kind, Amount):
        what = "een aantal uren" if isinstance(kind, Hours) else "een getal in euro's"
        accepted = f"Typ {what} van {_limit(entry.least)} tot en met {_limit(entry.most)}"
    elif isinstance(kind, Whole):
        accepted = f"Typ een heel getal van {_limit(entry.least)} tot en met {_limit(entry.most)}"
    elif isinstance(kind, YesNo):
        accepted = "Typ ja of nee"
    elif isinstance(kind, Choice):
        *others, last = options(kind)
        accepted = f"Kies {', '.join(others)} of {last}"
    else:
        accepted = (
            f"Typ 1 tot en met {LONGEST_TEXT} letters, gewone leestekens en hooguit {_MOST_DIGITS} cijfers"
            f"{', anders dan de andere namen' if entry.unique else ''}"
        )
    return f"{accepted}." if entry.empty is MISSING else f"{accepted}, of maak de cel leeg."


def _limit(amount: float) -> str:
    return number(amount, 0 if amount.is_integer() else 2)


def options(kind: Choice) -> list[str]:
    """Return the words of a choice, without the examples behind them."""
    return [word(label) for label in kind.labels.values()]


def word(label: str) -> str:
    """Return a choice without the examples between brackets behind it."""
    return label.partition(" (")[0]


def value(entry: InputCell, found: Found, taken: Collection[str] = ()) -> object:
    """Return what an edited cell says, as the case has it; MISSING for an empty cell.

    ``taken`` are the names that other cells of this kind hold, by their look.

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
    if isinstance(kind, Choice):
        return _chosen(entry, kind, found)
    if no_plain_number(found):
        raise NotAccepted(sentence(entry))
    if not isinstance(kind, Amount | Whole):
        return _text(entry, found, taken)
    if isinstance(found, float) and abs(found) <= entry.most + 1:  # what is too large has no cents
        amount = op_centen(found) if isinstance(kind, Amount) else found
        if entry.least <= amount <= entry.most and (isinstance(kind, Amount) or amount.is_integer()):
            return amount if isinstance(kind, Amount) else int(amount)
    raise NotAccepted(sentence(entry))


def _truth(entry: InputCell, found: Found) -> bool:
    said = found.strip(" ").lower() if isinstance(found, str) else f"{found:g}" if isinstance(found, float) else found
    if said is True or said in _YES:
        return True
    if said is False or said in _NO:
        return False
    raise NotAccepted(sentence(entry))


def _chosen(entry: InputCell, kind: Choice, found: Found) -> str:
    if isinstance(found, str):
        said = re.sub(" +", " ", found.strip(" ")).lower()
        for code, label in kind.labels.items():
            if said in (label.lower(), word(label).lower()):
                return code
    raise NotAccepted(sentence(entry))


def _text(entry: InputCell, found: Found, taken: Collection[str]) -> str:
    if isinstance(found, float) and 0 <= found <= _LARGEST_CODE and found.is_integer():
        found = str(int(found))
    if isinstance(found, str) and as_name(found) not in taken and (found == entry.value or _plain(found)):
        return found
    raise NotAccepted(sentence(entry))


def _plain(text: str) -> bool:
    digits = sum(sign in "0123456789" for sign in text)
    few = len(text) <= LONGEST_TEXT and digits <= _MOST_DIGITS
    return few and bool(text.strip(" ")) and all(sign in ACCEPTED_SIGNS for sign in text)


def refused(entry: InputCell, cell: str, saved: str, taken: Iterable[str] = ()) -> str:
    """Return the formula that gives 1 where a cell holds what it does not accept, else 0.

    ``saved`` is the cell with what it was, ``taken`` those with what is read from others of its kind.
    """
    kind, empty, logical = entry.field.kind, int(entry.empty is MISSING), "1"
    if isinstance(kind, Amount):
        cents = _ON_CENTS.format(cell)
        inside, text = f"IF(AND({cents}>={entry.least:.9g},{cents}<={entry.most:.9g}),0,1)", "1"
    elif isinstance(kind, Whole):
        fits = f"{cell}>={entry.least:g},{cell}<={entry.most:g},{cell}=ROUND({cell},0)"
        inside, text = f"IF(AND({fits}),0,1)", "1"
    elif isinstance(kind, YesNo):
        inside, logical = f"IF(OR({cell}=1,{cell}=0),0,1)", "0"
        text = _no_word(cell, (*_YES, *_NO))
    elif isinstance(kind, Choice):
        inside, text = (
            "1",
            _no_word(cell, dict.fromkeys(known for label in kind.labels.values() for known in _known(label))),
        )
    else:
        inside, text = _text_refused(cell, saved, taken)
    filled = f'IF(ISLOGICAL({cell}),{logical},IF(ISNUMBER({cell}),{inside},IF({cell}="",{empty},{text})))'
    return f"IF(ISERROR({cell}),1,IF(ISBLANK({cell}),{empty},{filled}))"


def _text_refused(cell: str, saved: str, taken: Iterable[str]) -> tuple[str, str]:
    """Return the formulas that refuse a number and a text in the cell of a text."""
    typed = f'LOWER(TRIM({cell}&""))'
    same = "".join(f",EXACT({typed},LOWER(TRIM({other})))" for other in taken)
    fits = f"AND({cell}>=0,{cell}<={_LARGEST_CODE},{cell}=ROUND({cell},0))"
    plain = f"IF(EXACT({cell},{saved}),0,{_not_plain(cell)})"
    return f"IF(OR(NOT({fits}){same}),1,0)", f"IF(OR(1=0{same}),1,{plain})"


def _known(label: str) -> tuple[str, str]:
    return label.lower(), word(label).lower()


def _no_word(cell: str, words: Iterable[str]) -> str:
    equal = ",".join(f'LOWER(TRIM({cell}))="{known}"' for known in words)
    return f"IF(OR({equal}),0,1)"


def _not_plain(cell: str) -> str:
    digits = "".join(f'-LEN(SUBSTITUTE({cell},"{digit}",""))' for digit in range(10))
    few = f"AND(LEN({cell})<={LONGEST_TEXT},10*LEN({cell}){digits}<={_MOST_DIGITS},LEN(TRIM({cell}))>0)"
    padded = f'{cell}&REPT("a",{LONGEST_TEXT})'  # engines differ on finding nothing
    others = f"SUMPRODUCT(1*ISERROR(FIND(MID({padded},{_PLACES},1),{SIGNS})))"
    return f"IF({few},IF({others}=0,0,1),1)"


def read(entry: InputCell, cell: str, refusal: str) -> str:
    """Return the formula of what is read from a cell that is not refused: an amount, ja or nee, a word, or nothing.

    ``refusal`` is the cell with the outcome of ``refused``.
    """
    kind = entry.field.kind
    if isinstance(kind, Amount):
        return f'IF({refusal}=1,"",IF(ISNUMBER({cell}),{_ON_CENTS.format(cell)},{literal(entry.empty)}))'
    if isinstance(kind, Whole):
        return f'IF({refusal}=1,"",N({cell}))'
    if isinstance(kind, YesNo):
        words = ",".join(f'LOWER(TRIM({cell}))="{word}"' for word in _YES)
        truth = f'IF(ISLOGICAL({cell}),IF({cell},"ja","nee"),IF(ISNUMBER({cell}),IF({cell}=1,"ja","nee"),{{}}))'
        text = f'IF({cell}="",{literal(entry.empty)},IF(OR({words}),"ja","nee"))'
        return f'IF({refusal}=1,"",{truth.format(text)})'
    if isinstance(kind, Choice):
        found = '""'
        for code, label in reversed(kind.labels.items()):
            words = ",".join(f'LOWER(TRIM({cell}))="{known}"' for known in dict.fromkeys(_known(label)))
            found = f'IF(OR({words}),"{code}",{found})'
        return f'IF({refusal}=1,"",{found})'
    return f'IF({refusal}=1,"",{cell}&"")'


def as_read(entry: InputCell) -> float | str:
    """Return what is read from the cell as it was saved."""
    value = entry.empty if entry.value is None else entry.value
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return value if isinstance(value, int | float | str) else ""


def literal(value: object) -> str:
    """Write what an empty cell stands for in a formula."""
    if isinstance(value, bool):
        return '"ja"' if value else '"nee"'
    return f"{value:g}" if isinstance(value, int | float) else '""'
