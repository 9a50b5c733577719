"""Words that go with an amount, as a text and as a formula that gives the same text."""

from __future__ import annotations

MORE, LESS, EQUAL = "meer", "minder", "gelijk"
_LONGEST = 40


def short(name: str) -> str:
    """Return the name of a dwelling as it fits in the head of a column or a chart; the sheet Invoer has it whole."""
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"


def name_of(dwelling: int) -> str:
    """Return the name of the cell with what a dwelling is called."""
    return f"gelezen_naam_{dwelling}"


def short_formula(dwelling: int) -> str:
    """Return the formula of the name of a dwelling as ``short`` gives it."""
    name = name_of(dwelling)
    return f'IF(LEN({name})<={_LONGEST},{name},LEFT({name},{_LONGEST - 1})&"…")'


def change_word(change: float) -> str:
    """Say in a word which way an amount goes."""
    return MORE if change > 0 else LESS if change < 0 else EQUAL


def change_formula(first: str, later: str) -> str:
    """Return the formula that says in a word which way an amount goes between two cells."""
    return f'IF({later}>{first},"{MORE}",IF({later}<{first},"{LESS}","{EQUAL}"))'


def euro_formula(cents: str) -> str:
    """Return the formula that writes a cell of whole cents as euros, the same in every language of a viewer."""
    euros = f"INT({cents}/100)"
    thousands, rest = f"INT({euros}/1000)", f'RIGHT("00"&MOD({euros},1000),3)'
    millions = f'INT({thousands}/1000)&"."&RIGHT("00"&MOD({thousands},1000),3)&"."&{rest}'
    whole = f'IF({euros}<1000,{euros},IF({euros}<1000000,{thousands}&"."&{rest},{millions}))'
    return f'"€\u00a0"&{whole}&IF(MOD({cents},100)=0,"",","&RIGHT("0"&MOD({cents},100),2))'
