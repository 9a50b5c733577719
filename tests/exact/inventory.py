"""Every table amount that some rule compares with, and where to look for the boundary it makes.

``PLACES`` is data: per parameter the axis to move along and the place of the boundary on it, computed from the tables
of the day. An axis changes one thing in a household. ``compared_parameters`` derives from the rules themselves which
parameters must be here.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from math import floor
from typing import NamedTuple

from calculator.rules.rule import Rule
from tests.exact.cases import Case, case, person

Table = Mapping[str, Fraction]
YOUNG, GROWN, OLD = 19, 40, 75
LOW = 1_500_000  # cents a year, below every ijkpunt
RENT = 60_000

# --- which parameters rules compare with -----------------------------------------------------------------------------


def _terms(node: ast.expr) -> Iterator[str]:
    """Names that stand in a comparison as an amount: terms of sums, branches of choices; not products or conditions."""
    match node:
        case ast.Name(id=name):
            yield name
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Div(), right=right):
            yield from _terms(left)
            yield from _terms(right)
        case ast.BinOp(left=ast.Constant(), op=ast.Mult(), right=right):
            yield from _terms(right)
        case ast.UnaryOp(operand=operand):
            yield from _terms(operand)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _terms(body)
            yield from _terms(orelse)
        case ast.Call(args=arguments):
            for argument in arguments:
                yield from _terms(argument)


def _is_rate(unit: str) -> bool:
    return unit.startswith("fractie")


def compared_parameters(rules: Iterable[Rule], units: Mapping[str, str]) -> set[str]:
    """Return the parameters in ``units`` that rules compare with: directly, or through a rule that only selects one."""
    by_name: dict[str, list[Rule]] = {}
    for rule in rules:
        by_name.setdefault(rule.name, []).append(rule)
    compared: set[str] = set()
    for rule in (rule for found in by_name.values() for rule in found):
        for node in ast.walk(rule.expression):
            if isinstance(node, ast.Compare):
                compared.update(_terms(node.left), _terms(node.comparators[0]))
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"min", "max"}:
                compared.update(_terms(node))
    pending = list(compared)
    while pending:
        for rule in by_name.get(pending.pop(), []):
            terms = set(_terms(rule.expression))
            if terms <= set(units):
                pending += terms - compared
                compared |= terms
    return {name for name in compared if name in units and not _is_rate(units[name])}


# --- the axes: what moves, and in which households -------------------------------------------------------------------


class Axis(NamedTuple):
    """Something that moves in steps: cents (``Fraction`` places in euros) or whole years and persons."""

    steps: tuple[int, ...]
    scale: int
    cases: Callable[[str, int], list[Case]]


def _household(day: str, adults: Iterable[int], children: Iterable[int], income: int, kind: str, rent: int) -> Case:
    roles = ("aanvrager", "partner")
    persons = [
        person(rol, age, 0 if index else income, kind)
        for index, (rol, age) in enumerate(zip(roles, adults, strict=False))
    ]
    return case(day, persons + [person("kind", age) for age in children], rent)


ADULTS_BELOW = ((GROWN,), (GROWN, GROWN))
ADULTS_ABOVE = ((OLD,), (OLD, OLD), (OLD, GROWN))
ADULTS = ADULTS_BELOW + ADULTS_ABOVE


def _income(adults: Iterable[tuple[int, ...]], children: Iterable[tuple[int, ...]], *kinds: str) -> Axis:
    def cases(day: str, income: int) -> list[Case]:
        return [
            _household(day, ages, kids, income, kind, RENT) for ages in adults for kids in children for kind in kinds
        ]

    return Axis((-100, -1, 0, 1, 2, 100), 100, cases)


def _income_of_child(day: str, income: int) -> list[Case]:
    child = person("kind", 20, income)
    return [case(day, [person("aanvrager", GROWN, 2_500_000), child], RENT)]


def _rent(*, young: bool = False) -> Axis:
    def cases(day: str, rent: int) -> list[Case]:
        age = YOUNG if young else GROWN
        found = [
            _household(day, ages, kids, LOW, "loon", rent)
            for ages in ((age,), (age, age), (OLD,), (OLD, OLD))
            for kids in ((), (8,), (4, 8))
        ]
        for source in list(found):
            home = source["woonsituaties"][0]
            found += [
                {**source, "woonsituaties": [{**home, name: True}]} for name in ("aangepast", "eerder_huurtoeslag")
            ]
        bare = max(0, rent - 1_800)  # 12 and 6 of service costs count until 2025
        service = {"servicekosten_per_maand": {"energie": 20.0, "recreatie": 6.0}}
        return [*found, case(day, [person("aanvrager", age, LOW)], bare, **service)]

    return Axis((-1, 0, 1, 2), 100, cases)


def _service(day: str, cents: int) -> list[Case]:
    kinds = ("energie", "schoonmaak", "huismeester", "recreatie")
    tenant = [person("aanvrager", GROWN, LOW)]
    return [case(day, tenant, 30_000, servicekosten_per_maand={kind: cents / 100}) for kind in kinds]


def _assets(day: str, cents: int) -> list[Case]:
    return [
        case(day, _household(day, ages, kids, LOW, "loon", RENT)["huishouden"]["personen"], RENT, vermogen=cents / 100)
        for ages in ((GROWN,), (GROWN, GROWN))
        for kids in ((), (8,))
    ]


def _assets_of_other(day: str, cents: int) -> list[Case]:
    persons = [person("aanvrager", GROWN, LOW), person("medebewoner", 30)]
    return [case(day, persons, RENT, vermogen_medebewoners=[cents / 100])]


def _age(day: str, age: int) -> list[Case]:
    alone = [person("aanvrager", age, LOW, kind) for kind in ("loon", "pensioen")]
    found = [[tenant] for tenant in alone]
    found += [[tenant, person("partner", age)] for tenant in alone]
    found += [[tenant, person("kind", 3)] for tenant in alone]
    found += [[person("aanvrager", YOUNG, LOW), person("partner", age)]] if age >= YOUNG else []
    found += [[person("aanvrager", YOUNG, LOW), person("medebewoner", age)]]
    found += [[person("aanvrager", GROWN, 3_000_000), person("kind", age, 1_000_000)]]
    return [case(day, persons, rent) for persons in found for rent in (40_000, RENT)]


def _born_at_the_age(day: str, age: int) -> list[Case]:
    """Who is so old in the year, in the quarter, in the month: on a day in the middle of all three."""
    year = int(day[:4])
    within = f"{year}-05-15"
    found: list[list[Case]] = []
    for month in (1, 2, 4, 5, 6):
        born = f"{year - age}-{month:02}"
        own = age if month < 5 else age - 1
        if own < 0:
            continue
        found += [[person("aanvrager", own, LOW, kind, geboren=born)] for kind in ("loon", "pensioen")]
        tenant = person("aanvrager", GROWN, 3_000_000)
        found += [[tenant, person("kind", own, 1_000_000, geboren=born)]]
        found += [[person("aanvrager", YOUNG, LOW), person("medebewoner", own, geboren=born)]]
        found += [[person("aanvrager", GROWN, LOW), person("partner", own, geboren=born)]]
    return [case(within, persons, RENT) for persons in found]


def _born_this_year(day: str, months_left: int) -> list[Case]:
    """A child that was born with so many months of the year left."""
    year = int(day[:4])
    child = person("kind", 0, geboren=f"{year}-{12 - months_left:02}")
    return [
        case(f"{year}-12-31", [person("aanvrager", GROWN, income), child], RENT) for income in (2_000_000, 4_000_000)
    ]


def _born_in(day: str, year: int) -> list[Case]:
    """A partner without income who was born in a year, by month or by age alone."""
    age = int(day[:4]) - year
    earner = person("aanvrager", GROWN, 4_000_000)
    partners = [person("partner", age - 1, geboren=f"{year}-{month:02}") for month in (1, 12)]
    partners += [person("partner", age + more) for more in (-1, 0, 1)]
    return [case(day, [earner, partner], RENT) for partner in partners]


def _persons(day: str, count: int) -> list[Case]:
    persons = [person("aanvrager", GROWN, LOW)] + [person("kind", 20) for _ in range(count - 1)]
    return [case(day, persons, rent) for rent in (RENT, 70_000, 120_000)]


WAGE = _income(ADULTS_BELOW, ((), (8,)), "loon", "uitkering")
PARENT_OLD = _income(((OLD,), (OLD, OLD)), ((8,),), "loon")
WAGE_OLD = _income(ADULTS_ABOVE, ((),), "loon", "aow", "pensioen")
ANY = _income(ADULTS, ((),), "loon", "pensioen")
RENT_BELOW, RENT_YOUNG = _rent(), _rent(young=True)
CHILD = Axis((-100, -1, 0, 1, 100), 100, _income_of_child)
SERVICE = Axis((-1, 0, 1), 100, _service)
ASSETS = Axis((-100, -1, 0, 1, 100), 100, _assets)
ASSETS_OTHER = Axis((-100, -1, 0, 1, 100), 100, _assets_of_other)
AGE = Axis((-1, 0, 1), 1, _age)
BORN = Axis((-1, 0, 1), 1, _born_at_the_age)
BORN_THIS_YEAR = Axis((-1, 0, 1), 1, _born_this_year)
BORN_IN = Axis((-1, 0, 1), 1, _born_in)
PERSONS = Axis((-1, 0, 1), 1, _persons)


# --- where the boundaries are ----------------------------------------------------------------------------------------

Place = Callable[[Table], Fraction]


def _own(name: str) -> Place:
    return lambda table: table[name]


def _until_nil(most: str, start: str, rate: str) -> Place:
    return lambda table: table[start] + table[most] / table[rate]


def _most_of_combination_old(table: Table) -> Fraction:
    """Income at which the combinatiekorting from the AOW age reaches its maximum; its start where no rate is known."""
    rate = table.get("combinatiekorting_percentage_aow")
    return table["combinatiekorting_vanaf"] + (table["combinatiekorting_maximum_aow"] / rate if rate else 0)


def _labour(part: int, suffix: str) -> Place:
    """Income at which the arbeidskorting of a part reaches its base amount, the third at the start of its end."""

    def place(table: Table) -> Fraction:
        start = table[f"arbeidskorting_grens_{part - 1}"] if part > 1 else Fraction(0)
        base = table[f"arbeidskorting_basis_{part - 1}{suffix}"] if part > 1 else Fraction(0)
        rate = table[f"arbeidskorting_percentage_{part}{suffix}"]
        grown = table[f"arbeidskorting_basis_{part}{suffix}"] - base
        return start + grown / rate if rate else table[f"arbeidskorting_grens_{part}"]

    return place


def _care(adults: int, least: str | None = None) -> Place:
    """Income at which zorgtoeslag ends, or falls below the minimum of a year."""

    def place(table: Table) -> Fraction:
        kind = "partners" if adults > 1 else "alleenstaande"
        most = adults * table["standaardpremie_per_jaar"]
        most -= table[f"normpremie_percentage_{kind}"] * table["drempelinkomen_per_jaar"]
        if least:
            most -= table[least] - Fraction(1, 2)
        return table["drempelinkomen_per_jaar"] + most / table["normpremie_percentage_boven_drempel"]

    return place


def _child(ages: tuple[int, ...], *, pair: bool, least: str | None = None) -> Place:
    """Income at which kindgebonden budget ends, or falls below the minimum of a year."""

    def place(table: Table) -> Fraction:
        names = ("kgb_een_kind", "kgb_twee_kinderen", "kgb_drie_kinderen")
        most = table[names[min(3, len(ages)) - 1]] + max(0, len(ages) - 3) * table["kgb_volgend_kind"]
        for age in ages:
            most += table["kgb_extra_16_17"] if age >= 16 else table["kgb_extra_12_15"] if age >= 12 else 0
        start = table["drempelinkomen_per_jaar"]
        if pair:
            start += table["kgb_drempelverhoging_partners"]
        else:
            most += table["kgb_alleenstaande_ouderkop"]
        if least:
            most -= table[least] - Fraction(1, 2)
        return start + most / table["kgb_afbouwpercentage"]

    return place


def _least_rent(table: Table) -> Fraction:
    """Rent at which the huurtoeslag of a person alone with a low income reaches the minimum of a year."""
    own = table["minimum_normhuur_ep"] + table["opslag_basishuur"] + table["verlaging_eigen_bijdrage"]
    return own + (table["minimum_tegemoetkoming_per_jaar"] - Fraction(1, 2)) / 12


def _own_share(kind: str) -> Place:
    """Rent at which huurtoeslag begins: the lowest basishuur."""
    return lambda t: t[f"minimum_normhuur_{kind}"] + t["opslag_basishuur"] + t["verlaging_eigen_bijdrage"]


def _children(*ages: int) -> Axis:
    return _income(ADULTS_BELOW, (ages,), "loon")


_PARTNERS_CHILD = "kgb_drempelverhoging_partners"
_LEAST = "minimum_tegemoetkoming_per_jaar"

PLACES: dict[str, tuple[tuple[Axis, Place], ...]] = {
    # income tax
    **{f"schijf_{n}_tot": ((WAGE, _own(f"schijf_{n}_tot")), (WAGE_OLD, _own(f"schijf_{n}_tot"))) for n in (1, 2, 3)},
    **{
        f"algemene_heffingskorting_{end}": ((ANY, _own(f"algemene_heffingskorting_{end}")),)
        for end in ("afbouw_vanaf", "nihil_vanaf")
    },
    **{
        f"algemene_heffingskorting_maximum{side}": (
            (
                axis,
                _until_nil(
                    f"algemene_heffingskorting_maximum{side}",
                    "algemene_heffingskorting_afbouw_vanaf",
                    f"algemene_heffingskorting_afbouwpercentage{side}",
                ),
            ),
        )
        for side, axis in (("", WAGE), ("_aow", WAGE_OLD))
    },
    **{
        f"arbeidskorting_grens_{n}": (
            (WAGE, _own(f"arbeidskorting_grens_{n}")),
            (WAGE_OLD, _own(f"arbeidskorting_grens_{n}")),
        )
        for n in (1, 2, 3)
    },
    **{
        f"arbeidskorting_basis_{n}{side}": ((axis, _labour(n, side)),)
        for n in (1, 2)
        for side, axis in (("", WAGE), ("_aow", WAGE_OLD))
    },
    **{
        f"arbeidskorting_basis_3{side}": (
            (axis, _labour(3, side)),
            (
                axis,
                _until_nil(
                    f"arbeidskorting_basis_3{side}", "arbeidskorting_grens_3", f"arbeidskorting_afbouwpercentage{side}"
                ),
            ),
        )
        for side, axis in (("", WAGE), ("_aow", WAGE_OLD))
    },
    "combinatiekorting_vanaf": ((WAGE, _own("combinatiekorting_vanaf")),),
    "combinatiekorting_maximum": (
        (WAGE, _until_nil("combinatiekorting_maximum", "combinatiekorting_vanaf", "combinatiekorting_percentage")),
    ),
    "combinatiekorting_maximum_aow": ((PARENT_OLD, _most_of_combination_old),),
    "combinatiekorting_maanden_in_huishouden": ((BORN_THIS_YEAR, _own("combinatiekorting_maanden_in_huishouden")),),
    "uitbetaling_geboren_voor": ((BORN_IN, _own("uitbetaling_geboren_voor")),),
    "ouderenkorting_afbouw_vanaf": ((WAGE_OLD, _own("ouderenkorting_afbouw_vanaf")),),
    "ouderenkorting_maximum": (
        (
            WAGE_OLD,
            _until_nil("ouderenkorting_maximum", "ouderenkorting_afbouw_vanaf", "ouderenkorting_afbouwpercentage"),
        ),
    ),
    "zvw_maximum_inkomen": ((WAGE_OLD, _own("zvw_maximum_inkomen")),),
    # zorgtoeslag and kindgebonden budget
    "drempelinkomen_per_jaar": (
        (ANY, _own("drempelinkomen_per_jaar")),
        (_children(8), _own("drempelinkomen_per_jaar")),
    ),
    "standaardpremie_per_jaar": ((ANY, _care(1)), (ANY, _care(2))),
    _PARTNERS_CHILD: ((_children(8), lambda table: table["drempelinkomen_per_jaar"] + table[_PARTNERS_CHILD]),),
    "kgb_een_kind": ((_children(8), _child((8,), pair=True)),),
    "kgb_twee_kinderen": ((_children(8, 3), _child((8, 3), pair=True)),),
    "kgb_drie_kinderen": ((_children(8, 3, 2), _child((8, 3, 2), pair=True)),),
    "kgb_volgend_kind": ((_children(8, 3, 2, 1, 0), _child((8, 3, 2, 1, 0), pair=True)),),
    "kgb_extra_12_15": ((_children(12, 15), _child((12, 15), pair=True)),),
    "kgb_extra_16_17": ((_children(16, 17), _child((16, 17), pair=True)),),
    "kgb_alleenstaande_ouderkop": ((_children(8), _child((8,), pair=False)),),
    _LEAST: (
        (ANY, _care(1, _LEAST)),
        (ANY, _care(2, _LEAST)),
        (_children(8), _child((8,), pair=True, least=_LEAST)),
        (_children(8), _child((8,), pair=False, least=_LEAST)),
        (RENT_BELOW, _least_rent),
    ),
    **{
        f"vermogensgrens_{what}_{who}": ((ASSETS, _own(f"vermogensgrens_{what}_{who}")),)
        for what in ("zorgtoeslag", "kgb")
        for who in ("alleenstaande", "partners")
    },
    "minimum_zorgtoeslag_leeftijd": (
        (AGE, _own("minimum_zorgtoeslag_leeftijd")),
        (BORN, _own("minimum_zorgtoeslag_leeftijd")),
    ),
    # huurtoeslag
    **{
        f"{name}_{kind}": ((axis, _own(f"{name}_{kind}")),)
        for name in ("minimum_inkomensijkpunt", "maximum_inkomen")
        for kind, axis in (("ep", WAGE), ("mp", WAGE), ("epo", WAGE_OLD), ("mpo", WAGE_OLD))
    },
    **{f"minimum_normhuur_{kind}": ((RENT_BELOW, _own_share(kind)),) for kind in ("ep", "mp", "epo", "mpo")},
    "kwaliteitskortingsgrens": ((RENT_BELOW, _own("kwaliteitskortingsgrens")),),
    "aftoppingsgrens_laag": ((RENT_BELOW, _own("aftoppingsgrens_laag")),),
    "aftoppingsgrens_hoog": ((RENT_BELOW, _own("aftoppingsgrens_hoog")),),
    "maximale_huurgrens": ((RENT_BELOW, _own("maximale_huurgrens")),),
    "maximale_huurgrens_jongeren": ((RENT_YOUNG, _own("maximale_huurgrens_jongeren")),),
    "servicekosten_maximum_per_soort": ((SERVICE, _own("servicekosten_maximum_per_soort")),),
    "vermogensgrens_huurtoeslag": ((ASSETS, _own("vermogensgrens_huurtoeslag")),),
    "vermogensgrens_huurtoeslag_partners": ((ASSETS, _own("vermogensgrens_huurtoeslag_partners")),),
    "vermogensgrens_huurtoeslag_medebewoner": ((ASSETS_OTHER, _own("vermogensgrens_huurtoeslag_medebewoner")),),
    "vrijstelling_inkomen_kind_onder_23": ((CHILD, _own("vrijstelling_inkomen_kind_onder_23")),),
    "vrijstelling_kind_leeftijdsgrens": (
        (AGE, _own("vrijstelling_kind_leeftijdsgrens")),
        (BORN, _own("vrijstelling_kind_leeftijdsgrens")),
    ),
    "jongeren_leeftijdsgrens": ((AGE, _own("jongeren_leeftijdsgrens")), (BORN, _own("jongeren_leeftijdsgrens"))),
    "minimum_huurtoeslag_leeftijd": (
        (AGE, _own("minimum_huurtoeslag_leeftijd")),
        (BORN, _own("minimum_huurtoeslag_leeftijd")),
    ),
    "grens_aftoppingsgrens_hoog": ((PERSONS, _own("grens_aftoppingsgrens_hoog")),),
    "grens_groot_huishouden": ((PERSONS, _own("grens_groot_huishouden")),),
    **{
        name: ((AGE, _own(name)), (BORN, _own(name)))
        for name in (
            "aow_leeftijd_jaren",
            "combinatiekorting_kind_jonger_dan",
            "kgb_hoge_opslag_vanaf",
            "kgb_opslag_vanaf",
            "kgb_tot",
            "kinderbijslag_hoog_vanaf",
            "kinderbijslag_midden_vanaf",
            "kinderbijslag_tot",
        )
    },
    "aow_leeftijd_maanden": ((AGE, lambda table: table["aow_leeftijd_jaren"] + table["aow_leeftijd_maanden"] / 12),),
}

# Compared outside the budget: in what the form proposes. Their boundaries have tests of their own.
PROPOSALS = {
    "aow_bruto_alleenstaande",
    "aow_bruto_gehuwd_per_persoon",
    "bijstand_jongeren_leeftijdsgrens",
    "bijstandsnorm_alleenstaande",
    "bijstandsnorm_paar",
    "kostendeler_leeftijdsgrens",
    # beside the budget, each with cases on both sides in tests/calculator/outcome/test_rise.py and test_low_income.py
    "beslagvrije_voet_maximum_alleenstaande",
    "beslagvrije_voet_maximum_alleenstaande_ouder",
    "beslagvrije_voet_maximum_paar",
    "beslagvrije_voet_maximum_paar_met_kinderen",
    "hoge_inkomensgrens_verhoging_alleen",
    "hoge_inkomensgrens_verhoging_samen",
    "inkomensgrens_verhoging_alleen",
    "inkomensgrens_verhoging_samen",
    "inkomensverhoging_grens",
    "lage_huur_grens",
    "lage_huur_verhoging",
    "middenhuurgrens",
    "punten_midden",
    "punten_sociaal",
    "verhoging_voor_isolatie",
}


def cases_around(name: str, day: str, table: Table) -> Iterator[tuple[str, list[Case]]]:
    """For each place of a parameter's boundary, the cases one step before it, on it and one step past it."""
    for axis, place in PLACES[name]:
        spot = floor(place(table) * axis.scale)
        found: list[Case] = []
        for step in axis.steps:
            if spot + step >= 0:
                found += axis.cases(day, spot + step)
        yield f"{name} at {spot / axis.scale}", found
