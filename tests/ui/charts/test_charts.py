"""The charts as painted: every text in its place, in every size, light, dark and on paper; and their numbers."""

import dataclasses
from importlib import import_module
from itertools import combinations
from pkgutil import iter_modules

import pytest
from PySide6.QtCore import QEvent, QMarginsF, QObject, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPageSize, QPainter, QPalette, QPdfWriter

import ui.charts
from calculator.dutch.money import whole_euro
from calculator.outcome.appendix import examples
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from tests.calculator.childcare import care, case
from ui.charts.canvas import Placed
from ui.charts.drawing import Drawing
from ui.charts.income_chart import Income
from ui.charts.spending_chart import Bar, Spending
from ui.charts.waterfall import Renovation
from ui.charts.widget import ChartPanel, ChartWidget
from ui.look.theme import paper_roles, readable_on, roles


def geval(*dwellings, income=30_000, day="2021-01-01", **household):
    persons = [
        {"rol": "aanvrager", "leeftijd": 40, "inkomens": [{"soort": "loon", "bedrag": income, "periode": "jaar"}]}
    ]
    names = ("nu", "na renovatie")
    return parse(
        {
            "versie": 1,
            "peildatum": day,
            "huishouden": {"personen": persons, **household},
            "woonsituaties": [
                {"naam": name, "kale_huur_per_maand": rent, "energielast_per_maand": energy}
                for name, (rent, energy) in zip(names, dwellings, strict=False)
            ],
        }
    )


CASES = {
    "case 12": next(example.geval for example in examples() if example.nr == 12),
    "deficit": geval((1750, 260), (1700, 130), income=14_000, day="2026-01-01"),
    "no income": geval((700, 260.55), (650, 1), income=0),
    "one dwelling": geval((475, 125)),
    "fixed costs": geval((475, 125), (625.5, 75), zorgkosten_per_maand=150),
    "high income": geval((475, 3), (625, 1), income=250_000),
}
SIZES = [(348, 320), (480, 260), (860, 260), (1700, 600)]


class PaintedPixels(QObject):
    """Counts how much of a widget is painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _widget, event):  # noqa: N802 # the name that Qt gives it
        if event.type() == QEvent.Type.Paint:
            self.count += sum(rect.width() * rect.height() for rect in event.region())
        return False


def drawings(case):
    resultaat = compute(case)
    return [Spending.of(resultaat), Renovation.of(resultaat), Income.of(resultaat).read(27_000)]


def assert_nothing_clips_or_overlaps(placed, area):
    for text in placed:
        assert area.adjusted(-1, -1, 1, 1).contains(text.rect), text
    for one, other in combinations(placed, 2):
        assert not one.rect.adjusted(1, 1, -1, -1).intersects(other.rect.adjusted(1, 1, -1, -1)), (one, other)


def image(width, height, ratio=1):
    found = QImage(width * ratio, height * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    found.setDevicePixelRatio(ratio)
    found.fill(roles().card)
    return found


@pytest.fixture(params=["light", "dark"])
def palette(request, qapp):
    before = qapp.palette()
    if request.param == "dark":
        dark = QPalette(QColor(53, 53, 53))
        dark.setColor(QPalette.ColorRole.Base, QColor(36, 36, 36))
        qapp.setPalette(dark)
    yield request.param
    qapp.setPalette(before)


def test_every_chart_is_among_the_drawings_that_are_tested():
    modules = [import_module(f"ui.charts.{found.name}") for found in iter_modules(ui.charts.__path__)]
    classes = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    charts = {kind for kind in classes - {Drawing} if {"grid", "paint"} <= set(vars(kind))}
    missing = charts - {type(drawing) for drawing in drawings(CASES["case 12"])}
    assert not missing, f"add to drawings(): {missing}"


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_no_text_clips_or_overlaps(palette, case, size, ratio):
    for drawing in drawings(case):
        surface = image(*size, ratio)
        painter = QPainter(surface)
        area = QRectF(4, 4, size[0] - 8, size[1] - 8)
        placed = drawing.paint(painter, area)
        painter.end()
        assert_nothing_clips_or_overlaps(placed, area)
        assert not [text for text in placed if "€" in text.text and text.text.endswith("…") and len(text.text) < 12]
        assert bool(placed) is (bool(drawing.grid.rows) or isinstance(drawing, Income))


def test_on_paper_a_chart_has_the_same_texts_as_on_the_screen(qapp, tmp_path):
    writer = QPdfWriter(str(tmp_path / "chart.pdf"))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    scale = writer.logicalDpiX() / 96
    for drawing in drawings(CASES["case 12"]):
        area = QRectF(0, 0, 700 * scale, 260 * scale)
        placed = drawing.paint(painter, area, paper_roles())
        assert_nothing_clips_or_overlaps(placed, area)
        surface = image(700, 260)
        on_screen = QPainter(surface)
        shown = drawing.paint(on_screen, QRectF(0, 0, 700, 260))
        on_screen.end()
        if not isinstance(drawing, Income):  # the steps of an axis may differ
            assert [text.text for text in placed] == [text.text for text in shown]
    painter.end()


def test_figures_can_be_read_on_their_bar(palette):
    from ui.look.theme import contrast

    colours = roles()
    for name in ("housing", "energy", "fixed", "living", "worse", "norm"):
        bar = getattr(colours, name)
        assert contrast(readable_on(bar), bar) >= 4.5
    for name in ("housing", "fixed", "living", "worse", "norm"):  # energy has a darker line around it
        assert contrast(getattr(colours, name), colours.card) >= 3


# Appendix case 12 by law: income 2.102,25 and 299; rent after huurtoeslag 475 - 58 and 625 - 156.
def test_where_the_money_goes_in_numbers():
    spending, *_ = drawings(CASES["case 12"])
    assert spending.grid.headings == ("euro per maand", "nu", "na renovatie")
    assert spending.grid.rows == (
        ("Huur na huurtoeslag", "417", "469"),
        ("Energie", "125", "75"),
        ("Om van te leven", "1.859", "1.857"),
        ("Samen: het inkomen", "2.401", "2.401"),
        ("Nodig volgens de norm", "1.650", "1.650"),
    )
    assert spending.answer.startswith("Na renovatie heeft dit huishouden")


def test_the_cost_of_childcare_is_named_with_the_part_that_holds_it():
    """By hand: 100 hours of 10 euros."""
    with_care, without = (
        Spending.of(compute(case("2026-01-01", None, cares))) for cares in ([care("dagopvang", 100, 10)], [])
    )
    assert with_care.labels["fixed"] == "Zorg, kinderopvang en vaste lasten"
    assert without.labels["fixed"] == "Zorg en vaste lasten"
    assert round(with_care.bars[0].fixed - without.bars[0].fixed, 2) == 1000


def test_a_deficit_says_what_is_short_and_where_the_income_ends(qapp):
    spending, *_ = drawings(CASES["deficit"])
    bar = spending.bars[-1]
    assert bar.left < 0
    assert bar.costs == pytest.approx(bar.income - bar.left)
    surface = image(860, 220)
    painter = QPainter(surface)
    texts = [text.text for text in spending.paint(painter, QRectF(0, 0, 860, 220))]
    painter.end()
    assert sum(text.endswith("tekort") for text in texts) == 2
    assert any(text.startswith("Inkomen: €") for text in texts)


def test_an_amount_without_room_in_its_bar_stands_in_the_legend(qapp):
    spending, *_ = drawings(CASES["case 12"])
    surface = image(860, 220)
    painter = QPainter(surface)
    texts = [text.text for text in spending.paint(painter, QRectF(0, 0, 860, 220))]
    painter.end()
    assert "Energie: nu €\u00a0125, na renovatie €\u00a075" in texts
    assert "€\u00a01.859" in texts
    assert "nodig volgens de norm: €\u00a01.650" in texts


def painted(drawing, width, height):
    surface = image(width, height)
    painter = QPainter(surface)
    placed = drawing.paint(painter, QRectF(0, 0, width, height))
    painter.end()
    return {text.text: text.rect for text in placed}


@pytest.mark.parametrize("income", range(0, 1_250, 50))
def test_no_figure_lies_over_the_mark_where_the_income_ends(qapp, income):
    """What does not fit before it stands in the legend."""
    parts = {"Huur na huurtoeslag": 900.0, "Energie": 200.0, "Zorg en vaste lasten": 150.0}
    bar = Bar("nu", *parts.values(), income - sum(parts.values()))
    texts = painted(Spending((bar,), None, service=False, childcare=False, answer=""), 420, 300)
    mark = 420 * income / sum(parts.values())
    for label, amount in parts.items():
        rect = texts.get(whole_euro(amount))
        assert (rect is None) == (f"{label}: {whole_euro(amount)}" in texts)
        assert rect is None or rect.right() <= mark


@pytest.mark.parametrize("income", [0, 12_000, 18_000, 26_000])
@pytest.mark.parametrize("width", [420, 600, 860])
def test_what_is_needed_is_not_written_over_the_line_of_the_lowest_amount(qapp, income, width):
    spending = drawings(geval((712, 140), income=income, day="2026-07-01"))[0]
    (bar,), norm = spending.bars, spending.norm
    assert norm.low < norm.high
    scale = width / max(bar.costs + norm.high, bar.income)
    line = (bar.costs + norm.low) * scale
    words = [rect for text, rect in painted(spending, width, 300).items() if "norm" in text or text == norm.text]
    assert words
    assert all(rect.right() <= line or rect.left() >= line for rect in words)


@pytest.mark.parametrize("case", ["deficit", "case 12"])
def test_where_there_is_little_room_a_name_is_shortened_and_no_amount(qapp, case):
    spending, *_ = drawings(CASES[case])
    name = "verhuizing naar de Burgemeester van der Voort van Zijplaan"
    bars = tuple(dataclasses.replace(bar, name=name) for bar in spending.bars)
    texts = painted(dataclasses.replace(spending, bars=bars), 360, 220)
    for bar in bars:
        amounts = f"…: {whole_euro(bar.income)} binnen"
        amounts += f", {whole_euro(-bar.left)} tekort" if bar.left < 0 else ""
        assert [text for text in texts if text.startswith("Verhuizing") and text.endswith(amounts)]


def test_a_chart_names_its_axes_and_units(qapp):
    spending, renovation, income, *_ = drawings(CASES["case 12"])
    texts = painted(income, 700, 320)
    assert {"over per maand", "bruto inkomen per jaar"} <= set(texts)
    assert "Na renovatie: €\u00a02.401 per maand komt binnen" in painted(spending, 700, 320)
    steps = painted(renovation, 700, 320)
    assert "meer woonlast ›" in steps
    assert "€\u00a00" in steps


def test_nought_stands_under_the_line_that_the_steps_begin_at(qapp):
    cheaper = geval((625, 125), (475, 75))
    _, renovation, *_ = drawings(cheaper)
    steps = painted(renovation, 700, 320)
    assert "‹ minder woonlast" in steps
    nought = steps["€\u00a00"].center().x()
    assert nought > 600  # everything becomes less, so nought lies at the right
    assert any(text.endswith("minder") and text.startswith("€") for text in steps)
    assert not any(text.startswith("−") and text.endswith("minder") for text in steps)


# Wht 2021: 150 more rent between the limits gives 65% (97,50), and both amounts are rounded down to whole euros.
def test_the_renovation_part_by_part_with_its_break_even():
    _, renovation, *_ = drawings(CASES["case 12"])
    assert renovation.grid.rows == (
        ("Kale huur", "+ €\u00a0150,00"),
        ("Huurtoeslag tot de aftoppingsgrens", "− €\u00a097,50"),
        ("Huurtoeslag, afronding op hele euro's", "− €\u00a00,50"),
        ("Energie", "− €\u00a050,00"),
        ("Netto woonlast", "+ €\u00a02,00"),
    )
    assert renovation.answer == (
        "De netto woonlast stijgt met €\u00a02 per maand. "
        "De energie gaat €\u00a050 omlaag. Bij €\u00a052 was u precies gelijk uitgekomen."
    )


def test_with_one_dwelling_the_renovation_says_what_will_appear(qtbot):
    panel = ChartPanel(ChartWidget())
    qtbot.addWidget(panel)
    panel.show_drawing(drawings(CASES["one dwelling"])[1])
    assert "na renovatie" in panel.answer.text()
    assert not panel.has_numbers


def test_a_change_without_effect_says_so():
    _, renovation, *_ = drawings(geval((475, 125), (475, 125)))
    assert renovation.grid.rows == (("Netto woonlast", "–"),)
    assert "blijft gelijk" in renovation.answer
    assert "Ook zonder besparing" in renovation.answer


def test_the_panel_shows_its_numbers_as_a_table_that_can_be_copied(qtbot, qapp):
    panel = ChartPanel(ChartWidget(), answer=False)
    qtbot.addWidget(panel)
    panel.show_drawing(drawings(CASES["case 12"])[0])
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    assert not panel.table.isVisible()
    panel.show_table(shown=True)
    assert panel.table.isVisible()
    assert not panel.chart.isVisible()
    model = panel.table.model()
    assert model.index(2, 1).data() == "1.859"
    spoken = model.index(2, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Om van te leven, nu: 1.859"
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert qapp.clipboard().text().splitlines()[:2] == [
        "euro per maand\tnu\tna renovatie",
        "Huur na huurtoeslag\t417\t469",
    ]
    panel.show_drawing(drawings(CASES["deficit"])[0])
    assert model.index(3, 1).data() == "−390"


def test_a_screen_reader_hears_the_answer_of_a_chart(qtbot):
    widget = ChartWidget()
    qtbot.addWidget(widget)
    for drawing in drawings(CASES["case 12"]):
        widget.show_drawing(drawing)
        spoken = QAccessible.queryAccessibleInterface(widget)
        assert spoken.text(QAccessible.Text.Name) == drawing.name
        assert drawing.answer in spoken.text(QAccessible.Text.Description)
        assert drawing.answer


def test_a_long_name_of_a_dwelling_is_shortened_and_nothing_else(qapp):
    case = CASES["case 12"]
    long = "de woning aan de andere kant van het spoor, na renovatie"
    named = dataclasses.replace(
        case, woonsituaties=(case.woonsituaties[0], dataclasses.replace(case.woonsituaties[1], naam=long))
    )
    for drawing in drawings(named):
        surface = image(700, 260)
        painter = QPainter(surface)
        placed = drawing.paint(painter, QRectF(0, 0, 700, 260))
        painter.end()
        assert_nothing_clips_or_overlaps(placed, QRectF(0, 0, 700, 260))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_least_height_a_chart_asks_for_is_enough_at_a_usual_width(qtbot, case):
    for drawing in drawings(case):
        widget = ChartWidget()
        qtbot.addWidget(widget)
        widget.show_drawing(drawing)
        surface = image(560, 400)
        painter = QPainter(surface)
        area = QRectF(4, 4, 552, widget.minimumSizeHint().height() - 8)
        assert_nothing_clips_or_overlaps(drawing.paint(painter, area), area)
        painter.end()


def test_a_key_repaints_a_chart_and_nothing_of_what_it_covers(qtbot, window, at_rest):
    window.resize(1280, 720)
    window.desk.open_example(12)
    qtbot.waitUntil(lambda: bool(window.result.spending.chart.placed))
    window.form.input("woonsituaties[1].kale_huur_per_maand").setText("690")
    at_rest()  # what the first answer loads is painted
    chart, card = PaintedPixels(window.result.spending.chart), PaintedPixels(window.result.tabs)
    window.form.input("woonsituaties[1].kale_huur_per_maand").setText("700")
    qtbot.waitUntil(lambda: chart.count > 0)
    assert card.count == 0


@pytest.mark.parametrize("card", ["#ffffff", "#20262d"])
def test_a_chart_lies_on_the_colour_of_its_card(qtbot, qapp, window, card):
    window.resize(1280, 720)
    before = qapp.palette()
    if card != "#ffffff":
        dark = QPalette(before)
        for role, colour in (("Window", "#12171c"), ("Base", card), ("WindowText", "#e8edf2"), ("Text", "#e8edf2")):
            dark.setColor(QPalette.ColorRole[role], QColor(colour))
        qapp.setPalette(dark)
    try:
        window.desk.open_example(12)
        qtbot.waitUntil(lambda: bool(window.result.spending.chart.placed))
        picture = window.result.spending.chart.grab().toImage()
        assert picture.pixelColor(1, picture.height() // 2).name() == roles().card.name() == card
    finally:
        qapp.setPalette(before)


@pytest.mark.parametrize("size", [(300, 200), *SIZES], ids=str)
@pytest.mark.parametrize("income", [15_000, 40_000, 90_000, 160_000])
def test_what_is_needed_is_said_however_small_its_box_is(qapp, income, size):
    spending, *_ = drawings(geval((712, 140), income=income, day="2026-07-01"))
    texts = painted(spending, *size)
    assert any(text.endswith("923") for text in texts), texts
    assert any(text.startswith("nodig volgens de norm") for text in texts) or size[0] < 400
    assert any("norm" in text for text in texts)
    assert_nothing_clips_or_overlaps([Placed(text, rect) for text, rect in texts.items()], QRectF(0, 0, *size))
