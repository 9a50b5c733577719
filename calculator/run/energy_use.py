"""Energy typed as use and prices: the amount a month that follows from it, when a case is read."""

from __future__ import annotations

from typing import Any

from calculator.cases.case import Energie
from calculator.cases.fields import MISSING, Mistake, Mistakes, description, read
from calculator.law.energy import energielast_uit_verbruik_per_maand

USES = {
    "gas_m3_per_jaar": "prijs_gas",
    "stroom_kwh_per_jaar": "prijs_stroom",
    "warmte_gj_per_jaar": "prijs_warmte",
}
_AMOUNT = "energielast_per_maand"


def amount_of(energie: Energie) -> float:
    """Return the energy cost per month of a use with its prices."""
    prices = {price: getattr(energie, price) or 0.0 for price in USES.values()}
    uses = {use: getattr(energie, use) for use in USES}
    return energielast_uit_verbruik_per_maand(**uses, **prices, vast_per_maand=energie.vast_per_maand)


def with_energy(source: dict[str, Any], mistakes: Mistakes) -> dict[str, Any]:
    """Put in each situation with ``energie`` the amount that follows; refuse another amount beside it.

    A situation whose ``energie`` cannot be read gets nil, so that the mistakes in it are the only ones.
    """
    listed = source.get("woonsituaties")
    if not isinstance(listed, list) or not any(isinstance(woning, dict) and "energie" in woning for woning in listed):
        return source
    woonsituaties = [_situation(woning, index, mistakes) for index, woning in enumerate(listed)]
    return {**source, "woonsituaties": woonsituaties}


def _situation(woning: Any, index: int, mistakes: Mistakes) -> Any:
    if not isinstance(woning, dict) or not isinstance(woning.get("energie"), dict):
        return woning
    place = f"woonsituaties[{index}]"
    own = Mistakes()
    energie = read(Energie, woning["energie"], f"{place}.energie", own)
    if energie is None:
        return {_AMOUNT: 0, **woning}  # the case itself is read, and refused for the same mistakes
    for use, price in USES.items():
        if getattr(energie, use) and getattr(energie, price) is None:
            accepted = description(Energie, price).kind.refuse(MISSING)
            mistakes.append(Mistake(f"{place}.energie.{price}", MISSING, f"{accepted}, bij {use}"))
    amount = amount_of(energie)
    given = woning.get(_AMOUNT, amount)
    if given != amount:
        mistakes.append(Mistake(f"{place}.{_AMOUNT}", given, f"geen bedrag naast energie, dat {amount:.2f} geeft"))
    return {**woning, _AMOUNT: amount}
