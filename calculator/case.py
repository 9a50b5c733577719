"""The case: a household, its persons and incomes, and one or more dwellings; reading and refusing it as JSON."""

from __future__ import annotations

from typing import Any

from calculator.fields import (
    Amount,
    Choice,
    Day,
    Listed,
    Mistake,
    Record,
    Refused,
    Text,
    Whole,
    YesNo,
    described,
    read,
    to_json,
)
from calculator.records import record

VERSION = 1

SOORTEN = {
    "loon": "loon",
    "bijstand": "bijstand",
    "aow": "AOW",
    "pensioen": "pensioen",
    "uitkering": "uitkering (WW, WIA, Wajong, Anw)",
    "onbelast": "onbelast (kinderalimentatie, reiskosten)",
}
PERIODEN = {"jaar": "per jaar", "maand": "per maand", "vier_weken": "per vier weken", "week": "per week"}
ROLLEN = {"aanvrager": "aanvrager", "partner": "partner", "kind": "kind", "medebewoner": "medebewoner"}
HUISHOUDTYPEN = {
    "alleenstaand": "alleenstaand",
    "alleenstaande_ouder": "alleenstaande ouder",
    "paar": "paar",
    "paar_met_kinderen": "paar met kinderen",
    "aow_alleenstaand": "AOW, alleenstaand",
    "aow_paar": "AOW, paar",
}
PERIODEN_PER_JAAR = {"jaar": 1, "maand": 12, "vier_weken": 13, "week": 52}


@record(frozen=True, kw_only=True)
class Inkomen:
    """One income of a person."""

    soort: str = described(Choice(SOORTEN), "Soort inkomen", help="Bepaalt belasting, kortingen en vakantiegeld.")
    bedrag: float = described(Amount(), "Bedrag", "euro", "Het bedrag op de loonstrook of het besluit.")
    periode: str = described(Choice(PERIODEN), "Periode", help="Waarover het bedrag gaat.")
    bruto: bool | None = described(
        YesNo(), "Bruto", help="Ja: voor belasting. Nee: wat er binnenkomt. Bijstand is netto.", default=None
    )
    inclusief_vakantiegeld: bool | None = described(
        YesNo(),
        "Inclusief vakantiegeld",
        help="Een jaarbedrag is meestal inclusief, een maandbedrag niet.",
        default=None,
    )

    @property
    def is_bruto(self) -> bool:
        """Whether the amount is before tax; the norms of bijstand are net, others gross unless said otherwise."""
        return self.soort != "bijstand" if self.bruto is None else self.bruto

    @property
    def met_vakantiegeld(self) -> bool:
        """Whether holiday pay is in the amount; by default only in an amount per year."""
        return self.periode == "jaar" if self.inclusief_vakantiegeld is None else self.inclusief_vakantiegeld


@record(frozen=True, kw_only=True)
class Persoon:
    """One person at the address."""

    rol: str = described(Choice(ROLLEN), "Rol", help="Eén aanvrager, hooguit één partner.")
    leeftijd: int = described(Whole(0, 120), "Leeftijd", "jaar", "Hele jaren op de peildatum.")
    aow: bool | None = described(
        YesNo(), "AOW-leeftijd bereikt", help="Alleen invullen als de leeftijd het niet beslist.", default=None
    )
    arbeidsbeperking: bool = described(
        YesNo(), "Arbeidsbeperking", help="Voor de huurgrens van jongeren.", default=False
    )
    inkomens: tuple[Inkomen, ...] = described(Listed(Record(Inkomen)), "Inkomens", default=())


@record(frozen=True, kw_only=True)
class VasteLast:
    """One other fixed cost of the household."""

    omschrijving: str = described(Text(), "Omschrijving", help="Zoals gemeentelijke belastingen, water, aflossing.")
    bedrag_per_maand: float = described(Amount(), "Bedrag per maand", "euro per maand")


@record(frozen=True, kw_only=True)
class Huishouden:
    """The household of the case."""

    personen: tuple[Persoon, ...] = described(Listed(Record(Persoon), minimum=1), "Personen")
    vermogen: float = described(
        Amount(), "Vermogen", "euro", "Van aanvrager en partner op 1 januari: spaargeld en beleggingen.", default=0.0
    )
    vermogen_medebewoners: tuple[float, ...] = described(
        Listed(Amount()), "Vermogen medebewoners", "euro", "Per medebewoner apart.", default=()
    )
    zorgkosten_per_maand: float | None = described(
        Amount(), "Zorgkosten per maand", "euro per maand", "Zorgpremie en eigen risico van allen samen.", default=None
    )
    vaste_lasten: tuple[VasteLast, ...] = described(
        Listed(Record(VasteLast)), "Andere vaste lasten", "euro per maand", default=()
    )

    @property
    def aanvrager(self) -> Persoon:
        """The applicant."""
        return next(persoon for persoon in self.personen if persoon.rol == "aanvrager")

    @property
    def partner(self) -> Persoon | None:
        """The partner, if any."""
        return next((persoon for persoon in self.personen if persoon.rol == "partner"), None)

    @property
    def kinderen(self) -> tuple[Persoon, ...]:
        """The children at the address, of any age."""
        return tuple(persoon for persoon in self.personen if persoon.rol == "kind")

    @property
    def medebewoners(self) -> tuple[Persoon, ...]:
        """The co-residents."""
        return tuple(persoon for persoon in self.personen if persoon.rol == "medebewoner")


@record(frozen=True, kw_only=True)
class Servicekosten:
    """The four kinds of service cost that count for huurtoeslag (Wht art. 5 lid 3, until 2025)."""

    energie: float = described(Amount(), "Energie gedeelde ruimten", "euro per maand", default=0.0)
    schoonmaak: float = described(Amount(), "Schoonmaak gedeelde ruimten", "euro per maand", default=0.0)
    huismeester: float = described(Amount(), "Huismeester", "euro per maand", default=0.0)
    recreatie: float = described(Amount(), "Dienst- en recreatieruimten", "euro per maand", default=0.0)


@record(frozen=True, kw_only=True)
class Woonsituatie:
    """One dwelling: now, after renovation, or another home."""

    naam: str = described(Text(), "Naam", help="Bijvoorbeeld: nu, na renovatie.")
    kale_huur_per_maand: float = described(
        Amount(), "Kale huur per maand", "euro per maand", "Huur zonder servicekosten."
    )
    energielast_per_maand: float = described(
        Amount(), "Energie per maand", "euro per maand", "Gas, stroom en warmte samen, het termijnbedrag."
    )
    servicekosten_per_maand: Servicekosten = described(
        Record(Servicekosten), "Servicekosten", "euro per maand", default=Servicekosten()
    )
    overige_servicekosten_per_maand: float = described(
        Amount(), "Overige servicekosten per maand", "euro per maand", "Tellen niet mee voor huurtoeslag.", default=0.0
    )
    epv_per_maand: float = described(
        Amount(),
        "EPV per maand",
        "euro per maand",
        "Energieprestatievergoeding; telt niet voor huurtoeslag.",
        default=0.0,
    )
    zelfstandig: bool = described(YesNo(), "Zelfstandige woning", help="Eigen voordeur, keuken en wc.", default=True)
    aangepast: bool = described(YesNo(), "Aangepast vanwege een handicap", default=False)
    eerder_huurtoeslag: bool = described(
        YesNo(), "Kreeg hier al eerder huurtoeslag", help="Verworven recht boven de huurgrens.", default=False
    )


@record(frozen=True, kw_only=True)
class VasteBedragen:
    """Amounts read from a payslip or decision; they overrule what is computed."""

    netto_inkomen_per_maand: float | None = described(Amount(), "Netto inkomen", "euro per maand", default=None)
    toetsingsinkomen_per_jaar: float | None = described(Amount(), "Toetsingsinkomen", "euro per jaar", default=None)
    huurtoeslag_per_maand: float | None = described(
        Amount(), "Huurtoeslag nu", "euro per maand", "Geldt voor de eerste woonsituatie.", default=None
    )
    zorgtoeslag_per_maand: float | None = described(Amount(), "Zorgtoeslag", "euro per maand", default=None)
    kindgebonden_budget_per_maand: float | None = described(
        Amount(), "Kindgebonden budget", "euro per maand", default=None
    )
    kinderbijslag_per_maand: float | None = described(Amount(), "Kinderbijslag", "euro per maand", default=None)
    norm_per_maand: float | None = described(Amount(), "Norm", "euro per maand", default=None)


@record(frozen=True, kw_only=True)
class OntvangtNu:
    """What the household receives today, to show unused rights."""

    huurtoeslag_per_maand: float | None = described(
        Amount(), "Huurtoeslag nu ontvangen", "euro per maand", default=None
    )
    zorgtoeslag_per_maand: float | None = described(
        Amount(), "Zorgtoeslag nu ontvangen", "euro per maand", default=None
    )
    kindgebonden_budget_per_maand: float | None = described(
        Amount(), "Kindgebonden budget nu ontvangen", "euro per maand", default=None
    )


@record(frozen=True, kw_only=True)
class Geval:
    """A case: everything the computation is about. Nothing in it points to a person."""

    versie: int = described(Whole(1, 9999), "Versie")
    peildatum: str = described(Day(), "Peildatum", help="De tabellen van deze dag gelden.")
    huishouden: Huishouden = described(Record(Huishouden), "Huishouden")
    woonsituaties: tuple[Woonsituatie, ...] = described(Listed(Record(Woonsituatie), minimum=1), "Woonsituaties")
    dossier: str | None = described(
        Text(), "Dossier", help="Eigen zaakcode; geen naam en geen burgerservicenummer.", default=None
    )
    vaste_bedragen: VasteBedragen = described(Record(VasteBedragen), "Vaste bedragen", default=VasteBedragen())
    ontvangt_nu: OntvangtNu = described(Record(OntvangtNu), "Ontvangt nu", default=OntvangtNu())
    bijzonderheden: tuple[str, ...] = described(
        Listed(Text()),
        "Bijzonderheden",
        help="Wat het programma niet berekent; komt als signaal terug.",
        default=(),
    )
    norm: str | None = described(Text(), "Norm", help="Waarmee het leefbudget wordt vergeleken.", default=None)


_LEEFTIJD_VOLWASSENE = 40
_LEEFTIJD_AOW = 70
_MET_KINDEREN = ("alleenstaande_ouder", "paar_met_kinderen")
_MET_PARTNER = ("paar", "paar_met_kinderen", "aow_paar")


@record(frozen=True, kw_only=True)
class _Kort:
    """The household shorthand."""

    type: str = described(Choice(HUISHOUDTYPEN), "Huishouden")
    bruto_inkomen_per_jaar: float = described(Amount(), "Bruto inkomen per jaar", "euro per jaar")
    inkomen_soort: str = described(Choice(SOORTEN), "Soort inkomen", default="")
    kinderen: tuple[int, ...] = described(Listed(Whole(0, 120)), "Kinderen", default=())
    vermogen: float = described(Amount(), "Vermogen", "euro", default=0.0)
    vermogen_medebewoners: tuple[float, ...] = described(Listed(Amount()), "Vermogen medebewoners", default=())
    zorgkosten_per_maand: float | None = described(Amount(), "Zorgkosten per maand", default=None)
    vaste_lasten: tuple[VasteLast, ...] = described(Listed(Record(VasteLast)), "Andere vaste lasten", default=())

    def personen(self) -> tuple[Persoon, ...]:
        """Return the persons the shorthand stands for: adults of 40, or 70 for the AOW types."""
        leeftijd = _LEEFTIJD_AOW if self.type.startswith("aow") else _LEEFTIJD_VOLWASSENE
        soort = self.inkomen_soort or ("aow" if self.type.startswith("aow") else "loon")
        heeft_partner = self.type in _MET_PARTNER
        bedragen = [self.bruto_inkomen_per_jaar]
        if heeft_partner and soort in ("bijstand", "aow"):
            helft = round(self.bruto_inkomen_per_jaar / 2, 2)
            bedragen = [round(self.bruto_inkomen_per_jaar - helft, 2), helft]
        elif heeft_partner:
            bedragen.append(0.0)
        volwassenen = tuple(
            Persoon(
                rol=rol,
                leeftijd=leeftijd,
                inkomens=(Inkomen(soort=soort, bedrag=bedrag, periode="jaar", bruto=True),) if bedrag else (),
            )
            for rol, bedrag in zip(("aanvrager", "partner"), bedragen, strict=False)
        )
        return volwassenen + tuple(Persoon(rol="kind", leeftijd=kind) for kind in self.kinderen)


def parse(source: object) -> Geval:
    """Read a case from parsed JSON.

    Raises:
        Refused: with every mistake found, each with path, value and what is accepted.
    """
    mistakes: list[Mistake] = []
    if isinstance(source, dict):
        versie = source.get("versie")
        if isinstance(versie, int) and not isinstance(versie, bool) and versie > VERSION:
            expected = f"{VERSION}; dit bestand komt uit een nieuwere Leefbudget, werk het programma bij"
            raise Refused([Mistake("versie", versie, expected)])
        source = _expanded(source, mistakes)
        mistakes.extend(_inconsistencies(source))
    geval = read(Geval, source, "", mistakes)
    if mistakes or geval is None:
        raise Refused(mistakes)
    return geval


def _expanded(source: dict[str, Any], mistakes: list[Mistake]) -> dict[str, Any]:
    """Replace the household shorthand by the persons it stands for."""
    huishouden = source.get("huishouden")
    if not isinstance(huishouden, dict) or "type" not in huishouden:
        return source
    if "personen" in huishouden:
        mistakes.append(Mistake("huishouden.type", huishouden["type"], "óf type, óf personen, niet allebei"))
        return {**source, "huishouden": {key: value for key, value in huishouden.items() if key != "type"}}
    kort = read(_Kort, huishouden, "huishouden", mistakes)
    if kort is None:
        return {**source, "huishouden": _EMPTY_HOUSEHOLD}
    if kort.kinderen and kort.type not in _MET_KINDEREN:
        mistakes.append(Mistake("huishouden.kinderen", list(kort.kinderen), f"geen kinderen bij type {kort.type}"))
    if not kort.kinderen and kort.type in _MET_KINDEREN:
        mistakes.append(Mistake("huishouden.kinderen", "geen kind", f"één of meer leeftijden bij type {kort.type}"))
    keep = ("vermogen", "vermogen_medebewoners", "zorgkosten_per_maand", "vaste_lasten")
    expanded = {key: huishouden[key] for key in keep if key in huishouden}
    expanded["personen"] = [to_json(persoon) for persoon in kort.personen()]
    return {**source, "huishouden": expanded}


_EMPTY_HOUSEHOLD: dict[str, Any] = {"personen": [{"rol": "aanvrager", "leeftijd": _LEEFTIJD_VOLWASSENE}]}


def _inconsistencies(source: dict[str, Any]) -> list[Mistake]:
    """Return what does not fit together or is not known, as far as the fields themselves can be read."""
    mistakes: list[Mistake] = []
    huishouden = source.get("huishouden")
    personen = huishouden.get("personen") if isinstance(huishouden, dict) else None
    rollen = [persoon.get("rol") if isinstance(persoon, dict) else None for persoon in _listed(personen)]
    if rollen and all(isinstance(rol, str) and rol in ROLLEN for rol in rollen):
        aanvragers, partners = rollen.count("aanvrager"), rollen.count("partner")
        if aanvragers != 1:
            mistakes.append(Mistake("huishouden.personen", f"{aanvragers} aanvragers", "precies één aanvrager"))
        if partners > 1:
            mistakes.append(Mistake("huishouden.personen", f"{partners} partners", "hooguit één partner"))
    woonsituaties = source.get("woonsituaties")
    seen: set[str] = set()
    for index, woning in enumerate(_listed(woonsituaties)):
        naam = woning.get("naam") if isinstance(woning, dict) else None
        if isinstance(naam, str):
            if naam in seen:
                mistakes.append(Mistake(f"woonsituaties[{index}].naam", naam, "een naam die nog niet gebruikt is"))
            seen.add(naam)
    return mistakes + _unknown(source)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _unknown(source: dict[str, Any]) -> list[Mistake]:
    """Return what the tables do not know: the peildatum, the norm, a circumstance."""
    from calculator.plan import plan_for  # these refuse with this module's words
    from calculator.tables import load_not_modelled, load_tables

    mistakes: list[Mistake] = []
    peildatum, norm, found = source.get("peildatum"), source.get("norm"), source.get("bijzonderheden")
    if Day().refuse(peildatum) is None:
        try:
            plan_for(str(peildatum))
        except Refused as refused:
            mistakes.extend(refused.mistakes)
    norm_sets = load_tables().norm_sets
    if isinstance(norm, str) and Text().refuse(norm) is None and norm not in norm_sets:
        mistakes.append(Mistake("norm", norm, "één van: " + ", ".join(norm_sets)))
    known = load_not_modelled()
    mistakes.extend(
        Mistake(f"bijzonderheden[{index}]", item, "één van: " + ", ".join(known))
        for index, item in enumerate(_listed(found))
        if isinstance(item, str) and Text().refuse(item) is None and item not in known
    )
    return mistakes


def loads(text: str) -> Any:
    """Parse JSON text, refusing what JSON readers let pass: doubled keys and NaN.

    Raises:
        Refused: the text is not JSON.
    """
    import json

    try:
        return json.loads(text, object_pairs_hook=_without_doubles, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        place = f"regel {error.lineno}, teken {error.colno}"
        raise Refused([Mistake("invoer", place, "geldige JSON")]) from error
    except RecursionError as error:
        raise Refused([Mistake("invoer", "te diep genest", "geldige JSON van een geval")]) from error
    except Refused:
        raise
    except ValueError as error:  # a number of thousands of digits
        raise Refused([Mistake("invoer", "een te lang getal", "geldige JSON van een geval")]) from error


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise Refused([Mistake(key, "twee keer opgegeven", "elk veld één keer")])
        found[key] = value
    return found


def _no_constant(name: str) -> Any:
    raise Refused([Mistake("invoer", name, "getallen, geen NaN of Infinity")])
