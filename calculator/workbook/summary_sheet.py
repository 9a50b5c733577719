"""Samenvatting: the answer, the ledger, the norm and the signals on one A4."""

from __future__ import annotations

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Side

from calculator.amounts.tables import load_tables
from calculator.cases.case import VasteBedragen
from calculator.cases.fields import description
from calculator.dutch.money import euro
from calculator.outcome import ledger
from calculator.outcome.norm_words import needed, source
from calculator.outcome.result import Overschreven, Resultaat
from calculator.outcome.sentences import explanation, headline, said
from calculator.workbook import calculation_sheet, renovation_sheet
from calculator.workbook.book import Book, book_of
from calculator.workbook.cells import Pen, define, widths
from calculator.workbook.charts import Cells, Layer, stacked
from calculator.workbook.live import JUDGEMENTS, NO_NORM, Formulas, on_cents
from calculator.workbook.page import Footer, set_up
from calculator.workbook.styles import AMBER, BLUE, CHANGE, EURO, GREEN, GREY, INDENTED, ROLE_COLOURS, differs_style
from calculator.workbook.words import change_formula, change_word, short

SHEET = "Samenvatting"
NO_DECISION = "Dit is een berekening, geen besluit. Dienst Toeslagen beslist."
AN_AID = "Leefbudget is een hulpmiddel, geen geautomatiseerd besluit."

_KINDS = {"in": "komt binnen", "uit": "gaat eraf", "som": "som", "norm": "norm"}
_STYLES = {"som": ("Som tekst", "Som"), "norm": ("Norm tekst", "Norm")}
_PAGE = 92  # letters that fit on a portrait A4 at full size
_KIND_WIDTH, _AMOUNT_WIDTH, _WORD_WIDTH = 14, 14, 12
_SMALLEST_LABEL = 34
_CHART_ROWS = 13
_LAYERS = (
    ("netto_woonlast", "netto woonlast", BLUE),
    ("zorgkosten", "zorgkosten", AMBER),
    ("vaste_lasten", "vaste lasten", GREY),
    ("resterend_leefbudget", "blijft over", GREEN),
)
AGREES = "Controle: klopt. Alle uitkomsten in dit bestand zijn gelijk aan die van Leefbudget."
CHANGED = (
    "Controle: wijkt af. In dit bestand is invoer veranderd. De bedragen rekenen mee; de zinnen op dit blad niet. "
    "Open het bestand in Leefbudget voor nieuwe zinnen."
)


def add(workbook: Book, resultaat: Resultaat, footer: Footer) -> None:
    """Add the sheet."""
    sheet = workbook.create_sheet(SHEET)
    pen = Pen(sheet)
    count = len(resultaat.woonsituaties)
    change = count > 1
    amounts = [_AMOUNT_WIDTH] * (count + change)
    rest = _KIND_WIDTH + sum(amounts) + (_WORD_WIDTH if change else 0)
    widths(sheet, max(_SMALLEST_LABEL, _PAGE - rest), _KIND_WIDTH, *amounts, *([_WORD_WIDTH] if change else []))
    columns = 2 + count + (2 if change else 0)

    pen.text(1, "Leefbudget", "Titel")
    pen.down()
    pen.text(1, "Dossier")
    pen.text(2, resultaat.geval.dossier or "niet opgegeven")
    pen.blank(3, columns, "Tekst")
    if columns > 2:  # noqa: PLR2004 - a long code runs on to the right
        sheet.merge_cells(start_row=pen.row, start_column=2, end_row=pen.row, end_column=columns)
    pen.down()
    pen.text(1, "Peildatum")
    pen.day(2, resultaat.geval.peildatum, "Tekst")
    pen.blank(3, columns, "Tekst")
    pen.down(2)
    pen.sentence(str(headline(resultaat)), columns, "Hoofdzin")
    reason = said(explanation(resultaat))
    pen.sentence(reason, columns)
    _check(pen, resultaat, columns)
    pen.down()
    _ledger(pen, resultaat, columns)
    pen.down()
    _norm(pen, resultaat, columns)
    _remarks(pen, resultaat, columns, reason)
    pen.down()
    pen.text(1, "Besproken op")
    pen.blank(2, columns, "Tekst")
    pen.down()
    pen.text(1, "Paraaf")
    pen.blank(2, columns, "Tekst")
    pen.down(2)
    pen.sentence(NO_DECISION, columns)
    pen.sentence(AN_AID, columns)
    set_up(sheet, footer, one_page=True)
    sheet.print_area = f"A1:{sheet.cell(1, columns).column_letter}{pen.row - 1}"


def _ledger(pen: Pen, resultaat: Resultaat, columns: int) -> None:
    namen = [short(woning.naam) for woning in resultaat.woonsituaties]
    pen.text(1, "Bedragen in euro per maand", "Kop")
    pen.text(2, "Soort", "Kop")
    for column, naam in enumerate(namen, 3):
        pen.text(column, naam, "Kop getal")
    head = pen.row
    if len(namen) > 1:
        last = "" if len(namen) == 2 else " (laatste min eerste)"  # noqa: PLR2004 - now and after
        pen.text(columns - 1, f"Verschil{last}", "Kop getal")
        pen.text(columns, "In woorden", "Kop")
    pen.down()
    formulas = Formulas(resultaat)
    where: dict[str, int] = {}
    for row in ledger.rows(resultaat):
        where[row.key] = pen.row
        text_style, number_style = _STYLES.get(row.kind, ("Tekst", "Berekend"))
        label = pen.text(1, row.label, text_style)
        colour = ROLE_COLOURS.get(row.key)
        if colour:
            edge = Border(left=Side("thick", color=colour), top=label.border.top, bottom=label.border.bottom)
            label.border = edge
            label.alignment = INDENTED
        pen.text(2, _KINDS[row.kind], text_style)
        for number, amount in enumerate(row.amounts, 1):
            name = _name(row, number, formulas)
            if row.kind == "norm":
                value = NO_NORM if amount is None else amount
                pen.formula(number + 2, f'IF(ISNUMBER({name}),{name},"{NO_NORM}")', value, EURO, number_style)
            else:
                pen.formula(number + 2, name, amount, EURO, number_style)
        if len(namen) > 1:
            pen.blank(columns - 1, columns, text_style)
            if row.change is not None:
                first, last = _name(row, 1, formulas), _name(row, len(namen), formulas)
                pen.formula(columns - 1, on_cents(f"{last}-{first}"), row.change, CHANGE, number_style)
                word = pen.formula(columns, change_formula(first, last), change_word(row.change), style=text_style)
                word.alignment = INDENTED
        pen.down()
    _judgement(pen, resultaat, formulas, columns)
    _chart(pen, resultaat, head, where)


def _judgement(pen: Pen, resultaat: Resultaat, formulas: Formulas, columns: int) -> None:
    """Write whether what is left is enough, in words that follow the amounts."""
    pen.text(1, "Is het genoeg?", "Norm tekst")
    pen.blank(2, columns, "Norm tekst")
    for number, woning in enumerate(resultaat.woonsituaties, 1):
        said = JUDGEMENTS[woning.norm.oordeel] if woning.norm.oordeel else NO_NORM
        cell = pen.formula(number + 2, formulas.judgement(number), said, style="Norm")
        define(cell, f"uit_oordeel_{number}")
    pen.down()


def _name(row: ledger.Row, number: int, formulas: Formulas) -> str:
    """Return the name of the cell that a row of the ledger shows for a dwelling."""
    if row.key == "norm":
        return "uit_norm_per_maand"
    return f"uit_marge_per_maand_{number}" if row.key == "marge" else formulas.name(row.step, number)


def _chart(pen: Pen, resultaat: Resultaat, head: int, where: dict[str, int]) -> None:
    """Draw how the income is divided in each dwelling, from the rows of the ledger above it."""
    sheet, last = pen.sheet, 2 + len(resultaat.woonsituaties)
    layers = [
        Layer(title, Cells(sheet, where[key], 3, where[key], last), colour)
        for key, title, colour in _LAYERS
        if key in where
    ]
    chart = stacked("Waar het geld naartoe gaat, per maand", Cells(sheet, head, 3, head, last), layers, 20.2, 6.6)
    parts = [
        f"{woning.naam}: netto woonlast {euro(woning.netto_woonlast_per_maand)}, "
        f"blijft over {euro(woning.resterend_leefbudget_per_maand)}"
        for woning in resultaat.woonsituaties
    ]
    pen.down()
    book_of(sheet).add_chart(sheet, chart, f"A{pen.row}", f"Het budget per woonsituatie. {'; '.join(parts)}.")
    pen.down(_CHART_ROWS)


def _check(pen: Pen, resultaat: Resultaat, columns: int) -> None:
    """Write whether this file still holds what the program computed; the sentences above do not recompute."""
    ranges = [calculation_sheet.CHECKS] + ([renovation_sheet.CHECKS] if resultaat.verschillen else [])
    count = "+".join(f'COUNTIF({name},"{calculation_sheet.DIFFERS}")' for name in ranges)
    cell = pen.formula(1, f'IF({count}=0,"{AGREES}","{CHANGED}")', AGREES, style="Klein")
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    pen.sheet.merge_cells(start_row=pen.row, start_column=1, end_row=pen.row, end_column=columns)
    first = cell.coordinate
    rule = Rule(type="expression", dxf=differs_style(), formula=[f'{first}="{CHANGED}"'])
    pen.sheet.conditional_formatting.add(first, rule)
    pen.down()


def _norm(pen: Pen, resultaat: Resultaat, columns: int) -> None:
    norm = resultaat.woonsituaties[0].norm
    label = load_tables().norm_sets[norm.naam].label
    if norm.oordeel is None:
        text = f"Norm: {label}; geen bedrag voor dit huishouden."
    else:
        text = f"Norm: {needed(norm)} per maand, {source(norm)}."
    if norm.omvat:
        text += f" Omvat: {', '.join(norm.omvat)}."
    if norm.omvat_niet:
        text += f" Omvat niet: {', '.join(norm.omvat_niet)}."
    pen.sentence(text, columns, "Klein")


def _remarks(pen: Pen, resultaat: Resultaat, columns: int, reason: str) -> None:
    """Write why there is no huurtoeslag, which typed amounts overrule, and the signals; doubts in one line."""
    lines = [
        f"{woning.naam}: {woning.geen_huurtoeslag_omdat}"
        for woning in resultaat.woonsituaties
        if woning.geen_huurtoeslag_omdat and woning.geen_huurtoeslag_omdat not in reason
    ]
    lines += [_overruled(item) for item in resultaat.overschreven]
    doubts = [signaal for signaal in resultaat.signalen if signaal.code == DOUBT]
    lines += [signaal.tekst for signaal in resultaat.signalen if signaal.code != DOUBT]
    if len(doubts) == 1:
        lines.append("Eén bedrag waarop deze uitkomst rust, is niet zeker. Het staat onderaan op het blad Bronnen.")
    elif doubts:
        lines.append(
            f"{len(doubts)} bedragen waarop deze uitkomst rust, zijn niet zeker. Ze staan onderaan op het blad Bronnen."
        )
    if lines:
        pen.bullets("Let op", lines, columns)


DOUBT = "onzeker_bedrag"


def _overruled(item: Overschreven) -> str:
    field = description(VasteBedragen, item.veld)
    computed = "niet berekend" if item.berekend is None else f"berekend: {euro(item.berekend)}"
    period = field.unit.removeprefix("euro ")
    return f"{field.label}: {euro(item.opgegeven)} {period} is opgegeven en gaat voor de berekening ({computed})."
