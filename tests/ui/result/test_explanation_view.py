"""*Uitleg*: the steps behind an amount, their law, and the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from calculator.outcome.appendix import examples
from calculator.outcome.budget import compute
from calculator.outcome.ledger import rows
from calculator.outcome.result import Stap
from ui.result.derivation import Steps, law_url, value_text
from ui.result.explanation_view import START, ExplanationView
from ui.result.step_delegate import LINES


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
    root = view.tree.steps_model.item(0)
    return [root.text().splitlines()[0], *(root.child(n).text().splitlines()[0] for n in range(root.rowCount()))]


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (156.0, "euro per maand", "€\u00a0156 per maand"),
        (1857.25, "euro per maand", "€\u00a01.857,25 per maand"),
        (156.456678, "euro per maand", "€\u00a0156,4567 per maand"),
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
    assert {"aow_bereikt_aanvrager", "tarief_schijf_1"} <= set(read)
    assert "tarief_schijf_1_aow" not in read


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
    assert labels(view)[0].startswith("Resterend leefbudget")
    assert len(labels(view)) == 5
    assert view.title.text().endswith("na renovatie")


def test_a_step_that_takes_over_one_value_says_it_once(view):
    view.open_step("huurtoeslag_per_maand", 1)
    root = view.tree.steps_model.item(0)
    texts = [root.child(row).text() for row in range(root.rowCount())]
    taken_over = next(text for text in texts if text.startswith("Huurtoeslag voor afronding"))
    assert "=" in root.text()
    assert "=" not in taken_over


def test_an_amount_opens_with_its_formula_and_law_and_back_returns(view):
    view.open_step("huurtoeslag_per_maand", 0)
    assert labels(view)[0].startswith("Huurtoeslag die Dienst Toeslagen per maand betaalt")
    root = view.tree.steps_model.item(0)
    spoken = root.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "€\u00a058 per maand" in spoken
    assert "berekend als hele euro's omlaag(58," in spoken
    assert "Awir art. 14" in spoken
    assert view.title.text().endswith("nu")
    assert view.law.text() == "Lees Awir art. 14 in de browser"
    assert view.back.isEnabled()
    view.back.click()
    assert view.place == (START, 1)
    assert not view.back.isEnabled()


def test_a_doubtful_amount_is_marked_with_a_word(view):
    steps = view.steps()
    doubtful = next(name for name, found in steps.by_name.items() if steps.origin(found)[1])
    view.open_step(doubtful, 1)
    lines = view.tree.steps_model.item(0, 2).data(LINES)
    assert any(line.text.startswith("niet zeker") and line.role == "worse" for line in lines)


def test_steps_unfold_and_open_by_keyboard(view, qtbot):
    tree = view.tree
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    woonlast = tree.currentIndex()
    assert woonlast.data().startswith("Netto woonlast")
    assert not tree.isExpanded(woonlast)
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert tree.isExpanded(woonlast)
    assert tree.model().rowCount(woonlast) == 5
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert view.place == ("netto_woonlast_per_maand", 1)
    QTest.keyClick(tree, Qt.Key.Key_Backspace)
    assert view.place == (START, 1)
    with qtbot.waitSignal(view.left, timeout=500):
        QTest.keyClick(tree, Qt.Key.Key_Escape)


def test_another_dwelling_shows_the_same_step_there(view):
    view.open_step("huurtoeslag_per_maand", 0)
    assert view.tree.steps_model.item(0, 1).text() == "€\u00a058 per maand"
    view._dwellings.button(1).click()
    assert view.place == ("huurtoeslag_per_maand", 1)
    assert view.tree.steps_model.item(0, 1).text() == "€\u00a0156 per maand"


def test_a_new_result_keeps_the_step_and_what_was_unfolded(view):
    view.open_step("netto_woonlast_per_maand", 1)
    root = view.tree.steps_model.item(0)
    toeslag = next(root.child(n) for n in range(root.rowCount()) if root.child(n).text().startswith("Huurtoeslag"))
    view.tree.expand(toeslag.index())
    view.show_result(case(3))
    assert view.place == ("netto_woonlast_per_maand", 1)
    assert view.tree.unfolded() == {"huurtoeslag_per_maand"}


def test_the_browser_opens_only_on_request(view, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    view.open_step("huurtoeslag_per_maand", 1)
    QTest.keyClick(view.tree, Qt.Key.Key_Down)
    view.open_step("huurtoeslag_per_maand", 1)
    assert opened == []
    view.law.click()
    assert opened == ["https://wetten.overheid.nl/BWBR0018472/2021-01-01"]
    tree = view.tree
    place = tree.visualRect(tree.steps_model.item(0, 2).index()).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(opened) == 2


def test_a_sum_of_the_budget_has_no_law_to_open(view):
    view.open_step("netto_woonlast_per_maand", 1)
    assert not view.law.isVisible()


def test_the_explanation_can_be_copied_as_text(view, qapp):
    view.open_step("netto_woonlast_per_maand", 1)
    view.tree.setFocus()
    QTest.keyClick(view.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = qapp.clipboard().text().splitlines()
    assert lines[0].startswith("Netto woonlast")
    assert lines[0].endswith("(na renovatie): €\u00a0544 per maand")
    assert lines[1] == "  = op centen(625 + 0 + 0 + 75 − 156)"
    assert "  - Kale huur: €\u00a0625 per maand" in lines
    assert "      ingevuld" in lines


def test_rows_are_high_enough_for_their_words(view):
    tree = view.tree
    for width in (860, 420):
        view.resize(width, 420)
        QTest.qWait(20)
        for row in range(tree.steps_model.item(0).rowCount()):
            index = tree.steps_model.item(0).child(row).index()
            lines = index.data(LINES)
            least = sum(tree.fontMetrics().height() * line.size for line in lines) * 0.9
            assert tree.visualRect(index).height() >= least
    columns = [tree.columnWidth(column) for column in range(3)]
    assert sum(columns) <= tree.viewport().width()
