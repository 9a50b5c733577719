"""The summary of a batch run: how many gain and lose, by household type and income, kept up in bounded memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from calculator.batch.columns import DIFFERENCE, JUDGED, JUDGEMENTS, PUBLISHED
from calculator.batch.population import Households
from calculator.batch.reading import Array
from calculator.batch.receipt import Receipt
from calculator.batch.regime import regime_of
from calculator.batch.table import Outcome
from calculator.cases.case import SOORTEN
from calculator.dutch.ages import OLDEST
from calculator.outcome.whose_amounts import whose_amounts_on
from calculator.rules.arrays import choose
from calculator.run.plan import plan_for
from calculator.words import Message

TYPES = (
    "alleenstaand",
    "alleenstaande ouder",
    "paar",
    "paar met kinderen",
    "AOW, alleenstaand",
    "AOW, paar",
    "met medebewoners",
)
INCOMES = ("geen inkomen", *SOORTEN.values())
LOWEST, HIGHEST = -200_000, 200_000  # cents a month: the median is exact within these, extremes always
EDGES = (-10_000, -5_000, -2_500, -1_000, 0, 1_000, 2_500, 5_000, 10_000)


@dataclass
class Group:
    """Changes of the residual budget of some households, in cents: a count of every whole cent."""

    counts: Array = field(default_factory=lambda: np.zeros(HIGHEST - LOWEST + 1, dtype=np.int64))
    lowest: float = np.inf
    highest: float = -np.inf

    def add(self, cents: Array) -> None:
        """Count changes."""
        if len(cents):
            inside = np.clip(cents, LOWEST, HIGHEST) - LOWEST
            low = int(inside.min())
            found = np.bincount(inside - low)
            self.counts[low : low + len(found)] += found
            self.lowest = min(self.lowest, float(cents.min()))
            self.highest = max(self.highest, float(cents.max()))

    @property
    def number(self) -> int:
        """How many households."""
        return int(self.counts.sum())

    @property
    def lose(self) -> int:
        """How many keep less."""
        return int(self.counts[:-LOWEST].sum())

    @property
    def equal(self) -> int:
        """How many keep as much."""
        return int(self.counts[-LOWEST])

    @property
    def gain(self) -> int:
        """How many keep more."""
        return self.number - self.lose - self.equal

    @property
    def median(self) -> float | None:
        """The change in the middle, in euros a month; with an even number the mean of the two."""
        number = self.number
        if not number:
            return None
        up_to = np.cumsum(self.counts)
        middle = [int(np.searchsorted(up_to, place)) + LOWEST for place in ((number + 1) // 2, number // 2 + 1)]
        return sum(middle) / 200

    @property
    def worst(self) -> float | None:
        """The lowest change, in euros a month."""
        return self.lowest / 100 if self.number else None

    def distribution(self) -> list[int]:
        """Return how many changes lie in each class: below the first edge, between two, exactly none, from the last."""
        up_to = np.concatenate([[0], np.cumsum(self.counts)])

        def below(cents: int) -> int:
            return int(up_to[min(max(cents - LOWEST, 0), len(self.counts))])

        middle = EDGES.index(0)
        losses = [0, *(below(edge) for edge in EDGES[: middle + 1])]
        gains = [below(1), *(below(edge) for edge in EDGES[middle + 1 :]), self.number]
        found = [later - earlier for earlier, later in pairwise(losses)]
        found.append(self.equal)
        return found + [later - earlier for earlier, later in pairwise(gains)]


def class_labels() -> list[str]:
    """Return the names of the classes of :meth:`Group.distribution`."""
    euros = [edge // 100 for edge in EDGES]
    down = [f"{-high} tot {-low} minder" for low, high in pairwise(euros) if high <= 0]
    up = [f"{low} tot {high} meer" for low, high in pairwise(euros) if low >= 0]
    return [f"meer dan {-euros[0]} minder", *down, "gelijk", *up, f"{euros[-1]} of meer erbij"]


@dataclass
class Enough:
    """Of how many households what is left is below the norm, between its low and high amount, and at least the high.

    For ``derived`` of them the norm is not published but derived.
    """

    too_little: int = 0
    on_the_edge: int = 0
    enough: int = 0
    derived: int = 0

    def add(self, codes: Array, published: Array) -> None:
        """Count rows by their judgement, NaN without a norm, and whether that is published."""
        self.derived += int((published[~np.isnan(codes)] == 0).sum())
        self.too_little, self.on_the_edge, self.enough = (
            before + int((codes == code).sum())
            for code, before in enumerate((self.too_little, self.on_the_edge, self.enough))
        )

    @property
    def number(self) -> int:
        """How many households have a norm."""
        return self.too_little + self.on_the_edge + self.enough


@dataclass
class Summary:
    """What a batch run found, over all its rows.

    ``unused`` is the huurtoeslag a month that is due and not received, of the ``told_received`` rows that say what is;
    ``extra_rent_per_year`` what the later dwellings cost more in rent, of the rows that have one.
    ``schemes`` counts by name the rows for which a scheme of the organisation is worth asking.
    """

    rows: int = 0
    wrong: int = 0
    examples: list[tuple[int, str]] = field(default_factory=list)
    total: Group = field(default_factory=Group)
    by_type: dict[str, Group] = field(default_factory=dict)
    by_income: dict[str, Group] = field(default_factory=dict)
    allowance_before: float = 0.0
    allowance_compared: float = 0.0
    allowance_after: float = 0.0
    now: Enough = field(default_factory=Enough)
    later: Enough = field(default_factory=Enough)
    told_received: int = 0
    unused: float = 0.0
    extra_rent_per_year: float = 0.0
    schemes: dict[str, int] = field(default_factory=dict)
    falls_below: int = 0
    rises_above: int = 0
    days: set[str] = field(default_factory=set)
    receipt: Receipt | None = None

    @property
    def amounts_of(self) -> Message | None:
        """Whose amounts the latest rows use, on a day beyond the tables; None where every day is covered."""
        return whose_amounts_on(plan_for(max(self.days))) if self.days else None

    def add(self, outcome: Outcome) -> None:
        """Count a chunk."""
        households, numbers = outcome.households, outcome.numbers
        if households.faults and len(self.examples) < _EXAMPLES:
            found = sorted(households.faults.items())[: _EXAMPLES - len(self.examples)]
            self.examples += [(self.rows + row + 1, text) for row, text in found]
        self.rows += households.size
        for name, number in households.schemes.items():
            self.schemes[name] = self.schemes.get(name, 0) + number
        self.days.update(day for day in households.days.days if day)
        marked = marks(outcome)
        self.wrong += int(marked["fout"].sum())
        now, later = numbers["huurtoeslag_nu_per_maand"], numbers["huurtoeslag_na_per_maand"]
        compared = ~np.isnan(numbers[DIFFERENCE])
        self.allowance_before += float(np.nansum(now))
        self.allowance_compared += float(now[compared].sum())
        self.allowance_after += float(np.nansum(later))
        received = households.columns[_RECEIVED]
        given = received.given & households.right
        self.told_received += int(given.sum())
        self.unused += float(np.maximum(now[given] - received.values[given], 0.0).sum())
        rents = households.later.rent[compared] - households.now.rent[compared]
        self.extra_rent_per_year += 12 * float(rents.sum())
        for enough, name in zip((self.now, self.later), JUDGED, strict=True):
            enough.add(numbers[name], numbers[PUBLISHED])
        self.falls_below += int(marked["zakt_onder_norm"].sum())
        self.rises_above += int(marked["komt_boven_norm"].sum())
        if compared.any():
            cents = changes(outcome)[compared].astype(np.int64)
            self.total.add(cents)
            _add(self.by_type, TYPES, types(households)[compared], cents)
            _add(self.by_income, INCOMES, (households.applicant.kind + 1)[compared], cents)


_EXAMPLES = 5
_RECEIVED = "ontvangt_nu_huurtoeslag_per_maand"


def changes(outcome: Outcome) -> Array:
    """Return the change of the residual budget in whole cents a month; NaN without a later dwelling."""
    cents: Array = np.rint(outcome.numbers[DIFFERENCE] * 100)
    return cents


def marks(outcome: Outcome) -> dict[str, Array]:
    """Return, by what the summary counts, in which rows it holds."""
    change = changes(outcome)
    before, after = (outcome.numbers[name] for name in JUDGED)
    too_little, edge, enough = map(float, range(len(JUDGEMENTS)))
    with np.errstate(invalid="ignore"):
        return {
            "achteruit": change < 0,
            "vooruit": change > 0,
            "gelijk": change == 0,
            "onder_norm_nu": before == too_little,
            "op_de_rand_nu": before == edge,
            "zakt_onder_norm": (before > too_little) & (after == too_little),
            "komt_boven_norm": (before < enough) & (after == enough),
            "fout": ~outcome.households.right,
        }


def _add(groups: dict[str, Group], names: tuple[str, ...], codes: Array, cents: Array) -> None:
    """Count changes by group; the groups stand in the order of ``names`` whatever came first."""
    order = np.argsort(codes.astype(np.int8), kind="stable")
    ends = np.cumsum(np.bincount(codes, minlength=len(names)))
    for name, some in zip(names, np.split(cents[order], ends[:-1]), strict=True):
        if len(some):
            if name not in groups:
                groups[name] = Group()  # of some size: not to be made for nothing
            groups[name].add(some)
    for name in [name for name in names if name in groups]:
        groups[name] = groups.pop(name)


def types(households: Households) -> Array:
    """Return per row the place of its household type in :data:`TYPES`."""
    nobody = np.zeros(OLDEST + 1, dtype=bool)
    by_age = np.stack([*(regime_of(day).aow if day else nobody for day in households.days.days), nobody])
    pair, days = households.pair, households.days.places
    begin = days * by_age.shape[1]  # before nought where the day is wrong: then it is the last row
    first, second = (
        by_age.take(begin + adult.age.astype(np.int64)) for adult in (households.applicant, households.partner)
    )
    old = first & (~pair | second)
    children = households.children.number > 0
    kind = choose(children, 1, old * 4) + choose(pair, choose(children | ~old, 2, 1), 0)
    found: Array = choose(households.others.number > 0, TYPES.index("met medebewoners"), kind)
    return found
