"""Where the parts of the answer stand, by the room there is; without Qt."""

from __future__ import annotations

from enum import Enum, auto

TABLE_IN_CHARACTERS = 106  # the widest a ledger is: numbers stand near their words
PANEL_IN_CHARACTERS = 58  # the least in which a chart can be read
SPREAD_IN_CHARACTERS = 176
SPREAD_IN_LINES = 40
WIDE_IN_CHARACTERS = 250
PICTURE_IN_LINES = 26  # the most that a picture takes where it need not fill its place


class Shape(Enum):
    """Picture or explanation in the place of the ledger, beside it, both of them beside it, or the advice as well."""

    STACKED = auto()
    BESIDE = auto()
    SPREAD = auto()
    WIDE = auto()

    @property
    def is_spread(self) -> bool:
        """Whether picture and explanation both stand beside the ledger."""
        return self in (Shape.SPREAD, Shape.WIDE)


def shape_of(width: int, height: int, *, table: int, gap: int, character: int, line: int) -> Shape:
    """Return the shape for a room; ``table`` is the least width of the ledger in its card, all in pixels."""
    if width < table + gap + PANEL_IN_CHARACTERS * character:
        return Shape.STACKED
    if width < SPREAD_IN_CHARACTERS * character or height < SPREAD_IN_LINES * line:
        return Shape.BESIDE
    return Shape.WIDE if width >= WIDE_IN_CHARACTERS * character else Shape.SPREAD


def table_width(width: int, *, table: int, gap: int, character: int) -> int:
    """Return how wide the ledger is beside something else: half of it, within its least and its most."""
    most = min(TABLE_IN_CHARACTERS * character, width - gap - PANEL_IN_CHARACTERS * character)
    return max(table, min(most, (width - gap) // 2))
