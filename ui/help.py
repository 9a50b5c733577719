"""The keys, what the program is, and the tables it computes with."""

from __future__ import annotations

from html import escape
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from calculator import __version__
from calculator.words import label_of
from ui.look.day_words import said_day
from ui.look.language import current
from ui.look.theme import INSIDE, roles
from ui.look.wording import worded

_WIDTH_IN_CHARACTERS = 100
_HEIGHT_IN_LINES = 38


def _tr(text: str) -> str:
    return QCoreApplication.translate("help", text)


class Page(QDialog):
    """A page of text to read, with links that are shown and never followed: the program works without a network."""

    def __init__(self, title: str, html: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.setWindowTitle(title)
        self.text = QTextBrowser()
        self.text.document().setDocumentMargin(INSIDE)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(title)
        colours = roles()
        self.text.document().setDefaultStyleSheet(
            f"h2 {{ margin-top: 14px; }} td {{ padding: 1px 16px 1px 0; }} .muted {{ color: {colours.muted.name()}; }}"
        )
        self.text.setHtml(html)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(buttons)
        metrics = self.fontMetrics()
        wanted = self.size()
        wanted.setWidth(metrics.averageCharWidth() * _WIDTH_IN_CHARACTERS)
        wanted.setHeight(metrics.lineSpacing() * _HEIGHT_IN_LINES)
        screen = self.screen()
        self.resize(wanted.boundedTo(screen.availableSize() * 0.9) if screen else wanted)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)


def show(parent: QWidget, title: str, html: str) -> None:
    """Show a page until it is closed."""
    page = Page(title, html, parent)
    page.exec()
    page.deleteLater()


def shortcuts() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return groups of keys and what they do, what is used most first."""
    return (
        (
            _tr("Invullen"),
            (
                ("Enter", _tr("naar het volgende veld dat nog ingevuld moet worden")),
                ("Tab, Shift+Tab", _tr("naar het volgende of vorige veld")),
                ("Ctrl+K", _tr("een veld, bedrag of begrip zoeken")),
                ("Ctrl+I, Ctrl+Shift+I", _tr("nog een inkomen, nog een inkomen van de partner")),
                ("Ctrl+Shift+K", _tr("een inkomen van een kind")),
                ("Ctrl+M", _tr("meer velden openen of sluiten")),
                ("Ctrl+Z, Ctrl+Y", _tr("ongedaan maken, opnieuw")),
                (_tr("Alt + letter"), _tr("naar het veld of menu met die onderstreepte letter")),
            ),
        ),
        (
            _tr("Het antwoord"),
            (
                ("F6, Shift+F6", _tr("naar het huishoudboekje, terug naar het formulier")),
                ("Enter", _tr("in het huishoudboekje: waarom is het dit bedrag?")),
                ("Ctrl+R", _tr("wat nu op de rekening komt, of waar recht op is")),
                ("F11", _tr("presenteren aan de klant; Esc sluit")),
                ("Ctrl+P", _tr("afdrukken voor de klant")),
                ("Ctrl+C", _tr("in het huishoudboekje: kopiëren als tekst")),
            ),
        ),
        (
            _tr("Dossier en venster"),
            (
                ("Ctrl+N, Ctrl+O", _tr("nieuw, openen")),
                ("Ctrl+S, Ctrl+Shift+S", _tr("opslaan, opslaan als")),
                ("Ctrl+D", _tr("een heel complex doorrekenen")),
                ("Ctrl++, Ctrl+-, Ctrl+0", _tr("groter, kleiner, normale grootte")),
                ("F1", _tr("handleiding")),
                ("Ctrl+Q", _tr("afsluiten")),
            ),
        ),
    )


def shortcuts_html() -> str:
    """Return the keys as a page with a small table for each group."""
    return "".join(
        f"<h3>{escape(title)}</h3><table width='100%'>"
        + "".join(f"<tr><td width='30%'><b>{escape(keys)}</b></td><td>{escape(does)}</td></tr>" for keys, does in group)
        + "</table>"
        for title, group in shortcuts()
    )


def about_text() -> str:
    """Return what the program is."""
    from datetime import date

    from calculator.amounts.tables import load_coverage, load_tables, pack_name
    from calculator.outcome.passports import end_of_tables

    coverage, today = load_coverage(), date.today()
    checked = max(table.checked_on for table in load_tables().tables)
    days = (today - date.fromisoformat(checked)).days
    pack, ending = pack_name(), end_of_tables(today)
    text = _tr(
        "Leefbudget {version}\n\n"
        "Wat heeft een huishouden om van te leven na huur en energie, is dat genoeg, "
        "en wat verandert een renovatie?\n\n"
        "Tabellen van {since} tot en met {until}, nagekeken op {checked} ({ago}). "
        "Dit is een berekening, geen besluit: Dienst Toeslagen beslist.\n"
        "Het programma werkt zonder internet en bewaart alleen wat u zelf opslaat.\n\n"
        "Licentie: EUPL-1.2"
    ).format(
        version=__version__,
        since=said_day(coverage.since),
        until=said_day(coverage.until),
        checked=said_day(checked),
        ago=ago(days),
    )
    more = [_tr("Tabellenpakket: {name}.").format(name=pack)] if pack else []
    more += [ending.say(current())] if ending else []
    return "\n\n".join([text, *more])


def ago(days: int) -> str:
    """Return how long ago it was, in words."""
    return {0: _tr("vandaag"), 1: _tr("gisteren")}.get(days) or _tr("{days} dagen geleden").format(days=days)


def tables_html(overview: dict[str, Any]) -> str:
    """Return what is covered, with sources, dates and hashes."""
    covered = overview["gedekt"]
    period = _tr("Peildatum van {since} tot en met {until}.").format(
        since=said_day(covered["van"]), until=said_day(covered["tot_en_met"])
    )
    parts = [f"<p>{escape(period)}</p>"]
    if overview["pakket"]:
        parts += [f"<p>{escape(_tr('Tabellenpakket: {name}.').format(name=overview['pakket']))}</p>"]
    parts += [f"<p><b>{escape(worded(text))}</b></p>" for text in overview["geweigerd"]]
    parts += [f"<h2>{escape(_tr('Regelingen'))}</h2>", "<ul>"]
    parts += [_program(item) for item in overview["regelingen"]]
    parts += ["</ul>", f"<h2>{escape(_tr('Tabellen en bronnen'))}</h2>"]
    parts += [_table(item) for item in overview["tabellen"]]
    parts += [f"<h2>{escape(_tr('Normen'))}</h2><ul>"]
    parts += [
        f"<li>{escape(label_of(item['omschrijving'], current()))}{_own(item)}</li>" for item in overview["normen"]
    ]
    parts += ["</ul>"]
    if overview["ontbreekt"]:
        parts += [f"<h2>{escape(_tr('Wat nog ontbreekt'))}</h2><ul>"]
        parts += [_gap(item) for item in overview["ontbreekt"]]
        parts += ["</ul>"]
    return "".join(parts)


def _gap(item: dict[str, Any]) -> str:
    return f"<li>{escape(str(item['waarde']))}: {escape(worded(item['opmerking']))}</li>"


def _program(item: dict[str, Any]) -> str:
    whole = _tr("volledig") if item["volledig"] else _tr("niet volledig")
    line = f"{worded(item['omschrijving'])} ({said_day(item['van'])} – {said_day(item['tot_en_met'])}, {whole})"
    note = f"<br><span class='muted'>{escape(worded(item['opmerking']))}</span>" if item["opmerking"] else ""
    return f"<li>{escape(line)}{note}</li>"


def _table(item: dict[str, Any]) -> str:
    until = _tr("Geldig tot en met {until}, gecontroleerd op {checked}.").format(
        until=said_day(item["geldig_tot_en_met"]), checked=said_day(item["gecontroleerd_op"])
    )
    sources = "".join(
        f"<li>{'<br>'.join(escape(text) for text in (worded(found['titel']), found['url']) if text)}</li>"
        for found in item["bronnen"]
    )
    mark = escape(_tr("Controlegetal van het bestand: {hash}").format(hash=item["sha256"][:16]))
    return (
        f"<h3>{escape(worded(item['titel']))}{_own(item)}</h3><p>{escape(until)}</p>"
        f"<ul class='muted'>{sources}</ul><p class='muted'>{mark}</p>"
    )


def _own(item: dict[str, Any]) -> str:
    return f" <b>({escape(_tr('aangepast door de organisatie'))})</b>" if item["aangepast"] else ""
