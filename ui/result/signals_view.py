"""The signals: why there is no huurtoeslag, and everything that should be said beside the amounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from calculator.dutch.money import whole_euro
from calculator.outcome.result import Resultaat
from calculator.outcome.signaal import Signaal
from ui.look.language import current
from ui.look.letting_go import empty
from ui.look.quotable import Quotable
from ui.look.situations import situation
from ui.look.theme import Card, Fold, text_label

_UNCERTAIN = "onzeker_bedrag"
_TOO_MUCH = "te_veel_ontvangen"
_DOUBT = "twijfel"
_KINDS = ("recht", "niet_berekend", "grens", "let_op", "bron")


@dataclass(frozen=True)
class Told:
    """One line: a sentence, what is at stake per month, and the path of the field that it is about."""

    text: str
    amount: str = ""
    path: str = ""


@dataclass(frozen=True)
class Fit:
    """How many signals are in view in some room, ``compact`` without the line below them, and how high that is."""

    count: int
    compact: bool
    height: int
    all_there: bool


class SignalsCard(Card):
    """Keeps as many signals in view as ``fitting`` finds room for, the most urgent first; the others come on request.

    Doubts about single figures stand behind a fold, unless there is nothing else.

    Where there is no room for one and the line below it, that line is left out; a link at the side says how many more
    there are.

    ``count`` is how many there are; ``field_wanted`` names the path of the field that a signal is about, and ``advice``
    leads to what a consultant asks beside the budget.
    """

    field_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Signalen"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.count = 0
        self._told: tuple[Told, ...] = ()
        self._doubts: tuple[Told, ...] = ()
        self._none = text_label(self.tr("Er zijn geen signalen."), role="muted")
        self._lines, self._folded = _Lines(self), _Lines(self)
        self._in_view, self._compact = 1, False
        self._tried: dict[tuple[object, ...], Fit] = {}
        self._fold = Fold(self._folded)
        self.all = QPushButton()
        self.all.setObjectName("link")
        self.all.setCheckable(True)
        self.all.toggled.connect(self._show_all)
        self.advice = QPushButton(self.tr("Advies: mag het, past het, welke grenzen"))
        self.advice.setObjectName("link")
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self.all)
        foot.addWidget(self.advice)
        foot.addStretch(1)
        self.column.setSpacing(4)
        for part in (self._none, self._lines):
            self.column.addWidget(part)
        self.column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._folded)
        self.column.addLayout(foot)
        self._show_all(shown=False)

    def show_signals(self, resultaat: Resultaat, said: str = "") -> None:
        """Replace the content; what was ``said`` in the answer is not among the first."""
        signalen = sorted(resultaat.signalen, key=_rank)
        urgent = [signaal for signaal in signalen if _rank(signaal)[0] == 0]
        others = [signaal for signaal in signalen if signaal not in urgent]
        reasons = [Told(reason) for reason in nil_reasons(resultaat)]
        lines = dict.fromkeys((*self._told_of(urgent, doubt=False), *reasons, *self._told_of(others, doubt=False)))
        told = tuple(sorted(lines, key=lambda line: line.text in said))
        doubts = self._told_of(signalen, doubt=True)
        if not told:  # a sentence stays in view
            told, doubts = doubts, ()
        if (told, doubts) == (self._told, self._doubts):
            return
        self.count = len(told) + len(doubts)
        self._told, self._doubts = told, doubts
        self._tried.clear()
        self._lines.show_lines(told)
        self._folded.show_lines(doubts)
        self._fold.set_label(self.tr("Bedragen in de tabellen die niet zeker zijn ({count})").format(count=len(doubts)))
        self._none.setVisible(not self.count)
        self._show_all(shown=self.all.isChecked())

    def show_rest(self) -> None:
        """Show all of them, and stay where one can go back."""
        self.all.setChecked(True)
        self._be_compact(compact=False)

    def fitting(self, width: int, room: int, most: int) -> Fit:
        """Return how to keep as many signals in view as have room, one at least and ``most`` at most.

        Found out by trying it, once: where they stand is asked at every key, for more than one place.
        """
        shown = self.all.isChecked()
        asked = (width, room, most, shown, self._fold.isChecked())
        if asked not in self._tried:
            below = self.all.sizeHint().height() + self.column.spacing() if self._compact else 0
            for count in range(max(1, min(most, len(self._told))), 0, -1):
                self._lines.show_first(len(self._told) if shown else count)
                found = Fit(count, compact=False, height=self._high(width) + below, all_there=count >= len(self._told))
                if found.height <= room:
                    break
            if found.height > room and not shown and self._told:
                foot = self.all.sizeHint().height() + self.column.spacing()
                found = replace(found, compact=True, height=found.height - foot + self._lines.more_for_rest(width))
            self._tried[asked] = found
            self._show_lines()
        return self._tried[asked]

    def take(self, fit: Fit) -> None:
        """Keep so many signals in view."""
        if (fit.count, fit.compact) != (self._in_view, self._compact):
            self._in_view = fit.count
            self._be_compact(compact=fit.compact)

    def _high(self, width: int) -> int:
        return max(self.column.totalMinimumHeightForWidth(width), self.minimumSizeHint().height())

    def _be_compact(self, *, compact: bool) -> None:
        """Leave out the line below, or have it again; the focus stays with the link to the others."""
        focus, self._compact = self.window().focusWidget(), compact
        gone, there = (self.all, self._lines.rest) if compact else (self._lines.rest, self.all)
        self._show_all(shown=self.all.isChecked())
        if gone is not None and there is not None and focus is gone:
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told_of(self, signalen: Iterable[Signaal], *, doubt: bool) -> tuple[Told, ...]:
        return tuple(
            Told(signaal.message.say(current()), self._amount(signaal), asked_field(signaal.veld or ""))
            for signaal in signalen
            if (signaal.code == _UNCERTAIN) is doubt
        )

    def _amount(self, signaal: Signaal) -> str:
        if not signaal.bedrag_per_maand:
            return ""
        return self.tr("{amount} per maand").format(amount=whole_euro(abs(signaal.bedrag_per_maand)))

    def _show_all(self, shown: bool) -> None:
        more = self.count > min(self._in_view, len(self._told))
        text = self.tr("Toon minder signalen") if shown else self.tr("Toon alle {count} signalen")
        self.all.setText(text.format(count=self.count))
        self.all.setVisible(more and not self._compact)
        self.advice.setVisible(not self._compact)
        self._show_lines()
        rest = self.count - self._in_view if self._compact else 0
        self._lines.tell_rest(self.tr("en nog {count} ›").format(count=rest) if rest > 0 else "", self.all.text())
        self._fold.setVisible(shown and bool(self._doubts))
        self._folded.setVisible(shown and bool(self._doubts) and self._fold.isChecked())

    def _show_lines(self) -> None:
        self._lines.show_first(len(self._told) if self.all.isChecked() else self._in_view)


class _Lines(QWidget):
    """Sentences under each other, each behind a dot, with the amount and the way to its field at the right."""

    def __init__(self, card: SignalsCard) -> None:
        super().__init__()
        self._card = card
        self._shown: list[QWidget] = []
        self.rest: QPushButton | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_lines(self, lines: Iterable[Told]) -> None:
        """Replace the sentences."""
        empty(self._column)
        self.rest = None
        self._shown = [self._line(line) for line in lines]
        for line in self._shown:
            self._column.addWidget(line)

    def show_first(self, count: int) -> None:
        """Show so many of the sentences; the layouts know at once how much that takes."""
        for place, line in enumerate(self._shown):
            line.setVisible(place < count)
        self._column.invalidate()
        self.updateGeometry()

    def more_for_rest(self, width: int) -> int:
        """Return how much higher the first sentence is with the link to the others at its side."""
        if self.rest is None:
            return 0
        side = self._side.sizeHint().height() + self._below.spacing() + self.rest.sizeHint().height()
        return max(0, side - self._shown[0].heightForWidth(width))

    def tell_rest(self, text: str, name: str) -> None:
        """Say at the side of the first sentence how many more there are, or nothing."""
        if self.rest is not None:
            self.rest.setText(text)
            self.rest.setAccessibleName(name)
            self.rest.setVisible(bool(text))
            self._below.invalidate()
            self._column.invalidate()

    def _line(self, told: Told) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        label = Quotable(told.text)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        row.addWidget(QLabel("•"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        side, below = QHBoxLayout(), QVBoxLayout()
        below.addLayout(side)
        row.addLayout(below)
        if told.path:
            button = QPushButton(self.tr("Naar het veld ›"))
            button.setObjectName("link")
            button.setAccessibleName(self.tr("Naar het veld van: {signal}").format(signal=told.text))
            button.clicked.connect(lambda: self._card.field_wanted.emit(told.path))
            side.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        if told.amount:
            amount = text_label(told.amount, bold=True)
            amount.setWordWrap(False)
            side.addWidget(amount, 0, Qt.AlignmentFlag.AlignTop)
        if self.rest is None:
            self.rest = QPushButton()
            self.rest.setObjectName("link")
            self.rest.clicked.connect(self._card.show_rest)
            below.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignRight)
            self.rest.hide()
            self._side, self._below = side, below
        below.addStretch(1)
        return line


def _rank(signaal: Signaal) -> tuple[int, float, int]:
    """Return the place of a signal: first too much received and doubt, then by amount, then by kind."""
    first = signaal.code == _TOO_MUCH or signaal.soort == _DOUBT
    kind = _KINDS.index(signaal.soort) if signaal.soort in _KINDS else 0
    return 0 if first else 1, -abs(signaal.bedrag_per_maand or 0.0), kind


def asked_field(path: str) -> str:
    """Return the path of a field that can be gone to: household and day of a later situation are kept, not asked."""
    dwelling, _, name = path.partition("].")
    kept = dwelling.startswith("woonsituaties[") and name.partition(".")[0] in ("huishouden", "peildatum")
    return "" if kept else path


def nil_reasons(resultaat: Resultaat) -> list[str]:
    """Return per dwelling why there is no huurtoeslag, once when the reason is the same for all."""
    reasons = {
        situation(woning.naam): woning.geen_huurtoeslag.say(current()) if woning.geen_huurtoeslag else None
        for woning in resultaat.woonsituaties
    }
    if len(set(reasons.values())) == 1:
        return [reason for reason in list(reasons.values())[:1] if reason]
    return [f"{naam.capitalize()}: {reason}" for naam, reason in reasons.items() if reason]
