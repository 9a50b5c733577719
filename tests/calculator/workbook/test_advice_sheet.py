"""Advies in the workbook: every live amount is what the program found, also after another rent was typed."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from calculator.outcome.budget import compute
from calculator.run.accept import parse
from calculator.workbook.advice_sheet import SHEET
from calculator.workbook.casefile import build
from calculator.workbook.package import Package
from tests.calculator.good_case import EXAMPLE
from tests.calculator.workbook.desk import typed, typed_in

DAYS = ("2019-01-01", "2021-01-01", "2025-07-01", "2026-07-01")
RISE: dict[str, Any] = {
    "soort": "jaarlijks",
    "zittende_huurder": True,
    "datum": "2026-07-01",
    "contract_vanaf": "2019-02-01",
    "aanvangshuur_per_maand": 500,
}


def case(day: str) -> dict[str, Any]:
    found = copy.deepcopy(EXAMPLE)
    found["peildatum"] = day
    found["woonsituaties"][1]["ingreep"] = RISE
    return found


def amount_of(cells: dict[str, Any], label: str) -> Any:
    return next(cells[f"D{place[1:]}"] for place, text in cells.items() if place[0] == "A" and text == label)


def test_the_sheet_says_what_is_advised():
    book = build(compute(parse(case("2026-01-01"))))
    sheet = book[SHEET]
    texts = [str(row[0].value) for row in sheet.iter_rows()]
    assert any("mag deze verhoging" in text for text in texts)
    assert any(text.startswith("• boven: Boven het maximum") for text in texts)


def test_the_words_hold_for_a_cheaper_home_too():
    """Words are the same for more and for less; no saving is needed where the rent is below the basic rent."""
    cheaper = case("2025-07-01")
    cheaper["woonsituaties"][1] |= {"kale_huur_per_maand": 150, "verhuizing": True}
    del cheaper["woonsituaties"][1]["ingreep"]
    result = compute(parse(cheaper))
    (ledger,) = result.advies.renovaties
    assert ledger.break_even_per_maand < 0
    book = build(result)
    labels = [str(row[0].value) for row in book[SHEET].iter_rows() if isinstance(row[3].value, str)]
    assert labels
    assert not any(word in label for label in labels for word in ("meer", "erbij", "minder"))
    assert book.values[SHEET][place_of(book[SHEET], "Energie: het verschil waarbij")] == -ledger.break_even_per_maand
    needed = place_of(book["Renovatie"], "Energiebesparing waarbij").replace("D", "E")
    assert book.values["Renovatie"][needed] == "niet nodig"


def place_of(sheet: Worksheet, label: str) -> str:
    return next(row[3].coordinate for row in sheet.iter_rows() if str(row[0].value).startswith(label))


@pytest.mark.parametrize("day", DAYS)
def test_every_number_that_an_answer_reads_has_a_unit(day):
    sheet = build(compute(parse(case(day))))[SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(max_col=3)]
    first = next(number for number, row in enumerate(rows) if row[0] == "Stap")
    read = [row for row in rows[first:] if row[1] is not None]
    assert len(read) > 20
    assert [row[0] for row in read if not row[2]] == []


@pytest.mark.slow
@pytest.mark.office
def test_every_live_amount_is_the_same_after_recalculation_and_follows_another_rent(tmp_path):
    books = {day: build(compute(parse(case(day)))) for day in DAYS}
    other = {"in_kale_huur_per_maand_2": 700, "in_energielast_per_maand_2": 60}
    work = [(book.to_bytes(), [{}, other]) for book in books.values()]
    for (content, _), seen, (day, book) in zip(
        work, typed(work, tmp_path / "desk", page=SHEET), books.items(), strict=True
    ):
        was, new = (said.cells for said in seen)
        for place, value in book.values[SHEET].items():
            live = was[place]
            assert live == (value if isinstance(value, str) else pytest.approx(value, abs=0.000001)), (day, place)
        (ledger,) = compute(typed_in(Package(content), other).geval).advies.renovaties
        assert amount_of(new, "Wat de huurder zelf aan de verhuurder betaalt") == pytest.approx(
            ledger.huurder_per_maand
        )
        assert amount_of(new, "Wonen samen, zoals verwacht") == pytest.approx(ledger.netto["verwacht"])
        for band in ledger.banden:
            label = {"volledig": "Tot de kwaliteitskortingsgrens", "tot_aftoppingsgrens": "Tot de aftoppingsgrens"}
            if band.band in label:
                assert amount_of(new, label[band.band]) == pytest.approx(band.huur_per_maand)
