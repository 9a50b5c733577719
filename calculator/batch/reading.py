"""Reading the cells of a batch sheet as arrays: amounts, ages, days, kinds of income and lists, with what is wrong.

Every reader takes one pyarrow column of any type and returns numpy arrays with one element a row. A text is read in
the notation of its file: Dutch (``1.234,50``) or English (``1,234.50``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from calculator.cases.case import SOORTEN
from calculator.cases.fields import MAXIMUM_AMOUNT, MISSING, Amount, Choice, Day, Whole
from calculator.dutch.money import NotAnAmount, parse_euro
from calculator.rules.rounding import GUARD_CENT, op_centen
from calculator.run.plan import day_mistakes

Array = np.ndarray[Any, Any]

OLDEST = 120
AMOUNT, AGE = Amount(), Whole(0, OLDEST)
ACCEPTED_AMOUNT, ACCEPTED_AGE = AMOUNT.refuse(MISSING) or "", AGE.refuse(MISSING) or ""
ACCEPTED_KIND = Choice(SOORTEN).refuse(MISSING) or ""
ACCEPTED_DAY = Day().refuse(MISSING) or ""
ACCEPTED_AGES = "leeftijden in hele jaren met een puntkomma ertussen, zoals 10;12"
ACCEPTED_AMOUNTS = "bedragen met een puntkomma ertussen, zoals 12000;9000"
KINDS = tuple(SOORTEN)
NO_KIND, WRONG_KIND = -1, -2

_SIMPLE = r"^[0-9]+([.,][0-9]{1,2})?$"
_WHOLE = r"^[0-9]{1,3}([.,]0+)?$"
_ENGLISH = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d{1,2})?", re.ASCII)
_PLAIN = re.compile(r"\d+(?:[.,]\d{1,2})?", re.ASCII)
_LEADING_ZERO = re.compile(r"0\d*[. ]\d{3}(?!\d)")
_AGE = re.compile(r"\d{1,3}(?:[.,]0+)?", re.ASCII)
_DUTCH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})", re.ASCII)
_ISO_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?", re.ASCII)
_CENT = 1e-9
_REMEMBERED = 1 << 16


@dataclass(frozen=True)
class Column:
    """Numbers of one column: NaN where a cell is empty or wrong."""

    values: Array
    given: Array
    wrong: Array


def as_array(column: Any) -> Any:
    """Return one pyarrow array of a chunked or dictionary encoded one."""
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


def amounts(column: Any, *, english: bool) -> Column:
    """Read euros of at most two decimals."""
    values, given = _numbers(column, _SIMPLE, lambda text: amount_of(text, english))
    cents = np.floor(values * 100 + (0.5 + GUARD_CENT)) / 100
    with np.errstate(invalid="ignore"):
        right = (values >= 0) & (values <= MAXIMUM_AMOUNT) & (np.abs(values - cents) < _CENT)
    wrong = given & ~right
    return Column(np.where(right, cents, np.nan) if wrong.any() else cents, given, wrong)


def ages(column: Any) -> Column:
    """Read whole years; 38.0 is one too, because a column with empty cells becomes a column of fractions."""
    values, given = _numbers(column, _WHOLE, lambda _: None)
    with np.errstate(invalid="ignore"):
        right = (values >= 0) & (values <= OLDEST) & (values == np.floor(values))
    return Column(np.where(right, values, np.nan), given, given & ~right)


def _numbers(column: Any, pattern: str, slow: Any) -> tuple[Array, Array]:
    """Return the numbers of a column and where a cell holds something; NaN where that is no number."""
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
    for row in np.flatnonzero(given & np.isnan(values)):
        found = slow(text[row].as_py())
        if found is not None:
            values[row] = found
    return values, given


@lru_cache(_REMEMBERED)
def amount_of(text: str, english: bool) -> float | None:
    """Read an amount in a text, in the notation of the file; None when it is none."""
    if english:
        bare = text.removeprefix("€").removeprefix("EUR").strip()
        if _ENGLISH.fullmatch(bare):
            return float(bare.replace(",", ""))
        if "," not in bare:
            return float(bare) if _PLAIN.fullmatch(bare) else None
    if _LEADING_ZERO.search(text) and "," not in text:
        return None
    try:
        return parse_euro(text)
    except NotAnAmount:
        return None


def _coded(column: Any) -> tuple[Array, list[Any]]:
    """Return for each row the place of its value in the list of different values; an empty cell is -1."""
    if pa.types.is_null(column.type):
        return np.full(len(column), -1), []
    encoded = column.dictionary_encode()
    places = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    return np.asarray(places), encoded.dictionary.to_pylist()


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
    word = value.strip().casefold() if isinstance(value, str) else ""
    return KINDS.index(word) if word in KINDS else WRONG_KIND


@dataclass(frozen=True)
class Days:
    """The different days of a column, as ISO text or None, and per row which."""

    places: Array
    days: list[str | None]
    refusals: dict[int, str]


def days(column: Any) -> Days:
    """Read the peildatum: a date, an ISO text, or day-month-year as a Dutch spreadsheet program writes it."""
    places, values = _coded(column)
    found: list[str | None] = []
    refusals: dict[int, str] = {-1: ACCEPTED_DAY}
    for place, value in enumerate(values):
        day = _day_of(value)
        found.append(None)
        if day is None:
            refusals[place] = ACCEPTED_DAY
            continue
        if mistakes := day_mistakes(day, latest_tables=False):
            refusals[place] = mistakes[0].verwacht
        else:
            found[-1] = day
    return Days(places, found, refusals)


def _day_of(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else None
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return None
    text = value.strip()
    if midnight := _ISO_MIDNIGHT.fullmatch(text):
        text = midnight[1]
    elif dutch := _DUTCH_DAY.fullmatch(text):
        text = f"{dutch[3]}-{int(dutch[2]):02}-{int(dutch[1]):02}"
    return text if Day().refuse(text) is None else None


@dataclass(frozen=True)
class AgeLists:
    """The ages in each cell of a column: ``places`` says which of the ``size`` lists a row has.

    ``ages`` holds those of all lists behind each other, ``owners`` the list that each belongs to.
    """

    places: Array
    size: int
    ages: Array
    owners: Array

    def of(self, rows: Array | slice) -> AgeLists:
        """Return the lists of some rows."""
        return replace(self, places=self.places[rows])

    def total(self, by_age: Array) -> Array:
        """Return per row the sum over its list of what ``by_age`` holds for an age."""
        found = np.bincount(self.owners, weights=by_age[self.ages], minlength=self.size)
        return np.asarray(found, dtype=np.float64)[self.places]


def children(column: Any) -> tuple[AgeLists, Array]:
    """Read the ages of the children; return them, and which rows are wrong.

    A list in a parquet column is accepted as well.
    """
    places, values = _coded(column)
    read = [_children_of(value) for value in values]
    wrong = np.array([ages is None for ages in read] + [False])[places]
    lists = [*(ages or () for ages in read), ()]
    lengths = [len(ages) for ages in lists]
    flat = np.fromiter((age for ages in lists for age in ages), dtype=np.int64, count=sum(lengths))
    return AgeLists(places, len(lists), flat, np.repeat(np.arange(len(lists)), lengths)), wrong


def ages_in(value: object) -> list[int] | None:
    """Read the ages in a cell; None when it holds something else."""
    found = _parts(value)
    if any(not _AGE.fullmatch(part) for part in found):
        return None
    years = [int(re.split("[.,]", part)[0]) for part in found]
    return None if any(age > OLDEST for age in years) else years


@lru_cache(_REMEMBERED, typed=True)  # 1 and True are different cells
def _children_of(value: object) -> tuple[int, ...] | None:
    years = ages_in(value)
    return None if years is None else tuple(years)


def _parts(value: object) -> list[str]:
    """Split the text of a list; a cell that holds one number is a list of one."""
    if _is_empty(value):
        return []
    if isinstance(value, int | float) and not isinstance(value, bool):
        return [repr(value)]
    if not isinstance(value, str):
        return ["?"]
    parts = [part.strip() for part in value.split(";")]
    return parts[:-1] if parts[-1] == "" else parts


def co_residents(column: Any, *, english: bool) -> tuple[Array, Array, Array]:
    """Read the incomes of co-residents: how many there are, what they earn together, and which rows are wrong."""
    places, values = _coded(column)
    read = [_co_residents_of(value, english) for value in values]
    wrong = np.array([found is None for found in read] + [False])[places]
    table = np.array([*(found or (0, 0.0) for found in read), (0, 0.0)], dtype=np.float64)[places]
    return table[:, 0], table[:, 1], wrong


@lru_cache(_REMEMBERED, typed=True)
def _co_residents_of(value: object, english: bool) -> tuple[int, float] | None:
    found = amounts_in(value, english=english)
    if found is None:
        return None
    total = 0.0
    for amount in found:
        total = op_centen(total + amount)
    return len(found), total


def amounts_in(value: object, *, english: bool) -> list[float] | None:
    """Read the amounts in a cell; None when it holds something else."""
    number = not isinstance(value, str)
    found = []
    for part in _parts(value):
        amount = float(part) if number and part != "?" else _one_amount(part, english)
        if amount is None or AMOUNT.refuse(amount) is not None:
            return None
        found.append(op_centen(amount))
    return found


def _one_amount(text: str, english: bool) -> float | None:
    return float(text.replace(",", ".")) if _PLAIN.fullmatch(text) else amount_of(text, english)
