"""Which rules of an ordered row are needed for some quantities, and which of their values are read no more."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from calculator.rules.rule import OF_THE_OTHER, Rule


def needed(rules: Iterable[Rule], targets: Collection[str]) -> tuple[Rule, ...]:
    """Return the rules that ``targets`` rest on, in the order in which they stood."""
    wanted, found = set(targets), []
    for rule in reversed(tuple(rules)):
        if rule.name in wanted:
            wanted.update(name.removesuffix(OF_THE_OTHER) for name in rule.arguments)
            found.append(rule)
    return tuple(reversed(found))


@lru_cache(1024)
def spent(rules: tuple[Rule, ...], kept: frozenset[str] | None) -> tuple[tuple[str, ...], ...]:
    """Return for each rule the names that it is the last to read, without those that are ``kept``; None keeps all."""
    if kept is None:
        return ((),) * len(rules)
    read, found = set(kept), []
    for rule in reversed(rules):
        here = {rule.name, *rule.arguments, *rule.of_the_other}
        found.append(tuple(here - read))
        read |= here
    return tuple(reversed(found))
