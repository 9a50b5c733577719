"""Facts of the household that decide an amount: the right amount, or a doubt that says the other one.

Expected amounts are those of the law on the day, computed by hand outside the program or published where it says so.
A doubt is there only where an amount differs, and is gone as soon as the case says what is so.
"""

from __future__ import annotations

from typing import Any

import pytest

from calculator.outcome.budget import compute
from calculator.outcome.result import Resultaat
from calculator.outcome.signaal import Signaal
from calculator.run.accept import parse
from tests.years import YEARS

WONING = {"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 120}


def loon(bedrag: float) -> list[dict[str, Any]]:
    return [{"soort": "loon", "bedrag": bedrag, "periode": "jaar", "bruto": True}]


def person(rol: str, leeftijd: int | None = None, inkomen: float = 0, **rest: Any) -> dict[str, Any]:
    found = {"rol": rol, "inkomens": loon(inkomen) if inkomen else [], **rest}
    return found if leeftijd is None else {**found, "leeftijd": leeftijd}


def computed(peildatum: str, *personen: dict[str, Any], huur: float = 600, **extra: Any) -> Resultaat:
    huishouden = {"personen": list(personen), **extra}
    woning = {**WONING, "kale_huur_per_maand": huur}
    return compute(parse({"versie": 1, "peildatum": peildatum, "huishouden": huishouden, "woonsituaties": [woning]}))


def doubts(resultaat: Resultaat) -> list[Signaal]:
    return [signaal for signaal in resultaat.signalen if signaal.soort == "twijfel"]


def codes(resultaat: Resultaat) -> list[str]:
    return [signaal.code for signaal in doubts(resultaat)]


def text(resultaat: Resultaat) -> str:
    return " ".join(signaal.tekst for signaal in doubts(resultaat)).replace("\u00a0", " ")


def huurtoeslag(resultaat: Resultaat) -> float:
    return resultaat.woonsituaties[0].huurtoeslag_per_maand


def toeslagen(resultaat: Resultaat) -> tuple[float, float]:
    return resultaat.huishouden.zorgtoeslag_per_maand, resultaat.huishouden.kindgebonden_budget_per_maand


# -- toeslagpartner by law (Awir art. 3) -------------------------------------------------------------------------------

PARENT, CHILD = person("aanvrager", 34, 22_000), person("kind", 8)
OTHER = person("medebewoner", 36, 24_000)


def test_another_adult_beside_a_minor_child_is_asked_about_with_both_outcomes():
    """2025: single 131 and 491; as partners on 46,000 together 49 and 159 (Wzt art. 2, Wkb art. 2)."""
    resultaat = computed("2025-01-01", PARENT, CHILD, OTHER)
    assert toeslagen(resultaat) == (131, 491)
    (doubt,) = doubts(resultaat)
    assert (doubt.code, doubt.veld) == ("toeslagpartner", "huishouden.personen[2].toeslagpartner")
    assert "zorgtoeslag € 49 in plaats van € 131" in text(resultaat)
    assert "kindgebonden budget € 159 in plaats van € 491" in text(resultaat)
    assert doubt.bedrag_per_maand == (49 + 159) - (131 + 491)


def test_an_answer_about_the_toeslagpartner_settles_it():
    settled = computed("2025-01-01", PARENT, CHILD, {**OTHER, "toeslagpartner": False})
    partners = computed("2025-01-01", PARENT, CHILD, {**OTHER, "toeslagpartner": True})
    assert (toeslagen(settled), codes(settled)) == ((131, 491), [])
    assert (toeslagen(partners), codes(partners)) == ((49, 159), [])
    for name in ("netto_inkomen_per_maand", "zorgkosten_per_maand", "kinderbijslag_per_maand"):
        assert getattr(partners.huishouden, name) == getattr(settled.huishouden, name), name
    assert partners.huishouden.toetsingsinkomen_per_jaar == 46_000


@pytest.mark.parametrize("year", YEARS)
def test_in_every_year_a_co_resident_beside_a_minor_is_asked_about(year: int):
    day = f"{year}-01-01"
    assert codes(computed(day, PARENT, CHILD, OTHER)) == ["toeslagpartner"]
    assert codes(computed(day, PARENT, person("kind", 17), OTHER)) == ["toeslagpartner"]
    assert codes(computed(day, PARENT, CHILD, OTHER, person("medebewoner", 50))) == ["toeslagpartner"] * 2


@pytest.mark.parametrize("year", YEARS)
def test_nobody_is_asked_about_who_cannot_be_a_partner(year: int):
    day = f"{year}-01-01"
    assert "toeslagpartner" not in codes(computed(day, PARENT, OTHER)), "no child"
    assert "toeslagpartner" not in codes(computed(day, PARENT, person("kind", 18), OTHER)), "no minor"
    assert "toeslagpartner" not in codes(computed(day, PARENT, CHILD, person("medebewoner", 17))), "no adult"
    assert "toeslagpartner" not in codes(computed(day, PARENT, person("partner", 34), CHILD, OTHER)), "a partner"
    assert "toeslagpartner" not in codes(computed(day, person("aanvrager", 17, 5_000), CHILD, OTHER)), "a minor applies"


@pytest.mark.parametrize("year", YEARS)
def test_parent_and_child_are_partners_only_until_2024_and_from_27(year: int):
    """Art. 3 lid 5: until 2024 when both are 27 or older on 1 January; from 2025 never."""
    day = f"{year}-01-01"
    parent, minor = person("aanvrager", 55, 20_000), person("kind", 8)
    asked = ["toeslagpartner"] if year <= 2024 else []
    for grown, expected in ((27, asked), (30, asked), (26, [])):
        found = codes(computed(day, parent, minor, person("kind", grown, 30_000)))
        assert [code for code in found if code == "toeslagpartner"] == expected, grown


# -- a child under 23 on 1 January (Awir art. 7 lid 6) -----------------------------------------------------------------


def test_a_child_of_23_may_have_been_22_on_1_january():
    """2024-07-01: 20,000 + 15,000 counts, or 20,000 + 15,000 - 5,901."""
    resultaat = computed("2024-07-01", person("aanvrager", 55, 20_000), person("kind", 23, 15_000))
    assert huurtoeslag(resultaat) == 224
    (doubt,) = doubts(resultaat)
    assert (doubt.code, doubt.veld, doubt.bedrag_per_maand) == (
        "leeftijd_op_datum",
        "huishouden.personen[1].geboren",
        328 - 224,
    )
    assert "huurtoeslag € 328 in plaats van € 224" in text(resultaat)


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        ({"leeftijd": 22}, 328),
        ({"leeftijd": 24}, 224),
        ({"geboren": "2001-03"}, 328),
        ({"geboren": "2001-01"}, 328),  # the day in January is not known: the later one is taken
        ({"geboren": "2000-12"}, 224),
        ({"leeftijd": 23, "geboren": "2001-06"}, 328),
    ],
)
def test_a_month_of_birth_or_another_age_decides_about_the_exemption(age: dict[str, Any], expected: int):
    resultaat = computed("2024-07-01", person("aanvrager", 55, 20_000), person("kind", inkomen=15_000, **age))
    assert huurtoeslag(resultaat) == expected
    assert (not doubts(resultaat)) is (age != {"geboren": "2001-01"}), "only the first of January is left in doubt"


def test_on_another_day_of_another_year_both_amounts_are_said_too():
    """2026-11-26: 181, or 295 where 22 on 1 January."""
    resultaat = computed("2026-11-26", person("aanvrager", 50, 25_000), person("kind", 23, 20_000), huur=700)
    assert huurtoeslag(resultaat) == 181
    assert "huurtoeslag € 295 in plaats van € 181" in text(resultaat)


def test_on_1_january_itself_there_is_no_doubt():
    assert not doubts(computed("2024-01-01", person("aanvrager", 55, 20_000), person("kind", 23, 15_000)))


# -- other days of the law ---------------------------------------------------------------------------------------------


def test_a_child_of_12_may_have_been_11_on_1_january():
    """Wet IB 2001 art. 8.14a, 2026: 2,562.17, or 2,814.83 with a combinatiekorting of 3,032 a year."""
    resultaat = computed("2026-11-26", person("aanvrager", 40, 35_000), person("kind", 12))
    assert resultaat.huishouden.netto_inkomen_per_maand == 2562.17
    assert "netto inkomen € 2.814,83 in plaats van € 2.562,17" in text(resultaat)
    born = computed("2026-11-26", person("aanvrager", 40, 35_000), person("kind", geboren="2014-02"))
    assert born.huishouden.netto_inkomen_per_maand == 2814.83
    assert not doubts(born)


def test_who_reached_the_aow_age_this_year_counts_for_huurtoeslag_from_the_next():
    """Until 2024 the household type is that of 1 January (Wht art. 2): 367 with it, 343 without."""
    pension = [{"soort": "pensioen", "bedrag": 24_000, "periode": "jaar", "bruto": True}]
    resultaat = computed("2024-10-01", {**person("aanvrager", 67), "inkomens": pension}, huur=700)
    assert huurtoeslag(resultaat) == 367
    assert "huurtoeslag € 343 in plaats van € 367" in text(resultaat)
    for geboren, expected in (("1957-06", 343), ("1956-06", 367)):
        born = computed("2024-10-01", {**person("aanvrager", geboren=geboren), "inkomens": pension}, huur=700)
        assert huurtoeslag(born) == expected


def test_a_child_of_18_may_have_been_17_on_the_first_of_the_quarter_or_month():
    """2025-04-20: kinderbijslag of 12 to 17 is 409.20 a quarter (AKW art. 12), kindgebonden budget 569."""
    resultaat = computed("2025-04-20", person("aanvrager", 40, 24_000), person("kind", 18))
    assert resultaat.huishouden.kinderbijslag_per_maand == 0
    assert "Was het kind op 1 april 2025 nog 17 jaar, dan" in text(resultaat)
    assert "kinderbijslag € 136,40 in plaats van € 0" in text(resultaat)
    assert "kindgebonden budget € 569 in plaats van € 0" in text(resultaat)
    for geboren, benefit, budget in (("2007-04", 136.40, 569), ("2007-03", 0, 0), ("2007-05", 136.40, 569)):
        born = computed("2025-04-20", person("aanvrager", 40, 24_000), person("kind", geboren=geboren))
        assert (born.huishouden.kinderbijslag_per_maand, born.huishouden.kindgebonden_budget_per_maand) == (
            benefit,
            budget,
        )
    # in May the kinderbijslag of the quarter is still paid, the kindgebonden budget of the month no longer
    may = computed("2025-05-20", person("aanvrager", 40, 24_000), person("kind", geboren="2007-04"))
    assert (may.huishouden.kinderbijslag_per_maand, may.huishouden.kindgebonden_budget_per_maand) == (136.40, 0)


def test_a_child_of_nought_may_not_have_been_born_on_the_first_of_the_quarter():
    """AKW art. 12: a child counts that is there on the first day of the quarter."""
    born = computed("2025-08-15", person("aanvrager", 40, 22_000), person("kind", 0))
    assert "Was het kind op 1 juli 2025 nog niet geboren, dan" in text(born)


def of_a_later_home(peildatum: str, child: dict[str, Any], later: str) -> str:
    """Return what is in doubt of a home on another day, of a household as it is on the first."""
    homes = [WONING, {**WONING, "naam": "straks", "peildatum": later}]
    persons = {"personen": [person("aanvrager", 40, 24_000), child]}
    resultaat = compute(parse({"versie": 1, "peildatum": peildatum, "huishouden": persons, "woonsituaties": homes}))
    said = (one.tekst for one in doubts(resultaat) if one.tekst.startswith("Bij 'straks': Is "))
    return " ".join(said).replace("\u00a0", " ")


def test_a_birthday_may_lie_between_today_and_the_day_of_another_home():
    """The amounts of 20 April 2025 are those above; of who is 18 both are nil."""
    back = of_a_later_home("2025-10-20", person("kind", 18), "2025-04-20")
    assert back.startswith(
        "Bij 'straks': Is het kind op 20 april 2025 17 jaar, dan is het kindgebonden budget € 569 in"
    )
    assert "de kinderbijslag € 136,40 in plaats van € 0 en de norm € " in back
    onward = of_a_later_home("2025-04-20", person("kind", 17), "2025-10-20")
    assert onward.startswith("Bij 'straks': Is het kind op 20 oktober 2025 18 jaar, dan is het kindgebonden budget € 0")


@pytest.mark.parametrize(
    ("child", "later"),
    [
        (person("kind", 17), "2026-04-20"),  # a whole year, in which everybody has a birthday
        (person("kind", geboren="2007-06"), "2025-10-20"),
        (person("kind", 9), "2025-10-20"),  # at 9 and at 10 the same amounts
    ],
)
def test_else_no_birthday_is_in_doubt_for_another_home(child: dict[str, Any], later: str):
    assert of_a_later_home("2025-04-20", child, later) == ""


@pytest.mark.parametrize("year", YEARS)
def test_kinderbijslag_follows_the_first_day_of_the_quarter_in_every_year(year: int):
    """AKW art. 12: 12 in May gives the higher amount from July on."""
    child = person("kind", geboren=f"{year - 12}-05")
    parent = person("aanvrager", 40, 24_000)
    older = computed(f"{year}-07-01", parent, person("kind", 12)).huishouden.kinderbijslag_per_maand
    younger = computed(f"{year}-04-01", parent, person("kind", 11)).huishouden.kinderbijslag_per_maand
    for month, expected in (("04", younger), ("05", younger), ("06", younger), ("07", older), ("09", older)):
        assert computed(f"{year}-{month}-15", parent, child).huishouden.kinderbijslag_per_maand == expected
    assert older > younger


def test_zorgtoeslag_and_premium_begin_the_month_after_the_18th_birthday():
    """Zvw art. 16 lid 2 and Wzt art. 1."""
    young = {"geboren": "2007-04"}
    for day, due in (("2025-04-30", False), ("2025-05-01", True)):
        home = computed(day, person("aanvrager", inkomen=9_000, **young)).huishouden
        assert bool(home.zorgtoeslag_per_maand) is due
        assert bool(home.zorgkosten_per_maand) is due


# -- born before 1963 (Wet IB 2001 art. 8.9 lid 2) ---------------------------------------------------------------------

EARNER = person("aanvrager", 60, 38_000)
GENERAL_CREDIT = {2023: 3070, 2024: 3362, 2025: 3068, 2026: 3115}  # algemene heffingskorting, maximum of the year


def test_the_credit_of_a_partner_born_before_1963_is_paid_out():
    """2025: (32,335 + 3,068) / 12."""
    resultaat = computed("2025-01-01", person("aanvrager", 66, 38_000), person("partner", 64))
    assert resultaat.huishouden.netto_inkomen_per_maand == 2950.25
    assert "heffingskorting_partner" not in [signaal.code for signaal in resultaat.signalen]


@pytest.mark.parametrize("year", GENERAL_CREDIT)
def test_from_2023_only_who_was_born_before_1963_has_it_paid_out(year: int):
    older = computed(f"{year}-03-15", EARNER, person("partner", geboren="1962-12"))
    younger = computed(f"{year}-03-15", EARNER, person("partner", geboren="1963-01"))
    gained = older.huishouden.netto_inkomen_per_maand - younger.huishouden.netto_inkomen_per_maand
    assert gained == pytest.approx(GENERAL_CREDIT[year] / 12, abs=0.011)
    assert codes(older) == codes(younger) == []


def test_it_is_no_more_than_the_tax_of_the_other():
    """2025, 66 with a wage of 12,000: 4,298 of tax (35.82%) less credits of 3,068 and 967 leaves 263 a year."""
    partner = {"geboren": "1960-01"}
    alone = computed("2025-01-01", person("aanvrager", 66, 12_000), person("partner", 50))
    together = computed("2025-01-01", person("aanvrager", 66, 12_000), person("partner", **partner))
    gained = together.huishouden.netto_inkomen_per_maand - alone.huishouden.netto_inkomen_per_maand
    assert gained == pytest.approx(263 / 12, abs=0.011)


def test_an_age_that_leaves_the_year_of_birth_open_is_said():
    """62 on 2025-06-01: born in 1962 or in 1963; 3,068 / 12 = 255.67."""
    resultaat = computed("2025-06-01", EARNER, person("partner", 62))
    (doubt,) = doubts(resultaat)
    assert (doubt.code, doubt.veld) == ("heffingskorting_partner", "huishouden.personen[1].geboren")
    assert "€ 2.950,25 in plaats van € 2.694,58" in text(resultaat)
    assert doubt.bedrag_per_maand == pytest.approx(255.67)
    for age in (61, 63):
        assert "heffingskorting_partner" not in codes(computed("2025-06-01", EARNER, person("partner", age)))


# -- Wajong (Wet IB 2001 art. 8.16a) -----------------------------------------------------------------------------------


def benefit(soort: str, **rest: Any) -> dict[str, Any]:
    return {"soort": soort, "bedrag": 1_600, "periode": "maand", "bruto": True, **rest}


def test_huurtoeslag_for_a_rent_above_the_limit_may_be_an_acquired_right():
    """Wht art. 13 lid 2; the limit of 2021 is 752.33. With the right 800 of rent has huurtoeslag, without it none."""

    def received(huur: float, amount: float | None, **woning: Any) -> Resultaat:
        now = {} if amount is None else {"huurtoeslag_per_maand": amount}
        homes = [{**WONING, "kale_huur_per_maand": huur, **woning}]
        household = {"personen": [person("aanvrager", 40, 16_000)]}
        case = {"versie": 1, "peildatum": "2021-01-01", "huishouden": household, "woonsituaties": homes}
        return compute(parse({**case, "ontvangt_nu": now}))

    asked, settled = received(800, 300), received(800, 300, eerder_huurtoeslag=True)
    (doubt,) = (one for one in doubts(asked) if one.code == "verworven_recht")
    assert doubt.veld == "woonsituaties[0].eerder_huurtoeslag"
    assert (huurtoeslag(asked), huurtoeslag(settled) > 0) == (0, True)
    assert doubt.bedrag_per_maand == huurtoeslag(settled)
    for other in (settled, received(800, None), received(800, 0), received(752.33, 300)):
        assert "verworven_recht" not in codes(other)


def test_a_benefit_of_who_has_a_disability_may_be_a_wajong():
    """909 a year in 2025: 75.75 a month."""
    young = person("aanvrager", 25, arbeidsbeperking=True)
    resultaat = computed("2025-01-01", {**young, "inkomens": [benefit("uitkering")]})
    (doubt,) = doubts(resultaat)
    assert (doubt.code, doubt.veld, doubt.bedrag_per_maand) == (
        "jonggehandicapt",
        "huishouden.personen[0].inkomens[0].soort",
        75.75,
    )
    wajong = computed("2025-01-01", {**young, "inkomens": [benefit("wajong")]})
    gained = wajong.huishouden.netto_inkomen_per_maand - resultaat.huishouden.netto_inkomen_per_maand
    assert gained == pytest.approx(75.75, abs=0.011)
    assert not doubts(wajong)
    assert not doubts(computed("2025-01-01", {**person("aanvrager", 25), "inkomens": [benefit("uitkering")]}))


@pytest.mark.parametrize(
    ("year", "credit"),
    # Wet IB 2001 art. 8.16a, text on 1 January of the year
    [(2019, 737), (2020, 749), (2021, 761), (2022, 771), (2023, 820), (2024, 898), (2025, 909), (2026, 923)],
)
def test_the_credit_of_a_wajong_is_that_of_the_year(year: int, credit: int):
    def net(soort: str, leeftijd: int = 30) -> float:
        persoon = {**person("aanvrager", leeftijd), "inkomens": [benefit(soort, inclusief_vakantiegeld=True)]}
        return computed(f"{year}-01-01", persoon).huishouden.netto_inkomen_per_maand

    assert net("wajong") - net("uitkering") == pytest.approx(credit / 12, abs=0.011)
    assert net("wajong", 70) == net("uitkering", 70), "not beside the ouderenkorting"


# -- who counts in the budget ------------------------------------------------------------------------------------------


def test_an_adult_child_is_out_of_the_budget_altogether_or_in_it_altogether():
    """2025: standaardpremie 2,112 for each adult, 176 a month; the own zorgtoeslag is that of who lives alone."""
    parent, child = person("aanvrager", 50, 24_000), person("kind", 20, 16_000)
    out = computed("2025-01-01", parent, child)
    alone = computed("2025-01-01", parent)
    joined = computed("2025-01-01", parent, {**child, "in_budget": True})
    for name in ("netto_inkomen_per_maand", "zorgkosten_per_maand", "zorgtoeslag_per_maand"):
        assert getattr(out.huishouden, name) == getattr(alone.huishouden, name), name
    single = computed("2025-01-01", person("aanvrager", 20, 16_000)).huishouden
    assert joined.huishouden.zorgkosten_per_maand == 2 * 176
    assert joined.huishouden.zorgtoeslag_per_maand == 131 + single.zorgtoeslag_per_maand
    assert joined.huishouden.netto_inkomen_per_maand == pytest.approx(
        out.huishouden.netto_inkomen_per_maand + single.netto_inkomen_per_maand, abs=0.011
    )
    said = [signaal.veld for signaal in out.signalen if signaal.code == "inkomen_medebewoners"]
    assert said == ["huishouden.personen[1].in_budget"]
    assert huurtoeslag(out) == huurtoeslag(joined) == 297  # counts for the huurtoeslag in any case


@pytest.mark.parametrize("year", YEARS)
def test_of_a_pair_with_one_insured_half_the_zorgtoeslag_is_due(year: int):
    """Wzt art. 2 lid 4; a partner under 18 is not insured with a premium either."""
    day = f"{year}-01-01"
    both = computed(day, person("aanvrager", 40, 20_000), person("partner", 40)).huishouden.zorgtoeslag_per_maand
    for partner in (person("partner", 40, verzekerd=False), person("partner", 17)):
        half = computed(day, person("aanvrager", 40, 20_000), partner).huishouden
        assert abs(half.zorgtoeslag_per_maand - both / 2) <= 0.5
        assert half.zorgkosten_per_maand * 2 == pytest.approx(
            computed(day, person("aanvrager", 40, 20_000), person("partner", 40)).huishouden.zorgkosten_per_maand,
            abs=0.011,
        )
    nobody = computed(day, person("aanvrager", 40, 20_000, verzekerd=False))
    assert nobody.huishouden.zorgtoeslag_per_maand == nobody.huishouden.zorgkosten_per_maand == 0
