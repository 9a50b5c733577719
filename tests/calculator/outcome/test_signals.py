"""Signals: each is there when it should be, and only then."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.cases.case import Geval
from calculator.cases.fields import Mistake, Refused
from calculator.outcome.budget import compute
from calculator.outcome.result import Resultaat
from calculator.run.accept import parse
from calculator.run.evaluation import Computed, evaluate

LOON = {"soort": "loon", "bedrag": 20000, "periode": "jaar", "bruto": True}
AANVRAGER: dict[str, Any] = {"rol": "aanvrager", "leeftijd": 40, "inkomens": [LOON]}
PARTNER: dict[str, Any] = {"rol": "partner", "leeftijd": 40}
NU = {"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 125}


def computed(*personen: dict[str, Any], peildatum: str = "2024-01-01", **extra: Any) -> Resultaat:
    case = {
        "versie": 1,
        "peildatum": peildatum,
        "huishouden": {"personen": list(personen) or [AANVRAGER]},
        "woonsituaties": [NU],
        **extra,
    }
    return compute(parse(case))


def texts(resultaat: Resultaat, code: str) -> list[str]:
    return [signaal.tekst.replace("\u00a0", " ") for signaal in resultaat.signalen if signaal.code == code]


def test_an_unused_right_names_what_is_received_and_what_is_missed():
    resultaat = computed(ontvangt_nu={"zorgtoeslag_per_maand": 0})
    (said,) = texts(resultaat, "ongebruikt_recht")
    assert said == (
        "Ongebruikt recht: zorgtoeslag is € 123 per maand, het huishouden ontvangt € 0. Dat scheelt € 123 per maand. "
        "Vraag dit aan bij Dienst Toeslagen."
    )  # 123: Proefberekening toeslagen 2024 at 20,000
    assert not texts(computed(ontvangt_nu={"zorgtoeslag_per_maand": 123}), "ongebruikt_recht")
    assert not texts(computed(), "ongebruikt_recht")


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        (122.99, [("ongebruikt_recht", "recht", 0.01)]),
        (123, []),
        (123.01, [("te_veel_ontvangen", "let_op", 0.01)]),
    ],
)
def test_what_is_received_to_the_cent_is_neither_too_little_nor_too_much(
    received: float, expected: list[tuple[str, str, float]]
):
    """123 a month is the zorgtoeslag of the Proefberekening toeslagen 2024 at 20,000."""
    codes = ("ongebruikt_recht", "te_veel_ontvangen")
    resultaat = computed(ontvangt_nu={"zorgtoeslag_per_maand": received})
    said = [(item.code, item.soort, item.bedrag_per_maand) for item in resultaat.signalen if item.code in codes]
    assert said == expected


def test_receiving_too_much_is_said_with_what_to_do():
    (said,) = texts(computed(ontvangt_nu={"zorgtoeslag_per_maand": 130}), "te_veel_ontvangen")
    assert said.endswith("Laat dit dan verlagen bij Dienst Toeslagen.")
    (said,) = texts(computed(ontvangt_nu={"kindgebonden_budget_per_maand": 10}), "te_veel_ontvangen")
    assert said.endswith("Laat dit dan stoppen bij Dienst Toeslagen.")


def test_what_is_received_otherwise_is_said_the_largest_difference_first_kinderbijslag_as_well():
    """April 2024: kinderbijslag 339.38 a quarter for a child of 6 to 11 (AKW art. 12), 113.13 a month."""
    received = {"kinderbijslag_per_maand": 0, "zorgtoeslag_per_maand": 120, "kindgebonden_budget_per_maand": 0}
    child = {"rol": "kind", "leeftijd": 8}
    resultaat = computed(AANVRAGER, child, peildatum="2024-04-01", ontvangt_nu=received)
    found = [item for item in resultaat.signalen if item.code == "ongebruikt_recht"]
    amounts = [item.bedrag_per_maand for item in found]
    assert amounts == sorted(amounts, reverse=True)
    by_field = {item.veld: item for item in found}
    child_benefit = by_field["ontvangt_nu.kinderbijslag_per_maand"]
    assert child_benefit.bedrag_per_maand == 113.13
    assert child_benefit.tekst.endswith("Vraag dit aan bij de SVB.")
    assert by_field["ontvangt_nu.zorgtoeslag_per_maand"].tekst.endswith("Laat dit wijzigen bij Dienst Toeslagen.")


@pytest.mark.parametrize(
    ("age", "aow", "doubt"), [(66, None, True), (66, True, False), (65, None, False), (67, None, False)]
)
def test_an_age_that_cannot_decide_about_aow_asks(age: int, aow: bool | None, doubt: bool):
    persoon = {**AANVRAGER, "leeftijd": age, **({} if aow is None else {"aow": aow})}
    said = texts(computed(persoon, peildatum="2021-01-01"), "aow_leeftijd")
    assert [one.split(". ")[0] for one in said] == ["De AOW-leeftijd is 66 jaar en 4 maanden"] * doubt


@pytest.mark.parametrize(
    ("peildatum", "doubt"), [("2024-01-01", True), ("2024-02-29", True), ("2024-03-01", False), ("2025-01-01", False)]
)
def test_whole_years_decide_about_67_once_nobody_of_66_can_have_reached_66_and_10_months_last_year(
    peildatum: str, *, doubt: bool
):
    """AOW art. 7a: who was born in January or February 1957 reached it in 2023 and turns 67 in 2024."""
    assert bool(texts(computed({**AANVRAGER, "leeftijd": 66}, peildatum=peildatum), "aow_leeftijd")) is doubt


def test_what_the_program_does_not_compute_comes_back_with_its_article():
    resultaat = computed(bijzonderheden=["co_ouderschap"])
    assert texts(resultaat, "niet_berekend") == [
        "Niet berekend: kinderbijslag en kindgebonden budget bij co-ouderschap (AKW art. 18 en Wkb art. 2)."
    ]


def test_a_room_is_detected():
    resultaat = computed(woonsituaties=[{**NU, "zelfstandig": False}])
    assert "onzelfstandige woning" in texts(resultaat, "niet_berekend")[0]
    assert resultaat.woonsituaties[0].geen_huurtoeslag_omdat == "Geen huurtoeslag: de woning is niet zelfstandig."


def test_the_credit_paid_out_to_the_partner_who_earns_least_is_named_and_left_out():
    with_partner = computed(AANVRAGER, PARTNER, peildatum="2021-01-01")
    # 13 1/3 % of the AHK of 2,837 is 378.27 a year (Wet IB 2001 art. 8.9, text 2021); the tax of the other is enough
    assert "€ 31,52 per maand" in texts(with_partner, "heffingskorting_partner")[0]
    alone = computed(peildatum="2021-01-01")
    assert with_partner.huishouden.netto_inkomen_per_maand == alone.huishouden.netto_inkomen_per_maand
    assert not texts(alone, "heffingskorting_partner")
    assert not texts(computed(AANVRAGER, PARTNER, peildatum="2024-01-01"), "heffingskorting_partner")


def test_an_uncertain_figure_is_named_only_when_the_outcome_rests_on_it():
    single = " ".join(texts(computed(peildatum="2021-01-01"), "onzeker_bedrag"))
    assert "Minimum-inkomensijkpunt eenpersoonshuishouden, € 16.950 (afgeleid" in single
    assert "meerpersoons" not in single
    assert "ouderen" not in single


def test_a_household_for_which_the_chosen_norm_has_no_amount_has_no_margin_and_says_so():
    resultaat = computed(AANVRAGER, PARTNER, norm="bijlage-2021")
    assert resultaat.woonsituaties[0].marge_per_maand is None
    assert texts(resultaat, "geen_norm")


def test_a_derived_norm_says_so_and_one_of_another_year_says_its_year_and_what_prices_did():
    """Single: 600 of 2021 is printed; 775 of 2023 published; from 2024 derived, in 2026 of two years ago."""
    assert not texts(computed(peildatum="2023-06-01"), "norm_afgeleid")
    assert not texts(computed(peildatum="2023-06-01"), "norm_van_ander_jaar")
    (said,) = texts(computed(peildatum="2026-07-01"), "norm_afgeleid")
    assert said.startswith("De norm van € 821 tot € 923 is afgeleid uit gepubliceerde bedragen.")
    (said,) = texts(computed(peildatum="2026-07-01"), "norm_van_ander_jaar")
    assert said.startswith("De bedragen van de norm zijn oud, van 2024. Het hoge bedrag is met de prijzen")
    assert "De stijging van 2026 is nog niet bekend" in said
    (said,) = texts(computed(peildatum="2025-07-01"), "norm_van_ander_jaar")
    assert said.startswith("De bedragen van de norm zijn van 2024.")
    assert "nog niet bekend" not in said
    (said,) = texts(computed(peildatum="2019-07-01"), "norm_van_ander_jaar")
    assert said == "De bedragen van de norm zijn van 2021. Ze zijn niet omgerekend naar 2019."
    (said,) = texts(computed(AANVRAGER, PARTNER, peildatum="2020-07-01"), "norm_afgeleid")
    assert "Energie zit in het bedrag en gaat ook van het inkomen af" in said


def test_income_of_a_co_resident_counts_for_huurtoeslag_and_not_in_the_budget():
    alone = computed(AANVRAGER, {"rol": "medebewoner", "leeftijd": 30})
    earning = computed(AANVRAGER, {"rol": "medebewoner", "leeftijd": 30, "inkomens": [LOON]})
    assert earning.woonsituaties[0].huurtoeslag_per_maand < alone.woonsituaties[0].huurtoeslag_per_maand
    assert earning.huishouden.netto_inkomen_per_maand == alone.huishouden.netto_inkomen_per_maand
    assert earning.huishouden.toetsingsinkomen_per_jaar == 20000
    assert texts(earning, "inkomen_medebewoners") == texts(alone, "inkomen_medebewoners") != []
    assert not texts(computed(), "inkomen_medebewoners")


def test_the_combinatiekorting_goes_to_the_parent_who_earns_least():
    child = {"rol": "kind", "leeftijd": 11}
    single = computed({**AANVRAGER, "inkomens": [{**LOON, "bedrag": 40000}]}, child)
    without = computed({**AANVRAGER, "inkomens": [{**LOON, "bedrag": 40000}]}, {"rol": "kind", "leeftijd": 12})
    # min(2,950; 11.45% of 40,000 - 6,073) = 2,950 a year (Wet IB 2001 art. 8.14a, text 2024), all of it usable
    difference = single.huishouden.netto_inkomen_per_maand - without.huishouden.netto_inkomen_per_maand
    assert difference == pytest.approx(2950 / 12, abs=0.011)
    one_earner = computed({**AANVRAGER, "inkomens": [{**LOON, "bedrag": 40000}]}, PARTNER, child)
    assert one_earner.huishouden.netto_inkomen_per_maand == without.huishouden.netto_inkomen_per_maand


def test_a_doubt_of_which_the_other_amount_is_not_known_is_said_and_stops_nobody(monkeypatch: pytest.MonkeyPatch):
    """At 66 in 2021 whole years do not tell whether the AOW age of 66 years and 4 months is reached."""

    def with_a_gap(geval: Geval, readings: object = None) -> Computed:
        if geval.huishouden.personen[0].aow:
            raise Refused([Mistake("peildatum", "2021-01-01", "een datum waarop dit bedrag bekend is")])
        return evaluate(geval, readings)  # type: ignore[arg-type]

    monkeypatch.setattr("calculator.outcome.doubts.evaluate", with_a_gap)
    resultaat = computed({**AANVRAGER, "leeftijd": 66}, peildatum="2021-01-01")
    (doubt,) = [item for item in resultaat.signalen if item.code == "aow_leeftijd"]
    assert doubt.tekst.endswith("dan is niet alles te berekenen: voor deze datum is een bedrag niet bekend.")
    assert doubt.bedrag_per_maand is None
    others = [item.code for item in resultaat.signalen]
    monkeypatch.undo()
    assert [item.code for item in computed({**AANVRAGER, "leeftijd": 66}, peildatum="2021-01-01").signalen] == others
