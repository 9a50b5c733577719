"""Berekend and Wet: the derivation of cases of the appendix, a row per step and a column per case, in live formulas.

The formulas are those of a case file. There a step has a name; here, among sixteen cases, it has a place. Only steps
that a row of the appendix rests on are written. To the right of what is printed stands what the program found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import absolute_coordinate, get_column_letter

from calculator.outcome.appendix import (
    QUANTITIES,
    ROW_LABELS,
    SUM_ROWS,
    SUMS,
    CaseReport,
    nearest_formula,
    rounded_rows,
)
from calculator.workbook import appendix_inputs
from calculator.workbook.book import Book, Value
from calculator.workbook.calculation_sheet import AGREES, DIFFERS, OTHER_INPUT, REFUSED, mark_differences, sections
from calculator.workbook.cells import Pen, define, define_range, widths
from calculator.workbook.live import Formulas
from calculator.workbook.page import Footer, set_up
from calculator.workbook.styles import WHOLE_EURO, number_format

_NAME = re.compile(r'"[^"]*"|([a-z][a-z0-9_]*)')
_HEAD = ("Stap", "Eenheid", "Artikel")
_FIRST = len(_HEAD) + 1  # the column of the first case
_WIDTHS = (60, 15, 26)
_CASE_WIDTH = 13
_ROUNDED, _DWELLING = "Afgerond, zoals in de bijlage", "Woning"
_LEGEND = (
    "Een kolom per geval, een rij per stap; de formules zijn die van een dossier. Leeg: bij dit geval is die stap er "
    "niet. Rechts, buiten de afdruk, staat wat Leefbudget bij het bewaren vond."
)
_NO_DIFFERENCE = "0.000000000001"  # of squares: every step to a millionth


@dataclass(frozen=True)
class StepLine:
    """A step of one case: where it stands, its formula over the names of other steps (None for a fact), its value."""

    heading: str
    label: str
    unit: str
    article: str
    formula: str | None
    value: Value

    @property
    def shown(self) -> str:
        """The format of its number."""
        return WHOLE_EURO if self.heading == _ROUNDED else number_format(float(self.value or 0), self.unit)


StepLines = dict[str, StepLine]


def sheet_name(kind: str, cases: Sequence[CaseReport]) -> str:
    """Return the name of the sheet of some cases."""
    return f"{kind.capitalize()} {cases[0].nr}-{cases[-1].nr}"


def checks(kind: str, cases: Sequence[CaseReport]) -> str:
    """Return the name of the cells of that sheet that say of each case whether its formulas agree with the program."""
    return f"controle_{kind}_gevallen_{cases[0].nr}_{cases[-1].nr}"


def check(kind: str, nr: int) -> str:
    """Return the name of the cell that says so of one case."""
    return f"controle_{kind}_geval_{nr}"


def row_name(kind: str, row: str, nr: int) -> str:
    """Return the name of the cell with a row of a case."""
    return f"{kind}_{row}_geval_{nr}"


def placed(formula: str, where: Mapping[str, str]) -> str:
    """Return a formula with the cells in which names stand here; other names hold in the whole workbook."""
    return _NAME.sub(lambda found: where.get(found[1], found[0]) if found[1] else found[0], formula)


def names_in(formula: str | None) -> list[str]:
    """Return the names that a formula reads."""
    return [name for name in _NAME.findall(formula or "") if name]


def add(workbook: Book, cases: Sequence[CaseReport], kind: str, step: int, footer: Footer) -> frozenset[str]:
    """Add the sheet of some cases and a kind, ``berekend`` or ``wet``; return the names that it reads on other sheets.

    ``step`` is that in which the appendix prints amounts.
    """
    sheet = workbook.create_sheet(sheet_name(kind, cases))
    count = len(cases)
    widths(sheet, *_WIDTHS, *[_CASE_WIDTH] * count, 3, *[_CASE_WIDTH] * count)
    pen = Pen(sheet)
    pen.text(1, f"Hoe de rijen '{kind}' zijn berekend", "Titel")
    pen.down()
    pen.sentence(_LEGEND, _FIRST + count - 1, "Klein")
    _describe(pen, "Huishouden", [case.groep for case in cases])
    _describe(pen, "Inkomen", [case.inkomen for case in cases])
    _describe(pen, "Woning", [case.woning for case in cases])
    head = pen.row
    for place, text in enumerate(_HEAD, 1):
        pen.text(place, text, "Kop")
    for place, case in enumerate(cases, _FIRST):
        pen.number(place, case.nr, '"Geval "0', "Kop getal")
        pen.number(place + count + 1, case.nr, '"Leefbudget "0', "Kop getal")
    pen.down()
    columns = [_Column(case, kind, step, place, count) for place, case in enumerate(cases, _FIRST)]
    layout = _layout(column.lines for column in columns)
    rows = {name: row for row, (_, name) in enumerate(layout, pen.row + 1) if name}
    area = f"{columns[0].letter}{{0}}:{columns[-1].letter}{{0}}"
    pen.text(1, "Controle: is elke stap gelijk aan wat Leefbudget vond?")
    pen.blank(2, _FIRST - 1, "Tekst")
    for column in columns:
        column.place(rows)
        column.check(pen, pen.row + 1, pen.row + len(layout))
    define_range(sheet, checks(kind, cases), absolute_coordinate(area.format(pen.row)))
    mark_differences(sheet, area.format(pen.row))
    pen.down()
    for heading, name in layout:
        if name is None:
            pen.group(heading, _FIRST + count - 1)
            continue
        line = next(column.lines[name] for column in columns if name in column.lines)
        for place, text in enumerate((line.label, line.unit, line.article), 1):
            pen.text(place, text)
        for column in columns:
            column.write(pen, name)
        pen.down()
    sheet.print_area = f"A1:{columns[-1].letter}{pen.row - 1}"
    set_up(sheet, footer, landscape=True, head_row=head, frozen=_FIRST - 1)
    return frozenset(name for column in columns for name in column.read_elsewhere())


def _describe(pen: Pen, label: str, texts: Iterable[str]) -> None:
    """Write of each case a word above its head."""
    pen.text(1, label, "Kop licht")
    pen.blank(2, _FIRST - 1, "Kop licht")
    for column, text in enumerate(texts, _FIRST):
        pen.text(column, text, "Kop licht getal")
    pen.down()


def _layout(cases: Iterable[StepLines]) -> list[tuple[str, str | None]]:
    """Return the rows of all cases together, a heading without a name before its steps; the largest case leads."""
    found: dict[str, dict[str, None]] = {}
    for lines in sorted(cases, key=len, reverse=True):
        for name, line in lines.items():
            found.setdefault(line.heading, {})[name] = None
    return [(heading, name) for heading, names in found.items() for name in (None, *names)]


class _Column:
    """The steps of one case in its column."""

    def __init__(self, case: CaseReport, kind: str, step: int, column: int, count: int) -> None:
        self._case, self._kind, self._column, self._found = case, kind, column, column + count + 1
        self.letter = get_column_letter(column)
        taken_over = kind == "berekend"
        inputs = [one for one in appendix_inputs.cells(case) if taken_over or one[0].path[0] != "vaste_bedragen"]
        self._where = {entry.read_name: on_sheet.read_name for entry, on_sheet in inputs}
        self.lines = _lines(case, kind, step, Formulas(getattr(case, kind), [entry for entry, _ in inputs]))

    def place(self, rows: Mapping[str, int]) -> None:
        """Find the cell in which each name of this case stands."""
        self._where |= {name: f"{self.letter}{rows[name]}" for name in self.lines}

    def read_elsewhere(self) -> set[str]:
        """Return the names that its formulas read on other sheets: values of tables."""
        return {name for line in self.lines.values() for name in names_in(line.formula) if name not in self._where}

    def write(self, pen: Pen, name: str) -> None:
        """Write a step and beside the print area what the program found; nothing where the case does not have it."""
        line, nr = self.lines.get(name), self._case.nr
        if line is None:
            pen.empty(self._column, "Berekend")
            return
        if line.formula is None:
            pen.number(self._column, float(line.value or 0), line.shown)
        else:
            formula = f'IF({appendix_inputs.accepted(nr)}=1,{placed(line.formula, self._where)},"")'
            cell = pen.formula(self._column, formula, line.value, line.shown)
            if name in ROW_LABELS:
                define(cell, row_name(self._kind, name, nr))
        pen.number(self._found, float(line.value or 0), line.shown)

    def check(self, pen: Pen, first: int, last: int) -> None:
        """Write whether all steps are what the program found for the inputs of then."""
        live, found = (f"{letter}{first}:{letter}{last}" for letter in (self.letter, get_column_letter(self._found)))
        nr = self._case.nr
        same = f"AND(COUNT({live})=COUNT({found}),SUMXMY2({live},{found})<{_NO_DIFFERENCE})"
        state = (
            f'IF({appendix_inputs.accepted(nr)}=0,"{REFUSED}",IF({appendix_inputs.changed(nr)}>0,"{OTHER_INPUT}",'
            f'IF(IFERROR({same},FALSE),"{AGREES}","{DIFFERS}")))'
        )
        define(pen.formula(self._column, state, AGREES, style="Controle getal"), check(self._kind, nr))


def _lines(case: CaseReport, kind: str, step: int, formulas: Formulas) -> StepLines:
    """Return by name the steps that the rows of the appendix rest on, and those rows."""
    found: StepLines = {}
    for section in sections(getattr(case, kind), formulas):
        heading = _DWELLING if section.number else section.title
        for one in section.steps:
            if one.tabel is None:  # a value of a table has its name on the sheet of sources
                formula = formulas.of_step(one, section.number)
                name = formulas.name(one.stap, section.number)
                found[name] = StepLine(heading, one.omschrijving, one.eenheid, one.artikel or "", formula, one.waarde)
    found |= dict(_rounded(case, kind, step, formulas))
    needed, waiting = set[str](), list(ROW_LABELS)
    while waiting:
        name = waiting.pop()
        if name in found and name not in needed:
            needed.add(name)
            waiting += names_in(found[name].formula)
    return {name: line for name, line in found.items() if name in needed}


def _rounded(case: CaseReport, kind: str, step: int, formulas: Formulas) -> Iterator[tuple[str, StepLine]]:
    """Return the rows of the appendix: quantities rounded, and sums of those by the rules of the budget."""
    rows = rounded_rows(getattr(case, kind), step)

    def line(row: str, label: str, article: str, formula: str) -> tuple[str, StepLine]:
        return row, StepLine(_ROUNDED, label, "euro per maand", article, formula, rows[row])

    def read(name: str) -> str:
        return SUM_ROWS.get(name) or (name if name in QUANTITIES else formulas.name(name, 1))

    for row, quantity in QUANTITIES.items():
        source = formulas.name(quantity, 1)
        nearest = nearest_formula(source, step)
        yield line(row, ROW_LABELS[row], "", f'IF(ISNUMBER({source}),{nearest},"")' if row == "norm" else nearest)
    for rule in SUMS:
        yield line(SUM_ROWS[rule.name], rule.label, rule.article, rule.formula.fill(read))
