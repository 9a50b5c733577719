import re
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog, QMessageBox

from calculator.cli import REFUSED, main
from calculator.run.accept import parse
from calculator.sheets import COMPOUND_FILE
from calculator.words.told import known_in
from tests.calculator.workbook.books import made
from tests.calculator.workbook.conftest import CASE
from tests.calculator.workbook.office import edited
from ui import beside
from ui.files import case_files as files_module
from ui.files import saving
from ui.files.saving import file_name

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("dossier", "name"),
    [
        ("A-2026-014", "rekenblad_A-2026-014_2026-11-21.xlsx"),
        (None, "rekenblad_zonder-dossier_2026-11-21.xlsx"),
        ("a/b: c\\d", "rekenblad_a-b-c-d_2026-11-21.xlsx"),
        ("...", "rekenblad_zonder-dossier_2026-11-21.xlsx"),
    ],
)
def test_the_usual_file_name(dossier, name):
    assert file_name(dossier, TODAY) == name


def test_saving_writes_a_workbook_and_says_so(window, tmp_path, monkeypatch):
    path = tmp_path / "geval.xlsx"
    monkeypatch.setattr(files_module, "ask_path", lambda _parent, _name: path)
    window.desk.open_example(12)
    window.desk.files.save_as()
    assert load_workbook(path).sheetnames
    assert window.statusBar().currentMessage() == "Opgeslagen: geval.xlsx"


def test_nothing_is_saved_when_the_user_thinks_better_of_it(window, monkeypatch):
    asked = []
    monkeypatch.setattr(files_module, "ask_path", lambda _parent, name: asked.append(name))
    window.desk.files.save_as()
    assert asked == []
    assert window.bar.currentMessage() == "Dat kan pas als alles is ingevuld en klopt."
    window.desk.open_example(12)
    window.desk.files.save_as()
    assert asked == ["rekenblad_zonder-dossier_2026-11-21.xlsx"]
    assert "Opgeslagen" not in window.bar.currentMessage()


def test_a_file_that_cannot_be_written_is_explained(window, tmp_path, monkeypatch):
    said = []

    def refuse(*_, **_named):
        raise OSError("Het bestand is open in Excel.")

    monkeypatch.setattr(files_module, "save", refuse)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    window.desk.open_example(12)
    window.desk.files.save_to(tmp_path / "geval.xlsx")
    assert said == ["Het bestand is open in Excel."]


@pytest.mark.parametrize("there", [True, False])
def test_without_a_folder_for_documents_the_dialog_opens_at_home(window, tmp_path, monkeypatch, there):
    """Qt takes a folder that is not there for the name of a file."""
    folder = tmp_path if there else tmp_path / "Documents"
    monkeypatch.setattr(saving.QtCore.QStandardPaths, "writableLocation", lambda _: str(folder))
    dialog = saving.make_dialog(window, "Openen", "Alles (*)")
    assert Path(dialog.directory().absolutePath()) == (folder if there else Path.home())
    assert dialog.selectedFiles() in ([], [str(folder)] if there else [str(Path.home())])
    dialog.deleteLater()


def test_the_dialog_offers_the_name_and_adds_the_ending(window, tmp_path, monkeypatch):
    seen = {}

    def accept(dialog):
        seen["suffix"] = dialog.defaultSuffix()
        seen["name"] = dialog.selectedFiles()[0]
        seen["overwrites silently"] = dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
        return 1

    monkeypatch.setattr(QFileDialog, "exec", accept)
    chosen = saving.ask_path(window, "rekenblad_x_2026-11-21.xlsx")
    assert chosen.name == "rekenblad_x_2026-11-21.xlsx"
    assert seen["suffix"] == "xlsx"
    assert not seen["overwrites silently"]


@pytest.mark.parametrize("what", ["geval.xlsx", "concept.json", "brief.pdf"])
def test_what_cannot_be_saved_can_be_tried_again_or_saved_elsewhere(window, tmp_path, monkeypatch, presses, what):
    """As when the file is open in Excel, or a network drive is gone for a while."""
    window.desk.open_example(12)
    gone, there = tmp_path / "weg" / what, tmp_path / what
    files = window.desk.files
    asked = []
    monkeypatch.setattr(files_module, "ask_path", lambda _, name: asked.append(name) or there)
    monkeypatch.setattr(beside, "ask_path", lambda _, name: asked.append(name) or there)
    save = {".xlsx": files.save_to, ".json": files._save_unfinished_to, ".pdf": window.beside.save_pdf_to}[gone.suffix]
    texts = presses("Annuleren")
    save(gone)
    assert "de map bestaat niet" in texts[0]
    assert "Opgeslagen" not in window.bar.currentMessage()
    texts = presses("Nogmaals proberen", "Opslaan als ...")
    save(gone)
    assert len(texts) == 2
    assert asked == [what]
    assert there.stat().st_size
    assert window.bar.currentMessage().startswith(f"Opgeslagen: {what}")
    assert files.path == (there if what == "geval.xlsx" else None)


def test_what_was_not_read_as_it_stands_is_among_what_is_said(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(edited(made(parse(CASE)).content, {"in_kale_huur_per_maand_1": 46204.0}))
    [remark] = saving.open_file(path).remarks
    assert remark.endswith("Dat is ook het getal van 01-07-2026. Klopt het getal?")


def ods():
    """Return the beginning of a file of LibreOffice."""
    with ZipFile(stream := BytesIO(), "w") as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "start", "said"),
    [
        ("a.json", b"%PDF-1.7", "Dit is een pdf."),
        ("a.json", COMPOUND_FILE, "van een oude Excel"),
        ("a.json", b"PK\x03\x04[Content_Types].xml", "Geef het een naam die eindigt op .xlsx"),
        (
            "a.xlsx",
            ods(),
            "een bestand van LibreOffice. Open het in Excel",
        ),
        ("a.xlsx", b"%PDF-1.7", "geen rekenblad van Leefbudget. Dit is geen Excel-bestand. Dit is een pdf."),
        ("a.xlsx", b"<html>", "Dit is een webpagina"),
        ("a.xlsx", b'{"versie": 1}', "Dit is JSON"),
    ],
)
def test_a_file_of_another_kind_is_said_to_be_that(tmp_path, name, start, said):
    path = tmp_path / name
    path.write_bytes(start)
    with pytest.raises(OSError, match=re.escape(said)) as refusal:
        saving.open_file(path)
    assert known_in(str(refusal.value), "en")
    assert main(["bereken", str(path)]) == REFUSED
