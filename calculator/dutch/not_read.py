"""Why a text was not read."""

from __future__ import annotations


class NotRead(ValueError):
    """A text is not what was asked; the message says in Dutch what is accepted, with ``values`` in its holes."""

    def __init__(self, sentence: str, **values: str) -> None:
        super().__init__(sentence.format(**values))
