"""What the calculator says in Dutch, in the language of the window."""

from __future__ import annotations

import re

from ui.look.day_words import day_text
from ui.look.language import current

# Compiled by ``re`` when it is first used, so that a window that only opens does not wait for it.
_ISO_IN_TEXT = r"\b\d{4}-\d{2}-\d{2}\b"


def worded(text: str) -> str:
    """Return a sentence about a file, a cell or a field in the language of the window, with its days in words."""
    if current() == "nl":
        return re.sub(_ISO_IN_TEXT, lambda found: day_text(found.group()), text, flags=re.ASCII)
    from calculator.words.told import told_in  # reads all words: not before a Dutch window is there

    return told_in(text, current())
