"""The result of a case: one object that window, text, JSON and workbook show. None of them computes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from calculator.cases.case import Geval
from calculator.dutch.money import shown
from calculator.outcome.signaal import Signaal, plain
from calculator.records import record
from calculator.rules.outcomes import HuishoudenUitkomst, WoningUitkomst
from calculator.rules.rounding import op_centen
from calculator.rules.rule import Rule
from calculator.words import Message, say

if TYPE_CHECKING:
    from calculator.outcome.advice import Advies, Situatie
    from calculator.outcome.renovation import Band, Part
    from calculator.run.curves import IncomeCurve
    from calculator.run.evaluation import Computed


@dataclass(frozen=True)
class Stap:
    """One step of the derivation: a quantity with its value, and what it came from.

    ``rule`` made it from the steps named in ``reads``, by the name that the rule has for each (of values by step only
    those that were looked at); without a rule it is the sum of ``terms``, or the ``highest`` of them, a value of the
    table ``tabel``, or was typed in.
    ``zekerheid`` is the confidence of a table value. ``formule`` is the formula over the names of other steps, None for
    what was typed in or read from a table; ``values`` are those that the rule read.
    """

    stap: str
    omschrijving: str
    waarde: float | bool
    eenheid: str
    artikel: str | None = None
    tabel: str | None = None
    zekerheid: str | None = None
    formule: str | None = None
    rule: Rule | None = field(default=None, repr=False)
    reads: Mapping[str, str] = field(default_factory=dict, repr=False)
    terms: tuple[str, ...] = ()
    highest: bool = field(default=False, repr=False)
    values: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def sources(self) -> tuple[str, ...]:
        """The steps it is made from."""
        return tuple(dict.fromkeys(self.reads.values())) if self.rule else self.terms

    def formula(self, name: Callable[[str], str]) -> str | None:
        """Return the formula in a spreadsheet's notation, with ``name(step)`` for each step that it reads."""
        if self.rule is not None:
            return self.rule.formula.fill(lambda argument: name(self.reads.get(argument, argument)))
        return of_terms([name(term) for term in self.terms], highest=self.highest)

    @cached_property
    def ingevuld(self) -> str | None:
        """The formula for a reader, with the values in it; None where there is no rule."""
        if self.rule is None:
            return None
        sentence = self.rule.sentence
        line = sentence.fill(self.values, lambda argument: shown(self.values[argument]))
        kind = sentence.kind(self.values)
        return line if kind is None else say("kind.for", soort=say(f"kind.{kind}"), waarde=line)

    def to_json(self) -> dict[str, Any]:
        """Return the step in the shape of the contract."""
        return {
            "stap": self.stap,
            "omschrijving": self.omschrijving,
            "formule": self.formule,
            "ingevuld": self.ingevuld,
            "waarde": self.waarde,
            "eenheid": self.eenheid,
            "artikel": self.artikel,
            "tabel": self.tabel,
            "zekerheid": self.zekerheid,
        }


def of_terms(names: Sequence[str], *, highest: bool) -> str | None:
    """Return the formula of a sum, or of the highest (of yes or no: whether one holds); None without terms."""
    if not names:
        return None
    if not highest:
        return " + ".join(names)
    return names[0] if len(names) == 1 else f"MAX({', '.join(names)})"


@record(frozen=True)
class Tabelpaspoort:
    """A table that was used, with the hash of its file; ``aangepast`` says that it is an organisation's own.

    ``pakket`` is the name of the table pack that its newest values came in.
    """

    id: str
    titel: str
    geldig_vanaf: str
    geldig_tot_en_met: str
    bron: str
    sha256: str
    aangepast: bool
    pakket: str | None = None


@record(frozen=True)
class Overschreven:
    """A computed amount that gave way to one read from a payslip or decision."""

    veld: str
    opgegeven: float
    berekend: float | None


@record(frozen=True)
class Norm:
    """The norm of this household: what it needs, low and high; euros per month.

    ``bedrag_per_maand`` is the published or own amount, and the high one of a band; None where this norm has no amount
    for the household. ``zekerheid`` is ``gepubliceerd``, ``afgeleid`` or ``eigen``; ``oordeel`` ``genoeg``,
    ``op_de_rand`` or ``te_weinig``. The totals are of the whole income, with rent and energy.
    """

    naam: str
    bedrag_per_maand: float | None
    laag_per_maand: float | None
    hoog_per_maand: float | None
    jaar: int | None
    zekerheid: str | None
    oordeel: str | None
    totaal_laag_per_maand: float | None
    totaal_hoog_per_maand: float | None
    omvat: tuple[str, ...]
    omvat_niet: tuple[str, ...]

    @property
    def is_band(self) -> bool:
        """Whether low and high differ."""
        return self.laag_per_maand != self.hoog_per_maand


@record(frozen=True)
class OpRekening:
    """The same budget of what comes in now: the rows, the margin and the judgement; euros per month."""

    rows: Mapping[str, float]
    marge_per_maand: float | None
    oordeel: str | None


@record(frozen=True, kw_only=True)
class WoningResultaat(WoningUitkomst):
    """The budget in one situation: the dwelling, and the household that lives in it; euros per month."""

    naam: str
    huishouden: HuishoudenUitkomst
    geen_huurtoeslag: Message | None
    norm: Norm
    marge_per_maand: float | None
    rows: Mapping[str, float] = field(repr=False)
    read_on_account: Callable[[], OpRekening] = field(repr=False, compare=False)
    derive: Callable[[], tuple[Stap, ...]] = field(repr=False, compare=False)

    @property
    def geen_huurtoeslag_omdat(self) -> str | None:
        """Why there is no huurtoeslag, in Dutch."""
        return None if self.geen_huurtoeslag is None else str(self.geen_huurtoeslag)

    @cached_property
    def op_rekening(self) -> OpRekening:
        """The budget of what comes in now, made when it is asked for."""
        return self.read_on_account()

    @cached_property
    def uitleg(self) -> tuple[Stap, ...]:
        """The derivation, made when it is asked for."""
        return self.derive()


@record(frozen=True)
class Verschil:
    """A later dwelling against the first: signed amounts, later minus first; euros per month."""

    van: str
    naar: str
    huur_per_maand: float
    huurtoeslag_per_maand: float
    energielast_per_maand: float
    netto_woonlast_per_maand: float
    resterend_leefbudget_per_maand: float
    energiebesparing_break_even_per_maand: float


@record(frozen=True)
class Resultaat:
    """The outcome of one case, with the case it belongs to. What is seldom asked for is made on demand.

    ``due`` is the outcome by law when this is the same budget read as what comes in now; see ``account``.
    """

    geval: Geval
    programma: str
    tabellen: tuple[Tabelpaspoort, ...]
    woonsituaties: tuple[WoningResultaat, ...]
    verschillen: tuple[Verschil, ...]
    overschreven: tuple[Overschreven, ...]
    computed: Computed = field(repr=False, compare=False)
    due: Resultaat | None = field(default=None, repr=False, compare=False)

    @property
    def huishouden(self) -> HuishoudenUitkomst:
        """The household in the first situation."""
        return self.woonsituaties[0].huishouden

    @cached_property
    def amounts_of(self) -> Message | None:
        """Whose amounts were used on a day for which they are not known; None where they are."""
        from calculator.outcome.whose_amounts import whose_amounts

        return whose_amounts(self.computed)

    @cached_property
    def signalen(self) -> tuple[Signaal, ...]:
        """Everything that should be said besides the amounts, found when it is asked for; that of what is due."""
        from calculator.outcome.signals import signals  # only where it is said

        return signals(self.computed) if self.due is None else self.due.signalen

    @cached_property
    def advies(self) -> Advies:
        """What is asked beside the budget, made when it is asked for; that of what is due."""
        from calculator.outcome.advice import Advies  # only where advice is shown

        return Advies(self.computed) if self.due is None else self.due.advies

    def parts(self, number: int) -> tuple[Part, ...]:
        """Return the parts of the change in housing cost from the first dwelling to another, counted from 0."""
        from calculator.outcome.renovation import parts  # only where a renovation is shown

        return parts(self.computed, number)

    def household_parts(self, number: int) -> tuple[Part, ...]:
        """Return what of the household changes what is left in another situation, counted from 0."""
        from calculator.outcome.renovation import household_parts  # only where a renovation is shown

        return household_parts(self.computed, number)

    @property
    def other_homes(self) -> tuple[int, ...]:
        """The later situations that have another household or day than the first, counted from 0."""
        from calculator.run.other_homes import differs  # loads nothing that is not there with a result

        return tuple(index for index in range(len(self.woonsituaties)) if differs(self.geval, index))

    def bands(self, number: int) -> tuple[Band, ...]:
        """Return the change of the rent to another dwelling over the bands of the huurtoeslag, counted from 0."""
        from calculator.outcome.renovation import bands  # only where a renovation is shown

        return bands(self.computed, number)

    def _household_changes(self, number: int) -> dict[str, float]:
        """Return what changes of the household from the first dwelling to another, counted from 0.

        Of childcare what it costs after the allowance.
        """
        before, after = self.huishouden, self.woonsituaties[number].huishouden
        names = ("netto_inkomen_per_maand", "overige_toeslagen_per_maand")
        changes = {name: op_centen(getattr(after, name) - getattr(before, name)) for name in names}
        return changes | {"kinderopvang_per_maand": op_centen(_own_childcare(after) - _own_childcare(before))}

    @property
    def varied_income(self) -> float:
        """The present amount of the income that the curve varies, per year."""
        from calculator.run.curves import varied_income  # with the curve

        soort, own = varied_income(self.computed.first.household)
        return float(own.inputs[f"{soort}_per_jaar"])

    def income_curve(self, incomes: Sequence[float]) -> IncomeCurve:
        """Return what is left at each income; see :func:`calculator.run.curves.income_curve`."""
        from calculator.run.curves import income_curve  # loads numpy

        return income_curve(self.computed, incomes)

    def to_json(self, *, derivation: bool = True) -> dict[str, Any]:
        """Return the result in the shape of the contract; without ``derivation`` faster, since steps are left out."""
        return {
            "versie": 1,
            "programma": self.programma,
            "dossier": self.geval.dossier,
            "peildatum": self.geval.peildatum,
            "tabellen": plain(self.tabellen),
            "huishouden": {**plain(self.huishouden), **plain(self.advies.situaties[0].of_household())},
            "woonsituaties": [
                _dwelling(woning, self.advies.situaties[index], derivation=derivation)
                for index, woning in enumerate(self.woonsituaties)
            ],
            "verschillen": [
                {
                    **plain(verschil),
                    **plain(self._household_changes(index)),
                    "delen": [part.to_json() for part in (*self.household_parts(index), *self.parts(index))],
                    "huurtoeslag_delen": plain(self.bands(index)),
                }
                for index, verschil in enumerate(self.verschillen, 1)
            ],
            "overschreven": plain(self.overschreven),
            "signalen": [signaal.to_json() for signaal in (*self.signalen, *self.advies.signalen)],
        }


def _own_childcare(home: HuishoudenUitkomst) -> float:
    return home.kosten_kinderopvang_per_maand - home.kinderopvangtoeslag_per_maand


_NOT_IN_JSON = ("derive", "rows", "read_on_account", "geen_huurtoeslag")


def _dwelling(woning: WoningResultaat, advies: Situatie, *, derivation: bool) -> dict[str, Any]:
    names = [item.name for item in dataclasses.fields(woning) if item.name not in _NOT_IN_JSON]
    data = {name: plain(getattr(woning, name)) for name in ("naam", *(name for name in names if name != "naam"))}
    data["geen_huurtoeslag_omdat"] = woning.geen_huurtoeslag_omdat
    data["huishouden"] |= plain(advies.of_household())
    data["mag_gevraagd"] = [plain(oordeel.to_json()) for oordeel in advies.mag_gevraagd]
    data["toewijzing"] = plain(advies.toewijzing.to_json())
    if derivation:
        data["uitleg"] = [stap.to_json() for stap in woning.uitleg]
    return data
