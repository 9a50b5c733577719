"""A case file with another household in a later situation: it comes back whole, and nothing of it seems to compute."""

from __future__ import annotations

from openpyxl import load_workbook

from calculator.outcome.budget import compute
from calculator.run.accept import parse
from calculator.workbook import read, write
from calculator.workbook.entries import entries
from tests.calculator.outcome.test_other_homes import PAIR, case

FIXED = "vast"


def test_the_case_comes_back_and_its_other_situation_is_fixed(tmp_path):
    geval = parse(case(huishouden=PAIR, peildatum="2026-01-01"))
    result = compute(geval)
    path = tmp_path / "a.xlsx"
    write(result, path)
    opened = read(path)
    assert opened.geval == geval
    assert not opened.changes
    assert not opened.ignored
    assert opened.check().agrees
    book = load_workbook(path)
    later = result.woonsituaties[1]
    for name, amount in (
        ("uit_resterend_leefbudget_per_maand_2", later.resterend_leefbudget_per_maand),
        ("uit_netto_inkomen_per_maand_2", later.huishouden.netto_inkomen_per_maand),
        ("uit_norm_per_maand_2", later.norm.bedrag_per_maand),
        ("uit_huurtoeslag_per_maand_2", later.huurtoeslag_per_maand),
    ):
        sheet, cell = book.defined_names[name].attr_text.replace("$", "").replace("'", "").split("!")
        formula = book[sheet][cell].value
        assert f'IF(invoer_gewijzigd=0,{float(amount)!r},"")' in formula  # gone with other inputs
        assert book[sheet][f"F{cell[1:]}"].value == FIXED
    sheet = book["Samenvatting"]
    assert any("na samenwonen: vast." in str(cell.value) for row in sheet.iter_rows(max_col=1) for cell in row)


def test_of_a_fixed_situation_only_the_name_can_be_changed():
    for more in ({"huishouden": PAIR}, {"peildatum": "2026-01-01"}):
        cells = [entry for entry in entries(parse(case(**more))) if entry.path[:2] == ("woonsituaties", 1)]
        assert {entry.path[-1] for entry in cells if entry.locked is None} == {"naam"}
    inside = {entry.path[2:4] for entry in entries(parse(case(huishouden=PAIR))) if "huishouden" in entry.path[2:3]}
    assert ("huishouden", "personen") in inside


def test_the_day_of_now_repeated_is_no_cell_that_can_be_changed_without_effect():
    cells = [entry for entry in entries(parse(case(peildatum="2025-07-01"))) if entry.path[1:] == (1, "peildatum")]
    assert [bool(entry.locked) for entry in cells] == [True]
