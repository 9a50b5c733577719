"""The household shorthand: a type, one income and the ages of the children stand for the persons they mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from calculator.cases.case import HUISHOUDTYPEN, MOST_PERSONS, SOORTEN, VasteLast
from calculator.cases.fields import Amount, Choice, Listed, Nested, Whole, described
from calculator.records import record

LEEFTIJD_VOLWASSENE = 40
LEEFTIJD_AOW = 70
MET_KINDEREN = ("alleenstaande_ouder", "paar_met_kinderen")
MET_PARTNER = ("paar", "paar_met_kinderen", "aow_paar")
MET_AOW = ("aow_alleenstaand", "aow_paar")
PAAR = ("aanvrager", "partner")
VERDEELD = ("bijstand", "aow")  # of a couple, each receives half


@record(frozen=True, kw_only=True)
class Kort:
    """The shorthand as it stands in a case, in the place of the persons."""

    type: str = described(Choice(HUISHOUDTYPEN), "Huishouden")
    bruto_inkomen_per_jaar: float = described(Amount(), "Bruto inkomen per jaar", "euro per jaar")
    inkomen_soort: str = described(Choice(SOORTEN), "Soort inkomen", default="")
    kinderen: tuple[int, ...] = described(Listed(Whole(0, 120), maximum=MOST_PERSONS - 2), "Kinderen", default=())
    vermogen: float = described(Amount(), "Vermogen", "euro", default=0.0)
    vermogen_medebewoners: tuple[float, ...] = described(
        Listed(Amount(), maximum=MOST_PERSONS), "Vermogen medebewoners", default=()
    )
    zorgkosten_per_maand: float | None = described(Amount(), "Zorgkosten per maand", default=None)
    vaste_lasten: tuple[VasteLast, ...] = described(Listed(Nested(VasteLast)), "Andere vaste lasten", default=())

    def personen(self) -> list[dict[str, Any]]:
        """Return the persons the shorthand stands for, as JSON data."""
        income = {
            "soort": self.inkomen_soort or usual_kind(self.type),
            "bedrag": self.bruto_inkomen_per_jaar,
            "periode": "jaar",
            "bruto": True,
        }
        return expand(self.type, income, self.kinderen)


def usual_kind(type_: str) -> str:
    """Return the kind of income a household type has unless another is named."""
    return "aow" if type_ in MET_AOW else "loon"


def usual_age(type_: str) -> int:
    """Return how old the adults of a household type are when their age is not given."""
    return LEEFTIJD_AOW if type_ in MET_AOW else LEEFTIJD_VOLWASSENE


def assumed_in(source: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the paths of what an accepted case as JSON leaves to an assumption: the ages of a type, and its assets."""
    household = source["huishouden"]
    adults = (2 if household["type"] in MET_PARTNER else 1) if "type" in household else 0
    ages = [f"huishouden.personen[{place}].leeftijd" for place in range(adults)]
    return (*ages, *(() if "vermogen" in household else ("huishouden.vermogen",)))


def expand(
    type_: str,
    income: Mapping[str, Any],
    children: Iterable[int] = (),
    ages: Sequence[int | None] = (),
    receivers: Collection[str] = PAAR,
) -> list[dict[str, Any]]:
    """Return the persons a household type means, as JSON data.

    Adults are 40, or 70 for the AOW types, unless ``ages`` says otherwise. The income goes to the aanvrager; of a
    couple on bijstand or AOW each has half, or one has all of it where ``receivers`` names one. An income of nil is no
    income.
    """
    usual = usual_age(type_)
    amounts = [float(income["bedrag"])]
    if type_ in MET_PARTNER:
        half = round(amounts[0] / 2, 2) if income["soort"] in VERDEELD else 0.0
        amounts = [round(amounts[0] - half, 2), half]
        if half and len(receivers) == 1:
            amounts = [round(sum(amounts), 2) if rol in receivers else 0.0 for rol in PAAR]
    persons = []
    for place, (rol, amount) in enumerate(zip(PAAR, amounts, strict=False)):
        age = ages[place] if place < len(ages) else None
        person: dict[str, Any] = {"rol": rol, "leeftijd": usual if age is None else age}
        if amount:
            person["inkomens"] = [{**income, "bedrag": amount}]
        persons.append(person)
    return persons + [{"rol": "kind", "leeftijd": age} for age in children]
