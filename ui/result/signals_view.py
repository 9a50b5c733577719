"""*Signalen*: why there is no huurtoeslag, and everything that should be said beside the amounts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from calculator.outcome.result import Resultaat, Signaal
from ui.look.language import current
from ui.look.theme import Fold, text_label

_UNCERTAIN = "onzeker_bedrag"
_IMPORTANT = ("ongebruikt_recht", "te_veel_ontvangen", "niet_berekend")
_SIDE = 8


class SignalsView(QWidget):
    """Lists the signals; doubts about single figures are folded away. ``count`` is how many there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.count = 0
        self._texts: tuple[str, ...] = ()
        self._doubts: tuple[str, ...] = ()
        self._none = text_label(self.tr("Er zijn geen signalen."), role="muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._list.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self._folded = QWidget()
        self._doubtful = QVBoxLayout(self._folded)
        self._doubtful.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self._doubtful.setSpacing(6)
        self._none.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self._fold = Fold(self._folded)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._none)
        column.addLayout(self._list)
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._folded)
        column.addStretch(1)

    def show_signals(self, resultaat: Resultaat) -> None:
        """Replace the content."""
        texts = tuple(dict.fromkeys((*nil_reasons(resultaat), *_texts(resultaat.signalen, uncertain=False))))
        doubts = _texts(resultaat.signalen, uncertain=True)
        self.count = len(texts) + len(doubts)
        if (texts, doubts) == (self._texts, self._doubts):
            self._none.setVisible(not self.count)
            self._fold.setVisible(bool(doubts))
            return
        self._texts, self._doubts = texts, doubts
        _fill(self._list, texts)
        _fill(self._doubtful, doubts)
        self._fold.set_label(self.tr("Bedragen in de tabellen die niet zeker zijn ({count})").format(count=len(doubts)))
        self._fold.setVisible(bool(doubts))
        self._folded.setVisible(bool(doubts) and self._fold.isChecked())
        self._none.setVisible(not self.count)


def first_important(resultaat: Resultaat) -> str:
    """Return what must not be missed: an unused right, too much received, not computed, or why there is nothing."""
    for code in _IMPORTANT:
        for signaal in resultaat.signalen:
            if signaal.code == code:
                return signaal.message.say(current())
    return next(iter(nil_reasons(resultaat)), "")


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


def _fill(column: QVBoxLayout, texts: Iterable[str]) -> None:
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.setParent(None)
            widget.deleteLater()
    for text in texts:
        label = text_label(text)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(label)


class Notice(QPushButton):
    """One line that says what must not be missed, shortened to its width; it opens the signals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._full = ""

    def show_text(self, text: str) -> None:
        """Replace the text; without one the line is hidden."""
        self._full = self.tr("Let op: {text}").format(text=text) if text else ""
        self.setAccessibleName(self._full)
        self.setToolTip(text)
        self.setVisible(bool(text))
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the width."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, max(self.width() - 4, 0))
        self.setText(shown.replace("&", "&&"))
