"""The language of the window: Dutch, or English through Qt Linguist. Amounts and law texts stay Dutch.

The translation is read from the file that Linguist edits (``.ts``), so that there is nothing to build; when a compiled
one (``.qm``) stands beside it, that is used.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, QTranslator

LANGUAGES = {"nl": "Nederlands", "en": "English"}
TRANSLATIONS = Path(__file__).resolve().parents[1] / "translations"
_KEY = "window/language"
_installed: list[QTranslator] = []


class SourceTranslator(QTranslator):
    """Translates from a file of Qt Linguist as it is."""

    def __init__(self, path: Path, parent: QCoreApplication | None = None) -> None:
        from xml.etree import ElementTree as ET

        super().__init__(parent)
        self._texts: dict[tuple[str, str], str] = {}
        try:
            root = ET.parse(path).getroot()  # noqa: S314 # our own file, part of the program
        except (ET.ParseError, OSError, ValueError, LookupError):  # damaged: then everything stays Dutch
            return
        for context in root.iter("context"):
            name = context.findtext("name", "")
            for message in context.iter("message"):
                text = message.findtext("translation")
                if text:
                    self._texts[name, message.findtext("source", "")] = text

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 # the name that Qt gives it
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        """Return the translation, None when there is none, so that Qt asks the next translator."""
        return self._texts.get((context, sourceText))  # type: ignore[return-value]

    def isEmpty(self) -> bool:
        """Return whether there is nothing to translate with."""
        return not self._texts


def available() -> dict[str, str]:
    """Return the languages the window can speak: those whose translation came with the program."""
    return {code: name for code, name in LANGUAGES.items() if code == "nl" or _file(code) is not None}


def _file(code: str) -> Path | None:
    paths = (TRANSLATIONS / f"leefbudget_{code}.{ending}" for ending in ("qm", "ts"))
    return next((path for path in paths if path.exists()), None)


def chosen() -> str:
    """Return the language that stands in the settings, Dutch when there is no other."""
    code = str(QSettings().value(_KEY, "nl"))
    return code if code == "nl" or code in available() else "nl"


current = cache(chosen)  # asked for many times at every key; only ``choose`` changes it


def choose(code: str) -> None:
    """Speak another language from now on; texts that are shown already are made anew by the window."""
    QSettings().setValue(_KEY, code)
    current.cache_clear()
    install()


def install() -> None:
    """Install the translations of the chosen language, also those of Qt's own buttons."""
    install_texts()
    install_buttons()


def install_buttons() -> None:
    """Translate the buttons of Qt itself; apart, since the first paint has none and this loads all of QLocale."""
    from PySide6.QtCore import QLibraryInfo, QLocale

    application = QCoreApplication.instance()
    if application is None:
        return
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))  # amounts and dates stay Dutch
    buttons = QTranslator(application)
    if buttons.load(f"qtbase_{current()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        _add(application, buttons)


def install_texts() -> None:
    """Install the translation of our own texts, instead of any that was there."""
    application = QCoreApplication.instance()
    if application is None:
        return
    while _installed:
        application.removeTranslator(_installed.pop())
    path = _file(current())
    if path is None:
        return
    if path.suffix == ".ts":
        _add(application, SourceTranslator(path, application))
        return
    compiled = QTranslator(application)
    if compiled.load(str(path)):
        _add(application, compiled)


def _add(application: QCoreApplication, translator: QTranslator) -> None:
    application.installTranslator(translator)
    _installed.append(translator)
