"""The summary of a batch run in Dutch: the lines of the sheet, and what the command line prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.batch.summary import Enough, Group, Summary
from calculator.dutch.money import euro, number, signed

ALL = "alle huishoudens"
HEAD = ("", "aantal", "vooruit", "achteruit", "gelijk", "middelste", "slechtste")


@dataclass(frozen=True)
class ReportLine:
    """One line of the summary: words, and a number or an amount of euros."""

    words: str
    value: float | None = None
    euros: bool = False
    head: bool = False


def lines(summary: Summary) -> list[ReportLine]:
    """Return what the summary says besides its tables."""
    found = [
        ReportLine("Samenvatting van de batch", head=True),
        ReportLine("Rijen", summary.rows),
        ReportLine("Rijen met een fout, niet berekend", summary.wrong),
        *map(ReportLine, dated(summary)),
        ReportLine("Huurtoeslag nu, euro per maand (alle huishoudens)", round(summary.allowance_before, 2), euros=True),
        ReportLine("Huishoudens met een norm", summary.now.number),
        ReportLine("  waarvan afgeleid uit gepubliceerde bedragen", summary.now.derived),
        ReportLine("Onder de norm nu", summary.now.too_little),
        ReportLine("Op de rand van de norm nu", summary.now.on_the_edge),
        ReportLine("Genoeg volgens de norm nu", summary.now.enough),
    ]
    if summary.told_received:
        found += [
            ReportLine("Huishoudens waarvan bekend is wat zij aan huurtoeslag ontvangen", summary.told_received),
            ReportLine("Ongebruikte huurtoeslag van hen, euro per maand", round(summary.unused, 2), euros=True),
        ]
    if summary.schemes:
        found.append(ReportLine("Regelingen van de organisatie die het navragen waard zijn: huishoudens", head=True))
        found += [ReportLine(f"  {name}", count) for name, count in by_number(summary.schemes)]
    if summary.total.number:
        found += [
            ReportLine("Huishoudens met een woonsituatie na", summary.total.number),
            ReportLine("Hun huurtoeslag nu, euro per maand", round(summary.allowance_compared, 2), euros=True),
            ReportLine("Hun huurtoeslag na, euro per maand", round(summary.allowance_after, 2), euros=True),
            ReportLine("Hun extra huur, euro per jaar", round(summary.extra_rent_per_year, 2), euros=True),
            ReportLine("Onder de norm na", summary.later.too_little),
            ReportLine("Op de rand van de norm na", summary.later.on_the_edge),
            ReportLine("Genoeg volgens de norm na", summary.later.enough),
            ReportLine("Zakken onder de norm", summary.falls_below),
            ReportLine("Komen uit op of boven de norm", summary.rises_above),
        ]
    receipt = summary.receipt.sentences() if summary.receipt else []
    return [*found, ReportLine("Wat er is gelezen", head=True), *map(ReportLine, receipt)] if receipt else found


def console(summary: Summary) -> str:
    """Return the receipt and the summary as text for a terminal."""
    said = summary.receipt.sentences() if summary.receipt else []
    said += [f"{number(summary.rows, 0)} rijen, waarvan {number(summary.wrong, 0)} met een fout"]
    said += [f"  rij {row}: {text}" for row, text in summary.examples]
    if summary.wrong > len(summary.examples) > 0:
        said.append(f"  en nog {number(summary.wrong - len(summary.examples), 0)}; zie de kolom fout")
    said += dated(summary)
    total = summary.total
    said.append(f"Huurtoeslag nu: {euro(summary.allowance_before)} per maand")
    if summary.told_received:
        told = number(summary.told_received, 0)
        said.append(f"Ongebruikte huurtoeslag: {euro(summary.unused)} per maand, van {told} huishoudens met opgave")
    said += [f"Regeling {name}: {number(count, 0)} huishoudens" for name, count in by_number(summary.schemes)]
    said.append(_enough("Nu", summary.now, summary.rows - summary.wrong))
    if not total.number:
        return "\n".join(said)
    said.append(f"Vergeleken nu en na: {number(total.number, 0)} huishoudens")
    said.append(f"  huurtoeslag van {euro(summary.allowance_compared)} naar {euro(summary.allowance_after)} per maand")
    said.append(f"  extra huur: {euro(summary.extra_rent_per_year)} per jaar")
    said.append(f"  {_enough('na', summary.later, total.number)}")
    said.append(
        f"  zakken onder de norm: {number(summary.falls_below, 0)}; "
        f"komen uit op of boven de norm: {number(summary.rises_above, 0)}"
    )
    rows = [HEAD, *((name, *cells(group)) for name, group in groups(summary))]
    wide = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
    for row in rows:
        line = [row[0].ljust(wide[0]), *(cell.rjust(width) for cell, width in zip(row[1:], wide[1:], strict=True))]
        said.append("  " + "  ".join(line).rstrip())
    return "\n".join(said)


def by_number(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return names with their counts, the largest first."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def dated(summary: Summary) -> list[str]:
    """Return the sentence that a day lies beyond the tables, if one does."""
    whose = summary.amounts_of
    return [] if whose is None else [f"Gerekend met {whose}."]


def _enough(when: str, found: Enough, of: int) -> str:
    """Return how many households have enough, on what number: a count never stands alone."""
    counts = (found.too_little, found.on_the_edge, found.enough)
    few, edge, enough = (number(count, 0) for count in counts)
    return (
        f"{when}: van {number(of, 0)} huishoudens hebben er {number(found.number, 0)} een norm: "
        f"{few} te weinig, {edge} op de rand, {enough} genoeg (norm afgeleid: {number(found.derived, 0)})"
    )


def groups(summary: Summary) -> list[tuple[str, Group]]:
    """Return all households together, then by type and by income."""
    return [(ALL, summary.total), *summary.by_type.items(), *summary.by_income.items()]


def cells(group: Group) -> tuple[str, ...]:
    """Return what stands behind the name of a group, in the columns of :data:`HEAD`."""
    counts = (group.gain, group.lose, group.equal)
    shared = [f"{number(count, 0)} ({number(100 * count / group.number, 0)}%)" for count in counts]
    return number(group.number, 0), *shared, signed(group.median or 0, 2), signed(group.worst or 0, 2)
