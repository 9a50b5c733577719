"""From a case to the inputs of the rules: incomes to taxable amounts a year, persons, household and dwellings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from calculator.cases.case import PERIODEN_PER_JAAR, SOORTEN, Geval, Huishouden, Inkomen, Persoon, Woonsituatie
from calculator.cases.fields import Mistake, Refused
from calculator.rules.rounding import op_centen
from calculator.run.plan import ROLLEN_MET_NETTO, Plan

BELAST = ("loon", "uitkering", "bijstand", "aow", "pensioen")
_VOLWASSEN = 18
COMBINATIEKORTING_ONDER = 12
_AGE_BANDS = {"kinderen_0_5": (0, 5), "kinderen_6_11": (6, 11), "kinderen_12_15": (12, 15), "kinderen_16_17": (16, 17)}
_HIGHEST_TAXABLE = 1e9
_HALF_A_CENT = 0.005
_STEPS = 4  # euros on either side: two roundings down and two up


@dataclass(frozen=True)
class IncomeYear:
    """One income over a year: the taxable amount with holiday pay, and the steps to it in order.

    ``steps`` holds ``(kind, name, value)``: kind ``"invoer"``, ``"regel"``, ``"gelijk"`` (the same amount under the
    next name) or ``"teruggerekend"`` (the taxable amount that gives the net amount typed in).
    """

    inkomen: Inkomen
    bedrag_per_jaar: float
    steps: tuple[tuple[str, str, Any], ...]
    result: str


@dataclass
class PersonYear:
    """One person: inputs of the person's rules, the incomes behind them, and the person's name among the quantities."""

    persoon: Persoon
    suffix: str
    inputs: dict[str, Any]
    incomes: list[IncomeYear] = field(default_factory=list)
    onbelast_per_jaar: float = 0.0

    @property
    def in_budget(self) -> bool:
        """Whether what this person receives untaxed belongs to the budget: not of a co-resident."""
        return self.persoon.rol != "medebewoner"


def reached_aow(persoon: Persoon, plan: Plan) -> bool:
    """Whether a person has reached the AOW age (AOW art. 7a): as said, else by whole years of age on the peildatum."""
    if persoon.aow is not None:
        return persoon.aow
    months = plan.parameters["aow_leeftijd_jaren"] * 12 + plan.parameters["aow_leeftijd_maanden"]
    return persoon.leeftijd * 12 >= months


def aow_age_in_doubt(persoon: Persoon, plan: Plan) -> bool:
    """Whether whole years of age cannot decide if the AOW age is reached."""
    months = plan.parameters["aow_leeftijd_jaren"] * 12 + plan.parameters["aow_leeftijd_maanden"]
    return persoon.aow is None and persoon.leeftijd * 12 < months < (persoon.leeftijd + 1) * 12


def person_year(persoon: Persoon, suffix: str, huishouden: Huishouden, plan: Plan) -> PersonYear:
    """Bring every income of a person to a taxable amount a year.

    Raises:
        Refused: holiday pay must be added and the table does not have it on this day.
    """
    year = PersonYear(
        persoon,
        suffix,
        {
            **dict.fromkeys((f"{soort}_per_jaar" for soort in BELAST), 0.0),
            "aow_bereikt": reached_aow(persoon, plan),
            "aow_alleenstaand": huishouden.partner is None,
            "combinatiekorting_geldt": False,
            "is_kind": persoon.rol == "kind",
            "leeftijd": persoon.leeftijd,
        },
    )
    found: dict[int, IncomeYear] = {}
    for index in _in_order(persoon.inkomens):
        inkomen = persoon.inkomens[index]
        try:
            income = found[index] = _income_year(inkomen, year, plan)
        except Refused as refused:
            place = (
                f"huishouden.personen[{huishouden.personen.index(persoon)}].inkomens[{index}].inclusief_vakantiegeld"
            )
            expected = f"ja, met een bedrag inclusief vakantiegeld; anders {refused.mistakes[0].verwacht}"
            raise Refused([Mistake(place, inkomen.met_vakantiegeld, expected)]) from refused
        if inkomen.soort == "onbelast":
            year.onbelast_per_jaar = op_centen(year.onbelast_per_jaar + income.bedrag_per_jaar)
        else:
            name = f"{inkomen.soort}_per_jaar"
            year.inputs[name] = op_centen(year.inputs[name] + income.bedrag_per_jaar)
    year.incomes = [found[index] for index in range(len(found))]
    return year


def _in_order(inkomens: tuple[Inkomen, ...]) -> list[int]:
    """Return in which order incomes are brought to a year: gross before net, whatever was typed first."""
    kinds = list(SOORTEN)
    return sorted(
        range(len(inkomens)),
        key=lambda index: (
            not inkomens[index].is_bruto,
            kinds.index(inkomens[index].soort),
            -inkomens[index].bedrag * PERIODEN_PER_JAAR[inkomens[index].periode],
        ),
    )


def _income_year(inkomen: Inkomen, year: PersonYear, plan: Plan) -> IncomeYear:
    """Follow one income: period, net to taxable, holiday pay (before that for bijstand, whose norm is net)."""
    steps: list[tuple[str, str, Any]] = []
    inputs: dict[str, Any] = {
        "bedrag": inkomen.bedrag,
        "perioden_per_jaar": PERIODEN_PER_JAAR[inkomen.periode],
        "aow_alleenstaand": year.inputs["aow_alleenstaand"],
    }
    steps += [("invoer", "bedrag", inkomen.bedrag), ("invoer", "perioden_per_jaar", inputs["perioden_per_jaar"])]
    current = "bedrag_per_jaar"

    def run(target: str) -> str:
        values, _ = plan.run(plan.per_inkomen[target], inputs)
        inputs[target] = values[target]
        steps.append(("regel", target, values[target]))
        return target

    def taxable() -> str:
        if not inkomen.is_bruto:
            inputs["belastbaar_bedrag_per_jaar"] = taxable_from_net(inkomen.soort, inputs[current], year, plan)
            steps.append(("teruggerekend", "belastbaar_bedrag_per_jaar", inputs["belastbaar_bedrag_per_jaar"]))
        else:
            inputs["belastbaar_bedrag_per_jaar"] = inputs[current]
            steps.append(("gelijk", "belastbaar_bedrag_per_jaar", inputs[current]))
        return "belastbaar_bedrag_per_jaar"

    run("bedrag_per_jaar")
    if inkomen.soort == "bijstand":
        if not inkomen.met_vakantiegeld:
            current = run("bijstand_met_vakantietoeslag_per_jaar")
        current = taxable()
    elif inkomen.soort != "onbelast":
        current = taxable()
        if not inkomen.met_vakantiegeld:
            if inkomen.soort == "aow":
                steps.append(("invoer", "aow_alleenstaand", inputs["aow_alleenstaand"]))
                current = run("aow_met_vakantie_uitkering_per_jaar")
            elif inkomen.soort in ("loon", "uitkering"):
                current = run("bedrag_met_vakantietoeslag_per_jaar")
    return IncomeYear(inkomen, inputs[current], tuple(steps), current)


def taxable_from_net(soort: str, netto_per_jaar: float, year: PersonYear, plan: Plan) -> float:
    """Return the taxable amount of this kind that adds ``netto_per_jaar`` to what the person keeps.

    It inverts the very rules that give the net income (for bijstand: Participatiewet art. 19 lid 4, the municipality
    pays the tax on top of the net norm). Incomes that were brought to a year before it are taken as they are. Tax is
    a whole number of euros, so the lowest amount is taken that gives the net amount to the cent; where none does, the
    one that comes nearest.
    """
    name = f"{soort}_per_jaar"

    def net(extra: float) -> float:
        values, _ = plan.run(plan.per_persoon, {**year.inputs, name: op_centen(year.inputs[name] + extra)})
        return float(values["netto_inkomen_per_jaar"])

    goal = net(0.0) + netto_per_jaar
    low, high = 0.0, max(netto_per_jaar, 1.0)
    while net(high) < goal and high < _HIGHEST_TAXABLE:
        low, high = high, high * 2
    while high - low > _HALF_A_CENT:
        middle = (low + high) / 2
        low, high = (middle, high) if net(middle) < goal else (low, middle)
    crossing = op_centen(high)
    whole = netto_per_jaar + round(crossing - netto_per_jaar)
    candidates = [crossing, *(op_centen(whole + step) for step in range(-_STEPS, _STEPS + 1) if whole + step >= 0)]
    return min(candidates, key=lambda extra: (round(abs(net(extra) - goal), 3), extra))


def person_years(huishouden: Huishouden, plan: Plan) -> list[PersonYear]:
    """Return every person with its suffix: aanvrager, partner, kind_1, medebewoner_2, in the order of the case."""
    years: list[PersonYear] = []
    counted: dict[str, int] = {}
    for persoon in huishouden.personen:
        suffix = persoon.rol
        if persoon.rol in ("kind", "medebewoner"):
            counted[persoon.rol] = counted.get(persoon.rol, 0) + 1
            suffix = f"{persoon.rol}_{counted[persoon.rol]}"
        years.append(person_year(persoon, suffix, huishouden, plan))
    _give_combinatiekorting(years, huishouden)
    return years


def _give_combinatiekorting(years: list[PersonYear], huishouden: Huishouden) -> None:
    """Mark who may have the combinatiekorting: with a child under 12, a single parent or the partner who earns least.

    Wet IB 2001 art. 8.14a; with equal earnings the oldest. It comes with the assessment, so an amount typed as net is
    turned into a taxable amount without it. From the AOW age its amounts are not known for every year: then not
    given.
    """
    if not any(kind.leeftijd < COMBINATIEKORTING_ONDER for kind in huishouden.kinderen):
        return
    adults = [year for year in years if year.suffix in ROLLEN_MET_NETTO]
    least = min(adults, key=lambda year: (year.inputs["loon_per_jaar"], -year.persoon.leeftijd))
    least.inputs["combinatiekorting_geldt"] = not least.inputs["aow_bereikt"]


def norm_kind(huishouden: Huishouden, plan: Plan) -> str | None:
    """Return the kind of household that norms are published for, or None."""
    kinderen = huishouden.kinderen
    if huishouden.medebewoners or any(kind.leeftijd >= _VOLWASSEN for kind in kinderen):
        return None
    adults = [huishouden.aanvrager] + ([huishouden.partner] if huishouden.partner else [])
    paar = huishouden.partner is not None
    if not kinderen:
        aow = all(reached_aow(persoon, plan) for persoon in adults)
        return ("aow_" if aow else "") + ("paar" if paar else "alleenstaand")
    plural = "kind" if len(kinderen) == 1 else "kinderen"
    return f"{'paar' if paar else 'alleenstaande_ouder'}_met_{len(kinderen)}_{plural}"


def household_inputs(geval: Geval, plan: Plan) -> dict[str, Any]:
    """Return the inputs of the household's rules that the case itself gives."""
    huishouden = geval.huishouden
    partner = huishouden.partner
    ages = [kind.leeftijd for kind in huishouden.kinderen]
    return {
        "aantal_personen": len(huishouden.personen),
        "heeft_partner": partner is not None,
        "leeftijd_aanvrager": huishouden.aanvrager.leeftijd,
        "leeftijd_partner": partner.leeftijd if partner else 0,
        "leeftijd_oudste_medebewoner": max((other.leeftijd for other in huishouden.medebewoners), default=0),
        "iemand_met_arbeidsbeperking": any(persoon.arbeidsbeperking for persoon in huishouden.personen),
        "iemand_aow_bereikt": any(reached_aow(persoon, plan) for persoon in huishouden.personen),
        "aantal_kinderen": len(ages),
        **{name: sum(low <= age <= high for age in ages) for name, (low, high) in _AGE_BANDS.items()},
        "aantal_kostendelers": sum(
            other.leeftijd >= plan.parameters["kostendeler_leeftijdsgrens"]
            for other in huishouden.kinderen + huishouden.medebewoners
        ),
        "aanvrager_of_partner_aow_bereikt": any(
            reached_aow(persoon, plan) for persoon in (huishouden.aanvrager, partner) if persoon
        ),
        "aantal_volwassenen": sum(
            persoon.leeftijd >= _VOLWASSEN for persoon in huishouden.personen if persoon.rol != "medebewoner"
        ),
        "vermogen": huishouden.vermogen,
        "hoogste_vermogen_medebewoner": max(huishouden.vermogen_medebewoners, default=0.0),
        "zorgkosten_opgegeven_per_maand": huishouden.zorgkosten_per_maand or 0.0,
        "zorgkosten_zijn_opgegeven": huishouden.zorgkosten_per_maand is not None,
        "vaste_lasten_per_maand": op_centen(float(sum(last.bedrag_per_maand for last in huishouden.vaste_lasten))),
    }


def dwelling_inputs(woning: Woonsituatie) -> dict[str, Any]:
    """Return the inputs of the dwelling's rules."""
    kosten = woning.servicekosten_per_maand
    return {
        "kale_huur_per_maand": woning.kale_huur_per_maand,
        "servicekosten_energie_per_maand": kosten.energie,
        "servicekosten_schoonmaak_per_maand": kosten.schoonmaak,
        "servicekosten_huismeester_per_maand": kosten.huismeester,
        "servicekosten_recreatie_per_maand": kosten.recreatie,
        "overige_servicekosten_per_maand": woning.overige_servicekosten_per_maand,
        "epv_per_maand": woning.epv_per_maand,
        "energielast_per_maand": woning.energielast_per_maand,
        "zelfstandig": woning.zelfstandig,
        "aangepast": woning.aangepast,
        "eerder_huurtoeslag": woning.eerder_huurtoeslag,
    }
