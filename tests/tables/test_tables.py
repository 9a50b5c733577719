"""The tables: their form, their passport, and published outcomes that they must reproduce.

Every expected amount names the publication it comes from. The YAML is read directly, without the engine.
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2] / "tables"
SERIES_FILES = (
    "aow.yaml",
    "awir.yaml",
    "huurtoeslag.yaml",
    "income_tax.yaml",
    "kinderbijslag.yaml",
    "kindgebonden_budget.yaml",
    "minimum_wage.yaml",
    "social_assistance.yaml",
    "zorgtoeslag.yaml",
    "zvw.yaml",
)
YEARS = tuple(range(2019, 2027))
HALF_YEARS = tuple(f"{year}-{month}-01" for year in YEARS for month in ("01", "07"))
OLD_TYPES = ("ep", "mp", "epo", "mpo")
NEW_TYPES = ("ep", "mp")

BASISHUUR_2020 = "https://wijzeantwoorden.com/hoe-hoog-is-de-basishuur/"
TOESLAGEN_2021 = "https://www.toeslagenaanvragen.net/huurtoeslag-berekenen-2021/"
HUURTOESLAG_2022 = "https://download.belastingdienst.nl/toeslagen/docs/berekening_huurtoeslag_tg0831z21fd.pdf"
WOONBOND_2023 = "https://www.woonbond.nl/thema/huren-en-geld/normen-grenzen-huurtoeslag/"
TOOL_2025 = "https://github.com/robinballs/huurtoeslag-2025-tool"
HUURTOESLAG_2026 = "https://download.belastingdienst.nl/toeslagen/docs/berekening_huurtoeslag_tg0831z62fd.pdf"
HUURVERLAGING_2023 = (
    "https://www.berekenen.nl/huurtoeslag/lagere-huur-voor-de-laagste-inkomens-en-meer-huurtoeslag-vanaf-2023"
)
STAAT_VENZ = "https://www.staatvenz.nl/financiele-middelen/premieoverzicht-zvw-begroting"
ZORGTOESLAG_2019 = "https://github.com/morstead/virtual-society (Belastingdienst tg0821z91fd)"
ZORGTOESLAG_2022 = "https://download.belastingdienst.nl/toeslagen/docs/berekening_zorgtoeslag_tg0821z21fd.pdf"
ZORGTOESLAG_2024 = "https://download.belastingdienst.nl/toeslagen/docs/berekening_zorgtoeslag_tg0821z41fd.pdf"
ZORGTOESLAG_2025 = "https://download.belastingdienst.nl/toeslagen/docs/berekening_zorgtoeslag_tg0821z51fd.pdf"
ZORGTOESLAG_2026 = "https://download.belastingdienst.nl/toeslagen/docs/berekening_zorgtoeslag_tg0821z61fd.pdf"
ZORGTOESLAG_AANVRAGEN = "https://zorgtoeslagaanvragen.org/"
TOESLAGENKAART_2026 = "Dienst Toeslagen, Toeslagenkaart 2026"
WKB = "https://wetten.overheid.nl/BWBR0022751"
SVB_2020 = "65plus.nl and seniorenraad-westland.nl, copies of SVB tables"
SVB_2021 = "65plus.nl, 50plusinnederland.nl, elkantwoord.com, kandoor.nl, quoting SVB"
SVB_2022 = "kandoor.nl and bijnametpensioen.nl, copies of SVB tables"
SVB_2023 = "rekenbuddy.nl, apuntateuna.es, aow.nu, quoting SVB"
SVB_2024 = "maxvandaag.nl and aow.nu, quoting SVB"
SVB_2025 = "rekenbuddy.nl and metronieuws.nl, quoting SVB"
SVB_2026 = "bijnametpensioen.nl and welingelichtekringen.nl, quoting SVB"
ACHTERHOEK_2021 = "socialedienstoostachterhoek.nl, normen per 1 juli 2021"
WESTLAND_2023 = "gemeentewestland.nl, normenoverzicht per 1 januari 2023"
VELSEN = "velsen.nl, bijstandsnormen per 1 juli 2021 en 1 juli 2024"

Data = dict[str, Any]


def read(name: str) -> Data:
    """Read one YAML file of the tables folder."""
    data: Data = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
    return data


def read_schema(name: str) -> Data:
    """Read one JSON schema of the tables folder."""
    data: Data = json.loads((ROOT / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    return data


TABLES: dict[str, Data] = {name: read(name) for name in SERIES_FILES}
NORMS = read("norms.yaml")
COVERAGE = read("coverage.yaml")
PARAMETERS: dict[str, Data] = {
    name: parameter for table in TABLES.values() for name, parameter in table["parameters"].items()
}
SERIES = [(table["id"], name) for table in TABLES.values() for name in table["parameters"]]


def entry_at(name: str, day: str) -> Data | None:
    """Return the dated value of a parameter that is in force on a day, if the series has begun."""
    found = None
    for entry in PARAMETERS[name]["values"]:
        if entry["valid_from"] <= day:
            found = entry
    return found


def amount(name: str, when: int | str) -> Fraction:
    """Return the exact amount in force on a day, or on 1 January of a year."""
    entry = entry_at(name, f"{when}-01-01" if isinstance(when, int) else when)
    assert entry is not None, f"{name} has not begun on {when}"
    assert entry["value"] is not None, f"{name} has no value on {when}"
    return Fraction(str(Decimal(repr(entry["value"]))))


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Round half away from zero, exactly."""
    scaled = abs(value) * 10**decimals
    whole = floor(scaled + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, 10**decimals)


def money(text: str) -> Fraction:
    """Turn a printed amount into an exact number."""
    return Fraction(Decimal(text))


def day_before(day: str) -> str:
    """Return the ISO date of the day before."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


# --- form ---------------------------------------------------------------------------------------------------------


def test_every_file_with_dated_amounts_is_tested_here() -> None:
    found = {path.name for path in ROOT.glob("*.yaml") if "parameters" in read(path.name)}
    assert found == set(SERIES_FILES)


@pytest.mark.parametrize("name", ["table", "norms", "coverage"])
def test_a_schema_is_valid_json_schema_itself(name: str) -> None:
    Draft202012Validator.check_schema(read_schema(name))


@pytest.mark.parametrize("name", SERIES_FILES)
def test_every_table_passes_its_schema(name: str) -> None:
    errors = [
        f"{error.json_path}: {error.message}"
        for error in Draft202012Validator(read_schema("table")).iter_errors(TABLES[name])
    ]
    assert errors == []


@pytest.mark.parametrize(("schema", "name"), [("norms", "norms.yaml"), ("coverage", "coverage.yaml")])
def test_norms_and_coverage_pass_their_schema(schema: str, name: str) -> None:
    errors = [
        f"{error.json_path}: {error.message}"
        for error in Draft202012Validator(read_schema(schema)).iter_errors(read(name))
    ]
    assert errors == []


SOURCE_LESS = {"valid_from": "2021-01-01", "value": 1, "source": [], "confidence": "official"}
REFUSED = {
    "without a source": SOURCE_LESS,
    "with an odd start day": SOURCE_LESS | {"source": ["wht"], "valid_from": "2021-01-07"},
    "with a number as text": SOURCE_LESS | {"source": ["wht"], "value": "1"},
    "with an unknown confidence": SOURCE_LESS | {"source": ["wht"], "confidence": "certain"},
    "with an unknown key": SOURCE_LESS | {"source": ["wht"], "remark": "typing error"},
    "missing and yet a value": SOURCE_LESS | {"source": ["wht"], "confidence": "missing"},
    "no value and yet official, without 'vervallen'": SOURCE_LESS | {"source": ["wht"], "value": None},
}


@pytest.mark.parametrize("entry", REFUSED.values(), ids=REFUSED.keys())
def test_the_schema_refuses_a_value(entry: Data) -> None:
    table = TABLES["awir.yaml"] | {
        "parameters": {
            "voorbeeld": {"label": "x", "unit": "euro", "period": "jaar", "article": "art. 1", "values": [entry]}
        }
    }
    assert not Draft202012Validator(read_schema("table")).is_valid(table)


@pytest.mark.parametrize("name", [*SERIES_FILES, "norms.yaml"])
def test_every_source_that_is_referred_to_exists_and_none_is_unused(name: str) -> None:
    data = read(name)

    def used(node: Any) -> set[str]:
        if isinstance(node, list):
            return {source for item in node for source in used(item)}
        if not isinstance(node, dict):
            return set()
        here = set(node["source"]) if isinstance(node.get("source"), list) else set()
        return here.union(*(used(value) for value in node.values()))

    body = {key: value for key, value in data.items() if key != "sources"}
    assert used(body) == set(data["sources"])


def test_parameter_names_and_table_ids_are_unique_over_all_files() -> None:
    names = [name for table in TABLES.values() for name in table["parameters"]]
    assert len(names) == len(set(names))
    ids = [table["id"] for table in TABLES.values()] + [NORMS["id"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", [name for _, name in SERIES])
def test_start_dates_increase_and_no_value_lasts_longer_than_a_year(name: str) -> None:
    starts = [entry["valid_from"] for entry in PARAMETERS[name]["values"]]
    assert all(earlier < later for earlier, later in pairwise(starts))
    assert all(int(later[:4]) - int(earlier[:4]) <= 1 for earlier, later in pairwise(starts))


@pytest.mark.parametrize(("table_id", "name"), SERIES)
def test_a_series_reaches_the_end_of_its_table_or_was_ended_by_the_law(table_id: str, name: str) -> None:
    valid_until = next(table["valid_until"] for table in TABLES.values() if table["id"] == table_id)
    last = PARAMETERS[name]["values"][-1]
    ended = last["value"] is None and last["confidence"] == "official"
    assert ended or last["valid_from"][:4] >= valid_until[:4]


@pytest.mark.parametrize("name", [name for _, name in SERIES])
def test_nothing_follows_after_the_law_ended_a_rule(name: str) -> None:
    values = PARAMETERS[name]["values"]
    assert all(entry["value"] is not None or entry["confidence"] == "missing" for entry in values[:-1])


@pytest.mark.parametrize("name", [*SERIES_FILES, "norms.yaml", "coverage.yaml"])
def test_numbers_are_plain_and_lines_short(name: str) -> None:
    raw = (ROOT / name).read_text(encoding="utf-8")
    written = re.findall(r"[{ ]value: ([^,}\n]+)", raw)
    assert all(re.fullmatch(r"-?\d+(\.\d+)?|null", number) for number in written)
    assert not [line for line in raw.splitlines() if len(line) > 140 and "http" not in line]


@pytest.mark.parametrize("name", [name for _, name in SERIES])
def test_a_fraction_is_a_fraction_and_not_a_percentage(name: str) -> None:
    if PARAMETERS[name]["unit"] == "fractie":
        values = [entry["value"] for entry in PARAMETERS[name]["values"] if entry["value"] is not None]
        assert all(0 <= value <= 1 for value in values)


# --- coverage -----------------------------------------------------------------------------------------------------


def gaps() -> set[tuple[str, str, str]]:
    """Return every stretch inside the covered dates for which a table has no figure."""
    last_day = COVERAGE["covered"]["until"]
    found: set[tuple[str, str, str]] = set()
    for name, parameter in PARAMETERS.items():
        start = None
        values = [entry for entry in parameter["values"] if entry["valid_from"] <= last_day]
        for entry in values:
            missing = entry["confidence"] == "missing"
            if missing and start is None:
                start = entry["valid_from"]
            elif not missing and start is not None:
                found.add((name, start, day_before(entry["valid_from"])))
                start = None
        if start is not None:
            found.add((name, start, last_day))
    return found


def test_coverage_names_exactly_the_figures_that_are_missing() -> None:
    named = [(gap["parameter"], gap["valid_from"], gap["until"]) for gap in COVERAGE["incomplete"]]
    assert len(named) == len(set(named))
    assert set(named) == gaps()


def test_every_table_belongs_to_a_program_and_every_program_to_tables() -> None:
    named = {table for program in COVERAGE["programs"] for table in program["tables"]}
    assert named == {table["id"] for table in TABLES.values()} | {NORMS["id"]}


@pytest.mark.parametrize("program", COVERAGE["programs"], ids=lambda program: program["id"])
def test_a_program_is_partial_exactly_when_one_of_its_tables_misses_something(program: Data) -> None:
    incomplete = {gap["parameter"] for gap in COVERAGE["incomplete"]}
    own = {name for table_id, name in SERIES if table_id in program["tables"]}
    norms_missing = NORMS["id"] in program["tables"] and any(
        value["value"] is None for norm in NORMS["norm_sets"].values() for value in norm["amounts"].values()
    )
    partial = bool(own & incomplete) or norms_missing
    assert program["status"] == ("partial" if partial else "complete")
    covered = COVERAGE["covered"]
    assert covered["from"] <= program["from"] < program["until"] <= covered["until"]


@pytest.mark.parametrize("name", SERIES_FILES)
def test_a_table_is_not_called_valid_beyond_the_covered_dates(name: str) -> None:
    assert TABLES[name]["valid_until"] <= COVERAGE["covered"]["until"]


@pytest.mark.parametrize("name", SERIES_FILES)
def test_until_its_last_valid_day_a_table_misses_only_what_coverage_names(name: str) -> None:
    table = TABLES[name]
    day = table["valid_until"]
    known = {gap["parameter"] for gap in COVERAGE["incomplete"] if gap["valid_from"] <= day <= gap["until"]}
    for parameter in table["parameters"]:
        entry = entry_at(parameter, day)
        assert entry is not None
        assert entry["confidence"] != "missing" or parameter in known


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


def test_the_appendix_norms_are_the_printed_ones_and_the_couple_on_aow_is_marked_doubtful() -> None:
    """Gemeente Assen, Woonvisie (25 May 2023), Huishoudboekjes sociale huur."""
    amounts = NORMS["norm_sets"]["bijlage-2021"]["amounts"]
    printed = {"alleenstaand": 600, "paar_met_2_kinderen": 1650, "aow_alleenstaand": 600, "aow_paar": 600}
    assert {kind: value["value"] for kind, value in amounts.items()} == printed
    assert amounts["aow_paar"]["confidence"] == "estimate"


def test_the_poverty_line_without_rent_and_energy_is_the_total_less_both() -> None:
    """Kennisbundel 2024: 1,510 for a single person, with 590 rent and 145 energy."""
    single = NORMS["norm_sets"]["armoedegrens-2023"]["amounts"]["alleenstaand"]["value"]
    total = NORMS["reference_series"]["armoedegrens-cbs-scp-nibud"]["amounts"]["alleenstaand"][0]["value"]
    assert (single, total) == (1510 - 590 - 145, 1510)


def test_norm_sets_have_different_start_days_and_the_first_covers_the_first_day() -> None:
    starts = [norm["default_from"] for norm in NORMS["norm_sets"].values()]
    assert len(starts) == len(set(starts))
    assert min(starts) <= COVERAGE["covered"]["from"]


def test_years_increase_within_a_reference_series() -> None:
    for series in NORMS["reference_series"].values():
        for values in series["amounts"].values():
            years = [value["year"] for value in values]
            assert all(earlier < later for earlier, later in pairwise(years))
