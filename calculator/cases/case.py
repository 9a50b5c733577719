"""The case: a household, its persons and incomes, and one or more dwellings; reading and refusing it as JSON."""

from __future__ import annotations

from calculator.cases.fields import (
    Amount,
    Choice,
    Day,
    Hours,
    Listed,
    Month,
    Nested,
    Price,
    Text,
    Whole,
    YesNo,
    described,
)
from calculator.cases.income_fields import MOST_INCOMES, PERIODEN, PERIODEN_PER_JAAR, SOORTEN, Inkomen
from calculator.records import record

__all__ = [
    "HUISHOUDTYPEN",
    "MOST_INCOMES",
    "MOST_PERSONS",
    "MOST_SITUATIONS",
    "PERIODEN",
    "PERIODEN_PER_JAAR",
    "ROLLEN",
    "SOORTEN",
    "VERSION",
    "Geval",
    "Huishouden",
    "Inkomen",
    "OntvangtNu",
    "Opvang",
    "Persoon",
    "Servicekosten",
    "VasteBedragen",
    "VasteLast",
    "Woonsituatie",
]

VERSION = 1
MOST_PERSONS, MOST_SITUATIONS, MOST_CARES = 30, 20, 10
_HIGHEST_HOURLY_PRICE = 100.0

ROLLEN = {"aanvrager": "aanvrager", "partner": "partner", "kind": "kind", "medebewoner": "medebewoner"}
HUISHOUDTYPEN = {
    "alleenstaand": "alleenstaand",
    "alleenstaande_ouder": "alleenstaande ouder",
    "paar": "paar",
    "paar_met_kinderen": "paar met kinderen",
    "aow_alleenstaand": "AOW, alleenstaand",
    "aow_paar": "AOW, paar",
}


SOORTEN_OPVANG = {"dagopvang": "dagopvang", "bso": "bso (buitenschoolse opvang)", "gastouder": "gastouder"}


@record(frozen=True, kw_only=True)
class Opvang:
    """One kind of childcare of a child, by the contract or the invoice."""

    soort: str = described(Choice(SOORTEN_OPVANG), "Soort opvang", help="Bepaalt tot welke uurprijs er toeslag is.")
    uren_per_maand: float = described(Hours(), "Uren per maand", "uren per maand", "Gemiddeld over het jaar.")
    uurprijs: float = described(
        Amount(_HIGHEST_HOURLY_PRICE), "Uurprijs", "euro per uur", "Wat de opvang per uur kost, voor de toeslag eraf."
    )


@record(frozen=True, kw_only=True)
class Persoon:
    """One person at the address."""

    rol: str = described(Choice(ROLLEN), "Rol", help="Eén aanvrager, hooguit één partner.")
    leeftijd: int | None = described(
        Whole(0, 120), "Leeftijd", "jaar", "Hele jaren op de peildatum. Of vul de geboortemaand in.", default=None
    )
    geboren: str | None = described(
        Month(),
        "Geboren in",
        help="Jaar en maand. Dan telt elke regel de leeftijd op zijn eigen dag.",
        rare=True,
        default=None,
    )
    aow: bool | None = described(
        YesNo(), "AOW-leeftijd bereikt", help="Alleen invullen als de leeftijd het niet beslist.", default=None
    )
    arbeidsbeperking: bool = described(
        YesNo(), "Arbeidsbeperking", help="Voor de huurgrens van jongeren.", default=False
    )
    toeslagpartner: bool | None = described(
        YesNo(),
        "Toeslagpartner",
        help="Van een andere volwassene op het adres, als er een minderjarig kind woont. Leeg: nog niet bekend.",
        rare=True,
        default=None,
    )
    in_budget: bool = described(
        YesNo(),
        "Telt mee in dit budget",
        help="Van een kind van 18 of ouder of een medebewoner: inkomen, zorgpremie en plaats in de norm.",
        rare=True,
        default=False,
    )
    kostendeler: bool | None = described(
        YesNo(),
        "Kostendeler",
        help="Nee voor een student of wie een kamer huurt. Leeg: naar leeftijd.",
        rare=True,
        default=None,
    )
    verzekerd: bool = described(
        YesNo(),
        "Verzekerd voor de Zvw",
        help="Nee voor wie geen Nederlandse zorgverzekering heeft.",
        rare=True,
        default=True,
    )
    recht_op_bijstand: bool = described(
        YesNo(),
        "Recht op bijstand",
        help="Nee voor een partner zonder recht, zoals een student.",
        rare=True,
        default=True,
    )
    zonder_steun_ouders: bool = described(
        YesNo(),
        "Kan niet terugvallen op ouders",
        help="Van 18 tot en met 20 jaar: geeft in de bijstand een toeslag.",
        rare=True,
        default=False,
    )
    kinderopvang: tuple[Opvang, ...] = described(
        Listed(Nested(Opvang), maximum=MOST_CARES),
        "Kinderopvang",
        help="Van een kind: elke soort opvang met uren en uurprijs. Alleen geregistreerde opvang geeft toeslag.",
        rare=True,
        default=(),
    )
    inkomens: tuple[Inkomen, ...] = described(Listed(Nested(Inkomen), maximum=MOST_INCOMES), "Inkomens", default=())


@record(frozen=True, kw_only=True)
class VasteLast:
    """One other fixed cost of the household."""

    omschrijving: str = described(Text(), "Omschrijving", help="Zoals gemeentelijke belastingen, water, aflossing.")
    bedrag_per_maand: float = described(Amount(), "Bedrag per maand", "euro per maand")


@record(frozen=True, kw_only=True)
class Huishouden:
    """The household of the case."""

    personen: tuple[Persoon, ...] = described(Listed(Nested(Persoon), minimum=1, maximum=MOST_PERSONS), "Personen")
    vermogen: float = described(
        Amount(),
        "Vermogen",
        "euro",
        "Van aanvrager en partner op 1 januari: spaargeld en beleggingen, ook van kinderen onder de 18.",
        default=0.0,
    )
    vermogen_medebewoners: tuple[float, ...] = described(
        Listed(Amount(), maximum=MOST_PERSONS), "Vermogen medebewoners", "euro", "Per medebewoner apart.", default=()
    )
    zorgkosten_per_maand: float | None = described(
        Amount(), "Zorgkosten per maand", "euro per maand", "Zorgpremie en eigen risico van allen samen.", default=None
    )
    vaste_lasten: tuple[VasteLast, ...] = described(
        Listed(Nested(VasteLast)), "Andere vaste lasten", "euro per maand", default=()
    )
    gewerkte_uren_per_maand: float | None = described(
        Hours(),
        "Gewerkte uren per maand",
        "uren per maand",
        "Van de ouder die het minst werkt. Alleen voor kinderopvangtoeslag tot en met 2022.",
        rare=True,
        default=None,
    )
    in_inrichting: bool = described(
        YesNo(), "Woont in een inrichting", help="Dan geldt een andere bijstandsnorm.", rare=True, default=False
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


VERHUURDERS = {"corporatie": "corporatie", "particulier": "particuliere verhuurder"}
SOORTEN_VERHOGING = {
    "verbetering": "na verbetering van de woning",
    "jaarlijks": "jaarlijkse verhoging",
    "epv": "energieprestatievergoeding",
}
MAATREGELEN = {
    "isolatie": "isolatie",
    "glas": "glas, ramen of deuren",
    "installatie": "installatie (zonnepanelen, warmtepomp)",
    "comfort": "comfort (keuken, badkamer)",
}
EPV_STELSELS = {
    "oorspronkelijk_30": "oorspronkelijk, warmtevraag tot 30",
    "oorspronkelijk_40": "oorspronkelijk, warmtevraag tot 40",
    "oorspronkelijk_50": "oorspronkelijk, warmtevraag tot 50",
    "basis": "vanaf 2023, basis",
    "hoog_eengezins": "vanaf 2023, hoog, eengezinswoning",
    "hoog_eengezins_na_2019": "vanaf 2023, hoog, eengezinswoning na 2019",
    "hoog_meergezins": "vanaf 2023, hoog, meergezinswoning",
    "hoog_meergezins_na_2019": "vanaf 2023, hoog, meergezinswoning na 2019",
}


@record(frozen=True, kw_only=True)
class Ingreep:
    """What the rise is for, to say which rule holds for it; what is left out has to be checked."""

    soort: str = described(Choice(SOORTEN_VERHOGING), "Waarvoor", default="verbetering")
    verhuurder: str | None = described(Choice(VERHUURDERS), "Verhuurder", default=None)
    zittende_huurder: bool | None = described(
        YesNo(), "Zittende huurder", help="Nee: een nieuwe verhuring.", default=None
    )
    maatregelen: tuple[str, ...] = described(
        Listed(Choice(MAATREGELEN), maximum=len(MAATREGELEN)), "Maatregelen", default=()
    )
    complex_vanaf_tien: bool | None = described(YesNo(), "Complex van tien of meer woningen", default=None)
    datum: str | None = described(Day(), "Verhoging gaat in op", default=None)
    opgeleverd: str | None = described(Day(), "Werk opgeleverd op", help="Leeg: de dag van de verhoging.", default=None)
    contract_vanaf: str | None = described(Day(), "Huurcontract vanaf", default=None)
    aanvangshuur_per_maand: float | None = described(
        Amount(), "Kale huur bij de start van het contract", "euro per maand", default=None
    )
    punten: float | None = described(Amount(1000), "Punten volgens de verhuurder", "punten", default=None)
    inkomen_twee_jaar_terug: float | None = described(
        Amount(), "Inkomen van het huishouden twee jaar terug", "euro per jaar", default=None
    )
    oppervlakte_m2: float | None = described(
        Amount(10_000), "Oppervlakte", "m2", "Gebruiksoppervlakte op het energielabel.", default=None
    )
    epv_stelsel: str | None = described(Choice(EPV_STELSELS), "Regels van de EPV", default=None)


@record(frozen=True, kw_only=True)
class Energie:
    """Use and prices of energy, in place of an amount a month; a price is asked where there is use."""

    gas_m3_per_jaar: float = described(Amount(), "Gas", "m3 per jaar", default=0.0)
    stroom_kwh_per_jaar: float = described(Amount(), "Stroom", "kWh per jaar", default=0.0)
    warmte_gj_per_jaar: float = described(Amount(), "Warmte", "GJ per jaar", default=0.0)
    prijs_gas: float | None = described(Price(), "Prijs gas", "euro per m3", "Met belasting en btw.", default=None)
    prijs_stroom: float | None = described(
        Price(), "Prijs stroom", "euro per kWh", "Met belasting en btw.", default=None
    )
    prijs_warmte: float | None = described(
        Price(), "Prijs warmte", "euro per GJ", "Met belasting en btw.", default=None
    )
    vast_per_maand: float = described(
        Amount(), "Vaste kosten energie", "euro per maand", "Vastrecht en netbeheer, na de vermindering.", default=0.0
    )


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
    energielast_laag_per_maand: float | None = described(
        Amount(), "Energie per maand, laag", "euro per maand", "Als het meevalt.", rare=True, default=None
    )
    energielast_hoog_per_maand: float | None = described(
        Amount(), "Energie per maand, hoog", "euro per maand", "Als het tegenvalt.", rare=True, default=None
    )
    energie: Energie | None = described(Nested(Energie), "Energie uit verbruik", rare=True, default=None)
    servicekosten_per_maand: Servicekosten = described(
        Nested(Servicekosten), "Servicekosten", "euro per maand", default=Servicekosten()
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
    verhuizing: bool = described(
        YesNo(),
        "Een andere woning",
        help="Nee: dezelfde woning als nu, zoals na een renovatie.",
        rare=True,
        default=False,
    )
    ingreep: Ingreep | None = described(Nested(Ingreep), "Mag dit gevraagd worden", rare=True, default=None)
    huishouden: Huishouden | None = described(
        Nested(Huishouden),
        "Ander huishouden",
        help="Wie hier woont, als dat anders is dan nu. Leeg: hetzelfde huishouden.",
        rare=True,
        default=None,
    )
    peildatum: str | None = described(
        Day(), "Andere peildatum", help="De dag van deze situatie. Leeg: dezelfde dag.", rare=True, default=None
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
    norm_per_maand: float | None = described(Amount(), "Eigen norm", "euro per maand", default=None)


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
    kinderbijslag_per_maand: float | None = described(
        Amount(), "Kinderbijslag nu ontvangen", "euro per maand", rare=True, default=None
    )
    kinderopvangtoeslag_per_maand: float | None = described(
        Amount(),
        "Kinderopvangtoeslag nu ontvangen",
        "euro per maand",
        "Ook als de opvang de toeslag zelf ontvangt.",
        rare=True,
        default=None,
    )


TOESLAGEN = ("huurtoeslag_per_maand", "zorgtoeslag_per_maand", "kindgebonden_budget_per_maand")
ALLE_TOESLAGEN = (*TOESLAGEN, "kinderopvangtoeslag_per_maand")  # the last only where there is childcare


@record(frozen=True, kw_only=True)
class Geval:
    """A case: everything the computation is about. Nothing in it points to a person."""

    versie: int = described(Whole(1, 9999), "Versie")
    peildatum: str = described(Day(), "Peildatum", help="De tabellen van deze dag gelden.")
    huishouden: Huishouden = described(Nested(Huishouden), "Huishouden")
    woonsituaties: tuple[Woonsituatie, ...] = described(
        Listed(Nested(Woonsituatie), minimum=1, maximum=MOST_SITUATIONS), "Woonsituaties"
    )
    dossier: str | None = described(
        Text(), "Dossier", help="Eigen zaakcode; geen naam en geen burgerservicenummer.", default=None
    )
    vaste_bedragen: VasteBedragen = described(Nested(VasteBedragen), "Vaste bedragen", default=VasteBedragen())
    ontvangt_nu: OntvangtNu = described(Nested(OntvangtNu), "Ontvangt nu", default=OntvangtNu())
    bijzonderheden: tuple[str, ...] = described(
        Listed(Text()),
        "Bijzonderheden",
        help="Wat het programma niet berekent; komt als signaal terug.",
        default=(),
    )
    norm: str | None = described(Text(), "Norm", help="Waarmee het leefbudget wordt vergeleken.", default=None)
