"""Two dozen households with every list of the advice worked out by hand, in the YAML file beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculator.outcome.budget import compute
from calculator.outcome.rent_ledger import rent_ledger
from calculator.outcome.result import Resultaat
from calculator.outcome.signaal import Signaal
from calculator.outcome.thresholds import Grens, limits
from calculator.presenting.advice_text import rights_in_order
from calculator.run.accept import parse
from tests.years import YEARS

FILE = Path(__file__).with_name("advice_by_hand.yaml")
HOUSEHOLDS: list[dict[str, Any]] = yaml.load(FILE.read_text(encoding="utf-8"), yaml.CSafeLoader)
EARLY = ("tekort", "onder_de_norm", "woonquote", "energiequote", "terugvordering")
each_household = pytest.mark.parametrize("household", [pytest.param(one, id=one["naam"]) for one in HOUSEHOLDS])


@cache
def result(naam: str) -> Resultaat:
    case = next(one["geval"] for one in HOUSEHOLDS if one["naam"] == naam)
    return compute(parse({"versie": 1, **case}))


def named(message: Any) -> str | None:
    """The toeslag that a sentence is about, as the file calls it."""
    wat = message.values.get("wat") or message.values.get("toeslag")
    return None if wat is None else wat.key.split(".")[1].removesuffix("_per_maand")


def as_limit(grens: Grens) -> list[Any]:
    values, key = grens.message.values, grens.message.key
    what = {"huur": values.get("deel"), "inkomen": named(grens.message), "verjaardag": values.get("jaar")}.get(
        grens.van
    )
    if grens.effect_per_maand is not None and grens.van == "huur":
        what = None
    return [
        grens.van,
        grens.bij,
        grens.effect_per_maand,
        what,
        *([values["bedrag"]] if key == "limit.rent_kept" else []),
    ]


def as_sign(signaal: Signaal) -> list[Any]:
    if "deel" not in signaal.message.values:
        return [signaal.code, signaal.bedrag_per_maand]
    share = float(str(signaal.message.values["deel"]).replace(",", "."))
    level = {"signal.energie": ["laag"], "signal.energie_hoog": ["hoog"]}.get(signaal.message.key, [])
    return [signaal.code, share, *level]


def test_there_are_two_dozen_and_they_differ_in_kind_and_year() -> None:
    assert len(HOUSEHOLDS) == 24
    assert {one["geval"]["peildatum"][:4] for one in HOUSEHOLDS} == {str(year) for year in YEARS}
    assert all(one["met_de_hand"] for one in HOUSEHOLDS)


@each_household
def test_the_budget_under_the_advice_is_that_of_the_hand(household: dict[str, Any]) -> None:
    found, expected = result(household["naam"]), household["verwacht"]
    home, first = found.huishouden, found.woonsituaties[0]
    names = ("zorgtoeslag", "kindgebonden_budget", "kinderbijslag", "netto_inkomen", "kinderopvangtoeslag")
    assert {name: getattr(home, f"{name}_per_maand") for name in names} == {
        name: expected.get(name, 0) for name in names
    }
    assert [woning.huurtoeslag_per_maand for woning in found.woonsituaties] == expected["huurtoeslag"]
    assert [woning.resterend_leefbudget_per_maand for woning in found.woonsituaties] == expected["over"]
    assert [first.norm.laag_per_maand, first.norm.hoog_per_maand] == expected["norm"]


@each_household
def test_the_ledger_of_the_renovation_is_that_of_the_hand(household: dict[str, Any]) -> None:
    found, expected = result(household["naam"]), household["verwacht"].get("grootboek")
    assert (expected is None) is (len(found.woonsituaties) == 1)
    if expected is None:
        return
    ledger = rent_ledger(found.computed, 1)
    bands = [
        [band.band, band.vergoed_deel, band.huur_per_maand, band.vergoed_per_maand, band.zelf_per_maand]
        for band in ledger.banden
    ]
    assert bands == expected["banden"]
    assert ledger.erbij_per_maand == expected["erbij"]
    assert ledger.huurtoeslag_per_maand == expected["huurtoeslag"]
    assert ledger.huurder_per_maand == ledger.break_even_per_maand == expected["huurder"]
    assert ledger.netto == expected["wonen"]
    assert ledger.per_jaar(ledger.netto["verwacht"]) == expected["per_jaar"]


@each_household
def test_what_is_said_of_the_rise_and_of_letting_is_that_of_the_hand(household: dict[str, Any]) -> None:
    found, expected = result(household["naam"]), household["verwacht"]
    situaties = found.advies.situaties
    said = [[item.regel, item.oordeel, item.bedrag_per_maand] for item in situaties[-1].mag_gevraagd]
    assert said == expected["verhoging"]
    letting = [situatie.toewijzing.to_json() for situatie in situaties]
    assert [{name: value for name, value in one.items() if name != "tekst"} for one in letting] == expected[
        "toewijzing"
    ]


@each_household
def test_the_rights_limits_and_signs_are_those_of_the_hand_in_that_order(household: dict[str, Any]) -> None:
    found, expected = result(household["naam"]), household["verwacht"]
    rights = [[item.code, named(item.message), item.bedrag_per_maand] for item in rights_in_order(found)]
    assert rights == expected["rechten"]
    assert [as_limit(grens) for grens in limits(found.computed)] == expected["grenzen"]
    signs = [as_sign(item) for item in found.advies.signalen if item.code in EARLY]
    assert signs == expected["signalen"]


@each_household
def test_the_amounts_beside_the_budget_are_those_of_the_hand(household: dict[str, Any]) -> None:
    advies, expected = result(household["naam"]).advies.situaties[0], household["verwacht"]
    free, remission, extra = advies.beslagvrije_voet, advies.kwijtschelding, advies.van_100_euro_bruto
    assert [free.basis_per_maand, free.maximum_per_maand] == expected["beslagvrije_voet"]
    assert [remission.oordeel, remission.zelf_per_jaar, remission.vrij_vermogen] == expected["kwijtschelding"]
    assert (None if extra is None else extra.houdt_over) == expected["van_100_euro"]
