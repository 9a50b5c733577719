"""What the menus ask of the window they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenuBar

    from ui.beside import Beside
    from ui.desk import Desk


class Host(Protocol):
    """A window with a case on its desk, and other windows beside it."""

    desk: Desk
    beside: Beside

    def zoom(self, steps: int) -> None:
        """Make all text larger or smaller."""

    def speak(self, code: str) -> None:
        """Speak another language from now on."""

    def toggle_more(self) -> None:
        """Open or close the fields under "Meer"."""

    def menuBar(self) -> QMenuBar:
        """Return where the menus stand."""

    def add_income(self, rol: str) -> None:
        """Ask for one more income of the aanvrager or the partner."""

    def show_round(self) -> None:
        """Show an example with notes at its parts."""

    def search(self) -> None:
        """Move the focus to the line in which one types what to go to."""

    def copy_table(self) -> None:
        """Put the ledger on the clipboard."""

    def go_to_ledger(self) -> None:
        """Move the focus to the ledger, or without one to what is still to be filled in."""

    def go_to_form(self) -> None:
        """Move the focus to what is still to be filled in."""

    def close(self) -> bool:
        """Close the window, after the question what to do with changes."""
