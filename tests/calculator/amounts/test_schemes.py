"""Local schemes as an organisation's own table: the example of the manual, what is refused, and packs that bring it."""

from __future__ import annotations

import json
import re
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculator.amounts import packs
from calculator.amounts.tables import load_tables
from calculator.amounts.user_tables import FOLDER_VARIABLE, load_user_tables
from calculator.cases.fields import Refused
from calculator.outcome.passports import overview, passports
from calculator.presenting.terminal import tables_text
from tests.tables.published import ROOT

MANUAL = ROOT.parent / "ui" / "manual" / "beheer.md"


def example() -> str:
    """The fictitious example as the manual shows it."""
    return next(text for text in re.findall(r"```yaml\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL))


def clear() -> None:
    for cached in (load_tables, passports, packs.found_packs):
        cached.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    own = tmp_path / "own"
    own.mkdir()
    monkeypatch.setenv(FOLDER_VARIABLE, str(own))
    monkeypatch.setattr(packs, "administrator_folder", lambda: tmp_path / "admin")
    monkeypatch.setattr(packs, "own_folder", lambda: tmp_path / "opened")
    clear()
    yield own
    clear()


def put(folder: Path, content: str, name: str = "voorbeeldstad.yaml") -> None:
    folder.joinpath(name).write_text(content, encoding="utf-8")
    clear()


def changed(**fields: Any) -> str:
    """The example with its first scheme changed; None takes a field away."""
    data = yaml.safe_load(example())
    first = {**data["regelingen"][0], **fields}
    data["regelingen"] = [{key: value for key, value in first.items() if value is not None}]
    return yaml.safe_dump(data, allow_unicode=True)


def test_without_a_table_there_are_no_schemes_and_none_are_shipped(folder: Path):
    assert load_tables().schemes == ()
    assert overview()["eigen_regelingen"] == []
    assert [path.name for path in ROOT.rglob("*.yaml") if "\nregelingen:" in path.read_text(encoding="utf-8")] == []


def test_the_example_of_the_manual_is_read_and_named_among_the_tables(folder: Path):
    put(folder, example())
    (table,) = load_tables().schemes
    assert (table.id, table.waar, len(table.regelingen)) == ("voorbeeldstad", "de gemeente Voorbeeldstad", 4)
    (passport,) = [item for item in passports("2026-07-01") if item.aangepast]
    assert (passport.titel, passport.geldig_vanaf) == ("Regelingen van Voorbeeldstad 2026", "2026-01-01")
    assert passport.sha256 == sha256(example().encode()).hexdigest()
    assert [item["naam"] for item in overview()["eigen_regelingen"][0]["regelingen"]][2:] == [
        "Kindpakket",
        "Bibliotheek",
    ]
    assert "Regelingen van de gemeente Voorbeeldstad" in tables_text()


REFUSED = {
    "an unknown field": ({"bedrga": 5}, "bedrga: 5 wordt niet aanvaard; verwacht: een bekend veld: naam, voor, aow"),
    "no name": ({"naam": None}, "naam: ontbreekt; verwacht: een tekst"),
    "an amount as text": ({"bedrag": "420"}, "bedrag: '420' wordt niet aanvaard; verwacht: een bedrag in euro's"),
    "a negative amount": ({"bedrag": -1}, "bedrag: -1 wordt niet aanvaard"),
    "an unknown kind": ({"voor": ["gezin"]}, "voor[0]: 'gezin' wordt niet aanvaard; verwacht: één van: alleenstaand"),
    "no kind at all": (
        {"voor": []},
        "voor: '0 onderdelen' wordt niet aanvaard; verwacht: een lijst van 1 tot en met 4",
    ),
    "a share beyond belief": ({"inkomen_tot_procent": 1001}, "inkomen_tot_procent: 1001 wordt niet aanvaard"),
    "no last day": ({"geldig_tot_en_met": None}, "geldig_tot_en_met: ontbreekt; verwacht: een datum als 2026-01-01"),
    "a day that is none": ({"geldig_tot_en_met": "2026-02-30"}, "geldig_tot_en_met: '2026-02-30' wordt niet aanvaard"),
    "a last day before the first": (
        {"geldig_tot_en_met": "2025-12-31"},
        "een dag vanaf 2026-01-01, zoals geldig_vanaf",
    ),
    "no amount and nothing in kind": ({"bedrag": None}, "bedrag: 'niet opgegeven' wordt niet aanvaard"),
    "an amount and something in kind": ({"in_natura": "een fiets"}, "bedrag: 'beide opgegeven' wordt niet aanvaard"),
    "an address that is none": ({"link": "voorbeeldstad"}, "link: 'voorbeeldstad' wordt niet aanvaard"),
    "per child without ages": ({"per": "kind"}, "kinderen: 'niet opgegeven' wordt niet aanvaard; verwacht: leeftijden"),
    "ages the wrong way": ({"kinderen": {"van": 12, "tot_en_met": 4}}, "tot_en_met: 4 wordt niet aanvaard"),
    "yes as a word": ({"aow": "nee"}, "aow: 'nee' wordt niet aanvaard; verwacht: true of false"),
}


@pytest.mark.parametrize(("fields", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_a_scheme_that_is_not_right_is_refused_with_field_value_and_what_is_accepted(folder, fields, said):
    put(folder, changed(**fields))
    with pytest.raises(Refused) as refused:
        load_user_tables()
    assert all(mistake.pad.startswith("tabel voorbeeldstad.yaml.regelingen[0]") for mistake in refused.value.mistakes)
    assert said in str(refused.value)


def test_a_field_of_which_the_name_is_a_number_is_refused_as_unknown(folder):
    """In YAML it may be one; what damaged files showed."""
    put(folder, example().replace("    naam:", "    1: x\n    naam:", 1).replace("  - naam:", "  - 1: x\n    naam:", 1))
    with pytest.raises(Refused, match=r"regelingen\[0\]\.1: 'x' wordt niet aanvaard; verwacht: een bekend veld"):
        load_user_tables()


@pytest.mark.parametrize(
    "content", ["regelingen: []", "regelingen: 3", "titel: x\nregelingen:\n- 1\n", "regelingen: [\n"]
)
def test_whatever_else_calls_itself_a_table_of_schemes_is_refused_by_name(folder, content):
    put(folder, content)
    with pytest.raises(Refused, match=r"tabel voorbeeldstad\.yaml"):
        load_user_tables()


def test_a_pack_brings_schemes_from_its_first_day(folder: Path, tmp_path: Path):
    content = example().encode()
    manifest = {
        "format": packs.FORMAT,
        "name": "regelingen-2026",
        "valid_from": "2026-07-01",
        "made_on": "2026-06-01",
        "minimum_program": "0.0",
        "files": {"regelingen.yaml": sha256(content).hexdigest()},
    }
    (tmp_path / "opened").mkdir()
    with zipfile.ZipFile(tmp_path / "opened" / "regelingen-2026.zip", "w") as file:
        file.writestr(packs.MANIFEST, json.dumps(manifest))
        file.writestr("regelingen.yaml", content)
    clear()
    (table,) = load_tables().schemes
    assert (table.pack, {regeling.geldig_vanaf for regeling in table.regelingen}) == ("regelingen-2026", {"2026-07-01"})
