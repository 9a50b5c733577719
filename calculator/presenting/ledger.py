"""The ledger: the rows of the budget side by side for every dwelling, the same for window, text and workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from calculator.outcome.result import Resultaat, WoningResultaat
from calculator.records import record
from calculator.rules import outcomes
from calculator.rules.outcomes import Post, Uitkomst
from calculator.words import say

MARGIN, MARGIN_NOW = "marge_per_maand", "marge_op_rekening_per_maand"
_KINDS = {Post.IN: "in", Post.OUT: "uit", Post.SUM: "som", Post.LEFT: "som"}


@record(frozen=True)
class Row:
    """One row: amounts per dwelling in euros per month, and the step of the derivation that explains it.

    ``kind`` is ``"in"`` for what comes in, ``"uit"`` for what goes out, ``"som"`` for a sum and ``"norm"`` for the
    norm. An amount is None where there is none (no norm published). ``words`` is where the languages have its label:
    a row of what comes in now has another one where that may differ from what is due, and so has the norm where it is
    a low and a high amount: the row has the high one, and both of each dwelling in ``ends``.
    """

    key: str
    amounts: tuple[float | None, ...]
    kind: str
    step: str
    words: str = "row"
    ends: tuple[tuple[float, float] | None, ...] = ()

    @property
    def label(self) -> str:
        """What the row is called, in Dutch."""
        return self.label_in("nl")

    def label_in(self, language: str) -> str:
        """Return what the row is called in a language."""
        return say(f"{self.words}.{self.key}_per_maand", language)

    def beside_ends(self, language: str) -> str:
        """Return what the row is called where both its ends stand behind it."""
        return say(f"row.{self.key}_per_maand", language) if self.ends else self.label_in(language)

    @property
    def change(self) -> float | None:
        """The last dwelling minus the first, or None with one dwelling or a missing amount."""
        first, last = self.amounts[0], self.amounts[-1]
        return None if len(self.amounts) == 1 or first is None or last is None else round(last - first, 2)


def rows(resultaat: Resultaat) -> tuple[Row, ...]:
    """Return the rows of the budget; rows that are nil and rarely used are left out.

    What comes in for the household, the dwelling and its sum, what goes out, what is left, and the norm.
    """
    now = resultaat.due is not None

    def listed(found: Iterable[Uitkomst], *places: Post) -> list[Row]:
        return [
            Row(
                outcome.name.removesuffix("_per_maand"),
                amounts,
                _KINDS[outcome.row],
                outcome.on_account if now else outcome.quantity,
                "row_now" if now and outcome.on_account != outcome.quantity else "row",
            )
            for outcome in found
            if outcome.row in places
            for amounts in [tuple(woning.rows[outcome.name] for woning in resultaat.woonsituaties)]
            if any(amounts) or outcome.always or outcome.row in (Post.SUM, Post.LEFT)
        ]

    def of_norm(name: str, amount: Callable[[WoningResultaat], float | None]) -> Row:
        amounts = tuple(amount(woning) for woning in resultaat.woonsituaties)
        step = MARGIN_NOW if now and name == MARGIN else name
        words = "row_band" if any(woning.norm.is_band for woning in resultaat.woonsituaties) else "row"
        ends = tuple(map(_ends, resultaat.woonsituaties)) if words == "row_band" and name != MARGIN else ()
        return Row(name.removesuffix("_per_maand"), amounts, "norm", step, words, ends)

    return (
        *listed(outcomes.HUISHOUDEN, Post.IN),
        *listed(outcomes.WONING, Post.IN, Post.OUT, Post.SUM),
        *listed(outcomes.HUISHOUDEN, Post.OUT),
        *listed(outcomes.WONING, Post.LEFT),
        of_norm("norm_per_maand", lambda woning: woning.norm.bedrag_per_maand),
        of_norm(MARGIN, lambda woning: woning.marge_per_maand),
    )


def _ends(woning: WoningResultaat) -> tuple[float, float] | None:
    low, high = woning.norm.laag_per_maand, woning.norm.hoog_per_maand
    return None if low is None or high is None else (low, high)
