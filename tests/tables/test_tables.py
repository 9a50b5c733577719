"""The tables: their form, their passport and the years they cover."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.tables.published import (
    BANDS,
    COVERAGE,
    NORMS,
    PARAMETERS,
    ROOT,
    SERIES,
    SERIES_FILES,
    TABLES,
    Data,
    day_before,
    entry_at,
    read,
    read_schema,
)

# --- form ---------------------------------------------------------------------------------------------------------


def test_every_file_with_dated_amounts_is_tested_here() -> None:
    found = {path.name for path in ROOT.glob("*.yaml") if "parameters" in read(path.name)}
    assert found == set(SERIES_FILES)


@pytest.mark.parametrize("name", ["table", "norms", "coverage"])
def test_a_schema_is_valid_json_schema_itself(name: str) -> None:
    Draft202012Validator.check_schema(read_schema(name))


@pytest.mark.parametrize("name", SERIES_FILES)
def test_every_table_passes_its_schema(name: str) -> None:
    errors = [
        f"{error.json_path}: {error.message}"
        for error in Draft202012Validator(read_schema("table")).iter_errors(TABLES[name])
    ]
    assert errors == []


@pytest.mark.parametrize(("schema", "name"), [("norms", "norms.yaml"), ("coverage", "coverage.yaml")])
def test_norms_and_coverage_pass_their_schema(schema: str, name: str) -> None:
    errors = [
        f"{error.json_path}: {error.message}"
        for error in Draft202012Validator(read_schema(schema)).iter_errors(read(name))
    ]
    assert errors == []


SOURCE_LESS = {"valid_from": "2021-01-01", "value": 1, "source": [], "confidence": "official"}
REFUSED = {
    "without a source": SOURCE_LESS,
    "with an odd start day": SOURCE_LESS | {"source": ["wht"], "valid_from": "2021-01-07"},
    "with a number as text": SOURCE_LESS | {"source": ["wht"], "value": "1"},
    "with an unknown confidence": SOURCE_LESS | {"source": ["wht"], "confidence": "certain"},
    "with an unknown key": SOURCE_LESS | {"source": ["wht"], "remark": "typing error"},
    "missing and yet a value": SOURCE_LESS | {"source": ["wht"], "confidence": "missing"},
    "no value and yet official, without 'vervallen'": SOURCE_LESS | {"source": ["wht"], "value": None},
}


@pytest.mark.parametrize("entry", REFUSED.values(), ids=REFUSED.keys())
def test_the_schema_refuses_a_value(entry: Data) -> None:
    table = TABLES["awir.yaml"] | {
        "parameters": {
            "voorbeeld": {"label": "x", "unit": "euro", "period": "jaar", "article": "art. 1", "values": [entry]}
        }
    }
    assert not Draft202012Validator(read_schema("table")).is_valid(table)


@pytest.mark.parametrize("name", [*SERIES_FILES, "norms.yaml"])
def test_every_source_that_is_referred_to_exists_and_none_is_unused(name: str) -> None:
    data = read(name)

    def used(node: Any) -> set[str]:
        if isinstance(node, list):
            return {source for item in node for source in used(item)}
        if not isinstance(node, dict):
            return set()
        here = set(node["source"]) if isinstance(node.get("source"), list) else set()
        return here.union(*(used(value) for value in node.values()))

    body = {key: value for key, value in data.items() if key != "sources"}
    assert used(body) == set(data["sources"]), "left: what the values name; right: what stands under sources"


def test_parameter_names_and_table_ids_are_unique_over_all_files() -> None:
    names = [name for table in TABLES.values() for name in table["parameters"]]
    assert len(names) == len(set(names))
    ids = [table["id"] for table in TABLES.values()] + [NORMS["id"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", [name for _, name in SERIES if "year" in PARAMETERS[name]])
def test_an_amount_of_one_year_has_one_value_and_its_year_has_begun(name: str) -> None:
    (entry,) = PARAMETERS[name]["values"]
    assert entry["value"] is not None
    assert 2017 <= PARAMETERS[name]["year"] <= int(COVERAGE["covered"]["until"][:4])


@pytest.mark.parametrize("name", [name for _, name in SERIES])
def test_start_dates_increase_and_no_value_lasts_longer_than_a_year(name: str) -> None:
    starts = [entry["valid_from"] for entry in PARAMETERS[name]["values"]]
    assert all(earlier < later for earlier, later in pairwise(starts))
    assert all(int(later[:4]) - int(earlier[:4]) <= 1 for earlier, later in pairwise(starts))


@pytest.mark.parametrize(("table_id", "name"), [item for item in SERIES if "year" not in PARAMETERS[item[1]]])
def test_a_series_reaches_the_end_of_its_table_or_was_ended_by_the_law(table_id: str, name: str) -> None:
    valid_until = next(table["valid_until"] for table in TABLES.values() if table["id"] == table_id)
    last = PARAMETERS[name]["values"][-1]
    ended = last["value"] is None and last["confidence"] == "official"
    assert ended or last["valid_from"][:4] >= valid_until[:4]


@pytest.mark.parametrize("name", [name for _, name in SERIES])
def test_nothing_follows_after_the_law_ended_a_rule(name: str) -> None:
    values = PARAMETERS[name]["values"]
    assert all(entry["value"] is not None or entry["confidence"] == "missing" for entry in values[:-1])


@pytest.mark.parametrize("name", [*SERIES_FILES, "norms.yaml", "coverage.yaml"])
def test_numbers_are_plain_and_lines_short(name: str) -> None:
    raw = (ROOT / name).read_text(encoding="utf-8")
    written = re.findall(r"[{ ]value: ([^,}\n]+)", raw)
    assert all(re.fullmatch(r"-?\d+(\.\d+)?|null", number) for number in written)
    assert not [line for line in raw.splitlines() if len(line) > 140 and "http" not in line]


@pytest.mark.parametrize("name", [name for _, name in SERIES])
def test_a_fraction_is_a_fraction_and_not_a_percentage(name: str) -> None:
    if PARAMETERS[name]["unit"] == "fractie":
        values = [entry["value"] for entry in PARAMETERS[name]["values"] if entry["value"] is not None]
        assert all(0 <= value <= 1 for value in values)


# --- coverage -----------------------------------------------------------------------------------------------------


def gaps() -> set[tuple[str, str, str]]:
    """Return every stretch inside the covered dates for which a table has no figure."""
    last_day = COVERAGE["covered"]["until"]
    found: set[tuple[str, str, str]] = set()
    for name, parameter in (*PARAMETERS.items(), *((name, bands) for _, name, bands in BANDS)):
        start = None
        values = [entry for entry in parameter["values"] if entry["valid_from"] <= last_day]
        for entry in values:
            missing = entry["confidence"] == "missing"
            if missing and start is None:
                start = entry["valid_from"]
            elif not missing and start is not None:
                found.add((name, start, day_before(entry["valid_from"])))
                start = None
        if start is not None:
            found.add((name, start, last_day))
    return found


def test_coverage_names_exactly_the_figures_that_are_missing() -> None:
    named = [(gap["parameter"], gap["valid_from"], gap["until"]) for gap in COVERAGE["incomplete"]]
    assert len(named) == len(set(named))
    assert set(named) == gaps()


def test_every_table_belongs_to_a_program_and_every_program_to_tables() -> None:
    named = {table for program in COVERAGE["programs"] for table in program["tables"]}
    assert named == {table["id"] for table in TABLES.values()} | {NORMS["id"]}


@pytest.mark.parametrize("program", COVERAGE["programs"], ids=lambda program: program["id"])
def test_a_program_is_partial_exactly_when_one_of_its_tables_misses_something(program: Data) -> None:
    incomplete = {gap["parameter"] for gap in COVERAGE["incomplete"]}
    own = {name for table_id, name, *_ in (*SERIES, *BANDS) if table_id in program["tables"]}
    partial = bool(own & incomplete)
    assert program["status"] == ("partial" if partial else "complete")
    covered = COVERAGE["covered"]
    assert covered["from"] <= program["from"] < program["until"] <= covered["until"]


@pytest.mark.parametrize("name", SERIES_FILES)
def test_a_table_is_not_called_valid_beyond_the_covered_dates(name: str) -> None:
    assert TABLES[name]["valid_until"] <= COVERAGE["covered"]["until"]


@pytest.mark.parametrize("name", SERIES_FILES)
def test_until_its_last_valid_day_a_table_misses_only_what_coverage_names(name: str) -> None:
    table = TABLES[name]
    day = table["valid_until"]
    known = {gap["parameter"] for gap in COVERAGE["incomplete"] if gap["valid_from"] <= day <= gap["until"]}
    for parameter in table["parameters"]:
        entry = entry_at(parameter, day)
        assert entry is not None
        assert entry["confidence"] != "missing" or parameter in known
