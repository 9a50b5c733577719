"""Renovatie: every later dwelling against the first, and the energy saving at which the household is as well off."""

from __future__ import annotations

from calculator.dutch.money import whole_euro
from calculator.outcome.result import Resultaat, Verschil
from calculator.presenting import ledger
from calculator.workbook.book import Book, book_of
from calculator.workbook.calculation_sheet import check, mark_differences
from calculator.workbook.cells import Pen, define, define_range, widths
from calculator.workbook.charts import Cells, Layer, stacked
from calculator.workbook.live import Formulas, as_saved, on_cents
from calculator.workbook.page import Footer, set_up
from calculator.workbook.styles import AMBER, BLUE, CHANGE, EURO, GREEN, INDENTED
from calculator.workbook.words import change_formula, change_word, short, short_formula

SHEET = "Renovatie"
CHECKS = "controle_verschillen"
_COLUMNS = 7
_CHECK_COLUMN = 7
# Rows of the ledger that depend on the dwelling, and the field of the difference that belongs to each.
_ROWS = {
    "kale_huur": "huur_per_maand",
    "servicekosten": "",
    "epv": "",
    "huurtoeslag": "huurtoeslag_per_maand",
    "energielast": "energielast_per_maand",
    "netto_woonlast": "netto_woonlast_per_maand",
    "resterend_leefbudget": "resterend_leefbudget_per_maand",
}
_SUMS = ("netto_woonlast", "resterend_leefbudget")
_BREAK_EVEN = "energiebesparing_break_even_per_maand"
# A saving is an expectation: what the change becomes when it turns out lower or higher.
_OUTCOMES = (("de helft van de besparing", 0.5), ("deze besparing", 1.0), ("anderhalf keer de besparing", 1.5))
_SHARE = "0%"
_LEGEND = (
    "Bedragen in euro per maand; ze rekenen mee met het blad Invoer. Verschil: de latere woonsituatie min de eerste. "
    "Volgens Leefbudget: het verschil bij het opslaan."
)
# What changes between two dwellings, in the order of the chart: label, step and whether more is better.
_STEPS = (
    ("Kale huur", "kale_huur_per_maand", -1),
    ("Servicekosten", "servicekosten_per_maand", -1),
    ("EPV", "epv_per_maand", -1),
    ("Huurtoeslag", "huurtoeslag_per_maand", 1),
    ("Energie", "energielast_per_maand", -1),
)
_KINDS = ("leeg", "stand", "meer", "minder")
_HELP = tuple(f"{kind}, {side} nul" for kind in _KINDS for side in ("boven", "onder"))
_HELP_COLUMN = 9  # what only draws the chart stands beside the print area
_CHART_ROWS = 15


def add(workbook: Book, resultaat: Resultaat, footer: Footer) -> None:
    """Add the sheet."""
    sheet = workbook.create_sheet(SHEET)
    widths(sheet, 52, 16, 16, 16, 12, 16, 12)
    pen = Pen(sheet)
    pen.text(1, "Renovatie: wat verandert er?", "Titel")
    pen.down()
    pen.sentence(_LEGEND, _COLUMNS, "Klein")
    formulas = Formulas(resultaat)
    first, parts = pen.row, []
    for number, verschil in enumerate(resultaat.verschillen, 2):
        pen.down()
        parts.append(pen.row)
        _difference(pen, resultaat, formulas, verschil, number)
    define_range(sheet, CHECKS, f"$G${first}:$G${pen.row - 1}")
    mark_differences(sheet, f"G{first}:G{pen.row - 1}")
    values = {
        (step.stap, number): float(step.waarde)
        for number, woning in enumerate(resultaat.woonsituaties, 1)
        for step in woning.uitleg
    }
    for number, verschil in enumerate(resultaat.verschillen, 2):
        if number not in formulas.fixed:  # there the dwelling is not all that changes
            pen.down()
            parts.append(pen.row)
            _waterfall(pen, formulas, values, verschil, number)
    sheet.print_area = f"A1:G{pen.row - 1}"
    set_up(sheet, footer, landscape=True, parts=parts)


def _difference(pen: Pen, resultaat: Resultaat, formulas: Formulas, verschil: Verschil, number: int) -> None:
    names = f'{short_formula(number)}&" vergeleken met "&{short_formula(1)}'
    pen.formula(1, names, f"{short(verschil.naar)} vergeleken met {short(verschil.van)}", style="Groep")
    pen.blank(2, _COLUMNS, "Groep")
    pen.down()
    pen.text(1, "euro per maand", "Kop")
    for column, dwelling, name in ((2, 1, verschil.van), (3, number, verschil.naar)):
        pen.formula(column, short_formula(dwelling), short(name), style="Kop getal")
    pen.text(4, "Verschil", "Kop getal")
    pen.text(5, "In woorden", "Kop")
    pen.text(6, "Volgens Leefbudget", "Kop getal")
    pen.text(_CHECK_COLUMN, "Controle", "Kop")
    pen.down()
    for row in ledger.rows(resultaat):
        if row.key not in _ROWS and (number not in formulas.fixed or row.kind == "norm"):
            continue
        text, amount = ("Som tekst", "Som") if row.key in _SUMS else ("Tekst", "Berekend")
        before, after = row.amounts[0] or 0.0, row.amounts[number - 1] or 0.0
        field = _ROWS.get(row.key, "")
        change = getattr(verschil, field) if field else round(after - before, 2)
        first, later = formulas.name(row.step, 1), formulas.name(row.step, number)
        pen.text(1, row.label, text)
        pen.live(2, first, before, EURO, amount)
        pen.live(3, later, after, EURO, amount)
        cell = pen.live(4, formulas.between(first, later, on_cents(f"{later}-{first}"), number), change, CHANGE, amount)
        if field:
            define(cell, f"uit_verschil_{field}_{number}")
        words = formulas.between(first, later, change_formula(first, later), number)
        pen.live(5, words, change_word(change), style=text).alignment = INDENTED
        pen.number(6, change, CHANGE, amount)
        check(pen, _CHECK_COLUMN, f"D{pen.row}", f"F{pen.row}", change, "0.005", fixed=number in formulas.fixed)
        pen.down()
    if number in formulas.fixed:
        _fixed_break_even(pen, verschil, number)
    else:
        _break_even(pen, verschil, number)


def _fixed_break_even(pen: Pen, verschil: Verschil, number: int) -> None:
    """Write the saving at which a household is as well off as another one is now, as it was saved."""
    needed = verschil.energiebesparing_break_even_per_maand
    pen.text(1, "Energiebesparing waarbij dit huishouden gelijk uitkomt met nu")
    pen.blank(2, 3, "Tekst")
    define(pen.live(4, as_saved(needed), needed, EURO), f"uit_verschil_{_BREAK_EVEN}_{number}")
    pen.blank(5, 5, "Tekst")
    pen.number(6, needed, EURO)
    check(pen, _CHECK_COLUMN, "", "", needed, "", fixed=True)
    pen.down()


def _break_even(pen: Pen, verschil: Verschil, number: int) -> None:
    needed, saved = verschil.energiebesparing_break_even_per_maand, -verschil.energielast_per_maand
    name = f"uit_verschil_{_BREAK_EVEN}_{number}"
    housing, energy = f"uit_verschil_netto_woonlast_per_maand_{number}", f"uit_verschil_energielast_per_maand_{number}"
    pen.text(1, "Energiebesparing waarbij het huishouden gelijk uitkomt")
    pen.blank(2, 3, "Tekst")
    define(pen.live(4, on_cents(f"{housing}-{energy}"), needed, EURO), name)
    pen.text(5, "nodig").alignment = INDENTED
    pen.number(6, needed, EURO)
    check(pen, _CHECK_COLUMN, f"D{pen.row}", f"F{pen.row}", needed, "0.005")
    pen.down()
    pen.text(1, "Energiebesparing in deze vergelijking")
    pen.blank(2, 3, "Tekst")
    pen.live(4, f"-{energy}", saved, EURO)
    word = "genoeg" if saved >= needed else "niet genoeg"
    pen.live(5, f'IF(-{energy}>={name},"genoeg","niet genoeg")', word, style="Tekst").alignment = INDENTED
    pen.blank(6, _COLUMNS, "Tekst")
    pen.down()
    if saved > 0:
        _outcomes(pen, verschil, saved, energy, number)


def _outcomes(pen: Pen, verschil: Verschil, saved: float, energy: str, number: int) -> None:
    """Show what the change in what is left becomes when the saving turns out lower or higher than expected."""
    left = f"uit_verschil_resterend_leefbudget_per_maand_{number}"
    for words, share in _OUTCOMES:
        change = round(verschil.resterend_leefbudget_per_maand + (share - 1) * saved, 2)
        pen.text(1, f"Verschil in wat overblijft bij {words}")
        pen.number(2, share, _SHARE)
        pen.blank(3, 3, "Tekst")
        pen.live(4, on_cents(f"{left}-(B{pen.row}-1)*{energy}"), change, CHANGE)
        words_formula = change_formula("0", f"D{pen.row}")
        pen.live(5, words_formula, change_word(change), style="Tekst").alignment = INDENTED
        pen.blank(6, _COLUMNS, "Tekst")
        pen.down()


def _waterfall(
    pen: Pen, formulas: Formulas, values: dict[tuple[str, int], float], verschil: Verschil, number: int
) -> None:
    """Write the chart from what is left now to what is left later, and under it the cells it is drawn from."""
    left = "resterend_leefbudget_per_maand"
    sheet, top = pen.sheet, pen.row
    pen.down(_CHART_ROWS)
    names = f'{short_formula(1)}&" naar "&{short_formula(number)}'
    text = f"Gegevens van de grafiek: van {short(verschil.van)} naar {short(verschil.naar)}"
    pen.formula(1, f'"Gegevens van de grafiek: van "&{names}', text, style="Groep")
    pen.blank(2, 3, "Groep")
    pen.text(_HELP_COLUMN, "Hulpkolommen van de grafiek", "Groep")
    pen.blank(_HELP_COLUMN + 1, _HELP_COLUMN + len(_HELP) - 1, "Groep")
    pen.down()
    for column, head in enumerate(("euro per maand", "Verandering", "Blijft over"), 1):
        pen.text(column, head, "Kop" if column == 1 else "Kop getal")
    for column, head in enumerate(_HELP, _HELP_COLUMN):
        pen.text(column, head, "Kop getal")
    pen.down()
    first = pen.row
    start = values[left, 1]
    _bar(pen, (1, short(verschil.van)), None, 0.0, (formulas.name(left, 1), start))
    level = start
    for label, step, sign in _STEPS:
        before, after = formulas.name(step, 1), formulas.name(step, number)
        later, earlier = (after, before) if sign > 0 else (before, after)
        change = round(sign * (values[step, number] - values[step, 1]), 2)
        level = round(level + change, 2)
        _bar(pen, label, (on_cents(f"{later}-{earlier}"), change), round(level - change, 2), None)
    _bar(pen, (number, short(verschil.naar)), None, 0.0, (formulas.name(left, number), values[left, number]))
    last = pen.row - 1

    def layer(title: str, place: int, colour: str | None) -> Layer:
        column = _HELP_COLUMN + place
        return Layer(title, Cells(sheet, first, column, last, column), colour)

    title = f"Wat blijft er over per maand: woonsituatie {number} vergeleken met 1"
    chart = stacked(
        title,
        Cells(sheet, first, 1, last, 1),
        [
            layer("", 0, None),
            layer("", 1, None),
            layer("blijft over", 2, BLUE),
            layer("", 3, BLUE),
            layer("meer over", 4, GREEN),
            layer("", 5, GREEN),
            layer("minder over", 6, AMBER),
            layer("", 7, AMBER),
        ],
        width=24.5,
        height=7.0,
    )
    end = whole_euro(values[left, number])
    start_to_end = f"van {short(verschil.van)} naar {short(verschil.naar)}"
    ends = f"Bij {short(verschil.van)}: {whole_euro(start)}. Bij {short(verschil.naar)}: {end}."
    sentence = f"Wat blijft er over per maand: {start_to_end}. {ends}"
    book_of(sheet).add_chart(sheet, chart, f"A{top}", sentence)


def _bar(
    pen: Pen,
    label: str | tuple[int, str],
    change: tuple[str, float] | None,
    before: float,
    level: tuple[str, float] | None,
) -> None:
    """Write one column of the chart: a level from zero, or a change that starts where the last one ended.

    A column that crosses zero has a part above and a part below it; what lies between it and zero is not drawn.
    """
    row = pen.row
    if isinstance(label, str):
        pen.text(1, label)
    else:
        pen.formula(1, f'"Blijft over: "&{short_formula(label[0])}', f"Blijft over: {label[1]}", style="Tekst")
    if change is not None:
        formula, amount = change
        after = round(before + amount, 2)
        pen.live(2, formula, amount, CHANGE)
        pen.live(3, f"C{row - 1}+B{row}", after, EURO)
        start, end = f"C{row - 1}", f"C{row}"
    else:
        formula, after = level or ("0", 0.0)
        pen.empty(2, "Berekend")
        pen.live(3, formula, after, EURO)
        start, end = "0", f"C{row}"
    low, high = min(before, after), max(before, after)
    up = max(0.0, high) - max(0.0, low)
    down = min(0.0, low) - min(0.0, high)
    kinds = ("1", "0", "0") if change is None else ("0", f"IF({end}>{start},1,0)", f"IF({end}<{start},1,0)")
    drawn = (change is None, change is not None and after > before, change is not None and after < before)
    column = _HELP_COLUMN
    pen.live(column, f"MAX(0,MIN({start},{end}))", max(0.0, low), EURO)
    pen.live(column + 1, f"MIN(0,MAX({start},{end}))", min(0.0, high), EURO)
    for index, (kind, shows) in enumerate(zip(kinds, drawn, strict=True), 1):
        above = f"{kind}*(MAX(0,{start},{end})-MAX(0,MIN({start},{end})))"
        below = f"{kind}*(MIN(0,{start},{end})-MIN(0,MAX({start},{end})))"
        pen.live(column + 2 * index, above, round(up, 2) if shows else 0.0, EURO)
        pen.live(column + 2 * index + 1, below, round(down, 2) if shows else 0.0, EURO)
    pen.down()
