"""Kwijtschelding of local taxes and the beslagvrije voet: what the law gives, as an indication."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from calculator.records import record
from calculator.rules.rounding import op_centen
from calculator.run.asking import FoundValue, ask, table_values
from calculator.run.evaluation import Computed, Situation
from calculator.run.plan import Hole
from calculator.words import Message

_FREE = "kwijtschelding_vrij_vermogen"
GEHEEL, DEELS, NIET = "waarschijnlijk", "waarschijnlijk_deels", "waarschijnlijk_niet"
NAVRAGEN = "navragen"
_YOUNG = 21  # below it the law names no norm for remission (Uitvoeringsregeling Invorderingswet art. 16)


@record(frozen=True)
class Beslagvrij:
    """The beslagvrije voet as an indication; None where it is not known, such as before 2021.

    ``van_inkomen_per_maand`` is the share of the net income that it never passes.
    """

    basis_per_maand: float | None
    maximum_per_maand: float | None
    van_inkomen_per_maand: float | None = None
    answer: FoundValue = field(default=FoundValue(None), repr=False, compare=False)

    def to_json(self) -> dict[str, Any]:
        """Return it in the shape of the contract."""
        return {"basis_per_maand": self.basis_per_maand, "maximum_per_maand": self.maximum_per_maand}

    @property
    def message(self) -> Message:
        """What it says and does not say."""
        if self.basis_per_maand is None:
            return Message.of("low_income.attachment_unknown")
        most = self.maximum_per_maand or self.basis_per_maand
        told = Message.of("low_income.attachment", basis=self.basis_per_maand, maximum=most)
        of_income = self.van_inkomen_per_maand
        if of_income is None or of_income >= self.basis_per_maand:
            return told
        return Message.of("low_income.attachment_of_income", zin=told, bedrag=of_income)


@record(frozen=True)
class Kwijtschelding:
    """Whether local taxes are likely remitted, at a share of the bijstandsnorm; the municipality decides.

    Without a share an amount of the law is not known on the day.
    """

    oordeel: str
    bij_norm_percentage: int | None
    zelf_per_jaar: float
    vrij_vermogen: float
    answers: tuple[FoundValue, ...] = field(default=(), repr=False, compare=False)

    def to_json(self) -> dict[str, Any]:
        """Return it in the shape of the contract."""
        return {"oordeel": self.oordeel, "bij_norm_percentage": self.bij_norm_percentage}

    @property
    def message(self) -> Message:
        """The judgement in a sentence."""
        if self.bij_norm_percentage is None:
            return Message.of("low_income.remission_unknown")
        return Message.of(
            f"low_income.{self.oordeel}",
            norm=self.bij_norm_percentage,
            zelf=self.zelf_per_jaar,
            vrij=self.vrij_vermogen,
        )


def known(situation: Situation) -> dict[str, Any]:
    """Return everything that is known of a situation on its day."""
    return {**situation.values, **table_values(situation.household.plan.known_on)}


def attachment_free(computed: Computed, index: int) -> Beslagvrij:
    """Return base and maximum of the beslagvrije voet."""
    situation = computed.situations[index]
    day, values = situation.household.plan.known_on, {**known(situation), **_of_debtor_and_spouse(situation)}
    base = ask("beslagvrije_voet_basis_per_maand", day, values)
    most, of_income = (
        ask(name, day, values).waarde
        for name in ("beslagvrije_voet_maximum_per_maand", "beslagvrij_van_inkomen_per_maand")
    )
    return Beslagvrij(base.waarde, most, of_income, base)


def has_other_toeslagpartner(situation: Situation) -> bool:
    """Whether somebody is partner for the toeslagen only: of such a one the income is no income of the debtor."""
    persons = situation.household.persons
    return any(values["is_toeslagpartner"] and year.persoon.rol != "partner" for year, values in persons)


def _of_debtor_and_spouse(situation: Situation) -> dict[str, float]:
    """Return the income that counts for the beslagvrije voet where it is another than for the toeslagen (Rv 475da)."""
    home = situation.household
    if "toetsingsinkomen_per_jaar" in home.given or not has_other_toeslagpartner(situation):
        return {}
    own = (float(values["verzamelinkomen_per_jaar"]) for year, values in home.persons if year.is_adult)
    return {"toetsingsinkomen_per_jaar": op_centen(sum(own))}


def _without_norm(situation: Situation) -> bool:
    """Whether the norm for remission is not known: of who is younger than 21, or in an institution."""
    home = situation.household
    young = any(year.is_adult and year.inputs["leeftijd"] < _YOUNG for year, _ in home.persons)
    return young or home.huishouden.in_inrichting


def remission(computed: Computed, index: int) -> Kwijtschelding:
    """Return whether local taxes are likely remitted.

    Assets above what is free come first; then a part of what the income leaves above the norm.
    """
    situation = computed.situations[index]
    day, values = situation.household.plan.known_on, known(situation)
    norm = values["kwijtschelding_norm"]
    answers = tuple(ask(name, day, values) for name in ("zelf_te_betalen_aanslag_per_jaar", _FREE))
    if isinstance(norm, Hole) or any(answer.waarde is None for answer in answers):
        return Kwijtschelding(NAVRAGEN, None, 0.0, 0.0)
    share = round(100 * norm)
    if _without_norm(situation):
        return Kwijtschelding(NAVRAGEN, share, 0.0, 0.0)
    own, free = (answer.waarde or 0.0 for answer in answers)
    too_rich = float(values["vermogen_opgegeven"]) > free
    return Kwijtschelding(NIET if too_rich else DEELS if own else GEHEEL, share, own, free, answers)
