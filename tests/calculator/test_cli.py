"""The command line, started as a person does: what it prints, how it refuses, and that it never shows a traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from calculator import __version__
from calculator.cli import main
from tests.calculator.commands.running import ROOT, leefbudget, refused, started
from tests.calculator.good_case import EXAMPLE, GOOD, changed
from tests.calculator.outcome.test_appendix import ROWS
from tests.years import FIRST_DAY, LAST_DAY, YEARS

BSN = "111222333"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "geval.json"
    path.write_text(json.dumps(EXAMPLE), encoding="utf-8")
    return path


def test_a_case_is_computed_as_readable_text(file):
    finished = started("bereken", file)
    assert (finished.returncode, finished.stderr) == (0, "")
    for expected in ("Huurtoeslag", "225,00", "323,00", "nu", "na renovatie", "geen besluit"):
        assert expected in finished.stdout
    assert "nan" not in finished.stdout.lower()
    assert not re.search(r"\d\.\d\d\b", finished.stdout), "a decimal point"


def test_a_case_is_read_from_standard_input(file):
    from_file = leefbudget("bereken", file, "--json")
    from_input = leefbudget("bereken", "-", "--json", given=json.dumps(EXAMPLE))
    assert from_input.returncode == 0
    assert json.loads(from_input.stdout) == json.loads(from_file.stdout)


def test_a_byte_order_mark_is_no_mistake():
    assert started("bereken", "-", given=b"\xef\xbb\xbf" + json.dumps(EXAMPLE).encode()).returncode == 0


def test_the_json_of_a_case_has_the_fields_of_the_contract(file):
    data = json.loads(leefbudget("bereken", file, "--json").stdout)
    assert {
        "versie",
        "programma",
        "peildatum",
        "tabellen",
        "huishouden",
        "woonsituaties",
        "verschillen",
        "signalen",
    } <= set(data)
    assert data["versie"] == 1
    assert data["peildatum"] == "2021-01-01"
    now, later = data["woonsituaties"]
    # the contract's example: 225 and 323
    assert (now["huurtoeslag_per_maand"], later["huurtoeslag_per_maand"]) == (225, 323)
    assert (now["huurtoeslag_onafgerond_per_maand"], later["huurtoeslag_onafgerond_per_maand"]) == (225.991, 323.491)
    assert data["verschillen"][0]["energiebesparing_break_even_per_maand"] == 52
    for table in data["tabellen"]:
        assert re.fullmatch(r"[0-9a-f]{64}", table["sha256"])


def test_an_array_gives_an_array_and_a_wrong_case_does_not_stop_the_others():
    wrong = changed(EXAMPLE, ("woonsituaties[0].kale_huur_per_maand", -1), ("dossier", BSN))
    finished = leefbudget("bereken", "-", "--json", given=json.dumps([EXAMPLE, wrong, 5, [], EXAMPLE]))
    assert finished.returncode == 0
    first, second, third, fourth, last = json.loads(finished.stdout)
    assert first == last
    assert first == json.loads(leefbudget("bereken", "-", "--json", given=json.dumps(EXAMPLE)).stdout)
    assert set(second) == set(third) == set(fourth) == {"fout"}
    assert {"dossier", "woonsituaties[0].kale_huur_per_maand"} <= set(
        re.findall(r'"veld": "([^"]+)"', json.dumps(second))
    )


def test_an_array_as_text_shows_every_good_case():
    wrong = changed(EXAMPLE, ("versie", 0))
    finished = leefbudget("bereken", "-", given=json.dumps([EXAMPLE, wrong, EXAMPLE]))
    assert finished.stdout.count("na renovatie") >= 2
    assert "versie" in finished.stderr


@pytest.mark.parametrize("count", [0, 1, 50])
def test_an_array_of_any_length_is_valid_json(count):
    assert len(json.loads(leefbudget("bereken", "-", "--json", given=json.dumps([EXAMPLE] * count)).stdout)) == count


def test_one_message_per_mistake_with_path_value_and_what_is_accepted():
    case = changed(
        GOOD,
        ("dossier", BSN),
        ("huishouden.vermogen", -1),
        ("woonsituaties[1].energielast_per_maand", "75"),
        ("peildatum", "2021-02-30"),
        ("vaste_bedragen.huur", 3),
    )
    messages = refused("bereken", "-", "--json", given=json.dumps(case))
    assert len(messages) == 5
    for path, value in (
        ("dossier", BSN),
        ("huishouden.vermogen", "-1"),
        ("woonsituaties[1].energielast_per_maand", "75"),
        ("peildatum", "2021-02-30"),
        ("vaste_bedragen.huur", "3"),
    ):
        (message,) = [text for text in messages if text.startswith(f"{path}: ")]
        assert value in message.split("verwacht:")[0]
        assert message.split("verwacht:")[1].strip()


BAD_FILES = {
    "empty": b"",
    "binary": bytes(range(256)) * 10,
    "invalid UTF-8": b'{"dossier": "\xff\xfe"}',
    "cut off UTF-16": json.dumps(EXAMPLE).encode("utf-16")[:-1],
    "broken": b'{"versie": 1',
    "number": b"5",
    "null": b"null",
    "text": b'"geval"',
    "double key": b'{"versie": 1, "versie": 1}',
    "nan": b'{"versie": NaN}',
    "deep": b"[" * 100_000,
    "long integer": b'{"versie": ' + b"9" * 5000 + b"}",
    "large integer": json.dumps(EXAMPLE).replace("625", "9" * 400).encode(),
    "surrogate in a key": b'{"a\\ud800": 1}',
    "surrogate in a text": json.dumps({**EXAMPLE, "dossier": "\ud800"}).encode(),
    "surrogate in a norm": json.dumps({**EXAMPLE, "norm": "\ud800"}).encode(),
    "zip": b"PK\x03\x04" + bytes(100),
}


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES)
def test_a_file_that_is_no_case_is_refused(tmp_path, content):
    path = tmp_path / "geval.json"
    path.write_bytes(content)
    assert refused("bereken", path, "--json")


def test_surrogates_and_large_integers_in_an_array_are_refused_in_their_place():
    text = json.dumps([EXAMPLE, {"a\ud800": 1}, {**EXAMPLE, "norm": "\ud800"}, {"versie": 2**70}])
    finished = leefbudget("bereken", "-", "--json", given=text)
    assert finished.returncode == 0
    assert [set(item) == {"fout"} for item in json.loads(finished.stdout)] == [False, True, True, True]


def test_a_message_is_one_line_also_for_a_strange_key():
    (message, *others) = refused("bereken", "-", given=json.dumps({**EXAMPLE, "a\nb\x1b[31m": 1}))
    assert not others
    assert message.isprintable()


def test_a_missing_file_and_a_folder_are_refused_by_name(tmp_path):
    for path in (tmp_path / "er is niets.json", tmp_path):
        (message,) = refused("bereken", path)
        assert path.name in message


@pytest.mark.skipif(sys.platform == "win32", reason="file names are Unicode there")
def test_a_file_name_that_is_no_text_is_refused():
    for arguments in (("bereken", "\udcff"), ("\udcff",), ("bereken", "\udcff", "--nee")):
        finished = started(*(argument.encode("utf-8", "surrogateescape") for argument in arguments))
        assert (finished.returncode, finished.stdout) == (2, "")


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of Unix")
def test_a_file_that_cannot_be_read_is_refused(file):
    if os.geteuid() == 0:
        file = Path("/proc/self/mem")  # the administrator may read everything else
    else:
        file.chmod(0)
    (message,) = refused("bereken", file)
    assert file.name in message


@pytest.mark.parametrize(
    "arguments",
    [
        ("onzin",),
        ("bereken",),
        ("--onzin",),
        ("bereken", "x", "--onzin"),
        ("tabellen", "x"),
        ("bijlage", "--json", "x"),
        ("bereken", "a", "b"),
        ("bereken", "x", "--xlsx"),
    ],
)
def test_a_command_that_does_not_exist_is_refused_in_dutch(arguments):
    message = "\n".join(refused(*arguments))
    assert not re.search(r"\b(error|usage|invalid|unrecognized|required|choose|the following)\b", message)
    assert "--help" in message


@pytest.mark.parametrize(
    "arguments", [("--help",), ("bereken", "--help"), ("bijlage", "-h"), ("tabellen", "--help"), ()]
)
def test_help_is_dutch(arguments):
    finished = leefbudget(*arguments)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert not re.search(r"\b(usage|options|positional|show this|exit)\b", finished.stdout)
    assert "leefbudget" in finished.stdout


def test_the_version_is_that_of_the_program():
    finished = started("--version")
    assert (finished.returncode, finished.stderr) == (0, "")
    assert finished.stdout == f"leefbudget {__version__}\n"
    assert re.fullmatch(r"\d+(\.\d+)*", __version__)


def test_the_appendix_as_json_has_the_shape_of_the_contract():
    finished = leefbudget("bijlage", "--json")
    assert (finished.returncode, finished.stderr) == (0, "")
    cases = json.loads(finished.stdout)["gevallen"]
    assert [case["nr"] for case in cases] == list(range(1, 17))
    for case in cases:
        assert list(case["rijen"]) == list(ROWS)
        for cell in case["rijen"].values():
            assert set(cell) == {"gedrukt", "berekend", "wet", "oorzaak"}
    # the first cell in the contract
    assert cases[0]["rijen"]["huurtoeslag"] == {"gedrukt": 225, "berekend": 225, "wet": 225, "oorzaak": None}


def test_the_appendix_as_text_says_how_much_is_equal():
    finished = leefbudget("bijlage")
    assert (finished.returncode, finished.stderr) == (0, "")
    assert "96 van 96" in finished.stdout


def test_the_tables_as_json_say_what_is_covered_from_which_sources_until_when():
    finished = leefbudget("tabellen", "--json")
    assert (finished.returncode, finished.stderr) == (0, "")
    data = json.loads(finished.stdout)
    assert (data["gedekt"]["van"], data["gedekt"]["tot_en_met"]) == (f"{FIRST_DAY}", f"{LAST_DAY}")
    assert data["gedekt"]["jaren"] == list(YEARS)
    for table in data["tabellen"]:
        assert table["id"]
        assert table["geldig_vanaf"] < table["geldig_tot_en_met"]
        assert table["bron"].startswith("https://")
        assert re.fullmatch(r"[0-9a-f]{64}", table["sha256"])
        assert table["bronnen"]
    assert {norm["id"] for norm in data["normen"]} >= {"bijlage-2021"}


def test_the_tables_as_text_name_every_table():
    text = leefbudget("tabellen").stdout
    for table in json.loads(leefbudget("tabellen", "--json").stdout)["tabellen"]:
        assert table["id"] in text
        assert table["sha256"] in text


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_dutch_letters_survive_a_terminal_without_unicode(file, locale):
    finished = started("bereken", file, LC_ALL=locale, LANG=locale, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert finished.returncode == 0
    assert "€" in finished.stdout


@pytest.mark.skipif(not Path("/bin/bash").exists(), reason="no bash to make a pipe with")
@pytest.mark.parametrize("command", ["bijlage", "bijlage --json", "tabellen --json", "bereken - --json"])
def test_a_reader_that_stops_is_no_error(command):
    cases: Any = [EXAMPLE] * 20
    finished = subprocess.run(
        ["/bin/bash", "-c", f"set -o pipefail; '{sys.executable}' -m calculator {command} | head -1 >/dev/null"],
        input=json.dumps(cases).encode(),
        capture_output=True,
        check=False,
        timeout=300,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert finished.stderr == b""
    assert finished.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_said_without_a_traceback(file):
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        finished = subprocess.run(
            [sys.executable, "-m", "calculator", "bijlage"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=300,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    assert finished.returncode != 0
    assert finished.stderr
    assert b"Traceback" not in finished.stderr


def test_a_workbook_in_a_folder_that_is_not_there_is_refused_and_nothing_is_written(file, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    for command in (("bereken", file), ("bijlage",)):
        (message,) = refused(*command, "--xlsx", tmp_path / "geen map" / "uit.xlsx")
        assert "map" in message
        assert "Errno" not in message
    assert sorted(tmp_path.rglob("*")) == before


def test_a_refused_case_leaves_no_workbook_and_spoils_none(file, tmp_path):
    path = tmp_path / "uit.xlsx"
    path.write_bytes(b"van mij")
    wrong = json.dumps(changed(EXAMPLE, ("versie", 0)))
    assert refused("bereken", "-", "--xlsx", path, given=wrong)
    assert path.read_bytes() == b"van mij"
    assert refused("bereken", "-", "--xlsx", tmp_path / "nieuw.xlsx", given=wrong)
    assert sorted(item.name for item in tmp_path.iterdir()) == ["geval.json", "uit.xlsx"]


def test_a_workbook_is_written_whole(file, tmp_path):
    path = tmp_path / "uit.xlsx"
    assert leefbudget("bereken", file, "--xlsx", path).returncode == 0
    assert path.read_bytes()[:4] == b"PK\x03\x04"
    assert sorted(item.name for item in tmp_path.iterdir()) == ["geval.json", "uit.xlsx"]


def test_an_array_cannot_become_one_workbook(tmp_path):
    (message,) = refused("bereken", "-", "--xlsx", tmp_path / "uit.xlsx", given=json.dumps([EXAMPLE] * 2))
    assert "--xlsx" in message
    assert list(tmp_path.iterdir()) == []
    assert leefbudget("bereken", "-", "--xlsx", tmp_path / "uit.xlsx", given=json.dumps([EXAMPLE])).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["uit.xlsx"]
    assert "een lijst met een of meer gevallen" in refused("bereken", "-", given="[]")[0]


def test_a_list_without_derivation_has_the_same_amounts(tmp_path):
    (tmp_path / "lijst.json").write_text(json.dumps([EXAMPLE, EXAMPLE]), encoding="utf-8")
    full = json.loads(leefbudget("bereken", tmp_path / "lijst.json", "--json").stdout)
    short = json.loads(leefbudget("bereken", tmp_path / "lijst.json", "--json", "--zonder-uitleg").stdout)
    assert all(woning["uitleg"] for result in full for woning in result["woonsituaties"])
    for result in full:
        for woning in result["woonsituaties"]:
            del woning["uitleg"]
    assert short == full


def test_no_result_is_written_over_the_input_or_over_another_result(file, tmp_path):
    case_file = tmp_path / "dossier.xlsx"
    assert leefbudget("bereken", file, "--xlsx", case_file).returncode == 0
    before, link = case_file.read_bytes(), tmp_path / "link.xlsx"
    link.symlink_to(case_file)
    for given_file, target in ((case_file, case_file), (case_file, link), (link, case_file), (file, file)):
        [said] = refused("bereken", given_file, "--xlsx", target)
        assert said.startswith("--xlsx: ")
        assert "een ander bestand dan de invoer" in said
    finished = subprocess.run(
        [sys.executable, "-m", "ui.app", "bereken", file, "--xlsx", "een.pdf", "--pdf", "./een.pdf"],
        capture_output=True, text=True, check=False, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert "een ander bestand dan --xlsx" in finished.stderr
    assert case_file.read_bytes() == before
    assert not (tmp_path / "een.pdf").exists()


def test_what_is_to_be_known_of_a_file_is_said_after_it_is_written(file, tmp_path):
    target = tmp_path / "dossier.xlsx"
    leefbudget("bereken", file, "--xlsx", target)
    (tmp_path / "tweede.xlsx").hardlink_to(target)
    finished = leefbudget("bereken", file, "--xlsx", target)
    assert finished.returncode == 0
    assert "harde koppeling" in finished.stderr


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        ("RuntimeError('111222333 geheim')", 1, "Er ging iets mis in Leefbudget zelf"),
        ("MemoryError()", 2, "Er is te weinig geheugen"),
        ("OSError(5, 'Input/output error')", 2, "Lezen of schrijven lukt niet: de schijf geeft een fout"),
    ],
)
def test_what_nobody_foresaw_is_told_without_what_was_given(error, status, said):
    code = (
        "import sys, calculator.cli as cli\n"
        f"def broken(_): raise {error}\n"
        "cli._tabellen = broken\n"
        "sys.exit(cli.main(['tabellen']))"
    )
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert finished.returncode == status
    assert finished.stderr.startswith(said)
    assert "Traceback" not in finished.stderr
    assert "geheim" not in finished.stderr
    if status == 1:
        assert "broken" in finished.stderr
        assert str(ROOT) not in finished.stderr


@pytest.mark.parametrize(("spare", "status"), [(0, 0), (-1, 2)])
def test_a_case_of_more_than_the_most_is_not_read(monkeypatch, tmp_path, capsys, spare, status):
    path = tmp_path / "geval.json"
    path.write_text(json.dumps(EXAMPLE), encoding="utf-8")
    monkeypatch.setattr("calculator.cli._LARGEST_INPUT", path.stat().st_size + spare)
    assert main(["bereken", str(path)]) == status
    assert ("hooguit 256 MB" in capsys.readouterr().err) == (status == 2)
