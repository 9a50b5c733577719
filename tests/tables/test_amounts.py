"""Published outcomes that the tables must reproduce.

Every expected amount names the publication it comes from.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

import pytest

from tests.tables.published import (
    ACHTERHOEK_2021,
    BASISHUUR_2020,
    COVERAGE,
    HALF_YEARS,
    HUURTOESLAG_2022,
    HUURTOESLAG_2026,
    HUURVERLAGING_2023,
    NEW_TYPES,
    NORMS,
    OLD_TYPES,
    PARAMETERS,
    STAAT_VENZ,
    SVB_2020,
    SVB_2021,
    SVB_2022,
    SVB_2023,
    SVB_2024,
    SVB_2025,
    SVB_2026,
    TOESLAGEN_2021,
    TOESLAGENKAART_2026,
    TOOL_2025,
    VELSEN,
    WESTLAND_2023,
    WKB,
    WOONBOND_2023,
    ZORGTOESLAG_2019,
    ZORGTOESLAG_2022,
    ZORGTOESLAG_2024,
    ZORGTOESLAG_2025,
    ZORGTOESLAG_2026,
    ZORGTOESLAG_AANVRAGEN,
    amount,
    entry_at,
    money,
    rounded,
)
from tests.years import YEARS

# --- huurtoeslag --------------------------------------------------------------------------------------------------

FACTOR_CASES = [(year, kind) for year in range(2019, 2026) for kind in (OLD_TYPES if year < 2025 else NEW_TYPES)]


@pytest.mark.parametrize(("year", "kind"), FACTOR_CASES)
def test_factors_a_and_b_follow_from_the_definition_to_twelve_decimals(year: int, kind: str) -> None:
    """Wht art. 19 lid 2: the straight line through the normhuurquotes at the two ijkpunten."""
    minimum_income = amount(f"minimum_inkomensijkpunt_{kind}", year)
    minimum_rent = amount(f"minimum_normhuur_{kind}", year)
    reference_income = amount(f"referentie_inkomensijkpunt_{kind}", year)
    reference_rent = amount(f"referentie_normhuur_{kind}", year)
    a = (reference_rent / reference_income - minimum_rent / minimum_income) / (reference_income - minimum_income)
    b = minimum_rent / minimum_income - a * minimum_income
    assert rounded(a, 12) == amount(f"factor_a_{kind}", year)
    assert rounded(b, 12) == amount(f"factor_b_{kind}", year)


PUBLISHED_BASISHUUR = [
    (2020, "ep", "232.65", BASISHUUR_2020),
    (2020, "mp", "232.65", BASISHUUR_2020),
    (2020, "epo", "230.83", BASISHUUR_2020),
    (2020, "mpo", "229.02", BASISHUUR_2020),
    (2021, "ep", "237.62", TOESLAGEN_2021),
    (2021, "mp", "237.62", TOESLAGEN_2021),
    (2022, "ep", "237.62", HUURTOESLAG_2022),
    (2022, "mp", "237.62", HUURTOESLAG_2022),
    (2022, "epo", "235.80", HUURTOESLAG_2022),
    (2022, "mpo", "233.99", HUURTOESLAG_2022),
    (2023, "ep", "225.54", WOONBOND_2023),
    (2023, "mp", "225.54", WOONBOND_2023),
    (2023, "epo", "223.72", WOONBOND_2023),
    (2023, "mpo", "221.91", WOONBOND_2023),
    (2025, "ep", "199.05", TOOL_2025),
    (2025, "mp", "197.24", TOOL_2025),
    (2026, "ep", "202.52", HUURTOESLAG_2026),
    (2026, "mp", "200.71", HUURTOESLAG_2026),
]


@pytest.mark.parametrize(("year", "kind", "published", "source"), PUBLISHED_BASISHUUR)
def test_the_published_minimum_basishuur_comes_out(year: int, kind: str, published: str, source: str) -> None:
    """Wht art. 16 and Wet verlaging eigen bijdrage art. 1."""
    basishuur = (
        amount(f"minimum_normhuur_{kind}", year)
        + amount("opslag_basishuur", year)
        + amount("verlaging_eigen_bijdrage", year)
    )
    assert basishuur == money(published), source


@pytest.mark.parametrize(("kind", "published"), [("ep", 23250), ("epo", 24600), ("mp", 30270), ("mpo", 32730)])
def test_the_limits_of_the_rent_reduction_of_2023_are_120_percent_of_the_ijkpunten(kind: str, published: int) -> None:
    assert amount(f"minimum_inkomensijkpunt_{kind}", 2023) * Fraction(6, 5) == published, HUURVERLAGING_2023


@pytest.mark.parametrize("year", YEARS)
def test_the_youth_limit_is_the_kwaliteitskortingsgrens(year: int) -> None:
    """Wht art. 13 lid 1 onder b refers to the amount of art. 20 lid 1."""
    assert amount("maximale_huurgrens_jongeren", year) == amount("kwaliteitskortingsgrens", year)


@pytest.mark.parametrize("year", YEARS)
def test_partners_have_twice_the_asset_limit_of_one_person(year: int) -> None:
    """Awir art. 7 lid 3 and 4."""
    one = amount("vermogensgrens_huurtoeslag", year)
    assert amount("vermogensgrens_huurtoeslag_partners", year) == 2 * one
    assert amount("vermogensgrens_huurtoeslag_medebewoner", year) == one


# --- zorgtoeslag and kindgebonden budget --------------------------------------------------------------------------


def zorgtoeslag(year: int, income: int, *, partner: bool, premium: Fraction | None = None) -> Fraction:
    """Return the unrounded zorgtoeslag of a year (Wzt art. 2)."""
    premium = amount("standaardpremie_per_jaar", year) if premium is None else premium
    threshold = amount("drempelinkomen_per_jaar", year)
    kind = "partners" if partner else "alleenstaande"
    own = amount(f"normpremie_percentage_{kind}", year) * threshold + amount(
        "normpremie_percentage_boven_drempel", year
    ) * max(Fraction(0), income - threshold)
    return (2 if partner else 1) * premium - own


PUBLISHED_MAXIMUM = [
    (2020, False, 1250, STAAT_VENZ),
    (2021, False, 1287, STAAT_VENZ),
    (2021, True, 2487, STAAT_VENZ),
    (2022, False, 1336, STAAT_VENZ),
    (2022, True, 2553, STAAT_VENZ),
    (2024, False, 1483, ZORGTOESLAG_2024),
    (2024, True, 2833, ZORGTOESLAG_2024),
    (2026, False, 1550, ZORGTOESLAG_2026),
    (2026, True, 2963, ZORGTOESLAG_2026),
]


@pytest.mark.parametrize(("year", "partner", "published", "source"), PUBLISHED_MAXIMUM)
def test_the_published_maximum_zorgtoeslag_comes_out(year: int, partner: bool, published: int, source: str) -> None:
    assert rounded(zorgtoeslag(year, 0, partner=partner), 0) == published, source


@pytest.mark.parametrize(("partner", "published"), [(False, 1850), (True, 3166)])
def test_the_budget_estimate_for_2023_comes_out_with_its_own_premium(partner: bool, published: int) -> None:
    """Staat VenZ printed the maxima of 2023 with an estimated standaardpremie of 1,881."""
    assert rounded(zorgtoeslag(2023, 0, partner=partner, premium=Fraction(1881)), 0) == published, STAAT_VENZ


PUBLISHED_INCOME_LIMIT = [
    (2019, False, 29562, ZORGTOESLAG_2019),
    (2019, True, 37885, ZORGTOESLAG_2019),
    (2020, False, 30481, ZORGTOESLAG_AANVRAGEN),
    (2020, True, 38945, ZORGTOESLAG_AANVRAGEN),
    (2021, False, 31138, ZORGTOESLAG_AANVRAGEN),
    (2021, True, 39979, ZORGTOESLAG_AANVRAGEN),
    (2022, False, 31998, ZORGTOESLAG_2022),
    (2024, False, 37496, ZORGTOESLAG_2024),
    (2024, True, 47368, ZORGTOESLAG_2024),
    (2025, False, 39719, ZORGTOESLAG_2025),
    (2025, True, 50206, ZORGTOESLAG_2025),
    (2026, False, 40857, ZORGTOESLAG_2026),
    (2026, True, 51142, ZORGTOESLAG_2026),
]


@pytest.mark.parametrize(("year", "partner", "published", "source"), PUBLISHED_INCOME_LIMIT)
def test_the_published_income_limit_is_the_last_income_with_zorgtoeslag(
    year: int, partner: bool, published: int, source: str
) -> None:
    """Awir art. 14 lid 4 and 5: rounded to whole euros, nothing below the minimum."""
    minimum = amount("minimum_tegemoetkoming_per_jaar", year)
    assert rounded(zorgtoeslag(year, published, partner=partner), 0) >= minimum, source
    assert rounded(zorgtoeslag(year, published + 1, partner=partner), 0) < minimum, source


PUBLISHED_DREMPELINKOMEN = [
    (2019, 20941, ZORGTOESLAG_2019),
    (2022, 22356, ZORGTOESLAG_2022),
    (2024, 26819, ZORGTOESLAG_2024),
    (2025, 28406, ZORGTOESLAG_2025),
    (2026, 29736, ZORGTOESLAG_2026),
]


@pytest.mark.parametrize(("year", "published", "source"), PUBLISHED_DREMPELINKOMEN)
def test_the_published_drempelinkomen_is_in_the_table(year: int, published: int, source: str) -> None:
    assert amount("drempelinkomen_per_jaar", year) == published, source


@pytest.mark.parametrize("year", YEARS)
def test_the_drempelinkomen_is_108_percent_of_twelve_minimum_wages_to_the_euro(year: int) -> None:
    """Wzt art. 1 lid 1 onder f; 2026 was rounded up."""
    exact = Fraction(108, 100) * 12 * amount("minimumloon_per_maand", year)
    assert amount("drempelinkomen_per_jaar", year) in {floor(exact), ceil(exact)}


PUBLISHED_COUPLE_THRESHOLD = [
    (2019, 20941, WKB),
    (2020, 38181, WKB),
    (2021, 38853, WKB),
    (2022, 39596, WKB),
    (2023, 43397, WKB),
    (2024, 35849, WKB),
    (2025, 37545, WKB),
    (2026, 39141, TOESLAGENKAART_2026),
]


@pytest.mark.parametrize(("year", "published", "source"), PUBLISHED_COUPLE_THRESHOLD)
def test_the_threshold_of_couples_for_kindgebonden_budget(year: int, published: int, source: str) -> None:
    total = amount("drempelinkomen_per_jaar", year) + amount("kgb_drempelverhoging_partners", year)
    assert total == published, source


@pytest.mark.parametrize("year", [year for year in YEARS if year != 2019])
def test_the_third_child_brings_the_amount_of_a_next_child(year: int) -> None:
    """Wkb art. 2 lid 2: from 2021 the third child counts like every next one; in 2020 its amount was 297."""
    third = amount("kgb_drie_kinderen", year) - amount("kgb_twee_kinderen", year)
    assert third == amount("kgb_volgend_kind", year)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("kind", ["alleenstaande", "partners"])
def test_zorgtoeslag_and_kindgebonden_budget_share_their_asset_limits(year: int, kind: str) -> None:
    """Wzt art. 3 lid 1 (2a before) and Wkb art. 1 lid 4."""
    assert amount(f"vermogensgrens_zorgtoeslag_{kind}", year) == amount(f"vermogensgrens_kgb_{kind}", year)


# --- kinderbijslag ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", HALF_YEARS)
def test_kinderbijslag_is_70_and_85_percent_of_the_full_amount(day: str) -> None:
    """AKW art. 12 lid 3: rounded to the cent, half up."""
    full = amount("kinderbijslag_12_17_per_kwartaal", day)
    assert amount("kinderbijslag_0_5_per_kwartaal", day) == rounded(full * Fraction(70, 100), 2)
    assert amount("kinderbijslag_6_11_per_kwartaal", day) == rounded(full * Fraction(85, 100), 2)


# --- tax, social assistance, AOW ----------------------------------------------------------------------------------


@pytest.mark.parametrize("year", YEARS)
def test_above_aow_age_only_the_premium_of_17_90_points_is_left_out(year: int) -> None:
    """Wfsv art. 10: AOW premium 17.90 percent, due up to the end of the premium brackets only."""
    premium = Fraction(179, 1000)
    premium_brackets = 2 if year <= 2020 else 1
    for bracket in range(1, 5 if year <= 2020 else 4):
        expected = premium if bracket <= premium_brackets else 0
        difference = amount(f"tarief_schijf_{bracket}", year) - amount(f"tarief_schijf_{bracket}_aow", year)
        assert difference == expected


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("suffix", ["", "_aow"])
def test_each_rising_piece_of_the_arbeidskorting_ends_at_the_next_base(year: int, suffix: str) -> None:
    """Wet IB 2001 art. 8.11: the printed bases are the pieces summed, in whole euros rounded with some room."""
    lower, base = Fraction(0), Fraction(0)
    for step in (1, 2, 3):
        upper = amount(f"arbeidskorting_grens_{step}", year)
        reached = base + amount(f"arbeidskorting_percentage_{step}{suffix}", year) * (upper - lower)
        base = amount(f"arbeidskorting_basis_{step}{suffix}", year)
        assert abs(reached - base) < 2
        lower = upper


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("suffix", ["", "_aow"])
def test_the_algemene_heffingskorting_is_used_up_where_it_is_said_to_be_nil(year: int, suffix: str) -> None:
    """Wet IB 2001 art. 8.10: the phase-out ends at the top bracket."""
    start = amount("algemene_heffingskorting_afbouw_vanaf", year)
    nil = amount("algemene_heffingskorting_nihil_vanaf", year)
    rate = amount(f"algemene_heffingskorting_afbouwpercentage{suffix}", year)
    assert abs(amount(f"algemene_heffingskorting_maximum{suffix}", year) - rate * (nil - start)) < 2
    assert nil == amount("schijf_3_tot" if year <= 2020 else "schijf_2_tot", year)


@pytest.mark.parametrize("day", HALF_YEARS)
def test_a_single_person_on_social_assistance_gets_70_percent_of_a_couple(day: str) -> None:
    """Participatiewet art. 21."""
    couple = amount("bijstandsnorm_paar", day)
    assert abs(amount("bijstandsnorm_alleenstaande", day) - couple * Fraction(7, 10)) <= money("0.01")


PUBLISHED_WITHOUT_HOLIDAY_PAY = [
    ("2021-07-01", "bijstandsnorm_alleenstaande", "1024.76", ACHTERHOEK_2021),
    ("2021-07-01", "bijstandsnorm_paar", "1463.95", ACHTERHOEK_2021),
    ("2021-07-01", "bijstandsnorm_alleenstaande_aow", "1139.98", ACHTERHOEK_2021),
    ("2021-07-01", "bijstandsnorm_paar_aow", "1545.73", ACHTERHOEK_2021),
    ("2023-01-01", "bijstandsnorm_alleenstaande", "1135.88", WESTLAND_2023),
    ("2023-01-01", "bijstandsnorm_paar", "1622.68", WESTLAND_2023),
]


@pytest.mark.parametrize(("day", "name", "published", "source"), PUBLISHED_WITHOUT_HOLIDAY_PAY)
def test_the_published_norm_without_holiday_pay_comes_out(day: str, name: str, published: str, source: str) -> None:
    paid = amount(name, day) * (1 - amount("bijstand_vakantietoeslag_deel", day))
    assert abs(paid - money(published)) <= money("0.005"), source


@pytest.mark.parametrize(
    ("people", "published"),
    [(2, "0.5"), (3, "0.433333"), (4, "0.4"), (5, "0.38"), (6, "0.366667"), (7, "0.357143")],
)
@pytest.mark.parametrize("day", ["2021-07-01", "2024-07-01"])
def test_the_published_shares_of_the_kostendelersnorm_come_out(day: str, people: int, published: str) -> None:
    """Participatiewet art. 22a."""
    fixed = amount("kostendelersnorm_vast_deel", day)
    each = amount("kostendelersnorm_deel_per_persoon", day)
    assert rounded((fixed + people * each) / people, 6) == money(published), VELSEN


SINGLE, COUPLE = "aow_bruto_alleenstaande", "aow_bruto_gehuwd_per_persoon"
PUBLISHED_NET_AOW = [
    ("2020-01-01", SINGLE, "1187.43", SVB_2020),
    ("2020-01-01", COUPLE, "812.71", SVB_2020),
    ("2020-07-01", SINGLE, "1201.42", SVB_2020),
    ("2020-07-01", COUPLE, "822.62", SVB_2020),
    ("2021-01-01", SINGLE, "1218.19", SVB_2021),
    ("2021-01-01", COUPLE, "832.86", SVB_2021),
    ("2021-07-01", SINGLE, "1226.60", SVB_2021),
    ("2021-07-01", COUPLE, "838.55", SVB_2021),
    ("2022-01-01", SINGLE, "1244.35", SVB_2022),
    ("2022-01-01", COUPLE, "851.52", SVB_2022),
    ("2022-07-01", SINGLE, "1261.52", SVB_2022),
    ("2022-07-01", COUPLE, "863.88", SVB_2022),
    ("2023-01-01", SINGLE, "1353.11", SVB_2023),
    ("2023-01-01", COUPLE, "920.98", SVB_2023),
    ("2023-07-01", SINGLE, "1378.98", SVB_2023),
    ("2023-07-01", COUPLE, "939.24", SVB_2023),
    ("2024-01-01", SINGLE, "1459.53", SVB_2024),
    ("2024-01-01", COUPLE, "991.87", SVB_2024),
    ("2024-07-01", SINGLE, "1486.24", SVB_2024),
    ("2024-07-01", COUPLE, "1010.69", SVB_2024),
    ("2025-01-01", SINGLE, "1497.77", SVB_2025),
    ("2025-01-01", COUPLE, "1024.62", SVB_2025),
    ("2025-07-01", SINGLE, "1527.63", SVB_2025),
    ("2025-07-01", COUPLE, "1045.91", SVB_2025),
    ("2026-01-01", SINGLE, "1558.15", SVB_2026),
    ("2026-01-01", COUPLE, "1067.70", SVB_2026),
]


@pytest.mark.parametrize(("day", "name", "published", "source"), PUBLISHED_NET_AOW)
def test_the_published_net_aow_is_gross_less_the_zvw_contribution(
    day: str, name: str, published: str, source: str
) -> None:
    """With the heffingskortingen no tax is due on AOW alone; SVB truncates the contribution to the cent."""
    gross = Decimal(repr(entry_at(name, day)["value"]))  # type: ignore[index]
    rate = Decimal(repr(entry_at("zvw_percentage_ingehouden", day)["value"]))  # type: ignore[index]
    contribution = (gross * rate).quantize(Decimal("0.01"), ROUND_DOWN)
    assert (gross - contribution).quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal(published), source


@pytest.mark.parametrize(
    ("year", "years", "months", "source"),
    [
        (2019, 66, 4, "https://www.omropfryslan.nl/"),
        (2021, 66, 4, "https://yktoo.com/en/glossary/aow-leeftijd"),
        (2022, 66, 7, "https://www.cbs.nl/"),
        (2023, 66, 10, "https://www.ikwoonleefzorg.nl/"),
        (2024, 67, 0, "https://www.ikwoonleefzorg.nl/"),
        (2028, 67, 3, "https://www.ikwoonleefzorg.nl/"),
    ],
)
def test_the_aow_age_of_a_year(year: int, years: int, months: int, source: str) -> None:
    assert amount("aow_leeftijd_jaren", year) == years, source
    assert amount("aow_leeftijd_maanden", year) == months, source


# --- norms --------------------------------------------------------------------------------------------------------


def test_the_norms_of_the_appendix_are_the_printed_ones() -> None:
    """Gemeente Assen, Woonvisie (25 May 2023), Huishoudboekjes sociale huur."""
    assert (amount("bijlage_alleenstaande", 2021), amount("bijlage_paar_met_2_kinderen", 2021)) == (600, 1650)


def test_the_poverty_line_without_rent_and_energy_is_the_total_less_both() -> None:
    """Kennisbundel 2024: 1,510 for a single person in 2023, with 590 rent and 145 energy; ANP 2025: 1,600 in 2024."""
    total = amount("armoedegrens_alleenstaande", 2023)
    assert total == amount("armoedegrens_alleenstaande_2023", 2023) == 1510
    assert total - amount("armoedegrens_huur", 2023) - amount("armoedegrens_energie", 2023) == 775
    assert amount("armoedegrens_alleenstaande", 2024) == 1600


@pytest.mark.parametrize(
    ("name", "first"),
    [("prijsstijging_sinds_2017", 2017), ("prijsstijging_sinds_2021", 2021)],
)
@pytest.mark.parametrize("year", YEARS)
def test_prices_rose_from_the_year_of_a_norm_as_the_yearly_rises_say(name: str, first: int, year: int) -> None:
    """CBS, year averages of consumer prices. Until 2022 the appendix adds nothing; 2026 is taken to rise as 2025."""
    rises = {
        row["year"]: row["value"] for row in NORMS["reference_series"]["prijsstijging"]["amounts"]["alle_huishoudens"]
    }
    expected = Fraction(1)
    for passed in range(first + 1, year + 1) if year > 2022 else ():
        assert passed in rises, f"norms.yaml has no line of {passed} under reference_series, prijsstijging"
        expected *= 1 + Fraction(str(rises[passed] or rises[passed - 1]))
    assert abs(amount(name, year) - expected) < Fraction(1, 10**14)


def test_prices_since_the_poverty_line_rose_from_2024() -> None:
    """CBS: 3.3% in 2025; 2026 is taken to rise as 2025."""
    found = [amount("prijsstijging_sinds_de_armoedegrens", year) for year in (2023, 2024, 2025, 2026)]
    assert found == [1, 1, money("1.033"), money("1.067089")]


def test_the_norms_of_the_program_cover_the_first_day_and_say_why_they_are_the_default() -> None:
    starts = [norm["default_from"] for norm in NORMS["norm_sets"].values()]
    assert min(starts) <= COVERAGE["covered"]["from"]
    for norm in NORMS["norm_sets"].values():
        assert norm["reason"]
        assert norm["year_of"] in PARAMETERS
        assert norm["prices_of"] in PARAMETERS


def test_years_increase_within_a_reference_series() -> None:
    for series in NORMS["reference_series"].values():
        for values in series["amounts"].values():
            years = [value["year"] for value in values]
            assert all(earlier < later for earlier, later in pairwise(years))
