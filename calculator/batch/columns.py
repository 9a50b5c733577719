"""The columns of a batch sheet: which there are and what is read in them, which may be missing, what the run adds."""

from __future__ import annotations

from dataclasses import dataclass

from calculator.cases.case import MAATREGELEN, SOORTEN, TOESLAGEN, VERHUURDERS
from calculator.rules import outcomes


@dataclass(frozen=True)
class SheetColumn:
    """A column of the input: its name, which of the readers of :mod:`calculator.batch.reading` reads it, its meaning.

    A column that may be missing is read as empty cells.
    """

    name: str
    reader: str
    meaning: str
    required: bool = True


_KIND = "Eén van: " + ", ".join(SOORTEN) + ". Leeg: geen inkomen."
_GROSS = "Belastbaar jaarbedrag met vakantiegeld; bij onbelast het bedrag zelf."
_LIKE_APPLICANT, _AFTER, _RECEIVED = "Als bij de aanvrager.", "Na de verandering.", "Zoals bij de huurtoeslag."
COLUMNS = (
    SheetColumn("dossier", "code", "Eigen code; geen naam en geen burgerservicenummer. Mag leeg zijn."),
    SheetColumn("peildatum", "day", "Datum waarvan de tabellen gelden."),
    SheetColumn("aanvrager_leeftijd", "age", "Hele jaren op de peildatum."),
    SheetColumn("aanvrager_inkomen_soort", "kind", _KIND),
    SheetColumn("aanvrager_bruto_inkomen_per_jaar", "amount", _GROSS),
    SheetColumn("partner_leeftijd", "age", "Leeg: geen partner."),
    SheetColumn("partner_inkomen_soort", "kind", _LIKE_APPLICANT),
    SheetColumn("partner_bruto_inkomen_per_jaar", "amount", _LIKE_APPLICANT),
    SheetColumn("kinderen_leeftijden", "ages", "Leeftijden met een puntkomma ertussen, zoals 10;12. Leeg: geen."),
    SheetColumn(
        "medebewoners_bruto_inkomen_per_jaar",
        "amounts",
        "Per medebewoner (een volwassene) het jaarinkomen, zoals 12000;9000.",
    ),
    SheetColumn("vermogen", "amount", "Van aanvrager en partner op 1 januari. Leeg: geen."),
    SheetColumn("kale_huur_nu_per_maand", "amount", "Huur zonder servicekosten."),
    SheetColumn(
        "subsidiabele_servicekosten_nu_per_maand", "amount", "Servicekosten die voor huurtoeslag kunnen meetellen."
    ),
    SheetColumn("energielast_nu_per_maand", "amount", "Gas, stroom en warmte samen."),
    SheetColumn(
        "kale_huur_na_per_maand",
        "amount",
        "Na de verandering; leeg als er niets te vergelijken is.",
        required=False,
    ),
    SheetColumn("subsidiabele_servicekosten_na_per_maand", "amount", _AFTER, required=False),
    SheetColumn("energielast_na_per_maand", "amount", _AFTER, required=False),
)
# What a sheet may say besides, and a new one has no columns for.
EXTRA = (
    SheetColumn(
        "aanvrager_geboren",
        "birth",
        "Jaar en maand, zoals 1988-07; in plaats van de leeftijd of ernaast.",
        required=False,
    ),
    SheetColumn("partner_geboren", "birth", _LIKE_APPLICANT, required=False),
    SheetColumn(
        "kinderen_geboren",
        "births",
        "Jaren en maanden, zoals 2015-04;2019-11, in de volgorde van de leeftijden.",
        required=False,
    ),
    SheetColumn(
        "medebewoner_toeslagpartner",
        "answers",
        "Per medebewoner ja of nee, zoals nee;ja: is dit de toeslagpartner?",
        required=False,
    ),
    *(
        SheetColumn(f"{rol}_{name}", reader, meaning, required=False)
        for rol in ("aanvrager", "partner")
        for name, reader, meaning in (
            ("urencriterium", "yes_no", "Bij winst: ja als het urencriterium is gehaald. Leeg of nee: niet."),
            ("starter", "yes_no", "Bij winst: ja bij recht op startersaftrek. Leeg of nee: niet."),
            ("tweede_inkomen_soort", "kind", "Een tweede inkomen van dezelfde persoon. Leeg: geen."),
            ("tweede_bruto_inkomen_per_jaar", "amount", "Als bij het eerste inkomen."),
        )
    ),
    SheetColumn("energielast_na_laag_per_maand", "amount", "Energie na, als het meevalt.", required=False),
    SheetColumn("energielast_na_hoog_per_maand", "amount", "Energie na, als het tegenvalt.", required=False),
    SheetColumn(
        "verhuurder",
        "landlord",
        f"Om te zeggen of de verhoging gevraagd mag worden: {' of '.join(VERHUURDERS)}. Leeg: niet bekend.",
        required=False,
    ),
    SheetColumn("zittende_huurder", "yes_no", "Nee: een nieuwe verhuring. Leeg: niet bekend.", required=False),
    SheetColumn(
        "maatregelen",
        "measures",
        f"Wat er verbeterd is, met een puntkomma ertussen: {', '.join(MAATREGELEN)}.",
        required=False,
    ),
    SheetColumn("complex_vanaf_tien", "yes_no", "Ja: tien of meer woningen. Leeg: niet bekend.", required=False),
    SheetColumn("datum_verhoging", "any_day", "De dag waarop de verhoging ingaat. Leeg: niet bekend.", required=False),
    SheetColumn("verhuizing", "yes_no", "Ja: na is een andere woning. Leeg of nee: dezelfde.", required=False),
    SheetColumn("ontvangt_nu_huurtoeslag_per_maand", "amount", "Wat nu binnenkomt. Leeg: niet bekend.", required=False),
    SheetColumn("ontvangt_nu_zorgtoeslag_per_maand", "amount", _RECEIVED, required=False),
    SheetColumn("ontvangt_nu_kindgebonden_budget_per_maand", "amount", _RECEIVED, required=False),
)
READERS = {column.name: column.reader for column in (*COLUMNS, *EXTRA)}
KNOWN = tuple(READERS)
INPUT = tuple(column.name for column in COLUMNS)
REQUIRED = tuple(column.name for column in COLUMNS if column.required)
NOW, LATER = (
    (f"kale_huur_{when}_per_maand", f"subsidiabele_servicekosten_{when}_per_maand", f"energielast_{when}_per_maand")
    for when in ("nu", "na")
)
AMOUNTS = tuple(name for name, reader in READERS.items() if reader == "amount")
NUMERIC = tuple(name for name, reader in READERS.items() if reader in ("age", "amount"))
WITH_WORDS = frozenset(  # of which a cell may hold a word that means nothing; in most rows are the same few texts
    name for name, reader in READERS.items() if reader not in ("code", "age", "amount")
)
LISTS = tuple(
    name for name, reader in READERS.items() if reader in ("ages", "amounts", "births", "answers", "measures")
)
INSTEAD = {  # a column that may be missing where this one is there
    "aanvrager_leeftijd": "aanvrager_geboren",
    "partner_leeftijd": "partner_geboren",
    "kinderen_leeftijden": "kinderen_geboren",
}
NEEDED = ("peildatum", NOW[0], NOW[2])  # in every row, and an age of the aanvrager
RECEIVED = TOESLAGEN  # behind ontvangt_nu_
RISE = ("verhuurder", "zittende_huurder", "maatregelen", "complex_vanaf_tien", "datum_verhoging")
FAULT = "fout"
NOTICE = "let_op"
OF_HOUSEHOLD = tuple(outcome.name for outcome in outcomes.HUISHOUDEN if outcome.batch)
OF_DWELLING = (
    *(outcome.name.removesuffix("_per_maand") for outcome in outcomes.WONING if outcome.batch),
    "marge",
)
DIFFERENCE = "verschil_resterend_leefbudget_per_maand"
_AMOUNTS = (
    *OF_HOUSEHOLD,
    *(f"{name}_{when}_per_maand" for when in ("nu", "na") for name in OF_DWELLING),
    DIFFERENCE,
)
NORM = ("norm_laag_per_maand", "norm_hoog_per_maand")
NUMBERS = (*_AMOUNTS, *NORM)
JUDGED = ("oordeel_nu", "oordeel_na")
JUDGEMENTS = ("te_weinig", "op_de_rand", "genoeg")  # by their number among the outcomes
PUBLISHED = "norm_is_gepubliceerd"  # counted, without a column
OUTPUT = (FAULT, *NUMBERS, *JUDGED, NOTICE)
_MEANINGS = {
    FAULT: "Wat er mis is met de rij. Leeg: de rij is berekend.",
    NOTICE: "Wat opvalt aan de rij: een code, en kort wat er is.",
    "toetsingsinkomen_per_jaar": "Het inkomen waar de toeslagen van uitgaan, van alle toeslagpartners samen.",
    "netto_inkomen_per_maand": "Wat er van het inkomen overblijft na belasting en premie, met vakantiegeld.",
    "zorgtoeslag_per_maand": "Zorgtoeslag van het huishouden.",
    "kindgebonden_budget_per_maand": "Kindgebonden budget van het huishouden.",
    "kinderbijslag_per_maand": "Kinderbijslag, per maand gerekend.",
    "huurtoeslag": "Huurtoeslag die wordt uitbetaald.",
    "netto_woonlast": "Huur, servicekosten en energie, min de huurtoeslag.",
    "resterend_leefbudget": "Wat er overblijft om van te leven na woonlast, zorgkosten en vaste lasten.",
    "marge": "Wat er overblijft min de norm. Leeg: er is geen norm.",
    DIFFERENCE: "Wat er na overblijft min wat er nu overblijft.",
    NORM[0]: "Laagste bedrag van de norm.",
    NORM[1]: "Hoogste bedrag van de norm; daarmee wordt vergeleken.",
    "oordeel": f"Is het genoeg volgens de norm: {', '.join(JUDGEMENTS)}.",
}
_WHEN = {"_nu": "Nu.", "_na": "Na."}


def meaning_of(name: str) -> str:
    """Return what stands in a column of a run: of the input, of the outcomes, or of the owner of the sheet."""
    given = next((column.meaning for column in (*COLUMNS, *EXTRA) if column.name == name), "")
    if given or name in _MEANINGS:
        return given or _MEANINGS[name]
    if name not in OUTPUT:
        return "Uw eigen kolom, overgenomen zoals hij was."
    bare = name.removesuffix("_per_maand")
    said = _MEANINGS.get(bare[:-3], "Berekend bedrag in euro's.")
    return f"{_WHEN[bare[-3:]]} {said}" if bare[-3:] in _WHEN else said


EARLIER_RUN = frozenset((FAULT, *_AMOUNTS))  # a sheet with all of these came from a run, whatever later ones add
