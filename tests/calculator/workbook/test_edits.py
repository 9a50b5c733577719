"""What somebody types in the sheet gives the same in the sheet and in the program: an outcome, or the same refusal.

Every unlocked cell of five households gets odd values; LibreOffice computes the file and Leefbudget opens it.
"""

import itertools
import os
import random
import re

import pytest

from calculator.cases.fields import YesNo
from calculator.outcome.budget import compute
from calculator.outcome.sentences import headline
from calculator.run.accept import parse
from calculator.workbook import CannotOpen, guards
from calculator.workbook.casefile import build
from calculator.workbook.entries import entries
from calculator.workbook.opened import from_bytes
from calculator.workbook.proof import outcomes
from calculator.workbook.summary_sheet import AGREES, NOT_CHECKED, REFUSED_HEADLINE, UNCHANGED
from tests.calculator.strategies import random_case
from tests.calculator.workbook.conftest import CASE, FULL
from tests.calculator.workbook.office import edited, recalculated

ODD = (
    *(None, "", " ", "abc", "850,50", "ja", "Ja", " nee ", "waar", True, False),
    *(0.0, 1.0, -1.0, 0.005, 612.345, 1.005, 12.5, 9_999_999.99, 9_999_999.995, 1e12, -0.004),
)
# All of them are tried with LEEFBUDGET_EDITS=5000; a sample each time the tests run.
SAMPLE = int(os.environ.get("LEEFBUDGET_EDITS", "45"))
FEWEST = 2000
BATCH = 30
pytestmark = [pytest.mark.slow, pytest.mark.office]


def households():
    rng = random.Random(16)
    yield from (parse(CASE), parse(FULL))
    yield from (parse(random_case(rng, day)) for day in ("2019-08-01", "2024-03-01", "2026-09-01"))


def edits():
    """Every unlocked cell of every household with every odd value, in an order of chance."""
    found = []
    for place, geval in enumerate(households()):
        content = build(compute(geval)).to_bytes()
        free = [entry for entry in entries(geval) if entry.locked is None]
        found += [(place, content, entry, value) for entry, value in itertools.product(free, ODD)]
    random.Random(5).shuffle(found)
    return found


def in_program(content):
    """Return the outcomes of an edited file and its headline, or why it is refused."""
    try:
        opened = from_bytes(content)
        result = compute(opened.geval)
    except CannotOpen as refusal:
        return str(refusal), None, False
    return outcomes(result), str(headline(result)), bool(opened.changes)


def disagreement(package, entry, found, headline_now, changed):
    """Return what the sheet and the program do not say alike; None when they agree."""
    cells = package.sheet("Samenvatting").items()
    summary = {value for place, value in cells if isinstance(value, str) and re.fullmatch(r"[A-I]\d+", place)}
    if any(cell.startswith("#") for cell in summary):
        return "an error value"
    return (
        refusal(package, entry, found, summary)
        if isinstance(found, str)
        else difference(package, found, summary, {UNCHANGED, AGREES} | (set() if changed else {headline_now}), changed)
    )


def refusal(package, entry, found, summary):
    sentence = guards.sentence(entry)
    if sentence not in found or entry.label not in found:
        return f"the program says {found}"
    live = [package.named(name) for name in package.names if name.startswith("uit_")]
    if any(value not in (None, "") for value in live):
        return f"amounts although refused: {live}"
    wanted = {REFUSED_HEADLINE, f"Invoer: niet aanvaard. {entry.label}: {sentence}", NOT_CHECKED}
    return f"not said: {wanted - summary}" if wanted - summary else None


def difference(package, found, summary, as_saved, changed):
    for name, expected in found.items():
        live = package.named(name)
        same = live in (None, "") if expected is None else isinstance(live, float) and abs(live - expected) < 0.005
        if not same:
            return f"{name}: {expected} in the program, {live} in the sheet"
    said = as_saved & summary if changed else as_saved - summary
    return f"said or not said: {said}" if said else None


def test_the_sheet_and_the_program_agree_on_every_edit(tmp_path):
    wrong, number = [], 0
    for batch in _batches(edits()[:SAMPLE]):
        folder = tmp_path / str(number)
        folder.mkdir()
        paths, said = [], []
        for _, content, entry, value in batch:
            other = edited(content, {entry.name: value})
            path = folder / f"{number}.xlsx"
            path.write_bytes(other)
            paths.append(path)
            said.append((entry, value, in_program(other)))
            number += 1
        for package, (entry, value, found) in zip(recalculated(paths, folder / "opnieuw"), said, strict=True):
            bad = disagreement(package, entry, *found)
            if bad:
                wrong.append((entry.name, value, bad))
    assert not wrong, f"{len(wrong)} of {number}: {wrong[:20]}"
    assert number >= min(SAMPLE, FEWEST)


def _batches(items):
    return [items[start : start + BATCH] for start in range(0, len(items), BATCH)]


@pytest.mark.parametrize("entry", list(entries(parse(FULL))), ids=lambda entry: entry.name)
def test_a_cell_that_is_free_accepts_what_it_holds_and_says_what_it_accepts(entry):
    if entry.locked is not None:
        return
    held = {True: "ja", False: "nee"}.get(entry.value) if isinstance(entry.field.kind, YesNo) else entry.value
    read = guards.value(entry, held)
    assert read in (entry.value, entry.empty) or (entry.value is None and read is not None)
    with pytest.raises(guards.NotAccepted) as refusal:
        guards.value(entry, "onzin")
    assert str(refusal.value) == guards.sentence(entry)
