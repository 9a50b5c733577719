"""What nobody gave is not given after saving, opening, undo or a way through a sheet: it is assumed again."""

import dataclasses
import json
from itertools import product

import pytest

from calculator import cli
from calculator.batch.results import collect
from calculator.cases.shorthand import LEEFTIJD_VOLWASSENE, MET_KINDEREN, MET_PARTNER
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from calculator.workbook import read
from tests.calculator.good_case import EXAMPLE, SHORT
from tests.ui.complex.sheets import households, write
from ui.files.draft import dumps, loads_draft
from ui.files.saving import open_file, save
from ui.form.case_record import assumed_paths, from_case, to_case
from ui.form.descriptors import (
    AOW,
    BEDRAG,
    BEDRAG_PARTNER,
    BY_KEY,
    EIGEN_VERMOGEN,
    KINDEREN,
    LEEFTIJD_AANVRAGER,
    LEEFTIJD_PARTNER,
    SAMENGESTELD,
    TYPE,
)
from ui.form.record import Record, State, assumed, new_record, prefilled
from ui.form.row_lists import PERSONEN

FACTS = (LEEFTIJD_AANVRAGER, LEEFTIJD_PARTNER, EIGEN_VERMOGEN)
TYPES = [kind for kind, _ in BY_KEY[TYPE].choices if kind != SAMENGESTELD]


def record(kind="alleenstaand", **values):
    start = new_record("2026-07-01")
    home = {"woonsituaties[0].kale_huur_per_maand": 600.0, "woonsituaties[0].energielast_per_maand": 150.0}
    children = {KINDEREN: (10,)} if kind in MET_KINDEREN else {}
    typed = {**start.values, TYPE: kind, BEDRAG: 24_000.0, **home, **children, **values}
    return prefilled(Record(typed, start.rows), ())


@pytest.mark.parametrize("kind", TYPES)
def test_of_every_household_what_was_typed_and_what_not_survives_the_case(kind):
    """Also an age or assets that were typed and happen to be what would have been assumed."""
    ages = (None, 25, 40, 66, 70, 80, "1986-05")
    partners = ages if kind in MET_PARTNER else (None,)
    for own, other, assets, earned in product(ages, partners, (None, 0.0, 500.0), (None, 9_000.0)):
        values = {LEEFTIJD_AANVRAGER: own, LEEFTIJD_PARTNER: other, EIGEN_VERMOGEN: assets, BEDRAG_PARTNER: earned}
        before = record(kind, **values)
        geval = parse(to_case(before))
        after = from_case(geval, assumed_paths(before))
        assert parse(to_case(after)) == geval
        if not after.composed:
            assert assumed(after) == assumed(before), values
            assert [after[key] for key in FACTS] == [before[key] for key in FACTS], values
        else:
            said = {path for path in assumed_paths(before) if "personen" in path}
            assert {path for path in assumed_paths(after) if "personen" in path} == said, values


def save_and_open(state, tmp_path):
    path = tmp_path / "geval.xlsx"
    save(compute(parse(to_case(state.record))), path, assumed=assumed_paths(state.record))
    return open_file(path).state


def keep_and_open(state, tmp_path):
    return loads_draft(dumps(state))


def with_co_resident():
    """A household in persons of which one has an age that nobody gave."""
    persons = [{"rol": "aanvrager", "leeftijd": 50}, {"rol": "medebewoner", "leeftijd": LEEFTIJD_VOLWASSENE}]
    case = {**EXAMPLE, "huishouden": {"personen": persons}}
    return from_case(parse(case), ("huishouden.personen[1].leeftijd", EIGEN_VERMOGEN))


@pytest.mark.parametrize("way", [save_and_open, keep_and_open])
@pytest.mark.parametrize(
    "before",
    [
        record("paar"),
        record("aow_paar", **{LEEFTIJD_PARTNER: 66, AOW: True}),
        record(**{LEEFTIJD_AANVRAGER: 40, EIGEN_VERMOGEN: 0.0}),
        with_co_resident(),
    ],
)
def test_a_file_remembers_what_nobody_gave(before, way, tmp_path):
    after = way(State(before), tmp_path).record
    assert assumed(after) == assumed(before)
    assert [after[key] for key in FACTS] == [before[key] for key in FACTS]


def test_an_age_of_a_person_that_is_typed_anew_is_given():
    opened = with_co_resident()
    assert "personen[1].leeftijd" in assumed(opened)
    persons = tuple({**row, "leeftijd": 41} for row in opened.rows[PERSONEN.key])
    assert "personen[1].leeftijd" not in assumed(dataclasses.replace(opened, rows={PERSONEN.key: persons}))
    assert all(set(person) <= {"rol", "leeftijd"} for person in to_case(opened)["huishouden"]["personen"])


def test_what_is_changed_in_the_workbook_is_given(tmp_path):
    import openpyxl

    path, before = tmp_path / "geval.xlsx", record()
    save(compute(parse(to_case(before))), path, assumed=assumed_paths(before))
    book = openpyxl.load_workbook(path)
    sheet = book["Invoer"]
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=4)}
    assert rows["Leeftijd"][5].value.startswith("Niet opgegeven, maar aangenomen.")
    rows["Vermogen"][1].value = 300
    book.save(path)
    assert read(path).assumed == (LEEFTIJD_AANVRAGER,)
    assert assumed(open_file(path).state.record) == {LEEFTIJD_AANVRAGER: 40}


def test_a_case_as_json_says_by_what_it_leaves_out_what_is_assumed(tmp_path):
    path = tmp_path / "geval.json"
    for case, expected in (
        (SHORT, {LEEFTIJD_AANVRAGER: 40, LEEFTIJD_PARTNER: 40, EIGEN_VERMOGEN: 0}),
        (EXAMPLE, {}),
    ):
        path.write_text(json.dumps(case), encoding="utf-8")
        assert assumed(open_file(path).state.record) == expected


def test_a_row_of_a_complex_says_what_its_sheet_does_not(tmp_path):
    sheet = households()[:2].astype({"vermogen": object})
    sheet["medebewoners_bruto_inkomen_per_jaar"] = ["12000", ""]
    sheet["vermogen"] = ["", 0]
    results = collect(write(sheet, tmp_path / "in.csv"))
    shared, alone = (from_case(results.case(row), results.assumed(row)) for row in (0, 1))
    place = len(shared.rows[PERSONEN.key]) - 1
    assert assumed(shared)[f"personen[{place}].leeftijd"] == 40
    assert EIGEN_VERMOGEN in assumed(shared)
    assert assumed(alone) == {}


def test_a_workbook_made_by_the_command_line_remembers_as_well(tmp_path):
    source, made, again = tmp_path / "in.json", tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    source.write_text(json.dumps(SHORT), encoding="utf-8")
    assert cli.main(["bereken", str(source), "--xlsx", str(made)]) == 0
    assert cli.main(["bereken", str(made), "--xlsx", str(again)]) == 0
    assert assumed(open_file(again).state.record) == {LEEFTIJD_AANVRAGER: 40, LEEFTIJD_PARTNER: 40, EIGEN_VERMOGEN: 0}


def test_the_window_says_it_again_after_saving_opening_and_undo(window, type_in, tmp_path, monkeypatch):
    desk, told = window.desk, lambda: window.result.answer.assumed.whole
    desk.replace(State(record("paar")))
    desk.history.forget(desk.state())
    before = told()
    assert "40" in before
    assert desk.files.save_to(tmp_path / "geval.xlsx")
    desk.clear()
    desk.files.open_path(tmp_path / "geval.xlsx")
    assert told() == before
    type_in(LEEFTIJD_AANVRAGER, "40")
    assert told() != before
    assert desk.files.is_dirty
    desk.undo()
    assert told() == before
    assert not desk.files.is_dirty
    desk.redo()
    assert told() != before
