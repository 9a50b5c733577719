"""The manual in a window of its own: its pages from their Markdown, and those that are made from rules and tables."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QWidget

from calculator.words.messages import DUTCH
from ui.look.language import current
from ui.look.theme import INSIDE

PAGES = Path(__file__).resolve().parent / "manual"
FIRST = "tien-minuten.md"
_LINK = re.compile(r"^- \[([^\]]+)\]\(([\w-]+\.md)\)$", re.MULTILINE)
_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\n", re.MULTILINE)
_WIDTH_IN_CHARACTERS, _HEIGHT_IN_LINES = 130, 38


def _tr(text: str) -> str:
    return QCoreApplication.translate("manual_view", text)


def folder(language: str) -> Path:
    """Return where the written pages of a language are."""
    return PAGES if language == DUTCH else PAGES / language


@cache
def contents(language: str = DUTCH) -> dict[str, str]:
    """Return the titles of the pages by their file, in the order of the first page."""
    return {name: title for title, name in _LINK.findall((folder(language) / "index.md").read_text(encoding="utf-8"))}


def page(name: str, language: str = DUTCH) -> str:
    """Return the Markdown of a page, without its pictures: the window itself stands beside it."""
    path = folder(language) / name
    if path.is_file():
        return _PICTURE.sub("", path.read_text(encoding="utf-8"))
    from calculator.presenting.rule_pages import generated_pages  # loads the rules: only for their pages

    return generated_pages(language)[name][1]


class Manual(QDialog):
    """The contents at the left, the page beside it; links lead to other pages, never to the internet."""

    def __init__(self, parent: QWidget | None = None, name: str = FIRST) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.setWindowTitle(_tr("Handleiding"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.list.setAccessibleName(_tr("Inhoud"))
        self._language = current()
        self._names, titles = zip(*contents(self._language).items(), strict=True)
        self.list.addItems(titles)
        self.text = QTextBrowser()
        self.text.document().setDocumentMargin(INSIDE)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(_tr("Bladzijde"))
        line = QHBoxLayout(self)
        line.addWidget(self.list)
        line.addWidget(self.text, 1)
        letter, row = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + 2 * letter)
        wanted = self.size()
        wanted.setWidth(letter * _WIDTH_IN_CHARACTERS)
        wanted.setHeight(row * _HEIGHT_IN_LINES)
        screen = self.screen()
        self.resize(wanted.boundedTo(screen.availableSize() * 0.9) if screen else wanted)
        self.list.currentRowChanged.connect(self._show_row)
        self.text.anchorClicked.connect(self._follow)
        self.turn_to(name)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn_to(self, name: str = FIRST) -> None:
        """Show a page."""
        self.list.setCurrentRow(self._names.index(name))

    def _show_row(self, row: int) -> None:
        self.text.setMarkdown(page(self._names[row], self._language))
        self.text.setAccessibleDescription(self.list.item(row).text())

    def _follow(self, link: QUrl) -> None:
        if link.path() in self._names:
            self.turn_to(link.path())
