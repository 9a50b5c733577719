"""Why something is nil, and the signals: rights that are not used, and what is not computed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given

from calculator.dutch.money import NBSP, euro
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from tests.calculator.good_case import codes, result
from tests.calculator.strategies import cases, computed_cases, steady

NIL: dict[str, tuple[list[tuple[str, Any]], tuple[str, ...]]] = {
    # tables of 2021 (and 2019, 2026): asset limit 31,340 and 62,680 for partners, rent limit 752.33, 442.46 below 23
    "not self-contained": ([("woonsituaties[0].zelfstandig", False)], ("zelfstandig",)),
    "too young": ([("huishouden.personen[0].leeftijd", 17)], ("17", "18")),
    "assets": ([("huishouden.vermogen", 62680.01)], (f"€{NBSP}62.680,01", f"€{NBSP}62.680")),
    "assets of a co-resident": (
        [
            ("huishouden.personen[3]", {"rol": "medebewoner", "leeftijd": 50}),
            ("huishouden.vermogen_medebewoners", [31340.01]),
        ],
        (f"€{NBSP}31.340,01", f"€{NBSP}31.340"),
    ),
    "rent": ([("woonsituaties[0].kale_huur_per_maand", 752.34)], (f"€{NBSP}752,34", f"€{NBSP}752,33")),
    "income of 2019": (
        [("peildatum", "2019-01-01"), ("huishouden.personen[0].inkomens[0].bedrag", 60000)],
        (f"€{NBSP}60.000", "per jaar"),
    ),
    "income": ([("huishouden.personen[0].inkomens[0].bedrag", 80000)], (f"€{NBSP}475",)),
    "low rent": ([("woonsituaties[0].kale_huur_per_maand", 200)], (f"€{NBSP}200",)),
    "income of 2026": (
        [("peildatum", "2026-01-01"), ("huishouden.personen[0].inkomens[0].bedrag", 60000)],
        (f"€{NBSP}60.000",),
    ),
}


@pytest.mark.parametrize("name", NIL)
def test_nil_is_explained_with_the_first_failing_condition_and_both_amounts(name):
    changes, words = NIL[name]
    woning = result(*changes).woonsituaties[0]
    assert woning.huurtoeslag_per_maand == 0
    reason = woning.geen_huurtoeslag_omdat
    assert reason is not None
    assert reason.startswith("Geen huurtoeslag: ")
    assert reason.endswith(".")
    for word in words:
        assert word in reason
    if name != "not self-contained":
        assert len(re.findall(r"\d[\d.]*(?:,\d+)?", reason)) >= 2, reason


@pytest.mark.parametrize(
    "change",
    [
        ("huishouden.vermogen", 62680),
        ("woonsituaties[0].kale_huur_per_maand", 752.33),
        ("huishouden.personen[0].leeftijd", 18),
    ],
)
def test_on_the_limit_itself_there_is_still_huurtoeslag(change):
    woning = result(change).woonsituaties[0]
    assert woning.huurtoeslag_per_maand > 0
    assert woning.geen_huurtoeslag_omdat is None


def test_a_very_small_huurtoeslag_is_not_paid_and_both_amounts_are_named():
    """Awir art. 14: below 24 euros a year nothing is paid; found by trying incomes a euro apart."""
    for income in range(28000, 34000, 10):
        woning = result(("huishouden.personen[0].inkomens[0].bedrag", income)).woonsituaties[0]
        if woning.huurtoeslag_per_maand == 0 and woning.huurtoeslag_onafgerond_per_maand > 0:
            assert woning.geen_huurtoeslag_omdat is not None
            assert euro(woning.huurtoeslag_onafgerond_per_maand) in woning.geen_huurtoeslag_omdat
            assert euro(24) in woning.geen_huurtoeslag_omdat
            return
    pytest.fail("no such income")


@steady
@given(computed_cases)
def test_a_reason_is_given_exactly_when_there_is_no_huurtoeslag(case):
    for woning in compute(parse(case)).woonsituaties:
        assert (woning.geen_huurtoeslag_omdat is None) == (woning.huurtoeslag_per_maand > 0)
        if woning.geen_huurtoeslag_omdat is not None:
            assert "{" not in woning.geen_huurtoeslag_omdat
            assert (
                "zelfstandig" in woning.geen_huurtoeslag_omdat
                or len(re.findall(r"\d+", woning.geen_huurtoeslag_omdat)) >= 2
            )


@pytest.mark.parametrize("name", ["huurtoeslag_per_maand", "zorgtoeslag_per_maand", "kindgebonden_budget_per_maand"])
def test_a_right_that_is_not_used_is_a_signal_with_both_amounts(name):
    right = {
        "huurtoeslag_per_maand": result().woonsituaties[0].huurtoeslag_per_maand,
        "zorgtoeslag_per_maand": result().huishouden.zorgtoeslag_per_maand,
        "kindgebonden_budget_per_maand": result().huishouden.kindgebonden_budget_per_maand,
    }[name]
    unused = [
        signaal
        for signaal in result(("ontvangt_nu", {name: right - 10})).signalen
        if signaal.code == "ongebruikt_recht"
    ]
    assert len(unused) == 1
    for amount in (right, right - 10, 10):
        assert euro(amount) in unused[0].tekst
    assert "ongebruikt_recht" not in codes(result(("ontvangt_nu", {name: right})))
    assert "te_veel_ontvangen" in codes(result(("ontvangt_nu", {name: right + 10})))
    assert "ongebruikt_recht" in codes(result(("ontvangt_nu", {name: 0})))


def test_what_is_received_now_is_not_counted_in_the_budget():
    plain, received = result(), result(("ontvangt_nu", {"huurtoeslag_per_maand": 0, "zorgtoeslag_per_maand": 0}))
    assert [home.resterend_leefbudget_per_maand for home in received.woonsituaties] == [
        home.resterend_leefbudget_per_maand for home in plain.woonsituaties
    ]


def test_no_signal_speaks_of_rights_when_nothing_was_said_of_what_is_received():
    assert not {"ongebruikt_recht", "te_veel_ontvangen"} & set(codes(result()))


def test_a_home_that_is_not_self_contained_is_signalled():
    resultaat = result(("woonsituaties[1].zelfstandig", False))
    assert any("Wht art. 11" in signaal.tekst for signaal in resultaat.signalen)


@steady
@given(cases)
def test_signals_are_plain_sentences(case):
    for signaal in compute(parse(case)).signalen:
        assert re.fullmatch(r"[a-z_]+", signaal.code)
        assert signaal.tekst.strip() == signaal.tekst
        assert signaal.tekst.endswith((".", ")"))
        assert not re.search(r"nan|None|\{|_per_", signaal.tekst), signaal.tekst


@pytest.mark.parametrize(
    ("field", "at_the_boundary"),
    [
        # 2021: 62,680 for partners (Awir art. 7 lid 2), a rent of 752.33 (Wht art. 13)
        ("huishouden.vermogen", 62680),
        ("woonsituaties[0].kale_huur_per_maand", 752.33),
    ],
)
def test_exactly_at_the_boundary_there_is_no_such_reason(field, at_the_boundary):
    other = [("woonsituaties[0].servicekosten_per_maand", {})]
    reason = result(*other, (field, at_the_boundary)).woonsituaties[0].geen_huurtoeslag_omdat
    assert reason is None or "hoger dan" not in reason
    reason = result(*other, (field, at_the_boundary + 0.01)).woonsituaties[0].geen_huurtoeslag_omdat
    assert "hoger dan" in reason
