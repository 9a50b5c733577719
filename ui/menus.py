"""The menus of the window, and the keys that do the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6 import QtGui
from PySide6.QtCore import QCoreApplication, QObject

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from ui.window import Window


def _tr(text: str) -> str:
    return QCoreApplication.translate("menus", text)


def names() -> tuple[str, ...]:
    """Return the names of the menus, with their mnemonics."""
    menus = (_tr("&Bestand"), _tr("Be&werken"), _tr("B&eeld"), _tr("&Voorbeelden"), _tr("&Complex"))
    return (*menus, _tr("&Tabellen"), _tr("&Help"))


class Menus(QObject):
    """All menus; at first only their names, ``fill`` adds what stands in them and the keys."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._menus = [window.menuBar().addMenu(name) for name in names()]
        self.needs_result: list[QAction] = []

    def fill(self) -> None:
        """Fill the menus; the examples when they are first looked at."""
        file, edit, view, self.examples, many, tables, help_ = self._menus
        self._fill_file(file)
        self._fill_edit(edit)
        self._fill_view(view)
        self.examples.aboutToShow.connect(self._fill_examples)
        self._add(many, _tr("Complex &doorrekenen ..."), self._window.desk.show_complex, ["Ctrl+D"])
        self._add(tables, _tr("&Wat is gedekt, en met welke bronnen"), self._window.desk.show_tables)
        self._fill_help(help_)

    def remove(self) -> None:
        """Take all menus and keys away."""
        for menu in self._menus:
            menu.deleteLater()
        self._window.menuBar().clear()
        for action in self.findChildren(QtGui.QAction):
            action.deleteLater()
        self.deleteLater()

    def _add(
        self, menu: QMenu, text: str, do: Callable[[], object], keys: Iterable[str] = (), *, with_result: bool = False
    ) -> QAction:
        action = QtGui.QAction(text, self)
        action.setShortcuts([QtGui.QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked: do())
        menu.addAction(action)
        if with_result:
            self.needs_result.append(action)
        return action

    def _fill_file(self, menu: QMenu) -> None:
        window, files = self._window, self._window.desk.files
        self._add(menu, _tr("&Nieuw"), window.desk.new, ["Ctrl+N"])
        self._add(menu, _tr("&Openen ..."), files.open, ["Ctrl+O"])
        menu.addSeparator()
        self._add(menu, _tr("Op&slaan"), files.save, ["Ctrl+S"], with_result=True)
        self._add(menu, _tr("Opslaan &als ..."), files.save_as, ["Ctrl+Shift+S"], with_result=True)
        self._add(menu, _tr("Opslaan met wacht&woord ..."), files.save_with_password, with_result=True)
        self._add(menu, _tr("&Invoer bewaren als concept ..."), files.save_unfinished)
        menu.addSeparator()
        self._add(menu, _tr("Afdrukken voor de &klant ..."), window.desk.print_letter, ["Ctrl+P"], with_result=True)
        self._add(menu, _tr("Opslaan als &PDF ..."), window.desk.save_pdf, with_result=True)
        menu.addSeparator()
        self._add(menu, _tr("Wis &formulier"), window.desk.wipe)
        menu.addSeparator()
        self._add(menu, _tr("Afsl&uiten"), window.close, ["Ctrl+Q"])

    def _fill_edit(self, menu: QMenu) -> None:
        window = self._window
        self.undo = self._add(menu, _tr("&Ongedaan maken"), window.desk.undo, ["Ctrl+Z"])
        self.redo = self._add(menu, _tr("O&pnieuw"), window.desk.redo, ["Ctrl+Shift+Z", "Ctrl+Y"])
        menu.addSeparator()
        self._add(menu, _tr("&Tabel kopiëren als tekst"), window.desk.copy_table, ["Ctrl+Shift+C"], with_result=True)

    def _fill_view(self, menu: QMenu) -> None:
        window = self._window
        self._add(menu, _tr("&Groter"), partial(window.zoom, 1), ["Ctrl++", "Ctrl+="])
        self._add(menu, _tr("&Kleiner"), partial(window.zoom, -1), ["Ctrl+-"])
        self._add(menu, _tr("&Normale grootte"), partial(window.zoom, 0), ["Ctrl+0"])
        menu.addSeparator()
        self._add(menu, _tr("&Meer velden openen of sluiten"), window.toggle_more, ["Ctrl+M"])
        self._add(menu, _tr("Naar het &huishoudboekje"), partial(window.desk.go_to, 1), ["F6"])
        self._add(menu, _tr("Naar het &formulier"), partial(window.desk.go_to, 0), ["Shift+F6"])
        menu.addSeparator()
        self._add(menu, _tr("&Presenteren aan de klant"), window.desk.present, ["F11"], with_result=True)

    def _fill_examples(self) -> None:
        """List the examples when the menu is opened for the first time."""
        if self.examples.actions():
            return
        from calculator.outcome.appendix import examples  # loads the rules and the appendix: only when wanted

        for example in examples():
            self._add(self.examples, example.label, partial(self._window.desk.open_example, example.nr))
        self.examples.addSeparator()
        self._add(self.examples, _tr("De &bijlage als tabel"), self._window.desk.show_appendix)

    def _fill_help(self, menu: QMenu) -> None:
        from ui.look import language

        window = self._window
        self._add(menu, _tr("&Uitleg"), window.desk.show_help, ["F1"])
        self._add(menu, _tr("&Sneltoetsen"), window.desk.show_shortcuts)
        choices = menu.addMenu(_tr("&Taal (Language)"))
        group = QtGui.QActionGroup(self)
        for code, name in language.available().items():
            action = self._add(choices, name, partial(window.speak, code))
            action.setCheckable(True)
            action.setChecked(code == language.current())
            group.addAction(action)
        self._add(menu, _tr("&Over Leefbudget"), window.desk.show_about)
