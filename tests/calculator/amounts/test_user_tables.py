"""Tables of an organisation: overriding, adding, the next year, and refusing what does not follow the schema."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculator.amounts.tables import load_tables
from calculator.amounts.user_tables import FOLDER_VARIABLE, load_user_tables
from calculator.cases.fields import Refused
from calculator.outcome.budget import compute
from calculator.outcome.passports import overview, passports
from calculator.run.accept import parse
from calculator.run.plan import missing_on
from calculator.yaml_text import multiplies
from tests.years import LAST_DAY, NEXT_YEAR


def clear() -> None:
    for cached in (load_tables, passports):
        cached.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    clear()
    yield tmp_path
    clear()


def case(peildatum: str = "2024-01-01", **extra: Any) -> dict[str, Any]:
    return {
        "versie": 1,
        "peildatum": peildatum,
        "huishouden": {"type": "alleenstaand", "bruto_inkomen_per_jaar": 20000},
        "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 125}],
        **extra,
    }


def table(values: list[dict[str, Any]], name: str = "kwaliteitskortingsgrens") -> dict[str, Any]:
    return {
        "id": "eigen_bedragen",
        "title": "Eigen bedragen",
        "url": "https://example.org/bedragen",
        "checked_on": "2026-11-01",
        "valid_until": f"{NEXT_YEAR}-12-31",
        "sources": {"eigen": {"title": "Besluit van de organisatie", "url": None}},
        "parameters": {
            name: {
                "label": "Kwaliteitskortingsgrens",
                "unit": "euro",
                "period": "maand",
                "article": "Wht art. 20 lid 1",
                "values": values,
            }
        },
    }


def dated(valid_from: str, value: float) -> dict[str, Any]:
    return {"valid_from": valid_from, "value": value, "source": ["eigen"], "confidence": "estimate"}


def norms(value: float) -> dict[str, Any]:
    return {
        "id": "normen",
        "title": "Eigen normen",
        "checked_on": "2026-11-01",
        "sources": {"eigen": {"title": "Minima-effectrapportage", "url": None}},
        "norm_sets": {
            "eigen-norm": {
                "label": "Norm van de gemeente",
                "default_from": "2024-01-01",
                "includes": ["voeding"],
                "excludes": ["huur", "energie"],
                "counts_child_benefit": True,
                "takes_off_health_cost": False,
                "amounts": {"alleenstaand": {"value": value, "source": ["eigen"], "confidence": "secondary"}},
            }
        },
        "reference_series": {},
    }


def put(folder: Path, data: Any, name: str = "eigen.yaml") -> None:
    folder.joinpath(name).write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")


def test_an_override_holds_from_its_date_and_the_result_says_so(folder: Path):
    before = compute(parse(case("2024-06-30"))).woonsituaties[0].huurtoeslag_onafgerond_per_maand
    put(folder, table([dated("2024-07-01", 500.00)]))
    clear()
    same = compute(parse(case("2024-06-30")))
    changed = compute(parse(case("2024-07-01")))
    assert same.woonsituaties[0].huurtoeslag_onafgerond_per_maand == before
    # 45.53 euro of rent moves from 65% to 100%: 0.35 x (500.00 - 454.47) = 15.9355 (Wht art. 21 lid 1 en 2)
    assert changed.woonsituaties[0].huurtoeslag_onafgerond_per_maand == pytest.approx(before + 15.9355, abs=1e-9)
    assert "aangepaste_tabel" in [signaal.code for signaal in changed.signalen]
    assert "aangepaste_tabel" not in [signaal.code for signaal in same.signalen]
    custom = [table for table in changed.tabellen if table.aangepast]
    assert [(table.id, len(table.sha256)) for table in custom] == [("eigen_bedragen", 64)]


def test_an_older_value_of_the_organisation_gives_way_to_a_newer_one_of_the_law(folder: Path):
    put(folder, table([dated("2023-01-01", 500.00)]))
    clear()
    assert load_tables().at("2023-06-01")["kwaliteitskortingsgrens"].value == 500.00
    assert load_tables().at("2024-01-01")["kwaliteitskortingsgrens"].value == 454.47  # Wht art. 20 lid 1, text 2024


def test_a_norm_of_the_organisation_becomes_the_default_from_its_date(folder: Path):
    put(folder, norms(800))
    clear()
    woning = compute(parse(case("2024-01-01"))).woonsituaties[0]
    assert (woning.norm.naam, woning.norm.bedrag_per_maand) == ("eigen-norm", 800)
    assert woning.marge_per_maand == pytest.approx(woning.resterend_leefbudget_per_maand - 800)
    assert compute(parse(case("2023-12-31"))).woonsituaties[0].norm.naam == "armoedegrens-2023"
    assert "eigen-norm" in [norm["id"] for norm in overview()["normen"]]


def next_year(leave_out: str = "") -> dict[str, Any]:
    """Return a made-up next year: the amounts of the last one for everything that is not known yet."""
    values = load_tables().at(f"{LAST_DAY}")
    parameters: dict[str, Any] = {}
    for name in missing_on(f"{NEXT_YEAR}-01-01", load_tables()):
        figure = values[name].value
        if name != leave_out:
            parameters |= table([dated(f"{NEXT_YEAR}-01-01", figure or 0.0)], name)["parameters"]
    return {**table([]), "parameters": parameters}


def test_the_next_year_is_computed_once_all_its_figures_are_there(folder: Path):
    with pytest.raises(Refused, match=f"tot en met {LAST_DAY}"):
        parse(case(f"{NEXT_YEAR}-01-01"))
    put(folder, next_year())
    clear()
    resultaat = compute(parse(case(f"{NEXT_YEAR}-06-30")))
    codes = [signaal.code for signaal in resultaat.signalen]
    assert resultaat.woonsituaties[0].huurtoeslag_per_maand > 0
    assert "aangepaste_tabel" in codes
    assert "tabellen_verouderd" not in codes
    with pytest.raises(Refused, match=f"tot en met {NEXT_YEAR}-06-30"):  # what changes on 1 July is not there
        parse(case(f"{NEXT_YEAR}-07-01"))


def test_of_a_next_year_that_is_not_complete_nothing_is_used(folder: Path):
    before = compute(parse(case(f"{LAST_DAY}"))).woonsituaties[0].resterend_leefbudget_per_maand
    data = next_year(leave_out="opslag_basishuur")
    data["parameters"]["standaardpremie_per_jaar"]["values"][0]["value"] = 9999.0
    put(folder, data)
    clear()
    with pytest.raises(Refused, match="met-laatste-tabellen"):
        parse(case(f"{NEXT_YEAR}-01-01"))
    resultaat = compute(parse(case(f"{NEXT_YEAR}-01-01"), latest_tables=True))
    assert resultaat.woonsituaties[0].resterend_leefbudget_per_maand == before
    assert "tabellen_verouderd" in [signaal.code for signaal in resultaat.signalen]


BROKEN = {
    "no YAML": "id: [",
    "a list": "- a\n- b\n",
    "a value without source": yaml.safe_dump(
        table([{"valid_from": "2024-01-01", "value": 1, "confidence": "official"}])
    ),
    "an unknown key": yaml.safe_dump({**table([dated("2024-01-01", 1)]), "extra": 1}),
    "a day that is no 1 January or 1 July": yaml.safe_dump(table([dated("2024-02-01", 1)])),
    "a source that is not there": yaml.safe_dump(
        table([{"valid_from": "2024-01-01", "value": 1, "source": ["weg"], "confidence": "official"}])
    ),
    "a number as text": yaml.safe_dump(table([dated("2024-01-01", "1")])),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_file_that_does_not_follow_the_schema_is_refused_by_name(folder: Path, content: str):
    folder.joinpath("eigen.yaml").write_text(content, encoding="utf-8")
    clear()
    with pytest.raises(Refused, match=r"tabel eigen\.yaml"):
        compute(parse(case()))


BOMB = "".join(
    f"  {letter}: &{letter} [{', '.join([f'*{before}'] * 9)}]\n" for before, letter in pairwise("abcdefghijkl")
)


@pytest.mark.parametrize("above", ["parameters:\n", "norm_sets:\n", "regelingen:\n"])
def test_a_table_in_which_a_few_lines_stand_for_milliards_is_refused_at_once(folder: Path, above: str):
    (folder / "eigen.yaml").write_text(f"sources: {{}}\n{above}  a: &a [x]\n{BOMB}", encoding="utf-8")
    with pytest.raises(Refused, match="een tabel waarin alles uitgeschreven is"):
        load_user_tables()


def test_a_table_may_name_a_short_text_again_and_nothing_else():
    assert not multiplies(b"a: &x kort\nb: *x\nc: *x\n")
    assert multiplies(b"a: &x [1]\nb: *x\n")
    assert multiplies(b"a: &x {b: 1}\nb: *x\n")
    assert multiplies(b"a: &x kort\nb: &x [1]\nc: *x\n")
    assert multiplies(b"a: &x " + 1_001 * b"y" + b"\nb: *x\n")
    assert not multiplies(b"a: &x [1]\nb: 2 * 3\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only where files can be pipes")
def test_a_pipe_or_a_device_in_the_place_of_a_table_is_refused_and_not_waited_for(folder: Path):
    os.mkfifo(folder / "pijp.yaml")
    with pytest.raises(Refused, match=r"pijp\.yaml: 'onleesbaar'"):
        load_user_tables()
    (folder / "pijp.yaml").unlink()
    (folder / "nul.yaml").symlink_to("/dev/zero")
    with pytest.raises(Refused, match=r"nul\.yaml: 'onleesbaar'"):
        load_user_tables()
