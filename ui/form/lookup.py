"""Finding a field, an amount or a term of the law by a few letters; without Qt."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

MOST_FOUND = 12
_SHORTEST, _ALIKE = 5, 0.8  # letters of a word with a mistake in it, and how much of them is right


@dataclass(frozen=True)
class Goal:
    """Something to go to: a field by its ``key``, or an amount by its ``step``; a term without either is only told.

    Of what is done rather than gone to, such as saving, ``do`` does it.
    ``where`` says what kind of thing it is, or where it stands. ``first`` puts it before others that fit as well.
    ``answers`` are what can be chosen there and other names for it; ``also`` is what else is said of it.
    """

    title: str
    where: str
    key: str = ""
    step: str = ""
    first: bool = False
    answers: str = ""
    also: str = ""
    do: Callable[[], object] | None = None


def found(goals: Collection[Goal], query: str) -> list[Goal]:
    """Return the goals that have every word of the query: those with it in their title, then those in other words.

    Of what is asked first a whole word goes before all else, also of an answer; then comes the field that is called so,
    by its title or otherwise, then what begins with the words, then what has them further on. Last come those in which
    it is a part of another word. Where there is none, each word may be another that looks like it.
    """
    words = _plain(query).split()
    return _ranked(goals, words) or _ranked(goals, _alike(goals, words))


def _ranked(goals: Iterable[Goal], words: list[str]) -> list[Goal]:
    if not words:
        return []
    ranked = []
    for goal in goals:
        title = f" {_plain(goal.title)} "
        begun = sum(f" {word}" in title for word in words)
        named = all(word in title for word in words)
        other = f"{title}{_plain(goal.answers)} "
        whole = goal.first * sum(f" {word} " in other for word in words)
        otherwise = f" {_plain(goal.answers)} "
        called = 2 * (title.split() == words) + all(f" {word} " in otherwise for word in words)
        beside = not named and all(f" {word}" in f"{other}{_plain(goal.also)}" for word in words)
        if named or beside:
            within = begun < len(words) and not goal.first  # schuld in verschuldigd
            rank = (
                2 if named and within else int(beside and whole < len(words)),
                -whole,
                -called * bool(goal.first and goal.key),
                not title.startswith(f" {words[0]}"),
                -begun,
                not goal.first,
                not goal.key,
                len(title),
            )
            ranked.append((rank, goal))
    return [goal for _, goal in sorted(ranked, key=lambda pair: pair[0])][:MOST_FOUND]


def _alike(goals: Iterable[Goal], words: list[str]) -> list[str]:
    """Return for each word the known one that looks most like it; nothing where one of them has none."""
    from difflib import get_close_matches  # not for who types what there is

    known = {word for goal in goals for word in f"{_plain(goal.title)} {_plain(goal.answers)}".split()}
    found: list[str] = []
    for word in words:
        begun = any(one.startswith(word) for one in known)
        nearest = [word] if begun else get_close_matches(word, known, 1, _ALIKE) if len(word) >= _SHORTEST else []
        if not nearest:
            return []
        found += nearest
    return found


@lru_cache(maxsize=2000)  # the same titles at every key
def _plain(text: str) -> str:
    """Return a text in lower case without accents and brackets, as people type it."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter if letter.isalnum() else " " for letter in split if not unicodedata.combining(letter))
