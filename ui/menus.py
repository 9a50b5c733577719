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

    from ui.host import Host


def _tr(text: str) -> str:
    return QCoreApplication.translate("menus", text)


def names() -> tuple[str, ...]:
    """Return the names of the menus, with their mnemonics."""
    menus = (_tr("&Bestand"), _tr("Be&werken"), _tr("B&eeld"), _tr("&Voorbeelden"), _tr("&Complex"))
    return (*menus, _tr("&Tabellen"), _tr("&Help"))


class Menus(QObject):
    """All menus; at first only their names, ``fill`` adds what stands in them and the keys."""

    def __init__(self, host: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._menus = [host.menuBar().addMenu(name) for name in names()]
        self.needs_result: list[QAction] = []

    def fill(self) -> None:
        """Fill the menus; the examples when they are first looked at."""
        file, edit, view, self.examples, many, tables, help_ = self._menus
        self._fill_file(file)
        self._fill_edit(edit)
        self._fill_view(view)
        self.examples.aboutToShow.connect(self._fill_examples)
        lists = _tr("lijst bestand csv Excel woningen huishoudens")
        self._add(many, _tr("Complex &doorrekenen ..."), self._host.beside.show_complex, ["Ctrl+D"], called=lists)
        self._add(tables, _tr("&Wat is gedekt, en met welke bronnen"), self._host.beside.show_tables)
        self._add(tables, _tr("Tabellen&pakket openen ..."), self._host.beside.add_pack)
        self._add(tables, _tr("&Laatste pakket weghalen"), self._host.beside.take_back_pack)
        self._fill_help(help_)

    def remove(self) -> None:
        """Take all menus and keys away."""
        for menu in self._menus:
            menu.deleteLater()
        self._host.menuBar().clear()
        for action in self.findChildren(QtGui.QAction):
            action.deleteLater()
        self.deleteLater()

    def _add(
        self,
        menu: QMenu,
        text: str,
        do: Callable[[], object],
        keys: Iterable[str] = (),
        *,
        with_result: bool = False,
        called: str = "",
    ) -> QAction:
        action = QtGui.QAction(text, self)
        action.setData(called)  # other words by which people look for it
        action.setShortcuts([QtGui.QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked: do())
        menu.addAction(action)
        if with_result:
            self.needs_result.append(action)
        return action

    def _fill_file(self, menu: QMenu) -> None:
        desk, beside, files = self._host.desk, self._host.beside, self._host.desk.files
        self._add(menu, _tr("&Nieuw"), desk.new, ["Ctrl+N"], called=_tr("nieuwe klant"))
        self._add(menu, _tr("&Openen ..."), files.open, ["Ctrl+O"], called=_tr("bestand Excel"))
        menu.addSeparator()
        self._add(menu, _tr("Op&slaan"), files.save, ["Ctrl+S"], with_result=True, called=_tr("bewaren Excel werkboek"))
        self._add(
            menu,
            _tr("Opslaan &als ..."),
            files.save_as,
            ["Ctrl+Shift+S"],
            with_result=True,
            called=_tr("exporteren Excel"),
        )
        self._add(
            menu,
            _tr("Opslaan met wacht&woord ..."),
            files.save_with_password,
            with_result=True,
            called=_tr("beveiligen"),
        )
        self._add(menu, _tr("&Invoer bewaren als concept ..."), files.save_unfinished)
        menu.addSeparator()
        letter = _tr("Afdrukken voor de &klant ...")
        self._add(menu, letter, beside.print_letter, ["Ctrl+P"], with_result=True, called=_tr("brief printen"))
        self._add(menu, _tr("Opslaan als &PDF ..."), beside.save_pdf, with_result=True)
        other = menu.addMenu(_tr("Brief in het &Engels"))
        self._add(other, _tr("&Afdrukken ..."), partial(beside.print_letter, "en"), with_result=True)
        self._add(other, _tr("Opslaan als &PDF ..."), partial(beside.save_pdf, "en"), with_result=True)
        menu.addSeparator()
        self._add(menu, _tr("Wis &formulier"), desk.wipe, called=_tr("leegmaken"))
        menu.addSeparator()
        self._add(menu, _tr("Afsl&uiten"), self._host.close, ["Ctrl+Q"])

    def _fill_edit(self, menu: QMenu) -> None:
        host = self._host
        self.undo = self._add(menu, _tr("&Ongedaan maken"), host.desk.undo, ["Ctrl+Z"])
        self.redo = self._add(menu, _tr("Op&nieuw"), host.desk.redo, ["Ctrl+Shift+Z", "Ctrl+Y"])
        menu.addSeparator()
        self._add(menu, _tr("&Inkomen toevoegen"), partial(host.add_income, "aanvrager"), ["Ctrl+I"])
        partner = _tr("Inkomen van de &partner toevoegen")
        self._add(menu, partner, partial(host.add_income, "partner"), ["Ctrl+Shift+I"])
        self._add(menu, _tr("Inkomen van een &kind toevoegen"), partial(host.add_income, "kind"), ["Ctrl+Shift+K"])
        menu.addSeparator()
        self._add(menu, _tr("&Tabel kopiëren als tekst"), host.copy_table, ["Ctrl+Shift+C"], with_result=True)

    def _fill_view(self, menu: QMenu) -> None:
        host = self._host
        self._add(menu, _tr("&Groter"), partial(host.zoom, 1), ["Ctrl++", "Ctrl+="], called=_tr("lettergrootte"))
        self._add(menu, _tr("&Kleiner"), partial(host.zoom, -1), ["Ctrl+-"])
        self._add(menu, _tr("&Normale grootte"), partial(host.zoom, 0), ["Ctrl+0"])
        menu.addSeparator()
        self._add(menu, _tr("&Zoeken"), host.search, ["Ctrl+K"])
        self._add(menu, _tr("&Meer velden openen of sluiten"), host.toggle_more, ["Ctrl+M"])
        self._add(menu, _tr("Naar het &huishoudboekje"), host.go_to_ledger, ["F6"])
        self._add(menu, _tr("Naar het &formulier"), host.go_to_form, ["Shift+F6"])
        menu.addSeparator()
        account = _tr("Wat nu op de &rekening komt")
        self.on_account = self._add(menu, account, self._turn_reading, ["Ctrl+R"], with_result=True)
        self.on_account.setCheckable(True)
        self._add(menu, _tr("&Presenteren aan de klant"), host.beside.present, ["F11"], with_result=True)

    def _turn_reading(self) -> None:
        self._host.desk.read_on_account(not self._host.desk.on_account)

    def _fill_examples(self) -> None:
        """List the examples when the menu is opened for the first time."""
        if self.examples.actions():
            return
        from calculator.outcome.appendix import examples  # loads the rules and the appendix: only when wanted

        for example in examples():
            self._add(self.examples, _named(example.label), partial(self._host.desk.open_example, example.nr))
        self.examples.addSeparator()
        self._add(self.examples, _tr("De &bijlage als tabel"), self._host.beside.show_appendix)

    def _fill_help(self, menu: QMenu) -> None:
        from ui.look import language

        host = self._host
        self._add(
            menu, _tr("&Handleiding"), host.beside.show_help, ["F1"], called=_tr("hulp uitleg donker kleuren contrast")
        )
        self._add(menu, _tr("&Rondleiding in vier stappen"), host.show_round)
        self._add(menu, _tr("&Sneltoetsen"), host.beside.show_shortcuts)
        choices = menu.addMenu(_tr("&Taal (Language)"))
        group = QtGui.QActionGroup(self)
        for code, name in language.available().items():
            action = self._add(choices, name, partial(host.speak, code), called=_tr("taal Engels Nederlands"))
            action.setCheckable(True)
            action.setChecked(code == language.current())
            group.addAction(action)
        self._add(menu, _tr("&Over Leefbudget"), host.beside.show_about)


def _named(label: str) -> str:
    """Return the label of an example, each of its words in the language of the window."""
    number, dot, words = label.partition(" · ")
    spoken = [QCoreApplication.translate("Form", word) for word in words.split(", ")]
    return f"{number}{dot}{', '.join(spoken)}"
