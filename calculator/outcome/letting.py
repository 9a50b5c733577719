"""May this dwelling be let to this household: passend toewijzen and the income limit for social rent (DAEB)."""

from __future__ import annotations

from typing import Any

from calculator.records import record
from calculator.rules.rounding import op_centen
from calculator.run.asking import ask, table_values
from calculator.run.evaluation import Computed, Situation
from calculator.run.plan import Hole
from calculator.words import Message


@record(frozen=True)
class Toewijzing:
    """Whether a dwelling fits, and the limits it is held against; None where a limit does not apply or is not known."""

    passend: bool | None
    daeb: bool | None
    huurgrens: float
    inkomensgrens: float | None
    daeb_huurgrens: float
    daeb_inkomensgrens: float | None
    messages: tuple[Message, ...]

    @property
    def tekst(self) -> str:
        """The answer in Dutch."""
        return " ".join(map(str, self.messages))

    def to_json(self) -> dict[str, Any]:
        """Return the answer in the shape of the contract."""
        return {
            "passend": self.passend,
            "daeb": self.daeb,
            "huurgrens": self.huurgrens,
            "inkomensgrens": self.inkomensgrens,
            "daeb_huurgrens": self.daeb_huurgrens,
            "daeb_inkomensgrens": self.daeb_inkomensgrens,
            "tekst": self.tekst,
        }


def allocation(computed: Computed, index: int) -> Toewijzing:
    """Return how a dwelling fits the household that lives there."""
    situation = computed.situations[index]
    day, values = situation.household.plan.known_on, situation.values
    income, rent = household_income(situation), float(values["kale_huur_per_maand"])
    known = {**values, **table_values(day)}
    fits = ask("passend_inkomensgrens_per_jaar", day, known).waarde
    social = ask("daeb_inkomensgrens_per_jaar", day, known).waarde
    parameters = table_values(day)
    cap, most = float(values["aftoppingsgrens"]), float(parameters["maximale_huurgrens"])
    band = parameters["daeb_tijdelijke_grens"]
    passend, reason = _fits(income, fits, (rent, float(values["rekenhuur_per_maand"])), cap)
    daeb = None if social is None else income <= social and rent <= most
    messages = [reason, *_social(income, social, rent, most)]
    if not isinstance(band, Hole):
        messages.append(Message.of("allocation.band", grens=social, band=band))
    return Toewijzing(passend, daeb, cap, fits, most, social, tuple(messages))


def household_income(situation: Situation) -> float:
    """Return the income of the household without its children (Woningwet): theirs does not count for letting."""
    total = float(situation.values["toetsingsinkomen_per_jaar"])
    given = "toetsingsinkomen_per_jaar" in situation.household.given
    for year, values in situation.household.persons:
        own, partner = float(values.get("belastbaar_inkomen_per_jaar", 0.0)), bool(values["is_toeslagpartner"])
        if year.persoon.rol == "medebewoner" and not partner:
            total += own
        elif year.persoon.rol == "kind" and partner and not given:
            total -= own
    return op_centen(total)


def _fits(income: float, limit: float | None, rents: tuple[float, float], cap: float) -> tuple[bool | None, Message]:
    """Judge passend toewijzen; ``rents`` are kale huur and rekenhuur."""
    bare, counted = rents
    if limit is None:
        return None, Message.of("allocation.limit_unknown")
    if income > limit:
        return None, Message.of("allocation.not_asked", inkomen=income, grens=limit)
    if (bare <= cap) != (counted <= cap):
        return None, Message.of("allocation.both_sides", kaal=bare, reken=counted, grens=cap)
    if bare <= cap:
        return True, Message.of("allocation.fits", huur=bare, grens=cap)
    return False, Message.of("allocation.too_dear", huur=bare, grens=cap, verschil=op_centen(bare - cap))


def _social(income: float, limit: float | None, rent: float, most: float) -> tuple[Message, ...]:
    if limit is None:
        return (Message.of("allocation.social_unknown"),)
    found = []
    if rent > most:
        found.append(Message.of("allocation.not_social_rent", huur=rent, grens=most, verschil=op_centen(rent - most)))
    if income > limit:
        above = op_centen(income - limit)
        found.append(Message.of("allocation.income_above", inkomen=income, grens=limit, verschil=above))
    return tuple(found) or (Message.of("allocation.social", inkomen=income, grens=limit),)
