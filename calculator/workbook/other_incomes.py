"""An income whose kind, period or holiday pay is changed in the workbook: the steps of each, and what chooses.

Every way in which a plain income may come to a year stands on the sheet; the sums of a person take the one that the
cells say. The steps come from the rules, as those of the case itself do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from calculator.cases.case import PERIODEN_PER_JAAR
from calculator.outcome.explain import steps_of_income
from calculator.outcome.result import Resultaat, Stap
from calculator.run.households import PersonYear
from calculator.run.plan import OF_INCOMES
from calculator.workbook import locks

_INCLUDED = "vakantiegeld_zit_in_bedrag"
_INCLUDED_LABEL = "Vakantiegeld zit in het bedrag"


def other_steps(resultaat: Resultaat) -> tuple[Stap, ...]:
    """Return the steps that only another kind, period or holiday pay of an income needs."""
    first = resultaat.computed.first.household
    known = {step.stap for woning in resultaat.woonsituaties for step in woning.uitleg}
    found: dict[str, Stap] = {}
    for year, _ in first.persons:
        for place in range(len(year.persoon.inkomens)):
            own = _own(year, place)
            for income in _variants(resultaat, year, place).values():
                found |= steps_of_income(income, own, first.plan)
            if _reasons(resultaat, year, place)["periode"] is None:
                name, label = _INCLUDED + own, f"{_INCLUDED_LABEL} (inkomen {place + 1})"
                found[name] = Stap(name, label, year.persoon.inkomens[place].met_vakantiegeld, "ja/nee")
    return tuple(step for name, step in found.items() if name not in known)


def choices(resultaat: Resultaat) -> Iterator[tuple[str, str]]:
    """Return by name the formulas of the steps that follow what is chosen."""
    for number, (year, _) in enumerate(resultaat.computed.first.household.persons, 1):
        chosen: dict[str, list[str]] = {}
        for place in range(len(year.persoon.inkomens)):
            cell = f"gelezen_persoon_{number}_inkomen_{place + 1}"
            own, reasons = _own(year, place), _reasons(resultaat, year, place)
            if reasons["periode"] is None:
                period = f"{cell}_periode"
                a_year = "1"
                for code, times in PERIODEN_PER_JAAR.items():
                    a_year = f'IF({period}="{code}",{times},{a_year})'
                yield f"perioden_per_jaar{own}", a_year
                yield _INCLUDED + own, _included(cell, period, free=reasons["inclusief_vakantiegeld"] is None)
            variants = _variants(resultaat, year, place)
            yield from _sources(variants, own, f"{cell}_soort")
            by_name = {name for income in variants.values() for name in income.adds}
            for name, step in year.incomes[place].adds.items() if not variants else ():
                chosen.setdefault(name, []).append(step + own)
            for name in by_name:
                chosen.setdefault(name, []).append(_choice(name, variants, own, f"{cell}_soort"))
        if any(_variants(resultaat, year, place) for place in range(len(year.persoon.inkomens))):
            for name in sorted(OF_INCOMES & chosen.keys()):
                yield f"{name}_{year.suffix}", " + ".join(chosen[name])


def _own(year: PersonYear, place: int) -> str:
    return f"_inkomen_{place + 1}_{year.suffix}"


def _reasons(resultaat: Resultaat, year: PersonYear, place: int) -> dict[str, str | None]:
    return locks.of_income(year.persoon, place, resultaat.geval.peildatum)


def _variants(resultaat: Resultaat, year: PersonYear, place: int) -> locks.Variants:
    """Return what an income can become; nothing where its period is fixed."""
    reasons = _reasons(resultaat, year, place)
    if reasons["periode"] is not None:
        return {}
    inkomen = year.persoon.inkomens[place]
    partner = resultaat.geval.huishouden.partner is not None
    found = locks.variants(inkomen, resultaat.geval.peildatum, partner=partner)
    return found if reasons["soort"] is None else {key: one for key, one in found.items() if key[0] == inkomen.soort}


def _included(cell: str, period: str, *, free: bool) -> str:
    usual = f'IF({period}="jaar",1,0)'
    given = f"{cell}_inclusief_vakantiegeld"
    return f'IF({given}="ja",1,IF({given}="nee",0,{usual}))' if free else usual


def _sources(variants: locks.Variants, own: str, kind: str) -> Iterator[tuple[str, str]]:
    """Return the formulas of the steps that are another one, where that depends on kind and holiday pay."""
    found: dict[str, dict[tuple[str, bool], str]] = {}
    for key, income in variants.items():
        for step in income.steps:
            if step.kind == "gelijk":
                found.setdefault(step.name, {})[key] = step.source
    kinds = {soort for soort, _ in variants}
    for name, sources in found.items():
        usual = Counter(sources.values()).most_common(1)[0][0]
        formula = usual + own
        for (soort, included), source in sources.items():
            if source != usual:
                within = f"{_INCLUDED}{own}={included:d}"
                test = f'AND({kind}="{soort}",{within})' if len(kinds) > 1 else within
                formula = f"IF({test},{source}{own},{formula})"
        if formula != usual + own:
            yield name + own, formula


def _choice(name: str, variants: locks.Variants, own: str, kind: str) -> str:
    """Return the formula of what an income adds to a quantity of its person, by kind and holiday pay."""
    soorten = dict.fromkeys(soort for soort, _ in variants)
    found = "0"
    for soort in soorten:
        within, beside = (variants[soort, included].adds.get(name) for included in (True, False))
        steps = [step + own if step else "0" for step in (within, beside)]
        if steps == ["0", "0"]:
            continue
        one = steps[0] if steps[0] == steps[1] else f"IF({_INCLUDED}{own}=1,{steps[0]},{steps[1]})"
        found = f'IF({kind}="{soort}",{one},{found})' if len(soorten) > 1 else one
    return found
