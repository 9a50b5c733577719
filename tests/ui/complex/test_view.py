"""The window that computes a complex, from file to file: with real files and the real thread."""

import subprocess
import sys
import warnings
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QTableView

from calculator.batch import INPUT
from calculator.batch.results import Results
from calculator.sheets import COMPOUND_FILE
from tests.ui.complex.sheets import ROWS, households, write
from ui.complex import view, worker
from ui.complex.preview_view import PreviewPage
from ui.complex.running import RunningPage
from ui.complex.start import StartPage
from ui.look import zoom
from ui.look.theme import roles

ENDINGS = (".csv", ".xlsx", ".parquet")


def texts_of(grid):
    return {row[0]: row[1] for row in grid.rows}


# -- looking at a file -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_preview_says_which_columns_are_found(tmp_path, complex_window, done, ending):
    complex_window.look_at(write(households(), tmp_path / f"in{ending}"))
    done()
    page = complex_window.page
    assert isinstance(page, PreviewPage)
    found = texts_of(page.table.grid.grid)
    assert {name for name, what in found.items() if what == "herkend"} == set(INPUT)
    assert found["straat"] == "gaat ongewijzigd mee"
    assert page.headline.text().startswith(f"in{ending} kan worden doorgerekend")
    assert "120 rijen" in page.headline.text()
    assert page.receipt.text().startswith(f"Gelezen: in{ending}")
    assert page.receipt.isVisible()
    rows = {row[0]: row for row in page.table.grid.grid.rows}
    assert rows["dossier"][2:] == ("A-0", "A-1", "A-2", "A-3")
    assert page.run.isEnabled()
    assert page.run.hasFocus()


def test_missing_columns_are_named_and_nothing_can_be_run(tmp_path, complex_window, done):
    sheet = households().drop(columns=["peildatum", "energielast_na_per_maand"])
    complex_window.look_at(write(sheet, tmp_path / "in.xlsx"))
    done()
    page = complex_window.page
    found = texts_of(page.table.grid.grid)
    assert found["peildatum"] == "ontbreekt, en is nodig"
    assert found["energielast_na_per_maand"] == "ontbreekt, en dat mag"
    assert page.mistakes.text() == "peildatum: ontbreekt; verwacht: deze kolom in de kopregel"
    assert page.mistakes.isVisible()
    assert not page.run.isEnabled()
    assert page.choose.hasFocus()


def test_outcomes_of_an_earlier_run_are_computed_anew(tmp_path, complex_window, done, computed):
    computed().results.save(tmp_path / "uit.csv")
    complex_window.look_at(tmp_path / "uit.csv")
    done()
    found = texts_of(complex_window.page.table.grid.grid)
    assert found["fout"] == found["huurtoeslag_nu_per_maand"] == "wordt opnieuw berekend"
    assert complex_window.page.run.isEnabled()


@pytest.mark.parametrize(
    ("name", "bytes_", "accepted"),
    [
        ("in.xlsx", b"geen werkboek", "Geef het dan een naam die eindigt op .csv."),
        (
            "in.xlsx",
            COMPOUND_FILE,
            "Open het in Excel of LibreOffice, haal het wachtwoord weg en bewaar het als .xlsx.",
        ),
        ("in.xls", COMPOUND_FILE, "Open het in Excel of LibreOffice en bewaar het als .xlsx."),
        ("in.csv", b"PK\x03\x04 xl/workbook.xml", "Geef het een naam die eindigt op .xlsx."),
        ("in.csv", b"PK\x03\x04", "en kies het bestand dat erin zit."),
        ("in.parquet", b"geen parquet", "Vraag het opnieuw, of neem csv."),
        ("in.pdf", b"%PDF", "Vraag om hetzelfde als Excel of csv."),
        ("in.doc", b"", "verwacht: een bestand dat eindigt op .xlsx, .csv of .parquet"),
        ("nergens.csv", None, "verwacht: een leesbaar bestand; er is geen bestand met deze naam"),
    ],
)
def test_a_wrong_file_is_told_with_what_is_accepted(tmp_path, complex_window, done, name, bytes_, accepted):
    if bytes_ is not None:
        (tmp_path / name).write_bytes(bytes_)
    complex_window.look_at(tmp_path / name)
    done()
    page = complex_window.page
    assert isinstance(page, StartPage)
    assert page.message.isVisible()
    assert page.message.text().endswith(accepted)
    assert page.message.property("role") == "worse"


def test_the_empty_sheet_can_be_filled_in_and_computed(tmp_path, monkeypatch, complex_window, done):
    def accept(dialog):
        dialog.selectFile(str(tmp_path / "leeg.xlsx"))
        return True

    monkeypatch.setattr(QFileDialog, "exec", accept)
    complex_window.page.template.click()
    done()
    assert "Opgeslagen: leeg.xlsx" in complex_window.page.message.text()
    complex_window.page.choose.click()
    done()
    complex_window.page.run.click()
    done()
    assert complex_window.results.summary.rows == 3
    assert complex_window.results.faults == {}


# -- running -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def at_once(monkeypatch):
    """The page with the progress comes at once, also on a machine on which everything is soon done."""
    monkeypatch.setattr(view, "_WAIT_MS", 0)


def test_progress_counts_up_while_the_window_stays_alive(qtbot, at_once, complex_window, done, large):
    complex_window.look_at(large)
    done()
    complex_window.run()
    seen, beats = [], []
    complex_window.job.progressed.connect(lambda rows, total: seen.append((rows, total)))
    while complex_window.job is not None:
        qtbot.wait(5)
        beats.append(isinstance(complex_window.page, RunningPage) and complex_window.page.rows.text())
    assert [total for _, total in seen] == [150_000] * len(seen)
    assert [rows for rows, _ in seen] == sorted({rows for rows, _ in seen})
    assert seen[-1][0] == 150_000
    assert any(isinstance(text, str) and text.endswith("van 150.000 rijen") for text in beats)
    assert len(beats) > 20


def test_cancelling_a_run_goes_back_and_keeps_nothing(qtbot, at_once, tmp_path, complex_window, done, large):
    complex_window.look_at(large)
    done()
    complex_window.run()
    qtbot.waitUntil(lambda: isinstance(complex_window.page, RunningPage))
    assert complex_window.page.cancel.hasFocus()
    QTest.keyClick(complex_window.page.cancel, Qt.Key.Key_Escape)
    done()
    assert isinstance(complex_window.page, PreviewPage)
    assert complex_window.page.note.text() == "Afgebroken. Er is niets bewaard."
    assert complex_window.results is None
    assert [path.name for path in tmp_path.iterdir()] == [large.name]
    complex_window.run()
    done()
    assert complex_window.results.summary.rows == 150_000


def test_cancelling_while_saving_leaves_no_file(qtbot, tmp_path, complex_window, done, large):
    complex_window.look_at(large)
    done()
    complex_window.run()
    done()
    page = complex_window.page
    for ending in ENDINGS:
        page.said.setText("")
        complex_window.save_to(tmp_path / f"uit{ending}")
        qtbot.waitUntil(complex_window.job.isRunning)
        complex_window.cancel()
        done()
        assert complex_window.page is page
        assert page.said.text() == "Afgebroken. Er is niets bewaard."
        assert [path.name for path in tmp_path.iterdir()] == [large.name]


def test_closing_while_it_runs_ends_the_thread(qtbot, complex_window, done, large):
    complex_window.look_at(large)
    done()
    qtbot.waitUntil(lambda: not worker._running)
    complex_window.run()
    assert len(worker._running) == 1
    complex_window.close()
    assert complex_window.job is None
    qtbot.waitUntil(lambda: not worker._running)
    assert isinstance(complex_window.page, StartPage)
    assert (complex_window.preview, complex_window.results) == (None, None)


PROGRAM = """
import sys
import warnings
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.app import ARGUMENTS, prepare
from ui.window import Window
application = QApplication(["leefbudget", *ARGUMENTS])
prepare(application)
window = Window()
window.show()
loaded = [name for name in sys.modules if name.startswith("ui.complex") or name in ("numpy", "pyarrow", "pandas")]
print("loaded", loaded)
window.complete()
window.beside.show_complex()
print("loaded", [name for name in sys.modules if name in ("pyarrow", "pandas")])
window.beside.complex.look_at(Path(sys.argv[1]))
def look():
    if window.beside.complex.job is not None:
        QTimer.singleShot(10, look)
    else:
        window.beside.complex.run()
        QTimer.singleShot(50, window.close)
QTimer.singleShot(10, look)
application.exec()
print("ended")
"""


def test_closing_the_program_while_it_runs_ends_in_order_and_nothing_is_loaded_too_early(large):
    finished = subprocess.run(
        [sys.executable, "-c", PROGRAM, large],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        cwd=Path(__file__).parents[3],
    )
    assert finished.stdout.splitlines() == ["loaded []", "loaded []", "ended"]
    assert "QThread" not in finished.stderr
    assert finished.returncode == 0


def test_a_mistake_of_the_program_goes_to_the_guard_and_the_window_goes_on(
    qtbot, tmp_path, complex_window, done, computed
):
    page = computed()
    page.results.parts = [None]  # what no user can do
    with qtbot.captureExceptions() as caught:
        complex_window.save_to(tmp_path / "uit.csv")
        done()
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is TypeError
    assert complex_window.page.save.isEnabled()


def test_an_outcome_stays_until_there_is_another(tmp_path, complex_window, done, computed):
    page = computed()
    wrong = households().drop(columns=["peildatum"])
    complex_window.look_at(write(wrong, tmp_path / "ander.xlsx"))
    done()
    preview = complex_window.page
    assert isinstance(preview, PreviewPage)
    assert preview.back.isVisible()
    assert "in.xlsx" in preview.back.text()
    preview.back.setFocus()
    QTest.keyClick(preview.back, Qt.Key.Key_Return)
    assert complex_window.page is page
    complex_window.look_at(write(households(60), tmp_path / "nieuw.xlsx"))
    done()
    complex_window.page.run.setFocus()
    QTest.keyClick(complex_window.page.run, Qt.Key.Key_Return)
    done()
    assert complex_window.results.path.name == "nieuw.xlsx"
    assert complex_window.page is not page


# -- reaching it -------------------------------------------------------------------------------------------------------


def drop(widget, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # from 6.12 on; before, there is no other way to make one
        entered = QDragEnterEvent(QPoint(5, 5), *arguments)
    entered.setAccepted(False)
    widget.dragEnterEvent(entered)
    if entered.isAccepted():
        widget.dropEvent(QDropEvent(QPoint(5, 5), *arguments))
    return entered.isAccepted()


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_a_sheet_dropped_on_the_window_with_a_case_opens_here(tmp_path, window, complex_window, done, ending):
    assert drop(window, write(households(), tmp_path / f"in{ending}"))
    done()
    assert isinstance(complex_window.page, PreviewPage)


def test_a_file_dropped_here_is_looked_at_and_a_wrong_one_is_told(tmp_path, complex_window, done):
    assert drop(complex_window, write(households(), tmp_path / "in.xlsx"))
    done()
    assert isinstance(complex_window.page, PreviewPage)
    assert drop(complex_window, tmp_path / "foto.png")
    done()
    assert "verwacht: een bestand dat eindigt op" in complex_window.page.message.text()


def test_a_wrong_file_does_not_take_away_what_was_found(tmp_path, said, complex_window, done, computed):
    page = computed()
    assert drop(complex_window, tmp_path / "foto.png")
    done()
    assert "verwacht: een bestand dat eindigt op" in said[0]
    assert complex_window.page is page
    complex_window.save_to(tmp_path / "uit.csv")
    done()
    assert (tmp_path / "uit.csv").exists()


def test_reading_can_be_given_up_at_once(qtbot, tmp_path, complex_window, done):
    first, second = (write(households(seed=seed), tmp_path / f"{seed}.xlsx") for seed in (1, 2))
    complex_window.look_at(first)
    complex_window.cancel()
    assert complex_window.job is None
    assert complex_window.page.message.text() == "Afgebroken. Er is niets bewaard."
    complex_window.look_at(second)
    done()
    qtbot.waitUntil(lambda: not worker._running)
    assert complex_window.preview.path == second


def test_nothing_can_be_dropped_while_it_runs(complex_window, done, large):
    complex_window.look_at(large)
    assert not drop(complex_window, large)
    done()


def test_the_key_opens_one_window_and_closing_the_program_closes_it(qtbot, window, complex_window):
    complex_window.close()
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window.beside.complex is complex_window
    assert complex_window.isVisible()
    window.close()
    assert not complex_window.isVisible()


# -- for everyone ------------------------------------------------------------------------------------------------------


def focusable(page):
    kinds = (QAbstractButton, QComboBox, QTableView)
    return [
        widget
        for kind in kinds
        for widget in page.findChildren(kind)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def test_everything_has_a_name_and_tab_goes_where_the_eye_goes(tmp_path, complex_window, done, computed):
    def check():
        page = complex_window.page
        widgets = focusable(page)
        for widget in widgets:
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget
        first = complex_window.focusWidget()
        order = []
        while (widget := complex_window.focusWidget()) not in order:
            order.append(widget)
            QTest.keyClick(widget, Qt.Key.Key_Tab)
        assert first in order
        assert set(widgets) <= set(order)
        top = min(order, key=lambda item: (item.mapTo(page, QPoint()).y(), item.mapTo(page, QPoint()).x()))
        turned = order[order.index(top) :] + order[: order.index(top)]
        places = [(item.mapTo(page, QPoint()).y() // 20, item.mapTo(page, QPoint()).x()) for item in turned]
        assert places == sorted(places), [
            (type(item).__name__, place) for item, place in zip(turned, places, strict=True)
        ]
        letters = [
            text[text.index("&") + 1].lower() for item in widgets if "&" in (text := getattr(item, "text", str)())
        ]
        assert len(set(letters)) == len(letters)

    check()
    complex_window.look_at(write(households(), tmp_path / "in.csv"))
    done()
    check()
    page = computed()
    for place in range(3):
        page.tabs.bar.setCurrentIndex(place)
        page.tabs.bar.setFocus()
        check()


def test_it_speaks_english_with_the_same_content(window, complex_window, computed, qtbot):
    page = computed()
    assert page.tabs.bar.tabText(0) == "Huishoudens"
    window.speak("en")
    qtbot.waitUntil(lambda: complex_window.page is not page)
    assert complex_window.windowTitle() == "Compute a complex – Leefbudget"
    assert complex_window.page.tabs.bar.tabText(0) == "Households"
    assert complex_window.page.headline.text().startswith("Of ")
    assert complex_window.page.rows.filter.itemText(0) == "all households (120)"
    kinds = [row[0] for row in complex_window.page.summary.groups.grid.grid.rows]
    assert {"All households", "Single", "Income: wage"} <= set(kinds)
    assert complex_window.page.rows.table.rows.text(0, 3) == page.rows.table.rows.text(0, 3)
    assert isinstance(complex_window.results, Results)
    complex_window.close()
    assert complex_window.page.choose.text() == "Choose a &file ..."


def test_at_twice_the_size_of_type_nothing_is_wider_than_the_window(window, complex_window, computed, qtbot, tmp_path):
    complex_window.resize(1280, 720)
    page = computed()
    window.zoom(len(zoom.STEPS))
    qtbot.waitUntil(lambda: complex_window.page is not page)
    for show in (complex_window._show_results, complex_window._show_preview, complex_window._show_start):
        show()
        qtbot.wait(20)
        page = complex_window.page
        assert page.width() <= complex_window._area.viewport().width()
        for label in page.findChildren(QAbstractButton):
            if label.isVisible():
                assert label.width() >= label.minimumSizeHint().width()


def test_it_follows_the_system_when_that_turns_dark(qtbot, complex_window, computed):
    computed()
    before, palette = complex_window.styleSheet(), QApplication.palette()
    dark = QApplication.palette()
    for role, colour in ((dark.ColorRole.Window, "#202124"), (dark.ColorRole.Base, "#17181a")):
        dark.setColor(role, colour)
    for role in (dark.ColorRole.WindowText, dark.ColorRole.Text, dark.ColorRole.ButtonText):
        dark.setColor(role, "#eeeeee")
    try:
        QApplication.setPalette(dark)
        qtbot.waitUntil(lambda: complex_window.styleSheet() != before)
        assert roles().card.name() in complex_window.styleSheet()
    finally:
        QApplication.setPalette(palette)


def test_the_number_of_rows_is_that_of_the_sheet(computed):
    assert computed().results.rows == ROWS


@pytest.mark.parametrize("width", [1024, 1920])
def test_what_happens_to_a_column_and_its_first_rows_stand_near_its_name(qtbot, tmp_path, complex_window, done, width):
    complex_window.resize(width, 700)
    complex_window.look_at(write(households(), tmp_path / "in.xlsx"))
    done()
    table = complex_window.page.table
    longest = max(table.fontMetrics().horizontalAdvance(row[0]) for row in table.grid.grid.rows)
    qtbot.waitUntil(lambda: longest <= table.columnWidth(0) <= longest + 60)
    assert not any(table.isColumnHidden(column) for column in range(table.grid.columnCount()))
    assert table.horizontalScrollBar().maximum() == 0
    sides = [table.grid.index(0, column).data(Qt.ItemDataRole.TextAlignmentRole) for column in (0, 1, 2)]
    assert [bool(side & Qt.AlignmentFlag.AlignLeft) for side in sides] == [True, True, False]


def test_every_sheet_can_be_chosen_by_keyboard(tmp_path, complex_window, done, monkeypatch):
    """A key opens the list: it does not choose the first sheet that it comes by."""
    opened = []
    monkeypatch.setattr(QComboBox, "showPopup", lambda _shown: opened.append("list"))
    path = write(households(5), tmp_path / "in.xlsx")
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book.active).title = "Tweede"
    book.save(path)
    complex_window.look_at(path)
    done()
    sheet = complex_window.page.sheet
    assert sheet.hasFocus()
    keys = ("Down", "Up", "PageDown", "PageUp", "Home", "End", "Space", "T")
    for key in keys:
        QTest.keyClick(sheet, Qt.Key[f"Key_{key}"])
    assert opened == ["list"] * len(keys)
    assert complex_window.job is None
    sheet.set_value("Tweede")
    done()
    assert complex_window.preview.sheet == "Tweede"
    assert complex_window.page.run.hasFocus()
