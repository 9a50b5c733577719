"""From the columns of a batch sheet to households: what each row says, what is wrong with it, and what is odd."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pyarrow as pa

from calculator.batch import reading
from calculator.batch.births import ACCEPTED_BIRTH, ages_of, answered, births, children_of
from calculator.batch.codes import Sums, refused_codes, totals_among
from calculator.batch.columns import LATER, NOW, READERS, RISE, WITH_WORDS
from calculator.batch.days import Days
from calculator.batch.days import days as read_days
from calculator.batch.notation import DUTCH, Notation
from calculator.batch.plausible import odd_amounts
from calculator.batch.reading import Array, Column, Lists
from calculator.batch.refusals import said_of_row, usual_cause
from calculator.batch.rises import Rises, rises_of
from calculator.batch.texts import Notices
from calculator.batch.values import without_words
from calculator.cases.case import MOST_PERSONS
from calculator.cases.fields import MISSING, Mistake
from calculator.dutch.yes_no import ACCEPTED_YES_NO
from calculator.outcome.whose_amounts import whose_amounts_on
from calculator.run.plan import plan_for

ROLES = ("aanvrager", "partner")
AGE_OF_CO_RESIDENT = 40  # the sheet has no ages of co-residents: adults, below AOW age and past the youth rent limit

Unread = Mapping[int, Mapping[str, Mistake]]  # by row and column the cells that gave no value, and what to say of them


@dataclass(frozen=True)
class Adult:
    """The aanvrager, or the partner in the rows that have one: age, kind of income and gross amount a year.

    Of a sheet with months of birth ``born`` holds them, NaN where there is none; ``aged`` is whether an age was given.
    Of one with such columns the second income stands in ``second_kind`` and ``second_amount``, and ``hours`` and
    ``starts`` say what holds for profit.
    """

    age: Array
    kind: Array
    amount: Array
    born: Array | None = None
    aged: Array | None = None
    second_kind: Array | None = None
    second_amount: Array | None = None
    hours: Array | None = None
    starts: Array | None = None

    @property
    def incomes(self) -> list[tuple[Array, Array]]:
        """The kinds and amounts of the incomes there are columns for."""
        second = (
            [] if self.second_kind is None or self.second_amount is None else [(self.second_kind, self.second_amount)]
        )
        return [(self.kind, self.amount), *second]

    @property
    def earns(self) -> Array:
        """Who has an income."""
        earning: Array = self.kind >= 0
        return earning if self.second_kind is None else earning | (self.second_kind >= 0)

    def of(self, rows: Array | slice) -> Adult:
        """Return the adults of some rows."""
        found: dict[str, Any] = {name: None if one is None else one[rows] for name, one in vars(self).items()}
        return Adult(**found)


@dataclass(frozen=True)
class Home:
    """One dwelling: rent, service costs and energy a month."""

    rent: Array
    service: Array
    energy: Array


@dataclass
class Households:
    """All rows of a chunk. ``right`` marks the rows that can be computed; numbers elsewhere mean nothing.

    ``columns`` has by name what was read in each column of numbers, nought where nothing was, and ``notices`` what
    is odd but not wrong. ``nothing`` counts the words that were read as an empty cell, in columns of other things than
    numbers. ``schemes`` counts by name the rows for which a scheme of the organisation is worth asking.
    """

    size: int
    days: Days
    applicant: Adult
    partner: Adult
    pair: Array
    children: Lists
    others: Lists
    assets: Array
    now: Home
    later: Home
    has_later: Array
    moves: Array
    right: Array
    columns: Mapping[str, Column]
    notices: Notices
    nothing: Mapping[str, int] = field(default_factory=dict)
    rises: Rises | None = None
    schemes: dict[str, int] = field(default_factory=dict)
    faults: dict[int, str] = field(default_factory=dict)


class _Faults:
    """Collects what is wrong, column by column, and writes it down row by row."""

    def __init__(self, size: int, columns: Mapping[str, Any], broken: Mapping[int, str], unread: Unread) -> None:
        self._columns = columns
        self._broken = dict(broken)
        self._unread = unread
        self._found: list[tuple[str, Array, str, bool, Mapping[int, str]]] = []
        self.any = np.zeros(size, dtype=bool)
        self.any[[*broken, *unread]] = True

    def add(
        self,
        name: str,
        where: Array,
        accepted: str,
        reasons: Mapping[int, str] | None = None,
        *,
        missing: bool = False,
    ) -> None:
        """Note rows in which a column is wrong, or missing where it is needed; ``reasons`` goes before ``accepted``."""
        if where.any():
            self._found.append((name, where, accepted, missing, reasons or {}))
            self.any |= where

    def add_sums(self, sums: Sums | None, amounts: tuple[Array, Array], totals: Mapping[int, str]) -> list[int]:
        """Note rows that add up others, as far as nothing else is wrong with them; return those that are an average."""
        rows, averages = sums.among(amounts, totals) if sums else ([], [])
        self._broken |= {row: _ADDS_UP for row in rows if not self.any[row]}
        self.any[rows] = True
        return [row for row in averages if not self.any[row]]

    def texts(self) -> dict[int, str]:
        """Return the sentences by row."""
        lines = {row: list(cells.values()) for row, cells in self._unread.items()}
        for name, where, accepted, missing, reasons in self._found:
            column = self._columns.get(name)
            for row in np.flatnonzero(where).tolist():
                if name in self._unread.get(row, ()):
                    continue
                value = MISSING if missing or column is None else _plain(reading.cell_at(column, row))
                expected = reasons.get(row, accepted)
                if value is not MISSING and (row not in reasons or name == "kinderen_leeftijden"):
                    expected += usual_cause(name, str(value))
                lines.setdefault(row, []).append(Mistake(name, value, expected))
        return {row: said_of_row(found) for row, found in lines.items()} | self._broken


_ADDS_UP = (
    f"{NOW[0]}, {NOW[2]}: precies de som van de rijen erboven, dus dit is geen huishouden. "
    "Haal de regel weg. Is het er toch een, zet de regel dan bovenaan."
)


_AVERAGE = f"{NOW[0]}, {NOW[2]}: precies het gemiddelde van de rijen erboven, is dit een huishouden?"


def _plain(value: object) -> object:
    """Show a date as its ISO text."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def read_households(
    columns: Mapping[str, Any],
    size: int,
    *,
    notation: Notation = DUTCH,
    broken: Mapping[int, str] | None = None,
    unread: Unread | None = None,
    latest_tables: bool = False,
    sums: Sums | None = None,
) -> Households:
    """Read the input columns of a chunk; with ``latest_tables`` also rows of a day that lies little beyond the tables.

    ``broken`` names rows of which the cells cannot be told apart, and why; ``unread`` cells that gave no value. With
    ``sums``, which knows the chunks before, a row that adds up those above it is wrong.
    """
    nothing: dict[str, int] = {}
    arrays = {
        name: reading.as_array(columns[name], may_be_coded=name in WITH_WORDS) for name in READERS if name in columns
    }
    for name in arrays.keys() & WITH_WORDS:
        arrays[name] = without_words(arrays[name], nothing)
    codes = reading.as_texts(arrays["dossier"])
    totals = totals_among(codes)
    faults = _Faults(size, arrays, {**totals, **(broken or {})}, unread or {})
    for wrong, accepted in refused_codes(codes):
        faults.add("dossier", wrong, accepted)
    days = read_days(arrays["peildatum"], notation.of("peildatum"), latest_tables=latest_tables)
    for place, accepted in days.refusals.items():
        faults.add("peildatum", days.places == place, accepted, missing=place < 0)
    read = _numbers(arrays, size, notation, faults)
    months = {rol: _births(rol, read, days, arrays, faults, notation) for rol in ROLES}
    faults.add("aanvrager_leeftijd", ~read["aanvrager_leeftijd"].given, reading.ACCEPTED_AGE, missing=True)
    pair = read["partner_leeftijd"].given
    applicant = _adult("aanvrager", read, arrays, faults, months["aanvrager"])
    partner = _adult("partner", read, arrays, faults, months["partner"])
    alone = np.zeros(size, dtype=bool)
    for kind, amount in partner.incomes:
        alone |= ~pair & ((amount > 0) | (kind != reading.NO_KIND))
    faults.add("partner_leeftijd", alone, reading.ACCEPTED_AGE + ", of geen inkomen van een partner", missing=True)
    children = _children(arrays, size, days, faults, notation)
    others = _others(arrays, size, pair, notation, faults)
    _refuse_many(pair, children.number, others.number, faults)
    later = [read[name] for name in LATER]
    has_later = later[0].given | later[1].given | later[2].given
    for place in (0, 2):  # rent and energy; no service costs means none
        faults.add(NOW[place], ~read[NOW[place]].given, reading.ACCEPTED_AMOUNT, missing=True)
        faults.add(LATER[place], has_later & ~later[place].given, reading.ACCEPTED_AMOUNT, missing=True)
    _refuse_dashes(later, faults)
    _refuse_bands(read, faults)
    rises = rises_of(arrays, size, {name: read[name] for name in RISE if name in read}, notation, faults.add)
    averages = faults.add_sums(sums, (read[NOW[0]].values, read[NOW[2]].values), totals)
    notices = Notices(size)
    notices.say(np.array(averages, dtype=np.int64), _AVERAGE)
    for rows, texts in odd_amounts(
        read, dict(zip(ROLES, (applicant.kind, partner.kind), strict=True)), children, others, ~faults.any
    ):
        notices.say(rows, texts)
    if latest_tables:
        _say_whose_amounts(notices, days, ~faults.any)
    for column in {id(column): column for column in read.values()}.values():  # nothing given counts as nought from here
        if not column.given.all() or column.wrong.any():
            np.copyto(column.values, 0.0, where=np.isnan(column.values))
    return Households(
        size=size,
        days=days,
        applicant=applicant,
        partner=partner,
        pair=pair,
        children=children,
        others=others,
        assets=read["vermogen"].values,
        now=_home([read[name] for name in NOW]),
        later=_home(later),
        has_later=has_later,
        moves=read["verhuizing"].values > 0,
        right=~faults.any,
        columns=read,
        nothing=nothing,
        rises=rises,
        faults=faults.texts(),
        notices=notices,
    )


def _say_whose_amounts(notices: Notices, days: Days, right: Array) -> None:
    """Say whose amounts are used in the rows of a day beyond the tables."""
    for place, day in enumerate(days.days):
        whose = None if day is None else whose_amounts_on(plan_for(day))
        if whose:
            notices.say(np.flatnonzero((days.places == place) & right), f"tabellen_verouderd: {whose}")


def _births(
    rol: str, read: dict[str, Column], days: Days, arrays: Mapping[str, Any], faults: _Faults, notation: Notation
) -> tuple[Array, Array] | None:
    """Read months of birth and put in the ages that follow from them; return them, and which ages were given."""
    name, age = f"{rol}_geboren", read[f"{rol}_leeftijd"]
    if name not in arrays:
        return None
    born = births(arrays[name], notation.of(name), age.given)
    faults.add(name, born.wrong, ACCEPTED_BIRTH, born.reasons)
    found = ages_of(born, age, days)
    faults.add(name, found.wrong & ~born.wrong, "", found.reasons)
    wrong = age.wrong | born.wrong | found.wrong  # of these rows the age is not known
    read[f"{rol}_leeftijd"] = replace(age, values=found.ages, given=age.given | born.given, wrong=wrong)
    return born.values, age.given


def _children(arrays: Mapping[str, Any], size: int, days: Days, faults: _Faults, notation: Notation) -> Lists:
    ages = arrays.get("kinderen_leeftijden", pa.nulls(size, pa.string()))
    children, refused = reading.children(ages)
    faults.add("kinderen_leeftijden", refused.rows, "", refused.reasons)
    if "kinderen_geboren" not in arrays:
        return children
    children, reasons = children_of(ages, arrays["kinderen_geboren"], days, notation.of("kinderen_geboren"))
    faults.add("kinderen_geboren", _in_rows(reasons, size), "", reasons)
    return children


def _others(arrays: Mapping[str, Any], size: int, pair: Array, notation: Notation, faults: _Faults) -> Lists:
    """Read the co-residents: what each earns, and whether it is the toeslagpartner."""
    name, asked = "medebewoners_bruto_inkomen_per_jaar", "medebewoner_toeslagpartner"
    others, refused = reading.co_residents(arrays[name], notation.decimal(name))
    faults.add(name, refused.rows, "", refused.reasons)
    if asked not in arrays:
        return others
    others, reasons = answered(others, arrays[asked], pair)
    faults.add(asked, _in_rows(reasons, size), "", reasons)
    return others


def _in_rows(reasons: Mapping[int, str], size: int) -> Array:
    rows = np.zeros(size, dtype=bool)
    rows[list(reasons)] = True
    return rows


def _numbers(arrays: Mapping[str, Any], size: int, notation: Notation, faults: _Faults) -> dict[str, Column]:
    """Read every column of numbers; those that are absent share one of empty cells."""
    absent = Column(np.full(size, np.nan), np.zeros(size, dtype=bool), np.zeros(size, dtype=bool))
    found = {}
    for name, reader in READERS.items():
        if reader not in ("amount", *_OTHER_NUMBERS):
            continue
        if name not in arrays:
            found[name] = absent
            continue
        if reader == "amount":
            found[name] = reading.amounts(arrays[name], notation.decimal(name))
        else:
            found[name] = _OTHER_NUMBERS[reader][0](arrays[name])
        accepted = _OTHER_NUMBERS[reader][1] if reader in _OTHER_NUMBERS else reading.ACCEPTED_AMOUNT
        faults.add(name, found[name].wrong, accepted, found[name].reasons)
    return found


_OTHER_NUMBERS = {
    "age": (reading.ages, reading.ACCEPTED_AGE),
    "yes_no": (reading.yes_no, ACCEPTED_YES_NO),
}


def _refuse_many(pair: Array, children: Array, others: Array, faults: _Faults) -> None:
    """Refuse households of more persons than a case may have, in the column with most of them."""
    many = 1 + pair + children + others > MOST_PERSONS
    faults.add("kinderen_leeftijden", many & (children >= others), _ACCEPTED_PERSONS)
    faults.add("medebewoners_bruto_inkomen_per_jaar", many & (children < others), _ACCEPTED_PERSONS)


_ACCEPTED_PERSONS = f"een huishouden van ten hoogste {MOST_PERSONS} personen"


def _refuse_dashes(later: list[Column], faults: _Faults) -> None:
    """Refuse a later dwelling of dashes alone: they may be noughts, or say that there is nothing to compare."""
    if any(column.dashes is not None for column in later):
        nothing = np.zeros(len(later[0].given), dtype=bool)
        dashes = [nothing if column.dashes is None else column.dashes for column in later]
        only = dashes[0] | dashes[1] | dashes[2]
        for column, dash in zip(later, dashes, strict=True):
            only &= dash | ~column.given
        faults.add(LATER[0], only, "een bedrag, of lege cellen als er niets te vergelijken is")


def _adult(
    rol: str,
    read: Mapping[str, Column],
    arrays: Mapping[str, Any],
    faults: _Faults,
    births: tuple[Array, Array] | None,
) -> Adult:
    """Read one adult; an amount needs a kind, and a kind an amount: forgetting one of the two is not zero income."""
    kind, amount = _income(f"{rol}_", read, arrays, faults)
    second = _SECOND.format(rol)
    there = any(name.startswith(second) for name in arrays)
    adult = Adult(
        read[f"{rol}_leeftijd"].values,
        kind,
        amount,
        *(births or (None, None)),
        *(_income(second, read, arrays, faults) if there else (None, None)),
        *(read[name].values > 0 if (name := f"{rol}_{fact}") in arrays else None for fact in _OF_PROFIT),
    )
    profit = np.any([kind == reading.PROFIT for kind, _ in adult.incomes], axis=0)
    for fact, told in zip(_OF_PROFIT, (adult.hours, adult.starts), strict=True):
        if told is not None:
            faults.add(f"{rol}_{fact}", told & ~profit, "alleen bij winst")
    return adult


_SECOND = "{}_tweede_"
_OF_PROFIT = ("urencriterium", "starter")


def _income(begin: str, read: Mapping[str, Column], arrays: Mapping[str, Any], faults: _Faults) -> tuple[Array, Array]:
    """Read one income of an adult, from the columns that begin like this."""
    name, of_amount = f"{begin}inkomen_soort", f"{begin}bruto_inkomen_per_jaar"
    amount = read[of_amount]
    kind = reading.kinds(arrays[name]) if name in arrays else np.full(len(amount.given), reading.NO_KIND)
    faults.add(name, kind == reading.WRONG_KIND, reading.ACCEPTED_KIND)
    faults.add(name, (amount.values > 0) & (kind == reading.NO_KIND), reading.ACCEPTED_KIND, missing=True)
    faults.add(of_amount, ~amount.given & (kind >= 0), reading.ACCEPTED_AMOUNT, missing=True)
    return kind, amount.values


def _refuse_bands(read: Mapping[str, Column], faults: _Faults) -> None:
    """Refuse a band of energy that does not lie around the expected amount."""
    expected = read[LATER[2]]
    for end, accepted in (("laag", "hooguit"), ("hoog", "minstens")):
        name = f"energielast_na_{end}_per_maand"
        band = read[name]
        with np.errstate(invalid="ignore"):
            outside = band.values > expected.values if end == "laag" else band.values < expected.values
        faults.add(name, band.given & (outside | ~expected.given), f"{accepted} {LATER[2]}")


def _home(columns: list[Column]) -> Home:
    return Home(*(column.values for column in columns))
