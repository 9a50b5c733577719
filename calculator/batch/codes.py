"""The codes of cases in a batch sheet: which cannot be kept, look like a burgerservicenummer, or name a total.

Also which rows add up others without a word for it.

A million codes are looked at as the bytes of one array; only those with signs that are not plain are read one by one.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from calculator.cases.bsn import GROUPS, WEIGHTS, looks_like_bsn
from calculator.cases.fields import LONGEST_TEXT, Text

Array = np.ndarray[Any, Any]

_TEXT = Text()
_TOO_LONG, _REORDERED, _BSN = (_TEXT.refuse(text) or "" for text in ("x" * (LONGEST_TEXT + 1), "\u202e1", "111222333"))
_CONTROL = r"[\x00-\x1f\x7f-\x{9f}\x{2028}\x{2029}\x{fffe}\x{ffff}]"
_REORDERING = r"[\x{202a}-\x{202e}\x{2066}-\x{2069}]"
# Digits, points and spaces of other scripts, and what may not be seen.
_UNUSUAL = r"[^\P{N}0-9]|[^\P{Z} ]|[\p{C}\p{M}\x{115f}\x{1160}\x{2800}\x{3164}\x{ffa0}․‧．·]"
_SPACE, _ZERO, _LAST_PLAIN = b" 0~"
_BETWEEN = np.isin(np.arange(256), list(b" ."))  # by sign: whether it may stand between two groups


# Such a word by itself, with more behind it (Totaal blok A, Totaal: 4), or at the end (Algemeen totaal). A short one
# counts by itself only: SOM-001 is a code.
_WORD = "(?:(?:sub|eind|hoofd)?totaal|(?:sub)?totalen|(?:sub)?totals?|gemiddelden?|gemiddeld|average|mediaan)"
_GAP = r"[\s\x{a0}]"
_TOTAL = (
    rf"(?is)^(?:['*=]|{_GAP})*(?:{_WORD}(?:(?:[:(=,.]|{_GAP}).*)?|.*{_GAP}{_WORD}|som|sum|gem|tot)(?:[*=:.]|{_GAP})*$"
)
# How it begins, in small letters, and how it ends: hardly any code does both, so that few are looked at as a whole.
_BEGINS, _ENDS = (np.zeros((256, 256), dtype=bool), np.zeros(256, dtype=bool))
_BEGINS[[*b"'*= \xe2"]] = True  # a space that does not break begins with \xc2, with capitals and small letters alike
_BEGINS[tuple(zip(*map(bytes, (b"to", b"su", b"so", b"ei", b"ho", b"ge", b"av", b"me")), strict=True))] = True
_ENDS[[*b"lnsed*=:. "]] = True


def totals_among(column: Any) -> dict[int, str]:
    """Say by its row of a code that it is the name of a total: the row adds up others, and is no household."""
    signs, starts = _signs(column) if pa.types.is_string(column.type) else (np.empty(0), np.empty(0))
    if not len(signs):
        return {}
    first, second, last = (
        signs[np.clip(at, 0, len(signs) - 1)] | 32 for at in (starts, starts + 1, np.append(starts[1:], len(signs)) - 1)
    )
    maybe = np.flatnonzero(_BEGINS[first, second] | _ENDS[last])
    rows = maybe[_truth(pc.match_substring_regex(column.take(pa.array(maybe)), _TOTAL))].tolist()
    return {
        row: f"dossier: {column[row].as_py().strip()!r} is geen huishouden, maar telt andere rijen op. "
        "Haal de regel weg, of geef het huishouden een andere code."
        for row in rows
    }


class Sums:
    """Tells which rows of a file are the sums of those above them; the rows come in order, in chunks.

    That is certain where two amounts that every household has are both the sum, to the cent, of three rows or more:
    of all, or of those below the last total. One amount may be a sum by chance.
    """

    def __init__(self) -> None:
        self._all, self._part = np.zeros(3, np.int64), np.zeros(3, np.int64)  # the cents of both, and how many rows
        self._last = np.zeros((2, 1), np.int64)  # the cents of the row before

    def among(self, amounts: tuple[Array, Array], totals: Collection[int]) -> tuple[list[int], list[int]]:
        """Return the places of the sums, and of rows that are the average of those above them, which may be chance.

        ``totals`` are those of rows that are known to add up others.
        """
        cents = np.rint(np.nan_to_num(np.stack(amounts)) * 100).astype(np.int64)
        rows = np.vstack([cents, (cents > 0).all(axis=0)])
        named = np.zeros(rows.shape[1], dtype=bool)
        named[[*totals]] = True
        found: list[int] = []
        averages: list[int] = []
        other = (cents != np.hstack([self._last, cents])[:, :-1]).any(axis=0)  # of rows that are all the same each is
        self._last = cents[:, -1:]
        start, size = 0, _FEWEST_ROWS
        while start < rows.shape[1]:
            block = rows[:, start : start + size]
            ends = np.cumsum(block, axis=1)
            above = ends - block
            sums, means = np.zeros((2, block.shape[1]), dtype=bool)
            for base in {tuple(self._all.tolist()), tuple(self._part.tolist())}:
                added, number = above[0] + base[0], above[2] + base[2]
                # Of hardly any row the first amount is one: only of those the second is looked at.
                maybe = np.flatnonzero((block[0] == added) | (2 * np.abs(block[0] * number - added) <= number))
                if len(maybe):
                    cells, before = block[:, maybe], above[:, maybe] + np.array(base)[:, None]
                    many = (before[2] >= _FEWEST_ADDED) & (cells[2] > 0)
                    sums[maybe] |= (cells[:2] == before[:2]).all(axis=0) & many
                    means[maybe] |= (2 * np.abs(cells[:2] * before[2] - before[:2]) <= before[2]).all(axis=0) & many
            means &= other[start : start + size]
            ended = np.flatnonzero(sums | named[start : start + size])
            averages += (start + np.flatnonzero(means[: ended[0]] if len(ended) else means)).tolist()
            if not len(ended):
                self._all, self._part = self._all + ends[:, -1], self._part + ends[:, -1]
                start, size = start + size, min(2 * size, _MOST_ROWS)
                continue
            self._all, self._part = self._all + above[:, ended[0]], np.zeros(3, np.int64)
            found += [start + int(ended[0])] if sums[ended[0]] else []
            start, size = start + int(ended[0]) + 1, _FEWEST_ROWS
        return found, averages


_FEWEST_ADDED = 3
_FEWEST_ROWS, _MOST_ROWS = 64, 8_192  # that are looked at together: few behind a total, as another may be near


def refused_codes(column: Any) -> list[tuple[Array, str]]:
    """Return which case codes are refused, with what is accepted instead."""
    refused = [(like_bsn(column), _BSN)]
    if pa.types.is_string(column.type):
        if longest(column) > LONGEST_TEXT:
            refused.append((_truth(pc.greater(pc.utf8_length(column), LONGEST_TEXT)), _TOO_LONG))
        if not _is_plain(_signs(column)[0]):
            for pattern, accepted in ((_CONTROL, _TOO_LONG), (_REORDERING, _REORDERED)):
                refused.append((_truth(pc.match_substring_regex(column, pattern)), accepted))
    return refused


def like_bsn(column: Any) -> Array:
    """Return which cells look like a burgerservicenummer."""
    kind = column.type
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        values = column.cast(pa.float64(), safe=False).fill_null(0).to_numpy(zero_copy_only=False)
        with np.errstate(invalid="ignore"):
            nine = (values >= 1e8) & (values < 1e9) & (values == np.floor(values))
        digits = np.where(nine, values, 0).astype(np.int64)[:, None] // 10 ** np.arange(8, -1, -1) % 10
        passing: Array = nine & _pass_elfproef(digits)
        return passing
    like = np.zeros(len(column), dtype=bool)
    if not pa.types.is_string(kind) or longest(column) < len(WEIGHTS):
        return like
    signs, starts = _signs(column)
    like[_rows(starts, _begins(signs, starts))] = True
    if not _is_plain(signs):
        unusual = np.flatnonzero(_truth(pc.match_substring_regex(column, _UNUSUAL)))
        like[unusual] = [looks_like_bsn(text) for text in column.take(pa.array(unusual)).to_pylist()]
    like &= _truth(column.is_valid())
    return like


def longest(column: Any) -> int:
    """Return how many bytes the longest text has."""
    return pc.max(pc.binary_length(column)).as_py() or 0


def _is_plain(signs: Array) -> bool:
    return not len(signs) or bool(signs.min() >= _SPACE and signs.max() <= _LAST_PLAIN)


def _signs(column: Any) -> tuple[Array, Array]:
    """Return the bytes of all texts behind each other, and where each text starts."""
    _, places, content = column.buffers()
    ends = np.frombuffer(places, np.int32)[column.offset :][: len(column) + 1]
    signs = np.frombuffer(content or b"", np.uint8)[ends[0] : ends[-1]]
    return signs, ends[:-1] - ends[0]


def _begins(signs: Array, starts: Array) -> Array:
    """Return where something begins that looks like a BSN, in plain signs."""
    digit = signs - np.uint8(_ZERO) < 10
    turn = np.empty(len(digit), dtype=bool)
    turn[:1] = digit[:1]
    np.not_equal(digit[1:], digit[:-1], out=turn[1:])
    new = starts[starts < len(digit)]
    turn[new] |= digit[new]  # digits that end one text and begin the next are two runs
    edges = np.flatnonzero(turn)
    runs = np.flatnonzero(digit[edges])
    first = edges[runs]
    length = np.minimum(np.append(edges, len(digit))[runs + 1] - first, len(WEIGHTS) + 1).astype(np.uint8)
    row = first[length == len(WEIGHTS)]
    found = [row[_pass_elfproef(signs[row[:, None] + np.arange(len(WEIGHTS))] - np.int64(_ZERO))]]
    for groups in GROUPS:
        fits = length[: max(len(length) - len(groups) + 1, 0)] == groups[0]
        for place, size in enumerate(groups[1:], 1):
            fits &= length[place : place + len(fits)] == size
        found.append(_grouped(signs, starts, first, np.flatnonzero(fits), groups))
    return np.concatenate(found)


def _grouped(signs: Array, starts: Array, first: Array, runs: Array, groups: tuple[int, ...]) -> Array:
    """Return where runs of digits of the right lengths are groups of one BSN: in one text, with points and spaces."""
    right = _rows(starts, first[runs]) == _rows(starts, first[runs + len(groups) - 1])
    for place, size in enumerate(groups[:-1]):
        behind, ahead = first[runs + place] + size, first[runs + place + 1] - 1
        right &= (ahead - behind <= 1) & _BETWEEN[signs[behind]] & _BETWEEN[signs[ahead]]
    digits = [signs[first[runs + place][:, None] + np.arange(size)] for place, size in enumerate(groups)]
    found: Array = first[runs[right & _pass_elfproef(np.concatenate(digits, axis=1) - np.int64(_ZERO))]]
    return found


def _pass_elfproef(digits: Array) -> Array:
    """Return which rows of nine digits pass."""
    passes: Array = (digits @ np.array(WEIGHTS) % 11 == 0) & digits.any(axis=1)
    return passes


def _rows(starts: Array, places: Array) -> Array:
    """Return in which texts these places are."""
    found: Array = np.searchsorted(starts, places.astype(starts.dtype), side="right") - 1
    return found


def _truth(column: Any) -> Array:
    return np.asarray(pc.fill_null(column, fill_value=False).to_numpy(zero_copy_only=False)).copy()
