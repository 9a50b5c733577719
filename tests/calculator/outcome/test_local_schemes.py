"""Local schemes for a household: the example of the manual by hand, both sides of every limit, every presenter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import yaml

from calculator.amounts.schemes import schemes_from
from calculator.amounts.tables import load_tables
from calculator.amounts.user_tables import parsed
from calculator.outcome import local_schemes
from calculator.outcome.budget import compute
from calculator.outcome.local_schemes import Regelingoordeel
from calculator.outcome.result import Resultaat
from calculator.presenting.advice_text import advice_lines
from calculator.presenting.letter import letter
from calculator.run.accept import parse
from calculator.workbook.casefile import build
from tests.calculator.amounts.test_schemes import example

# Bijstandsnorm with holiday pay on 1 July 2026 (Participatiewet art. 21): alone 1,419.46, a couple 2,027.79
PARENT: list[dict[str, Any]] = [
    {"rol": "aanvrager", "leeftijd": 40},
    *({"rol": "kind", "leeftijd": age} for age in (3, 4, 17)),
]
SINGLE: list[dict[str, Any]] = [{"rol": "aanvrager", "leeftijd": 40}]


Put = Callable[[str | None], None]


@pytest.fixture(autouse=True)
def put(monkeypatch: pytest.MonkeyPatch) -> Put:
    """Compute with another table of schemes beside the tables that are loaded already; None takes it away."""

    def put(content: str | None) -> None:
        found = () if content is None else (schemes_from("eigen.yaml", parsed("eigen.yaml", content.encode()), b""),)
        tables = replace(load_tables(), schemes=found)
        monkeypatch.setattr(local_schemes, "load_tables", lambda: tables)

    put(example())
    return put


def one(put: Put, **fields: Any) -> None:
    """Replace the table by one scheme for everybody with an amount of 120 a year."""
    data = yaml.safe_load(example())
    bare = {"naam": "Proef", "bedrag": 120, "link": "https://voorbeeldstad.example", "geldig_tot_en_met": "2026-12-31"}
    data["regelingen"] = [bare | fields]
    put(yaml.safe_dump(data))


def result(
    personen: list[dict[str, Any]], net: float, vermogen: float = 0, day: str = "2026-07-01", **more: Any
) -> Resultaat:
    return compute(
        parse(
            {
                "versie": 1,
                "peildatum": day,
                "huishouden": {"personen": personen, "vermogen": vermogen},
                "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 120}],
                "vaste_bedragen": {"netto_inkomen_per_maand": net},
                **more,
            }
        )
    )


def found(resultaat: Resultaat) -> dict[str, Regelingoordeel]:
    return {item.regeling.naam: item for item in resultaat.advies.situaties[0].regelingen}


def test_the_worked_example_of_a_single_person_and_of_a_parent_is_right():
    """By hand: 110% of 1,419.46 is 1,561.41, 120% is 1,703.35, 130% is 1,845.30; two of three children are 4 to 17."""
    alone = found(result(SINGLE, 1500))
    assert list(alone) == ["Individuele inkomenstoeslag", "Bibliotheek"]
    grant = alone["Individuele inkomenstoeslag"]
    assert (grant.oordeel, grant.bedrag, grant.bedrag_per_maand) == ("navragen", 420, 35)
    assert grant.inkomensgrens_per_maand == 1561.41
    parent = found(result(PARENT, 1600))
    grant, pack, library = (parent[name] for name in ("Individuele inkomenstoeslag", "Kindpakket", "Bibliotheek"))
    assert (grant.oordeel, grant.bedrag) == ("boven_de_grens", 540)
    assert (pack.oordeel, pack.bedrag, pack.bedrag_per_maand) == ("navragen", 500, 41.67)
    assert (library.oordeel, library.bedrag, library.inkomensgrens_per_maand) == ("navragen", None, 1845.30)


@pytest.mark.parametrize(
    ("net", "oordeel"), [(1561.40, "navragen"), (1561.41, "navragen"), (1561.42, "boven_de_grens")]
)
def test_the_limit_of_income_is_a_share_of_the_bijstandsnorm_to_the_cent(net, oordeel):
    assert found(result(SINGLE, net))["Individuele inkomenstoeslag"].oordeel == oordeel


@pytest.mark.parametrize(("assets", "oordeel"), [(8000, "navragen"), (8000.01, "boven_de_grens")])
def test_the_limit_of_assets_is_one_that_may_be_reached(assets, oordeel):
    assert found(result(SINGLE, 1400, assets))["Individuele inkomenstoeslag"].oordeel == oordeel


def test_a_scheme_is_named_for_whom_it_is_meant_only(put):
    couple = [{"rol": "aanvrager", "leeftijd": 40}, {"rol": "partner", "leeftijd": 70}]
    one(put, aow=False)
    assert [len(found(result(of, 1400))) for of in (SINGLE, couple)] == [1, 0]
    one(put, aow=True)
    assert [len(found(result(of, 1400))) for of in (SINGLE, couple)] == [0, 1]
    one(put, leeftijd_vanaf=21)
    young = [[{"rol": "aanvrager", "leeftijd": age}] for age in (20, 21)]
    assert [len(found(result(of, 1400))) for of in young] == [0, 1]
    one(put, kinderen={"van": 4, "tot_en_met": 11})
    families = [[*SINGLE, {"rol": "kind", "leeftijd": age}] for age in (3, 4, 11, 12)]
    assert [len(found(result(of, 1400))) for of in families] == [0, 1, 1, 0]
    one(put, voor=["alleenstaande_ouder"])
    grown = [[*SINGLE, {"rol": "kind", "leeftijd": age}] for age in (17, 18)]
    assert [len(found(result(of, 1400))) for of in grown] == [1, 0]
    one(put, per="volwassene")
    assert [found(result(of, 1400))["Proef"].bedrag for of in (SINGLE, couple)] == [120, 240]


def test_an_amount_paid_once_is_no_amount_per_month(put):
    one(put, periode="eenmalig")
    assert found(result(SINGLE, 1400))["Proef"].bedrag_per_maand is None
    one(put, periode="maand")
    assert found(result(SINGLE, 1400))["Proef"].bedrag_per_maand == 120


def test_with_somebody_who_shares_the_cost_the_norm_that_is_used_has_to_be_checked(put):
    """By hand, art. 22a: two cost sharers have each 50% of 2,027.79, 1,013.90; alone it is 1,419.46."""
    shared = [*SINGLE, {"rol": "medebewoner", "leeftijd": 50}]
    one(put, inkomen_tot_procent=100)
    outcomes = [found(result(shared, net))["Proef"] for net in (1013.90, 1013.91, 1419.46, 1419.47)]
    assert [item.oordeel for item in outcomes] == ["navragen", "controleer", "controleer", "boven_de_grens"]
    text = "\n".join(advice_lines(result(shared, 1200)))
    assert "118,4% van de bijstandsnorm" in text  # 1,200 / 1,013.90
    assert "Zonder kostendelers is dat 84,5%" in text  # 1,200 / 1,419.46


def test_a_household_without_a_norm_has_to_ask(put):
    one(put, inkomen_tot_procent=100)
    nobody = [{"rol": "aanvrager", "leeftijd": 40, "recht_op_bijstand": False}]
    assert found(result(nobody, 900))["Proef"].oordeel == "controleer"


def test_after_its_last_day_a_scheme_has_to_be_checked_unless_it_has_a_successor(put):
    one(put, geldig_tot_en_met="2026-06-30")
    assert found(result(SINGLE, 1400, day="2026-06-30"))["Proef"].oordeel == "navragen"
    assert found(result(SINGLE, 1400))["Proef"].oordeel == "controleer"
    data = yaml.safe_load(example())
    first = {"naam": "Proef", "bedrag": 120, "link": "https://voorbeeldstad.example", "geldig_tot_en_met": "2026-06-30"}
    later = {**first, "bedrag": 150, "geldig_vanaf": "2026-07-01", "geldig_tot_en_met": "2026-12-31"}
    put(yaml.safe_dump({**data, "regelingen": [first, later]}))
    (before,) = result(SINGLE, 1400, day="2026-06-30").advies.situaties[0].regelingen
    (after,) = result(SINGLE, 1400).advies.situaties[0].regelingen
    assert (before.bedrag, after.bedrag, after.oordeel) == (120, 150, "navragen")


def test_without_a_table_the_result_is_the_same_but_for_the_empty_list(put):
    with_table = result(SINGLE, 1500).to_json()
    put(None)
    without = result(SINGLE, 1500)
    data = without.to_json()
    assert data["huishouden"]["regelingen"] == []
    assert "regeling" not in {signaal["code"] for signaal in data["signalen"]}
    assert data["woonsituaties"][0]["uitleg"] == with_table["woonsituaties"][0]["uitleg"]
    assert "Regelingen" not in "\n".join(advice_lines(without))


def test_every_presenter_shows_it():
    resultaat = result(PARENT, 1600)
    data = resultaat.to_json()
    assert data["huishouden"]["regelingen"][0]["naam"] == "Kindpakket"
    assert data["huishouden"]["regelingen"] == data["woonsituaties"][0]["huishouden"]["regelingen"]
    (signaal,) = [item for item in data["signalen"] if item["code"] == "regeling" and item["bedrag_per_maand"]]
    assert (signaal["soort"], signaal["bedrag_per_maand"]) == ("recht", 41.67)
    text = "\n".join(advice_lines(resultaat))
    assert "Kindpakket: het navragen waard, € 500 per jaar." in text.replace("\u00a0", " ")
    assert "112,7% van de bijstandsnorm" in text  # 1,600 / 1,419.46
    for language, said in (
        ("nl", "Vraag bij de gemeente Voorbeeldstad naar: Kindpakket."),
        ("en", "about: Kindpakket."),
    ):
        advice = letter(resultaat, language).advice
        assert any(said in sentence for sentence in advice)
        assert not any("Individuele inkomenstoeslag" in sentence for sentence in advice)
    sheet = build(resultaat)["Advies"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    row = next(row for row in rows if row[0] == "Kindpakket")
    assert row[1] == 1.2
    assert "uit_bijstandsnorm_per_maand" in row[2]


def test_a_name_that_looks_like_a_formula_stays_a_name(put):
    one(put, naam="=1+1", inkomen_tot_procent=110)
    book = build(result(SINGLE, 1400))
    cells = [cell for row in book["Advies"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in cells] == ["s"]
