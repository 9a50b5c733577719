"""The manual: every page opens, every link leads somewhere, its words are plain, and every command in it works."""

import json
import re
import shlex

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QTextBrowser

from calculator.cli import main
from calculator.presenting.rule_pages import generated_pages
from tests.ui.dutch import dutch_words
from tests.ui.visible import texts
from ui import help as pages
from ui.manual_view import PAGES, Manual, contents, folder, page

WRITTEN = sorted(path.name for path in PAGES.glob("*.md"))
IN_ENGLISH = sorted(path.name for path in folder("en").glob("*.md"))
# laws, bodies, sheets and cells that stay Dutch, as they are called in what the reader has before him
NAMES = re.compile(
    r"Besluit\s+digitale toegankelijkheid overheid|Wet gemeentelijke[\s>]+schuldhulpverlening|Dienst Toeslagen|"
    r"Wet IB 2001|Participatiewet|burgerservicenummers?|Samenvatting|Invoer|Berekening|Bronnen|Uitleg"
)
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")


def test_the_contents_name_every_page_that_was_written_or_is_made():
    assert set(contents()) == {*WRITTEN, *generated_pages()} - {"index.md"}
    assert {name: title for name, (title, _) in generated_pages().items()}.items() <= contents().items()


@pytest.mark.parametrize("name", WRITTEN)
def test_every_link_leads_to_a_page(name):
    links = LINK.findall((PAGES / name).read_text(encoding="utf-8"))
    assert [link for link in links if not link.startswith("http") and link not in contents()] == []


@pytest.mark.parametrize("name", sorted({*WRITTEN} - {"english.md", "gegevens.md", "toegankelijkheid.md"}))
def test_the_pages_are_plain_dutch(name):
    text = re.sub(r"```.*?```", "", page(name), flags=re.DOTALL)
    lines = [line for line in text.splitlines() if not line.startswith(("|", "#"))]
    paragraphs = re.split(r"\n(?=-|\d\.|\n)", "\n".join(lines))
    sentences = [part for text in paragraphs for part in re.split(r"(?<=[.?!:])\s+", text) if part]
    long = [sentence for sentence in sentences if len(sentence.split()) > 25]
    assert long == []
    assert not re.search(r"dient te|betreffende|middels|met betrekking tot|conform", text)


def test_the_english_manual_has_every_page_but_the_one_that_leads_to_it():
    assert [name for name in contents() if name != "english.md"] == list(contents("en"))
    assert sorted({*WRITTEN} - {"english.md"}) == IN_ENGLISH
    assert {name: title for name, (title, _) in generated_pages("en").items()}.items() <= contents("en").items()


@pytest.mark.parametrize("name", IN_ENGLISH)
def test_the_english_page_tells_what_the_dutch_one_tells(name):
    """As many headings, steps and rows, the same links, keys and commands."""
    dutch, english = page(name).replace("- [In English](english.md)\n", ""), page(name, "en")
    for what in (r"^#+ ", r"^\d\. ", r"^\| ", r"^```", r"^leefbudget .*$"):
        found = [re.findall(what, text, re.MULTILINE) for text in (dutch, english)]
        assert found[0] == found[1], what
    for what in (LINK, re.compile(r"\*\*((?:Ctrl|Shift|F\d|Tab|Enter)[^*]*)\*\*")):
        assert what.findall(dutch) == what.findall(english)


@pytest.mark.parametrize("name", contents("en"))
def test_no_english_page_has_dutch_but_names(name):
    text = re.sub(r"```.*?```|`[^`]*`|^    .*$", "", page(name, "en"), flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"Source: .*|Article: .*|\*\*[^*]*\*\*|\([^)]*\bart\. [^)]*\)", "", text)
    assert dutch_words(NAMES.sub("", text)) == []


@pytest.fixture
def manual(qtbot):
    opened = Manual()
    qtbot.addWidget(opened)
    opened.show()
    return opened


def test_every_page_opens_by_keyboard_from_the_contents(manual, qtbot):
    manual.list.setFocus()
    qtbot.keyClick(manual.list, Qt.Key.Key_Home)
    for title in contents().values():
        assert manual.text.toPlainText().strip(), title
        assert manual.text.accessibleDescription() == title
        qtbot.keyClick(manual.list, Qt.Key.Key_Down)


def test_the_english_window_has_the_english_manual(speak, qtbot):
    speak("en")
    opened = Manual()
    qtbot.addWidget(opened)
    opened.show()
    assert [opened.list.item(row).text() for row in range(opened.list.count())] == list(contents("en").values())
    said = {opened.windowTitle(), *texts(opened, (QTextBrowser,))}
    assert [text for text in said if dutch_words(text)] == []
    opened.text.anchorClicked.emit(QUrl("dossier.md"))
    assert "ordinary Excel workbook" in opened.text.toPlainText()


def test_a_link_opens_the_page_and_one_to_the_internet_nothing(manual):
    manual.text.anchorClicked.emit(QUrl("dossier.md"))
    assert "gewoon Excel-bestand" in manual.text.toPlainText()
    manual.text.anchorClicked.emit(QUrl("https://example.org"))
    assert "gewoon Excel-bestand" in manual.text.toPlainText()


def test_a_rule_page_gives_formula_article_amount_and_source():
    text = generated_pages()["regels-huurtoeslag.md"][1]
    part = text[text.index("`deel_tot_kwaliteitskortingsgrens_per_maand`") :].partition("\n## ")[0]
    assert "Artikel: Wht art. 21" in part
    assert "MAX(0; MIN(meetellende_huur_per_maand; kwaliteitskortingsgrens) - basishuur_per_maand)" in part
    assert re.search(r"`kwaliteitskortingsgrens`: .*, 498,20 euro per maand, vanaf 2026-01-01\. Bron: ", part)


def commands():
    return [
        line
        for name in WRITTEN
        for language, block in re.findall(
            r"^```(\w*)\n(.*?)^```$", (PAGES / name).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
        )
        if not language
        for line in block.splitlines()
        if line.startswith("leefbudget ")
    ]


def test_every_command_in_the_manual_works_in_the_order_in_which_it_stands_there(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    example = re.search(r"```json\n(.*?)```", (PAGES / "opdrachten.md").read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "huishouden.json").write_text(example[1], encoding="utf-8")
    assert json.loads(example[1])
    assert len(commands()) >= 10
    for command in commands():
        assert main(shlex.split(command)[1:]) == 0, command
    capsys.readouterr()


def test_the_keys_in_the_manual_are_those_of_the_window():
    known = " ".join(keys for _, group in pages.shortcuts() for keys, _ in group)
    text = " ".join(page(name) for name in WRITTEN)
    named = set(re.findall(r"\b(Ctrl\+[A-Z]|F\d+)\b", text))
    assert {key for key in named if key not in known} == set()
