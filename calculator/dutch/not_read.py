"""Why a text was not read: a sentence with named holes, so that a window can say it in another language."""

from __future__ import annotations


class NotRead(ValueError):
    """A text is not what was asked; the message says in Dutch what is accepted, with ``values`` in its holes."""

    def __init__(self, sentence: str, **values: str) -> None:
        super().__init__(sentence.format(**values))
        self.sentence, self.values = sentence, values
