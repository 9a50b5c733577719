"""The two ways to read a budget: what is due by law, and what comes in now."""

from __future__ import annotations

import dataclasses

from calculator.outcome.result import Resultaat, Verschil, WoningResultaat
from calculator.rules.rounding import op_centen
from calculator.words import Message

_SMALLEST = 0.5
_ALLOWANCES = (
    "overige_toeslagen_per_maand",
    "kinderbijslag_per_maand",
    "kinderopvangtoeslag_per_maand",
    "huurtoeslag_per_maand",
)


def on_account(resultaat: Resultaat) -> Resultaat:
    """Return the same budget of what comes in now: regular net income, and of each allowance what is received.

    Rights, signals and advice stay those of what is due.
    """
    woningen = tuple(_dwelling(woning) for woning in resultaat.woonsituaties)
    return dataclasses.replace(
        resultaat,
        woonsituaties=woningen,
        verschillen=tuple(
            _difference(verschil, woningen[0], later)
            for verschil, later in zip(resultaat.verschillen, woningen[1:], strict=True)
        ),
        due=resultaat,
    )


def _dwelling(woning: WoningResultaat) -> WoningResultaat:
    now = woning.op_rekening
    return dataclasses.replace(
        woning,
        netto_woonlast_per_maand=now.rows["netto_woonlast_per_maand"],
        resterend_leefbudget_per_maand=now.rows["resterend_leefbudget_per_maand"],
        norm=dataclasses.replace(woning.norm, oordeel=now.oordeel),
        marge_per_maand=now.marge_per_maand,
        rows=now.rows,
    )


def _difference(verschil: Verschil, first: WoningResultaat, later: WoningResultaat) -> Verschil:
    def change(name: str) -> float:
        return op_centen(later.rows[name] - first.rows[name])

    return dataclasses.replace(
        verschil,
        huurtoeslag_per_maand=change("huurtoeslag_per_maand"),
        netto_woonlast_per_maand=change("netto_woonlast_per_maand"),
        resterend_leefbudget_per_maand=change("resterend_leefbudget_per_maand"),
        energiebesparing_break_even_per_maand=op_centen(
            0 - change("resterend_leefbudget_per_maand") - change("energielast_per_maand")
        ),
    )


def not_on_account(resultaat: Resultaat, start: str = "account.") -> tuple[Message, ...]:
    """Return what is due and does not come in now, and what comes in and is not due, for the last situation.

    One sentence for what still comes and one for what still goes; one that says so where both readings are the same.
    ``start`` begins the keys of the sentences: those for the adviser, or those of the page for the client.
    """
    woning = (resultaat.due or resultaat).woonsituaties[-1]
    home, now = woning.huishouden, woning.op_rekening.rows
    parts = {
        "holiday": home.vakantiegeld_netto_per_maand or 0.0,
        "assessed": home.via_aanslag_per_maand or 0.0,
        "allowances": op_centen(sum(woning.rows[name] - now[name] for name in _ALLOWANCES)),
    }
    more = [Message.of(f"account.{name}", bedrag=amount) for name, amount in parts.items() if amount >= _SMALLEST]
    less = [Message.of(f"account.{name}_off", bedrag=-amount) for name, amount in parts.items() if amount <= -_SMALLEST]
    told = {"more": more, "less": less}
    sentences = tuple(Message.of(f"{start}{key}", delen=tuple(found)) for key, found in told.items() if found)
    return sentences or (Message.of(f"{start}same"),)
