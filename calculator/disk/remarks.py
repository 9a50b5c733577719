"""What a user should know about a file that was written well: gathered by who speaks to the user, said by the door."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_said: ContextVar[list[str] | None] = ContextVar("said", default=None)


@contextmanager
def remarks() -> Iterator[list[str]]:
    """Gather the sentences about the files that are written meanwhile, in this thread."""
    said: list[str] = []
    token = _said.set(said)
    try:
        yield said
    finally:
        _said.reset(token)


def remark(sentence: str) -> None:
    """Say a sentence to whoever gathers them."""
    said = _said.get()
    if said is not None:
        said.append(sentence)
