"""What our own reading of YAML gives is what the library gives, of our files and of every other."""

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from calculator import yaml_text
from calculator.yaml_text import NotYaml, parse_yaml

ROOT = Path(__file__).parents[2]
OURS = [path for folder in ("tables", "calculator", "ui") for path in sorted((ROOT / folder).rglob("*.yaml"))]
PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.dates().map(str)
TREES = st.recursive(
    PLAIN, lambda part: st.lists(part) | st.dictionaries(st.text() | st.integers(), part), max_leaves=20
)


def by_the_library(content):
    try:
        return yaml.load(content, yaml_text._Loader)
    except (yaml.YAMLError, ValueError) as error:
        return type(error)


def ours(content):
    try:
        return parse_yaml(content)
    except NotYaml as error:
        return type(error.__cause__)
    except ValueError as error:
        return type(error)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_file_of_ours_is_read_as_the_library_reads_it_and_without_it(path, monkeypatch):
    expected = by_the_library(path.read_bytes())
    monkeypatch.setattr(yaml, "load", None)
    assert ours(path.read_bytes()) == expected


@given(TREES, st.booleans(), st.sampled_from([None, '"', "'"]))
@settings(max_examples=100)
def test_whatever_is_written_comes_back(tree, flow, quotes):
    text = yaml.safe_dump(tree, default_flow_style=flow, default_style=quotes, allow_unicode=True)
    assert repr(ours(text)) == repr(by_the_library(text))


@given(st.text(alphabet="ab1.-:[]{},&*!#<'\"|>?% \n\t~yn=_e+0x", max_size=40))
@settings(max_examples=300)
@example("")
@example("---\n--- a\n")
@example("a: &x [1]\nb: *x\n")
@example("a: &x kort\nb: *x\nc: &x lang\nd: *x\n")
@example("a: *nergens\n")
@example("<<: {a: 1}\nb: 2\n")
@example("a: !!set {b, c}\n")
@example("a: !!python/name:os.system\n")
@example("a: 1\na: 2\n")
@example("{[a]: 1}\n")
@example("{{a: 1}: 1}\n")
@example("? - a\n: 1\n")
@example("a: 0o17\nb: 0x1F\nc: 1_000\nd: 1:30\ne: .inf\nf: 1e3\ng: 2026-01-01\nh: =\ni: 0b\n")
@example("a: 'x'\nb: |\n  y\n  z\nc: ! 1\n")
@example("[" * 200 + "]" * 200)
def test_any_text_is_read_or_refused_as_the_library_does(text):
    assert repr(ours(text)) == repr(by_the_library(text))
