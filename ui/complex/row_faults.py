"""What is wrong with a row, in words for who is going to put it right."""

from __future__ import annotations

import re

from ui.form.typed import expected
from ui.look.language import current
from ui.look.wording import worded

_BETWEEN = r" \| (?=\w+: )"
_MISTAKE = r"(\w+): (?:('.*') wordt niet aanvaard|ontbreekt); verwacht: (.*)"


def said_of(fault: str) -> str:
    """Return what stands in the column with faults as sentences that say what to type instead."""
    if current() != "nl":
        return worded(fault)
    return worded(" ".join(map(_said, re.split(_BETWEEN, fault))))


def _said(mistake: str) -> str:
    found = re.fullmatch(_MISTAKE, mistake, re.DOTALL)
    if found is None:
        return mistake
    column, value, accepted = found.groups()
    wrong = f"{column} ontbreekt." if value is None else f"{column}: {value} kan hier niet."
    instead = accepted.partition(". ")[2] or expected(accepted)  # what the reader of the cell said itself
    return f"{wrong} {instead}"
