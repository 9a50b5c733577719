"""Reading the cells of a batch sheet as arrays: amounts, ages, days, kinds of income and lists, with what is wrong.

Every reader takes one column: a pyarrow array of any type, or a list of Python values of several types. It returns
numpy arrays with one element a row. Texts are read as :mod:`calculator.dutch` reads them everywhere, amounts in the
notation of their column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from calculator.batch.notation import DUTCH, Notation
from calculator.batch.texts import cell_text
from calculator.cases.case import SOORTEN
from calculator.cases.fields import MAXIMUM_AMOUNT, MISSING, Amount, Choice, Day, Refused, Text, Whole, looks_like_bsn
from calculator.dutch.ages import OLDEST, NotAnAge, parse_age, parse_ages
from calculator.dutch.dates import NotADay, parse_day
from calculator.dutch.marks import as_seen
from calculator.dutch.money import CENT_DUST, NotAnAmount, TwoReadings, euro, parse_amounts, read_amount
from calculator.dutch.yes_no import NotYesOrNo, parse_yes_no
from calculator.rules.rounding import GUARD_CENT, op_centen
from calculator.run.plan import plan_for
from calculator.sheets.formats import day_of_serial

Array = np.ndarray[Any, Any]
T = TypeVar("T")

AMOUNT, AGE = Amount(), Whole(0, OLDEST)
ACCEPTED_AMOUNT, ACCEPTED_AGE = AMOUNT.refuse(MISSING) or "", AGE.refuse(MISSING) or ""
ACCEPTED_KIND = Choice(SOORTEN).refuse(MISSING) or ""
ACCEPTED_DAY = Day().refuse(MISSING) or ""
ACCEPTED_AGES = "leeftijden in hele jaren met een puntkomma ertussen, zoals 10;12"
ACCEPTED_AMOUNTS = "bedragen met een puntkomma ertussen, zoals 12000;9000"
_NO_LIST = "; Excel maakt van 10,12 een getal en van 10-12 een datum, typ daarom 10;12"
KINDS = tuple(SOORTEN)
NO_KIND, WRONG_KIND = -1, -2

_SIMPLE = r"^[0-9]+([.,][0-9]{1,2})?$"
_WHOLE = r"^[0-9]{1,3}([.,]0+)?$"
_SERIAL = re.compile(r"\d{5}(?:[.,]0+)?", re.ASCII)
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_MONTHS = 12
_REMEMBERED = 1 << 16


@dataclass(frozen=True)
class Column:
    """Numbers of one column: NaN where a cell is empty or wrong.

    ``reasons`` says of rows that are wrong in a way of their own what is accepted there. ``rounded`` marks the amounts
    that had more than two decimals, ``dashes`` those that were written as a dash; None where there are none.
    """

    values: Array
    given: Array
    wrong: Array
    reasons: Mapping[int, str] = field(default_factory=dict)
    rounded: Array | None = None
    dashes: Array | None = None


def as_array(column: Any) -> Any:
    """Return one plain pyarrow array of a chunked, dictionary encoded or nested one; a list stays a list."""
    if isinstance(column, list):
        return column
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
        if isinstance(column, pa.ChunkedArray):  # older versions keep an empty list of chunks
            column = pa.concat_arrays(column.chunks) if column.num_chunks else pa.nulls(0, column.type)
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if pa.types.is_string_view(column.type) or pa.types.is_large_string(column.type):
        column = column.cast(pa.string())
    if not any(known(column.type) for known in _PLAIN_TYPES):
        column = pa.array([_as_text(value) for value in column.to_pylist()], pa.string())
    return column


_PLAIN_TYPES = (
    pa.types.is_string,
    pa.types.is_floating,
    pa.types.is_integer,
    pa.types.is_decimal,
    pa.types.is_boolean,
    pa.types.is_date,
    pa.types.is_timestamp,
    pa.types.is_null,
)


def _as_text(value: object) -> str | None:
    """Return a cell of another type as a text; a list as the text it stands for."""
    return ";".join(map(str, value)) if isinstance(value, list) else None if value is None else str(value)


def as_texts(column: Any) -> Any:
    """Return a column of several types as an array of the texts that a person would type; others as they are."""
    return pa.array(map(cell_text, column), pa.string()) if isinstance(column, list) else column


def cell_at(column: Any, row: int) -> Any:
    """Return the value of a cell."""
    return column[row] if isinstance(column, list) else column[row].as_py()


def amounts(column: Any, decimal: str | None = ",") -> Column:
    """Read euros; more than two decimals are rounded to the cent, half up, as a spreadsheet shows them."""
    reasons: dict[int, str] = {}
    dashes: list[int] = []

    def slow(row: int, text: str) -> float | None:
        amount, reason = amount_of(text, decimal)
        if reason:
            reasons[row] = reason
        elif amount == 0 and not re.search(r"\d", text):
            dashes.append(row)
        return amount

    values, given = _numbers(column, _SIMPLE, slow)
    cents = values * 100
    cents += 0.5 + GUARD_CENT
    np.floor(cents, out=cents)
    cents /= 100
    with np.errstate(invalid="ignore"):
        wrong = given & ~((values >= 0) & (cents <= MAXIMUM_AMOUNT))
        if wrong.any():
            cents[wrong] = np.nan
        rounded = np.abs(values - cents) > CENT_DUST
    return Column(
        cents,
        given,
        wrong,
        reasons,
        rounded if rounded.any() else None,
        _marked(len(values), dashes) if dashes else None,
    )


def _marked(size: int, rows: list[int]) -> Array:
    marks = np.zeros(size, dtype=bool)
    marks[rows] = True
    return marks


def ages(column: Any) -> Column:
    """Read whole years; 38.0 is one too, because a column with empty cells becomes a column of fractions."""

    def slow(_: int, text: str) -> float | None:
        try:
            return parse_age(text)
        except NotAnAge:
            return None

    values, given = _numbers(column, _WHOLE, slow)
    with np.errstate(invalid="ignore"):
        right = (values >= 0) & (values <= OLDEST) & (values == np.floor(values))
    return Column(np.where(right, values, np.nan), given, given & ~right)


def _numbers(column: Any, pattern: str, slow: Callable[[int, str], float | None]) -> tuple[Array, Array]:
    """Return the numbers of a column and where a cell holds something; NaN where that is no number.

    ``slow`` reads the texts that are not of the simple ``pattern``.
    """
    if isinstance(column, list):
        return _mixed_numbers(column, pattern, slow)
    kind = column.type
    if pa.types.is_floating(kind) or pa.types.is_integer(kind) or pa.types.is_decimal(kind):
        values = np.asarray(column.cast(pa.float64(), safe=False).to_numpy(zero_copy_only=False), dtype=np.float64)
        given = ~np.isnan(values)
        return values, given
    if not pa.types.is_string(kind):
        given = np.asarray(column.is_valid().to_numpy(zero_copy_only=False))
        return np.full(len(column), np.nan), given
    text = pc.utf8_trim_whitespace(column)
    given = np.asarray(pc.fill_null(pc.not_equal(text, ""), fill_value=False).to_numpy(zero_copy_only=False))
    simple = pc.match_substring_regex(text, pattern)
    quick = pc.if_else(simple, pc.replace_substring(text, ",", "."), None)
    values = quick.cast(pa.float64()).to_numpy(zero_copy_only=False).copy()
    for row in np.flatnonzero(given & np.isnan(values)).tolist():
        found = slow(row, text[row].as_py())
        if found is not None:
            values[row] = found
    return values, given


def _mixed_numbers(cells: list[Any], pattern: str, slow: Callable[[int, str], float | None]) -> tuple[Array, Array]:
    """Return the numbers of cells of several types; a truth value or a day is none."""
    values, given = _numbers(
        pa.array([cell if isinstance(cell, str) else None for cell in cells], pa.string()), pattern, slow
    )
    for row, cell in enumerate(cells):
        if not isinstance(cell, str) and not _is_empty(cell):
            given[row] = True
            values[row] = cell if isinstance(cell, int | float) and not isinstance(cell, bool) else np.nan
    return values, given


@lru_cache(_REMEMBERED)
def amount_of(text: str, decimal: str | None) -> tuple[float | None, str | None]:
    """Read an amount in a text; None when it is none, with what is accepted where that has a reason of its own."""
    try:
        return read_amount(text, decimal), None
    except TwoReadings as two:
        with_comma, with_point = (euro(op_centen(amount)) for amount in two.readings)
        return None, f"een bedrag dat op één manier te lezen is; dit kan {with_comma} zijn of {with_point}"
    except NotAnAmount:
        return None, None


def _coded(column: Any) -> tuple[Array, list[Any]]:
    """Return for each row the place of its value in the list of different values; an empty cell is -1."""
    if isinstance(column, list):
        places: dict[tuple[type, Any], int] = {}
        codes = [-1 if cell is None else places.setdefault((type(cell), cell), len(places)) for cell in column]
        return np.array(codes, dtype=np.int64), [value for _, value in places]
    if pa.types.is_null(column.type):
        return np.full(len(column), -1), []
    encoded = column.dictionary_encode()
    found = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    return np.asarray(found), encoded.dictionary.to_pylist()


def _is_empty(value: object) -> bool:
    return value is None or value != value or (isinstance(value, str) and not value.strip())  # noqa: PLR0124 - NaN


def kinds(column: Any) -> Array:
    """Read kinds of income as places in :data:`KINDS`; ``NO_KIND`` where empty, ``WRONG_KIND`` where unknown."""
    places, values = _coded(column)
    codes = [_kind_code(value) for value in values]
    return np.array([*codes, NO_KIND], dtype=np.int64)[places]


def _kind_code(value: object) -> int:
    if _is_empty(value):
        return NO_KIND
    word = as_seen(value).casefold() if isinstance(value, str) else ""
    return KINDS.index(word) if word in KINDS else WRONG_KIND


def yes_no(column: Any) -> Column:
    """Read yes or no as 1 and 0."""
    places, values = _coded(column)
    read = np.array([*map(_truth_of, values), np.nan])[places]
    given = np.array([*(not _is_empty(value) for value in values), False])[places]
    return Column(read, given, given & np.isnan(read))


def _truth_of(value: object) -> float:
    try:
        truth = parse_yes_no(value) if isinstance(value, str) else value
    except NotYesOrNo:
        return np.nan
    return float(truth) if truth in (True, False) and truth is not None else np.nan


@dataclass(frozen=True)
class Days:
    """The different days of a column, as ISO text or None, and per row which."""

    places: Array
    days: list[str | None]
    refusals: dict[int, str]


def days(column: Any, notation: Notation = DUTCH) -> Days:
    """Read the peildatum: a date, or a text or number as people and spreadsheet programs write one."""
    places, values = _coded(column)
    if empty := [place for place, value in enumerate(values) if _is_empty(value)]:
        places = np.where(np.isin(places, empty), -1, places)
    found: list[str | None] = []
    refusals: dict[int, str] = {-1: ACCEPTED_DAY}
    for place, value in enumerate(values):
        day, accepted = _day_of(value, notation)
        found.append(None)
        if day is None:
            refusals[place] = accepted
            continue
        try:
            plan_for(day)
        except Refused as refused:
            refusals[place] = refused.mistakes[0].verwacht
        else:
            found[-1] = day
    return Days(places, found, refusals)


def _day_of(value: object, notation: Notation) -> tuple[str | None, str]:
    """Return the day of a cell, or what is accepted instead."""
    accepted = ACCEPTED_DAY
    day: str | date | None = None
    if isinstance(value, str) and not _SERIAL.fullmatch(as_seen(value)):
        two = "" if notation.day_first else _two_days(as_seen(value))
        accepted += two
        try:
            day = None if two else parse_day(value)
        except NotADay:
            day = None
    elif isinstance(value, datetime):
        day = value.date() if value.time() == time(0) else None
    elif isinstance(value, date):
        day = value
    elif not isinstance(value, bool) and not notation.of_mac:
        try:
            day = day_of_serial(float(str(value).replace(",", ".")))
        except ValueError:
            day = None
    return day.isoformat() if isinstance(day, date) else day, accepted


def _two_days(text: str) -> str:
    """Say which days a text can be when the month may stand first; nothing where that makes no difference."""
    found = _SLASHES.fullmatch(text)
    if found is None:
        return ""
    first, second, year = map(int, found.groups())
    if first == second or max(first, second) > _MONTHS:
        return ""
    return f"; dit kan {first}-{second}-{year} zijn of {second}-{first}-{year}"


CHILD_COLUMNS = ("aantal", "0_5", "6_11", "12_15", "16_17", "onder_12", "vanaf_18", "oudste")
_BANDS = ((0, 5), (6, 11), (12, 15), (16, 17), (0, 11), (18, OLDEST))


@dataclass(frozen=True)
class Lists:
    """Columns made of a column of lists, which rows are wrong, and what is accepted there."""

    columns: dict[str, Array]
    wrong: Array
    reasons: Mapping[int, str]


def _lists(column: Any, read: Callable[[Any], tuple[float, ...] | str], names: tuple[str, ...]) -> Lists:
    """Read a column with ``read``, which returns a number for each name, or what is accepted."""
    places, values = _coded(column)
    found = [read(value) for value in values]
    nothing = (0.0,) * len(names)
    table = np.array([*(nothing if isinstance(one, str) else one for one in found), nothing], dtype=np.float64)
    columns = dict(zip(names, np.ascontiguousarray(table.T)[:, places], strict=True))
    wrong = _in_places(places, [place for place, one in enumerate(found) if isinstance(one, str)])
    reasons = {row: str(found[places[row]]) for row in np.flatnonzero(wrong).tolist()}
    return Lists(columns, wrong, reasons)


def _in_places(places: Array, some: list[int]) -> Array:
    """Return in which rows one of some values stands."""
    return np.isin(places, some) if some else np.zeros(len(places), dtype=bool)


def children(column: Any) -> Lists:
    """Read the ages of the children as counts by band of age, and the age of the oldest.

    A list in a parquet column is accepted as well.
    """
    return _lists(column, _children_of, CHILD_COLUMNS)


def ages_in(value: object) -> tuple[int, ...] | str:
    """Read the ages in a cell; what is accepted when it holds something else."""
    if _is_empty(value):
        return ()
    if isinstance(value, int | float) and not isinstance(value, bool) and float(value).is_integer():
        value = str(int(value))
    if not isinstance(value, str):
        return ACCEPTED_AGES + _NO_LIST
    try:
        return parse_ages(value)
    except NotAnAge as wrong:
        return f"{ACCEPTED_AGES}. {wrong}"


@lru_cache(_REMEMBERED, typed=True)  # 1 and True are different cells
def _children_of(value: object) -> tuple[float, ...] | str:
    years = ages_in(value)
    if isinstance(years, str):
        return years
    return (len(years), *(sum(low <= age <= high for age in years) for low, high in _BANDS), max(years, default=0))


CO_RESIDENT_COLUMNS = ("aantal", "inkomen", "hoogste", "laagste")


def co_residents(column: Any, decimal: str | None = ",") -> Lists:
    """Read the incomes of co-residents: how many there are, what they earn together, and the highest and lowest."""
    return _lists(column, lambda value: _co_residents_of(value, decimal), CO_RESIDENT_COLUMNS)


@lru_cache(_REMEMBERED, typed=True)
def _co_residents_of(value: object, decimal: str | None) -> tuple[float, ...] | str:
    found = amounts_in(value, decimal)
    if isinstance(found, str):
        return found
    total = 0.0
    for amount in found:
        total = op_centen(total + amount)
    return len(found), total, max(found, default=0), min(found, default=0)


def list_of(read: tuple[T, ...] | str) -> tuple[T, ...]:
    """Return what was read of a list; nothing where it was refused."""
    return () if isinstance(read, str) else read


def amounts_in(value: object, decimal: str | None) -> tuple[float, ...] | str:
    """Read the amounts in a cell; what is accepted when it holds something else."""
    if _is_empty(value):
        return ()
    if isinstance(value, int | float) and not isinstance(value, bool):
        found: tuple[float, ...] = (float(value),)
    elif isinstance(value, str):
        try:
            found = parse_amounts(value, lambda part: read_amount(part, decimal))
        except TwoReadings as two:
            return f"{ACCEPTED_AMOUNTS}. {two}"
        except NotAnAmount:
            return ACCEPTED_AMOUNTS
    else:
        return ACCEPTED_AMOUNTS
    cents = tuple(op_centen(amount) if amount < np.inf else amount for amount in found)
    return ACCEPTED_AMOUNTS if any(AMOUNT.refuse(amount) for amount in cents) else cents


_DIGITS = r"[0-9](?:[\s.\-]{0,2}[0-9]){8}"
_CONTROL = r"[\x00-\x1f\x7f-\x{9f}\x{2028}\x{2029}\x{fffe}\x{ffff}]"
_LONGEST_CODE = 200
_ELFPROEF = np.array([9, 8, 7, 6, 5, 4, 3, 2, -1])
ACCEPTED_CODE = Text().refuse("x" * (_LONGEST_CODE + 1)) or ""
ACCEPTED_NO_BSN = Text().refuse("111222333") or ""


def codes(column: Any) -> tuple[Array, Array]:
    """Return which case codes cannot be kept, and which look like a burgerservicenummer."""
    nowhere = np.zeros(len(column), dtype=bool)
    kind = column.type
    if pa.types.is_integer(kind) or pa.types.is_floating(kind):
        values = column.cast(pa.float64(), safe=False).fill_null(0).to_numpy(zero_copy_only=False)
        with np.errstate(invalid="ignore"):
            nine = (values >= 1e8) & (values < 1e9) & (values == np.floor(values))
        return nowhere, nine & _passes_elfproef(np.where(nine, values, 0).astype(np.int64))
    if not pa.types.is_string(kind):
        return nowhere, nowhere
    too_long = pc.greater(pc.utf8_length(column), _LONGEST_CODE)
    refused = _truth(pc.or_(too_long, pc.match_substring_regex(column, _CONTROL)))
    suspects = np.flatnonzero(_truth(pc.match_substring_regex(column, _DIGITS)))
    found = nowhere
    if len(suspects):
        found = nowhere.copy()
        texts = column.take(pa.array(suspects))
        plain = _truth(pc.match_substring_regex(texts, "^[0-9]{9}$"))
        numbers = texts.filter(pa.array(plain)).cast(pa.int64()).to_numpy(zero_copy_only=False)
        found[suspects[plain]] = _passes_elfproef(numbers)
        others = texts.filter(pa.array(~plain)).to_pylist()
        found[suspects[~plain]] = [looks_like_bsn(text) for text in others]
    return refused, found


def _truth(column: Any) -> Array:
    return np.asarray(pc.fill_null(column, fill_value=False).to_numpy(zero_copy_only=False))


def _passes_elfproef(numbers: Array) -> Array:
    total = np.zeros(len(numbers), dtype=np.int64)
    rest = numbers
    for weight in _ELFPROEF[::-1]:
        total += weight * (rest % 10)
        rest = rest // 10
    passes: Array = (total % 11 == 0) & (numbers > 0)
    return passes
