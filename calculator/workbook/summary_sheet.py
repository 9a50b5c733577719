"""Samenvatting: the answer, the ledger, the norm and the signals on one A4."""

from __future__ import annotations

from openpyxl.styles import Alignment, Border, Side

from calculator.amounts.tables import load_tables
from calculator.cases.case import VasteBedragen
from calculator.cases.fields import description
from calculator.dutch.money import euro
from calculator.outcome.result import Overschreven, Resultaat
from calculator.presenting import ledger
from calculator.presenting.norm_words import beside, needed, source
from calculator.presenting.sentences import explanation, headline, said
from calculator.workbook import calculation_sheet, renovation_sheet
from calculator.workbook.book import Book, book_of
from calculator.workbook.cells import ACCEPTED, Pen, define, mark, widths
from calculator.workbook.charts import Cells, Layer, stacked
from calculator.workbook.input_sheet import CHANGED, FIRST_CHANGED, FIRST_REFUSED
from calculator.workbook.live import JUDGEMENTS, NO_NORM, Formulas, as_saved, on_cents
from calculator.workbook.page import Footer, set_up
from calculator.workbook.styles import AMBER, BLUE, CHANGE, EURO, GREEN, GREY, INDENTED, ROLE_COLOURS, VIOLET, WHOLE
from calculator.workbook.words import change_formula, change_word, euro_formula, name_of, short, short_formula

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
    ("kosten_kinderopvang", "kinderopvang", VIOLET),
    ("resterend_leefbudget", "blijft over", GREEN),
)
AGREES = "Formules: kloppen. Alle uitkomsten in dit bestand zijn gelijk aan die van Leefbudget."
DIFFERS = "Formules: wijken af van Leefbudget. Gebruik dit bestand niet en open het in Leefbudget."
NOT_CHECKED = "Formules: niet te controleren bij andere invoer. Open het bestand in Leefbudget, dat rekent alles na."
UNCHANGED = "Invoer: gelijk aan die bij het bewaren."
SEE_PROGRAM = "Open het bestand in Leefbudget voor nieuwe zinnen."
REFUSED_HEADLINE = "Geen uitkomst: de invoer wordt niet aanvaard."
_REFUSED_INPUT = "Invoer: niet aanvaard. "
_CHANGED_INPUT = "Invoer: gewijzigd sinds het bewaren. De bedragen rekenen mee, de zinnen niet. "
_FIXED = (
    "{}: vast. Daar is het huishouden of de dag anders dan nu; die bedragen rekenen hier niet mee, en vervallen bij "
    "andere invoer."
)
_LONGEST_FIELD = 120
_SAYS_COLUMN = 14  # what the sentences are made of stands beside the print area


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
    code = 'IF(gelezen_dossier="","niet opgegeven",gelezen_dossier)'
    pen.formula(2, code, resultaat.geval.dossier or "niet opgegeven", style="Tekst")
    pen.blank(3, columns, "Tekst")
    if columns > 2:  # noqa: PLR2004 - a long code runs on to the right
        sheet.merge_cells(start_row=pen.row, start_column=2, end_row=pen.row, end_column=columns)
    pen.down()
    pen.text(1, "Peildatum")
    pen.day(2, resultaat.geval.peildatum, "Tekst")
    pen.blank(3, columns, "Tekst")
    pen.down(2)
    formulas = Formulas(resultaat)
    _headline(pen, resultaat, formulas, columns)
    reason = said(explanation(resultaat))
    _said(pen, reason, columns, otherwise=SEE_PROGRAM)
    _checks(pen, resultaat, columns)
    for index in resultaat.other_homes:
        pen.sentence(_FIXED.format(resultaat.woonsituaties[index].naam), columns, "Klein")
    pen.down()
    _ledger(pen, resultaat, formulas, columns)
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
    sheet.print_area = f"A1:{sheet.cell(1, columns).column_letter}{pen.row - 1}"
    set_up(sheet, footer, one_page=True)


def _ledger(pen: Pen, resultaat: Resultaat, formulas: Formulas, columns: int) -> None:
    namen = [short(woning.naam) for woning in resultaat.woonsituaties]
    pen.text(1, "Bedragen in euro per maand", "Kop")
    pen.text(2, "Soort", "Kop")
    for number, naam in enumerate(namen, 1):
        pen.formula(number + 2, short_formula(number), naam, style="Kop getal", longest="m" * len(naam))
    head = pen.row
    if len(namen) > 1:
        last = "" if len(namen) == 2 else " (laatste min eerste)"  # noqa: PLR2004 - now and after
        pen.text(columns - 1, f"Verschil{last}", "Kop getal")
        pen.text(columns, "In woorden", "Kop")
    pen.down()
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
                live = name if number in formulas.fixed else f'IF(ISNUMBER({name}),{name},"{NO_NORM}")'
                pen.live(number + 2, live, value, EURO, number_style)
            else:
                pen.live(number + 2, name, amount, EURO, number_style)
        if len(namen) > 1:
            pen.blank(columns - 1, columns, text_style)
            if row.change is not None:
                first, last = _name(row, 1, formulas), _name(row, len(namen), formulas)
                # a typed norm may be taken away again, and then there is nothing to compare
                both = f'IF(AND(ISNUMBER({first}),ISNUMBER({last})),{{}},"")'
                change = both.format(on_cents(f"{last}-{first}"))
                pen.live(columns - 1, change, row.change, CHANGE, number_style)
                words = both.format(change_formula(first, last))
                word = pen.live(columns, words, change_word(row.change), style=text_style)
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
        live = as_saved(said) if number in formulas.fixed else formulas.judgement(number)
        cell = pen.live(number + 2, live, said, style="Norm")
        define(cell, f"uit_oordeel_{number}")
    pen.down()


def _name(row: ledger.Row, number: int, formulas: Formulas) -> str:
    """Return the name of the cell that a row of the ledger shows for a dwelling."""
    if row.key == "norm":
        return f"uit_norm_per_maand_{number}" if number in formulas.fixed else "uit_norm_per_maand"
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


def _said(pen: Pen, text: str, columns: int, style: str = "Zin", *, otherwise: str = "") -> None:
    """Write a sentence about the inputs the file was saved with; other inputs take it away."""
    place = _beside(pen, text)
    _words(pen, f'IF(AND({ACCEPTED}=1,{CHANGED}=0),{place},"{otherwise}")', text, columns, style)


def _headline(pen: Pen, resultaat: Resultaat, formulas: Formulas, columns: int) -> None:
    """Write the answer in a sentence; of other inputs what is left and how it changes, from the live cells."""
    text, last = str(headline(resultaat)), len(resultaat.woonsituaties)
    saved = _beside(pen, text)
    name = "resterend_leefbudget_per_maand"
    now, later = formulas.name(name, 1), formulas.name(name, last)
    amount = later if last == 1 else f"{later}-{now}"
    if last in formulas.fixed:
        amount = f"IF(ISNUMBER({later}),{amount},0)"
    cents = pen.live(_SAYS_COLUMN + 1, f"ROUND(100*ABS({amount}),0)", _cents(resultaat), WHOLE, "Code").coordinate
    if last == 1:
        changed = f'"Invoer gewijzigd: er blijft "&IF({amount}<0,"− ","")&{euro_formula(cents)}&" per maand over."'
    else:
        names = [f'SUBSTITUTE({name_of(number)},"""","")' for number in (last, 1)]
        words = f'{euro_formula(cents)}&" per maand "&IF({amount}>0,"meer","minder")'
        words = f'"Invoer gewijzigd: "&{names[0]}&" blijft er "&IF({cents}=0,"evenveel",{words})'
        changed = f'{words}&IF({cents}=0," over als "," over dan ")&{names[1]}&"."'
    changed += f'&" Is het genoeg: "&uit_oordeel_{last}&"."'
    if last in formulas.fixed:
        changed = f'"{SEE_PROGRAM}"'
    state = f'IF({ACCEPTED}=0,"{REFUSED_HEADLINE}",IF({CHANGED}=0,{saved},{changed}))'
    _words(pen, state, text, columns, "Hoofdzin")


def _cents(resultaat: Resultaat) -> float:
    left = [woning.resterend_leefbudget_per_maand for woning in resultaat.woonsituaties]
    return round(100 * abs(left[-1] - (left[0] if len(left) > 1 else 0)))


def _beside(pen: Pen, text: str) -> str:
    """Keep a text beside the print area, for a formula that shows it or not; return its cell."""
    cell = pen.text(_SAYS_COLUMN, text, "Code")
    return str(cell.coordinate)


def _words(pen: Pen, formula: str, text: str, columns: int, style: str, longest: str = "") -> str:
    """Write a live sentence over the width of the sheet; return its cell."""
    cell = pen.formula(1, formula, text, style=style, longest=longest or text)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    pen.sheet.merge_cells(start_row=pen.row, start_column=1, end_row=pen.row, end_column=columns)
    pen.down()
    return str(cell.coordinate)


def _checks(pen: Pen, resultaat: Resultaat, columns: int) -> None:
    """Write whether the inputs are those of the saved file, and whether the formulas give what the program found."""
    some = f'{FIRST_CHANGED}&IF({CHANGED}>1," en nog "&({CHANGED}-1)&" (zie het blad Invoer)","")&". {SEE_PROGRAM}"'
    inputs = (
        f'IF({ACCEPTED}=0,"{_REFUSED_INPUT}"&{FIRST_REFUSED},IF({CHANGED}=0,"{UNCHANGED}","{_CHANGED_INPUT}"&{some}))'
    )
    longest = f"{_CHANGED_INPUT}{'m' * _LONGEST_FIELD} {SEE_PROGRAM}"
    first = _words(pen, inputs, UNCHANGED, columns, "Klein", longest)
    mark(pen.sheet, first, f'{first}<>"{UNCHANGED}"')
    ranges = [calculation_sheet.CHECKS] + ([renovation_sheet.CHECKS] if resultaat.verschillen else [])
    wrong = "+".join(f'COUNTIF({name},"{calculation_sheet.DIFFERS}")' for name in ranges)
    formula = f'IF(AND({ACCEPTED}=1,{CHANGED}=0),IF({wrong}=0,"{AGREES}","{DIFFERS}"),"{NOT_CHECKED}")'
    second = _words(pen, formula, AGREES, columns, "Klein", NOT_CHECKED)
    mark(pen.sheet, second, f'{second}<>"{AGREES}"')


def _norm(pen: Pen, resultaat: Resultaat, columns: int) -> None:
    norm = resultaat.woonsituaties[0].norm
    label = load_tables().norm_sets[norm.naam].label
    if norm.oordeel is None:
        text = f"Norm: {label}; geen bedrag voor dit huishouden."
    else:
        text = f"Norm: {needed(norm)} per maand, {source(norm)}."
    if norm.zekerheid != "eigen":
        text += f" Omvat: {', '.join(norm.omvat)}. Omvat niet: {', '.join(norm.omvat_niet)}."
    text += "".join(f" {line}" for line in beside(resultaat))
    _said(pen, text, columns, "Klein")
    for index in resultaat.other_homes:
        woning = resultaat.woonsituaties[index]
        own = "" if woning.norm.oordeel is None else f"norm {needed(woning.norm)} per maand, {source(woning.norm)}. "
        _said(pen, f"{woning.naam}: {own}{' '.join(map(str, beside(resultaat, index)))}", columns, "Klein")


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
    if not lines:
        return
    pen.down()
    pen.text(1, "Let op", "Groep")
    pen.blank(2, columns, "Groep")
    pen.down()
    for line in lines:
        _said(pen, f"• {line}", columns)


DOUBT = "onzeker_bedrag"


def _overruled(item: Overschreven) -> str:
    field = description(VasteBedragen, item.veld)
    computed = "niet berekend" if item.berekend is None else f"berekend: {euro(item.berekend)}"
    period = field.unit.removeprefix("euro ")
    return f"{field.label}: {euro(item.opgegeven)} {period} is opgegeven en gaat voor de berekening ({computed})."
