"""Undo and redo over the whole form: a list of states, and the field in which each was made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

MOST_STEPS = 500

T = TypeVar("T")


@dataclass
class History(Generic[T]):
    """The states the form has been in.

    Typing on in one field is one step until the field is left; what is done at once, as pasting, is a step of its own.
    """

    now: T
    _before: list[tuple[T, str]] = field(default_factory=list)
    _after: list[tuple[T, str]] = field(default_factory=list)
    _field: str = ""

    def note(self, state: T, key: str, *, at_once: bool = False) -> None:
        """Remember a new state, made in the field ``key`` by typing or at once."""
        if state == self.now:
            return
        typing_on = key and not at_once and not key.endswith("]") and key == self._field
        if not (typing_on and self._before):
            self._before.append((self.now, key))
            del self._before[:-MOST_STEPS]
        self._field = "" if at_once else key
        self._after.clear()
        self.now = state

    def close_step(self) -> None:
        """Begin a new step with the next change, also when it is in the same field."""
        self._field = ""

    @property
    def can_undo(self) -> bool:
        """Whether there is a state before this one."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether there is a state after this one."""
        return bool(self._after)

    def undo(self) -> tuple[T, str]:
        """Go back one step; return the state and the field that changes.

        Raises:
            IndexError: there is no step to undo.
        """
        return self._step(self._before, self._after)

    def redo(self) -> tuple[T, str]:
        """Go forward one step; return the state and the field that changes.

        Raises:
            IndexError: there is no step to redo.
        """
        return self._step(self._after, self._before)

    def _step(self, source: list[tuple[T, str]], other: list[tuple[T, str]]) -> tuple[T, str]:
        """Take the last state of one list, and put the present one on the other."""
        state, key = source.pop()
        other.append((self.now, key))
        self.now = state
        self._field = ""
        return state, key

    def forget(self, state: T) -> None:
        """Begin anew: nothing of before can be brought back."""
        self.now = state
        self._before.clear()
        self._after.clear()
        self._field = ""
