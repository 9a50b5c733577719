"""The glossary in CONTRIBUTING.md is made from the terms among the tables."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]
SPEC = importlib.util.spec_from_file_location("glossary", ROOT / "packaging" / "glossary.py")
glossary = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(glossary)


def test_it_is_fresh():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert glossary.written(text) == text, "run packaging/dev.py glossary"


def test_it_names_a_term_of_the_law_in_english():
    assert "| Huurtoeslag | rent allowance | Wht art. 21 |" in glossary.table().splitlines()
    assert glossary.table() in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
