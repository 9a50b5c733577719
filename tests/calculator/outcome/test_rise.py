"""May this rise be asked: on both sides of each date and limit, from published figures; what is unknown is checked."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.outcome.budget import compute
from calculator.outcome.rise import Oordeel
from calculator.run.accept import parse
from calculator.words import LANGUAGES
from tests.years import NEXT_YEAR

SOCIAL = {"contract_vanaf": "2019-02-01", "aanvangshuur_per_maand": 500}  # limit of 2019: 720.42
MIDDLE = {"contract_vanaf": "2024-08-01", "aanvangshuur_per_maand": 1050, "punten": 160}
FREE = {"contract_vanaf": "2019-02-01", "aanvangshuur_per_maand": 900}


def judged(old: float, new: float, /, *, persons: int = 1, dwelling: Any = None, **ingreep: Any) -> tuple[Oordeel, ...]:
    """Everything that is said of a rise from one rent to another."""
    given = {"verhuurder": "corporatie", "zittende_huurder": True, **ingreep}
    others = [{"rol": "medebewoner", "leeftijd": 40}] * (persons - 1)
    income = {"soort": "loon", "bedrag": 31000, "periode": "jaar"}
    case = {
        "versie": 1,
        "peildatum": "2026-01-01",
        "huishouden": {"personen": [{"rol": "aanvrager", "leeftijd": 40, "inkomens": [income]}, *others]},
        "woonsituaties": [
            {"naam": "nu", "kale_huur_per_maand": old, "energielast_per_maand": 100, **(dwelling or {})},
            {
                "naam": "na",
                "kale_huur_per_maand": new,
                "energielast_per_maand": 100,
                **(dwelling or {}),
                "ingreep": {name: value for name, value in given.items() if value is not None},
            },
        ],
    }
    return compute(parse(case)).advies.situaties[1].mag_gevraagd


def said(found: tuple[Oordeel, ...]) -> dict[str, tuple[str, float | None]]:
    return {item.regel: (item.oordeel, item.bedrag_per_maand) for item in found}


def yearly(old: float, new: float, datum: str, **ingreep: Any) -> dict[str, tuple[str, float | None]]:
    return said(judged(old, new, soort="jaarlijks", datum=datum, **{**SOCIAL, **ingreep}))


# Rijksoverheid 15-12-2025 (4.1%, 25 euro below 350), Rijksoverheid (5.0% in 2025, 5.8% in 2024), huurverhoging.md
@pytest.mark.parametrize(
    ("datum", "old", "most", "regel"),
    [
        ("2026-07-01", 640, 26.24, "jaarlijks_maximum"),
        ("2027-06-30", 640, 26.24, "jaarlijks_maximum"),  # the period ends on 30 June 2027
        ("2026-06-30", 640, 32.00, "jaarlijks_maximum"),  # 5.0% of 640
        ("2025-06-30", 640, 37.12, "jaarlijks_maximum"),  # 5.8%
        ("2024-06-30", 640, 19.84, "jaarlijks_maximum"),  # 3.1%
        ("2023-06-30", 640, 14.72, "jaarlijks_maximum"),  # 2.3%
        ("2022-06-30", 640, 0.00, "jaarlijks_maximum"),  # the freeze
        ("2021-07-01", 640, 0.00, "jaarlijks_maximum"),
        ("2021-06-30", 640, 32.64, "jaarlijks_maximum"),  # 5.1%
        ("2020-06-30", 640, 26.24, "jaarlijks_maximum"),  # 4.1%
        ("2026-07-01", 340, 25.00, "lage_huur"),
        ("2026-07-01", 349.99, 25.00, "lage_huur"),
        ("2026-07-01", 350, 14.35, "jaarlijks_maximum"),
        ("2026-07-01", 355, 14.55, "jaarlijks_maximum"),  # 14.555, never up
        ("2023-07-01", 299.99, 25.00, "lage_huur"),  # 300 in 2022-2024
        ("2023-07-01", 300, 9.30, "jaarlijks_maximum"),
        ("2022-06-30", 299.99, 0.00, "jaarlijks_maximum"),  # no such rule before 2022
    ],
)
def test_a_yearly_rise_is_within_its_maximum_to_the_cent(datum: str, old: float, most: float, regel: str) -> None:
    assert yearly(old, old + most, datum)[regel] == ("binnen", most)
    assert yearly(old, round(old + most + 0.01, 2), datum)[regel] == ("boven", most)


def test_a_maximum_that_nobody_published_yet_is_checked() -> None:
    assert yearly(640, 650, f"{NEXT_YEAR}-07-01")["jaarlijks_maximum"] == ("controleer", None)
    assert yearly(640, 650, "2019-06-30")["jaarlijks_maximum"] == ("controleer", None)  # before the tables


# UHW art. 10 lid 2: text 2026 has 59,504 / 70,149 alone and 68,858 / 93,531 together, text 2024 has 52,753 / 62,191
@pytest.mark.parametrize(
    ("datum", "persons", "income", "most"),
    [
        ("2026-07-01", 1, 59504, 26.24),
        ("2026-07-01", 1, 59504.01, 50),
        ("2026-07-01", 1, 70149, 50),
        ("2026-07-01", 1, 70149.01, 100),
        ("2026-07-01", 2, 68858, 26.24),
        ("2026-07-01", 2, 68858.01, 50),
        ("2026-07-01", 2, 93531.01, 100),
        ("2024-07-01", 1, 52753, 37.12),
        ("2024-07-01", 1, 52753.01, 50),
        ("2021-09-15", 1, 90000, 0),  # the freeze
        ("2019-07-01", 1, 42436, 26.24),  # De Woonwijk: 5.6% above 42,436
        ("2019-07-01", 1, 42436.01, 35.84),
        ("2019-07-01", 4, 90000, 26.24),
    ],
)
def test_the_income_of_two_years_back_decides_about_a_higher_rise(
    datum: str, persons: int, income: float, most: float
) -> None:
    found = yearly(640, 640 + most, datum, persons=persons, inkomen_twee_jaar_terug=income)
    assert ("binnen", most) in found.values()
    no_higher = datum == "2021-09-15" or persons == 4  # the freeze; four persons were exempt until 2021
    assert ("huishoudverklaring" in found) is not no_higher


def test_a_declaration_of_income_is_asked_only_where_an_income_can_raise_the_rent_more() -> None:
    """Not in a room (BW art. 7:252a lid 1: self-contained only), nor in the year of the freeze."""
    assert "huishoudverklaring" in yearly(640, 700, "2026-07-01")
    assert "huishoudverklaring" not in yearly(640, 700, "2021-09-15")
    assert "huishoudverklaring" not in yearly(450, 500, "2026-07-01", dwelling={"zelfstandig": False})


def test_a_declaration_of_income_is_asked_from_one_cent_above_the_usual_maximum() -> None:
    """BW art. 7:252a: it is for more than the usual rise, here 4.1% of 640 = 26.24; the text names what is asked."""
    for asked, needed, said_of_it in ((26.24, False, "Binnen"), (26.25, True, "Boven")):
        found = {item.regel: item for item in judged(640, 640 + asked, soort="jaarlijks", datum="2026-07-01", **SOCIAL)}
        assert ("huishoudverklaring" in found) == needed
        text = found["jaarlijks_maximum"].tekst
        assert text.startswith(said_of_it)
        assert f"gevraagd is €\u00a0{asked:.2f}".replace(".", ",") in text


def test_what_holds_for_a_social_rent_alone_is_not_asked_of_a_contract_that_decides() -> None:
    """BW art. 7:247b: of a middle rent art. 252 does not hold; art. 7:255a: no maximum by points in the free sector."""
    of_social = {"aankondiging", "gebreken"}
    assert of_social <= set(yearly(640, 650, "2026-07-01"))
    for contract in (MIDDLE, FREE):
        assert not of_social & set(yearly(1050, 1060, "2026-01-01", **contract))
    works = {"maatregelen": ["comfort"], "datum": "2026-02-01"}
    assert "punten" in said(judged(1050, 1080, **MIDDLE, **works))
    free = {item.regel: item.bron for item in judged(1050, 1080, **FREE, **works)}
    assert "punten" not in free
    assert free["woningverbetering"] == "BW art. 7:255a"


def test_a_figure_that_nobody_read_is_shown_and_checked() -> None:
    """The 6.6% of 2020 and the percentages of rooms in 2019, 2020 and 2023 are recalled."""
    found = yearly(640, 650, "2020-07-01", inkomen_twee_jaar_terug=60000)
    assert found["inkomensafhankelijk"] == ("controleer", 42.24)
    room = {"zelfstandig": False}
    assert yearly(450, 460, "2023-07-01", dwelling=room)["jaarlijks_maximum"] == ("controleer", 13.95)
    assert yearly(450, 468.45, "2026-07-01", dwelling=room)["jaarlijks_maximum"] == ("binnen", 18.45)
    low = "2024-07-01"  # the limit of low rents, 300 or 350, matters only where 5.8% is below 25
    assert yearly(320, 330, low)["jaarlijks_maximum"] == ("controleer", 18.56)
    assert yearly(431.04, 450, low)["jaarlijks_maximum"] == ("binnen", 25.0)


# Rijksoverheid: middle 7.7% in 2025, 6.1% in 2026; free 4.1% in 2025, 4.4% in 2026; CBS: free 2.4% from 1-5-2021
@pytest.mark.parametrize(
    ("contract", "datum", "regel", "outcome"),
    [
        (MIDDLE, "2026-01-01", "middenhuur", ("binnen", 64.05)),
        (MIDDLE, "2025-12-31", "middenhuur", ("binnen", 80.85)),
        (MIDDLE, "2024-12-31", "middenhuur", ("controleer", None)),  # the first year: no figure found
        (MIDDLE, f"{NEXT_YEAR}-01-01", "middenhuur", ("controleer", None)),
        (FREE, "2026-01-01", "vrije_sector", ("binnen", 46.2)),
        (FREE, "2025-12-31", "vrije_sector", ("boven", 43.05)),
        (FREE, "2021-05-01", "vrije_sector", ("boven", 25.2)),
        (FREE, "2021-04-30", "vrije_sector", ("controleer", None)),
        (FREE, f"{NEXT_YEAR}-01-01", "vrije_sector", ("controleer", None)),
    ],
)
def test_middle_and_free_rents_have_a_maximum_of_the_calendar_year(
    contract: Any, datum: str, regel: str, outcome: Any
) -> None:
    found = yearly(1050, 1094.63, datum, **contract)
    assert found[regel] == outcome
    assert found["contract"] == ("controleer", None)


@pytest.mark.parametrize(
    ("start", "rent", "points", "regel"),
    [
        ("2026-01-01", 932.93, None, "jaarlijks_maximum"),  # liberalisatiegrens 2026: social whatever the points
        ("2026-01-01", 932.94, 143, "jaarlijks_maximum"),
        ("2026-01-01", 932.94, 144, "middenhuur"),
        ("2026-01-01", 1228.07, 187, "middenhuur"),  # the lowest of both segments
        ("2026-01-01", 1228.08, 186, "middenhuur"),
        ("2026-01-01", 1228.08, 187, "vrije_sector"),
        ("2026-01-01", 932.94, None, "segment"),  # points unknown above the limit
        ("2024-06-30", 879.66, None, "jaarlijks_maximum"),  # before 1-7-2024 the rent alone decides
        ("2024-06-30", 879.67, None, "vrije_sector"),
        ("2010-01-01", 500, None, "segment"),  # the limit of 2010 is not in the tables
        (None, 500, None, "segment"),
    ],
)
def test_the_segment_follows_from_the_contract_and_never_from_todays_rent(
    start: str | None, rent: float, points: int | None, regel: str
) -> None:
    found = yearly(1000, 1001, "2026-07-01", contract_vanaf=start, aanvangshuur_per_maand=rent, punten=points)
    assert regel in found
    assert (found[regel][0] == "controleer") == (regel == "segment")


def test_with_an_unknown_segment_the_social_maximum_is_named_under_condition() -> None:
    (first, *_) = judged(640, 650, soort="jaarlijks", datum="2026-07-01")
    assert first.regel == "segment"
    assert first.bedrag_per_maand is None
    assert "€\u00a026,24" in first.tekst


RENOVATED = {"maatregelen": ["isolatie"], "datum": "2023-02-01"}


@pytest.mark.parametrize(
    ("changed", "oordeel"),
    [
        ({}, "niet"),
        ({"maatregelen": ["isolatie", "glas"]}, "niet"),
        ({"opgeleverd": "2023-01-01"}, "niet"),
        ({"opgeleverd": "2022-12-31"}, None),  # completed before the agreement
        ({"verhuurder": "particulier"}, None),
        ({"maatregelen": ["installatie"]}, None),
        ({"maatregelen": ["isolatie", "installatie"]}, "controleer"),  # ask how it is split
        ({"verhuurder": None}, "controleer"),
        ({"datum": None}, "controleer"),
    ],
)
def test_a_corporation_asks_a_sitting_tenant_nothing_for_insulation_since_2023(changed: Any, oordeel: Any) -> None:
    found = said(judged(640, 678, **{**RENOVATED, **changed}))
    assert found.get("gratis_isolatie", (None,))[0] == oordeel
    if oordeel == "niet":
        assert found["gratis_isolatie"] == ("niet", 0)
        assert "woningverbetering" not in found
    else:
        assert found["woningverbetering"][0] == "controleer"


def test_insulation_without_a_rise_fits_the_agreement() -> None:
    assert said(judged(640, 640, **RENOVATED))["gratis_isolatie"] == ("binnen", 0)


def test_a_new_letting_has_no_yearly_maximum_and_no_free_insulation() -> None:
    for ingreep in ({"zittende_huurder": False, **RENOVATED}, {"zittende_huurder": False, "soort": "jaarlijks"}):
        found = said(judged(640, 700, **ingreep))
        assert set(found) <= {"nieuwe_verhuring", "aftoppingsgrens"}


def test_seventy_percent_counts_from_ten_dwellings() -> None:
    texts = {
        large: next(item.tekst for item in judged(640, 650, complex_vanaf_tien=large) if item.regel == "instemming")
        for large in (True, False, None)
    }
    assert "70%" in texts[True]
    assert "70%" not in texts[False]
    assert "Geef aan" in texts[None]


# RVO: original rules 1.71 (July 2023) and 1.83 (July 2025), modernised basis 1.25 from October 2023; others not found
@pytest.mark.parametrize(
    ("stelsel", "datum", "most"),
    [
        ("basis", "2023-10-01", 100.0),
        ("basis", "2023-09-30", None),
        ("basis", "2024-06-30", 100.0),
        ("basis", "2024-07-01", None),
        ("basis", "2026-07-01", None),
        ("hoog_eengezins", "2024-01-01", 132.0),
        ("hoog_meergezins_na_2019", "2024-01-01", 72.0),
        ("oorspronkelijk_30", "2023-06-30", None),
        ("oorspronkelijk_30", "2023-07-01", 136.8),
        ("oorspronkelijk_30", "2024-07-01", None),
        ("oorspronkelijk_50", "2025-07-01", 104.8),
        ("oorspronkelijk_40", "2026-06-30", 123.2),
        ("oorspronkelijk_40", "2026-07-01", None),
    ],
)
def test_an_epv_has_a_maximum_per_square_metre(stelsel: str, datum: str, most: float | None) -> None:
    given = {"soort": "epv", "epv_stelsel": stelsel, "datum": datum, "oppervlakte_m2": 80}
    for asked, oordeel in ((most or 50.0, "binnen"), ((most or 50.0) + 0.01, "boven")):
        found = said(judged(640, 640, dwelling={"epv_per_maand": round(asked, 2)}, **given))
        assert found["epv"] == (("controleer", None) if most is None else (oordeel, most))


def test_an_epv_is_looked_at_beside_a_yearly_rise_and_where_only_its_kind_is_given() -> None:
    """BW art. 7:237 lid 3: one that is paid is judged whatever else is asked."""
    paid = judged(640, 650, dwelling={"epv_per_maand": 50}, soort="jaarlijks", datum="2026-07-01", **SOCIAL)
    assert {"epv", "jaarlijks_maximum"} <= set(said(paid))
    assert "epv" in said(judged(640, 640, soort="epv", datum="2026-07-01"))
    assert "epv" not in yearly(640, 650, "2026-07-01")


def test_a_rent_above_a_limit_of_the_huurtoeslag_is_named_and_forbids_nothing() -> None:
    """2026: aftoppingsgrens 713.02 for one or two persons, maximale huurgrens 932.93."""
    assert "aftoppingsgrens" not in said(judged(640, 713.02))
    assert said(judged(640, 713.03))["aftoppingsgrens"] == ("boven", None)
    assert said(judged(640, 932.94))["huurgrens"] == ("boven", None)


def test_without_ingreep_nothing_is_judged_and_every_text_avoids_the_word_lawful() -> None:
    case = {"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 100}
    household = {"type": "alleenstaand", "bruto_inkomen_per_jaar": 20000, "inkomen_soort": "loon"}
    resultaat = compute(
        parse({"versie": 1, "peildatum": "2026-01-01", "huishouden": household, "woonsituaties": [case]})
    )
    assert resultaat.to_json()["woonsituaties"][0]["mag_gevraagd"] == []
    for language in LANGUAGES:
        for item in judged(640, 700, soort="jaarlijks", datum="2026-07-01", **SOCIAL):
            assert "rechtmatig" not in item.message.say(language)
            assert item.bron


def test_an_unknown_word_in_ingreep_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"woonsituaties\[1\]\.ingreep\.verhuurder"):
        judged(640, 650, verhuurder="gemeente")
