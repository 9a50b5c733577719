"""Berekening: the outcomes, then one row per step: live formula, formula in words, article, table and how sure it is.

Steps of the household come once; then per dwelling the steps that depend on it. Every row holds the value the program
found beside the live one, and says whether they agree. Names of a dwelling's steps carry its number: a name is one row.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from calculator.amounts.table_files import CONFIDENCE, UNCERTAIN
from calculator.dutch.money import number
from calculator.outcome.result import Resultaat, Stap, WoningResultaat
from calculator.rules import outcomes
from calculator.rules.inputs import PER_HUISHOUDEN
from calculator.rules.outcomes import PARTS_OF_NET
from calculator.run.households import suffixes
from calculator.run.plan import Plan
from calculator.workbook.book import Book
from calculator.workbook.cells import ACCEPTED, Pen, define, define_range, mark, widths
from calculator.workbook.input_sheet import CHANGED
from calculator.workbook.live import Formulas, as_saved, on_cents
from calculator.workbook.other_incomes import other_steps
from calculator.workbook.page import Footer, set_up
from calculator.workbook.styles import EURO, number_format, unit_words
from calculator.workbook.words import name_of

SHEET = "Berekening"
HEAD = (
    "Stap",
    "Berekening in woorden",
    "Waarde (rekent mee)",
    "Eenheid",
    "Volgens Leefbudget",
    "Controle",
    "Artikel",
    "Tabel",
    "Zekerheid",
    "Naam",
    "Formule (als tekst)",
)
CHECKS = "controle_uitkomsten"
AGREES, DIFFERS, FIXED = "klopt", "wijkt af", "vast"
OTHER_INPUT, REFUSED = "andere invoer", "invoer geweigerd"
_COLUMNS = len(HEAD)
_PRINTED_COLUMNS = 9  # name and formula are for the screen
_LEGEND = (
    "Waarde: een formule die meerekent met het blad Invoer. Volgens Leefbudget: de uitkomst bij het opslaan. "
    "De berekening in woorden heeft de waarden van bij het opslaan. Oranje met woorden: een bedrag dat niet zeker is. "
    "Onafgeronde stappen tonen meer dan twee cijfers."
)
_LABELS = {
    "huurtoeslag_onafgerond_per_maand": "Huurtoeslag voor afronding",
    "basishuur_per_maand": "Basishuur, op centen",
    "marge_per_maand": "Verschil met de norm: wat er overblijft min de norm",
}
_OTHERWISE = "Alleen bij een ander soort inkomen, een andere periode of ander vakantiegeld"
_NET_GIVEN = "gelezen_vaste_bedragen_netto_inkomen_per_maand"
_NO_NORM = ("geen norm gepubliceerd", "geen norm")
_NO_PARTS = ("het netto inkomen is opgegeven", "niet bekend")


@dataclasses.dataclass(frozen=True)
class StepSection:
    """Steps under one heading; ``number`` is that of the dwelling, 0 for the household."""

    title: str
    steps: tuple[Stap, ...]
    number: int = 0


def sections(resultaat: Resultaat, formulas: Formulas) -> tuple[StepSection, ...]:
    """Return every step once: persons, the household, then each dwelling, with all of a household of its own."""
    own = formulas.own
    shared = [step for step in resultaat.woonsituaties[0].uitleg if step.stap not in own]
    people = suffixes(resultaat.geval.huishouden)
    found = [StepSection(title, tuple(steps)) for title, steps in _by_person(shared, people, formulas.plan)]
    for index, woning in enumerate(resultaat.woonsituaties, 1):
        steps = tuple(step for step in woning.uitleg if step.stap in own or index in formulas.fixed)
        found.append(StepSection(f"Woonsituatie {index}: {woning.naam}", steps, index))
    if formulas.kinds_are_free and (others := other_steps(resultaat)):
        found.append(StepSection(_OTHERWISE, others))
    return tuple(found)


def _by_person(shared: Iterable[Stap], people: Iterable[str], plan: Plan) -> list[tuple[str, list[Stap]]]:
    """Group the shared steps by person; a table value goes with the step that reads it, which follows it."""
    household = {rule.name for rule in plan.per_huishouden} | set(PER_HUISHOUDEN)
    titles = {f"_{suffix}": suffix.replace("_", " ").capitalize() for suffix in people}
    groups: dict[str, list[Stap]] = {}
    waiting: list[Stap] = []
    for step in shared:
        waiting.append(step)
        if step.tabel is not None:
            continue
        title = "Huishouden"
        if step.stap not in household:
            title = next((titles[end] for end in titles if step.stap.endswith(end)), title)
        groups.setdefault(title, []).extend(waiting)
        waiting = []
    groups.setdefault("Huishouden", []).extend(waiting)
    return list(groups.items())


def in_words(step: Stap, values: Mapping[str, float | bool]) -> str:
    """Return how a step came about: its formula with the values filled in, or where the value comes from."""
    if step.ingevuld is not None:
        return step.ingevuld
    if step.tabel is not None:
        return "bedrag uit de tabel" if step.eenheid.startswith("euro") else "waarde uit de tabel"
    if step.terms:
        return str(step.formula(lambda term: _shown(float(values[term]))))
    return "opgegeven bedrag" if step.artikel else "ingevoerd, of volgt uit de invoer"


def _shown(value: float) -> str:
    return number(value, 0 if value.is_integer() else 2)


def add(workbook: Book, resultaat: Resultaat, footer: Footer) -> None:
    """Add the sheet."""
    sheet = workbook.create_sheet(SHEET)
    widths(sheet, 46, 46, 14, 15, 14, 13, 27, 17, 18, 46, 80)
    pen = Pen(sheet)
    pen.text(1, "Berekening", "Titel")
    pen.down()
    pen.sentence(_LEGEND, _PRINTED_COLUMNS, "Klein")
    head = pen.head(HEAD, right=(3, 5))
    formulas = Formulas(resultaat)
    _outcomes(pen, resultaat, formulas)
    define_range(sheet, CHECKS, f"$F${head + 1}:$F${pen.row - 1}")
    for section in sections(resultaat, formulas):
        _group(pen, f"Woonsituatie {section.number}: ", section.number, section.title)
        read = (*resultaat.woonsituaties[max(section.number, 1) - 1].uitleg, *section.steps)
        values = {step.stap: step.waarde for step in read}
        for step in section.steps:
            _step(pen, step, in_words(step, values), formulas, section.number)
    mark_differences(sheet, f"F{head + 1}:F{pen.row - 1}")
    sheet.print_area = f"A1:{get_column_letter(_PRINTED_COLUMNS)}{pen.row - 1}"
    set_up(sheet, footer, landscape=True, head_row=head, frozen=1)


def _group(pen: Pen, start: str, dwelling: int, title: str) -> None:
    """Write the name of a group; that of a dwelling follows the name of the dwelling."""
    if dwelling:
        pen.formula(1, f'"{start}"&{name_of(dwelling)}', title, style="Groep")
        pen.blank(2, _COLUMNS, "Groep")
        pen.down()
    else:
        pen.group(title, _COLUMNS)


def mark_differences(sheet: Worksheet, area: str) -> None:
    """Give a check that does not agree a ground besides its words."""
    mark(sheet, area, f'{area.partition(":")[0]}="{DIFFERS}"')


def check(
    pen: Pen, column: int, live: str, engine: str, amount: float | None, margin: str, *, fixed: bool = False
) -> None:
    """Write whether the live value of cell or name ``live`` is what the program found, which stands in ``engine``.

    That can be said of the inputs the program computed with, not of others; nor of what is ``fixed``.
    """
    if fixed:
        pen.text(column, FIXED, "Controle")
        return
    if amount is None:
        formula = f'IF(ISNUMBER({live}),"{DIFFERS}","{AGREES}")'
    else:
        equal = f'IF(ABS({live}-{engine})<{margin},"{AGREES}","{DIFFERS}")'
        formula = f'IF(ISNUMBER({live}),{equal},"{DIFFERS}")'
    state = f'IF({ACCEPTED}=0,"{REFUSED}",IF({CHANGED}>0,"{OTHER_INPUT}",{formula}))'
    pen.formula(column, state, AGREES, style="Controle")


def _outcomes(pen: Pen, resultaat: Resultaat, formulas: Formulas) -> None:
    """Write the results that other sheets and programs refer to by name."""
    labels, units = _labels(resultaat.woonsituaties[0]), _units(resultaat.woonsituaties[0])
    pen.group("Uitkomsten: huishouden", _COLUMNS)
    for item in (item for item in outcomes.HUISHOUDEN if item.name in units):
        unit = units[item.name]
        amount = getattr(resultaat.huishouden, item.name)
        formula = f'IF(ISNUMBER({_NET_GIVEN}),"",{item.name})' if item.name in PARTS_OF_NET else item.name
        _outcome(pen, labels[item.name], amount, unit, f"uit_{item.name}", formula, _NO_PARTS)
    norm = resultaat.woonsituaties[0].norm
    for name, label, amount in (
        ("norm_per_maand", "Norm voor dit huishouden", norm.bedrag_per_maand),
        ("norm_laag_per_maand", "Het lage bedrag van de norm", norm.laag_per_maand),
        ("norm_hoog_per_maand", "Het hoge bedrag van de norm", norm.hoog_per_maand),
    ):
        _outcome(pen, label, amount, "euro per maand", f"uit_{name}", formulas.of_norm(name))
        if amount is None:
            define(pen.sheet.cell(pen.row - 1, 3), name)  # without a norm there is no step for it
    for index, woning in enumerate(resultaat.woonsituaties, 1):
        title = f"Uitkomsten: woonsituatie {index}, "
        _group(pen, title, index, title + woning.naam)
        if index in formulas.fixed:
            _saved_outcomes(pen, woning, index)
            continue
        for name in (*(item.name for item in outcomes.WONING), "marge_per_maand"):
            label = _LABELS.get(name) or labels[name]
            amount = getattr(woning, name)
            formula = formulas.name(name, index)
            if name == "basishuur_per_maand":
                formula = on_cents(formula)
            elif name == "marge_per_maand" and amount is None:
                formula = formulas.margin(index)
            _outcome(pen, label, amount, "euro per maand", f"uit_{name}_{index}", formula)


def _labels(woning: WoningResultaat) -> dict[str, str]:
    return {step.stap: step.omschrijving for step in woning.uitleg}


def _units(woning: WoningResultaat) -> dict[str, str]:
    return {step.stap: step.eenheid for step in woning.uitleg}


def _saved_outcomes(pen: Pen, woning: WoningResultaat, number: int) -> None:
    """Write the results of a situation with another household or day: its household, its norm and its dwelling."""
    labels, units = _labels(woning), _units(woning)
    norm = {name: getattr(woning.norm, name) for name in ("bedrag_per_maand", "laag_per_maand", "hoog_per_maand")}
    found = {item.name: getattr(woning.huishouden, item.name) for item in outcomes.HUISHOUDEN}
    found |= {f"norm_{name}".replace("norm_bedrag", "norm"): amount for name, amount in norm.items()}
    found |= {item.name: getattr(woning, item.name) for item in outcomes.WONING}
    for name, amount in (found | {"marge_per_maand": woning.marge_per_maand}).items():
        label = _LABELS.get(name) or labels.get(name) or name.replace("_", " ").capitalize()
        missing = _NO_PARTS if name in PARTS_OF_NET else _NO_NORM
        formula = as_saved(missing[1] if amount is None else amount)
        unit = units.get(name, "euro per maand")
        _outcome(pen, label, amount, unit, f"uit_{name}_{number}", formula, missing, fixed=True)


def _outcome(
    pen: Pen,
    label: str,
    amount: float | None,
    unit: str,
    name: str,
    formula: str,
    missing: tuple[str, str] = _NO_NORM,
    *,
    fixed: bool = False,
) -> None:
    pen.text(1, label)
    pen.text(2, "uit de stappen hieronder" if amount is not None else missing[0])
    shown = EURO if amount is None else number_format(amount, unit)
    define(pen.live(3, formula, missing[1] if fixed and amount is None else amount, shown), name)
    pen.text(4, unit)
    if amount is None:
        pen.text(5, missing[1], "Berekend")
    else:
        pen.number(5, amount, shown)
    check(pen, 6, f"C{pen.row}", f"E{pen.row}", amount, "0.005", fixed=fixed)
    pen.blank(7, _PRINTED_COLUMNS, "Tekst")
    pen.text(10, name, "Code")
    pen.text(11, f"={formula}", "Code")
    pen.down()


def _step(pen: Pen, step: Stap, words: str, formulas: Formulas, dwelling: int) -> None:
    doubt = step.zekerheid in UNCERTAIN
    text, value = ("Onzeker", "Onzeker getal") if doubt else ("Tekst", "Berekend")
    shown = number_format(step.waarde, step.eenheid)
    name = formulas.name(step.stap, dwelling)
    formula = formulas.of_step(step, dwelling)
    pen.text(1, step.omschrijving, text)
    pen.text(2, words, text)
    if formula is None:
        cell = pen.number(3, step.waarde, shown, value)
    else:
        cell = pen.live(3, formula, step.waarde, shown, value)
    if step.tabel is None:  # a table value has its name where it stands, on the sheet of sources
        define(cell, name)
    pen.text(4, unit_words(step.eenheid), text)
    pen.number(5, step.waarde, shown, value)
    check(pen, 6, f"C{pen.row}", f"E{pen.row}", step.waarde, "0.000001", fixed=dwelling in formulas.fixed)
    pen.text(7, step.artikel or "", text)
    pen.text(8, step.tabel or "", text)
    pen.text(9, CONFIDENCE[step.zekerheid] if step.zekerheid else "", text)
    pen.text(10, name, "Code")
    pen.text(11, f"={formula}" if formula else "", "Code")
    pen.down()
