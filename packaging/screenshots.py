"""Draw the main states of the window, to be looked at: one picture per state, every time the same.

    python3 packaging/dev.py screenshots            all of them, in build/screenshots
    python3 packaging/dev.py screenshots dark more  these

Runs in the environment that dev.py makes. A state that cannot be drawn is told, and the status is then 1.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QSettings, QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.app import ARGUMENTS, prepare
from ui.look import language, theme, zoom
from ui.window import Window

SIZE = (1280, 720)
OTHER_SIZES = ((1024, 700), (1366, 768), (1920, 1080))
TODAY = date(2026, 11, 21)
_QUIET_MS = 250  # longer than any timer that waits for the layout or for a thread
_LOADED_MS = 20_000
_RENT, _ENERGY = "woonsituaties[{}].kale_huur_per_maand", "woonsituaties[{}].energielast_per_maand"
_BELOW_THE_NORM = {
    "huishouden.personen[0].inkomens[0].bedrag": 21_000.0,
    _RENT.format(0): 1_240.0,
    _ENERGY.format(0): 245.0,
    _RENT.format(1): 1_310.0,
    _ENERGY.format(1): 140.0,
}


def _palette(ground: str, card: str, ink: str, link: str, disabled: str) -> QPalette:
    """Return a palette of the system, as far as the window looks at it."""
    palette = QPalette(QColor(ground))
    for role in (QPalette.ColorRole.Base, QPalette.ColorRole.AlternateBase, QPalette.ColorRole.ToolTipBase):
        palette.setColor(role, QColor(card))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.ToolTipText,
    ):
        palette.setColor(role, QColor(ink))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(disabled))
    palette.setColor(QPalette.ColorRole.Link, QColor(link))
    palette.setColor(QPalette.ColorRole.Highlight, QColor(link))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor(ground))
    return palette


@dataclass(frozen=True)
class Look:
    """What the person set in the system or in the program before the window opens."""

    palette: QPalette | None = None
    high_contrast: bool = False
    size: float = 1.0
    language: str = "nl"


DARK = Look(_palette("#323232", "#242424", "#ffffff", "#308cc6", "#9d9d9d"))
WHITE = Look(_palette("#ffffff", "#ffffff", "#000000", "#00009f", "#600000"), high_contrast=True)
BLACK = Look(_palette("#000000", "#000000", "#ffffff", "#ffff00", "#3ff23f"), high_contrast=True)


def _nothing(_window: Window) -> None:
    """Leave the window as it opens."""


def _example(window: Window, nr: int = 12) -> None:
    window.desk.open_example(nr)


def _below_the_norm(window: Window) -> None:
    window.form.put(_BELOW_THE_NORM)


_FULL: dict[str, float | str | tuple[int, ...]] = {
    "huishouden.type": "alleenstaande_ouder",
    "huishouden.kinderen": (6, 13),
    "huishouden.personen[0].inkomens[0].bedrag": 17_400.0,
    "huishouden.zorgkosten_per_maand": 180.0,
    "ontvangt_nu.kindgebonden_budget_per_maand": 300.0,
    "woonsituaties[0].overige_servicekosten_per_maand": 40.0,
    "woonsituaties[0].epv_per_maand": 30.0,
    _RENT.format(0): 640.0,
    _ENERGY.format(0): 150.0,
    _RENT.format(1): 690.0,
    _ENERGY.format(1): 90.0,
}


def _full(window: Window) -> None:
    """Fill the ledger with every row that it can have."""
    care = {"kind": 1, "soort": "dagopvang", "uren_per_maand": 80.0, "uurprijs": 9.0}
    water = {"omschrijving": "water", "bedrag_per_maand": 20.0}
    window.form.put(_FULL, {"kinderopvang": (care,), "vaste_lasten": (water,)})


def _tab(window: Window, page: str, *, table: bool = False) -> None:
    _example(window)
    window.result.tabs.show_page(getattr(window.result, page))
    window.result.tabs.table_button.setChecked(table)


def _explanation(window: Window) -> None:
    _example(window)
    window.result.explain("huurtoeslag_per_maand", 1, by_keyboard=True)


def _signals(window: Window) -> None:
    _below_the_norm(window)
    window.result.signals.all.setChecked(True)


def _more(window: Window) -> None:
    _example(window)
    window.toggle_more()


def _persons(window: Window) -> None:
    """Ask for each person of a parent whose age nobody typed: the answer waits for it."""
    window.form.put({"huishouden.type": "alleenstaande_ouder", "huishouden.kinderen": (6, 17), **_BELOW_THE_NORM})
    window.form.ask_each()


def _mistake(window: Window) -> None:
    _example(window)
    rent = window.form.input(_RENT.format(1))
    rent.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(rent, "6.25,00")
    QTest.keyClick(rent, Qt.Key.Key_Tab)


def _appendix(_window: Window) -> QWidget:
    from ui.result.appendix_view import show_appendix

    return show_appendix()


def _presentation(window: Window) -> QWidget:
    from ui.result.presentation import Presentation

    _example(window)
    if window.desk.resultaat is None:
        raise RuntimeError("het voorbeeld heeft geen uitkomst")
    shown = Presentation(window.desk.resultaat)
    shown.show()
    return shown


def _complex(window: Window, *, run: bool) -> QWidget:
    """Open the window for many households with the rows of the template."""
    import pandas as pd

    from calculator.batch.writing.template import write_template

    window.beside.show_complex()
    shown = window.beside.complex
    if shown is None:
        raise RuntimeError("het venster voor een complex ging niet open")
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "complex.xlsx"
        write_template(sheet)
        rows = pd.read_excel(sheet, engine="calamine")
        rows.assign(peildatum=TODAY).to_excel(sheet, index=False)  # not the day of today
        for work in (lambda: shown.look_at(sheet), *([shown.run] if run else [])):
            work()
            _wait_while(lambda: shown.job is not None)
    return shown


def _advice(window: Window, fields: dict[str, float | str | bool | tuple[str, ...]]) -> None:
    _example(window)
    window.form.put(fields)
    window.result.tabs.show_page(window.result.advice)


_INGREEP = "woonsituaties[1].ingreep.{}"
_INSULATED: dict[str, float | str | bool | tuple[str, ...]] = {
    "peildatum": "2026-01-01",
    "woonsituaties[1].energielast_laag_per_maand": 60.0,
    "woonsituaties[1].energielast_hoog_per_maand": 110.0,
    _INGREEP.format("verhuurder"): "corporatie",
    _INGREEP.format("zittende_huurder"): True,
    _INGREEP.format("maatregelen"): ("isolatie", "glas", "installatie"),
    _INGREEP.format("complex_vanaf_tien"): True,
    _INGREEP.format("datum"): "2026-09-01",
}
_YEARLY: dict[str, float | str | bool | tuple[str, ...]] = {
    "peildatum": "2026-01-01",
    _RENT.format(0): 640.0,
    _RENT.format(1): 672.0,
    _INGREEP.format("soort"): "jaarlijks",
    _INGREEP.format("zittende_huurder"): True,
    _INGREEP.format("datum"): "2026-07-01",
    _INGREEP.format("contract_vanaf"): "2019-02-01",
    _INGREEP.format("aanvangshuur_per_maand"): 500.0,
}


@dataclass(frozen=True)
class State:
    """One picture: what is done in a new window, and how the system looks; another window may come up to be drawn."""

    do: Callable[[Window], QWidget | None]
    look: Look = Look()  # frozen
    size: tuple[int, int] = SIZE


STATES = {
    "empty": State(_nothing),
    "case-12": State(_example),
    "below-the-norm": State(_below_the_norm),
    "full": State(_full),
    "full-large": State(_full, Look(size=2.0), (1920, 1080)),
    "full-2560x1440": State(_full, size=(2560, 1440)),
    "explanation": State(_explanation),
    "renovation": State(partial(_tab, page="renovation")),
    "income": State(partial(_tab, page="income")),
    "renovation-table": State(partial(_tab, page="renovation", table=True)),
    "advice": State(partial(_advice, fields=_INSULATED)),
    "advice-yearly": State(partial(_advice, fields=_YEARLY)),
    "advice-english": State(partial(_advice, fields=_INSULATED), Look(language="en")),
    "signals": State(_signals),
    "more": State(_more),
    "persons": State(_persons),
    "mistake": State(_mistake),
    "appendix": State(_appendix),
    "presentation": State(_presentation),
    "complex-preview": State(partial(_complex, run=False)),
    "complex": State(partial(_complex, run=True)),
    "complex-high-contrast": State(partial(_complex, run=True), BLACK),
    "dark": State(_example, DARK),
    "dark-mistake": State(_mistake, DARK),
    "high-contrast-light": State(_example, WHITE),
    "high-contrast-dark": State(_below_the_norm, BLACK),
    "high-contrast-mistake": State(_mistake, BLACK),
    "large": State(_example, Look(size=2.0)),
    "english": State(_example, Look(language="en")),
    "explanation-english": State(_explanation, Look(language="en")),
}
STATES |= {
    f"{name}-{wide}x{high}": replace(STATES[name], size=(wide, high))
    for name in (
        "empty",
        "case-12",
        "below-the-norm",
        "full",
        "explanation",
        "signals",
        "more",
        "persons",
        "mistake",
        "presentation",
    )
    for wide, high in OTHER_SIZES
}


@contextmanager
def _dressed(application: QApplication, look: Look) -> Iterator[None]:
    """Let the system look otherwise for a while."""
    palette, is_high = application.palette(), theme.high_contrast
    if look.palette is not None:
        application.setPalette(look.palette)
    theme.high_contrast = lambda: look.high_contrast
    QSettings().setValue("window/zoom", look.size)
    zoom.apply()
    language.choose(look.language)
    try:
        yield
    finally:
        theme.high_contrast = is_high
        application.setPalette(palette)


def _wait_while(busy: Callable[[], bool]) -> None:
    """Let the window work on.

    Raises:
        TimeoutError: when that does not end.
    """
    clock = QElapsedTimer()
    clock.start()
    while busy():
        if clock.hasExpired(_LOADED_MS):
            raise TimeoutError("het laden houdt niet op")
        QTest.qWait(20)


def _settle() -> None:
    """Wait until nothing is loaded in the background any more, and until the window is at rest after that."""
    QTest.qWait(_QUIET_MS)
    # a thread of Qt stays in the list for ever, as a daemon
    _wait_while(lambda: sum(not thread.daemon for thread in threading.enumerate()) > 1)
    QTest.qWait(_QUIET_MS)


_KEPT: list[QWidget] = []


def draw(application: QApplication, state: State, path: Path) -> None:
    """Draw one state in a file.

    Raises:
        RuntimeError: when something went wrong in the window, or the file cannot be written.
    """
    failed: list[str] = []
    hook, sys.excepthook = sys.excepthook, lambda *error: failed.append("".join(traceback.format_exception(*error)))
    with _dressed(application, state.look):
        window = Window(TODAY)
        try:
            _show(window, state.size)
            window.complete()
            window.form.focus_first()
            _settle()
            other = state.do(window)
            if other is not None:
                _show(other, state.size)
            _settle()
            drawn = (other or window).grab()
        finally:
            sys.excepthook = hook
            window.desk.files.mark_saved()
            for shown in application.topLevelWidgets():
                shown.close()
            _KEPT.append(window)  # Qt stumbles over what still refers to a window that was deleted
    if failed:
        raise RuntimeError(failed[0])
    if not drawn.toImage().scaled(QSize(*state.size)).save(str(path)):
        raise RuntimeError(f"niet te schrijven: {path}")


def _show(window: QWidget, size: tuple[int, int]) -> None:
    window.setFixedSize(*size)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window, 2000)


def main(arguments: Sequence[str]) -> int:
    """Draw the named states, or all of them, in the folder that comes first; return the exit status."""
    folder, names = Path(arguments[0]), arguments[1:] or list(STATES)
    unknown = [name for name in names if name not in STATES]
    if unknown:
        print(f"Onbekend: {', '.join(unknown)}. Er zijn: {', '.join(STATES)}.")
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([*sys.argv[:1], *ARGUMENTS])
    with tempfile.TemporaryDirectory() as settings:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        prepare(application)
        application.setCursorFlashTime(0)
        print(f"Getekend met {application.platformName()} en {QFontInfo(application.font()).family()} in {folder}:")
        failed = 0
        for name in names:
            path = folder / f"{name}.png"
            path.unlink(missing_ok=True)
            started = time.perf_counter()
            try:
                draw(application, STATES[name], path)
            except Exception as error:  # noqa: BLE001 # one state that fails does not keep the others from being drawn
                failed += 1
                print(f"  {name}: MISLUKT: {error}")
            else:
                print(f"  {path.name} ({time.perf_counter() - started:.1f} s)", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
