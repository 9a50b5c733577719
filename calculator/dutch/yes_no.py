"""Yes and no as people and programs write them."""

from __future__ import annotations

from calculator.dutch.marks import as_seen

ACCEPTED_YES_NO = "ja of nee"
# A database writes t and f; a column of ones and noughts with empty cells becomes one of fractions.
_WORDS = dict.fromkeys(("ja", "j", "yes", "y", "true", "t", "waar", "1", "1.0", "1,0"), True)
_WORDS |= dict.fromkeys(("nee", "n", "no", "false", "f", "onwaar", "0", "0.0", "0,0"), False)


class NotYesOrNo(ValueError):
    """A text says neither yes nor no; the message says what is accepted."""


def parse_yes_no(text: str) -> bool | None:
    """Read yes or no; empty means not given.

    Raises:
        NotYesOrNo: with what is accepted.
    """
    word = as_seen(text).casefold()
    if not word:
        return None
    if word not in _WORDS:
        raise NotYesOrNo(f"Typ {ACCEPTED_YES_NO}.")
    return _WORDS[word]
