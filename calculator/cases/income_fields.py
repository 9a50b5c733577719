"""One income of a person: what it is, the amount as it stands on paper, and how the year follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.cases.fields import Amount, Choice, Mistake, Whole, YesNo, described
from calculator.records import record

MOST_INCOMES = 20
SOORTEN = {
    "loon": "loon",
    "bijstand": "bijstand",
    "aow": "AOW",
    "pensioen": "pensioen",
    "uitkering": "uitkering (WW, WIA, Anw)",
    "wajong": "Wajong",
    "winst": "winst (zzp, eigen bedrijf)",
    "partneralimentatie": "partneralimentatie",
    "onbelast": "onbelast (kinderalimentatie, reiskosten)",
}
PERIODEN = {"jaar": "per jaar", "maand": "per maand", "vier_weken": "per vier weken", "week": "per week"}
PERIODEN_PER_JAAR = {"jaar": 1, "maand": 12, "vier_weken": 13, "week": 52}
PAPIEREN = {
    "loonstrook": "loonstrook",
    "jaaropgave": "jaaropgave",
    "uwv": "specificatie van UWV",
    "gemeente": "specificatie van de gemeente",
    "svb": "specificatie van de SVB",
    "bank": "bankafschrift",
}
OP_PAPIER = {
    "loonstrook": ("loon",),
    "jaaropgave": ("loon", "bijstand", "aow", "pensioen", "uitkering", "wajong"),
    "uwv": ("uitkering", "wajong"),
    "gemeente": ("bijstand",),
    "svb": ("aow", "uitkering"),
    "bank": tuple(soort for soort in SOORTEN if soort != "winst"),
}
MET_VAKANTIEGELD = ("loon", "uitkering", "wajong")  # of which 8% comes on top
NIETS_INGEHOUDEN = ("winst", "partneralimentatie")
VAN_GELEEFD = ("loon", "bijstand", "aow", "uitkering", "wajong")  # a small pension or allowance is nothing odd
_YEAR = 12
_MAY = 5  # holiday pay of a year is paid in May


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
    papier: str | None = described(
        Choice(PAPIEREN), "Gelezen van", help="Het papier waar het bedrag op staat.", rare=True, default=None
    )
    papier_jaar: int | None = described(
        Whole(2000, 2099), "Jaar van het papier", help="Het jaar dat op het papier staat.", rare=True, default=None
    )
    tot_en_met_periode: int | None = described(
        Whole(1, 52),
        "Opgeteld tot en met periode",
        help="Als het bedrag het opgetelde loon is (cumulatief): het nummer van de periode.",
        rare=True,
        default=None,
    )
    bedrag_per_periode: float | None = described(
        Amount(),
        "Loon per gewone periode",
        "euro per periode",
        "Loon voor loonheffing van een periode zonder extra's. Leeg: het gemiddelde tot nu toe, als schatting.",
        rare=True,
        default=None,
    )
    brutoloon_per_periode: float | None = described(
        Amount(),
        "Brutoloon per periode",
        "euro per periode",
        "Waarover het vakantiegeld is. Leeg: het loon voor loonheffing.",
        rare=True,
        default=None,
    )
    vakantiegeld_nog_te_komen: bool | None = described(
        YesNo(),
        "Vakantiegeld komt dit jaar nog",
        help="Leeg: volgens de periode; het vakantiegeld komt meestal in mei.",
        rare=True,
        default=None,
    )
    eindejaarsuitkering_per_jaar: float = described(
        Amount(), "Eindejaarsuitkering", "euro per jaar", "Bruto, als die er nog bij komt.", rare=True, default=0.0
    )
    bijtelling_per_jaar: float = described(
        Amount(),
        "Bijtelling auto van de zaak",
        "euro per jaar",
        "Telt als inkomen, maar is geen geld. Op een loonstrook of jaaropgave zit ze al in het bedrag.",
        rare=True,
        default=0.0,
    )
    van_maand: int = described(
        Whole(1, _YEAR), "Vanaf maand", help="1 tot en met 12, van dit jaar.", rare=True, default=1
    )
    tot_en_met_maand: int = described(
        Whole(1, _YEAR), "Tot en met maand", help="1 tot en met 12, van dit jaar.", rare=True, default=_YEAR
    )
    urencriterium: bool = described(
        YesNo(),
        "Voldoet aan het urencriterium",
        help="Werkt 1.225 uur of meer per jaar in de onderneming.",
        rare=True,
        default=False,
    )
    starter: bool = described(
        YesNo(), "Startersaftrek", help="Hooguit drie keer in de eerste vijf jaar.", rare=True, default=False
    )

    @property
    def is_bruto(self) -> bool:
        """Whether the amount is before tax; the norms of bijstand are net, others gross unless said otherwise."""
        return self.soort != "bijstand" if self.bruto is None else self.bruto

    @property
    def met_vakantiegeld(self) -> bool:
        """Whether holiday pay is in the amount; by default only in an amount per year."""
        return self.periode == "jaar" if self.inclusief_vakantiegeld is None else self.inclusief_vakantiegeld

    @property
    def perioden_per_jaar(self) -> int:
        """How many of these periods a year has."""
        return PERIODEN_PER_JAAR[self.periode]

    @property
    def deel_van_het_jaar(self) -> bool:
        """Whether this income lasts only some months of the year."""
        return self.maanden < _YEAR

    @property
    def maanden(self) -> int:
        """How many months of the year it lasts."""
        return max(0, self.tot_en_met_maand - self.van_maand + 1)

    @property
    def eerste_periode(self) -> int:
        """The number of the first period with this income."""
        return (self.van_maand - 1) * self.perioden_per_jaar // _YEAR + 1

    @property
    def laatste_periode(self) -> int:
        """The number of the last period with this income."""
        return -(-self.tot_en_met_maand * self.perioden_per_jaar // _YEAR)

    @property
    def verstreken_perioden(self) -> int:
        """Over how many periods the amount was added up."""
        return (self.tot_en_met_periode or 0) - self.eerste_periode + 1

    @property
    def resterende_perioden(self) -> int:
        """How many periods of this year are still to come."""
        return self.laatste_periode - (self.tot_en_met_periode or 0)

    @property
    def is_geschat(self) -> bool:
        """Whether the periods to come are an estimate: what was earned so far, on average."""
        return self.tot_en_met_periode is not None and self.bedrag_per_periode is None and self.resterende_perioden > 0

    @property
    def vakantiegeld_komt_erbij(self) -> bool:
        """Whether holiday pay comes on top of the amount, or of what was added up so far: then until May."""
        if self.tot_en_met_periode is None:
            if self.deel_van_het_jaar or self.vakantiegeld_nog_te_komen is None:
                return not self.met_vakantiegeld
            return self.vakantiegeld_nog_te_komen
        if self.vakantiegeld_nog_te_komen is not None:
            return self.vakantiegeld_nog_te_komen
        return self.tot_en_met_periode * _YEAR < _MAY * self.perioden_per_jaar and self.van_maand < _MAY

    @property
    def vakantiegeld_dit_jaar(self) -> bool:
        """Whether holiday pay of some months is paid this year: not where a job begins in May or later and goes on."""
        if self.vakantiegeld_nog_te_komen is not None:
            return self.vakantiegeld_nog_te_komen
        return self.van_maand < _MAY or self.tot_en_met_maand < _YEAR

    @property
    def bijtelling_in_bedrag(self) -> bool:
        """Whether the amount holds the benefit of a car already, as the wage on a payslip does."""
        return self.papier in ("loonstrook", "jaaropgave") or self.tot_en_met_periode is not None

    @property
    def has_extras(self) -> bool:
        """Whether more than holiday pay comes on top of the amount, or holiday pay over another amount."""
        extras = self.eindejaarsuitkering_per_jaar, self.bijtelling_per_jaar, self.brutoloon_per_periode
        return any(extra for extra in extras)

    def mistakes(self, path: str) -> Iterator[Mistake]:
        """Yield what does not fit together in this income."""
        for name, accepted in self._refused():
            yield Mistake(f"{path}.{name}", getattr(self, name), accepted)

    def _refused(self) -> Iterator[tuple[str, str]]:
        if self.papier is not None and self.soort not in OP_PAPIER[self.papier]:
            papers = [paper for paper, kinds in OP_PAPIER.items() if self.soort in kinds]
            yield "papier", f"bij {self.soort} één van: {', '.join(papers)}" if papers else f"niets bij {self.soort}"
        if self.bruto is False and self.soort in NIETS_INGEHOUDEN:
            yield "bruto", "true; er wordt niets op ingehouden, de belasting komt met de aanslag"
        if self.soort != "winst":
            yield from ((name, "alleen bij winst") for name in ("urencriterium", "starter") if getattr(self, name))
        elif self.deel_van_het_jaar:
            yield "van_maand", "geen maanden bij winst: de winst is van het hele jaar"
        if self.van_maand > self.tot_en_met_maand:
            yield "tot_en_met_maand", f"{self.van_maand} (van_maand) tot en met {_YEAR}"
        if self.papier == "jaaropgave":
            yield from self._refused_of_a_year()
        yield from self._refused_beside()
        yield from self._refused_added_up()

    def _refused_of_a_year(self) -> Iterator[tuple[str, str]]:
        if self.periode != "jaar":
            yield "periode", "jaar, bij een jaaropgave"
        if self.bruto is False:
            yield "bruto", "true: het loon voor de loonheffing op de jaaropgave is bruto"
        if self.inclusief_vakantiegeld is False:
            yield "inclusief_vakantiegeld", "true: het vakantiegeld zit in het loon op de jaaropgave"
        if self.eindejaarsuitkering_per_jaar:
            yield "eindejaarsuitkering_per_jaar", "niets: die zit al in het loon op de jaaropgave"

    def _refused_beside(self) -> Iterator[tuple[str, str]]:
        """Yield what is given beside the amount and does not belong to this kind."""
        eight = ("brutoloon_per_periode", "vakantiegeld_nog_te_komen")
        if self.soort not in MET_VAKANTIEGELD:
            yield from (
                (name, "alleen bij loon, uitkering of wajong") for name in eight if getattr(self, name) is not None
            )
            if self.soort != "pensioen" and self.eindejaarsuitkering_per_jaar:
                yield "eindejaarsuitkering_per_jaar", "alleen bij loon, uitkering, wajong of pensioen"
        if self.soort != "loon" and self.bijtelling_per_jaar:
            yield "bijtelling_per_jaar", "alleen bij loon"
        if self.periode == "jaar" and self.brutoloon_per_periode is not None:
            yield "brutoloon_per_periode", "alleen bij een bedrag per maand, vier_weken of week"
        contradicts = self.inclusief_vakantiegeld and self.tot_en_met_periode is None and not self.deel_van_het_jaar
        if self.vakantiegeld_nog_te_komen and contradicts:
            yield "vakantiegeld_nog_te_komen", "false, als het vakantiegeld al in het bedrag zit"

    def _refused_added_up(self) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with an amount that was added up so far."""
        if self.tot_en_met_periode is None:
            if self.bedrag_per_periode is not None:
                yield "bedrag_per_periode", "alleen samen met tot_en_met_periode"
            return
        first, last = self.eerste_periode, self.laatste_periode
        if self.soort not in (*MET_VAKANTIEGELD, "pensioen"):
            yield "tot_en_met_periode", "alleen bij loon, uitkering, wajong of pensioen"
        elif self.periode == "jaar":
            yield "tot_en_met_periode", "alleen bij een bedrag per maand, vier_weken of week"
        elif self.bruto is False:
            yield "bruto", "true: het opgetelde loon is het loon voor de loonheffing"
        elif not first <= self.tot_en_met_periode <= last:
            yield "tot_en_met_periode", f"een periode van {first} tot en met {last}"
