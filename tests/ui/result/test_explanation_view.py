"""*Waarom?*: the steps behind an amount, their law, and the way back."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest

from calculator.outcome.appendix import examples
from calculator.outcome.budget import compute
from calculator.outcome.result import Stap
from calculator.presenting.ledger import rows
from ui.result.derivation import Steps, law_url, value_text
from ui.result.explanation_view import ExplanationView
from ui.result.ledger_view import CHANGE
from ui.result.step_delegate import LINES

START = "resterend_leefbudget_per_maand"


def case(nr):
    return compute(next(example.geval for example in examples() if example.nr == nr))


def steps_of(nr, dwelling=1):
    return Steps(case(nr), dwelling)


def stap(value, unit, **other):
    return Stap(**{"stap": "x", "omschrijving": "", "waarde": value, "eenheid": unit, **other})


@pytest.fixture
def view(shown):
    found = ExplanationView()
    found.show_result(case(12))
    found.resize(860, 420)
    return shown(found)


def labels(view):
    return [item.label for item in view.page.items]


def shown_rows(view):
    """The first line of each row, as it stands in the tree."""
    model = view.tree.steps_model
    return [model.item(row, 0).text().splitlines()[0] for row in range(model.rowCount())]


def go_to(view, start):
    model = view.tree.steps_model
    row = next(row for row in range(model.rowCount()) if model.item(row).text().startswith(start))
    view.tree.setCurrentIndex(model.index(row, 0))


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (156.0, "euro per maand", "€\u00a0156 per maand"),
        (1857.25, "euro per maand", "€\u00a01.857,25 per maand"),
        (156.456678, "euro per maand", "€\u00a0156,46 per maand"),
        (31_340.0, "euro", "€\u00a031.340"),
        (0.65, "fractie", "65%"),
        (0.04581, "fractie per jaar", "4,581%"),
        (3.61614e-07, "factor", "0,000000361614"),
        (18.0, "jaren", "18 jaar"),
        (2, "aantal", "2"),
        (True, "ja/nee", "ja"),
        (0, "ja/nee", "nee"),
    ],
)
def test_values_are_written_with_their_unit_in_dutch(value, unit, shown):
    assert value_text(stap(value, unit)) == shown


def test_a_step_shows_only_what_was_used():
    steps = steps_of(12)
    # 30.000 lies above the ijkpunt, so the normhuur follows from both factors; the law of 2021, art. 19
    assert [found.stap for found in steps.inputs("normhuur")] == [
        "rekeninkomen_per_jaar",
        "minimum_inkomensijkpunt",
        "factor_a",
        "factor_b",
    ]
    assert "factor_a_ep" not in [found.stap for found in steps.inputs("factor_a")]
    # below the AOW age of 2021
    read = [found.stap for found in steps.inputs("belasting_voor_kortingen_per_jaar_aanvrager")]
    assert {"premiemaanden_aanvrager", "tarief_schijf_1"} <= set(read)


def test_every_step_of_every_example_can_be_followed_to_what_was_typed_or_stands_in_a_table():
    for nr in (1, 5, 12, 13, 16):
        steps = steps_of(nr)
        for name, found in steps.by_name.items():
            assert value_text(found)
            if found.formule is not None and not steps.inputs(name):
                assert not any(other in found.formule for other in steps.by_name)


def test_every_row_of_the_ledger_has_steps():
    for nr in range(1, 17):
        resultaat = case(nr)
        steps = Steps(resultaat, 0)
        assert {row.step for row in rows(resultaat)} <= set(steps.by_name)


@pytest.mark.parametrize(
    ("article", "url"),
    [
        ("Wht art. 21 lid 1", "https://wetten.overheid.nl/BWBR0008659/2021-01-01"),
        ("Wht art. 7, Awir art. 7 lid 3", "https://wetten.overheid.nl/BWBR0008659/2021-01-01"),
        ("Awir art. 14", "https://wetten.overheid.nl/BWBR0018472/2021-01-01"),
        ("Wzt art. 2 lid 1", "https://wetten.overheid.nl/BWBR0018451/2021-01-01"),
        ("Besluit op de huurtoeslag art. 7", "https://wetten.overheid.nl/BWBR0008763/2021-01-01"),
        ("Wet minimumloon art. 15", "https://wetten.overheid.nl/BWBR0002638/2021-01-01"),
        ("Zvw art. 43", "https://wetten.overheid.nl/BWBR0018450/2021-01-01"),
        ("begroting", None),
    ],
)
def test_an_article_leads_to_its_law_as_it_was_on_the_day(article, url):
    assert law_url(article, "2021-01-01") == url


def test_where_a_step_comes_from_and_whether_it_is_certain():
    steps = steps_of(12)
    assert steps.origin(steps.by_name["kale_huur_per_maand"]) == ("ingevuld", "")
    assert steps.origin(steps.by_name["minimum_normhuur_mp"]) == ("tabel huurtoeslag, officiële tekst gelezen", "")
    origin, doubt = steps.origin(steps.by_name["minimum_inkomensijkpunt_epo"])
    assert origin == "tabel huurtoeslag"
    assert doubt == "niet zeker: schatting"
    assert steps.origin(steps.by_name["bijlage_paar_met_2_kinderen"])[0] == "tabel normbedragen, andere publicatie"


def test_it_begins_with_what_is_left_and_shows_what_that_rests_on(view):
    assert view.place == (START, 1)
    assert view.title.text() == "Om van te leven, na renovatie: €\u00a01.857,25 per maand"
    assert [text.split(";")[0].split(":")[0] for text in labels(view)] == [
        "Alles wat er per maand binnenkomt, behalve de huurtoeslag",
        "Netto woonlast",
    ]


def test_what_is_nil_or_does_not_apply_is_one_click_away(view):
    view.open_step("netto_woonlast_per_maand", 1)
    rows = shown_rows(view)
    # the amounts of case 12, as the appendix prints them
    assert rows[:-1] == [
        "De kale huur is €\u00a0625 per maand",
        "De energie kost €\u00a075 per maand",
        "De huurtoeslag is €\u00a0156 per maand, naar beneden afgerond\u00a0›",
    ]
    assert rows[-1] == "▸ Nul of niet van toepassing (2)"
    assert view.closing.text() == "Dat maakt €\u00a0544 per maand."
    view.tree.setCurrentIndex(view.tree.steps_model.index(3, 0))
    QTest.keyClick(view.tree, Qt.Key.Key_Return)
    group = view.tree.steps_model.item(3)
    assert view.tree.isExpanded(group.index())
    assert {group.child(row).text().splitlines()[0] for row in range(2)} == {
        "De servicekosten zijn samen €\u00a00 per maand\u00a0›",
        "De energieprestatievergoeding (EPV) is €\u00a00 per maand",
    }


def test_an_amount_that_is_only_taken_over_gives_way_to_what_it_rests_on(view):
    # Wht 2021, by hand: 0 to 442,46 in full above the basishuur of 404,65, and 65% from there to 625
    view.open_step("huurtoeslag_per_maand", 1)
    euros = [item.amount for item in view.page.items if item.value.startswith("€")]
    assert euros == ["€\u00a037,81 per maand", "€\u00a0118,65 per maand"]
    assert all(any(amount in line for line in shown_rows(view)) for amount in euros)
    assert view.closing.text() == "Dat maakt €\u00a0156,46 per maand, afgerond €\u00a0156 per maand."
    assert not any("voor afronding" in text for text in labels(view))


def test_why_there_is_nothing_is_not_folded_away(view):
    view.show_result(case(5))  # 30.000 for a single person: the basishuur lies above the rent
    view.open_step("huurtoeslag_per_maand", 0)
    assert view.page.head.value == "€\u00a00"
    assert any(line.removesuffix("\u00a0›").endswith(": nee") for line in shown_rows(view))
    assert view.page.quiet == ()


def test_formulas_and_articles_come_on_request(view):
    view.open_step("huurtoeslag_per_maand", 0)
    assert view.title.text() == "Huurtoeslag, nu: €\u00a058 per maand"
    assert not view.about.isVisible()
    assert not any("Wht" in view.tree.steps_model.item(row).text() for row in range(3))
    view.formulas.click()
    assert "Awir art. 14" in view.about.text()
    assert view.about.isVisible()
    assert view.law.text() == "Lees Awir art. 14 lid 4 en 5 in de browser"
    spoken = view.tree.steps_model.item(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Wht art. 21 lid 1" in spoken
    assert "= 1 × hoogste(0;" in spoken
    view.formulas.click()
    assert not view.about.isVisible()
    assert not view.law.isVisible()


def test_a_part_opens_and_back_returns(view):
    view.open_step("netto_woonlast_per_maand", 1)
    go_to(view, "De huurtoeslag")
    QTest.keyClick(view.tree, Qt.Key.Key_Return)
    assert view.place == ("huurtoeslag_per_maand", 1)
    assert view.back.isVisible()
    QTest.keyClick(view.tree, Qt.Key.Key_Backspace)
    view.back.click()
    assert view.place == (START, 1)
    assert not view.back.isVisible()


def test_a_click_opens_a_part_too(view):
    place = view.tree.visualRect(view.tree.steps_model.index(1, 0)).center()
    QTest.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.place == ("netto_woonlast_per_maand", 1)


def test_what_was_typed_rests_on_nothing_and_says_so(view):
    view.open_step("kale_huur_per_maand", 1)
    assert shown_rows(view) == []
    assert view.nothing.isVisible()
    assert view.nothing.text() == "Dit is ingevuld, of volgt daar meteen uit."


def test_a_doubtful_amount_is_marked_with_a_word(view):
    view.open_step("factor_a", 1)
    lines = [line for row in range(2) for line in view.tree.steps_model.item(row, 0).data(LINES)]
    assert any(line.text.startswith("niet zeker") and line.role == "worse" for line in lines)


def test_a_difference_has_its_amounts_at_the_right_and_makes_no_sum(view):
    view.open_step("netto_woonlast_per_maand", 1)
    assert view.tree.columnWidth(1) == 0
    view.open_step("netto_woonlast_per_maand", CHANGE)
    assert view.tree.columnWidth(1) > view.tree.fontMetrics().horizontalAdvance("+ €\u00a0150")
    assert not view.closing.isVisible()


def test_the_sum_stands_right_below_the_last_line_however_much_room_there_is(view):
    view.open_step("netto_woonlast_per_maand", 1)
    for high in (420, 900):
        view.resize(860, high)
        QTest.qWait(20)
        last = view.tree.steps_model.index(3, 0)
        below = view.tree.viewport().mapTo(view, view.tree.visualRect(last).bottomLeft()).y()
        assert 0 <= view.closing.geometry().top() - below < 2 * view.fontMetrics().height()


def test_escape_leaves(view, qtbot):
    view.tree.setFocus()
    with qtbot.waitSignal(view.left):
        QTest.keyClick(view.tree, Qt.Key.Key_Escape)


def test_another_dwelling_shows_the_same_step_there(view):
    view.open_step("huurtoeslag_per_maand", 0)
    assert view.title.text().endswith("€\u00a058 per maand")
    view._situations.button(2).click()
    assert view.place == ("huurtoeslag_per_maand", 1)
    assert view.title.text().endswith("€\u00a0156 per maand")


def test_the_difference_explains_the_difference(view):
    view.open_step("netto_woonlast_per_maand", CHANGE)
    assert view.title.text() == "Netto woonlast, verschil: + €\u00a02 per maand"
    assert [(item.value, item.note) for item in view.page.items] == [
        ("+ €\u00a0150", "nu €\u00a0475, na renovatie €\u00a0625"),
        ("+ €\u00a098", "nu €\u00a058, na renovatie €\u00a0156"),
        ("− €\u00a050", "nu €\u00a0125, na renovatie €\u00a075"),
    ]
    assert view.page.quiet == ()
    go_to(view, "Huurtoeslag")
    QTest.keyClick(view.tree, Qt.Key.Key_Return)
    assert view.place == ("huurtoeslag_per_maand", CHANGE)
    # the rent rises within the band of 65% only: 150 x 0,65 = 97,50, and 98 in whole euros
    assert [item.value for item in view.page.items] == ["+ €\u00a097,50"]


def test_what_does_not_change_says_so(view):
    view.open_step("netto_inkomen_per_maand", CHANGE)
    assert view.nothing.text() == "Hier verandert niets."
    assert view.nothing.isVisible()
    assert view.title.text() == "Netto inkomen, verschil: –"


def test_a_new_result_keeps_the_step_and_what_was_unfolded(view):
    view.open_step("netto_woonlast_per_maand", 1)
    view.tree.setExpanded(view.tree.steps_model.index(3, 0), True)
    view.show_result(case(3))
    assert view.place == ("netto_woonlast_per_maand", 1)
    assert view.tree.isExpanded(view.tree.steps_model.index(3, 0))


def test_without_a_second_dwelling_there_is_no_difference_to_show(view):
    geval = next(example.geval for example in examples() if example.nr == 12)
    alone = dataclasses.replace(geval, woonsituaties=geval.woonsituaties[:1])
    view.open_step("huurtoeslag_per_maand", CHANGE)
    view.show_result(compute(alone))
    assert view.place == (START, 0)
    assert view.title.text() == "Om van te leven: €\u00a01.859,25 per maand"


def test_the_browser_opens_only_on_request(view, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    view.open_step("huurtoeslag_per_maand", 1)
    view.formulas.click()
    assert opened == []
    view.law.click()
    assert opened == ["https://wetten.overheid.nl/BWBR0018472/2021-01-01"]


def test_a_sum_of_the_budget_has_no_law_to_open(view):
    view.open_step("netto_woonlast_per_maand", 1)
    view.formulas.click()
    assert not view.law.isVisible()


def test_the_explanation_can_be_copied_as_text(view, qapp):
    view.open_step("netto_woonlast_per_maand", 1)
    view.tree.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(view.tree, Qt.Key.Key_C, control)
    lines = qapp.clipboard().text().splitlines()
    assert lines[0] == "Netto woonlast, na renovatie: €\u00a0544 per maand"
    assert lines[1] == "  - De kale huur is €\u00a0625 per maand"
    assert lines[-1] == "  Dat maakt €\u00a0544 per maand."
    assert "      ingevuld" not in lines
    view.formulas.click()
    QTest.keyClick(view.tree, Qt.Key.Key_C, control)
    lines = qapp.clipboard().text().splitlines()
    assert "      ingevuld" in lines
    assert "  = op centen(625 + 0 + 0 + 75 − 156)" in lines


def test_rows_are_high_enough_for_their_words(view):
    tree = view.tree
    view.open_step("huurtoeslag_per_maand", 1)
    view.formulas.click()
    for width in (860, 356):
        view.resize(width, 420)
        QTest.qWait(20)
        for row in range(tree.steps_model.rowCount()):
            index = tree.steps_model.index(row, 0)
            lines = index.data(LINES)
            least = sum(tree.fontMetrics().height() * line.size for line in lines) * 0.9
            assert tree.visualRect(index).height() >= least
        assert sum(tree.columnWidth(column) for column in range(2)) <= tree.viewport().width()


def test_beside_the_norm_stands_what_else_is_called_enough(view):
    assert not view.beside.isVisible()
    view.open_step("norm_per_maand", 1)
    assert view.beside.isVisible()
    by_law, low_income = view.beside.text().split("\n")
    assert "een wettelijk bedrag, geen norm voor een budget" in by_law
    assert "lage-inkomensgrens van het CBS is €\N{NO-BREAK SPACE}2.170 per maand" in low_income  # Nieuws.nl 02-12-2022
    view.copy()
    assert low_income in QGuiApplication.clipboard().text()
    view.open_step("norm_per_maand", CHANGE)
    assert not view.beside.isVisible()
