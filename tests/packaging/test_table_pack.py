"""Table packs: a signed one makes the program compute the next year, a tampered one is refused."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from calculator.amounts import packs
from calculator.amounts.minisign import NotSigned, public_key, verify
from calculator.amounts.next_year import add_year
from calculator.amounts.tables import TABLE_FILES, add_pack, load_coverage, load_tables
from calculator.cases.fields import Refused
from calculator.outcome.budget import compute
from calculator.outcome.passports import passports
from calculator.run.accept import parse
from table_pack import make_key, make_pack, signature
from tests.years import LAST_DAY, NEXT_YEAR

ROOT = Path(__file__).parents[2]
OLD, NEW, HALF_WAY = f"{LAST_DAY}", f"{NEXT_YEAR}-01-01", f"{NEXT_YEAR}-06-30"
PACK = f"tabellen-{NEXT_YEAR}"


def clear() -> None:
    for cached in (packs.found_packs, load_coverage, load_tables, passports):
        cached.cache_clear()


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    admin, own = tmp_path / "beheer", tmp_path / "eigen"
    (admin / "sleutels").mkdir(parents=True)
    (admin / "pakketten").mkdir()
    monkeypatch.setattr(packs, "administrator_folder", lambda: admin)
    monkeypatch.setattr(packs, "own_folder", lambda: own)
    clear()
    yield admin
    clear()


@pytest.fixture(scope="module")
def next_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up next year: what is missing is as in the last one, and the standaardpremie 100 euros more."""
    folder = tmp_path_factory.mktemp("tables")
    for name in (*TABLE_FILES, "norms.yaml", "coverage.yaml"):
        shutil.copy(ROOT / "tables" / name, folder)
    add_year(folder, NEXT_YEAR)
    for name in TABLE_FILES:
        data = yaml.safe_load((folder / name).read_text(encoding="utf-8"))
        for key, parameter in data["parameters"].items():
            values = [value for value in parameter["values"] if str(value["valid_from"]) <= NEW]
            if values[-1]["value"] is None and not values[-1].get("note", "").startswith("vervallen"):
                last = next(value["value"] for value in reversed(values) if value["value"] is not None)
                more = 100 if key == "standaardpremie_per_jaar" else 0
                values[-1] = {
                    "valid_from": NEW,
                    "value": last + more,
                    "source": values[-1]["source"],
                    "confidence": "estimate",
                }
            parameter["values"] = values
        data["valid_until"] = HALF_WAY
        (folder / name).write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    coverage = (folder / "coverage.yaml").read_text(encoding="utf-8")
    (folder / "coverage.yaml").write_text(coverage.replace(f'until: "{OLD}"}}', f'until: "{HALF_WAY}"}}', 1))
    return folder


@pytest.fixture(scope="module")
def key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


def trust(folders: Path, key: Ed25519PrivateKey) -> None:
    import base64

    from table_pack import _number, _public

    text = base64.b64encode(b"Ed" + _number(key) + _public(key)).decode()
    (folders / "sleutels" / "maker.pub").write_text(f"untrusted comment: x\n{text}\n", encoding="ascii")


def case(day: str) -> dict[str, Any]:
    return {
        "versie": 1,
        "peildatum": day,
        "huishouden": {"type": "alleenstaand", "bruto_inkomen_per_jaar": 24000},
        "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 125}],
    }


def rewrite(path: Path, change: dict[str, bytes | None]) -> None:
    with zipfile.ZipFile(path) as file:
        files: dict[str, bytes | None] = {name: file.read(name) for name in file.namelist()}
    files |= change
    with zipfile.ZipFile(path, "w") as file:
        for name, content in files.items():
            if content is not None:
                file.writestr(name, content)


def test_a_signed_pack_makes_the_program_compute_the_new_year_and_changes_nothing_before(folders, next_tables, key):
    before = compute(parse(case(OLD)))
    with pytest.raises(Refused):
        parse(case(NEW))
    trust(folders, key)
    make_pack(next_tables, folders / "pakketten" / f"{PACK}.zip", NEW, key)
    clear()
    after, new = compute(parse(case(OLD))), compute(parse(case(NEW)))
    assert (
        after.woonsituaties[0].resterend_leefbudget_per_maand == before.woonsituaties[0].resterend_leefbudget_per_maand
    )
    assert new.huishouden.zorgtoeslag_per_maand > before.huishouden.zorgtoeslag_per_maand
    codes = {signaal.code for signaal in new.signalen}
    assert not codes & {"tabellen_verouderd", "aangepaste_tabel", "pakket_geweigerd"}
    assert new.programma.endswith(f"tabellenpakket {PACK}")
    assert {table.pakket for table in new.tabellen} == {PACK}


def test_an_unsigned_pack_counts_as_the_tables_of_the_organisation(folders, next_tables):
    make_pack(next_tables, folders / "pakketten" / f"{PACK}.zip", NEW)
    clear()
    resultaat = compute(parse(case(NEW)))
    assert "aangepaste_tabel" in [signaal.code for signaal in resultaat.signalen]
    assert [table.pakket for table in resultaat.tabellen if table.aangepast] == [PACK] * len(
        [table for table in resultaat.tabellen if table.aangepast]
    )
    assert "aangepaste_tabel" not in [signaal.code for signaal in compute(parse(case(OLD))).signalen]


def tampered_amount(files: dict[str, bytes]) -> dict[str, bytes | None]:
    return {"zorgtoeslag.yaml": files["zorgtoeslag.yaml"] + b"\n# niets\n"}


def tampered_manifest(files: dict[str, bytes]) -> dict[str, bytes | None]:
    return {"manifest.json": files["manifest.json"].replace(NEW.encode(), f"{LAST_DAY.year}-01-01".encode())}


def another_file(files: dict[str, bytes]) -> dict[str, bytes | None]:
    return {"extra.yaml": b"id: x"}


def a_file_less(files: dict[str, bytes]) -> dict[str, bytes | None]:
    return {"zorgtoeslag.yaml": None}


def a_damaged_signature(files: dict[str, bytes]) -> dict[str, bytes | None]:
    return {"manifest.json.minisig": files["manifest.json.minisig"][:-10]}


def a_signature_of_someone_else(files: dict[str, bytes]) -> dict[str, bytes | None]:
    return {"manifest.json.minisig": signature(files["manifest.json"], Ed25519PrivateKey.generate(), "x").encode()}


def a_newer_program(files: dict[str, bytes]) -> dict[str, bytes | None]:
    manifest = json.loads(files["manifest.json"])
    return {"manifest.json": json.dumps({**manifest, "minimum_program": "99.0"}).encode()}


@pytest.mark.parametrize(
    "change",
    [
        tampered_amount,
        tampered_manifest,
        another_file,
        a_file_less,
        a_damaged_signature,
        a_signature_of_someone_else,
        a_newer_program,
    ],
)
def test_a_signed_pack_that_was_changed_is_refused_and_every_outcome_says_so(folders, next_tables, key, change):
    trust(folders, key)
    path = folders / "pakketten" / f"{PACK}.zip"
    make_pack(next_tables, path, NEW, key)
    with zipfile.ZipFile(path) as file:
        files = {name: file.read(name) for name in file.namelist()}
    rewrite(path, change(files))
    clear()
    with pytest.raises(Refused, match="tabellenpakket"):
        packs.read_pack(path)
    with pytest.raises(Refused, match=OLD):
        parse(case(NEW))
    assert "pakket_geweigerd" in [signaal.code for signaal in compute(parse(case(OLD))).signalen]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only where files can be pipes")
def test_pipes_and_devices_among_packs_and_keys_are_not_waited_for(folders):
    os.mkfifo(folders / "pakketten" / "pijp.zip")
    (folders / "pakketten" / "nul.zip").symlink_to("/dev/zero")
    os.mkfifo(folders / "sleutels" / "pijp.pub")
    assert [mistake.pad for mistake in packs.found_packs().refused] == [
        "tabellenpakket nul.zip",
        "tabellenpakket pijp.zip",
    ]
    assert list(packs._keys()) == []


@pytest.mark.parametrize("version", ["9" * 4_400, "1." + "9" * 4_400, "1.2.3.4.5", "", "een"])
def test_a_version_that_is_none_is_refused(folders, version):
    path = folders / "pakketten" / "x.zip"
    manifest = {"format": 1, "name": "x", "valid_from": NEW, "made_on": OLD, "minimum_program": version, "files": {}}
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("manifest.json", json.dumps(manifest))
    with pytest.raises(Refused, match="geen geldig manifest"):
        packs.read_pack(path)


def test_no_bytes_whatever_are_more_than_refused(folders, tmp_path):
    for content in (b"", b"PK\x03\x04", b"{}" * 99):
        path = tmp_path / "x.zip"
        path.write_bytes(content)
        with pytest.raises(Refused):
            packs.read_pack(path)


def test_a_pack_that_a_user_opens_is_kept_and_can_be_taken_back(folders, next_tables, tmp_path, key):
    trust(folders, key)
    make_pack(next_tables, tmp_path / f"{PACK}.zip", NEW, key)
    add_pack(tmp_path / f"{PACK}.zip")
    clear()
    assert compute(parse(case(NEW))).programma.endswith(PACK)
    assert packs.undo() == PACK
    clear()
    assert packs.found_packs().used is None
    assert packs.undo() is None


def repacked(path: Path, name: str, content: bytes, key: Ed25519PrivateKey | None) -> None:
    """Put another file in a pack, with a manifest and a signature that fit it, as another maker's tools might."""
    with zipfile.ZipFile(path) as file:
        manifest = json.loads(file.read("manifest.json"))
    manifest["files"][name] = hashlib.sha256(content).hexdigest()
    text = json.dumps(manifest).encode()
    signed = {"manifest.json.minisig": signature(text, key, "x").encode()} if key else {}
    rewrite(path, {name: content, "manifest.json": text, **signed})


UNUSABLE = {
    "no YAML": ("kinderbijslag.yaml", b"sources: [\n"),
    "no table": ("kinderbijslag.yaml", b"- 1\n"),
    "a table without values": ("kinderbijslag.yaml", b"id: x\nsources: {}\nparameters: {}\n"),
    "half a character": ("kinderbijslag.yaml", b"id: \xff\n"),
    "norms of another shape": ("norms.yaml", b"sources: {}\nnorm_sets: 3\n"),
}
UNUSABLE_COVERAGE = {
    "no dates": b"covered: {}\n",
    "a day that is none": b'covered: {from: "2019-01-01", until: "2027-02-30"}\nprograms: []\nincomplete: []\n',
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, next_tables: Path, key: Ed25519PrivateKey) -> dict[bool, Path]:
    """A good pack with a signature, and one without."""
    folder = tmp_path_factory.mktemp("packs")
    for signed in (True, False):
        (folder / str(signed)).mkdir()
        make_pack(next_tables, folder / str(signed) / f"{PACK}.zip", NEW, key if signed else None)
    return {signed: folder / str(signed) / f"{PACK}.zip" for signed in (True, False)}


@pytest.mark.parametrize("signed", [True, False])
@pytest.mark.parametrize(("name", "content"), UNUSABLE.values(), ids=UNUSABLE.keys())
def test_a_pack_that_fits_its_hashes_but_holds_no_table_is_not_kept(
    folders, made, tmp_path, key, name, content, signed
):
    trust(folders, key)
    path = Path(shutil.copy(made[signed], tmp_path))
    repacked(path, name, content, key if signed else None)
    with pytest.raises(Refused, match=name):
        add_pack(path)
    assert not packs.own_folder().exists()
    clear()
    compute(parse(case(OLD)))  # as if it had never been there


@pytest.mark.parametrize("content", UNUSABLE_COVERAGE.values(), ids=UNUSABLE_COVERAGE.keys())
def test_signed_dates_that_are_none_are_refused_in_words_also_where_the_administrator_put_them(
    folders, made, tmp_path, key, content
):
    trust(folders, key)
    path = Path(shutil.copy(made[True], tmp_path))
    repacked(path, "coverage.yaml", content, key)
    with pytest.raises(Refused, match=r"coverage\.yaml"):
        add_pack(path)
    shutil.copy(path, folders / "pakketten")
    clear()
    with pytest.raises(Refused, match=rf"tabellenpakket {PACK}: coverage\.yaml"):
        parse(case(OLD))


def test_a_signed_table_of_another_shape_is_refused_in_words_where_the_administrator_put_it(folders, made, key):
    trust(folders, key)
    for name, content in UNUSABLE.values():
        path = Path(shutil.copy(made[True], folders / "pakketten"))
        repacked(path, name, content, key)
        clear()
        with pytest.raises(Refused, match=f"tabellenpakket {PACK}: {name}"):
            parse(case(OLD))


def test_a_key_is_made_for_its_owner_alone_and_signs_what_its_public_half_verifies(tmp_path):
    make_key(tmp_path / "sleutel", "geheim")
    assert (tmp_path / "sleutel.pem").stat().st_mode & 0o077 == 0 or sys.platform == "win32"
    assert b"ENCRYPTED" in (tmp_path / "sleutel.pem").read_bytes()
    known = public_key((tmp_path / "sleutel.pub").read_text(encoding="ascii"))
    with pytest.raises(NotSigned):
        verify(b"inhoud", signature(b"inhoud", Ed25519PrivateKey.generate(), "x"), [known])


@pytest.mark.skipif(shutil.which("minisign") is None, reason="needs minisign")
def test_minisign_itself_finds_the_signature_right(folders, key, tmp_path):
    trust(folders, key)
    (tmp_path / "bestand").write_bytes(b"inhoud")
    (tmp_path / "bestand.minisig").write_text(signature(b"inhoud", key, "x"), encoding="ascii")
    command = ["minisign", "-V", "-p", str(folders / "sleutels" / "maker.pub"), "-m", str(tmp_path / "bestand")]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
