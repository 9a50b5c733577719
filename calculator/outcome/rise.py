"""May this rise be asked: the rule that holds, the most that it allows, and what has to be checked.

Never whether a rise is lawful: points, defects, the contract and the letter itself are outside the program. What is not
known gives ``controleer``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any

from calculator.cases.case import MAATREGELEN, Ingreep
from calculator.records import record
from calculator.rules.rounding import op_centen
from calculator.run.asking import FoundValue, ask, table_values
from calculator.run.evaluation import Computed
from calculator.run.plan import Hole
from calculator.words import Message

BINNEN, BOVEN, NIET, CONTROLEER = "binnen", "boven", "niet", "controleer"
_SOCIAL, _MIDDLE, _FREE = 0, 1, 2
_ANY_INCOME = 1e9  # euros a year, above every limit
_INSULATION = ("isolatie", "glas")
_CLASSES = {
    "oorspronkelijk": ("oorspronkelijk_30", "oorspronkelijk_40", "oorspronkelijk_50"),
    "gemoderniseerd": (
        "basis",
        "hoog_eengezins",
        "hoog_eengezins_na_2019",
        "hoog_meergezins",
        "hoog_meergezins_na_2019",
    ),
}


@record(frozen=True)
class Oordeel:
    """What one rule says of a rise; ``bedrag_per_maand`` is the most that may be asked by it, None if unknown.

    ``answer`` is how that most was found, where it was computed.
    """

    regel: str
    oordeel: str
    bedrag_per_maand: float | None
    message: Message
    bron: str
    answer: FoundValue | None = field(default=None, repr=False, compare=False)

    @property
    def tekst(self) -> str:
        """The judgement in Dutch."""
        return str(self.message)

    def to_json(self) -> dict[str, Any]:
        """Return the judgement in the shape of the contract."""
        return {
            "regel": self.regel,
            "oordeel": self.oordeel,
            "bedrag_per_maand": self.bedrag_per_maand,
            "tekst": self.tekst,
            "bron": self.bron,
        }


def judgements(computed: Computed, index: int) -> tuple[Oordeel, ...]:
    """Return what the rules say of the rise of a situation, counted from 0; none without ``ingreep``."""
    ingreep = computed.geval.woonsituaties[index].ingreep
    return tuple(_Judge(computed, index, ingreep).all()) if ingreep else ()


def _check(regel: str, bron: str, key: str = "", **values: Any) -> Oordeel:
    return Oordeel(regel, CONTROLEER, None, Message(f"rise.{key or regel}", values), bron)


class _Judge:
    """Judges the rise of one situation."""

    def __init__(self, computed: Computed, index: int, ingreep: Ingreep) -> None:
        self.ingreep = ingreep
        self.values = computed.situations[index].values
        self.woning = computed.geval.woonsituaties[index]
        self.day = computed.situations[index].household.plan.day
        self.rent = computed.geval.woonsituaties[0].kale_huur_per_maand
        self.asked = op_centen(self.woning.kale_huur_per_maand - self.rent) if index else None
        self.sitting = False if self.woning.verhuizing else ingreep.zittende_huurder

    def all(self) -> Iterator[Oordeel]:
        """Yield every judgement: the rule itself first, then what has to be checked."""
        if self.sitting is False:
            yield _check("nieuwe_verhuring", "BW art. 7:250, Uitvoeringswet huurprijzen woonruimte art. 11")
        else:
            if self.sitting is None:
                yield _check("zittende_huurder", "BW art. 7:252")
            if self.ingreep.soort == "jaarlijks":
                yield from self._yearly()
            elif self.ingreep.soort == "verbetering":
                yield from self._improvement()
        if self.ingreep.soort == "epv" or self.woning.epv_per_maand:
            yield from self._epv()
        yield from self._limits()

    def _yearly(self) -> Iterator[Oordeel]:
        if self.ingreep.datum is None:
            yield _check("datum", "Uitvoeringswet huurprijzen woonruimte art. 10")
            return
        segment = self._segment()
        if segment is None:
            answer = self._ask("hoogste_gewone_verhoging_per_maand", self.ingreep.datum)
            key = "segment" if answer.waarde is None else "segment_if_social"
            yield _check("segment", "BW art. 7:247", key, bedrag=answer.waarde, datum=self.ingreep.datum)
        elif segment == _SOCIAL:
            yield from self._social(self.ingreep.datum)
        else:
            yield from self._by_contract(self.ingreep.datum, middle=segment == _MIDDLE)
        if segment in (None, _SOCIAL):  # elsewhere the contract says when and how (BW art. 7:247b, 7:248)
            yield _check("aankondiging", "BW art. 7:252 lid 1 en 2")
        yield _check("twaalf_maanden", "BW art. 7:250 en 7:251")
        if segment in (None, _SOCIAL):
            yield _check("gebreken", "BW art. 7:250 lid 2")
        if segment in (None, _SOCIAL, _MIDDLE):
            yield self._points()

    def _segment(self) -> int | None:
        """Return the segment of the contract, None where it is not known; today's rent never tells it."""
        if not self.woning.zelfstandig:
            return _SOCIAL
        day, start = self.ingreep.contract_vanaf, self.ingreep.aanvangshuur_per_maand
        if day is None or start is None:
            return None
        points = Hole("punten") if self.ingreep.punten is None else self.ingreep.punten
        found = ask("huursegment", day, {**table_values(day), "aanvangshuur_per_maand": start, "punten": points})
        return None if found.waarde is None else int(found.waarde)

    def _social(self, day: str) -> Iterator[Oordeel]:
        usual, by_percentage = (
            self._ask(name, day)
            for name in ("hoogste_gewone_verhoging_per_maand", "verhoging_volgens_percentage_per_maand")
        )
        income = self.ingreep.inkomen_twee_jaar_terug
        answer = usual if income is None else self._ask("hoogste_verhoging_met_inkomen_per_maand", day)
        if income is not None and answer.waarde != usual.waarde:
            yield self._compared("inkomensafhankelijk", answer, day)
        elif usual.waarde != by_percentage.waarde:
            yield self._compared("lage_huur", answer, day)
        else:
            yield self._compared("jaarlijks_maximum", answer, day)
        if (income is not None or self._above(usual)) and self._income_may_matter(usual, day):
            yield _check("huishoudverklaring", "BW art. 7:252a")

    def _income_may_matter(self, usual: FoundValue, day: str) -> bool:
        """Whether any income allows this household more than the usual rise: not in a room, nor in a frozen year."""
        return self._ask("hoogste_verhoging_met_inkomen_per_maand", day, _ANY_INCOME).waarde != usual.waarde

    def _above(self, answer: FoundValue) -> bool:
        return self.asked is not None and answer.waarde is not None and self.asked > answer.waarde

    def _by_contract(self, day: str, *, middle: bool) -> Iterator[Oordeel]:
        """Judge a rise that only a clause in the contract allows (BW art. 7:247b, 7:248)."""
        regel = "middenhuur" if middle else "vrije_sector"
        target = "hoogste_verhoging_middenhuur_per_maand" if middle else "hoogste_verhoging_vrije_sector_per_maand"
        answer = self._ask(target, day)
        if not answer.rules:
            yield _check(regel, "Uitvoeringswet huurprijzen woonruimte art. 10", "no_maximum", datum=day)
        else:
            yield self._compared(regel, answer, day)
        yield _check("contract", "BW art. 7:247b en 7:248")

    def _compared(self, regel: str, answer: FoundValue, day: str) -> Oordeel:
        """Hold what is asked against the most that a rule allows."""
        most, asked = answer.waarde, self.asked
        if most is None:
            bron = answer.bron or "Uitvoeringswet huurprijzen woonruimte art. 10"
            return _check(regel, bron, "unknown", datum=day)
        if answer.unread:
            oordeel, key = CONTROLEER, "unread"
        elif asked is None:
            oordeel, key = CONTROLEER, "at_most"
        elif asked <= most:
            oordeel, key = BINNEN, "within"
        else:
            oordeel, key = BOVEN, "above"
        values = {"bedrag": most, "gevraagd": asked or 0.0, "regel": Message.of(f"rise.of.{regel}"), "datum": day}
        return Oordeel(regel, oordeel, most, Message(f"rise.{key}", values), answer.bron, answer)

    def _ask(self, target: str, day: str, income: float | None = None) -> FoundValue:
        facts = {name: self.values[name] for name in ("zelfstandig", "aantal_personen", "iemand_aow_bereikt")}
        income = self.ingreep.inkomen_twee_jaar_terug if income is None else income
        return ask(
            target,
            day,
            {
                **table_values(day),
                **facts,
                "huur_voor_verhoging_per_maand": self.rent,
                "inkomen_voor_verhoging_per_jaar": 0.0 if income is None else income,
            },
        )

    def _improvement(self) -> Iterator[Oordeel]:
        measures = self.ingreep.maatregelen
        free = self._free_insulation()
        if not measures:
            yield _check("maatregelen", "BW art. 7:255")
        if free is not None:
            yield free
        outside = self._segment() == _FREE  # no maximum by points there
        if free is None or free.oordeel == CONTROLEER:
            law = "BW art. 7:255a" if outside else "BW art. 7:255, Uitvoeringswet huurprijzen woonruimte art. 15"
            yield _check("woningverbetering", law)
        yield self._consent()
        if not outside:
            yield self._points()

    def _free_insulation(self) -> Oordeel | None:
        """Judge insulation by the agreement of corporations; None where it does not hold."""
        found = [name for name in self.ingreep.maatregelen if name in _INSULATION]
        day = self.ingreep.opgeleverd or self.ingreep.datum
        landlord = self.ingreep.verhuurder
        if not found or landlord == "particulier":
            return None
        if day is None or landlord is None or self.sitting is None:
            return _check("gratis_isolatie", "Nationale Prestatieafspraken 2022 (een afspraak)", "insulation_unknown")
        facts = {"verhuurder_is_corporatie": landlord == "corporatie", "huurder_zit_er_al": self.sitting}
        answer = ask("isolatie_zonder_verhoging", day, {**table_values(day), **facts})
        if not answer.waarde:
            return None
        values: dict[str, Any] = {"wat": [Message.of(f"rise.measure.{name}") for name in found]}
        rest = [name for name in MAATREGELEN if name in self.ingreep.maatregelen and name not in _INSULATION]
        if rest:
            values["rest"] = [Message.of(f"rise.measure.{name}") for name in rest]
            return _check("gratis_isolatie", answer.bron, "insulation_split", **values)
        if self.asked is not None and self.asked <= 0:
            return Oordeel("gratis_isolatie", BINNEN, 0.0, Message("rise.insulation_nothing", values), answer.bron)
        return Oordeel("gratis_isolatie", NIET, 0.0, Message("rise.insulation_free", values), answer.bron)

    def _consent(self) -> Oordeel:
        parameters = table_values(self.ingreep.datum or self.day)
        share = parameters["instemming_complex"]
        if self.ingreep.complex_vanaf_tien is None or isinstance(share, Hole):
            return _check("instemming", "BW art. 7:220", "consent_unknown")
        if not self.ingreep.complex_vanaf_tien:
            return _check("instemming", "BW art. 7:220 lid 2", "consent_alone")
        return _check("instemming", "BW art. 7:220 lid 3", "consent", deel=round(100 * share))

    def _points(self) -> Oordeel:
        points = self.ingreep.punten
        law = "Uitvoeringswet huurprijzen woonruimte art. 13 lid 5"
        return _check("punten", law) if points is None else _check("punten", law, "points_given", punten=points)

    def _epv(self) -> Iterator[Oordeel]:
        law = "BW art. 7:261a"
        scheme, day, area = self.ingreep.epv_stelsel, self.ingreep.datum, self.ingreep.oppervlakte_m2
        if scheme is None or day is None or area is None:
            yield _check("epv", law, "epv_unknown")
            return
        kind = next(kind for kind, classes in _CLASSES.items() if scheme in classes)
        place = _CLASSES[kind].index(scheme)
        inputs = {**table_values(day), "oppervlakte_m2": area, "epv_klasse": place}
        answer = ask(f"hoogste_epv_{kind}_per_maand", day, inputs)
        most, asked = answer.waarde, self.woning.epv_per_maand
        if most is None:
            yield _check("epv", answer.bron or law, "unknown", datum=day)
        else:
            key, oordeel = ("within", BINNEN) if asked <= most else ("above", BOVEN)
            values = {"bedrag": most, "gevraagd": asked, "regel": Message.of("rise.of.epv"), "datum": day}
            yield Oordeel("epv", oordeel, most, Message(f"rise.{key}", values), answer.bron, answer)
        yield _check("epv_afspraak", law)

    def _limits(self) -> Iterator[Oordeel]:
        """Say where the new rent passes a limit of the huurtoeslag; that forbids nothing."""
        rent = self.values["rekenhuur_per_maand"]
        for regel, name, law in (
            ("huurgrens", "huurgrens_per_maand", "Wht art. 13"),
            ("aftoppingsgrens", "aftoppingsgrens", "Wht art. 20"),
        ):
            if rent > self.values[name]:
                values = {"huur": float(rent), "grens": float(self.values[name])}
                yield Oordeel(regel, BOVEN, None, Message(f"rise.{regel}", values), law)
                return
