"""The sixteen household budgets: as printed, from the appendix's own assumptions, and by law."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from calculator.amounts.table_files import read_yaml
from calculator.outcome import appendix
from calculator.outcome.appendix import ROW_LABELS, Appendix, report

ROOT = Path(__file__).parents[3]
ROWS = ("huurtoeslag", "netto_woonlast", "netto_inkomen", "overige_toeslagen", "resterend_leefbudget", "norm")

# Woonvisie Assen (version of 25 May 2023), background page "Huishoudboekjes sociale huur": block by block, left to
# right. Household, income, rent, energy, gross income a year, and the six printed amounts a month in the order of ROWS.
SINGLE, FAMILY, AOW_SINGLE, AOW_COUPLE = "alleenstaand", "gezin met 2 kinderen", "70+ AOW alleen", "70+ AOW stel"
PRINTED: tuple[tuple[Any, ...], ...] = (
    (SINGLE, "bijstand", 475, 125, 12900, (225, 375, 935, 105, 665, 600)),
    (SINGLE, "bijstand", 625, 75, 12900, (325, 375, 935, 105, 665, 600)),
    (SINGLE, "minimumloon", 475, 125, 21825, (95, 505, 1700, 105, 1300, 600)),
    (SINGLE, "minimumloon", 625, 75, 21825, (195, 505, 1700, 105, 1300, 600)),
    (SINGLE, "30.000", 475, 125, 30000, (0, 600, 2100, 15, 1515, 600)),
    (SINGLE, "30.000", 625, 75, 30000, (0, 700, 2100, 15, 1415, 600)),
    (FAMILY, "bijstand", 475, 125, 21825, (225, 375, 1700, 390, 1715, 1650)),
    (FAMILY, "bijstand", 625, 75, 21825, (325, 375, 1700, 390, 1715, 1650)),
    (FAMILY, "minimumloon", 475, 125, 21825, (225, 375, 1700, 390, 1715, 1650)),
    (FAMILY, "minimumloon", 625, 75, 21825, (325, 375, 1700, 390, 1715, 1650)),
    (FAMILY, "30.000", 475, 125, 30000, (60, 540, 2100, 300, 1860, 1650)),
    (FAMILY, "30.000", 625, 75, 30000, (155, 545, 2100, 300, 1855, 1650)),
    (AOW_SINGLE, "AOW", 475, 125, 15500, (225, 375, 1220, 165, 1010, 600)),
    (AOW_SINGLE, "AOW", 625, 75, 15500, (325, 375, 1220, 165, 1010, 600)),
    (AOW_COUPLE, "AOW", 475, 125, 20000, (225, 375, 1665, 205, 1495, 600)),
    (AOW_COUPLE, "AOW", 625, 75, 20000, (325, 375, 1665, 205, 1495, 600)),
)
CELLS = [(nr, row) for nr in range(1, 17) for row in ROWS]


@pytest.fixture(scope="module")
def found() -> Appendix:
    return report()


def printed(nr: int, row: str) -> int:
    amount: int = PRINTED[nr - 1][5][ROWS.index(row)]
    return amount


@pytest.mark.parametrize("nr", range(1, 17))
def test_the_arithmetic_of_the_printed_table_is_right(nr):
    """True in all columns: housing cost is rent - huurtoeslag + energy, the residual is income + allowances - that."""
    _, _, rent, energy, _, (huurtoeslag, woonlast, inkomen, toeslagen, rest, _) = PRINTED[nr - 1]
    assert woonlast == rent - huurtoeslag + energy
    assert rest == inkomen + toeslagen - woonlast


@pytest.mark.parametrize("nr", range(1, 17))
def test_a_column_is_the_household_the_source_shows_there(found, nr):
    case = found.cases[nr - 1]
    groep, inkomen, rent, energy, gross, _ = PRINTED[nr - 1]
    assert (case.nr, case.groep, case.inkomen, case.inkomen_bruto_per_jaar) == (nr, groep, inkomen, gross)
    assert case.woning == ("niet geïsoleerd" if rent == 475 else "gerenoveerd")
    dwelling = read_yaml("appendix_2021.yaml")["dwellings"][case.woning]
    assert (dwelling["kale_huur_per_maand"], dwelling["energielast_per_maand"]) == (rent, energy)


@pytest.mark.parametrize(("nr", "row"), CELLS)
def test_a_cell_is_computed_as_printed_from_the_assumptions_of_the_appendix(found, nr, row):
    cell = found.cases[nr - 1].rows[row]
    assert cell.gedrukt == printed(nr, row)
    assert cell.berekend == printed(nr, row)


def test_there_are_96_cells(found):
    assert len(found.cases) == 16
    assert all(tuple(case.rows) == ROWS == tuple(ROW_LABELS) for case in found.cases)


@pytest.mark.parametrize("nr", range(1, 17))
def test_huurtoeslag_by_law_is_as_printed_but_for_the_aow_households_in_the_cheap_home(found, nr):
    # by hand from the tables of 2021: 227.81 and 229.62 for AOW households at rent 475, so 230
    assert found.cases[nr - 1].rows["huurtoeslag"].wet == (230 if nr in (13, 15) else printed(nr, "huurtoeslag"))


@pytest.mark.parametrize(
    ("row", "numbers", "wet"),
    [
        # tax of 2021: 21,825 gives 1,696.17 a month, 30,000 gives 2,102.25
        ("netto_inkomen", (3, 4, 9, 10), 1695),
        ("netto_inkomen", (5, 6, 11, 12), 2100),
        # zorgtoeslag 2021: 107 for a single, 207 for a couple; 14 at 30,000 (114 for a couple); kindgebonden budget 185
        ("overige_toeslagen", (1, 2, 3, 4, 13, 14), 105),
        ("overige_toeslagen", (5, 6), 15),
        ("overige_toeslagen", (7, 8, 9, 10), 390),
        ("overige_toeslagen", (11, 12), 300),
        ("overige_toeslagen", (15, 16), 205),
        # SCP: 600 single, 1650 family of four
        ("norm", (1, 2, 3, 4, 5, 6, 13, 14), 600),
        ("norm", (7, 8, 9, 10, 11, 12), 1650),
        # SCP 2017: a couple 1,555, less the rent of 443 is 1,112
        ("norm", (15, 16), 1110),
    ],
)
def test_amounts_by_law(found, row, numbers, wet):
    assert [found.cases[nr - 1].rows[row].wet for nr in numbers] == [wet] * len(numbers)


@pytest.mark.parametrize(("nr", "row"), CELLS)
def test_a_cell_has_a_cause_exactly_when_the_law_gives_another_amount(found, nr, row):
    cell = found.cases[nr - 1].rows[row]
    assert (cell.oorzaak is not None) == (cell.wet != cell.gedrukt)
    if cell.oorzaak is not None:
        assert len(cell.oorzaak) > 15
        assert cell.oorzaak.endswith(".")


@pytest.mark.parametrize(
    ("nr", "row"), [cell for cell in CELLS if cell[1] in ("netto_woonlast", "resterend_leefbudget")]
)
def test_the_cause_of_a_sum_names_the_parts_that_differ(found, nr, row):
    rows = found.cases[nr - 1].rows
    if (oorzaak := rows[row].oorzaak) is None:
        return
    parts = ("huurtoeslag",) if row == "netto_woonlast" else ("netto_inkomen", "overige_toeslagen", "netto_woonlast")
    for part in parts:
        assert (ROW_LABELS[part].lower() in oorzaak) == (rows[part].oorzaak is not None), part


def test_every_assumption_has_a_reason(found):
    data = read_yaml("appendix_2021.yaml")
    assert len(data["households"]) == 8
    for household in data["households"]:
        assumed = household["as_printed"]
        changes = len(assumed["vaste_bedragen"]) + ("aow" in assumed)
        assert len(assumed["reasons"]) >= changes, household["groep"]
    for case in found.cases:
        assert all(reason.endswith(".") for reason in case.aannames)


def test_nothing_but_inputs_is_overruled():
    """Net income, one fixed allowance and one norm are taken over; huurtoeslag and sums are always computed."""
    allowed = {"netto_inkomen_per_maand", "zorgtoeslag_per_maand", "norm_per_maand"}
    for household in read_yaml("appendix_2021.yaml")["households"]:
        assert set(household["as_printed"]["vaste_bedragen"]) <= allowed


def test_only_the_module_of_the_appendix_knows_of_it():
    for path in (ROOT / "calculator").rglob("*.py"):
        if path.name != "appendix.py":
            assert "appendix_2021" not in path.read_text(encoding="utf-8"), path.name


def test_a_change_of_the_rent_flows_through(monkeypatch, found):
    data = copy.deepcopy(read_yaml("appendix_2021.yaml"))
    data["dwellings"]["niet geïsoleerd"]["kale_huur_per_maand"] = 500
    data["dwellings"]["gerenoveerd"]["energielast_per_maand"] = 105
    monkeypatch.setattr(appendix, "_data", lambda: data)
    for before, after in zip(found.cases, report().cases, strict=True):
        for kind in ("berekend", "wet"):
            old = {name: getattr(cell, kind) for name, cell in before.rows.items()}
            new = {name: getattr(cell, kind) for name, cell in after.rows.items()}
            rent, energy = (25, 0) if before.nr % 2 else (0, 30)
            gained = new["huurtoeslag"] - old["huurtoeslag"]
            assert new["netto_woonlast"] - old["netto_woonlast"] == rent + energy - gained
            assert new["resterend_leefbudget"] - old["resterend_leefbudget"] == gained - rent - energy
            assert 0 <= gained <= rent
            if before.nr in (1, 7, 13) and kind == "wet":
                assert gained >= 15, "at least 65% of 25 euros, to the nearest 5"
            assert [new[name] for name in ("netto_inkomen", "overige_toeslagen", "norm")] == [
                old[name] for name in ("netto_inkomen", "overige_toeslagen", "norm")
            ]
        assert [cell.gedrukt for cell in after.rows.values()] == [cell.gedrukt for cell in before.rows.values()]


def test_the_json_has_the_shape_of_the_contract(found):
    cases = found.to_json()["gevallen"]
    assert [case["nr"] for case in cases] == list(range(1, 17))
    for case in cases:
        assert {"nr", "groep", "inkomen", "woning", "rijen"} <= set(case)
        assert tuple(case["rijen"]) == ROWS
        for row, cell in case["rijen"].items():
            assert list(cell) == ["gedrukt", "berekend", "wet", "oorzaak"]
            assert cell["gedrukt"] == printed(case["nr"], row)
            for amount in (cell["gedrukt"], cell["berekend"], cell["wet"]):
                assert amount is None or (isinstance(amount, int) and amount % 5 == 0)


def test_the_examples_are_the_households_by_law_with_both_homes():
    examples = appendix.examples()
    assert [example.nr for example in examples] == list(range(1, 17))
    for example, row in zip(examples, PRINTED, strict=True):
        assert [home.kale_huur_per_maand for home in example.geval.woonsituaties] == [475, 625]
        assert not any(vars(example.geval.vaste_bedragen).values())
        assert row[0] in example.label
