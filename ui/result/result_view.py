"""The right side of the window: the answer in words, the ledger, and behind tabs the charts, explanation and signals.

Without a result it says what is still to be filled in.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from calculator.outcome.ledger import rows
from calculator.outcome.result import Resultaat
from calculator.outcome.sentences import explanation, headline, said
from ui.charts.income_chart import Income
from ui.charts.spending_chart import Spending
from ui.charts.waterfall import Renovation
from ui.charts.widget import ChartPanel, ChartWidget, IncomeWidget
from ui.look.language import current
from ui.look.tabs import Tabs
from ui.look.theme import GAP, Card, text_label
from ui.result.explanation_view import ExplanationView
from ui.result.ledger_view import LedgerView
from ui.result.margin_meter import MarginMeter
from ui.result.signals_view import Notice, SignalsView, first_important
from ui.result.waiting import WaitingCard
from ui.result.warming import Warming


class ResultView(QWidget):
    """Shows a result, or says on ``waiting`` what is missing for one."""

    def __init__(self, waiting: WaitingCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self._resultaat: Resultaat | None = None
        self._shown: set[QWidget] = set()

        self.headline = text_label(size=1.7, bold=True)
        self.explanation = text_label(role="muted")
        self.hint = text_label()
        self.margin = MarginMeter()
        self.notice = Notice()
        self._answer = Card()
        self._make_answer()

        self.ledger = LedgerView()
        self._table = Card()
        self._table.column.setContentsMargins(6, 6, 6, 6)
        self._table.column.addWidget(self.ledger)
        self.ledger.opened.connect(self.explain)

        self.spending = ChartPanel(ChartWidget(), answer=False)
        self.renovation = ChartPanel(ChartWidget())
        self.income = ChartPanel(IncomeWidget())
        self.steps = ExplanationView()
        self.steps.left.connect(lambda: self.ledger.setFocus(Qt.FocusReason.OtherFocusReason))
        self.signals = SignalsView()
        self.tabs = Tabs()
        self._make_tabs()

        self.waiting = waiting
        self._warming = Warming(self)
        self._warming.done.connect(self._refresh)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for card in (self._answer, self._table, self.waiting):
            column.addWidget(card)
        column.addWidget(self.tabs, 1)
        column.addStretch(0)
        self._show(result=False)

    def _make_answer(self) -> None:
        column = self._answer.column
        column.setSpacing(4)
        for label in (self.headline, self.explanation, self.hint):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        beside = QHBoxLayout()
        beside.setSpacing(2 * GAP)
        beside.addWidget(self.explanation, 1)
        beside.addWidget(self.margin, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.headline)
        column.addLayout(beside)
        column.addWidget(self.hint)
        column.addWidget(self.notice)
        self._answer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.notice.clicked.connect(lambda: self._open(self.signals))

    def _make_tabs(self) -> None:
        for page, label in (
            (self.spending, self.tr("Waar blijft het geld")),
            (self.renovation, self.tr("Renovatie")),
            (self.income, self.tr("Inkomen")),
            (self.steps, self.tr("Uitleg")),
            (self.signals, self.tr("Signalen")),
        ):
            self.tabs.add(page, label)
        self.tabs.turned.connect(self._refresh)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def warm_up(self) -> None:
        """Load what the curves need in the background; for after the first paint of the window."""
        self._warming.start()

    def show_waiting(self, missing: Iterable[str], wrong: Iterable[str], general: Iterable[str] = ()) -> None:
        """Say what must be filled in or put right before there is an answer; all as labels of fields."""
        self.waiting.show_reasons(tuple(missing), tuple(wrong), tuple(general))
        self._show(result=False)

    def show_result(self, resultaat: Resultaat, missing: Iterable[str] = ()) -> None:
        """Show a result; ``missing`` are the fields that a second dwelling still needs."""
        self._resultaat = resultaat
        self.headline.setText(headline(resultaat).say(current()))
        reason = said(explanation(resultaat), current())
        self.explanation.setText(reason)
        lacking = ", ".join(missing)
        self.hint.setText(self.tr("Nog invullen voor de vergelijking: {fields}.").format(fields=lacking))
        self.hint.setVisible(bool(lacking))
        self.margin.show_result(resultaat)
        important = first_important(resultaat)
        self.notice.show_text("" if important in reason else important)
        self.ledger.show_rows(rows(resultaat), tuple(woning.naam for woning in resultaat.woonsituaties))
        self.signals.show_signals(resultaat)
        count = self.signals.count
        self.tabs.set_label(
            self.signals, self.tr("Signalen ({count})").format(count=count) if count else self.tr("Signalen")
        )
        self._shown.clear()
        self._show(result=True)
        self._refresh()

    def _refresh(self) -> None:
        """Fill the page that is looked at; the others when they are turned to."""
        resultaat, page = self._resultaat, self.tabs.pages.current
        if resultaat is None or page in self._shown:
            return
        if page is self.spending:
            self.spending.show_drawing(Spending.of(resultaat))
        elif page is self.steps:
            self.steps.show_result(resultaat)
        elif page is self.renovation:
            self.renovation.show_drawing(Renovation.of(resultaat))
        elif page is self.income:
            if not self._warming.ready:
                return
            self.income.show_drawing(Income.of(resultaat))
        if page is not None:
            self._shown.add(page)
        self.tabs.offer_table()

    def _show(self, *, result: bool) -> None:
        for card in (self._answer, self._table, self.tabs):
            card.setVisible(result)
        self.waiting.setVisible(not result)

    # -- going somewhere -----------------------------------------------------------------------------------------------

    def explain(self, step: str, dwelling: int, by_keyboard: bool = False) -> None:
        """Show how an amount came about; asked with the keyboard, the focus goes there."""
        if self._resultaat is None:
            return
        self.steps.show_result(self._resultaat)
        self.steps.open_step(step, dwelling)
        self._shown.add(self.steps)
        self._open(self.steps)
        if by_keyboard:
            self.steps.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open(self, page: QWidget) -> None:
        """Turn to a page and bring it into view once it has its place."""
        self.tabs.show_page(page)
        QTimer.singleShot(0, self.tabs, self._bring_into_view)

    def _bring_into_view(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self.tabs, 0, GAP)
