"""The bar below: which tables are used or, in a narrow window, the outcome; what was done; and two buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QPushButton, QStatusBar, QWidget

from ui.look.theme import GAP

_MESSAGE_MS = 15_000


class BottomBar(QStatusBar):
    """Says things and offers to print and to save; what it says of day or outcome leads to where that stands."""

    print_wanted = Signal()
    save_wanted = Signal()
    place_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(GAP + 2, 2, GAP + 4, 6)
        self.text = QPushButton()
        self.text.setObjectName("plain")
        self.text.clicked.connect(self.place_wanted)
        self.addWidget(self.text)
        self._warning = ""
        self.warning = QPushButton()
        self.warning.setObjectName("plain")
        self.warning.setVisible(False)
        self.warning.clicked.connect(self._tell_warning)
        self.addWidget(self.warning)
        self.buttons: tuple[QPushButton, ...] = ()
        self.renew()

    def renew(self) -> None:
        """Make the buttons anew, for the language and the size of type of now."""
        for button in self.buttons:
            self.removeWidget(button)
            button.deleteLater()
        for button in (self.text, self.warning):
            button.setFont(QApplication.font())
        printing = QPushButton(self.tr("Afdru&kken voor de klant"))
        saving = QPushButton(self.tr("Opslaan als E&xcel"))
        saving.setObjectName("main")
        printing.clicked.connect(self.print_wanted)
        saving.clicked.connect(self.save_wanted)
        self.buttons = (printing, saving)
        for button in self.buttons:
            button.setEnabled(False)
            self.addPermanentWidget(button)

    def set_narrow(self, narrow: bool) -> None:  # as Qt names its setters
        """Say with fewer words what is printed, so that a narrow window may be as narrow as its screen."""
        self.buttons[0].setText(self.tr("Afdru&kken") if narrow else self.tr("Afdru&kken voor de klant"))

    def tell_outcome(self, brief: str, *, stale: bool) -> None:
        """Say the outcome in few words; one that is not up to date says so."""
        self.text.setText(self.tr("Niet bijgewerkt: {outcome}").format(outcome=brief) if stale else brief)

    def warn(self, brief: str, text: str) -> None:
        """Keep a warning in sight, in few words with the whole of it beside; empty takes it away."""
        self.warning.setText(brief)
        self.warning.setToolTip(text)
        self.warning.setAccessibleDescription(text)
        self.warning.setVisible(bool(text))
        self._warning = text

    def _tell_warning(self) -> None:
        self.say(self._warning)

    def say(self, text: str) -> None:
        """Say something in passing."""
        self.showMessage(text, _MESSAGE_MS)

    def enable(self, *, with_result: bool) -> None:
        """Allow what needs an outcome, or not."""
        for button in self.buttons:
            button.setEnabled(with_result)
