"""The table with the rows of a run: order, filter, words, copying, and opening a row as a case."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from calculator.batch.columns import DIFFERENCE
from calculator.batch.results import collect
from calculator.cases.fields import MISSING, Mistake, OneLine
from calculator.dutch.money import in_column, signed
from tests.ui.complex.sheets import ROWS, WRONG, households, write
from ui.complex.results_view import RowsPage
from ui.complex.row_faults import said_of
from ui.complex.rows_model import RowsModel

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    return collect(write(households(), tmp_path_factory.mktemp("rows") / "in.xlsx"))


@pytest.fixture
def page(shown, results):
    found = RowsPage(results)
    found.resize(1100, 500)
    shown(found)
    found.table.setFocus()
    return found


def place(model, key):
    return next(number for number, column in enumerate(model.columns) if column.key == key)


def cells(model, key):
    return [model.text(line, place(model, key)) for line in range(model.rowCount())]


def rows(model):
    return [model.row_at(line) for line in range(model.rowCount())]


def test_the_rows_stand_as_in_the_sheet_with_their_amounts(results):
    model = RowsModel(results)
    assert cells(model, "rij") == [str(row) for row in range(1, ROWS + 1)]
    assert cells(model, "dossier") == [f"A-{row}" for row in range(ROWS)]
    for key in ("resterend_leefbudget_nu_per_maand", "marge_na_per_maand", "huurtoeslag_na_per_maand"):
        values = results.numbers[key]
        assert cells(model, key) == ["–" if np.isnan(value) else in_column(value, 2) for value in values]
    changes = results.numbers[DIFFERENCE]
    assert cells(model, DIFFERENCE) == ["–" if np.isnan(value) else signed(value, 2) for value in changes]


def test_amounts_sort_by_amount_and_what_is_empty_comes_last(results):
    model = RowsModel(results)
    values = results.numbers[DIFFERENCE]
    known = int((~np.isnan(values)).sum())
    assert 0 < known < ROWS
    for order, sign in ((UP, 1), (DOWN, -1)):
        model.sort(place(model, DIFFERENCE), order)
        found = sign * values[rows(model)]
        assert (np.diff(found[:known]) >= 0).all()
        assert np.isnan(found[known:]).all()
    by_text = sorted(cells(model, DIFFERENCE))
    model.sort(place(model, DIFFERENCE), UP)
    assert cells(model, DIFFERENCE) != by_text


def test_codes_sort_by_the_numbers_in_them(results):
    model = RowsModel(results)
    model.sort(place(model, "dossier"), DOWN)
    assert cells(model, "dossier") == [f"A-{row}" for row in reversed(range(ROWS))]


def test_equal_rows_keep_the_order_of_the_sheet(results):
    model = RowsModel(results)
    model.sort(place(model, "soort"), UP)
    found = [(word, row) for word, row in zip(cells(model, "soort"), rows(model), strict=True)]
    kinds = list(dict.fromkeys(word for word, _ in found))
    assert kinds[-1] == "fout"
    for kind in kinds:
        own = [row for word, row in found if word == kind]
        assert own == sorted(own)
    assert sum(word == kinds[0] for word, _ in found) > 1


LOW, HIGH = "norm_laag_per_maand", "norm_hoog_per_maand"
LEFT = ("resterend_leefbudget_nu_per_maand", "resterend_leefbudget_na_per_maand")


@pytest.mark.parametrize(
    ("mark", "holds"),
    [
        ("achteruit", lambda numbers: numbers[DIFFERENCE] < 0),
        ("vooruit", lambda numbers: numbers[DIFFERENCE] > 0),
        ("gelijk", lambda numbers: numbers[DIFFERENCE] == 0),
        ("onder_norm_nu", lambda numbers: numbers[LEFT[0]] < numbers[LOW]),
        ("op_de_rand_nu", lambda numbers: (numbers[LEFT[0]] >= numbers[LOW]) & (numbers[LEFT[0]] < numbers[HIGH])),
        ("zakt_onder_norm", lambda numbers: (numbers[LEFT[0]] >= numbers[LOW]) & (numbers[LEFT[1]] < numbers[LOW])),
        ("komt_boven_norm", lambda numbers: (numbers[LEFT[0]] < numbers[HIGH]) & (numbers[LEFT[1]] >= numbers[HIGH])),
    ],
)
def test_the_filter_shows_who_it_says_and_how_many(page, results, mark, holds):
    wanted = np.flatnonzero(holds(results.numbers)).tolist()
    page.filter.set_value(mark)
    assert rows(page.table.rows) == wanted
    assert page.filter.currentText().endswith(f"({len(wanted)})")
    page.filter.set_value(None)
    assert page.table.rows.rowCount() == ROWS


def test_who_loses_most_comes_first_and_the_filter_stays(page, results):
    page.filter.set_value("achteruit")
    page.table.sort_by(place(page.table.rows, DIFFERENCE), UP)
    changes = results.numbers[DIFFERENCE]
    assert page.table.rows.row_at(0) == int(np.nanargmin(changes))
    assert page.table.rows.rowCount() == int((changes < 0).sum())
    assert page.table.currentIndex().row() == 0


def test_keys_and_the_head_sort_by_the_column_and_say_so(page):
    table, model = page.table, page.table.rows
    column = place(model, "huurtoeslag_nu_per_maand")
    table.setCurrentIndex(model.index(5, column))
    QTest.keyClick(table, Qt.Key.Key_Down, CONTROL)
    downward = rows(model)
    assert model.headerData(column, Qt.Orientation.Horizontal) == "Huurtoeslag nu ▼"
    spoken = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Huurtoeslag nu, aflopend"
    QTest.keyClick(table, Qt.Key.Key_Up, CONTROL)
    assert model.headerData(column, Qt.Orientation.Horizontal) == "Huurtoeslag nu ▲"
    assert rows(model) != downward
    header = table.horizontalHeader()
    QTest.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(header.sectionViewportPosition(column) + 20, 10)
    )
    assert rows(model) == downward


def test_a_wrong_row_says_what_is_wrong(page, results):
    model = page.table.rows
    assert cells(model, "soort")[WRONG] == "fout"
    assert cells(model, DIFFERENCE)[WRONG] == "–"
    assert cells(model, "fout")[WRONG].startswith("vermogen: 'veel' wordt niet aanvaard; verwacht: een bedrag")
    assert set(cells(model, "fout")) == {"", results.faults[WRONG]}
    page.table.setCurrentIndex(model.index(WRONG, 0))
    assert page.about.text().startswith(f"Rij {WRONG + 1} is niet berekend. vermogen: 'veel' kan hier niet. Typ")
    assert page.about.property("role") == "worse"
    page.filter.set_value("fout")
    assert rows(model) == [WRONG]
    shown = [column.key for n, column in enumerate(model.columns) if not page.table.isColumnHidden(n)]
    assert shown == ["rij", "dossier", "fout"]
    page.filter.set_value(None)
    assert not page.table.isColumnHidden(place(model, DIFFERENCE))


def test_what_is_worse_has_a_sign_and_a_colour(results):
    model = RowsModel(results)
    column = place(model, DIFFERENCE)
    for line, text in enumerate(cells(model, DIFFERENCE)):
        coloured = model.index(line, column).data(Qt.ItemDataRole.ForegroundRole) is not None
        assert coloured is text.startswith("−")


def test_numbers_stand_right_and_words_left_and_each_cell_is_spoken_with_its_name(results):
    model = RowsModel(results)
    for number_, column in enumerate(model.columns):
        side = model.index(0, number_).data(Qt.ItemDataRole.TextAlignmentRole)
        words = column.key in ("dossier", "soort", "fout")
        assert bool(side & Qt.AlignmentFlag.AlignLeft) is words
        spoken = model.index(0, number_).data(Qt.ItemDataRole.AccessibleTextRole)
        assert column.spoken in spoken
        assert model.text(0, number_) in spoken or spoken.endswith(": geen")
    spoken = model.index(3, place(model, "huurtoeslag_nu_per_maand")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("A-3, Huurtoeslag nu: ")
    assert spoken.endswith(" euro per maand")


def test_the_selection_is_copied_as_text_and_without_one_everything(page, qapp):
    table = page.table
    QTest.keyClick(table, Qt.Key.Key_C, CONTROL)
    assert len(qapp.clipboard().text().splitlines()) == ROWS + 1
    table.selectRow(2)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_C, CONTROL)
    lines = [line.split("\t") for line in qapp.clipboard().text().splitlines()]
    assert lines[0][:4] == ["Rij", "Dossier", "Huishouden", "Verschil per maand"]
    assert [line[1] for line in lines[1:]] == ["A-2", "A-3"]
    assert lines[1][4] == table.rows.text(2, 4)


def test_without_a_later_dwelling_there_is_nothing_to_compare(tmp_path):
    sheet = households().filter(regex="^(?!.*_na_per_maand)")
    model = RowsModel(collect(write(sheet, tmp_path / "in.csv")))
    keys = [column.key for column in model.columns]
    assert DIFFERENCE not in keys
    assert not [key for key in keys if "_na_" in key]
    assert "resterend_leefbudget_nu_per_maand" in keys


@pytest.fixture
def found(tmp_path, complex_window, done):
    complex_window.look_at(write(households(), tmp_path / "in.xlsx"))
    done()
    complex_window.run()
    done()
    return complex_window.page.rows.table


def test_a_row_opened_as_a_case_has_the_amounts_of_the_row(window, complex_window, found):
    numbers = complex_window.results.numbers
    for row in [row for row in range(0, ROWS, 5) if row != WRONG]:
        found.opened.emit(row)
        resultaat = window.desk.resultaat
        assert resultaat.geval.dossier == f"A-{row}"
        assert resultaat.huishouden.toetsingsinkomen_per_jaar == numbers["toetsingsinkomen_per_jaar"][row]
        assert resultaat.huishouden.netto_inkomen_per_maand == numbers["netto_inkomen_per_maand"][row]
        later = not np.isnan(numbers["netto_woonlast_na_per_maand"][row])
        assert len(resultaat.woonsituaties) == 1 + later
        for home, when in zip(resultaat.woonsituaties, ("nu", "na"), strict=False):
            for name in ("huurtoeslag", "netto_woonlast", "resterend_leefbudget", "marge"):
                expected = numbers[f"{name}_{when}_per_maand"][row]
                amount = getattr(home, f"{name}_per_maand")
                assert amount == expected or (amount is None and np.isnan(expected)), (row, name, when)
        if later:
            assert resultaat.verschillen[0].resterend_leefbudget_per_maand == numbers[DIFFERENCE][row]


def test_enter_and_a_double_click_open_the_row_that_is_shown_there(qtbot, window, complex_window, found):
    found.sort_by(3, DOWN)
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Return)
    assert window.desk.resultaat.geval.dossier == found.rows.text(0, 1)
    qtbot.waitUntil(window.isActiveWindow)
    place_ = found.visualRect(found.rows.index(2, 1)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place_)
    QTest.mouseDClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place_)
    assert window.desk.resultaat.geval.dossier == found.rows.text(2, 1)


def test_what_stood_in_the_form_comes_back_with_undo(window, type_in, found):
    window.desk.open_example(12)
    before = window.desk.state()
    found.opened.emit(4)
    assert window.desk.resultaat.geval.dossier == "A-4"
    assert not window.desk.files.is_dirty
    window.desk.undo()
    assert window.desk.state() == before


def test_a_wrong_row_explains_why_it_does_not_open(window, found, monkeypatch):
    said = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    before = window.desk.state()
    found.opened.emit(WRONG)
    assert len(said) == 1
    assert said[0].startswith(f"Rij {WRONG + 1} is niet berekend. vermogen: 'veel' kan hier niet. Typ")
    assert window.desk.state() == before


AGE, RENT = (
    Mistake("leeftijd", "4 | 0", "een geheel getal van 0 tot en met 120"),
    Mistake("huur", MISSING, "een bedrag"),
)
CHILDREN = Mistake("kinderen", "x", "leeftijden, zoals 10;12. Typ hele jaren, zoals 10;12.")


@pytest.mark.parametrize(
    ("faults", "said"),
    [
        ((AGE,), "leeftijd: '4 | 0' kan hier niet. Typ een geheel getal van 0 tot en met 120."),
        ((RENT, CHILDREN), "huur ontbreekt. Typ een bedrag. kinderen: 'x' kan hier niet. Typ hele jaren, zoals 10;12."),
        ((Mistake("soort", "x", "één van: loon, aow"),), "soort: 'x' kan hier niet. Kies één van: loon, aow."),
        ((Mistake("rij", 4, "een bedrag"),), "rij: 4 kan hier niet. Typ een bedrag."),
        (("te weinig cellen",), "te weinig cellen"),
        (
            (Mistake("huur", "a | b: c; verwacht: d", "een bedrag"),),
            "huur: 'a | b: c; verwacht: d' kan hier niet. Typ een bedrag.",
        ),
    ],
)
def test_what_is_wrong_with_a_row_is_said_as_what_to_type(faults, said):
    assert said_of(OneLine(faults)) == said
