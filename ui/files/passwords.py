"""The question which password a case file gets: twice the same, and long enough to mean something."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from ui.look.theme import text_label

SHORTEST = 8


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
