"""What the program does not compute, as far as it is seen in the case: by the names in ``not_modelled.yaml``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from calculator.run.evaluation import Computed
from calculator.run.plan import Plan

BOX_3, COMBINATION_FOR_AOW = "heffingsvrij_vermogen", "combinatiekorting_maximum_aow"
WIDE_BRACKET = 1946  # Wet IB 2001 art. 10.6a


def found(computed: Computed) -> Iterator[str]:
    """Yield the name of everything that was ticked or is seen in the case."""
    yield from computed.geval.bijzonderheden
    for name, seen in _SEEN.items():
        if seen(computed):
            yield name


def _adults(computed: Computed) -> list[dict[str, Any]]:
    return [values for year, values in computed.first.household.persons if year.is_adult]


def _not_self_contained(computed: Computed) -> bool:
    return any(not woning.zelfstandig for woning in computed.geval.woonsituaties)


def _institution(computed: Computed) -> bool:
    return computed.geval.huishouden.in_inrichting


def _combination_credit_from_aow(computed: Computed) -> bool:
    """Whether somebody works from the AOW age with a young child, on a day without amounts for it."""
    plan = computed.first.household.plan
    return plan.values[COMBINATION_FOR_AOW].confidence == "missing" and any(
        values["combinatiekorting_geldt"] and values["aow_dit_jaar"] and values["arbeidsinkomen_per_jaar"]
        for values in _adults(computed)
    )


def _wages_beside_bijstand(computed: Computed) -> bool:
    adults = _adults(computed)
    return any(values["bijstand_per_jaar"] for values in adults) and any(values["loon_per_jaar"] for values in adults)


def _incomplete_aow(computed: Computed) -> bool:
    """Whether somebody has less AOW than the full amount: a supplement may be missing."""
    receiving = [values["aow_per_jaar"] for values in _adults(computed) if values["aow_bereikt"]]
    if not any(receiving):
        return False
    home = computed.first.household
    least = incomplete_below(home.plan, home.values)
    return any(0 < amount < least for amount in receiving)


def incomplete_below(plan: Plan, home: Mapping[str, Any]) -> float:
    """Return the AOW a year below which at least one year was not insured."""
    full, _ = plan.run(plan.usual["volledige_aow_per_maand"], home)
    bare = 12 * full["volledige_aow_per_maand"]
    yearly, _ = plan.run(plan.per_inkomen[_AOW], {**home, "belastbaar_bedrag_per_jaar": bare})
    return float((1 - _ONE_YEAR_OF_AOW) * yearly[_AOW] + 1)


_AOW = "aow_met_vakantie_uitkering_per_jaar"
_ONE_YEAR_OF_AOW = 0.02  # AOW art. 13: what one year that was not insured takes off


def _wide_first_bracket(computed: Computed) -> bool:
    """Whether somebody was born before 1946 and earns beyond the first bracket, which is wider for them."""
    limit = end_of_first_bracket(computed.first.household.plan)
    return any(
        values["geboortejaar_hoogstens"] < WIDE_BRACKET and values["belastbaar_inkomen_per_jaar"] > limit
        for values in _adults(computed)
    )


def end_of_first_bracket(plan: Plan) -> float:
    """Return where the first bracket from the AOW age ends, which goes on for who was born before 1946."""
    return plan.parameters["schijf_2_tot" if "schijf_3_tot" in plan.parameters else "schijf_1_tot"]


def _taxed_assets(computed: Computed) -> bool:
    """Whether assets may give taxed income that counts for the toeslagen."""
    home = computed.first.household
    allowed = home.plan.parameters[BOX_3] * len(_adults(computed))
    return computed.geval.huishouden.vermogen > allowed


def _no_parents_to_fall_back_on(computed: Computed) -> bool:
    """Whether the norm of bijstand lacks a supplement that is not published for this day."""
    home = computed.first.household
    amount = home.plan.values.get("bijstand_toeslag_zonder_steun_ouders")  # there is none before 2026
    return bool(amount and amount.value is None and home.values["jongeren_zonder_steun"])


_SEEN: dict[str, Callable[[Computed], bool]] = {
    "onzelfstandige_woning": _not_self_contained,
    "inrichting": _institution,
    "combinatiekorting_aow": _combination_credit_from_aow,
    "bijstand_met_loon": _wages_beside_bijstand,
    "aio": _incomplete_aow,
    "geboren_voor_1946": _wide_first_bracket,
    "box_2_en_3": _taxed_assets,
    "zonder_steun_ouders": _no_parents_to_fall_back_on,
}
