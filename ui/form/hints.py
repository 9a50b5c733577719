"""What may be said under a field without anything being wrong: how an income works out, and what looks odd.

A hint warns and never blocks. The amounts to compare with come from the tables through ``calculator.run.defaults``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from calculator.cases.case import PERIODEN, PERIODEN_PER_JAAR, VERSION, Geval, Inkomen
from calculator.cases.fields import Refused
from calculator.cases.income_fields import VAN_GELEEFD
from calculator.cases.shorthand import MET_PARTNER
from calculator.dutch.money import euro, number
from ui.form.case_record import persons_of, receivers
from ui.form.descriptors import (
    AOW,
    BEDRAG,
    BEDRAG_PARTNER,
    BRUTO,
    BY_KEY,
    INKOMEN,
    LEEFTIJD_AANVRAGER,
    LEEFTIJD_PARTNER,
    PEILDATUM,
    PERIODE,
    SOORT,
    VAKANTIEGELD,
)
from ui.form.field import Value
from ui.form.input_widgets import translated
from ui.form.record import Record, Row, age_in_doubt, relevant
from ui.form.row_lists import INKOMENS, PERSONEN

if TYPE_CHECKING:
    from calculator.outcome.result import Resultaat

HOOGSTE_GEWONE_HUUR = 2000
MAAND_OF_JAAR = (10, 14)  # times a usual amount: the other period was probably meant
MET_NORM = ("bijstand", "aow")
_WITH_USUAL = ("samen", "aanvrager", "partner")
_A_YEAR_AT_LEAST = 4_000  # below it an amount a year is as likely that of a month, as in a sheet
_MUCH = 5  # times the bijstand norm: few who ask have more in a month, and many have it in a year
_MONTHS = 4  # of the bijstand norm: who has less in a year lives of something else, or typed what comes in a month
_RUIMTE = 0.98  # under the norm by rounding only is not under the norm
_HUUR = "woonsituaties[{}].kale_huur_per_maand"
_ENERGIE = "woonsituaties[{}].energielast_per_maand"
Doubt = tuple[str, str]  # the key of an amount that looks like that of another period, and what is asked about it
_OF_PERSON = ("rol", "leeftijd", "geboren", "aow")


def hints(record: Record, resultaat: Resultaat | None, periods: Sequence[Doubt] | None = None) -> dict[str, str]:
    """Return what is said under each field, by key; ``periods`` are those of the record where they are known."""
    found: dict[str, list[str]] = {}
    for key, text in _all(record, resultaat, doubts(record) if periods is None else periods):
        found.setdefault(key, []).append(text)
    if not record.composed and BEDRAG not in found and (where := _on_no_payslip(str(record[SOORT]))):
        found[BEDRAG] = [where]
    return {key: "\n".join(texts) for key, texts in found.items()}


def _on_no_payslip(soort: str) -> str:
    """Return where the amount of an income stands that is on no payslip and in no decision."""
    match soort:
        case "winst":
            return _tr("De winst van het jaar, voor de aftrek voor ondernemers.")
        case "partneralimentatie":
            return _tr("Wat de ex-partner betaalt.")
        case "onbelast":
            return _tr("Wat er op de rekening komt.")
    return ""


def _all(record: Record, resultaat: Resultaat | None, periods: Sequence[Doubt]) -> Iterator[tuple[str, str]]:
    yield from _rents(record)
    yield from periods
    if resultaat is not None:
        yield from _income(record, resultaat)
        if not periods:  # the wrong period explains it
            yield from _below_norm(record, resultaat.huishouden.netto_inkomen_per_maand)


def _rents(record: Record) -> Iterator[tuple[str, str]]:
    high = _tr("Een hoge huur. Klopt dit bedrag per maand?")
    above = _tr("De energie is hoger dan de huur. Klopt dat?")
    year = _tr("Dit is ruim tien keer zo veel als bij de andere woning. Is het een bedrag per jaar?")
    for column in (0, 1):
        rent, energy = record[_HUUR.format(column)], record[_ENERGIE.format(column)]
        if _amount(rent) > HOOGSTE_GEWONE_HUUR:
            yield _HUUR.format(column), high
        if _amount(energy) > _amount(rent) > 0:
            yield _ENERGIE.format(column), above
        for key in (_HUUR, _ENERGIE):
            if _times(record[key.format(column)], record[key.format(1 - column)]):
                yield key.format(column), year


def doubts(record: Record) -> tuple[Doubt, ...]:
    """Compare each income with the bijstand norm of this household: tenfold per month, or a month's amount per year."""
    return tuple(_doubts(record))


def _doubts(record: Record) -> Iterator[Doubt]:
    incomes = [income for income in _incomes(record) if income[2] and income[1] != "onbelast"]
    norm = _norm_per_month(record) if incomes else None  # loads the rules: not before an income is filled in
    if norm is None:
        return
    a_year = sum(amount * PERIODEN_PER_JAAR[period] for _, _, amount, period in incomes)
    for key, soort, amount, period in incomes:
        much = amount * PERIODEN_PER_JAAR[period] / 12 >= norm * _MUCH
        if period == "maand" and much:
            yield key, _tr("Veel voor een maand. Is dit een bedrag per jaar?")
        elif period in ("vier_weken", "week") and much:
            yield key, _tr("Veel voor deze periode. Is dit een bedrag per jaar?")
        elif period == "jaar" and (
            _times(norm, amount / 12)
            or (soort in VAN_GELEEFD and (amount < _A_YEAR_AT_LEAST or a_year < norm * _MONTHS))
        ):
            yield key, _tr("Weinig voor een jaar. Is dit een bedrag per maand?")


def _income(record: Record, resultaat: Resultaat) -> Iterator[tuple[str, str]]:
    net = resultaat.huishouden.netto_inkomen_per_maand
    shown = number(net)
    if not record.composed and _of_partner(record):
        # one line: the form has no room for two
        holiday = resultaat.huishouden.vakantiegeld_netto_per_maand or 0.0
        both = _tr("Samen {net} netto per maand, met {holiday} vakantiegeld")
        text = both if holiday else _tr("Samen {net} netto per maand")
        yield BEDRAG, text.format(net=shown, holiday=number(holiday, 0))
    elif not record.composed and record[BEDRAG]:
        text = _tr("{amount} euro {period} = {net} netto per maand")
        amount = _amount(record[BEDRAG])
        written = number(amount, 0 if amount.is_integer() else 2)
        if record[PERIODE] == "maand" and round(amount, 2) == round(net, 2):
            return  # that says nothing new
        said = text.format(amount=written, period=translated(PERIODEN[str(record[PERIODE])]), net=shown)
        yield BEDRAG, said + _in_parts(resultaat)
    if record[BEDRAG] and len(whose := receivers(record)) == 1:
        yield BEDRAG, _of_one(record, *whose)


def _below_norm(record: Record, net: float) -> Iterator[tuple[str, str]]:
    norm = _norm_per_month(record)
    if norm is not None and net < norm * _RUIMTE:
        keys = [key for key, *_ in _incomes(record)] or [_first_person(record)]
        alone = _tr("Dat is minder dan de bijstandsnorm van {norm}.")
        text = _tr("Samen {net} netto per maand: minder dan de bijstandsnorm van {norm}.")
        only_one = not record.composed and record.type not in MET_PARTNER
        yield keys[0], (alone if only_one else text).format(net=euro(net), norm=euro(norm))


def _of_one(record: Record, rol: str) -> str:
    """Say whose the AOW of a couple is, and why not of the other."""
    other = LEEFTIJD_PARTNER if rol == "aanvrager" else LEEFTIJD_AANVRAGER
    if record[AOW] is None and age_in_doubt(record[other], record[PEILDATUM]):
        why = {
            "aanvrager": _tr("Dit telt als AOW van de aanvrager. Is de partner ook oud genoeg? Vul dat in bij Meer."),
            "partner": _tr("Dit telt als AOW van de partner. Is de aanvrager ook oud genoeg? Vul dat in bij Meer."),
        }
        return why[rol]
    certain = {
        "aanvrager": _tr("Dit telt als AOW van de aanvrager: de partner is er nog te jong voor."),
        "partner": _tr("Dit telt als AOW van de partner: de aanvrager is er nog te jong voor."),
    }
    return certain[rol]


def _in_parts(resultaat: Resultaat) -> str:
    """Return why a net month may be more than what comes on the account: its parts, where there are several."""
    home = resultaat.huishouden
    holiday, assessed = home.vakantiegeld_netto_per_maand or 0.0, home.via_aanslag_per_maand or 0.0
    parts = [
        text.format(amount=number(abs(amount), 0))
        for amount, text in (
            (home.netto_op_rekening_per_maand, _tr("{amount} op de rekening")),
            (holiday, _tr("{amount} vakantiegeld")),
            (assessed, _tr("{amount} via de aanslag") if assessed > 0 else _tr("{amount} te betalen met de aanslag")),
        )
        if amount
    ]
    return f": {', '.join(parts)}" if holiday or assessed else ""


def _first_person(record: Record) -> str:
    return f"{PERSONEN.key}[0].rol" if record.composed else BEDRAG


def _incomes(record: Record) -> Iterator[tuple[str, str, float, str]]:
    """Return every income with the key of its amount."""
    if not record.composed:
        for key, amount in ((BEDRAG, _amount(record[BEDRAG])), (BEDRAG_PARTNER, _of_partner(record))):
            if key == BEDRAG or amount:
                yield key, str(record[SOORT]), amount, str(record[PERIODE])
        return
    for index, person in enumerate(record.rows[PERSONEN.key]):
        for place, income in enumerate(person[INKOMENS.key]):
            key = f"{PERSONEN.key}[{index}].{INKOMENS.key}[{place}].bedrag"
            yield key, str(income["soort"]), _amount(income["bedrag"]), str(income["periode"])


def _of_partner(record: Record) -> float:
    """Return the income of the partner that is filled in beside that of the aanvrager."""
    return _amount(record[BEDRAG_PARTNER]) if relevant(BY_KEY[BEDRAG_PARTNER], record) else 0.0


def _amount(value: object) -> float:
    return float(value) if isinstance(value, float | int) else 0.0


def _times(value: object, usual: object) -> bool:
    low, high = MAAND_OF_JAAR
    base = _amount(usual)
    return base > 0 and low * base <= _amount(value) <= high * base


# -- usual amounts -----------------------------------------------------------------------------------------------------


def offers(record: Record, periods: Sequence[Doubt] | None = None) -> dict[str, str]:
    """Return the words of the buttons that fill in a usual amount where there is none, or the period in doubt."""
    found = {}
    doubted = {_path_of(key) for key, _ in (doubts(record) if periods is None else periods)}
    without = {"bijstand": _tr("Vul het bijstandsbe&drag in"), "aow": _tr("Vul het AOW-be&drag in")}
    usual_amount = {
        "bijstand": _tr("Vul het bijstandsbe&drag in ({amount} per maand)"),
        "aow": _tr("Vul het AOW-be&drag in ({amount} per maand)"),
    }
    for path, income, rol in _places(record):
        soort, amount = str(income["soort"]), income["bedrag"]
        if soort in MET_NORM and amount is None and rol in _WITH_USUAL:
            try:
                amount = usual(record, soort, rol).bedrag
            except Refused:
                found[path] = without[soort]  # the click says why it cannot be done
            else:
                found[path] = usual_amount[soort].format(amount=euro(amount))
        elif path in doubted and amount is not None:
            month = _other_period(income) == "maand"
            found[path] = _tr("Ja, dit is per maand") if month else _tr("Ja, dit is per jaar")
    return found


def _path_of(key: str) -> str:
    """Return the path of an income by the key of its amount; in front it is of both together."""
    return BEDRAG if key in (BEDRAG, BEDRAG_PARTNER) else key.removesuffix(".bedrag")


def _other_period(income: Row) -> str:
    return "maand" if income["periode"] == "jaar" else "jaar"


def _places(record: Record) -> Iterator[tuple[str, Row, str]]:
    """Return every income with its path and whose it is."""
    if not record.composed:
        yield BEDRAG, {name: record[f"{INKOMEN}.{name}"] for name in ("soort", "bedrag", "periode")}, "samen"
        return
    for index, person in enumerate(record.rows[PERSONEN.key]):
        for place, income in enumerate(person[INKOMENS.key]):
            yield f"{PERSONEN.key}[{index}].{INKOMENS.key}[{place}]", income, str(person["rol"])


def filled_in(record: Record, path: str) -> Record:
    """Return the record with what is offered filled in at a place of ``offers``: a usual amount, or the period.

    Raises:
        Refused: the tables have no amount for this household on this day.
    """
    offered, rol = next((income, rol) for place, income, rol in _places(record) if place == path)
    if offered["bedrag"] is not None:
        return _with_income(record, path, {"periode": _other_period(offered)})
    income = usual(record, str(offered["soort"]), rol)
    if path == BEDRAG:
        holiday = None if income.met_vakantiegeld == (income.periode == "jaar") else income.met_vakantiegeld
        values: dict[str, Value] = {
            BEDRAG: income.bedrag,
            PERIODE: income.periode,
            SOORT: income.soort,
            BRUTO: income.is_bruto,
            VAKANTIEGELD: holiday if income.inclusief_vakantiegeld else None,
        }
        return dataclasses.replace(record, values={**record.values, **values})
    names = ("soort", "bedrag", "periode", "bruto", "inclusief_vakantiegeld")
    return _with_income(record, path, {name: getattr(income, name) for name in names})


def _with_income(record: Record, path: str, given: Mapping[str, Value]) -> Record:
    """Return the record with other answers in one income; the rest of it stays."""
    if path == BEDRAG:
        front = {f"{INKOMEN}.{name}": value for name, value in given.items()}
        return dataclasses.replace(record, values={**record.values, **front})
    persons = tuple(
        {
            **person,
            INKOMENS.key: tuple(
                {**old, **given} if path == f"{PERSONEN.key}[{index}].{INKOMENS.key}[{place}]" else old
                for place, old in enumerate(person[INKOMENS.key])
            ),
        }
        for index, person in enumerate(record.rows[PERSONEN.key])
    )
    return dataclasses.replace(record, rows={**record.rows, PERSONEN.key: persons})


def usual(record: Record, soort: str, rol: str) -> Inkomen:
    """Return the usual income of one person, or of applicant and partner together (``rol`` is "samen").

    Raises:
        Refused: the tables have no amount for this household on this day.
    """
    from calculator.run.defaults import usual_income  # loads the rules: only when an amount is asked for

    geval = household_only(record)
    if rol != "samen":
        return usual_income(soort, rol, geval)
    first = usual_income(soort, "aanvrager", geval)
    if record.type not in MET_PARTNER or (soort == "aow" and len(receivers(record)) == 1):
        return first
    second = usual_income(soort, "partner", geval)
    return dataclasses.replace(first, bedrag=round(first.bedrag + second.bedrag, 2))


def household_only(record: Record) -> Geval:
    """Return a case with the household of a record, without incomes, in a dwelling that costs nothing.

    Raises:
        Refused: a person or the day is not filled in or not accepted.
    """
    from calculator.run.accept import parse  # loads the rules, 70 ms: only when an amount is asked for

    return parse(_bare_case(persons_of(record), record[PEILDATUM]), latest_tables=True)


def _bare_case(persons: Iterable[Mapping[str, Any]], day: object) -> dict[str, Any]:
    without = [{name: value for name, value in person.items() if name != "inkomens"} for person in persons]
    dwelling = {"naam": "nu", "kale_huur_per_maand": 0, "energielast_per_maand": 0}
    household = {"personen": without}
    return {"versie": VERSION, "peildatum": day, "huishouden": household, "woonsituaties": [dwelling]}


def _norm_per_month(record: Record) -> float | None:
    """Return the bijstand norm of the household, None when there is none or too little is filled in."""
    ages = tuple(tuple(person.get(name) for name in _OF_PERSON) for person in persons_of(record))
    return norm_of(ages, str(record[PEILDATUM]))


@lru_cache(maxsize=64)  # let go of by the desk
def norm_of(persons: tuple[tuple[Any, ...], ...], day: str) -> float | None:
    """Return the bijstand norm per month of persons, None where the case is refused."""
    from calculator.run.accept import parse
    from calculator.run.defaults import usual_income

    named = [dict(zip(_OF_PERSON, person, strict=True)) for person in persons]
    given = [{name: value for name, value in person.items() if value is not None} for person in named]
    try:
        geval = parse(_bare_case(given, day), latest_tables=True)
        roles = ["aanvrager"] + (["partner"] if geval.huishouden.partner is not None else [])
        return round(sum(usual_income("bijstand", rol, geval).bedrag for rol in roles), 2)
    except Refused:
        return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("hints", text)
