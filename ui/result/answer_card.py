"""The answer: a sentence, its reason, how far it is from the norm, an own norm, how it is read, what is not yet in it.

Placed by hand. A layout would measure every text and everything around it again at every key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from calculator.outcome.result import Resultaat
from calculator.presenting.sentences import explanation, headline_in_parts, said
from ui.look.language import current
from ui.look.quotable import Quotable
from ui.look.theme import GAP, INSIDE, set_role, sized
from ui.look.tick import TickBox
from ui.result.margin_meter import MarginMeter

if TYPE_CHECKING:
    from ui.desk import Named
    from ui.form.twin import Twin

_ABOVE, _BELOW, _BETWEEN = INSIDE - 3, INSIDE - 2, 4
_AMOUNT_IN_CHARACTERS = 13
_HEADLINES = (1.7, 1.4, 1.2)  # sizes of the sentence
_LINES = 2
_UNLIMITED = 100_000
_BESIDE = 4  # times the meter: the least width in which it stands beside the words


class AnswerCard(QFrame):
    """``resized`` says that it needs another height; ``field_wanted`` that someone wants to put a field right.

    ``reading_wanted`` asks to read the budget as what comes in now, or as what is due.
    """

    resized = Signal()
    field_wanted = Signal(str)
    reading_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(self.tr("Uitkomst"))
        self._high = 0
        self._placed_for: tuple[object, ...] = ()
        self.headline = Quotable(size=_HEADLINES[0], bold=True)
        self.explanation = Quotable(role="muted")
        self.todo, self.assumed = FieldsLine(self.field_wanted), FieldsLine(self.field_wanted)
        self.margin = MarginMeter()
        self.on_account = TickBox(self.tr("Wat nu op de rekening komt"))
        self.on_account.setToolTip(
            self.tr("Aan: zonder vakantiegeld en aanslag, en met de toeslagen van nu. Uit: waar recht op is.")
        )
        self.on_account.setAccessibleDescription(self.on_account.toolTip())
        self.on_account.clicked.connect(self.reading_wanted)
        for part in (self.headline, self.explanation, self.todo, self.assumed, self.margin, self.on_account):
            part.setParent(self)
        self.own_norm: Twin | None = None
        self._asked = QWidget(self)
        self._asked.hide()

    def ask(self, own_norm: Twin) -> None:
        """Ask from now on for an own norm, where the norm stands."""
        self.own_norm = own_norm
        label, line, note = own_norm.parts
        row = QHBoxLayout(self._asked)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(line)
        line.setFixedWidth(line.fontMetrics().averageCharWidth() * _AMOUNT_IN_CHARACTERS)
        note.setParent(self)
        before = self.on_account.previousInFocusChain()
        while before is not None and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        if before is not None:
            self.setTabOrder(before, line)
        self._asked.show()
        self.follow()

    def follow(self) -> None:
        """Show of the own norm what the form holds now, and give every part its place."""
        if self.own_norm is not None:
            self.own_norm.follow()
        self.place()

    def show_answer(self, resultaat: Resultaat, *, stale: bool) -> None:
        """Replace sentence, reason and margin; ``stale`` when something in the form is not yet in them."""
        first, *others = headline_in_parts(resultaat)
        self.headline.setText(first.say(current()))
        self.explanation.setText(said((*others, *explanation(resultaat)), current()))
        for label in (self.headline, self.explanation):
            set_role(label, "role", "muted" if stale or label is self.explanation else "")
        self.headline.setAccessibleDescription(self.tr("Nog niet bijgewerkt") if stale else "")
        self.margin.show_result(resultaat, stale=stale)
        self.on_account.setChecked(resultaat.due is not None)

    def place(self) -> None:
        """Give every part its place, and tell when that takes another height."""
        shown = (self.margin.isHidden(), self.margin.text, self.todo.whole, self.assumed.whole)
        texts = (self.headline.text(), self.explanation.text(), self._note())
        state = (self.width(), *texts, self._asked.isHidden(), *shown)
        if state == self._placed_for:
            return
        self._placed_for = state
        high = self._place(self.width())
        if high != self._high:
            self._high = high
            self.resized.emit()

    @property
    def needed_height(self) -> int:
        """The height that all parts take in the width of now."""
        return self._high

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.place()

    def _place(self, width: int) -> int:
        inner, top = width - 2 * INSIDE, _ABOVE
        line = [part for part in (self.margin, self._asked, self.on_account) if not part.isHidden()]
        sizes = [part.sizeHint() for part in line]
        wide = max(size.width() for size in sizes)
        beside = inner > _BESIDE * wide
        words = inner - wide - 2 * GAP if beside else inner
        left, below = INSIDE + inner - wide, top + _BETWEEN
        self._fit_headline(words)
        for label in (self.headline, self.explanation):
            top = _put(label, top, words)
        for told in (self.todo, self.assumed):
            if not told.isHidden():
                room = told.fit(words)
                told.setGeometry(QRect(QPoint(INSIDE, top), room))
                top += room.height() + _BETWEEN
        if beside:
            for part, size in zip(line, sizes, strict=True):
                part.setGeometry(QRect(QPoint(left, below), size))
                below += size.height() + _BETWEEN
            top = max(top, below)
        else:
            top = _in_lines(line, sizes, top + _BETWEEN, inner)
        if self.own_norm is not None and self._note():
            top = _put(self.own_norm.note, top, inner)
        return top - _BETWEEN + _BELOW

    def _fit_headline(self, width: int) -> None:
        """Write the sentence as large as goes in two lines, or a size smaller when one line is enough then."""
        largest, smaller, smallest = (sized(self.font(), size, bold=True) for size in _HEADLINES)
        font, lines = largest, self._lines_in(largest, width)
        if lines > 1 and ((fewer := self._lines_in(smaller, width)) == 1 or lines > _LINES):
            font = smaller if fewer <= _LINES else smallest
        if font != self.headline.font():
            self.headline.setFont(font)

    def _lines_in(self, font: QFont, width: int) -> float:
        metrics, area = QFontMetrics(font), QRect(0, 0, width, _UNLIMITED)
        text = self.headline.text()
        return metrics.boundingRect(area, Qt.TextFlag.TextWordWrap, text).height() / metrics.lineSpacing()

    def _note(self) -> str:
        """Return what is said of the own norm."""
        return "" if self.own_norm is None or self.own_norm.note.isHidden() else self.own_norm.note.text()


class FieldsLine(QPushButton):
    """One line that names fields and leads to the first of them; what has no room in it is counted."""

    def __init__(self, wanted: SignalInstance) -> None:
        super().__init__()
        self.setObjectName("link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._text = self.whole = ""
        self._fields: tuple[Named, ...] = ()
        self.setVisible(False)
        self.clicked.connect(lambda: wanted.emit(next(iter(self._fields)).key))

    def say(self, text: str, fields: tuple[Named, ...]) -> None:
        """Replace a sentence with its fields; without fields it leads nowhere, without a text there is no line."""
        if (text, fields) == (self._text, self._fields):
            return
        self._text, self._fields = text, fields
        self.whole = self._with(len(fields))
        self.setText(self.whole.replace("&", "&&"))
        self.setToolTip(self.whole)
        self.setAccessibleName(self.whole)
        self.setEnabled(bool(fields))
        self.setVisible(bool(text))

    def fit(self, width: int) -> QSize:
        """Name as many fields as have room, and return the size of that."""
        for count in range(max(len(self._fields), 1), 0, -1):
            self.setText(self._with(count).replace("&", "&&"))
            if self.sizeHint().width() <= width:
                break
        return self.sizeHint().boundedTo(QSize(width, _UNLIMITED))

    def _with(self, count: int) -> str:
        named = ", ".join(field.title for field in self._fields[:count])
        if rest := len(self._fields) - count:
            named = self.tr("{fields} en nog {count}").format(fields=named, count=rest)
        return self._text.format(fields=named) if self._fields else self._text


def _in_lines(parts: list[QWidget], sizes: list[QSize], top: int, inner: int) -> int:
    """Put parts beside each other, in as many lines as that takes; return where the next thing begins.

    They stand closer together where one line is enough for that: what stands below stays in sight.
    """
    left, line = 0, max(size.height() for size in sizes)
    room = (inner - sum(size.width() for size in sizes)) // max(len(parts) - 1, 1)
    between = min(max(room, GAP), 2 * GAP)
    for part, size in zip(parts, sizes, strict=True):
        if left and left + size.width() > inner:
            left, top = 0, top + line + _BETWEEN
        part.setGeometry(QRect(QPoint(INSIDE + left, top + (line - size.height()) // 2), size))
        left += size.width() + between
    return top + line + _BETWEEN


def _put(label: QLabel, top: int, width: int) -> int:
    """Put a text in its place and return where the next one begins."""
    high = label.heightForWidth(width)
    label.setGeometry(QRect(INSIDE, top, width, high))
    return top + high + _BETWEEN
