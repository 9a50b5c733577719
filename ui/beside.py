"""What opens beside the case: the page for the client, the presentation, the complex, the appendix, and the help."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from calculator.cases.fields import Refused
from calculator.disk.remarks import remarks
from ui.desk import Desk
from ui.files.saving import ask_path, file_name, instead
from ui.look.wording import worded

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from calculator.cases.case import Geval
    from ui.complex.view import ComplexWindow
    from ui.result.presentation import Presentation


DUTCH = "nl"  # the language of the page for the client, unless another is asked for


class Beside(QObject):
    """Opens other windows for the case on the desk, over the window that is their parent."""

    def __init__(self, desk: Desk, parent: QWidget, today: date) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parent = parent
        self._today = today
        self.presentation: Presentation | None = None
        self.complex: ComplexWindow | None = None

    # -- for the client ------------------------------------------------------------------------------------------------

    def print_letter(self, language: str = DUTCH) -> None:
        """Print the page for the client, in a language."""
        resultaat = self._desk.settled()
        if resultaat is not None:
            from ui.paper.printing import print_with_dialog  # loads the printing of Qt: only when wanted

            try:
                print_with_dialog(self._parent, resultaat, language)
            except OSError as error:
                self._desk.files.warn(self.tr("Niet afgedrukt"), str(error))

    def save_pdf(self, language: str = DUTCH) -> None:
        """Save the page for the client as a PDF, in a language."""
        resultaat = self._desk.settled()
        if resultaat is None:
            return
        path = ask_path(self._parent, file_name(resultaat.geval.dossier, self._today, "pdf"))
        if path is not None:
            self.save_pdf_to(path, language)

    def save_pdf_to(self, path: Path, language: str = DUTCH) -> None:
        """Save the page for the client, and say that it worked or why not."""
        from ui.paper.printing import write_pdf

        resultaat = self._desk.read(self._desk.resultaat)
        if resultaat is None:
            return
        try:
            with remarks() as said:
                write_pdf(resultaat, path, language)
        except OSError as error:
            found = instead(self._parent, path, str(error), partial(ask_path, self._parent, path.name))
            if found is not None:
                self.save_pdf_to(found, language)
        else:
            self._desk.say(" ".join([self.tr("Opgeslagen: {name}").format(name=path.name), *map(worded, said)]))

    def present(self) -> None:
        """Show the outcome full screen and in large type."""
        resultaat = self._desk.settled()
        if resultaat is None:
            return
        from ui.result.presentation import Presentation

        self.presentation = Presentation(resultaat, self._parent)
        self.presentation.showFullScreen()

    # -- other windows -------------------------------------------------------------------------------------------------

    def show_appendix(self) -> None:
        """Show the appendix as a table."""
        from ui.result.appendix_view import show_appendix

        show_appendix(self._parent)

    def show_complex(self, path: Path | None = None) -> None:
        """Show the window that computes a whole complex, with a file when one was dropped here."""
        try:
            from ui.complex.view import show_complex
        except OSError as left_out:  # a package without the batch says so in its own words
            self._desk.files.warn("Leefbudget", str(left_out))
            return
        self.complex = show_complex(self, path)

    def open_case(self, geval: Geval, assumed: Collection[str]) -> None:
        """Put a household of the complex on the desk."""
        self._desk.open_case(geval, assumed)

    def come_forward(self) -> None:
        """Let the window with the case come before other windows."""
        self._parent.raise_()
        self._parent.activateWindow()

    def close(self) -> None:
        """Close what runs by itself, and break off what it does."""
        if self.complex is not None:
            self.complex.close()

    # -- help ----------------------------------------------------------------------------------------------------------

    def show_help(self) -> None:
        """Show the manual, beside the window so that one can follow it there."""
        from ui.manual_view import Manual

        Manual(self._parent).show()

    def show_shortcuts(self) -> None:
        """Show the keys."""
        from ui import help as pages

        pages.show(self._parent, self.tr("Sneltoetsen"), pages.shortcuts_html())

    def show_about(self) -> None:
        """Show what the program is."""
        from ui import help as pages

        self._desk.files.tell(self.tr("Over Leefbudget"), pages.about_text())

    def add_pack(self) -> None:
        """Let a table pack be chosen and keep it; it counts from the next start."""
        from PySide6.QtWidgets import QFileDialog

        title, kinds = self.tr("Tabellenpakket openen"), self.tr("Tabellenpakket (*.zip)")
        name, _ = QFileDialog.getOpenFileName(self._parent, title, "", kinds)
        if name:
            self.keep_pack(Path(name))

    def keep_pack(self, path: Path) -> None:
        """Keep a table pack that may be used, and say what it is."""
        from calculator.amounts.tables import add_pack

        try:
            pack = add_pack(path)
        except (Refused, OSError) as wrong:
            self._desk.files.warn(self.tr("Niet overgenomen"), str(wrong))
            return
        signed = (
            self.tr("Het is ondertekend.")
            if pack.signed
            else self.tr("Het is niet ondertekend: elke uitkomst zegt dat.")
        )
        text = self.tr("Pakket {name} is bewaard. Het geldt als u Leefbudget opnieuw opent.").format(name=pack.name)
        self._desk.files.tell(self.tr("Tabellenpakket"), f"{text} {signed}")

    def take_back_pack(self) -> None:
        """Take the last table pack that this user kept away again."""
        from calculator.amounts import packs

        name = packs.undo()
        if name is None:
            text = self.tr("Er is geen pakket dat u zelf hebt geopend.")
        else:
            text = self.tr("Pakket {name} is weg. Dat geldt als u Leefbudget opnieuw opent.").format(name=name)
        self._desk.files.tell(self.tr("Tabellenpakket"), text)

    def show_tables(self) -> None:
        """Show what is covered, with which sources."""
        from calculator.outcome.passports import overview
        from ui import help as pages

        pages.show(self._parent, self.tr("Tabellen"), pages.tables_html(overview()))
