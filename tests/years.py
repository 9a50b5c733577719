"""The years that the tables cover, and the one after them: with a new year in the tables the tests go along."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml

_COVERED = yaml.safe_load((Path(__file__).parents[1] / "tables" / "coverage.yaml").read_text("utf-8"))["covered"]

FIRST_DAY, LAST_DAY = (date.fromisoformat(_COVERED[end]) for end in ("from", "until"))
YEARS = tuple(range(FIRST_DAY.year, LAST_DAY.year + 1))
LAST_YEAR, NEXT_YEAR = LAST_DAY.year, LAST_DAY.year + 1
