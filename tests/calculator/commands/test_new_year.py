"""A made-up next year takes table files only: the lines, what is missing for whom, and the year when it is complete."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from calculator.amounts import table_files
from calculator.amounts.next_year import covered_until, second_looks, tables_in
from calculator.amounts.tables import TABLE_FILES, load_coverage, load_tables
from calculator.cases.fields import Refused
from calculator.cli import main
from calculator.outcome.budget import compute
from calculator.outcome.passports import passports
from calculator.presenting.terminal import case_text
from calculator.run.accept import parse
from calculator.run.plan import missing_on
from tests.calculator.childcare import as_json, care
from tests.years import LAST_DAY, LAST_YEAR, NEXT_YEAR

ROOT = Path(__file__).parents[3]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with tables and a folder of cases."""
    shutil.copytree(ROOT / "tables", tmp_path / "tables")
    (tmp_path / "tests" / "cases").mkdir(parents=True)
    return tmp_path


def fill(folder: Path, year: int, more: float = 1.02, but: tuple[str, ...] = ()) -> None:
    """Fill in what is missing of a year: the value of before, amounts 2% higher."""
    for name in TABLE_FILES:
        path = folder / name
        found: list[str] = []
        key, last, unit = "", "", ""
        for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
            if start := re.match(r"  (\w+):$", line.rstrip()):
                key, last = start[1], ""
            if start := re.match(r"    unit: (\w+)", line):
                unit = start[1]
            if value := re.search(r"value: (-?[\d.]+),", line):
                last = value[1]
            if f'"{year}-' in line and "value: null" in line and key not in but and last:
                amount = float(last) * (more if unit == "euro" else 1)
                figure = f"value: {amount:.6f}".rstrip("0").rstrip(".")
                found.append(line.replace("value: null", figure).replace("confidence: missing", "confidence: estimate"))
            else:
                found.append(line)
        path.write_text("".join(found), encoding="utf-8")


def test_the_lines_of_the_year_are_added_and_no_value_is_overwritten(
    checkout: Path, capsys: pytest.CaptureFixture[str]
):
    before = load_tables()
    assert main(["tabellen", "nieuw-jaar", f"{NEXT_YEAR}", "--map", str(checkout / "tables")]) == 0
    said = capsys.readouterr().out
    assert "standaardpremie_per_jaar" in said
    assert "Staatscourant" in said
    after = tables_in(checkout / "tables")
    for table, other in zip(before.tables, after.tables, strict=False):
        for name, values in table.series.items():
            kept = [(value.valid_from, value.value, value.note) for value in values]
            found = [(value.valid_from, value.value, value.note) for value in other.series[name]]
            assert [item for item in found if item in kept] == kept
            added = [value for value in other.series[name] if value.valid_from not in {item[0] for item in kept}]
            assert all(value.value is None and value.valid_from.startswith(f"{NEXT_YEAR}") for value in added)
            days = {value.valid_from[4:] for value in values if value.valid_from.startswith(f"{LAST_YEAR}")}
            assert {value.valid_from[4:] for value in added} <= (days or {"-01-01"})
            of_its_own_year = table.id == "normbedragen" or values[-1].valid_from < f"{LAST_YEAR}"
            assert values[-1].ended or of_its_own_year or other.series[name][-1].valid_from >= f"{NEXT_YEAR}-01-01"
    text = (checkout / "tables" / "aow.yaml").read_text(encoding="utf-8")
    assert main(["tabellen", "nieuw-jaar", f"{NEXT_YEAR}", "--map", str(checkout / "tables")]) == 0
    assert (checkout / "tables" / "aow.yaml").read_text(encoding="utf-8") == text
    assert covered_until(checkout / "tables") == f"{LAST_DAY}"


def test_a_year_that_is_not_complete_is_named_amount_by_amount_with_its_households(
    checkout: Path, capsys: pytest.CaptureFixture[str]
):
    main(["tabellen", "nieuw-jaar", f"{NEXT_YEAR}", "--map", str(checkout / "tables")])
    fill(checkout / "tables", NEXT_YEAR, but=("kgb_alleenstaande_ouderkop",))
    capsys.readouterr()
    assert main(["tabellen", "controleer", "--map", str(checkout / "tables")]) == 2
    said = capsys.readouterr().out
    assert "1 bedrag ontbreekt" in said
    line = next(line for line in said.splitlines() if "kgb_alleenstaande_ouderkop" in line)
    assert line.endswith("Nodig voor: alleenstaande ouder met loon, alleenstaande ouder met bijstand.")
    assert said.count("opvang_eerste") == 1  # not once for each of its bands


def test_a_year_waits_for_what_the_norm_rises_with(checkout: Path, capsys: pytest.CaptureFixture[str]):
    """Every case is compared with the norm: without it a year that was called complete would refuse them all."""
    main(["tabellen", "nieuw-jaar", f"{NEXT_YEAR}", "--map", str(checkout / "tables")])
    fill(checkout / "tables", NEXT_YEAR, but=("prijsstijging_sinds_de_armoedegrens",))
    capsys.readouterr()
    assert main(["tabellen", "nieuw-jaar", f"{NEXT_YEAR}", "--map", str(checkout / "tables")]) == 0
    [line] = (line for line in capsys.readouterr().out.splitlines() if "  - " in line)
    assert "prijsstijging_sinds_de_armoedegrens" in line
    assert line.endswith("Nodig voor: alle.")
    assert covered_until(checkout / "tables") == f"{LAST_DAY}"


def test_a_complete_year_takes_table_files_only(
    checkout: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    main(["tabellen", "nieuw-jaar", f"{NEXT_YEAR}", "--map", str(checkout / "tables")])
    empty = tables_in(checkout / "tables")
    needed = {name for month in ("01", "07") for name in missing_on(f"{NEXT_YEAR}-{month}-01", empty)}
    fill(checkout / "tables", NEXT_YEAR, but=tuple({name for table in empty.tables for name in table.series} - needed))
    monkeypatch.setattr(table_files, "tables_root", lambda: checkout / "tables")
    monkeypatch.setattr("calculator.amounts.tables.tables_root", lambda: checkout / "tables")
    clear()
    try:
        assert main(["tabellen", "nieuw-jaar", f"{NEXT_YEAR}", "--map", str(checkout / "tables")]) == 0
        assert f"gelden nu tot en met {NEXT_YEAR}-12-31" in capsys.readouterr().out
        clear()
        assert main(["tabellen", "controleer", "--map", str(checkout / "tables")]) == 2  # the year after is not there
        resultaat = compute(
            parse(
                {
                    "versie": 1,
                    "peildatum": f"{NEXT_YEAR}-07-01",
                    "huishouden": {"type": "alleenstaand", "bruto_inkomen_per_jaar": 21825},
                    "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 125}],
                }
            )
        )
        assert resultaat.woonsituaties[0].huurtoeslag_per_maand > 0
        assert "tabellen_verouderd" not in [signaal.code for signaal in resultaat.signalen]
        with pytest.raises(Refused) as refused:  # its amounts were not filled in
            compute(parse(as_json(f"{NEXT_YEAR}-07-01", None, [care("bso", 40, 9)])))
        assert "een peildatum waarvoor 'Uren die per kind hooguit meetellen' bekend is" in str(refused.value)
        after = tables_in(checkout / "tables")
        empty = {name: values[-1] for table in after.tables for name, values in table.series.items()}
        for name in ("standaardpremie_per_jaar", "lage_huur_grens", "opvang_eerste_01"):
            assert empty[name].value is None
            assert empty[name].valid_from.startswith(f"{NEXT_YEAR + 1}")
        cases = (checkout / "tests" / "cases" / f"regression_{NEXT_YEAR}.yaml").read_text(encoding="utf-8")
        assert cases.count("naam: Alleenstaande") >= 3
        assert "source_kind: regression" in cases
        for group in yaml.safe_load(cases)["groups"][0]["cases"]:  # nothing that the year does not wait for is missed
            assert case_text(compute(parse({"versie": 1, **group["inputs"]})))
    finally:
        monkeypatch.undo()
        clear()


def clear() -> None:
    for cached in (load_coverage, load_tables, passports):
        cached.cache_clear()


def test_a_large_change_and_an_order_that_turns_ask_for_a_second_look(checkout: Path):
    path = checkout / "tables" / "huurtoeslag.yaml"
    main(["tabellen", "nieuw-jaar", f"{NEXT_YEAR}", "--map", str(checkout / "tables")])
    fill(checkout / "tables", NEXT_YEAR)
    # in the law already: the zelfstandigenaftrek goes from 1,200 to 900 in 2027 (Wet IB 2001 art. 3.76)
    known = [look.name for look in second_looks(tables_in(checkout / "tables"), f"{NEXT_YEAR}-01-01")]
    assert set(known) <= {"zelfstandigenaftrek_bedrag"}
    text = path.read_text(encoding="utf-8")
    new = re.search(rf'  aftoppingsgrens_laag:.*?"{NEXT_YEAR}-01-01", value: ([\d.]+)', text, re.DOTALL)
    assert new is not None
    path.write_text(text[: new.start(1)] + f"{1.4 * float(new[1]):.2f}" + text[new.end(1) :], encoding="utf-8")
    found = {look.why for look in second_looks(tables_in(checkout / "tables"), f"{NEXT_YEAR}-01-01")}
    assert any(why.startswith("+4") for why in found)  # 40% above the amount that was filled in
    assert any("aftoppingsgrens_hoog" in why for why in found)


def test_a_new_folder_gets_a_copy_of_the_tables(tmp_path: Path):
    assert main(["tabellen", "nieuw-jaar", f"{NEXT_YEAR}", "--map", str(tmp_path / "nieuw")]) == 0
    assert {path.name for path in (tmp_path / "nieuw").iterdir()} == {*TABLE_FILES, "norms.yaml", "coverage.yaml"}


@pytest.mark.parametrize("year", [f"{LAST_YEAR - 1}", "2040", "-1"])
def test_another_year_than_the_next_ones_is_refused(tmp_path: Path, year: str, capsys: pytest.CaptureFixture[str]):
    assert main(["tabellen", "nieuw-jaar", "--map", str(tmp_path / "nieuw"), "--", year]) == 2
    assert f"een jaar van {LAST_YEAR}" in capsys.readouterr().err


def test_a_folder_that_is_not_there_cannot_be_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["tabellen", "controleer", "--map", str(tmp_path / "weg")]) == 2
    assert "een map met tabellen" in capsys.readouterr().err
