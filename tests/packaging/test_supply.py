"""The lists of what the program is made of agree with each other and with what it asks for."""

import importlib.util
import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]


def _load():
    spec = importlib.util.spec_from_file_location("leefbudget_supply", ROOT / "packaging" / "supply.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


supply = _load()
WANTED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]


@pytest.mark.parametrize("line", WANTED)
def test_what_the_program_needs_is_locked_in_a_version_that_fits(line):
    wanted = Requirement(line)
    locked = re.findall(
        rf"^{canonicalize_name(wanted.name)}==([^\s;\\]+)", supply.LOCK.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert any(wanted.specifier.contains(version) for version in locked)


def test_every_locked_package_has_hashes():
    blocks = re.split(r"^(?=[a-z0-9])", supply.LOCK.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert len(blocks) >= len(WANTED)
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", block) for block in blocks)


def test_no_machine_or_address_stands_in_the_lock_file():
    assert not re.search(
        r"/|http|index-url|find-links", re.sub(r"pyproject\.toml", "", supply.LOCK.read_text(encoding="utf-8"))
    )


def test_every_locked_package_is_in_the_list_of_licences_with_one():
    text = supply.LICENCES.read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| ([a-z0-9-]+) \| \S+ \| (.+) \|$", text, re.MULTILINE))
    assert listed.pop("package") == "licence"
    assert set(listed) == set(supply.locked())
    assert not {name for name, licence in listed.items() if licence in ("not said", "not installed here")}
    assert "LGPL" in text


def test_a_licence_is_what_the_package_says_of_itself():
    assert supply.licence_of("numpy").startswith("BSD")
    assert supply.licence_of("bestaat-niet") == "not installed here"
