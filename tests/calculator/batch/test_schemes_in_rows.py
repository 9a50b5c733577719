"""Schemes of the organisation in a sheet: each row names those that its case calls worth asking for."""

from collections import Counter
from dataclasses import replace

import pandas as pd
import pytest

from calculator.amounts.schemes import schemes_from
from calculator.amounts.tables import load_tables
from calculator.amounts.user_tables import parsed
from calculator.batch import compute, row_notices
from calculator.batch.row_notices import SCHEMES
from calculator.batch.run import run
from calculator.batch.writing.report import ReportLine, lines
from calculator.outcome import budget, local_schemes
from calculator.outcome.local_schemes import NAVRAGEN
from calculator.run.accept import parse
from tests.calculator.amounts.test_schemes import example
from tests.calculator.batch.households import case_of, random_sheet, with_facts


@pytest.fixture(autouse=True)
def with_schemes(monkeypatch):
    """Compute with the table of the worked example beside the amounts."""
    table = schemes_from("eigen.yaml", parsed("eigen.yaml", example().encode()), b"")
    tables = replace(load_tables(), schemes=(table,))
    for module in (local_schemes, row_notices):
        monkeypatch.setattr(module, "load_tables", lambda: tables)


def named(text):
    """The schemes that a row names."""
    found = [part for part in ("" if pd.isna(text) else text).split("; ") if part.startswith(f"{SCHEMES}: ")]
    return found[0].removeprefix(f"{SCHEMES}: ").split(", ") if found else []


@pytest.mark.parametrize("seed", [71, 72])
def test_a_row_names_the_schemes_that_its_case_calls_worth_asking(seed):
    sheet = random_sheet(120, seed)
    sheet["peildatum"] = [("2026-07-01", "2026-03-01", "2025-07-01")[number % 3] for number in range(len(sheet))]
    sheet = with_facts(sheet, seed)
    seen = Counter()
    for row, text in zip(sheet.to_dict("records"), compute(sheet).let_op, strict=True):
        schemes = budget.compute(parse(case_of(row))).advies.situaties[0].regelingen
        expected = [item.regeling.naam for item in schemes if item.oordeel == NAVRAGEN]
        assert Counter(named(text)) == Counter(expected), row
        seen.update(expected)
    assert len(seen) > 1


def test_the_summary_counts_each_scheme_the_largest_first(tmp_path):
    sheet = random_sheet(80, 73)
    sheet["peildatum"] = "2026-07-01"
    source = tmp_path / "complex.csv"
    sheet.to_csv(source, sep=";", decimal=",", index=False)
    target = tmp_path / "uit.csv"
    summary = run(source, target)
    told = Counter(name for text in compute(sheet).let_op for name in named(text))
    assert summary.schemes == told
    counted = [line for line in lines(summary) if line.words.strip() in told]
    assert [line.value for line in counted] == sorted(told.values(), reverse=True)
    assert all(isinstance(line, ReportLine) and not line.euros for line in counted)
