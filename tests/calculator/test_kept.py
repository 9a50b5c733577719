"""What is kept of our own YAML is what parsing gives, and nothing that was kept is believed of another content."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from calculator import kept, yaml_text
from calculator.kept import place_of, yaml_of

TEXT = "bedragen:\n- 1.5\n- 2024-01-01\n- ja\nnaam: één\n"
DATA = {"bedragen": [1.5, "2024-01-01", "ja"], "naam": "één"}


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    file = tmp_path / "tabel.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def parsed(monkeypatch):
    """The contents that were parsed."""
    contents = []

    def parse(content):
        contents.append(content)
        return usual(content)

    usual = yaml_text.parse_yaml
    monkeypatch.setattr(yaml_text, "parse_yaml", parse)
    return contents


def test_a_file_is_parsed_once(file, parsed):
    assert [yaml_of(file) for _ in range(3)] == [DATA] * 3
    assert parsed == [file.read_bytes()]
    assert [path.name for path in place_of(file).parent.iterdir()] == [place_of(file).name]  # nothing half-written


def test_who_changes_what_was_read_changes_nothing_for_the_next(file):
    yaml_of(file)["bedragen"].append(3)
    assert yaml_of(file) == DATA


def test_another_amount_of_as_many_letters_at_the_same_moment_is_read(file, parsed):
    yaml_of(file)
    before = file.stat()
    file.write_text(TEXT.replace("1.5", "1.6"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert yaml_of(file)["bedragen"][0] == 1.6
    assert len(parsed) == 2


def test_no_byte_of_what_is_kept_can_change_an_amount(file):
    yaml_of(file)
    place = place_of(file)
    content = place.read_bytes()
    for number in range(len(content)):
        place.write_bytes(content[:number] + bytes([content[number] ^ 1]) + content[number + 1 :])
        assert yaml_of(file) == DATA
    for length in range(0, len(content), 7):
        place.write_bytes(content[:length])
        assert yaml_of(file) == DATA


def test_what_python_does_not_keep_is_not_kept(file, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert yaml_of(file) == DATA
    assert not place_of(file).exists()


def test_it_goes_where_python_puts_what_it_keeps(file, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "elders"))
    yaml_of(file)
    assert place_of(file).is_relative_to(tmp_path / "elders")
    assert place_of(file).is_file()


@pytest.mark.parametrize("hindrance", ["a file in the place of the folder", "a folder in the place of the file"])
def test_where_nothing_can_be_kept_it_is_read_all_the_same(file, hindrance):
    if hindrance.startswith("a file"):
        place_of(file).parent.write_text("", encoding="utf-8")
    else:
        place_of(file).mkdir(parents=True)
    assert yaml_of(file) == yaml_of(file) == DATA
    assert [path for path in file.parent.rglob("*") if path.name.endswith(f".{os.getpid()}")] == []


def test_what_is_no_yaml_is_refused_each_time(file):
    file.write_text("a: [\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(yaml_text.NotYaml):
            yaml_of(file)


def test_a_start_of_which_all_is_kept_does_without_the_library(tmp_path):
    root = Path(kept.__file__).parents[1]
    code = "import sys, io; from calculator import cli; sys.stdout = io.StringIO(); cli.main(['bijlage']); "
    environ = {**os.environ, "PYTHONPATH": str(root), "PYTHONPYCACHEPREFIX": str(tmp_path)}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for expected in (True, False):
        code_now = code + f"sys.exit(0 if ('yaml' in sys.modules) is {expected} else 3)"
        assert subprocess.run([sys.executable, "-c", code_now], env=environ, check=False).returncode == 0, expected
