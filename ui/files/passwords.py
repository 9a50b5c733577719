"""The questions about passwords: which one a case file has, and which it gets: twice the same, and long enough."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QInputDialog, QLineEdit, QVBoxLayout, QWidget

from ui.look.keys import is_lost
from ui.look.theme import text_label

SHORTEST = 8


class _Unheard(QObject):
    """Keeps a sign that came with Alt and led nowhere out of a line in which nobody can see what is typed."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop that key."""
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and is_lost(event)


class PasswordDialog(QDialog):
    """Asks a new password twice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Wachtwoord"))
        column = QVBoxLayout(self)
        column.addWidget(
            text_label(
                self.tr(
                    "Het bestand wordt versleuteld. Zonder het wachtwoord kan niemand het openen, ook Leefbudget niet. "
                    "Bewaar het wachtwoord dus goed."
                )
            )
        )
        self.first, self.second = QLineEdit(), QLineEdit()
        form = QFormLayout()
        for line, label in ((self.first, self.tr("&Wachtwoord")), (self.second, self.tr("&Nog een keer"))):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.installEventFilter(_Unheard(line))
            line.textChanged.connect(self._check)
            form.addRow(label, line)
        column.addLayout(form)
        self.wrong = text_label(role="muted")
        column.addWidget(self.wrong)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        self._check()

    def _check(self) -> None:
        first, second = self.first.text(), self.second.text()
        if len(first) < SHORTEST:
            wrong = self.tr("Gebruik ten minste {count} tekens.").format(count=SHORTEST)
        elif first != second:
            wrong = self.tr("De twee wachtwoorden zijn nog niet gelijk.")
        else:
            wrong = ""
        self.wrong.setText(wrong)
        self.second.setAccessibleDescription(wrong)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not wrong)


def ask_new_password(parent: QWidget) -> str | None:
    """Ask a password; None when the user thinks better of it."""
    dialog = PasswordDialog(parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    word = dialog.first.text()
    dialog.deleteLater()
    return word if accepted else None


def ask_password(parent: QWidget, name: str) -> str | None:
    """Ask the password of a file; None when the user thinks better of it."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(QCoreApplication.translate("PasswordDialog", "Wachtwoord"))
    dialog.setLabelText(QCoreApplication.translate("PasswordDialog", "Wachtwoord van {name}:").format(name=name))
    dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
    for line in dialog.findChildren(QLineEdit):
        line.installEventFilter(_Unheard(line))
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    word = dialog.textValue()
    dialog.deleteLater()
    return word if accepted else None
