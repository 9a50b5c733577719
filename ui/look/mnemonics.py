"""Mnemonics: for each label a letter that no other label of the window uses."""

from __future__ import annotations


def with_mnemonic(label: str, taken: set[str]) -> str:
    """Mark the first free letter of a label, those that begin a word first; without a free letter return it unmarked.

    The chosen letter, in lower case, is added to ``taken``.
    """
    starts = [
        place for place, letter in enumerate(label) if letter.isalpha() and not label[place - 1 : place].isalpha()
    ]
    others = [place for place, letter in enumerate(label) if letter.isalpha() and place not in starts]
    for place in starts + others:
        letter = label[place].lower()
        if letter.isascii() and letter not in taken:
            taken.add(letter)
            return f"{label[:place]}&{label[place:]}"
    return label
