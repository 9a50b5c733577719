"""In the English window nothing that is found in a file, a field or a case is told in Dutch: by every word."""

import json
import re
from pathlib import Path
from random import Random

import openpyxl
import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox, QTextBrowser

from calculator.outcome.budget import compute
from calculator.outcome.passports import overview
from calculator.presenting.ledger import rows
from calculator.presenting.letter import letter
from calculator.run.accept import parse
from calculator.workbook.entries import entries
from tests.calculator.presenting.test_letter import LETTERS
from tests.calculator.strategies import random_case
from tests.calculator.workbook.books import made
from tests.calculator.workbook.office import edited
from tests.ui.complex.sheets import households, write
from tests.ui.dutch import dutch_words
from tests.ui.visible import texts
from ui import help as pages
from ui.crash import CrashDialog
from ui.files.passwords import PasswordDialog, ask_new_password
from ui.result.goals import terms

PERSONS = [
    {"rol": "aanvrager", "leeftijd": 38, "inkomens": [{"soort": "loon", "bedrag": 29825, "periode": "jaar"}]},
    {"rol": "partner", "leeftijd": 67, "inkomens": [{"soort": "pensioen", "bedrag": 300, "periode": "maand"}]},
    {"rol": "kind", "leeftijd": 3, "kinderopvang": [{"soort": "dagopvang", "uren_per_maand": 100, "uurprijs": 10.5}]},
    {"rol": "medebewoner", "leeftijd": 40},
]
for person in PERSONS[:2]:
    person["inkomens"][0]["bruto"] = True
RISE = {
    "verhuurder": "corporatie",
    "zittende_huurder": True,
    "maatregelen": ["isolatie", "installatie"],
    "complex_vanaf_tien": True,
    "datum": "2026-09-01",
}
CASE = {
    "versie": 1,
    "peildatum": "2026-07-01",
    "huishouden": {"personen": PERSONS, "vermogen": 40000},
    "woonsituaties": [
        {"naam": "nu", "kale_huur_per_maand": 700, "energielast_per_maand": 150},
        {"naam": "na renovatie", "kale_huur_per_maand": 760, "energielast_per_maand": 75, "ingreep": RISE},
    ],
    "ontvangt_nu": {"huurtoeslag_per_maand": 50, "zorgtoeslag_per_maand": 200},
}
ODD = {
    "peildatum": "morgen",
    "aanvrager_leeftijd": "qq",
    "aanvrager_inkomen_soort": "qqq",
    "kinderen_leeftijden": "3,5,x",
    "medebewoners_bruto_inkomen_per_jaar": "onbekend",
    "kale_huur_nu_per_maand": "1.234,567",
    "energielast_nu_per_maand": "",
}


@pytest.fixture
def heard(window):
    """Everything that was looked at so far in the English window, by where it stood."""
    window.speak("en")
    return {}


@pytest.fixture
def look(heard, monkeypatch):
    """Look at a window or a text; a dialog that opens is looked at and closed."""

    def at(seen, where):
        found = {seen} if isinstance(seen, str) else {*texts(seen, (QTextBrowser,)), seen.windowTitle()}
        heard.update(dict.fromkeys(found, where))

    def opened(dialog):
        dialog.show()
        at(dialog, f"dialog {dialog.windowTitle()}")
        dialog.hide()
        return 0

    for kind in (QDialog, QFileDialog, QMessageBox, QPrintDialog):
        monkeypatch.setattr(kind, "exec", opened)
    return at


# laws and articles, the names of which stay Dutch
_LAW = re.compile(r"((Awir|Wht|Wzt|Wkb|AKW|Participatiewet|Wet [^.;,]*|Besluit [^.;,]*) )?art\. [^);]*|Wet IB 2001")


def dutch(heard):
    """Return what is Dutch of what was looked at, but for the names of laws and articles."""
    found = ((where, text, dutch_words(_LAW.sub("", text))) for text, where in heard.items())
    return [f"{where}: {text!r} ({', '.join(words)})" for where, text, words in found if words]


def test_what_is_found_in_a_sheet(window, look, heard, complex_window, done, tmp_path):
    sheet = households().astype(dict.fromkeys(ODD, object))
    for row, (name, text) in enumerate(ODD.items()):
        sheet.loc[row, name] = text
    look(complex_window, "start")
    for ending in (".csv", ".xlsx"):
        complex_window.look_at(write(sheet, tmp_path / f"in{ending}"))
        done()
        look(complex_window, f"preview of {ending}")
    complex_window.run()
    done()
    for place in range(3):
        complex_window.page.tabs.bar.setCurrentIndex(place)
        look(complex_window, f"page {place} of the outcome")
    complex_window.open_row(0)
    complex_window.choose()
    complex_window.save()
    for name in ("uit.pdf", "in.xlsx", "uit.csv"):
        complex_window.save_to(tmp_path / name)
        done()
        look(complex_window, f"saving {name}")
    complex_window.save_to(Path("/proc/uit.csv"))
    done()
    complex_window.look_at(tmp_path / "uit.csv")
    done()
    look(complex_window, "preview of an earlier outcome")
    assert len(heard) > 300
    assert "\n".join(dutch(heard)) == ""


REFUSED = {
    "x.csv": "a;b\n1;2\n",
    "empty.csv": "",
    "old.xls": "x",
    "no.xlsx": "x",
    "quote.csv": 'dossier;"x\n',
    "no.parquet": "x",
    "case.json": "{}",
    "other.pdf": "x",
}


def test_what_is_said_of_a_sheet_that_is_refused(window, look, heard, complex_window, done, tmp_path):
    for name, content in REFUSED.items():
        (tmp_path / name).write_text(content)
        complex_window.look_at(tmp_path / name)
        done()
        look(complex_window, name)
    complex_window.look_at(tmp_path / "nothing.csv")
    done()
    look(complex_window, "a file that is not there")
    complex_window.look_at(write(households(5).drop(columns=["peildatum"]), tmp_path / "less.csv"))
    done()
    look(complex_window, "a column that is missing")
    book = openpyxl.load_workbook(write(households(5), tmp_path / "two.xlsx"))
    book.copy_worksheet(book.active)
    book.save(tmp_path / "two.xlsx")
    complex_window.look_at(tmp_path / "two.xlsx")
    done()
    look(complex_window, "a choice of sheets")
    assert "\n".join(dutch(heard)) == ""


def test_what_is_said_of_files_and_in_dialogs(window, look, heard, tmp_path):
    window.desk.open_case(parse(CASE))
    files, beside = window.desk.files, window.beside
    unfit = {**CASE, "peildatum": "1900-01-01", "rare": 1, "huishouden": {"personen": [*PERSONS, *PERSONS]}}
    cases = {"half.json": '{"versie":1,', "unfit.json": json.dumps(unfit), "no.xlsx": "x", "short.json": "[]"}
    for name, content in cases.items():
        (tmp_path / name).write_text(content)
        files.open_path(tmp_path / name)
    files.open_path(tmp_path / "nothing.json")
    files.open_path(tmp_path / "x.txt")
    for place in (tmp_path / "nowhere/x.xlsx", tmp_path, Path("/proc/x.xlsx"), tmp_path / "111222333.xlsx"):
        files.save_to(place)
        beside.save_pdf_to(place)
    (tmp_path / "a.zip").write_text("x")
    beside.keep_pack(tmp_path / "a.zip")
    for ask in (beside.show_about, beside.take_back_pack, beside.print_letter, beside.save_pdf, beside.show_shortcuts):
        ask()
    for ask in (beside.show_tables, files.save_as, files.open, files.save_unfinished):
        ask()
    ask_new_password(window)
    for dialog in (CrashDialog("x"), PasswordDialog()):
        dialog.exec()
        dialog.deleteLater()
    beside.present()
    look(beside.presentation, "for the client")
    beside.presentation.close()
    for shown in QApplication.topLevelWidgets():
        if shown.isVisible() and shown is not window:
            look(shown, "other window")
            shown.close()
    assert len(heard) > 100
    assert "\n".join(dutch(heard)) == ""


@pytest.mark.parametrize("number", range(6))
def test_what_was_changed_in_a_case_file(window, look, heard, number, tmp_path):
    """What must be typed in a cell stays Dutch, as the sheet is; each cell has its name in the window."""
    geval, rng = case_in_english(number), Random(number)
    cells = list(entries(geval))
    free = [cell.name for cell in cells if cell.locked is None]
    for place, names in enumerate((free, [cell.name for cell in cells if cell.locked is not None])):
        for value in (7, "zz", None):
            (path := tmp_path / f"q{place}.xlsx").write_bytes(
                edited(made(geval).content, dict.fromkeys(rng.sample(names, k=min(12, len(names))), value))
            )
            window.desk.files.mark_saved()
            window.desk.files.open_path(path)
    accepted = re.compile(r"Choose [^.]*|Type ja or nee|bijlage-2021|scp-nvmt")
    assert sum(": was " in text for text in heard) > 0
    assert "\n".join(dutch({accepted.sub("", text): where for text, where in heard.items()})) == ""


def test_what_the_tables_rest_on(window, look, heard, monkeypatch):
    """The titles of sources are names."""
    monkeypatch.setattr(pages.Page, "exec", lambda page: look(page.text.toPlainText(), "tables"))
    window.beside.show_tables()
    titles = {source["titel"] for table in overview()["tabellen"] for source in table["bronnen"]}
    (text,) = heard
    lines = dict.fromkeys(set(re.split(r"[\n\u2028]", text)) - titles, "tables")
    assert len(lines) > 60
    assert "\n".join(dutch(lines)) == ""


def test_what_stands_in_the_menus(window, look, heard):
    menus = [action.menu() for action in window.menuBar().actions()]
    menus += [inner for menu in menus for inner in menu.findChildren(QMenu)]
    for menu in menus:
        menu.aboutToShow.emit()
        for action in (menu.menuAction(), *menu.actions()):
            for text in {action.text(), action.toolTip()} - {"Nederlands"}:
                look(text, "menu")
    assert len(heard) > 60
    assert "\n".join(dutch(heard)) == ""


def case_in_english(number):
    """Return a random case, whose names and descriptions have no language."""
    case = random_case(Random(number))
    for place, home in enumerate(case["woonsituaties"]):
        home["naam"] = f"q{place}"
    for cost in case["huishouden"].get("vaste_lasten", ()):
        cost["omschrijving"] = "q"
    return parse(case, latest_tables=True)


@pytest.mark.parametrize("geval", [parse(CASE), *map(case_in_english, range(1, 7))], ids=lambda geval: geval.peildatum)
def test_what_an_outcome_rests_on(window, look, heard, qtbot, geval):
    window.resize(1600, 1000)
    window.desk.open_case(geval)
    window.result.steps.formulas.setChecked(True)
    for row in rows(window.desk.resultaat):
        for place in range(len(geval.woonsituaties)):
            window.result.explain(row.step, place, by_keyboard=True)
            look(window, f"explanation of {row.step}")
    for goal in (*window.finder._goals(), *terms(None)):
        look(goal.title if goal.key else goal.where, "search")
    for place in range(window.result.tabs.bar.count()):
        window.result.tabs.bar.setCurrentIndex(place)
        qtbot.wait(20)
        look(window, f"tab {place}")
    assert len(heard) > 300
    assert "\n".join(dutch(heard)) == ""


def test_what_does_not_fit_together_in_the_form(window, look, heard, unfold):
    window.desk.open_case(parse(CASE))
    unfold()
    window.form.put({"woonsituaties[1].energielast_laag_per_maand": 90.0})
    look(window, "a band that does not fit")
    window.form.put({"woonsituaties[1].energielast_hoog_per_maand": 60.0})
    look(window, "mistakes between fields")
    assert any("Type at most 75, the energy a month." in text for text in heard)
    assert "\n".join(dutch(heard)) == ""


def test_the_appendix_with_its_causes(window, look, heard):
    window.beside.show_appendix()
    shown = next(shown for shown in QApplication.topLevelWidgets() if hasattr(shown, "appendix_model"))
    look(shown, "appendix")
    shown.close()
    assert sum("needs 1,017 to 1,112" in text for text in heard) > 0
    assert "\n".join(dutch(heard)) == ""


def test_the_signals_of_random_households():
    """Windows are slow and show few households; a signal is the same sentence everywhere."""
    said = {
        signaal.code: signaal.message.say("en")
        for number in range(300)
        for signaal in compute(case_in_english(number)).signalen
        if dutch_words(_LAW.sub("", signaal.message.say("en")))
    }
    assert said == {}


def test_the_letter():
    said = set()
    for resultaat in LETTERS:
        page = letter(resultaat, "en")
        lines = (*page.comes_in, *page.goes_out, page.left)
        said |= {page.title, page.day, *page.answer, *page.headings, *page.names, page.remark, *page.advice}
        said |= {page.disclaimer, *(line.label for line in lines)}
    assert len(said) > 30
    assert [text for text in said if dutch_words(text)] == []
