"""Case files that an earlier version of the program wrote: they open with the case they were saved with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from calculator.cases.json_text import loads
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from calculator.workbook import opened

OLD = Path(__file__).parents[2] / "cases" / "old"
NAMES = sorted(path.stem for path in OLD.glob("*.xlsx"))


def test_there_are_old_files():
    assert len(NAMES) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_an_old_file_opens_with_the_case_it_was_saved_with(name: str):
    found = opened.read(OLD / f"{name}.xlsx")
    assert found.geval == found.saved == parse(loads((OLD / f"{name}.json").read_text(encoding="utf-8")))
    assert found.changes == found.ignored == ()
    assert found.proof.intact
    assert found.assumed is None  # it does not say what nobody gave


@pytest.mark.parametrize("name", NAMES)
def test_the_case_of_an_old_file_is_still_computed_and_checked(name: str):
    found = opened.read(OLD / f"{name}.xlsx")
    compute(found.geval)
    assert json.dumps(str(found.check()))
