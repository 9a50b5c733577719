"""Results as readable text for a terminal, in Dutch."""

from __future__ import annotations

from datetime import date

from calculator.amounts.packs import found_packs
from calculator.amounts.tables import load_coverage, load_tables, pack_name
from calculator.dutch.dates import date_text
from calculator.dutch.money import number, signed
from calculator.outcome.appendix import ROW_LABELS, Appendix
from calculator.outcome.passports import end_of_tables
from calculator.outcome.result import Resultaat
from calculator.presenting.advice_text import advice_lines, is_right
from calculator.presenting.ledger import Row, rows
from calculator.presenting.net_words import net_in_parts
from calculator.presenting.norm_words import beside
from calculator.presenting.sentences import computed_with, explanation, headline, said

_LABEL_WIDTH = 34
_DASH = "–"


def case_text(resultaat: Resultaat) -> str:
    """Return a case: the answer, the ledger, the reasons and the signals."""
    namen = [woning.naam for woning in resultaat.woonsituaties]
    table = [(row, _amounts(row)) for row in rows(resultaat)]
    columns = zip(namen, *(amounts for _, amounts in table), strict=True)
    widths = [max(12, max(map(len, column)) + 2) for column in columns]
    lines = [str(headline(resultaat)), said(explanation(resultaat)), ""]
    change = len(namen) > 1
    head = "euro per maand".ljust(_LABEL_WIDTH) + "".join(
        naam.rjust(width) for naam, width in zip(namen, widths, strict=True)
    )
    lines.append(head + ("verschil".rjust(12) if change else ""))
    for row, texts in table:
        if row.key == "resterend_leefbudget":
            lines.append("-" * (_LABEL_WIDTH + sum(widths) + (12 if change else 0)))
        amounts = "".join(text.rjust(width) for text, width in zip(texts, widths, strict=True))
        last = ("" if row.change is None else signed(row.change, 2)).rjust(12) if change else ""
        lines.append(f"{row.beside_ends('nl').ljust(_LABEL_WIDTH)}{amounts}{last}".rstrip())
    homes = (0, *resultaat.other_homes)
    for index in homes:
        if parts := net_in_parts(resultaat, index=index):
            lines += ["", *([f"{namen[index]}:"] if index else []), *map(str, parts)]
    reasons = [
        f"{woning.naam}: {woning.geen_huurtoeslag_omdat}"
        for woning in resultaat.woonsituaties
        if woning.geen_huurtoeslag_omdat
    ]
    if reasons:
        lines += ["", *reasons]
    for index in homes:
        lines += ["", *([f"{namen[index]}:"] if index else []), *map(str, beside(resultaat, index))]
    if resultaat.overschreven:
        lines += ["", "Opgegeven bedragen die voor de berekening gaan:"]
        for item in resultaat.overschreven:
            computed = "niet berekend" if item.berekend is None else f"berekend {number(item.berekend)}"
            lines.append(f"- {item.veld}: {number(item.opgegeven)} ({computed})")
    lines += advice_lines(resultaat)
    told = [signaal.tekst for signaal in resultaat.signalen if not is_right(signaal)]  # rights stand in the advice
    if told:
        lines += ["", "Let op:", *(f"- {text}" for text in told)]
    lines += [
        "",
        str(computed_with(resultaat)),
        f"Peildatum {date_text(resultaat.geval.peildatum)}, {resultaat.programma}.",
        "Dit is een berekening, geen besluit. Dienst Toeslagen beslist.",
    ]
    return "\n".join(lines)


def _amounts(row: Row) -> list[str]:
    """Return what stands in a row: an amount per dwelling, or those of a norm from low to high."""
    ends = row.ends or tuple(None if amount is None else (amount, amount) for amount in row.amounts)
    return [_DASH if found is None else " tot ".join(map(number, dict.fromkeys(found))) for found in ends]


def appendix_text(appendix: Appendix) -> str:
    """Return the appendix as printed, then every cell where computation or law differs, with the cause."""
    lines = [appendix.title, f"Bedragen in euro per maand, tabellen van {date_text(appendix.peildatum)}.", ""]
    for start in range(0, len(appendix.cases), 6):
        block = appendix.cases[start : start + 6]
        for title, texts in (
            ("nr", [str(case.nr) for case in block]),
            ("groep", [case.groep.removesuffix(" met 2 kinderen") for case in block]),
            ("inkomen", [case.inkomen for case in block]),
            ("woning", [case.woning for case in block]),
        ):
            lines.append(title.ljust(22) + "".join(text.rjust(17) for text in texts))
        for name, label in ROW_LABELS.items():
            lines.append(label.ljust(22) + "".join(number(case.rows[name].gedrukt, 0).rjust(17) for case in block))
        lines.append("")
    equal = sum(cell.berekend == cell.gedrukt for case in appendix.cases for cell in case.rows.values())
    total = sum(len(case.rows) for case in appendix.cases)
    lines += [
        f"Berekend met de uitgangspunten van de bijlage: {equal} van {total} bedragen gelijk aan gedrukt.",
        "",
        "Per cel: gedrukt / berekend / wet, en de oorzaak waar de wet een ander bedrag geeft",
    ]
    for case in appendix.cases:
        lines.append(f"{case.nr}. {case.groep}, {case.inkomen}, {case.woning}")
        for name, label in ROW_LABELS.items():
            cell = case.rows[name]
            amounts = " / ".join(
                _DASH if value is None else number(value, 0) for value in (cell.gedrukt, cell.berekend, cell.wet)
            )
            lines.append(f"   {label.ljust(22)}{amounts.ljust(24)}{cell.oorzaak or ''}".rstrip())
        lines += [f"   Aanname: {aanname}" for aanname in case.aannames]
    return "\n".join(lines)


def tables_text() -> str:
    """Return what is covered, from which tables, and what is missing."""
    coverage, tables = load_coverage(), load_tables()
    lines = [f"Gedekt: {coverage.since} tot en met {coverage.until}."]
    lines += [str(ending)] if (ending := end_of_tables(date.today())) else []
    lines += [f"Tabellenpakket: {pack}."] if (pack := pack_name()) else []
    lines += [*map(str, found_packs().refused), ""]
    for program in coverage.programs:
        status = "volledig" if program["status"] == "complete" else "niet volledig"
        lines.append(
            f"{program['label']}: {program['from']} tot en met {program['until']}, {status}. {program['notes']}"
        )
    lines += ["", "Tabellen:"]
    lines += [
        f"- {table.id}: {table.title}, tot en met {table.valid_until}, gecontroleerd {table.checked_on}\n"
        f"  {table.url}\n  sha256 {table.sha256}"
        for table in tables.tables
    ]
    lines += ["", "Normen om mee te vergelijken:"]
    lines += [f"- {norm.id}: {norm.label} (standaard vanaf {norm.default_from})" for norm in tables.norm_sets.values()]
    for table in tables.schemes:
        lines += ["", f"Regelingen van {table.waar} ({table.titel}), nagekeken {table.nagekeken_op}:"]
        lines += [f"- {item.naam}, geldig tot en met {item.geldig_tot_en_met}" for item in table.regelingen]
    lines += ["", "Ontbreekt binnen de gedekte periode:"]
    lines += [
        f"- {item['parameter']}, {item['valid_from']} tot en met {item['until']}: {item['note']}"
        for item in coverage.incomplete
    ]
    return "\n".join(lines)
