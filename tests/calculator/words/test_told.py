"""Every sentence about a file, a cell or a field that is made in Dutch has words in English."""

import ast
import json
import re
import xml.etree.ElementTree as ET
from functools import reduce
from operator import getitem
from pathlib import Path
from random import Random

import pytest

from calculator.amounts.table_files import read_yaml
from calculator.amounts.tables import load_tables
from calculator.amounts.user_tables import checked
from calculator.batch.receipt import Receipt
from calculator.batch.refusals import said_of_row
from calculator.cases.fields import MISSING, Mistake, Refused
from calculator.outcome.appendix import examples, report
from calculator.outcome.passports import overview
from calculator.run.accept import parse
from calculator.words.told import known_in, told_in
from calculator.workbook import guards
from calculator.workbook.entries import entries
from tests.calculator.strategies import random_case

ROOT = Path(__file__).resolve().parents[3]
ROOMS = ("amounts", "batch", "cases", "disk", "dutch", "sheets")
MORE = (
    *(f"calculator/run/{name}.py" for name in ("accept", "energy_use", "households", "plan")),
    *(f"calculator/workbook/{name}.py" for name in ("encryption", "entries", "opened", "package", "placing", "proof")),
    "ui/files/draft.py",
    "ui/form/age.py",
    "ui/form/typed.py",
)
# descriptions of columns and fields, remarks that a sheet gets, and what is put together of pieces: tested below
ELSEWHERE = {
    *(f"calculator/batch/{name}.py" for name in ("columns", "plausible", "row_notices", "suppositions", "summary")),
    *("calculator/batch/receipt.py", "calculator/batch/refusals.py", "calculator/cases/json_schema.py"),
    *("calculator/cases/shorthand.py", "calculator/dutch/absent.py", "calculator/dutch/marks.py"),
    "calculator/amounts/next_year.py",  # speaks in the terminal only
}
MODULES = {path.relative_to(ROOT).as_posix() for room in ROOMS for path in (ROOT / "calculator" / room).glob("*.py")}
LABELS = {"described", "Field", "re.compile"}
# what the window shows through a description of its own, or only a terminal shows
NOT_HERE = {
    *(
        "officiële tekst gelezen",
        "officiële bron, aangehaald door een ander",
        "berekend volgens de wettelijke definitie",
    ),
    *("niet nagelezen", "Niet bekend; gerekend is met nihil.", "Nog niet bekend; dit is het bedrag van 7."),
    *("paar met kinderen", "In het bestand veranderd sinds het opslaan:", " (aangepast door de organisatie)"),
    "Niet overgenomen, want vast in het bestand (verander dit in Leefbudget):",
    "Rekenbewijs: de invoer kan niet meer worden nagerekend.",
}
# what is a part of a sentence, with one that it is in
PIECES = {
    "De kopregel heeft 7 cellen, en de meeste regels eronder hebben er 7. Zet boven elke kolom een naam, en 7.": (
        "Zet boven elke kolom een naam, en een lijst als 10;12 tussen dubbele aanhalingstekens."
    ),
    "een 7, en in de kopregel een 7": "regel 7: tussen de cellen staat hier een komma, en in de kopregel een puntkomma",
    " (er staat wel 7)": "deze kolom in de kopregel (er staat wel 7)",
    ", of geen inkomen van een partner": "een geheel getal van 0 tot en met 7, of geen inkomen van een partner",
    "7, of in geboren een maand": "een geheel getal van 0 tot en met 7, of in geboren een maand",
    "7: 7 wordt niet aanvaard; verwacht: 7": "7: 7 wordt niet aanvaard; verwacht: ja of nee",
    "7: ontbreekt; verwacht: 7": "7: ontbreekt; verwacht: ja of nee",
    "Typ 7.": "Typ ja of nee.",
    "een half jaar": "Dit kan 4 en 5 zijn, of 4 en een half jaar",
    "7, bij 7": "een prijs in euro's van 0 tot en met 1.000, met ten hoogste vijf decimalen, bij gas_m3_per_jaar",
    "7 Er staat: 7.": "Typ ja of nee. Er staat: 7.",
    "; dit bestand komt uit een nieuwere Leefbudget": "versie 1; dit bestand komt uit een nieuwere Leefbudget",
}
OF = ("omschrijving", "opmerking", "titel")  # texts of the overview of the tables
READS_AS_DUTCH = re.compile(
    r"\b(aan|alleen|bij|de|deze|die|dit|een|elk|geen|gelezen|het|hier|hooguit|is|kan|met|naar|niet|niets|of|om|ontbreekt|"
    r"staat|staan|tot|typ|uit|van|verwacht|voor|wordt|worden|zijn|zoals)\b",
    re.IGNORECASE,
)
NO_ENGLISH = re.compile(READS_AS_DUTCH.pattern.replace("is|", "").replace("of|", ""), re.IGNORECASE)


def sentences(module):
    """Yield the texts in a module that read as Dutch, with a 7 in each hole."""
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped.update(id(part) for part in ast.walk(node) if part is not node)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in LABELS:
            skipped.update(id(part) for part in ast.walk(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(part.value if isinstance(part, ast.Constant) else "7" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = re.sub(r"\{\w*\}", "7", node.value)
        else:
            continue
        if id(node) not in skipped and " " in text.strip() and READS_AS_DUTCH.search(text) and "(?" not in text:
            yield text


def is_known(text):
    """Whether a text has English words, whole or without a hole at either end or the sign that ties it to another."""
    if text in PIECES:
        return known_in(PIECES[text], "en") is not None
    bare = re.sub(r"^7[ ,;.]*|(?<=[.;:])[ ]?7$", "", text.strip(" ,;.")).strip(" ,;")
    found = (
        text,
        text.strip(" ,;"),
        text.strip(" ,;."),
        bare,
        f"{bare}.",
        f"{bare} 7",
        repr(text),
        f"geldige JSON{text}",
    )
    return any(known_in(one, "en") for one in found)


@pytest.mark.parametrize("module", sorted({*MODULES, *MORE} - ELSEWHERE))
def test_every_sentence_has_english_words(module):
    assert [text for text in sentences(module) if text not in NOT_HERE and not is_known(text)] == []


def test_a_sentence_without_english_words_is_found():
    """The test above must not let pass what it is about."""
    assert not is_known("een zin die nergens staat")


def test_every_cell_of_a_case_file_has_the_english_name_that_its_field_has_in_the_form():
    root = ET.parse(ROOT / "ui/translations/leefbudget_en.ts").getroot()  # noqa: S314 # our own file
    form = {
        message.findtext("source"): message.findtext("translation")
        for context in root.iter("context")
        if context.findtext("name") == "Form"
        for message in context.iter("message")
    }
    cells = [entry for number in range(40) for entry in entries(parse(random_case(Random(number)), latest_tables=True))]
    assert len(cells) > 1000
    assert {cell.label for cell in cells if known_in(cell.label, "en") is None} == set()
    fields = {cell.field.label.rpartition(": ")[2] for cell in cells} & form.keys()
    assert len(fields) > 25
    assert {label for label in fields if known_in(label, "en") != form[label]} == set()


@pytest.mark.parametrize("many", [1, 2])
def test_every_sentence_of_the_receipt_is_said_in_english(many):
    counts = dict.fromkeys(
        ("empty", "joined", "hidden", "shortened", "examples", "wrong", "odd", "rounded", "dashes", "again", "covered"),
        many,
    )
    whole = {"rows": many, "computed": many + 1, "lines": 9, "header": (1, many), "first": 3, "last": 9, "whole": True}
    said = Receipt(
        "huur.csv", encoding="UTF-8", separator="puntkomma", day=("1-2-2026", "2026-02-01"), **counts, **whole
    )
    said.doubted, said.unended = "Château", "120"
    said.example, said.nothing, said.beside = "612,35", {"n.v.t.": many}, {"rechts van kolom Q"}
    said._with_children, said._most_children = 3, 1
    said.headers, said.unseen = ("dossier", "fout"), ["vermogen", "partner_leeftijd"][:many]
    sheet = Receipt(
        "huur.xlsx", sheet="Blad1", alike=("Blad2",), header=(1, 1), first=2, last=5, whole=True, rows=4 - many
    )
    sentences = [*said.sentences(), *sheet.sentences()]
    assert len(sentences) > 18
    english = [told_in(text, "en") for text in sentences]
    assert [text for text in english if NO_ENGLISH.search(text)] == []


def test_the_faults_of_a_row_are_said_in_english_beside_each_other_and_what_was_typed_stays():
    wrong = [Mistake(name, "geen. Of niet; ja", "een geheel getal van 0 tot en met 120") for name in "abcde"]
    missing = [Mistake(name, MISSING, "een datum als 2026-01-01") for name in "vwxyz"]
    row = "; if this is no household, remove the line"
    assert told_in(said_of_row([*wrong, *missing]), "en") == " | ".join(
        [f"{name}: 'geen. Of niet; ja' is not accepted; expected: a whole number from 0 to 120" for name in "abc"]
        + ["not accepted either: d, e", f"v, w, x, y, z: are missing{row}"]
    )
    assert told_in(said_of_row(missing[:1]), "en") == "v: is missing; expected: a date such as 1 January 2026"


def test_what_a_cell_of_a_case_file_accepts_is_said_in_english():
    accepted = {
        guards.sentence(entry) for example in examples() for entry in entries(example.geval) if not entry.locked
    }
    assert len(accepted) > 5
    assert [text for text in accepted if known_in(text, "en") is None] == []


def test_the_appendix_is_explained_in_english():
    appendix = report()
    causes = {cell.oorzaak for case in appendix.cases for cell in case.rows.values()} - {None}
    of_the_table = {
        cause for household in read_yaml("appendix_2021.yaml")["households"] for cause in household["causes"].values()
    }
    assert len(causes) > 8
    assert [text for text in (appendix.title, *causes, *of_the_table) if known_in(text, "en") is None] == []


def test_the_sources_of_what_is_advised_and_laid_beside_the_norm_have_english_titles():
    tables = load_tables()
    shown = {source["title"] for source in read_yaml("rent_increase.yaml")["sources"].values()}
    series = {name: values for table in tables.tables for name, values in table.series.items()}
    shown |= {value.sources[0].title for name, values in series.items() if name.startswith("lage_") for value in values}
    assert len(shown) > 20
    assert [title for title in shown if known_in(title, "en") is None] == []


def test_what_the_window_shows_of_the_tables_has_english_words():
    """Titles of sources are names: they stay as they can be found."""
    shown = overview()
    texts = {
        item[of] for part in ("regelingen", "tabellen", "ontbreekt") for item in shown[part] for of in OF if of in item
    }
    assert len(texts) > 40
    assert [text for text in sorted(texts - {""}) if known_in(text, "en") is None] == []


SMALL_TABLE = {
    "id": "eigen",
    "title": "Eigen bedragen",
    "url": "https://example.org",
    "checked_on": "2026-11-01",
    "valid_until": "2026-12-31",
    "sources": {"eigen": {"title": "Raadsbesluit", "url": None}},
    "parameters": {
        "kwaliteitskortingsgrens": {
            "label": "Kwaliteitskortingsgrens",
            "unit": "euro",
            "period": "maand",
            "article": "Wht art. 20 lid 1",
            "values": [{"valid_from": "2024-07-01", "value": 500, "source": ["eigen"], "confidence": "estimate"}],
        }
    },
}


def damaged(data):
    """Yield copies of the data in which one part is gone or of another kind."""
    whole = json.dumps(data)

    def places(part, path=()):
        for name, inner in part.items() if isinstance(part, dict) else enumerate(part):
            yield (*path, name)
            if isinstance(inner, dict | list):
                yield from places(inner, (*path, name))

    for *way, last in places(data):
        for value in (None, "", [], {}, -1, True):
            copy = json.loads(whole)
            part = reduce(getitem, way, copy)
            part[last] = value
            yield copy
        if isinstance(part, dict):
            del part[last]
            yield {**copy, "rare": 1}


def test_what_a_table_of_an_organisation_accepts_is_said_in_both_languages():
    said = set()
    for copy in damaged(SMALL_TABLE):
        try:
            checked("eigen.yaml", json.dumps(copy).encode())
        except Refused as refused:
            said |= {mistake.verwacht for mistake in refused.mistakes}
    assert len(said) > 10
    assert not [text for text in said if " = " in text or known_in(text, "en") is None]


def test_two_examples_in_a_row_have_an_english_or_between_them():
    """An example may be any text; a Dutch 'of' must not pass for a part of it."""
    sources = (path.read_text("utf-8") for path in (ROOT / "calculator").rglob("*.py"))
    there = {found for source in sources for found in re.findall(r'"(Typ [^"{]* zoals [^"{]* of [^"{]*)"', source)}
    assert len(there) > 3
    assert not [text for text in there if " of " in told_in(text, "en")]
