"""Reading the cells of a batch sheet as arrays: amounts, ages, days, kinds of income and lists, with what is wrong.

Every reader takes one column: a pyarrow array of any type, or a list of Python values of several types. It returns
numpy arrays with one element a row. Texts are read as :mod:`calculator.dutch` reads them everywhere, amounts in the
notation of their column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from calculator.batch.notation import TWO_WAYS_WITH_POINT
from calculator.batch.texts import cell_text
from calculator.batch.values import coded, is_coded, is_empty, is_nothing
from calculator.cases.case import SOORTEN
from calculator.cases.fields import MAXIMUM_AMOUNT, MISSING, Amount, Choice, Whole
from calculator.dutch.absent import UNKNOWN_IS_NOT_NOTHING, is_dash, says_nothing, says_unknown
from calculator.dutch.ages import OLDEST, NotAnAge, parse_age, parse_ages
from calculator.dutch.marks import as_seen, in_list
from calculator.dutch.money import (
    CENT_DUST,
    NotAnAmount,
    OneOrTwo,
    Shortened,
    TwoReadings,
    euro,
    parse_amounts,
    read_amount,
)
from calculator.dutch.yes_no import NotYesOrNo, parse_yes_no
from calculator.rules.rounding import GUARD_CENT, op_centen

Array = np.ndarray[Any, Any]
T = TypeVar("T")

AMOUNT, AGE = Amount(), Whole(0, OLDEST)
ACCEPTED_AMOUNT, ACCEPTED_AGE = AMOUNT.refuse(MISSING) or "", AGE.refuse(MISSING) or ""
ACCEPTED_KIND = Choice(SOORTEN).refuse(MISSING) or ""
ACCEPTED_AGES = "leeftijden in hele jaren met een puntkomma ertussen, zoals 10;12"
ACCEPTED_ANSWERS = "ja of nee per medebewoner met een puntkomma ertussen, zoals nee;ja"
ACCEPTED_AMOUNTS = "bedragen met een puntkomma ertussen, zoals 12000;9000"
_NO_LIST = "; Excel maakt van 10,10 het getal 10,1 en van 10-12 een datum, typ daarom 10;12"
KINDS = tuple(SOORTEN)
NO_KIND, WRONG_KIND = -1, -2
PROFIT = KINDS.index("winst")

_TOO_FEW_DIGITS = "een bedrag met al zijn cijfers; float16 bewaart er drie, neem float64"
_SIMPLE = r"^[0-9]+([.,][0-9]{1,2})?$"
_WHOLE = r"^[0-9]{1,3}([.,]0+)?$"
_PLAIN_AGES, _PLAIN_AMOUNTS = re.compile(r"[0-9]{1,3}(?:;[0-9]{1,3})*"), re.compile(r"[0-9]{1,9}(?:;[0-9]{1,9})*")
# A spreadsheet program makes 12,1 of 12,10; and 1,5 may be somebody of one and a half.
_CUT_AGES = re.compile(r"\s*(\d{1,3}),([125])\s*", re.ASCII)
# Where signs stand between the parts, a line that ends within them may break off an amount: 12000;9 and 000.
_MAY_BE_BROKEN = re.compile(r"[;/+&|][^\r\n]*\d[\r\n]+\d|\d[\r\n]+(?:\d[^\r\n]*[;/+&|]|0\d)")
_BROKEN = ". Hier breekt een regel af. Zet alles op één regel"
BETWEEN_PARTS = "[;,\n]"
_REMEMBERED = 1 << 16


@dataclass(frozen=True)
class Column:
    """Numbers of one column: NaN where a cell is empty or wrong.

    ``reasons`` says of rows that are wrong in a way of their own what is accepted there. ``rounded`` marks the amounts
    that had more than two decimals, ``dashes`` those that were written as a dash; None where there are none.
    ``nothing`` counts the words that were read as an empty cell.
    """

    values: Array
    given: Array
    wrong: Array
    reasons: Mapping[int, str] = field(default_factory=dict)
    rounded: Array | None = None
    dashes: Array | None = None
    nothing: Mapping[str, int] = field(default_factory=dict)


def as_array(column: Any, *, may_be_coded: bool = False) -> Any:
    """Return one plain pyarrow array of a chunked, dictionary encoded or nested one; a list stays a list.

    One of places in a list of texts is kept where it ``may_be_coded``.
    """
    if isinstance(column, list):
        return column
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
        if isinstance(column, pa.ChunkedArray):  # older versions keep an empty list of chunks
            column = pa.concat_arrays(column.chunks) if column.num_chunks else pa.nulls(0, column.type)
    if may_be_coded and is_coded(column):
        return column
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_string_view(column.type) or pa.types.is_large_string(column.type):
        column = column.cast(pa.string())
    if pa.types.is_decimal(column.type) and column.type.bit_width < _SHORTEST_DECIMAL:
        column = column.cast(pa.decimal128(column.type.precision, column.type.scale))
    if not any(known(column.type) for known in _PLAIN_TYPES):
        column = pa.array([as_text(value) for value in column.to_pylist()], pa.string())
    return column


_SHORTEST_DECIMAL = 128  # bits: with shorter ones the library hardly computes
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


def as_text(value: object) -> str | None:
    """Return a cell of another type as a text; a list as the text it stands for, and bytes as those of a file."""
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    return ";".join(map(_in_list, value)) if isinstance(value, list) else None if value is None else str(value)


def _in_list(value: object) -> str:
    """Return an item of a list as a text with one reading: of 12.345 no thousands, of 12.9 no second item."""
    if not isinstance(value, float | Decimal):
        return str(value)
    text = f"{value:.10f}".rstrip("0").removesuffix(".")
    return f"{text}0" if re.search(rf"{TWO_WAYS_WITH_POINT}|\.\d$", text) else text


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

    values, given, nothing = _numbers(column, _SIMPLE, slow)
    if not isinstance(column, list) and pa.types.is_float16(column.type):
        reasons = dict.fromkeys(np.flatnonzero(given).tolist(), _TOO_FEW_DIGITS)
        values = np.full(len(values), np.nan)
    with np.errstate(over="ignore"):
        cents = values * 100
    cents += 0.5 + GUARD_CENT
    np.floor(cents, out=cents)
    cents /= 100
    with np.errstate(invalid="ignore"):
        wrong = given & ~((cents >= 0) & (cents <= MAXIMUM_AMOUNT))  # -1e-13 is nought that a sheet computed
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
        nothing,
    )


def _marked(size: int, rows: list[int]) -> Array:
    marks = np.zeros(size, dtype=bool)
    marks[rows] = True
    return marks


def ages(column: Any) -> Column:
    """Read whole years; 38.0 is one too, because a column with empty cells becomes a column of fractions."""
    reasons: dict[int, str] = {}

    def slow(row: int, text: str) -> float | None:
        if says_unknown(text):
            reasons[row] = f"{ACCEPTED_AGE}; {UNKNOWN_IS_NOT_NOTHING}"
        try:
            return parse_age(text)
        except NotAnAge:
            return None

    values, given, nothing = _numbers(column, _WHOLE, slow, is_nothing)
    with np.errstate(invalid="ignore"):
        right = (values >= 0) & (values <= OLDEST) & (values == np.floor(values))
    return Column(np.where(right, values, np.nan), given, given & ~right, reasons, nothing=nothing)


def _numbers(
    column: Any, pattern: str, slow: Callable[[int, str], float | None], nothing: Callable[[str], bool] = says_nothing
) -> tuple[Array, Array, dict[str, int]]:
    """Return the numbers of a column and where a cell holds something; NaN where that is no number.

    ``slow`` reads the texts that are not of the simple ``pattern``. Those that mean ``nothing`` come back counted.
    """
    if isinstance(column, list):
        return _mixed_numbers(column, pattern, slow, nothing)
    kind = column.type
    if pa.types.is_floating(kind) or pa.types.is_integer(kind) or pa.types.is_decimal(kind):
        values = np.asarray(column.cast(pa.float64(), safe=False).to_numpy(zero_copy_only=False), dtype=np.float64)
        given = ~np.isnan(values)
        return values, given, {}
    if not pa.types.is_string(kind):
        given = np.asarray(column.is_valid().to_numpy(zero_copy_only=False))
        return np.full(len(column), np.nan), given, {}
    text = pc.utf8_trim_whitespace(column)
    given = np.asarray(pc.fill_null(pc.not_equal(text, ""), fill_value=False).to_numpy(zero_copy_only=False))
    simple = pc.match_substring_regex(text, pattern)
    quick = pc.if_else(simple, pc.replace_substring(text, ",", "."), None)
    values = quick.cast(pa.float64()).to_numpy(zero_copy_only=False).copy()
    odd = np.flatnonzero(given & np.isnan(values))
    words: dict[str, int] = {}
    if len(odd):
        places, different = coded(text.take(pa.array(odd)))
        empty = [place for place, one in enumerate(different) if nothing(one) or not as_seen(one)]
        if empty:
            told = [place for place in empty if as_seen(different[place])]
            words = {different[place]: int((places == place).sum()) for place in told}
            given[odd[np.isin(places, empty)]] = False
        for row, place in zip(odd.tolist(), places.tolist(), strict=True):
            found = slow(row, different[place]) if given[row] else None
            if found is not None:
                values[row] = found
    return values, given, words


def _mixed_numbers(
    cells: list[Any], pattern: str, slow: Callable[[int, str], float | None], nothing: Callable[[str], bool]
) -> tuple[Array, Array, dict[str, int]]:
    """Return the numbers of cells of several types; a truth value or a day is none."""
    texts = pa.array([cell if isinstance(cell, str) else None for cell in cells], pa.string())
    values, given, words = _numbers(texts, pattern, slow, nothing)
    for row, cell in enumerate(cells):
        if not isinstance(cell, str) and not is_empty(cell):
            given[row] = True
            values[row] = cell if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool) else np.nan
    return values, given, words


@lru_cache(_REMEMBERED)
def amount_of(text: str, decimal: str | None) -> tuple[float | None, str | None]:
    """Read an amount in a text; None when it is none, with what is accepted where that has a reason of its own."""
    if says_unknown(text):
        return None, f"{ACCEPTED_AMOUNT}; {UNKNOWN_IS_NOT_NOTHING}"
    try:
        return read_amount(text, decimal), None
    except Shortened as shortened:
        return None, f"een bedrag dat voluit is geschreven. {shortened}"
    except TwoReadings as two:
        with_comma, with_point = (euro(op_centen(amount)) for amount in two.readings)
        return None, f"een bedrag dat op één manier te lezen is; dit kan {with_comma} zijn of {with_point}"
    except NotAnAmount:
        return None, None


def kinds(column: Any) -> Array:
    """Read kinds of income as places in :data:`KINDS`; ``NO_KIND`` where empty, ``WRONG_KIND`` where unknown."""
    places, values = coded(column)
    codes = [_kind_code(value) for value in values]
    return np.array([*codes, NO_KIND], dtype=np.int64)[places]


def _kind_code(value: object) -> int:
    if is_empty(value):
        return NO_KIND
    word = as_seen(value).casefold() if isinstance(value, str) else ""
    return KINDS.index(word) if word in KINDS else WRONG_KIND


def yes_no(column: Any) -> Column:
    """Read yes or no as 1 and 0."""
    places, values = coded(column)
    read = np.array([*map(_truth_of, values), np.nan])[places]
    given = np.array([*(not is_empty(value) for value in values), False])[places]
    return Column(read, given, given & np.isnan(read))


def _truth_of(value: object) -> float:
    try:
        truth = parse_yes_no(value) if isinstance(value, str) else value
    except NotYesOrNo:
        return np.nan
    return float(truth) if isinstance(truth, int | float | Decimal) and truth in (0, 1) else np.nan


@dataclass(frozen=True)
class Lists:
    """The persons in each cell of a column: ``places`` says which of the ``size`` lists a row has.

    ``persons`` holds what is known of the persons of all lists behind each other, by name; ``owners`` the list that
    each belongs to.
    """

    places: Array
    size: int
    owners: Array
    persons: Mapping[str, Array]

    def of(self, rows: Array | slice) -> Lists:
        """Return the lists of some rows, without those that none of them has."""
        places = self.places[rows] % self.size
        kept = np.zeros(self.size, dtype=bool)
        kept[places] = True
        number = np.cumsum(kept) - 1
        there = kept[self.owners]
        persons = {name: values[there] for name, values in self.persons.items()}
        return Lists(number[places], int(number[-1]) + 1, number[self.owners[there]], persons)

    def total(self, values: Array) -> Array:
        """Return per row the sum over its list of ``values``, one for each person of all lists."""
        found = np.bincount(self.owners, weights=values, minlength=self.size)
        return np.asarray(found, dtype=np.float64)[self.places]

    @cached_property
    def number(self) -> Array:
        """How many persons each row has."""
        return self.total(np.ones(len(self.owners)))


@dataclass(frozen=True)
class Refusals:
    """Which rows of a column of lists are wrong, and what is accepted there."""

    rows: Array
    reasons: Mapping[int, str]


def lists_of(column: Any, read: Callable[[Any], tuple[T, ...] | str]) -> tuple[Array, list[tuple[T, ...]], Refusals]:
    """Read a column with ``read``, which returns a list or what is accepted.

    Returns per row the place of its list, the different lists with an empty one at the end, and what was refused.
    """
    places, values = coded(column)
    found = [read(value) for value in values]
    refused = [place for place, one in enumerate(found) if isinstance(one, str)]
    rows = np.isin(places, refused) if refused else np.zeros(len(places), dtype=bool)
    reasons = {row: str(found[places[row]]) for row in np.flatnonzero(rows).tolist()}
    return places, [*map(list_of, found), ()], Refusals(rows, reasons)


def children(column: Any) -> tuple[Lists, Refusals]:
    """Read the ages of the children.

    A list in a parquet column is accepted as well.
    """
    places, lists, refusals = lists_of(column, ages_in)
    return behind_each_other(places, [list(zip(ages)) for ages in lists], (AGE_OF,)), refusals


AGE_OF, AGED, BORN_OF, MONTH_OF = "leeftijd", "leeftijd_opgegeven", "geboren", "maand"  # of a child
INCOME_OF, ANSWER_OF = "inkomen", "toeslagpartner"  # of a co-resident


def behind_each_other(places: Array, lists: Sequence[Sequence[tuple[float, ...]]], names: tuple[str, ...]) -> Lists:
    """Return lists of persons, of whom each has a number for every name."""
    lengths = [len(one) for one in lists]
    flat = np.array([person for one in lists for person in one], dtype=np.float64).reshape(-1, len(names))
    owners = np.repeat(np.arange(len(lists)), lengths)
    return Lists(places, len(lists), owners, dict(zip(names, np.ascontiguousarray(flat.T), strict=True)))


@lru_cache(_REMEMBERED, typed=True)  # 1 and True are different cells
def ages_in(value: object) -> tuple[int, ...] | str:
    """Read the ages in a cell; what is accepted when it holds something else."""
    if (
        isinstance(value, str)
        and _PLAIN_AGES.fullmatch(value)
        and max(plain := tuple(map(int, value.split(";")))) <= OLDEST
    ):
        return plain
    if is_empty(value):
        return ()
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool) and value % 1 == 0:
        value = str(int(value))
    if not isinstance(value, str):
        return ACCEPTED_AGES + _NO_LIST
    if doubt := _doubt_of_ages(value):
        return ACCEPTED_AGES + doubt
    try:
        return parse_ages(value)
    except NotAnAge as wrong:
        return f"{ACCEPTED_AGES}. {wrong}"


def _doubt_of_ages(text: str) -> str:
    """Say why a text may be another list of ages than it seems, or is none; nothing where there is no doubt."""
    if says_unknown(text):
        return f"; {UNKNOWN_IS_NOT_NOTHING}"
    if _MAY_BE_BROKEN.search(text):
        return _BROKEN
    if (cut := _CUT_AGES.fullmatch(text)) is None:
        return ""
    other = "een half jaar" if cut[2] == "5" else f"{cut[2]}0"
    return f". Dit kan {cut[1]} en {cut[2]} zijn, of {cut[1]} en {other}{_NO_LIST}"


def co_residents(column: Any, decimal: str | None = ",") -> tuple[Lists, Refusals]:
    """Read the incomes of the co-residents."""
    places, lists, refusals = lists_of(column, lambda value: amounts_in(value, decimal))
    persons = [[(amount, np.nan) for amount in amounts] for amounts in lists]
    return behind_each_other(places, persons, (INCOME_OF, ANSWER_OF)), refusals


def answers_in(value: object) -> tuple[float, ...] | str:
    """Read the answers in a cell, yes as 1 and no as 0; what is accepted when it holds something else."""
    return parts_in(value, _truth_of, ACCEPTED_ANSWERS)


def parts_in(value: object, read: Callable[[Any], float], accepted: str) -> tuple[float, ...] | str:
    """Read each part of a cell; what is accepted when one of them is something else."""
    if is_empty(value):
        return ()
    parts = [part.strip() for part in re.split(BETWEEN_PARTS, in_list(value))] if isinstance(value, str) else [value]
    found = tuple(read(part) for part in parts)
    return accepted if any(map(np.isnan, found)) else found


def list_of(read: tuple[T, ...] | str) -> tuple[T, ...]:
    """Return what was read of a list; nothing where it was refused."""
    return () if isinstance(read, str) else read


def _doubt_in(value: object, decimal: str | None) -> str:
    """Say why a cell may be another list of amounts than it seems, or is none; nothing where there is no doubt."""
    if isinstance(value, int | float):
        cents = float(value) * 100  # no library has whole numbers without an end
        cut = np.isfinite(cents) and abs(cents - np.rint(cents)) > 100 * CENT_DUST
        if cut:
            return "; Excel maakt van 12000,12500 een getal, rond anders af op centen"
        first, _, rest = f"{value:.2f}".partition(".")
        second = rest.removesuffix("0")
        cut = decimal != "." and len(second) == 1 and second > "0"
        return f". {OneOrTwo(f'{first},{second}', first, second)}" if cut else ""
    text = str(value)
    if any(map(is_dash, text.split(";"))):
        return ". Een streepje kan niemand zijn, of iemand zonder inkomen. Maak de cel leeg, of typ 0"
    if _MAY_BE_BROKEN.search(text):
        return _BROKEN
    return f"; {UNKNOWN_IS_NOT_NOTHING}" if says_unknown(text) else ""


@lru_cache(_REMEMBERED, typed=True)
def amounts_in(value: object, decimal: str | None) -> tuple[float, ...] | str:
    """Read the amounts in a cell; what is accepted when it holds something else."""
    if isinstance(value, Decimal):
        value = _in_list(value)
    if is_empty(value) and not (isinstance(value, str) and is_dash(value)):
        return ()
    if doubt := _doubt_in(value, decimal):
        return ACCEPTED_AMOUNTS + doubt
    if isinstance(value, int | float) and not isinstance(value, bool):
        found: tuple[float, ...] = (float(value),)
    elif isinstance(value, str) and _PLAIN_AMOUNTS.fullmatch(value):
        found = tuple(map(float, value.split(";")))
    elif isinstance(value, str):
        try:
            found = parse_amounts(value, lambda part: read_amount(part, decimal), point_is_typed=False)
        except (OneOrTwo, TwoReadings, Shortened) as two:
            return f"{ACCEPTED_AMOUNTS}. {two}"
        except NotAnAmount:
            return ACCEPTED_AMOUNTS
    else:
        return ACCEPTED_AMOUNTS
    # What is far outside the limits may have no cents.
    cents = tuple(op_centen(max(min(amount, MAXIMUM_AMOUNT + 1), -1.0)) for amount in found)
    return ACCEPTED_AMOUNTS if any(map(AMOUNT.refuse, cents)) else cents
