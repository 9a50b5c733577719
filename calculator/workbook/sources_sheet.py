"""Bronnen: every table with its validity and hash, and under it the named values that the formulas refer to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from openpyxl.cell.cell import Cell

from calculator.amounts.table_files import CONFIDENCE, UNCERTAIN, NormAmount, NormSet, Source, Value
from calculator.amounts.tables import load_tables
from calculator.outcome.result import Resultaat, Tabelpaspoort
from calculator.run.plan import plan_for
from calculator.workbook.book import Book
from calculator.workbook.cells import Pen, define, widths
from calculator.workbook.live import NORM_AMOUNT
from calculator.workbook.other_incomes import other_steps
from calculator.workbook.page import Footer, set_up
from calculator.workbook.styles import EURO, number_format
from calculator.workbook.summary_sheet import DOUBT

SHEET = "Bronnen"
HEAD = (
    "Tabel of gegeven",
    "Waarde",
    "Eenheid",
    "Artikel",
    "Geldig vanaf",
    "Geldig tot en met",
    "Zekerheid",
    "Bron",
    "Adres",
    "Opmerking; bij een tabel de SHA-256 van het bestand",
)
_COLUMNS = len(HEAD)


def add(workbook: Book, resultaat: Resultaat, footer: Footer) -> None:
    """Add the sheet of a case."""
    steps = [*(step for woning in resultaat.woonsituaties for step in woning.uitleg), *other_steps(resultaat)]
    plan = resultaat.computed.first.household.plan
    names = {step.stap for step in steps if step.tabel is not None}
    names |= {name for step in steps if step.rule for name in step.rule.arguments if name in plan.stepped}
    of_the_day = plan.values
    values = [value for name, value in of_the_day.items() if name in names]
    doubts = [signaal.tekst for signaal in resultaat.signalen if signaal.code == DOUBT]
    pen = _start(workbook, resultaat.tabellen, values)
    _norm(pen, resultaat)
    if doubts:
        pen.bullets("Bedragen die niet zeker zijn en waarop deze uitkomst rust", doubts, _COLUMNS)
    _finish(pen, footer)


def add_of_appendix(
    workbook: Book, tabellen: Sequence[Tabelpaspoort], day: str, names: Collection[str], footer: Footer
) -> None:
    """Add the sheet of the appendix: the tables with the named values it reads, and the norms it is computed with."""
    norms = load_tables().default_norms(day)
    pen = _start(workbook, tabellen, [value for name, value in plan_for(day).values.items() if name in names])
    for norm in norms:
        _norm_set(pen, norm)
    _finish(pen, footer)


def _start(workbook: Book, tabellen: Sequence[Tabelpaspoort], values: Iterable[Value]) -> Pen:
    sheet = workbook.create_sheet(SHEET)
    widths(sheet, 40, 14, 16, 22, 15, 15, 22, 38, 34, 38)
    pen = Pen(sheet)
    pen.text(1, "Bronnen", "Titel")
    pen.down()
    pen.head(HEAD, right=(2, 5, 6))
    left = {value.name: value for value in values}
    for tabel in tabellen:
        _table(pen, tabel)
        for value in list(left.values()):
            if (value.table, value.custom) == (tabel.id, tabel.aangepast) and value.value is not None:
                _value(pen, left.pop(value.name), value.value)
    return pen


def _finish(pen: Pen, footer: Footer) -> None:
    set_up(pen.sheet, footer, landscape=True, head_row=2, frozen=1, titles=("Groep", "Som tekst"))


def _own(*, custom: bool) -> str:
    return " (aangepast door de organisatie)" if custom else ""


def _table(pen: Pen, tabel: Tabelpaspoort) -> None:
    pen.text(1, f"Tabel {tabel.id}: {tabel.titel}{_own(custom=tabel.aangepast)}", "Som tekst")
    pen.blank(2, 4, "Som tekst")
    pen.day(5, tabel.geldig_vanaf, "Som")
    pen.day(6, tabel.geldig_tot_en_met, "Som")
    pen.blank(7, 8, "Som tekst")
    pen.text(9, tabel.bron, "Som tekst")
    pen.text(10, tabel.sha256, "Som tekst")
    pen.down()


def _value(pen: Pen, value: Value, amount: float) -> None:
    text, figure = ("Onzeker", "Onzeker getal") if value.uncertain else ("Tekst", "Berekend")
    pen.text(1, value.label, text)
    define(pen.number(2, amount, number_format(amount, value.unit), figure), value.name)
    pen.text(3, value.unit, text)
    pen.text(4, value.article, text)
    pen.day(5, value.valid_from, figure)
    pen.empty(6, text)
    _origin(pen, value.confidence, value.sources, value.note, text)
    pen.down()


def _origin(pen: Pen, confidence: str, sources: Sequence[Source], note: str, style: str) -> None:
    pen.text(7, CONFIDENCE[confidence], style)
    pen.text(8, "; ".join(source.title for source in sources), style)
    pen.text(9, "; ".join(source.url for source in sources if source.url), style)
    pen.text(10, note, style)


def _norm(pen: Pen, resultaat: Resultaat) -> None:
    """Write the norm set that was compared with, and the amount for this household."""
    norm_set = load_tables().norm_sets[resultaat.woonsituaties[0].norm.naam]
    _norm_set(pen, norm_set)
    given = resultaat.geval.vaste_bedragen.norm_per_maand
    if given is not None:
        pen.text(1, "Norm: opgegeven bij de invoer")
        pen.live(2, "gelezen_vaste_bedragen_norm_per_maand", given, EURO)
        pen.text(3, "euro per maand")
        pen.blank(4, _COLUMNS, "Tekst")
        pen.down()
    amount = resultaat.computed.first.household.norm.amount
    if amount is not None and amount.value is not None:
        define(_norm_amount(pen, "dit huishouden", amount), NORM_AMOUNT)


def _norm_set(pen: Pen, norm_set: NormSet) -> None:
    pen.text(1, f"Norm {norm_set.id}: {norm_set.label}{_own(custom=norm_set.custom)}", "Som tekst")
    pen.blank(2, _COLUMNS - 1, "Som tekst")
    pen.text(_COLUMNS, norm_set.sha256, "Som tekst")
    pen.down()


def _norm_amount(pen: Pen, kind: str, amount: NormAmount) -> Cell:
    doubt = amount.confidence in UNCERTAIN
    text, figure = ("Onzeker", "Onzeker getal") if doubt else ("Tekst", "Berekend")
    pen.text(1, f"Norm voor {kind}", text)
    cell = pen.number(2, amount.value or 0.0, EURO, figure)
    pen.text(3, "euro per maand", text)
    pen.blank(4, 6, text)
    _origin(pen, amount.confidence, amount.sources, amount.note, text)
    pen.down()
    return cell
