"""What comes out: one line per outcome, from which result, ledger, letter, terminal, workbook, batch and JSON are made.

A line is a field of one of the two records below. ``row`` gives it a row in the ledger, in the order of the lines, and
so a place in the residual budget: :func:`posts` are the groups that the rules of the budget add up.
"""

from __future__ import annotations

import dataclasses
from enum import Enum, auto
from functools import cache
from typing import Any

from calculator.records import record


class Post(Enum):
    """What a row of the ledger is to the residual budget."""

    NONE = auto()
    IN = auto()  # comes in
    OUT = auto()  # goes out
    SUM = auto()  # a sum of the rows before it
    LEFT = auto()  # what is left to live on


@record(frozen=True)
class Uitkomst:
    """One outcome: its name, its row in the ledger, and whether a batch sheet has a column for it.

    ``quantity`` is the quantity that the row shows and the budget counts where that is not the outcome itself;
    ``on_account`` the one that it shows of what comes in now, where that may differ from what is due.
    ``always`` keeps the row where it is nil. ``where_asked`` gives it steps, and a place in what the budget adds up,
    only in a case that asks for it.
    """

    name: str
    row: Post
    quantity: str
    on_account: str
    always: bool
    batch: bool
    where_asked: bool


def _outcome(
    row: Post = Post.NONE,
    *,
    counts_as: str = "",
    on_account: str = "",
    always: bool = False,
    batch: bool = False,
    where_asked: bool = False,
) -> Any:
    given = {
        "row": row,
        "quantity": counts_as,
        "on_account": on_account,
        "always": always,
        "batch": batch,
        "where_asked": where_asked,
    }
    return dataclasses.field(metadata=given)


@record(frozen=True)
class HuishoudenUitkomst:
    """What comes out for the household in one situation; euros.

    The parts of the net income are None where the whole was given.
    """

    toetsingsinkomen_per_jaar: float = _outcome(batch=True)
    netto_inkomen_per_maand: float = _outcome(
        Post.IN, on_account="netto_inkomen_op_rekening_per_maand", always=True, batch=True
    )
    netto_op_rekening_per_maand: float | None = _outcome()
    vakantiegeld_netto_per_maand: float | None = _outcome()
    via_aanslag_per_maand: float | None = _outcome()
    zorgtoeslag_per_maand: float = _outcome(batch=True)
    kindgebonden_budget_per_maand: float = _outcome(batch=True)
    overige_toeslagen_per_maand: float = _outcome(
        Post.IN, on_account="overige_toeslagen_op_rekening_per_maand", always=True
    )
    kinderbijslag_per_maand: float = _outcome(
        Post.IN,
        counts_as="meetellende_kinderbijslag_per_maand",
        on_account="kinderbijslag_op_rekening_per_maand",
        batch=True,
    )
    kinderopvangtoeslag_per_maand: float = _outcome(
        Post.IN, on_account="kinderopvangtoeslag_op_rekening_per_maand", where_asked=True
    )
    onbelast_inkomen_per_maand: float = _outcome(Post.IN)
    zorgkosten_per_maand: float = _outcome(Post.OUT)
    vaste_lasten_per_maand: float = _outcome(Post.OUT)
    kosten_kinderopvang_per_maand: float = _outcome(Post.OUT, where_asked=True)
    bijstandsnorm_per_maand: float = _outcome()
    percentage_bijstandsnorm: float = _outcome()


@record(frozen=True)
class WoningUitkomst:
    """What comes out for one dwelling; euros per month."""

    kale_huur_per_maand: float = _outcome(Post.OUT, always=True)
    servicekosten_per_maand: float = _outcome(Post.OUT)
    epv_per_maand: float = _outcome(Post.OUT)
    rekenhuur_per_maand: float = _outcome()
    basishuur_per_maand: float = _outcome()
    huurtoeslag_per_maand: float = _outcome(
        Post.IN, on_account="huurtoeslag_op_rekening_per_maand", always=True, batch=True
    )
    huurtoeslag_onafgerond_per_maand: float = _outcome()
    energielast_per_maand: float = _outcome(Post.OUT, always=True)
    netto_woonlast_per_maand: float = _outcome(Post.SUM, on_account="netto_woonlast_op_rekening_per_maand", batch=True)
    resterend_leefbudget_per_maand: float = _outcome(
        Post.LEFT, on_account="resterend_op_rekening_per_maand", batch=True
    )
    resterend_op_rekening_per_maand: float = _outcome()


def _listed(record: type[Any]) -> tuple[Uitkomst, ...]:
    return tuple(_named(item.name, dict(item.metadata)) for item in dataclasses.fields(record))


def _named(name: str, given: dict[str, Any]) -> Uitkomst:
    given["quantity"] = given["quantity"] or name
    given["on_account"] = given["on_account"] or given["quantity"]
    return Uitkomst(name, **given)


PARTS_OF_NET = ("netto_op_rekening_per_maand", "vakantiegeld_netto_per_maand", "via_aanslag_per_maand")
HUISHOUDEN = _listed(HuishoudenUitkomst)
WONING = _listed(WoningUitkomst)


@cache
def posts(*, asked: bool = False) -> dict[str, tuple[str, ...]]:
    """Return the groups of quantities that the budget adds up, by their name in the rules.

    With ``asked`` those that only some cases ask for are among them.
    """

    def of(outcomes: tuple[Uitkomst, ...], row: Post) -> tuple[str, ...]:
        return tuple(outcome.quantity for outcome in outcomes if outcome.row is row and outcome.where_asked <= asked)

    return {
        "komt_binnen": of(HUISHOUDEN, Post.IN),
        "gaat_eraf": of(HUISHOUDEN, Post.OUT),
        "woonlasten": of(WONING, Post.OUT),
        "tegemoetkomingen": of(WONING, Post.IN),
    }
