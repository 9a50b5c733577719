"""The signals: why there is no huurtoeslag, and everything that should be said beside the amounts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from calculator.outcome.result import Resultaat, Signaal
from ui.look.language import current
from ui.look.theme import Card, Fold, text_label

_UNCERTAIN = "onzeker_bedrag"
_IMPORTANT = ("te_veel_ontvangen", "ongebruikt_recht", "niet_berekend")
_AT_FIRST = 3


class SignalsCard(Card):
    """Keeps the first few signals in view; the others come on request, doubts about single figures behind a fold.

    ``count`` is how many there are.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Signalen"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.count = 0
        self._texts: tuple[str, ...] = ()
        self._doubts: tuple[str, ...] = ()
        self._none = text_label(self.tr("Er zijn geen signalen."), role="muted")
        self._first, self._others, self._folded = _Lines(), _Lines(), _Lines()
        self._fold = Fold(self._folded)
        self.all = QPushButton()
        self.all.setObjectName("link")
        self.all.setCheckable(True)
        self.all.toggled.connect(self._show_all)
        foot = QHBoxLayout()
        foot.addWidget(self.all)
        foot.addStretch(1)
        self.column.setSpacing(4)
        for part in (self._none, self._first, self._others):
            self.column.addWidget(part)
        self.column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._folded)
        self.column.addLayout(foot)
        self._show_all(shown=False)

    def show_signals(self, resultaat: Resultaat, said: str = "") -> None:
        """Replace the content; what was ``said`` in the answer is not among the first."""
        signalen = sorted(resultaat.signalen, key=_rank)
        urgent = [signaal.message.say(current()) for signaal in signalen if _rank(signaal) < len(_IMPORTANT)]
        texts = tuple(dict.fromkeys((*urgent, *nil_reasons(resultaat), *_texts(signalen, uncertain=False))))
        texts = tuple(sorted(texts, key=lambda text: text in said))
        doubts = _texts(signalen, uncertain=True)
        if (texts, doubts) == (self._texts, self._doubts):
            return
        self.count = len(texts) + len(doubts)
        self._texts, self._doubts = texts, doubts
        self._first.show_texts(texts[:_AT_FIRST])
        self._others.show_texts(texts[_AT_FIRST:])
        self._folded.show_texts(doubts)
        self._fold.set_label(self.tr("Bedragen in de tabellen die niet zeker zijn ({count})").format(count=len(doubts)))
        self._none.setVisible(not self.count)
        self._show_all(shown=self.all.isChecked())

    def _show_all(self, shown: bool) -> None:
        more = self.count > min(_AT_FIRST, len(self._texts))
        text = self.tr("Toon minder signalen") if shown else self.tr("Toon alle {count} signalen")
        self.all.setText(text.format(count=self.count))
        self.all.setVisible(more)
        self._others.setVisible(shown and len(self._texts) > _AT_FIRST)
        self._fold.setVisible(shown and bool(self._doubts))
        self._folded.setVisible(shown and bool(self._doubts) and self._fold.isChecked())


class _Lines(QWidget):
    """Sentences under each other, each behind a dot."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_texts(self, texts: Iterable[str]) -> None:
        """Replace the sentences."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for text in texts:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            label = text_label(text)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            row.addWidget(QLabel("•"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label, 1)
            self._column.addWidget(line)


def _rank(signaal: Signaal) -> int:
    """Return the place of a signal: first what must not be missed."""
    return _IMPORTANT.index(signaal.code) if signaal.code in _IMPORTANT else len(_IMPORTANT)


def nil_reasons(resultaat: Resultaat) -> list[str]:
    """Return per dwelling why there is no huurtoeslag, once when the reason is the same for all."""
    reasons = {
        woning.naam: woning.geen_huurtoeslag.say(current()) if woning.geen_huurtoeslag else None
        for woning in resultaat.woonsituaties
    }
    if len(set(reasons.values())) == 1:
        return [reason for reason in list(reasons.values())[:1] if reason]
    return [f"{naam.capitalize()}: {reason}" for naam, reason in reasons.items() if reason]


def _texts(signalen: Iterable[Signaal], *, uncertain: bool) -> tuple[str, ...]:
    return tuple(signaal.message.say(current()) for signaal in signalen if (signaal.code == _UNCERTAIN) is uncertain)
