"""The right side of the window: the answer in words, the ledger, the signals, and behind tabs charts and explanation.

By the room there is, picture and explanation stand in the place of the ledger, beside it, or both beside it. Without a
result it says what is still to be filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from calculator.outcome.result import Resultaat
from calculator.presenting.ledger import rows
from ui.charts.drawing import Drawing
from ui.charts.income_chart import Income
from ui.charts.spending_chart import Spending
from ui.charts.tabs import Tabs
from ui.charts.waterfall import Renovation
from ui.charts.widget import ChartPanel, ChartWidget, IncomeWidget
from ui.look.sight import into_view
from ui.look.situations import situation
from ui.look.theme import GAP, Card
from ui.result.advice_view import AdviceView
from ui.result.answer_card import AnswerCard
from ui.result.arrangement import PICTURE_IN_LINES, TABLE_IN_CHARACTERS, Shape, shape_of, table_width
from ui.result.explanation_view import ExplanationView
from ui.result.goals import ADVICE, advice, amounts, terms
from ui.result.ledger_view import LedgerView
from ui.result.signals_view import SignalsCard
from ui.result.waiting import WaitingCard
from ui.result.warming import Warming

if TYPE_CHECKING:
    from ui.desk import Reply
    from ui.form.lookup import Goal

_QUIET_MS = 100  # after typing, before what takes as long as all the rest is made anew
_AROUND_LEDGER, _UNLIMITED = 6, 100_000
_SIGNALS, _MOST_SIGNALS = 3, 50  # in view where a picture wants the room too, and where there is room for all


class ResultView(QWidget):
    """Shows a result, or says on ``waiting`` what is missing for one; ``field_wanted`` leads to a field."""

    field_wanted = Signal(str)

    def __init__(self, waiting: WaitingCard, warming: Warming, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self._resultaat: Resultaat | None = None
        self._stale: frozenset[int] = frozenset()
        self._shown: set[QWidget] = set()
        self._shape: Shape | None = None

        self.answer = AnswerCard()
        self.answer.field_wanted.connect(self.field_wanted)
        self.answer.resized.connect(self._arrange)
        self.ledger = LedgerView()
        self.ledger.opened.connect(self.explain)
        self._table = Card()
        self._table.column.setContentsMargins(*(_AROUND_LEDGER,) * 4)
        self._in_tabs = QWidget(self)  # where the ledger stands when there is no room for it and something else
        self._in_tabs.setObjectName("page")
        self._in_tabs.hide()
        self._make_ledger_page()
        self.spending = ChartPanel(ChartWidget(), answer=False)
        self.renovation = ChartPanel(ChartWidget())
        self.income = ChartPanel(IncomeWidget())
        self.advice = AdviceView()
        self.steps = ExplanationView()
        self.steps.left.connect(self.focus_ledger)
        self._reading = Card()
        self._reading.setAccessibleName(self.tr("Waarom?"))
        self._advising = Card(self.tr("Advies"))
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._fill_advice)
        self.tabs = Tabs()
        charts: tuple[tuple[ChartPanel, str, Callable[[Resultaat], Drawing]], ...] = (
            (self.spending, self.tr("Geld"), Spending.of),
            (self.renovation, self.tr("Renovatie"), Renovation.of),
            (self.income, self.tr("Inkomen"), Income.of),
        )
        self._drawing_of = {page: drawing_of for page, _, drawing_of in charts}
        for page, label, _ in charts:
            self.tabs.add(page, label)
        self.tabs.add(self.advice, self.tr("Advies"))
        self.tabs.add(self.steps, self.tr("Waarom?"))
        self.tabs.turned.connect(self._refresh)
        self.signals = SignalsCard()
        self.signals.advice.clicked.connect(self.show_advice)
        self.waiting = waiting
        self._warming = warming
        warming.done.connect(self._refresh)
        self._cards = (self.answer, self._table, self.tabs, self._reading, self._advising, self.signals, self.waiting)
        for card in self._cards:
            card.setParent(self)
        self._show(result=False)

    def _make_ledger_page(self) -> None:
        column = QVBoxLayout(self._in_tabs)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        self.ledger.setMaximumWidth(TABLE_IN_CHARACTERS * self.fontMetrics().averageCharWidth())
        self._table.column.addWidget(self.ledger)
        self._table.column.addStretch(1)
        self._table.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def show_reply(self, reply: Reply) -> None:
        """Show what the desk found: a result, the one before it with what is not yet in it, or what there is to do."""
        if reply.resultaat is None:
            self._resultaat = None
            self.waiting.show_reasons(reply.missing, reply.unprocessed, reply.general)
            self._show(result=False)
        else:
            self._say_what_lacks(reply)
            self.show_result(reply.resultaat, reply.stale)

    def _say_what_lacks(self, reply: Reply) -> None:
        """Say in one line what is not in the answer, with a way to the first field of it."""
        if reply.unprocessed:
            text, fields = self.tr("Nog niet verwerkt: {fields}."), reply.unprocessed
        elif reply.missing and reply.stale:
            text, fields = self.tr("Vul nog in: {fields}."), reply.missing
        elif reply.missing:
            text, fields = self.tr("Nog invullen voor de vergelijking: {fields}."), reply.missing
        else:
            text, fields = " ".join(reply.general), ()
        self.answer.todo.say(text, fields)
        said = "" if text or not reply.assumed else self.tr("Aangenomen: {fields}.")
        self.answer.assumed.say(said, reply.assumed)

    def show_result(self, resultaat: Resultaat, stale: frozenset[int] = frozenset()) -> None:
        """Show a result; what it says of a ``stale`` dwelling is not up to date."""
        self._resultaat, self._stale = resultaat, stale
        self.answer.show_answer(resultaat, stale=bool(stale))
        names = tuple(situation(woning.naam) for woning in resultaat.woonsituaties)
        self.ledger.show_rows(rows(resultaat), names, stale)
        self.signals.show_signals(resultaat, self.answer.explanation.text())
        self._shown.clear()
        self._show(result=True)
        self.answer.follow()
        self._refresh()

    def _refresh(self) -> None:
        """Fill the pages that are looked at; the others when they are turned to."""
        self._fill_now(self.tabs.pages.current)
        if self.steps not in self.tabs.pages:
            self._fill_now(self.steps)
        if self.advice not in self.tabs.pages:
            self._quiet.start()
        self.tabs.offer_table()

    def _fill_advice(self) -> None:
        """Make the advice in its own card anew, and the card as high as that takes once it is shown."""
        self._fill_now(self.advice)
        QTimer.singleShot(0, self, self._arrange)

    def _fill_now(self, page: QWidget | None) -> None:
        if self._resultaat is not None and page is not None and page not in self._shown:
            self._fill(page, self._resultaat)

    def _fill(self, page: QWidget, resultaat: Resultaat) -> None:
        due = resultaat.due or resultaat
        if page is self.steps:
            self.steps.show_result(resultaat)
        elif page is self.advice:
            self.advice.show_result(due)
        elif isinstance(page, ChartPanel):
            if page is self.income and not self._warming.ready:
                return
            about = resultaat if page is self.spending else due  # the ledger, or all that there is a right to
            note = "" if about is resultaat else self.tr("Dit gaat over alles waar recht op is.")
            page.show_drawing(self._drawing_of[page](about), note)
            page.set_stale(stale=bool(self._stale))
        self._shown.add(page)

    def _show(self, *, result: bool) -> None:
        before = self.waiting.isHidden()
        for card in self._cards:
            shown = result is (card is not self.waiting)
            if card is self._table:
                shown = result and self._shape is not Shape.STACKED
            elif card is self._reading:
                shown = result and self._shape is not None and self._shape.is_spread
            elif card is self._advising:
                shown = result and self._shape is Shape.WIDE
            card.setVisible(shown)
        if self.waiting.isHidden() is not before:
            self._arrange()

    @property
    def has_result(self) -> bool:
        """Whether there is an answer on the screen."""
        return self._resultaat is not None

    # -- where it stands -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give everything its place anew."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Follow a part that wants another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        """Give every card its place, and be as high as that takes; a scroll bar around this shows the rest."""
        width, height = self.width(), self._height_in_view()
        if not self.waiting.isHidden():
            high = _least(self.waiting, width)
            self.waiting.setGeometry(0, 0, width, high)
            self.setMinimumHeight(high)
            return
        metrics = self.fontMetrics()
        table, character = self.ledger.least_width + 2 * _AROUND_LEDGER + 2, metrics.averageCharWidth()
        shape = shape_of(width, height, table=table, gap=GAP, character=character, line=metrics.height())
        if shape is not self._shape:
            self._take_shape(shape)
        self.answer.resize(width, self.answer.height())
        high = self.answer.needed_height
        self.answer.setGeometry(0, 0, width, high)
        left = width if shape is Shape.STACKED else table_width(width, table=table, gap=GAP, character=character)
        room = QRect(0, high + GAP, width, (height or _UNLIMITED) - high - GAP)
        if shape.is_spread:
            needed = self._arrange_spread(room, left)
        elif shape is Shape.STACKED or not (needed := self._arrange_columns(room, left)):
            needed = self._arrange_over_signals(room, left, beside=shape is Shape.BESIDE, seen=bool(height))
        self.setMinimumHeight(room.top() + needed)

    def _arrange_spread(self, room: QRect, left: int) -> int:
        """Put ledger over signals, and beside them picture, explanation and perhaps advice; return the height."""
        ledger = self._whole_ledger()
        right, top = room.width() - left - GAP, room.top()
        picture, reading = _least(self.tabs, right), _least(self._reading, right)
        fit = self.signals.fitting(left, room.height() - ledger - GAP, _MOST_SIGNALS)
        self.signals.take(fit)
        under = fit.height
        needed = max(ledger + GAP + under, picture + GAP + reading)
        high = max(room.height(), needed)
        self._table.setGeometry(0, top, left, ledger)
        self.signals.setGeometry(0, top + ledger + GAP, left, under)
        picture = max(picture, min((high - GAP) * 9 // 20, self._most_of_picture))
        self.tabs.setGeometry(left + GAP, top, right, picture)
        top, high = top + picture + GAP, high - picture - GAP
        if self._shape is Shape.WIDE:
            advice, right = right // 2, right - GAP - right // 2
            self._advising.setGeometry(room.width() - advice, top, advice, min(high, self._high_advice(advice)))
        reading = min(high, max(reading, self._reading.heightForWidth(right)))
        self._reading.setGeometry(left + GAP, top, right, reading)
        return needed

    def _arrange_columns(self, room: QRect, left: int) -> int:
        """Put the signals under a ledger that leaves them room, and a page beside both; else return nothing."""
        ledger = self.ledger.usual_height + 2 * _AROUND_LEDGER + 2
        free = room.height() - ledger - GAP
        fit = self.signals.fitting(left, free, _SIGNALS)
        if fit.height > free or not (fit.all_there or fit.count == _SIGNALS):
            return 0
        self.signals.take(fit)
        ledger, under = self._whole_ledger(), fit.height
        right = room.width() - left - GAP
        page, high = _least(self.tabs, right), room.height()
        if isinstance(self.tabs.pages.current, ChartPanel):
            high = min(high, self._most_of_picture)
        self._table.setGeometry(0, room.top(), left, ledger)
        self.signals.setGeometry(0, room.top() + ledger + GAP, left, under)
        self.tabs.setGeometry(left + GAP, room.top(), right, max(page, high))
        return max(ledger + GAP + under, page)

    def _arrange_over_signals(self, room: QRect, left: int, *, beside: bool, seen: bool) -> int:
        """Put ledger and page over signals as wide as both: the ledger closer, and where it must be shorter."""
        width, right = room.width(), room.width() - left - GAP
        around = 2 * _AROUND_LEDGER + 2 if beside else self.tabs.around
        in_tabs = not beside and self.tabs.pages.current is self._in_tabs
        page = 0 if in_tabs else _least(self.tabs, right if beside else width)
        ledger = self.ledger.usual_height + around if beside or in_tabs else 0
        free = room.height() - max(ledger, page) - GAP
        fit = self.signals.fitting(width, free, _SIGNALS)
        if fit.compact and ledger:
            fit = self.signals.fitting(width, room.height() - max(self.ledger.close_height + around, page) - GAP, 1)
        self.signals.take(fit)
        under = fit.height
        self.ledger.squeeze(min(under - free, ledger - page))
        if ledger:
            whole = self.ledger.sizeHint().height() + around
            self.ledger.shorten(max(whole, page) + GAP + under - room.height())
            ledger = self.ledger.minimumHeight() + around
        needed = max(ledger, page) + GAP + under
        high = (max(room.height(), needed) if seen else needed) - GAP - under
        if beside:
            self._table.setGeometry(0, room.top(), left, high)
        self.tabs.setGeometry(left + GAP if beside else 0, room.top(), right if beside else width, high)
        self.signals.setGeometry(0, room.top() + high + GAP, width, under)
        return needed

    def _whole_ledger(self) -> int:
        """Give the ledger its usual rows, all of them, and return the height of its card."""
        self.ledger.squeeze(0)
        self.ledger.shorten(0)
        return self.ledger.minimumHeight() + 2 * _AROUND_LEDGER + 2

    def _high_advice(self, width: int) -> int:
        """Return the height of the card with advice in which nothing has to be scrolled."""
        inside = self._advising.column.contentsMargins()
        around = self._advising.sizeHint().height() - self.advice.sizeHint().height()
        return around + self.advice.whole_height(width - inside.left() - inside.right())

    @property
    def _most_of_picture(self) -> int:
        """The height that a picture takes where it need not fill its place: no more than it can use."""
        line, drawing = self.fontMetrics().height(), self.spending.chart.drawing
        if self.tabs.pages.current is self.spending and isinstance(drawing, Spending):
            return min(PICTURE_IN_LINES * line, round(drawing.most_lines * line) + self.tabs.around)
        return PICTURE_IN_LINES * line

    def _height_in_view(self) -> int:
        """Return the height that is seen at once; none in a column with the form, where one scrolls anyway."""
        around = self.parentWidget()
        if around is None:
            return self.height()
        return around.height() if isinstance(around.parentWidget(), QScrollArea) else 0

    def _take_shape(self, shape: Shape) -> None:
        """Put ledger and explanation behind tabs or in cards of their own; what has the focus keeps it."""
        focus = self.window().focusWidget()
        before, self._shape = self._shape, shape
        if (shape is Shape.STACKED) is not (before is Shape.STACKED):
            if shape is Shape.STACKED:
                self._put(self.ledger, self._in_tabs)
                self.tabs.insert(0, self._in_tabs, self.tr("Huishoudboekje"))
                if focus is None or not self.tabs.isAncestorOf(focus):
                    self.tabs.show_page(self._in_tabs)
                self.setTabOrder(self.tabs.table_button, self.ledger)
            else:
                self.setTabOrder(self.answer.on_account, self.ledger)
                self._put(self.ledger, self._table)
                if self._in_tabs in self.tabs.pages:
                    self.tabs.take(self._in_tabs)
                    self._in_tabs.hide()
        self._stand_apart(self.advice, self._advising, self.tr("Advies"), apart=shape is Shape.WIDE)
        self._stand_apart(self.steps, self._reading, self.tr("Waarom?"), apart=shape.is_spread)
        self._show(result=True)
        self._refresh()
        if focus is not None and self.isAncestorOf(focus):
            focus.setFocus()

    def _stand_apart(self, page: QWidget, card: Card, label: str, *, apart: bool) -> None:
        """Give a page a card of its own, or put it back behind a tab."""
        if apart and page in self.tabs.pages:
            self.tabs.take(page)
            card.column.addWidget(page)
            page.show()
        elif not apart and page not in self.tabs.pages:
            self.tabs.insert(
                len(self.tabs.pages) - (page is self.advice and self.steps in self.tabs.pages), page, label
            )

    def _put(self, ledger: LedgerView, where: QWidget) -> None:
        column = where.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(0, ledger)
        ledger.show()

    # -- going somewhere -----------------------------------------------------------------------------------------------

    def focus_ledger(self) -> None:
        """Move the focus to the ledger, turning to it when something else stands in its place."""
        if self._shape is Shape.STACKED:
            self.tabs.show_page(self._in_tabs)
        self.ledger.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_advice(self) -> None:
        """Turn to the advice, and go there."""
        if self.advice in self.tabs.pages:
            self.tabs.show_page(self.advice)
        self.advice.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def explain_last(self, step: str) -> None:
        """Show how an amount came about in the last dwelling, or the advice, and go there."""
        if step == ADVICE:
            self.show_advice()
        elif self._resultaat is not None:
            self.explain(step, len(self._resultaat.woonsituaties) - 1, by_keyboard=True)

    def explain(self, step: str, place: int, by_keyboard: bool = False) -> None:
        """Show how an amount came about; asked with the keyboard, the focus goes there."""
        if self._resultaat is None:
            return
        self.steps.show_result(self._resultaat)
        self.steps.open_step(step, place)
        self._shown.add(self.steps)
        if self.steps in self.tabs.pages:
            self.tabs.show_page(self.steps)
        if by_keyboard:
            self.steps.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            QTimer.singleShot(0, self.steps, lambda: into_view(self.steps))  # once it has its place

    def goals(self) -> Iterator[Goal]:
        """Return what there is to find: the amounts of the result, and the terms of the law."""
        steps = None
        if self._resultaat is not None:
            self.steps.show_result(self._resultaat)
            steps = self.steps.steps(len(self._resultaat.woonsituaties) - 1)
            if steps is not None:
                yield from amounts(self._resultaat, steps)
            yield advice()
        yield from terms(steps)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the ledger on Esc, when something else stands in its place."""
        elsewhere = self._shape is Shape.STACKED and self.tabs.pages.current is not self._in_tabs
        if event.key() == Qt.Key.Key_Escape and elsewhere and self._resultaat is not None:
            self.focus_ledger()
        else:
            super().keyPressEvent(event)


def _least(card: QWidget, width: int) -> int:
    """Return the least height of a card with a layout in some width."""
    layout = card.layout()
    high = layout.totalMinimumHeightForWidth(width) if layout is not None and layout.hasHeightForWidth() else 0
    return max(high, card.minimumSizeHint().height())
