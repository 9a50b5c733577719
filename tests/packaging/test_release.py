import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import project
import release

ROOT = Path(__file__).resolve().parents[2]
KINDS = {"nieuw", "veranderd", "hersteld", "tabellen"}
FRAGMENTS = [path for path in (ROOT / "packaging" / "changes").glob("*.md") if path.name != "README.md"]
CHANGE = "Een toets opent het venster.\n- geraakte jaren: geen\n- geraakte bedragen: geen\n"


@pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.name)
def test_each_change_is_of_a_known_kind_and_says_which_years_and_amounts_it_touches(path):
    name, kind, ending = path.name.split(".")
    assert re.fullmatch(r"[a-z0-9-]+", name)
    assert (kind in KINDS, ending) == (True, "md")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[-2].startswith("- geraakte jaren: ")
    assert lines[-1].startswith("- geraakte bedragen: ")
    assert lines[0]
    assert not lines[0].startswith("-")


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with one change to tell of, in which a version can be made."""
    (tmp_path / "calculator").mkdir()
    (tmp_path / "calculator" / "__init__.py").write_text('"""Doc."""\n\n__version__ = "0.1.0"\n', encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text(
        "# Wijzigingen\n\n<!-- nieuwe versies komen hieronder -->\n\n## 0.0.9 (2026-01-01)\n\n- oud\n", encoding="utf-8"
    )
    changes = tmp_path / "packaging" / "changes"
    changes.mkdir(parents=True)
    for name in ("towncrier.toml", "template.md.jinja", "README.md"):
        shutil.copy(ROOT / "packaging" / "changes" / name, changes)
    (changes / "toets.nieuw.md").write_text(CHANGE, encoding="utf-8")
    for name in ("release", "project"):
        monkeypatch.setattr(sys.modules[name], "ROOT", tmp_path)
        monkeypatch.setattr(sys.modules[name], "VERSION_FILE", tmp_path / "calculator" / "__init__.py")
    monkeypatch.setattr(release, "CHANGES", changes)
    for key, value in (("NAME", "Maker"), ("EMAIL", "maker@example.org")):
        monkeypatch.setenv(f"GIT_AUTHOR_{key}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{key}", value)
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "Begin"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    return tmp_path


def git(checkout, *arguments):
    return subprocess.run(["git", *arguments], cwd=checkout, capture_output=True, text=True, check=True).stdout


class TestWriting:
    def test_number_and_changes_stand_in_one_commit_and_the_fragments_are_gone(self, checkout):
        release.write("0.2.0")
        assert project.version() == "0.2.0"
        log = (checkout / "CHANGELOG.md").read_text(encoding="utf-8")
        new, old = log.index("## 0.2.0 ("), log.index("## 0.0.9 (2026-01-01)")
        assert new < old
        entry = "- Een toets opent het venster.\n  - geraakte jaren: geen\n  - geraakte bedragen: geen\n"
        assert "### Nieuw\n\n" + entry in log[new:old]
        assert not list((checkout / "packaging" / "changes").glob("*.nieuw.md"))
        assert git(checkout, "log", "--format=%s").splitlines() == ["Release 0.2.0", "Begin"]
        assert git(checkout, "status", "--porcelain") == ""

    def test_a_version_that_is_written_is_not_written_again(self, checkout):
        assert not release._is_written("0.2.0")
        release.write("0.2.0")
        assert release._is_written("0.2.0")
        release._check("0.2.0")  # building may still have to be done

    def test_without_a_change_there_is_no_version(self, checkout):
        (checkout / "packaging" / "changes" / "toets.nieuw.md").unlink()
        with pytest.raises(project.ChoreError, match="packaging/changes is leeg"):
            release.write("0.2.0")
        assert project.version() == "0.1.0"


class TestRefusing:
    @pytest.mark.parametrize("number", ["0.2", "v0.2.0", "0.2.0rc1", "nieuw"])
    def test_a_version_is_three_numbers(self, checkout, number):
        with pytest.raises(project.ChoreError, match="drie getallen"):
            release._check(number)

    def test_it_does_not_go_back(self, checkout):
        with pytest.raises(project.ChoreError, match=r"ouder dan 0\.1\.0"):
            release._check("0.0.10")
        release._check("0.10.0")

    def test_it_is_not_made_twice(self, checkout):
        git(checkout, "tag", "v0.2.0")
        with pytest.raises(project.ChoreError, match="al uitgegeven"):
            release._check("0.2.0")

    def test_it_is_not_made_of_what_is_in_no_commit(self, checkout):
        (checkout / "los.txt").touch()
        with pytest.raises(project.ChoreError, match="nog niet in een commit"):
            release._check("0.2.0")

    def test_a_refusal_is_a_sentence_and_status_one(self, checkout, capsys):
        assert release.main(["0.0.1"]) == 1
        assert capsys.readouterr().out == "Versie 0.0.1 is ouder dan 0.1.0, de versie die er is.\n"


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_the_checksums_are_those_of_the_files_and_show_a_change(tmp_path):
    (tmp_path / "a.deb").write_bytes(b"a")
    (tmp_path / "b.whl").write_bytes(b"b")
    release.checksums(tmp_path)
    release.checksums(tmp_path)  # it does not count itself
    check = ["sha256sum", "--check", "--strict", release.SUMS]
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).stdout == b"a.deb: OK\nb.whl: OK\n"
    (tmp_path / "a.deb").write_bytes(b"c")
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 1
