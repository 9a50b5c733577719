"""Usual amounts the form can fill in: the bijstand norm and the full AOW of this household on this day."""

from __future__ import annotations

from calculator.cases.case import Geval, Huishouden, Inkomen, Persoon
from calculator.rules.rounding import op_centen
from calculator.run.households import aow_age_in_doubt, household_inputs, of_all_persons, person_facts
from calculator.run.plan import plan_for

_TARGETS = {"bijstand": "bijstandsnorm_per_maand", "aow": "volledige_aow_per_maand"}


def usual_income(soort: str, rol: str, geval: Geval) -> Inkomen:
    """Return the income of the aanvrager or partner on full bijstand or full AOW, per month.

    Bijstand is net with holiday pay. Of the norm of a couple each gets half, or all of it where the other has no right
    (Participatiewet art. 24). AOW is gross without holiday pay.

    Raises:
        Refused: the table has no amount on this day, or the day is not covered.
        KeyError: there is no usual amount for this kind of income.
    """
    target = _TARGETS[soort]
    plan = plan_for(geval.peildatum)
    home = geval.huishouden
    persons = [plan.run(plan.facts, person_facts(persoon, home, plan))[0] for persoon in home.personen]
    aanvrager = next(person for person in persons if person["is_aanvrager"])
    values, _ = plan.run(plan.usual[target], {**household_inputs(home, aanvrager), **of_all_persons(persons)})
    if soort == "aow":
        return Inkomen(soort="aow", bedrag=values[target], periode="maand", bruto=True, inclusief_vakantiegeld=False)
    norm = values[target]
    half = op_centen(norm / 2)
    own = next(persoon for persoon in home.personen if persoon.rol == rol)
    if all(persoon.recht_op_bijstand for persoon in (home.aanvrager, home.partner or own)):
        bedrag = norm if home.partner is None else op_centen(norm - half) if rol == "partner" else half
    else:
        bedrag = norm if own.recht_op_bijstand else 0.0
    return Inkomen(soort="bijstand", bedrag=bedrag, periode="maand", bruto=False, inclusief_vakantiegeld=True)


def with_aow(adults: tuple[Persoon, ...], day: str) -> tuple[str, ...]:
    """Return whose the AOW of these adults is, by role: of who has reached the AOW age, or else of who may have it.

    It is of all of them where nobody is old enough.

    Raises:
        Refused: the day is not covered.
    """
    plan, home = plan_for(day), Huishouden(personen=adults)
    standing = [
        2 * plan.run(plan.facts, person_facts(persoon, home, plan))[0]["aow_bereikt"] + aow_age_in_doubt(persoon, plan)
        for persoon in adults
    ]
    return tuple(persoon.rol for persoon, own in zip(adults, standing, strict=True) if own == max(standing))
