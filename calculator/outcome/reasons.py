"""Why an allowance is nil or less than expected: the first condition that fails, and what of childcare does not count.

Whether parents work or study, and whether childcare is registered, no case says: that is to be checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from calculator.cases.case import Persoon
from calculator.outcome.doubts import person_named
from calculator.outcome.signaal import Signaal
from calculator.rules.rounding import op_centen
from calculator.run.childcare import suffix_of
from calculator.run.evaluation import Computed, Situation
from calculator.words import Message

# In the order in which the law asks; the sentences stand among the words under these names.
CONDITIONS = (
    "woning_is_zelfstandig",
    "aanvrager_oud_genoeg",
    "vermogen_niet_te_hoog",
    "vermogen_medebewoners_niet_te_hoog",
    "huur_niet_te_hoog",
    "inkomen_niet_te_hoog",
)


def reason_for_nil(situation: Situation) -> Message | None:
    """Return why huurtoeslag is nil in one sentence with the compared amounts, or None when it is not nil."""
    if situation.own["huurtoeslag_per_maand"] > 0:
        return None
    if overruled := situation.replaced.get("huurtoeslag_per_maand"):
        return Message.of("nil.overruled", nul=0, berekend=overruled)
    values = situation.values
    for name in CONDITIONS:
        if name in values and not values[name]:
            return Message(f"nil.{name}", values)
    if values["huurtoeslag_onafgerond_per_maand"] > 0:
        return Message("nil.too_small", values)
    if values["basishuur_per_maand"] >= values["meetellende_huur_per_maand"]:
        return Message("nil.basishuur", values)
    return Message("nil.income", values)


_WORK = ("loon_per_jaar", "winst_per_jaar")
_SCHOOL, _OUT_OF_SCHOOL, _SECONDARY = 5, 4, 12  # from these ages on one should look at the kind of childcare
_CHILDCARE = re.compile(r"opvang|gastouder|cr[eè]che|kinderdag|peuter|\b(bso|kdv|nso|tso|vso)\b")
_PETS = re.compile(r"\b(huis)?dier|\b(honden|katten|poezen)|\b(hond|kat|poes)\b")
_RECEIVED = "ontvangt_nu.kinderopvangtoeslag_per_maand"


def childcare_remarks(computed: Computed) -> Iterator[Signaal]:
    """Yield what of childcare does not count, and what has to be checked; nothing where the case says nothing of it."""
    home = computed.first.household
    if not home.plan.with_childcare:
        return
    children = [place for place, persoon in enumerate(home.huishouden.personen) if persoon.kinderopvang]
    allowance = float(home.values["kinderopvangtoeslag_per_maand"])
    if not children:
        yield _remark("kinderopvang_zonder_opvang", "let_op", _RECEIVED)
        return
    if allowance:
        yield _remark("kinderopvang_voorwaarden", "let_op", f"huishouden.personen[{children[0]}].kinderopvang")
        yield from _without_work(computed, allowance)
    elif home.values["kosten_kinderopvang_per_maand"]:
        least = float(home.plan.parameters["minimum_tegemoetkoming_per_jaar"])
        yield _remark("kinderopvang_nihil", "let_op", minst=least)
    if home.plan.parameters.get("opvang_koppeling_gewerkte_uren") and not home.values["gewerkte_uren_zijn_opgegeven"]:
        year = computed.geval.peildatum[:4]
        yield _remark("kinderopvang_gewerkte_uren", "twijfel", "huishouden.gewerkte_uren_per_maand", jaar=year)
    for place in children:
        yield from _of_child(computed, place)
    yield from _typed_twice(computed)


def _typed_twice(computed: Computed) -> Iterator[Signaal]:
    """Ask whether the childcare stands among the fixed costs as well: then it is taken off twice."""
    for place, last in enumerate(computed.first.household.huishouden.vaste_lasten):
        if _CHILDCARE.search(last.omschrijving.casefold()) and not _PETS.search(last.omschrijving.casefold()):
            field, amount = f"huishouden.vaste_lasten[{place}].bedrag_per_maand", last.bedrag_per_maand
            yield _remark("kinderopvang_dubbel", "let_op", field, omschrijving=last.omschrijving, bedrag=amount)


def _without_work(computed: Computed, allowance: float) -> Iterator[Signaal]:
    """Ask of each parent without income from work whether there is a right at all (Wet kinderopvang art. 1.6)."""
    for place, (year, values) in enumerate(computed.first.household.persons):
        parent = year.persoon.rol == "aanvrager" or values["is_toeslagpartner"]
        if parent and not any(year.inputs[name] for name in _WORK):
            field = f"huishouden.personen[{place}].inkomens"
            who = person_named(computed.geval, place)
            yield _remark("kinderopvang_werk", "twijfel", field, wie=who, bedrag=allowance)


def _of_child(computed: Computed, place: int) -> Iterator[Signaal]:
    home, persoon = computed.first.household, computed.geval.huishouden.personen[place]
    child = home.huishouden.kinderen.index(persoon) + 1
    field, values = f"huishouden.personen[{place}].kinderopvang", home.values
    named: dict[str, Any] = {"wie": person_named(computed.geval, place)}
    yield from _hours(persoon, child, field, values, named)
    for care, opvang in enumerate(persoon.kinderopvang, 1):
        own = suffix_of(child, care)
        highest = float(values[f"meetellende_uurprijs{own}"])
        above = op_centen(float(values[f"meetellende_opvanguren{own}"]) * (opvang.uurprijs - highest))
        if above > 0:
            told = {"prijs": opvang.uurprijs, "hoogste": highest, "bedrag": above}
            yield _remark("kinderopvang_uurprijs", "let_op", f"{field}[{care - 1}].uurprijs", **named, **told)
        years = int(values[f"leeftijd_bij_opvang{own}"])
        early = opvang.soort == "bso" and years < _OUT_OF_SCHOOL
        if early or (opvang.soort == "dagopvang" and years >= _SCHOOL):
            yield _remark("kinderopvang_soort", "let_op", f"{field}[{care - 1}].soort", **named, leeftijd=years)
        elif years >= _SECONDARY and care == 1:
            yield _remark("kinderopvang_school", "twijfel", field, **named)


def _hours(
    persoon: Persoon, child: int, field: str, values: Mapping[str, Any], named: Mapping[str, Any]
) -> Iterator[Signaal]:
    """Say which hours of a child do not count: those beyond what fits the hours worked, and beyond the maximum."""
    given = op_centen(sum(opvang.uren_per_maand for opvang in persoon.kinderopvang))
    cares = range(1, len(persoon.kinderopvang) + 1)
    fitting = op_centen(sum(float(values[f"opvanguren_naar_werk{suffix_of(child, care)}"]) for care in cares))
    counted = float(values[f"opvanguren_van_kind{suffix_of(child)}"])
    if fitting < given:
        yield _remark("kinderopvang_uren_werk", "let_op", field, **named, telt=counted, uren=given)
    elif counted < given:
        yield _remark("kinderopvang_uren", "let_op", field, **named, telt=counted, uren=given)


def _remark(code: str, soort: str, veld: str | None = None, **values: Any) -> Signaal:
    return Signaal(code, soort, Message(f"signal.{code}", values), values.get("bedrag"), veld)
