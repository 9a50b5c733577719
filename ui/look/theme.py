"""Colours by role, and type and surfaces made from them; light, dark and high contrast."""

from __future__ import annotations

import dataclasses

from PySide6 import QtCore
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from calculator.records import record

GAP = 10
INSIDE = 14
CORNER = 8


@record(frozen=True)
class Roles:
    """The colours of the window, each named after what it is for."""

    ground: QColor
    card: QColor
    line: QColor
    border: QColor
    ink: QColor
    muted: QColor
    accent: QColor
    on_accent: QColor
    highlight: QColor
    worse: QColor
    housing: QColor
    energy: QColor
    fixed: QColor
    living: QColor
    norm: QColor
    disabled: QColor

    @property
    def strong(self) -> bool:
        """Whether lines are as dark as text, as high contrast asks."""
        return self.line == self.ink

    @property
    def focus_width(self) -> int:
        """How thick the frame around what has the focus is: with dark lines everywhere it needs more to be seen."""
        return 3 if self.strong else 2


_LIGHT = Roles(
    ground=QColor("#f4f6f8"),
    card=QColor("#ffffff"),
    line=QColor("#d9dfe6"),
    border=QColor("#868f9b"),
    ink=QColor("#1d2733"),
    muted=QColor("#5b6877"),
    accent=QColor("#0b5cab"),
    on_accent=QColor("#ffffff"),
    highlight=QColor("#e8eff9"),
    worse=QColor("#b42318"),
    housing=QColor("#0b5cab"),
    energy=QColor("#d98a00"),
    fixed=QColor("#6d4f9c"),
    living=QColor("#1a7f4b"),
    norm=QColor("#5b6877"),
    disabled=QColor("#5b6877"),
)
_STRONG_WORSE, _STRONG_LIVING = QColor("#8e1109"), QColor("#0a5a30")  # at least 7 : 1 on white


def roles() -> Roles:
    """Return the colours for now: the house colours in ordinary light, else those of the system."""
    palette = QGuiApplication.palette()
    dark = palette.color(QPalette.ColorRole.Window).lightnessF() < 0.5
    if not dark and not high_contrast():
        return _LIGHT
    ground = palette.color(QPalette.ColorRole.Window)
    card = palette.color(QPalette.ColorRole.Base)
    ink = palette.color(QPalette.ColorRole.WindowText)
    strong = high_contrast()
    accent = QColor("#7cb8f5")
    if strong:
        link = palette.color(QPalette.ColorRole.Link)
        accent = link if contrast(link, card) >= 4.5 else ink
    muted = ink if strong else mixed(ink, card, 0.72)
    light_worse, light_living = (_STRONG_WORSE, _STRONG_LIVING) if strong else (_LIGHT.worse, _LIGHT.living)
    grey = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)  # the system's own, if readable
    return Roles(
        ground=ground,
        card=card,
        line=ink if strong else mixed(ink, card, 0.22),
        border=ink if strong else mixed(ink, card, 0.5),
        ink=ink,
        muted=muted,
        accent=accent,
        on_accent=card,
        highlight=mixed(accent, card, 0.2),
        worse=QColor("#ff9d94") if dark else light_worse,
        housing=QColor("#6fb0f2") if dark else _LIGHT.housing,
        energy=QColor("#f2b84b") if dark else _LIGHT.energy,
        fixed=QColor("#c3aef0") if dark else _LIGHT.fixed,
        living=QColor("#62cf95") if dark else light_living,
        norm=muted,
        disabled=grey if strong and contrast(grey, card) >= 4.5 else muted,
    )


def dimmed(colours: Roles) -> Roles:
    """Return the colours of an answer that is not up to date: all ink muted, all surfaces paler; never see-through."""
    paler = {
        name: mixed(getattr(colours, name), colours.card, 0.45) for name in ("housing", "energy", "fixed", "living")
    }
    return dataclasses.replace(
        colours, ink=colours.muted, accent=colours.muted, worse=colours.muted, norm=colours.muted, **paler
    )


def paper_roles() -> Roles:
    """Return the colours for paper: always the house colours on white."""
    return _LIGHT


def high_contrast() -> bool:
    """Return whether the person asked the system for high contrast, as far as ``ask_system`` found out."""
    return _asked.get("contrast", False)


def ask_system() -> None:
    """Ask the system whether it wants high contrast; not before the first paint, since this loads all of Qt's names."""
    hints = QGuiApplication.styleHints()
    if hasattr(hints, "accessibility"):  # since Qt 6.10
        wanted = QtCore.Qt.ContrastPreference.HighContrast
        _asked["contrast"] = hints.accessibility().contrastPreference() is wanted


_asked: dict[str, bool] = {}


def readable_on(surface: QColor) -> QColor:
    """Return black or white, whichever can be read best on a colour."""
    black, white = QColor("#111111"), QColor("#ffffff")
    return max(black, white, key=lambda ink: contrast(ink, surface))


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast between two colours, from 1 to 21, as accessibility guidelines define it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def mixed(over: QColor, under: QColor, share: float) -> QColor:
    """Return two colours mixed, ``share`` of the first."""
    return QColor.fromRgbF(
        over.redF() * share + under.redF() * (1 - share),
        over.greenF() * share + under.greenF() * (1 - share),
        over.blueF() * share + under.blueF() * (1 - share),
    )


def style_sheet(*, front: bool = False) -> str:
    """Return the surfaces of the window, or only of what the first paint shows.

    Type is never set here, so that the font of the system stays in force.
    """
    shown = roles()
    colours = {name: colour.name() for name, colour in vars(shown).items()}
    tick = QFontMetrics(QGuiApplication.font()).ascent()  # a box to tick is as high as the words beside it
    sheet = _FRONT + ("" if front else _BEHIND) + (_STRONG if shown.strong else "")
    return sheet.format(**colours, corner=CORNER, tick=tick, box=tick + 3)


# What the first paint shows has few rules: each of them is held against every widget.
_FRONT = """
QMainWindow, QScrollArea, QWidget#ground, QDialog#ground, QStatusBar {{ background: {ground}; }}
QStatusBar::item {{ border: 0; }}
QStatusBar, QStatusBar QLabel {{ color: {muted}; }}
QFrame#card {{ background: {card}; border: 1px solid {line}; border-radius: {corner}px; }}
QFrame#card QLabel {{ color: {ink}; }}
QLabel[role="muted"], QFrame#card QLabel[role="muted"] {{ color: {muted}; }}
QFrame#card QLabel[role="worse"] {{ color: {worse}; }}
QFrame#line, QLabel#coming {{ background: {line}; }}
QLineEdit {{ background: {card}; color: {ink}; border: 1px solid {border}; border-radius: 5px; padding: 0 7px;
    selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus {{ border: 2px solid {accent}; padding: 0 6px; }}
QLineEdit[wrong="true"] {{ border: 2px solid {worse}; padding: 0 6px; }}
QLineEdit[wrong="true"]:focus {{ border: 3px solid {worse}; padding: 0 5px; }}
QComboBox {{ background: {card}; color: {ink}; border: 1px solid {border}; border-radius: 5px;
    padding: 0 0 0 9px; }}
QComboBox:editable {{ padding: 0 0 0 7px; }}
QComboBox:focus {{ border: 2px solid {accent}; padding: 0 0 0 8px; }}
QComboBox:editable:focus {{ padding: 0 0 0 6px; }}
QComboBox[wrong="true"] {{ border: 2px solid {worse}; padding: 0 0 0 6px; }}
QComboBox[wrong="true"]:focus {{ border: 3px solid {worse}; padding: 0 0 0 5px; }}
QComboBox:disabled {{ color: {disabled}; border-color: {line}; }}
QComboBox::drop-down {{ border: 0; width: 24px; }}
QComboBox QLineEdit {{ border: 0; background: transparent; padding: 0; }}
QComboBox QLineEdit:focus {{ border: 0; padding: 0; }}
QPushButton {{ background: {card}; color: {ink}; border: 1px solid {border}; border-radius: 5px; padding: 5px 12px;
    outline: 0; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 4px 11px; }}
QPushButton:pressed {{ background: {highlight}; }}
QPushButton:disabled {{ color: {disabled}; border-color: {line}; }}
QPushButton#main:enabled {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton#main:enabled:focus {{ border: 2px solid {ink}; }}
QPushButton#fold {{ background: transparent; color: {accent}; border: 1px solid transparent; padding: 4px 6px;
    text-align: left; }}
QPushButton#fold:hover {{ background: {highlight}; }}
QPushButton#fold:focus {{ border-color: {accent}; }}
QPushButton#link {{ background: transparent; color: {accent}; border: 1px solid transparent; padding: 1px 0;
    text-align: left; text-decoration: underline; }}
QPushButton#link:hover {{ background: {highlight}; }}
QPushButton#link:focus {{ border-color: {accent}; }}
QPushButton#plain {{ background: transparent; color: {muted}; border: 1px solid transparent; padding: 2px 0; }}
QPushButton#plain:hover {{ color: {accent}; text-decoration: underline; }}
QPushButton#plain:focus {{ border-color: {accent}; padding: 2px 0; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; border: 0; }}
QScrollBar::handle:vertical {{ background: {border}; min-height: 30px; border-radius: 3px; margin: 0 2px; }}
QScrollBar::handle:vertical:disabled {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""

_BEHIND = """
QLineEdit#finder {{ margin: 0 12px 0 0; placeholder-text-color: {muted}; }}
QTableView {{ background: {card}; color: {ink}; border: 0; selection-background-color: {highlight};
    selection-color: {ink}; outline: 0; }}
QTableView::item {{ padding: 0 5px; }}
QTableView::item:focus {{ border: 1px solid {accent}; }}
QHeaderView {{ background: {card}; border: 0; }}
QHeaderView::section {{ background: {card}; color: {muted}; border: 0; border-bottom: 1px solid {line};
    padding: 0 8px 4px 8px; }}
QTableCornerButton::section {{ background: {card}; border: 0; border-bottom: 1px solid {line}; }}
QHeaderView::section:vertical {{ border-bottom: 0; padding: 0 11px 0 0; }}
QTabBar#parts {{ background: transparent; border: 0; }}
QTabBar#parts::tab {{ background: transparent; color: {muted}; border: 1px solid transparent;
    border-bottom: 2px solid transparent; padding: 5px 2px 6px 2px; margin-right: 3px; }}
QTabBar#parts::tab:hover {{ color: {ink}; }}
QTabBar#parts::tab:selected {{ color: {accent}; border-bottom-color: {accent}; }}
QTabBar#parts::tab:selected:focus {{ border: 1px solid {accent}; border-bottom: 2px solid {accent}; }}
QWidget#page {{ background: transparent; }}
QScrollArea#page {{ border: 1px solid transparent; }}
QScrollArea#page:focus {{ border-color: {accent}; }}
QTextBrowser {{ background: {card}; color: {ink}; border: 1px solid {line}; border-radius: {corner}px; }}
QListWidget::indicator {{ width: {tick}px; height: {tick}px; }}
QCheckBox {{ color: {ink}; spacing: 6px; }}
QCheckBox::indicator {{ width: {box}px; height: {box}px; background: transparent; border: 0; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QTreeView#steps {{ background: {card}; color: {ink}; border: 0; outline: 0;
    selection-background-color: {highlight}; selection-color: {ink}; }}
QTreeView#steps::item {{ padding: 0; }}
QPushButton#small {{ padding: 2px 9px; color: {accent}; }}
QPushButton#small:focus {{ padding: 1px 8px; }}
QPushButton#small:disabled {{ color: {disabled}; }}
QPushButton#small:checked {{ background: {highlight}; border-color: {accent}; }}
QFrame#note {{ background: {card}; border: 2px solid {accent}; border-radius: {corner}px; }}
QFrame#note QLabel {{ color: {ink}; }}
QFrame#spot {{ background: transparent; border: 3px solid {accent}; border-radius: {corner}px; }}
QPushButton#link:disabled {{ color: {muted}; text-decoration: none; border-color: transparent; }}
QProgressBar {{ background: {card}; border: 1px solid {border}; border-radius: 5px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; border: 0; }}
QScrollBar::handle:horizontal {{ background: {border}; min-width: 30px; border-radius: 3px; margin: 2px 0; }}
"""

# In high contrast a thicker frame tells what has the focus, and nothing is told by a tint alone.
_STRONG = """
QLineEdit:focus {{ border: 3px solid {accent}; padding: 0 5px; }}
QComboBox:focus {{ border: 3px solid {accent}; padding: 0 0 0 7px; }}
QComboBox:editable:focus {{ padding: 0 0 0 5px; }}
QComboBox QLineEdit:focus {{ border: 0; padding: 0; }}
QTableView::item:focus {{ border: 2px solid {accent}; }}
QPushButton:focus {{ border: 3px solid {accent}; padding: 3px 10px; }}
QPushButton:disabled {{ border: 1px dashed {disabled}; }}
QPushButton#main:enabled:focus {{ border: 3px solid {ink}; }}
QPushButton#small:focus {{ padding: 0 7px; }}
QPushButton#small:checked {{ background: {accent}; color: {on_accent}; }}
QPushButton#small:checked:focus {{ border-color: {ink}; }}
QPushButton#fold:focus {{ border: 3px solid {accent}; padding: 2px 4px; }}
QPushButton#plain:focus {{ border: 3px solid {accent}; padding: 0; }}
QPushButton#link:focus {{ border: 3px solid {accent}; padding: 0; }}
QPushButton#notice:focus {{ border: 3px solid {accent}; padding: 0; }}
QTabBar#parts::tab:selected:focus {{ border: 3px solid {accent}; padding: 3px 0 5px 0; }}
QScrollArea#page:focus {{ border: 3px solid {accent}; }}
"""


class Card(QFrame):
    """A quiet surface with a thin line, a title if it has one, and a column of content."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(INSIDE, INSIDE - 5, INSIDE, INSIDE - 4)
        self.column.setSpacing(6)
        self.title: QLabel | None = None
        if title:
            self.setAccessibleName(title)
            self.title = text_label(title, size=1.1, bold=True)
            self.column.addWidget(self.title)


class Fold(QPushButton):
    """A line that opens and closes what is under it."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fold")
        self.setCheckable(True)
        self._content = content
        self._label = ""
        content.setVisible(False)
        self.toggled.connect(self._on_toggled)

    def minimumSizeHint(self) -> QtCore.QSize:
        """Return no width: a long line never makes what it stands in wider than there is room for."""
        return QtCore.QSize(0, super().minimumSizeHint().height())

    def set_label(self, label: str) -> None:
        """Change the words behind the arrow."""
        self._label = label
        self.setText(f"{'▾' if self.isChecked() else '▸'}  {label}")
        self.setAccessibleName(label.replace("&", ""))

    def _on_toggled(self, opened: bool) -> None:
        self._content.setVisible(opened)
        self.set_label(self._label)


def text_label(text: str = "", *, size: float = 1.0, bold: bool = False, role: str = "") -> QLabel:
    """Return a wrapping label of plain text, its size relative to the font of the system."""
    label = QLabel(text)
    dress_label(label, size=size, bold=bold, role=role)
    return label


def dress_label(label: QLabel, *, size: float, bold: bool, role: str) -> None:
    """Make a label wrap its plain text, in a size relative to the font of the system."""
    label.setProperty("textFormat", "PlainText")
    label.setWordWrap(True)
    label.setProperty("role", role)
    if size != 1.0 or bold:
        label.setFont(sized(label.font(), size, bold=bold))


def sized(font: QFont, size: float, *, bold: bool = False) -> QFont:
    """Return a font at a size relative to its own."""
    changed = QFont(font)
    changed.setPointSizeF(font.pointSizeF() * size)
    if bold:
        changed.setWeight(QFont.Weight.DemiBold)
    return changed


def set_role(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
