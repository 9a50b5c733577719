"""A second spreadsheet engine, of other makers than LibreOffice, computes the same as the program.

HyperFormula recalculates; exceljs reads the file for it, and writes it again.
"""

import json
import random
import subprocess
from itertools import groupby

import pytest

from calculator.outcome.budget import compute
from calculator.workbook import CannotOpen
from calculator.workbook.opened import from_bytes
from calculator.workbook.package import Package
from tests.calculator.workbook.books import made
from tests.calculator.workbook.desk import typed_in
from tests.calculator.workbook.office import TIMEOUT, edited, tool
from tests.calculator.workbook.test_edits import edits, households
from tests.calculator.workbook.test_recalculation import changed_inputs, wrong

pytestmark = [pytest.mark.slow, pytest.mark.office]


class Recalculated:
    """What the engine found, in the manner of a package."""

    def __init__(self, line):
        self.names = json.loads(line)

    def named(self, name):
        value = self.names[name]
        return float(value) if isinstance(value, int) else value


def recalculate(engine, paths, *options):
    node = tool("node", "nodejs")
    command = [node, engine / "recalculate.mjs", *options, *paths]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=TIMEOUT)
    return [Recalculated(line) for line in done.stdout.splitlines()]


def test_the_second_engine_computes_the_same_and_exceljs_keeps_the_case(engine, tmp_path):
    rng, expected = random.Random(9), []
    for number, geval in enumerate(households()):
        _, result, content = made(geval)
        other = edited(content, changed_inputs(rng, geval))
        for place, (file, outcome) in enumerate(((content, result), (other, compute(from_bytes(other).geval)))):
            path = tmp_path / f"{number}-{place}.xlsx"
            path.write_bytes(file)
            expected.append((path, outcome))
    found = recalculate(engine, [path for path, _ in expected], "--save")
    assert [bad for package, (_, result) in zip(found, expected, strict=True) if (bad := wrong(package, result))] == []
    for path, result in expected:
        again = from_bytes(path.with_suffix(".exceljs.xlsx").read_bytes())
        assert again.geval == result.geval
        assert not again.ignored


def test_the_second_engine_refuses_and_computes_edits_as_the_program_does(engine, tmp_path, rounds):
    tried = sorted(edits()[-rounds(15, 60) :], key=lambda edit: edit[0])
    paths = []
    for number, of_book in groupby(tried, key=lambda edit: edit[0]):
        same = list(of_book)
        paths.append(tmp_path / f"{number}.xlsx")
        paths[-1].write_bytes(same[0][1])
        typed = json.dumps([{entry.name: value} for _, _, entry, value in same])
        paths[-1].with_suffix(".xlsx.edits").write_text(typed, encoding="utf-8")
    different = []
    for package, (_, content, entry, value) in zip(recalculate(engine, paths), tried, strict=True):
        try:
            bad = wrong(package, compute(typed_in(Package(content), {entry.name: value}).geval))
        except CannotOpen:
            bad = {
                name: live for name, live in package.names.items() if name.startswith("uit_") and live not in ("", None)
            }
        if bad:
            different.append((entry.name, value, bad))
    assert different == []
