"""What the program does not compute, as far as it is seen in the case: by the names in ``not_modelled.yaml``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from calculator.run.evaluation import Computed

_BOX_3 = "heffingsvrij_vermogen"


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
    return plan.values["combinatiekorting_maximum_aow"].confidence == "missing" and any(
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
    full, _ = home.plan.run(home.plan.usual["volledige_aow_per_maand"], home.values)
    bare = 12 * full["volledige_aow_per_maand"]
    yearly, _ = home.plan.run(home.plan.per_inkomen[_AOW], {**home.values, "belastbaar_bedrag_per_jaar": bare})
    return any(0 < amount < (1 - _ONE_YEAR_OF_AOW) * yearly[_AOW] + 1 for amount in receiving)


_AOW = "aow_met_vakantie_uitkering_per_jaar"
_ONE_YEAR_OF_AOW = 0.02  # AOW art. 13: what one year that was not insured takes off


def _wide_first_bracket(computed: Computed) -> bool:
    """Whether somebody was born before 1946 and earns beyond the first bracket, which is wider for them."""
    parameters = computed.first.household.plan.parameters
    limit = parameters["schijf_2_tot"] if "schijf_3_tot" in parameters else parameters["schijf_1_tot"]
    return any(
        values["geboortejaar_hoogstens"] < _WIDE_BRACKET and values["belastbaar_inkomen_per_jaar"] > limit
        for values in _adults(computed)
    )


_WIDE_BRACKET = 1946  # Wet IB 2001 art. 10.6a


def _taxed_assets(computed: Computed) -> bool:
    """Whether assets may give taxed income that counts for the toeslagen."""
    home = computed.first.household
    allowed = home.plan.parameters[_BOX_3] * len(_adults(computed))
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
