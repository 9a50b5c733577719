"""Finding a field, an amount or a term of the law by a few letters; without Qt."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

MOST_FOUND = 12


@dataclass(frozen=True)
class Goal:
    """Something to go to: a field by its ``key``, or an amount by its ``step``; a term without either is only told.

    ``where`` says what kind of thing it is, or where it stands. ``first`` puts it before others that fit as well;
    ``also`` are other words by which people look for it, which come after those of the title.
    """

    title: str
    where: str
    key: str = ""
    step: str = ""
    first: bool = False
    also: str = ""


def found(goals: Iterable[Goal], query: str) -> list[Goal]:
    """Return the goals that have every word of the query: those that begin with it, then those with it in their title.

    After these come those that have it in other words, and last those in which it is a part of another word.
    """
    words = _plain(query).split()
    if not words:
        return []
    ranked = []
    for goal in goals:
        title = f" {_plain(goal.title)}"
        begun = sum(f" {word}" in title for word in words)
        named = all(word in title for word in words)
        beside = not named and all(f" {word}" in f"{title} {_plain(goal.also)}" for word in words)
        if named or beside:
            within = begun < len(words) and not goal.first  # schuld in verschuldigd
            starts = title.startswith(f" {words[0]}")
            rank = (
                2 if named and within else int(beside),
                not starts,
                -begun,
                not goal.first,
                not goal.key,
                len(title),
            )
            ranked.append((rank, goal))
    return [goal for _, goal in sorted(ranked, key=lambda pair: pair[0])][:MOST_FOUND]


@lru_cache(maxsize=2000)  # the same titles at every key
def _plain(text: str) -> str:
    """Return a text in lower case without accents and brackets, as people type it."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter if letter.isalnum() else " " for letter in split if not unicodedata.combining(letter))
