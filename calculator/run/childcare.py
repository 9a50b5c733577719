"""Childcare in the plan: the rules of a care and of a child once for each that a case names, and their inputs.

A case without childcare has none of this: its plan, steps and answer are as if the program did not know it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from calculator.cases.case import SOORTEN_OPVANG, Geval, Huishouden
from calculator.law import kinderopvang
from calculator.records import record
from calculator.rules.inputs import PER_OPVANG, Input
from calculator.rules.rule import Rule, rules_in
from calculator.rules.variants import renamed
from calculator.run.birth_facts import age

CHILDCARE = "kinderopvangtoeslag"  # the table
Shape = tuple[tuple[int, int], ...]  # of each child with childcare its number among the children, and how many cares
NONE = dict.fromkeys(
    ("kinderopvangtoeslag_per_maand", "kosten_kinderopvang_per_maand", "kinderopvangtoeslag_op_rekening_per_maand"), 0.0
)
BEFORE_CHILDCARE = {"resterend_op_rekening_per_maand": "resterend_op_rekening_zonder_opvang_per_maand"}
_OF_CARE = (
    "opvanguren_naar_werk",
    "meetellende_opvanguren",
    "meetellende_uurprijs",
    "meetellende_opvangkosten",
    "factuur_opvang",
    "eerdere_opvanguren",
    *PER_OPVANG,
)
_OF_CHILD = (
    "opvanguren_van_kind",
    "opvangkosten_van_kind",
    "opvangkosten_bij_de_meeste_uren",
    "toeslag_als_volgend_kind",
    "uren_van_dit_kind",
    "kosten_van_dit_kind",
)
_OVER_CHILDREN = {
    "uren_van_de_kinderen": "opvanguren_van_kind",
    "kosten_van_de_kinderen": "opvangkosten_van_kind",
    "kosten_bij_de_meeste_uren": "opvangkosten_bij_de_meeste_uren",
    "toeslagen_als_volgend_kind": "toeslag_als_volgend_kind",
}


@record(frozen=True)
class Childcare:
    """What childcare adds to a plan: its rules, the groups of quantities that they add up, and its inputs."""

    rules: tuple[Rule, ...]
    sums: Mapping[str, tuple[str, ...]]
    inputs: Mapping[str, Input]


def shape_of(geval: Geval) -> Shape | None:
    """Return which children have how many cares; None where the case says nothing about childcare."""
    found = tuple(
        (number, len(kind.kinderopvang))
        for number, kind in enumerate(geval.huishouden.kinderen, 1)
        if kind.kinderopvang
    )
    return found if found or geval.ontvangt_nu.kinderopvangtoeslag_per_maand is not None else None


def suffix_of(child: int, care: int = 0) -> str:
    """Return what stands behind the quantities of a child, or of one of its cares."""
    return f"_opvang_{care}_kind_{child}" if care else f"_kind_{child}"


@lru_cache(maxsize=64)
def childcare(shape: Shape) -> Childcare:
    """Return the rules, groups and inputs for the children and cares of a case."""
    once = {*_OF_CARE, *_OF_CHILD}
    templates = rules_in(kinderopvang)
    rules = [rule for rule in templates if rule.name not in once]
    cares = [(child, care) for child, count in shape for care in range(1, count + 1)]
    for child, care in cares:
        names = {name: name + suffix_of(child, care) for name in _OF_CARE}
        rules += _renamed(templates, _OF_CARE, names, f"opvang {care} van kind {child}")
    for child, _ in shape:
        names = {name: name + suffix_of(child) for name in _OF_CHILD}
        rules += _renamed(templates, _OF_CHILD, names, f"kind {child}")
    inputs = {
        name + suffix_of(child, care): replace(item, label=f"{item.label} (opvang {care} van kind {child})")
        for child, care in cares
        for name, item in PER_OPVANG.items()
    }
    return Childcare(tuple(rules), dict(_sums(shape)), inputs)


def _sums(shape: Shape) -> Iterator[tuple[str, tuple[str, ...]]]:
    def of_cares(name: str, child: int, count: int) -> tuple[str, ...]:
        return tuple(name + suffix_of(child, care) for care in range(1, count + 1))

    for child, count in shape:
        own = suffix_of(child)
        yield f"uren_van_dit_kind{own}", of_cares("meetellende_opvanguren", child, count)
        yield f"kosten_van_dit_kind{own}", of_cares("meetellende_opvangkosten", child, count)
        for care in range(1, count + 1):
            before = of_cares("meetellende_opvanguren", child, care - 1)
            yield f"eerdere_opvanguren{suffix_of(child, care)}", before
    for group, name in _OVER_CHILDREN.items():
        yield group, tuple(name + suffix_of(child) for child, _ in shape)
    yield "facturen_opvang", tuple(one for child, count in shape for one in of_cares("factuur_opvang", child, count))


def _renamed(rules: Iterable[Rule], wanted: Iterable[str], names: Mapping[str, str], who: str) -> Iterator[Rule]:
    return (renamed(rule, names, f"{rule.label} ({who})") for rule in rules if rule.name in wanted)


def childcare_inputs(huishouden: Huishouden, day: str) -> dict[str, Any]:
    """Return what the rules read of every care of every child."""
    kinds = list(SOORTEN_OPVANG)
    found: dict[str, Any] = {}
    for child, kind in enumerate(huishouden.kinderen, 1):
        for care, opvang in enumerate(kind.kinderopvang, 1):
            values = {
                "opvanguren": opvang.uren_per_maand,
                "opvang_uurprijs": opvang.uurprijs,
                "opvang_soort": kinds.index(opvang.soort),
                "leeftijd_bij_opvang": age(kind, day),
            }
            found |= {name + suffix_of(child, care): value for name, value in values.items()}
    return found
