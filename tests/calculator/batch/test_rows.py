"""Rows of a batch against the same households as single cases, and what wrong rows say."""

import math
from datetime import date, datetime, time

import numpy as np
import pandas as pd
import pytest

from calculator.batch import INPUT, OUTPUT, compute
from calculator.batch.columns import NUMBERS
from calculator.cases.fields import Refused
from tests.calculator.batch.households import random_sheet, single_case


def differences(sheet, result):
    found = []
    for row, computed in zip(sheet.to_dict("records"), result.to_dict("records"), strict=True):
        for name, expected in single_case(row).items():
            given = computed[name]
            if given != expected and not (expected is None and pd.isna(given)):
                found.append((row["dossier"], name, given, expected))
    return found


def one(**changes):
    row = {
        "dossier": "A-1",
        "peildatum": "2021-01-01",
        "aanvrager_leeftijd": 38,
        "aanvrager_inkomen_soort": "loon",
        "aanvrager_bruto_inkomen_per_jaar": 21825.0,
        "partner_leeftijd": None,
        "partner_inkomen_soort": None,
        "partner_bruto_inkomen_per_jaar": None,
        "kinderen_leeftijden": None,
        "medebewoners_bruto_inkomen_per_jaar": None,
        "vermogen": 0,
        "kale_huur_nu_per_maand": 475.0,
        "subsidiabele_servicekosten_nu_per_maand": 0.0,
        "energielast_nu_per_maand": 125.0,
        "kale_huur_na_per_maand": 625.0,
        "subsidiabele_servicekosten_na_per_maand": 0.0,
        "energielast_na_per_maand": 75.0,
    }
    assert set(row) == set(INPUT)
    return row | changes


def outcome(**changes):
    return compute(pd.DataFrame([one(**changes)])).iloc[0]


def test_rows_equal_the_single_cases():
    sheet = random_sheet(500, seed=3)
    assert differences(sheet, compute(sheet)) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"aanvrager_bruto_inkomen_per_jaar": 1818.75},
            "1.818,75 euro is weinig voor een jaar, is het een bedrag per m",
        ),
        ({"aanvrager_bruto_inkomen_per_jaar": 4000}, ""),
        ({"aanvrager_bruto_inkomen_per_jaar": 499}, ""),
        ({"aanvrager_inkomen_soort": "pensioen", "aanvrager_bruto_inkomen_per_jaar": 1818.75}, ""),
        (
            {"partner_leeftijd": 37, "partner_inkomen_soort": "aow", "partner_bruto_inkomen_per_jaar": 1500},
            "1.500,00 euro is weinig voor een jaar",
        ),
        (
            {"kale_huur_nu_per_maand": 300, "kale_huur_na_per_maand": 3600},
            "3.600,00 euro is ruim tien keer zo veel als e",
        ),
        (
            {"energielast_nu_per_maand": 1500, "energielast_na_per_maand": 125},
            "1.500,00 euro is ruim tien keer zo veel",
        ),
        ({"energielast_nu_per_maand": 250, "energielast_na_per_maand": 20}, ""),  # well insulated
        ({"kale_huur_na_per_maand": 0}, ""),
    ],
)
def test_an_amount_that_may_be_of_another_period_is_asked_about(changes, said):
    found = outcome(**changes)
    assert pd.isna(found.fout)
    remarks = [part for part in str(found.let_op).split("; ") if part.endswith("?")]
    assert len(remarks) == bool(said)
    assert all(said in remark for remark in remarks)


def test_a_row_does_not_depend_on_its_neighbours():
    sheet = random_sheet(400, seed=4)
    together = compute(sheet)
    apart = pd.concat([compute(sheet.iloc[:1]), compute(sheet.iloc[1:57]), compute(sheet.iloc[57:])])
    pd.testing.assert_frame_equal(together, apart)


def test_the_sheet_itself_is_not_changed_and_its_index_kept():
    sheet = random_sheet(20, seed=5).set_index(pd.Index(range(100, 120)))
    sheet.insert(3, "eigen kolom", "x")
    before = sheet.copy(deep=True)
    result = compute(sheet)
    pd.testing.assert_frame_equal(sheet, before)
    pd.testing.assert_frame_equal(result[list(sheet.columns)], before)
    assert list(result.columns) == [*sheet.columns, *OUTPUT]


@pytest.mark.parametrize(
    ("number", "incomes", "partner", "wrong"),
    [
        (29, 0, None, None),
        (28, 0, 38, None),
        (30, 0, None, "kinderen_leeftijden"),
        (29, 0, 38, "kinderen_leeftijden"),
        (20, 10, None, "kinderen_leeftijden"),
        (0, 29, None, None),
        (2, 28, None, "medebewoners_bruto_inkomen_per_jaar"),
        (0, 300, None, "medebewoners_bruto_inkomen_per_jaar"),
    ],
)
def test_a_household_has_no_more_than_thirty_persons(number, incomes, partner, wrong):
    """As many as a case may have, so that every row that is right can be opened as one."""
    row = outcome(
        partner_leeftijd=partner,
        kinderen_leeftijden=";".join(["8"] * number) or None,
        medebewoners_bruto_inkomen_per_jaar=";".join(["9000"] * incomes) or None,
    )
    if wrong is None:
        assert pd.isna(row.fout)
    else:
        assert row.fout.startswith(f"{wrong}: ")
        assert "ten hoogste 30 personen" in row.fout


def test_no_rows_give_the_columns():
    result = compute(random_sheet(3).iloc[:0])
    assert list(result.columns[-len(OUTPUT) :]) == list(OUTPUT)
    assert len(result) == 0


def test_columns_of_an_earlier_run_are_replaced():
    first = compute(pd.DataFrame([one()]))
    first["huurtoeslag_nu_per_maand"] = -1.0
    again = compute(first)
    assert list(again.columns) == list(first.columns)
    assert again["huurtoeslag_nu_per_maand"].iloc[0] >= 0


def test_the_later_dwelling_may_be_absent_or_empty():
    sheet = pd.DataFrame([one()]).drop(columns=[name for name in INPUT if "_na_" in name])
    absent = compute(sheet).iloc[0]
    empty = outcome(
        kale_huur_na_per_maand=None, subsidiabele_servicekosten_na_per_maand=None, energielast_na_per_maand=None
    )
    for name in NUMBERS:
        assert absent[name] == empty[name] or (np.isnan(absent[name]) and np.isnan(empty[name]))
    assert np.isnan(absent["resterend_leefbudget_na_per_maand"])
    assert not np.isnan(absent["resterend_leefbudget_nu_per_maand"])


@pytest.mark.parametrize("service", [0, 0.01, 11.99, 12, 47.99, 48, 48.01, 60, 61.03])
def test_service_costs_count_up_to_four_times_twelve_and_all_are_paid(service):
    with_service = outcome(subsidiabele_servicekosten_nu_per_maand=service)
    counted = outcome(kale_huur_nu_per_maand=round(475 + min(service, 48), 2))
    assert with_service["huurtoeslag_nu_per_maand"] == counted["huurtoeslag_nu_per_maand"]
    rest = outcome()
    paid = with_service["netto_woonlast_nu_per_maand"] + with_service["huurtoeslag_nu_per_maand"]
    assert round(paid - rest["netto_woonlast_nu_per_maand"] - rest["huurtoeslag_nu_per_maand"], 2) == service


@pytest.mark.parametrize(
    ("changes", "column", "said"),
    [
        ({"aanvrager_leeftijd": -1}, "aanvrager_leeftijd", "-1"),
        ({"aanvrager_leeftijd": 121}, "aanvrager_leeftijd", "van 0 tot en met 120"),
        ({"aanvrager_leeftijd": 38.5}, "aanvrager_leeftijd", "38.5"),
        ({"aanvrager_leeftijd": None}, "aanvrager_leeftijd", "ontbreekt"),
        ({"aanvrager_leeftijd": "veertig"}, "aanvrager_leeftijd", "'veertig'"),
        ({"aanvrager_inkomen_soort": "salaris"}, "aanvrager_inkomen_soort", "loon, bijstand"),
        ({"aanvrager_inkomen_soort": None}, "aanvrager_inkomen_soort", "ontbreekt"),
        ({"aanvrager_bruto_inkomen_per_jaar": None}, "aanvrager_bruto_inkomen_per_jaar", "ontbreekt"),
        ({"aanvrager_bruto_inkomen_per_jaar": -5.0}, "aanvrager_bruto_inkomen_per_jaar", "-5"),
        ({"aanvrager_bruto_inkomen_per_jaar": 1e9}, "aanvrager_bruto_inkomen_per_jaar", "9.999.999,99"),
        ({"aanvrager_bruto_inkomen_per_jaar": np.inf}, "aanvrager_bruto_inkomen_per_jaar", "inf"),
        ({"aanvrager_bruto_inkomen_per_jaar": True}, "aanvrager_bruto_inkomen_per_jaar", "ja"),
        ({"partner_bruto_inkomen_per_jaar": 9000.0, "partner_inkomen_soort": "loon"}, "partner_leeftijd", "ontbreekt"),
        ({"kinderen_leeftijden": "10,0"}, "kinderen_leeftijden", "10 en 0"),
        ({"kinderen_leeftijden": "10;200"}, "kinderen_leeftijden", "puntkomma"),
        ({"kinderen_leeftijden": 10.12}, "kinderen_leeftijden", "10.12"),
        ({"medebewoners_bruto_inkomen_per_jaar": "12000;veel"}, "medebewoners_bruto_inkomen_per_jaar", "veel"),
        ({"peildatum": "2018-12-31"}, "peildatum", "2019-01-01"),
        ({"peildatum": "1 januari"}, "peildatum", "een datum als"),
        ({"peildatum": None}, "peildatum", "ontbreekt"),
        ({"vermogen": "onbekend"}, "vermogen", "onbekend"),
        ({"kale_huur_nu_per_maand": None}, "kale_huur_nu_per_maand", "ontbreekt"),
        ({"energielast_na_per_maand": None}, "energielast_na_per_maand", "ontbreekt"),
        ({"aanvrager_tweede_inkomen_soort": "loon"}, "aanvrager_tweede_bruto_inkomen_per_jaar", "ontbreekt"),
        ({"aanvrager_tweede_bruto_inkomen_per_jaar": 900}, "aanvrager_tweede_inkomen_soort", "ontbreekt"),
        (
            {"partner_tweede_inkomen_soort": "loon", "partner_tweede_bruto_inkomen_per_jaar": 1},
            "partner_leeftijd",
            "ontbreekt",
        ),
        ({"aanvrager_urencriterium": "ja"}, "aanvrager_urencriterium", "alleen bij winst"),
        ({"aanvrager_starter": "misschien"}, "aanvrager_starter", "misschien"),
        ({"energielast_na_laag_per_maand": 80}, "energielast_na_laag_per_maand", "hooguit"),
        ({"energielast_na_hoog_per_maand": 70}, "energielast_na_hoog_per_maand", "minstens"),
        ({"verhuurder": "gemeente"}, "verhuurder", "corporatie, particulier"),
        ({"zittende_huurder": "soms"}, "zittende_huurder", "soms"),
        ({"maatregelen": "isolatie;dak"}, "maatregelen", "isolatie;glas"),
        ({"complex_vanaf_tien": "tien"}, "complex_vanaf_tien", "tien"),
        ({"datum_verhoging": "volgend jaar"}, "datum_verhoging", "een datum als"),
        ({"dossier": "111222333"}, "dossier", "burgerservicenummer"),
        ({"dossier": 111222333}, "dossier", "burgerservicenummer"),
        ({"dossier": "x" * 201}, "dossier", "200 tekens"),
    ],
)
def test_a_wrong_row_says_the_column_the_value_and_what_is_accepted(changes, column, said):
    result = compute(pd.DataFrame([one(**changes), one()]))
    assert result["fout"].iloc[0].startswith(f"{column}: ")
    assert said in result["fout"].iloc[0]
    assert result.iloc[0][list(NUMBERS)].isna().all()
    alone = outcome()
    assert all(result[name].iloc[1] == alone[name] for name in NUMBERS)


def test_all_mistakes_of_a_row_are_told():
    said = outcome(aanvrager_leeftijd=200, vermogen=-1, peildatum="gisteren")["fout"]
    assert [part.split(":")[0] for part in said.split(" | ")] == ["peildatum", "aanvrager_leeftijd", "vermogen"]


def test_missing_columns_are_refused_by_name():
    with pytest.raises(Refused) as refused:
        compute(pd.DataFrame([one()]).drop(columns=["vermogen", "peildatum"]))
    assert [mistake.pad for mistake in refused.value.mistakes] == ["peildatum", "vermogen"]


def test_a_misspelt_column_that_may_be_absent_is_not_taken_for_an_extra_one():
    with pytest.raises(Refused, match="kale_huur_na_per_maand"):
        compute(pd.DataFrame([one()]).rename(columns={"kale_huur_na_per_maand": "kale_huur_na_per_mand"}))


def test_a_column_that_stands_there_twice_is_refused():
    sheet = pd.DataFrame([one()])
    with pytest.raises(Refused, match="twee keer"):
        compute(pd.concat([sheet, sheet[["vermogen"]]], axis=1))


@pytest.mark.parametrize(
    "changes",
    [
        {"peildatum": pd.Timestamp("2021-01-01")},
        {"peildatum": pd.Timestamp("2021-01-01").date()},
        {"peildatum": "1-1-2021"},
        {"peildatum": "2021-01-01T00:00:00"},
        {"aanvrager_leeftijd": "38,0"},
        {"aanvrager_inkomen_soort": " Loon "},
        {"aanvrager_bruto_inkomen_per_jaar": "21.825,00"},
        {"aanvrager_bruto_inkomen_per_jaar": "€ 21.825"},
        {"aanvrager_bruto_inkomen_per_jaar": "21825.0"},
        {"kinderen_leeftijden": ""},
        {"kinderen_leeftijden": " "},
        {"kinderen_leeftijden": float("nan")},
    ],
)
def test_what_means_the_same_gives_the_same(changes):
    result, plain = outcome(**changes), outcome()
    assert result["fout"] is None or result["fout"] != result["fout"]
    assert all(result[name] == plain[name] for name in NUMBERS)


@pytest.mark.parametrize(
    ("column", "cells", "wrong"),
    [
        ("peildatum", [date(2021, 1, 1), 44197], [False, True]),  # 2 January 2025 as an old Mac counts
        ("peildatum", [date(2021, 1, 1), datetime(2021, 1, 1, 12)], [False, True]),  # noqa: DTZ001
        ("aanvrager_leeftijd", [38, date(2021, 1, 1)], [False, True]),
        ("vermogen", [1.5, True], [False, True]),
        ("kale_huur_nu_per_maand", [475, time(1)], [False, True]),
        ("dossier", ["x", b"x"], [False, False]),
    ],
)
def test_a_cell_beside_cells_of_another_type_stays_what_it_is(column, cells, wrong):
    result = compute(pd.DataFrame([one(), one()]).assign(**{column: pd.Series(cells, dtype=object)}))
    assert result["fout"].notna().tolist() == wrong
    assert result["netto_inkomen_per_maand"][0] == outcome()["netto_inkomen_per_maand"]


@pytest.mark.parametrize("number", [1.7e308, -1.7e308, math.inf, -math.inf])
@pytest.mark.parametrize("column", [name for name in INPUT if name != "dossier"])
def test_a_number_without_cents_is_refused_in_its_row(column, number):
    result = compute(pd.DataFrame([one(), one(**{column: number})]))
    assert result["fout"].notna().tolist() == [False, True]


def test_a_column_of_mixed_types_is_read_cell_by_cell():
    sheet = pd.DataFrame([one(kinderen_leeftijden=10), one(kinderen_leeftijden="10;12"), one(kinderen_leeftijden=None)])
    result = compute(sheet)
    assert result["fout"].isna().all()
    assert result["kinderbijslag_per_maand"].is_monotonic_decreasing is False
    assert result["kinderbijslag_per_maand"].iloc[1] > result["kinderbijslag_per_maand"].iloc[0] > 0
    assert result["kinderbijslag_per_maand"].iloc[2] == 0
