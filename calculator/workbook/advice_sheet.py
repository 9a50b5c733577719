"""Advies: the rise per band and who pays, whether it may be asked, and how each amount beside the budget came about.

Amounts are live where a rule gives them: they read the cells of Invoer and Berekening, and what is told of a rise only
stands here itself.
"""

from __future__ import annotations

from calculator.outcome.local_schemes import BOVEN_DE_GRENS, NAVRAGEN
from calculator.outcome.low_income import has_other_toeslagpartner
from calculator.outcome.places import place
from calculator.outcome.renovation import BANDS, COSTS, Band, in_bands
from calculator.outcome.rent_ledger import EXPECTED, Renovatie
from calculator.outcome.result import Resultaat
from calculator.presenting.advice_text import advice_parts
from calculator.rules.inputs import PER_HUISHOUDEN, PER_WONING
from calculator.run.asking import PER_INGREEP, FoundValue
from calculator.words import say
from calculator.workbook.book import Book, book_of
from calculator.workbook.calculation_sheet import check, mark_differences
from calculator.workbook.cells import Pen, widths
from calculator.workbook.live import Formulas, on_cents
from calculator.workbook.page import Footer, set_up
from calculator.workbook.styles import CHANGE, EURO, number_format

SHEET = "Advies"
_COLUMNS = 6
_SHARE = "0%"
_LEGEND = (
    "Bedragen in euro per maand; ze rekenen mee met het blad Invoer. De zinnen zijn van bij het opslaan. "
    "Dit is een berekening, geen besluit."
)
_INPUTS = {**PER_HUISHOUDEN, **PER_WONING, **PER_INGREEP}
_FROM_DWELLING = {"huur_voor_verhoging_per_maand": "kale_huur_per_maand_1"}


def add(workbook: Book, resultaat: Resultaat, footer: Footer) -> None:
    """Add the sheet."""
    sheet = workbook.create_sheet(SHEET)
    widths(sheet, 58, 16, 16, 16, 14, 12)
    pen = Pen(sheet)
    pen.text(1, "Advies", "Titel")
    pen.down()
    pen.sentence(_LEGEND, _COLUMNS, "Klein")
    first = pen.row
    formulas = Formulas(resultaat)
    ledgers = set()
    for number, ledger in enumerate(resultaat.advies.renovaties, 2):
        if ledger is not None:
            _ledger(pen, formulas, resultaat, ledger, number)
            ledgers.add(say("ledger.title", naar=place(ledger.naar)))
    for part in advice_parts(resultaat):
        if part.title not in ledgers:
            lines = (f"{line.mark}: {line.text}" if line.mark else line.text for line in part.lines)
            pen.bullets(part.title, lines, _COLUMNS)
    _schemes(pen, resultaat)
    _answers(pen, resultaat, formulas)
    mark_differences(sheet, f"F{first}:F{pen.row - 1}")
    sheet.print_area = f"A1:F{pen.row - 1}"
    set_up(sheet, footer, landscape=True)


def _ledger(pen: Pen, formulas: Formulas, resultaat: Resultaat, ledger: Renovatie, number: int) -> None:
    """Write one renovation: the rent in each band before and after, and who pays the difference."""
    pen.down()
    pen.text(1, say("ledger.title", naar=place(ledger.naar)), "Groep")
    pen.blank(2, _COLUMNS, "Groep")
    pen.down()
    pen.head(("Deel van de huur", "Eerst", "Later", "Verschil", "Vergoed"), right=(2, 3, 4, 5))
    found = {band.band: band for band in ledger.banden}
    for name in BANDS:
        pen.text(1, say(f"band.{name}").capitalize())
        for column, dwelling in ((2, 1), (3, number)):
            value = in_bands(resultaat.computed.situations[dwelling - 1].values)[name]
            pen.live(column, _in_band(formulas, name, dwelling), value, EURO)
        _change(pen, found.get(name))
        pen.down()

    def amount(label: str, formula: str, value: float) -> int:
        pen.text(1, label)
        pen.blank(2, 3, "Tekst")
        pen.live(4, on_cents(formula), value, CHANGE)
        pen.blank(5, _COLUMNS, "Tekst")
        pen.down()
        return pen.row - 1

    def change(name: str) -> str:
        return f"({formulas.name(name, number)}-{formulas.name(name, 1)})"

    cost = "+".join(change(name) for name in COSTS)
    refund = change("huurtoeslag_per_maand")
    amount("De verhuurder vraagt meer", cost, ledger.erbij_per_maand)
    amount(say("ledger.state"), refund, ledger.huurtoeslag_per_maand)
    tenant = amount(say("ledger.tenant"), f"{cost}-{refund}", ledger.huurder_per_maand)
    energy = amount(say("ledger.energy.verwacht"), change("energielast_per_maand"), ledger.energie[EXPECTED])
    net = amount(say("ledger.net.verwacht"), f"D{tenant}+D{energy}", ledger.netto[EXPECTED])
    amount(say("ledger.year"), f"12*D{net}", ledger.per_jaar(ledger.netto[EXPECTED]))
    amount(say("ledger.break_even"), f"D{tenant}", ledger.break_even_per_maand)


def _change(pen: Pen, band: Band | None) -> None:
    """Write what the part of the rent in one band changes, and how much of it is reimbursed."""
    change = band.huur_per_maand if band else 0.0
    pen.live(4, on_cents(f"C{pen.row}-B{pen.row}"), change, CHANGE)
    if band is None:
        pen.blank(5, _COLUMNS, "Tekst")
    else:
        pen.number(5, band.vergoed_deel, _SHARE)
        pen.blank(6, _COLUMNS, "Tekst")


def _in_band(formulas: Formulas, name: str, dwelling: int) -> str:
    """Return the formula for how much of the rent lies in one band, by the limits of the huurtoeslag."""
    counted, floor, rent, right, edge = (
        formulas.name(step, dwelling)
        for step in (
            "meetellende_huur_per_maand",
            "basishuur_per_maand",
            "rekenhuur_per_maand",
            "recht_op_huurtoeslag",
            "aftoppingsgrens",
        )
    )
    quality = "kwaliteitskortingsgrens"
    counts = f"IF({right}=1,{counted},MIN({floor},{counted}))"
    live = {
        "basis": f"MIN({counts},{floor})",
        "volledig": f"MAX(0,MIN({counts},{quality})-{floor})",
        "tot_aftoppingsgrens": f"MAX(0,MIN({counts},{edge})-MAX({floor},{quality}))",
        "boven_aftoppingsgrens": f"MAX(0,{counts}-MAX({floor},{edge}))",
        "boven_huurgrens": f"{rent}-{counts}",
    }
    return live[name]


def _schemes(pen: Pen, resultaat: Resultaat) -> None:
    """Write the income limit of each local scheme beside the income, so that another income can be tried."""
    limited = [
        (item.regeling.naam, item.regeling.inkomen_tot_procent / 100, item.inkomensgrens_per_maand)
        for item in resultaat.advies.situaties[0].regelingen
        if item.regeling.inkomen_tot_procent is not None and item.inkomensgrens_per_maand is not None
    ]
    if not limited:
        return
    net = resultaat.huishouden.netto_inkomen_per_maand
    pen.down()
    pen.group("Regelingen: de grens van het inkomen", _COLUMNS)
    pen.head(("Regeling", "Deel van de norm", "Hooguit", "Netto inkomen", "Uitkomst"), right=(2, 3, 4))
    for name, share, limit in limited:
        pen.text(1, name)
        pen.number(2, share, _SHARE)
        pen.live(3, on_cents(f"B{pen.row}*uit_bijstandsnorm_per_maand"), limit, EURO)
        pen.live(4, "uit_netto_inkomen_per_maand", net, EURO)
        words = [say(f"scheme.oordeel.{oordeel}") for oordeel in (BOVEN_DE_GRENS, NAVRAGEN)]
        above = f'IF(D{pen.row}>C{pen.row},"{words[0]}","{words[1]}")'
        pen.live(5, above, words[0] if net > limit else words[1])
        pen.blank(6, _COLUMNS, "Tekst")
        pen.down()


def _answers(pen: Pen, resultaat: Resultaat, formulas: Formulas) -> None:
    """Write how each amount beside the budget came about: what it read, and every rule in its order."""
    situatie = resultaat.advies.situaties[0]
    other = has_other_toeslagpartner(resultaat.computed.first)  # then it reads another income than the budget
    _answer(pen, "Beslagvrije voet, als indicatie", situatie.beslagvrije_voet.answer, 1, fixed=other)
    titles = ("Kwijtschelding: wat zelf betaald moet worden", "Kwijtschelding: vrij vermogen")
    for title, answer in zip(titles, situatie.kwijtschelding.answers, strict=False):  # none where the norm is unknown
        _answer(pen, title, answer, 1)
    for number, (woning, advies) in enumerate(zip(resultaat.woonsituaties, resultaat.advies.situaties, strict=True), 1):
        for oordeel in advies.mag_gevraagd:
            if oordeel.answer is not None:
                title = f"{woning.naam}: het maximum van {say(f'rise.of.{oordeel.regel}')}"
                _answer(pen, title, oordeel.answer, number, fixed=number in formulas.fixed)


def _answer(pen: Pen, title: str, answer: FoundValue, number: int, *, fixed: bool = False) -> None:
    """Write what an amount read and the rules to it; ``number`` is that of the dwelling it is about.

    Of a ``fixed`` dwelling it reads no other cells.
    """
    if answer.values is None:
        return
    pen.down()
    pen.text(1, title, "Groep")
    pen.blank(2, _COLUMNS, "Groep")
    pen.down()
    pen.head(("Stap", "Waarde", "Eenheid", "Volgens Leefbudget", "Artikel", "Controle"), right=(2, 4))
    tables = {value.name: (value.label, value.unit) for value in answer.read}
    labels = {**{name: (item.label, item.unit) for name, item in _INPUTS.items()}, **tables}
    cells: dict[str, str] = {}
    for rule in answer.rules:
        for name in rule.arguments:
            value = answer.values[name]
            if name in cells or not isinstance(value, int | float):
                continue
            label, unit = labels.get(name, (name.replace("_", " ").capitalize(), ""))
            pen.text(1, label)
            shown = number_format(value, unit)
            names = book_of(pen.sheet).defined_names
            own = (_FROM_DWELLING.get(name, name), f"{name}_{number}")
            named = next((one for one in own if one in names), None)
            if named is None or fixed or name in tables:
                pen.number(2, value, shown)
            else:
                pen.live(2, named, value, shown)
            pen.text(3, unit)
            pen.blank(4, _COLUMNS, "Tekst")
            cells[name] = f"B{pen.row}"
            pen.down()
        value = answer.values[rule.name]
        live = rule.formula.fill(lambda name: cells.get(name, "0"))
        shown = number_format(value, rule.unit)
        pen.text(1, rule.label, "Som tekst")
        pen.live(2, f"IF({live},1,0)" if rule.unit == "ja/nee" else live, value, shown, "Som")
        pen.text(3, rule.unit, "Som tekst")
        pen.number(4, value, shown, "Som")
        pen.text(5, rule.article, "Som tekst")
        check(pen, 6, f"B{pen.row}", f"D{pen.row}", float(value), "0.000001")
        cells[rule.name] = f"B{pen.row}"
        pen.down()
