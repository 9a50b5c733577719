"""What of a typed energy price is tax, for a dwelling whose energy is typed as use and prices; and a price below it."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.cases.case import Energie
from calculator.dutch.money import number
from calculator.outcome.places import place
from calculator.outcome.signaal import Signaal
from calculator.run.asking import ask, table_values
from calculator.run.evaluation import Computed
from calculator.words import Message

_KINDS = {
    "gas": ("gas_m3_per_jaar", "prijs_gas", "belasting_op_gas_per_m3"),
    "stroom": ("stroom_kwh_per_jaar", "prijs_stroom", "belasting_op_stroom_per_kwh"),
}
_LESS = "vermindering_met_btw_per_jaar"
_DECIMALS = 5  # as the tables of the tax office print them


def energy_taxes(computed: Computed) -> Iterator[Signaal]:
    """Yield for each dwelling with use and prices the taxes of its year, and each price that cannot hold them."""
    for index, (woning, situation) in enumerate(zip(computed.geval.woonsituaties, computed.situations, strict=True)):
        if woning.energie is not None:
            where = place(woning.naam, start=True)
            yield from _of(woning.energie, situation.household.plan.known_on, where, f"woonsituaties[{index}].energie")


def _of(energie: Energie, day: str, where: Message, field: str) -> Iterator[Signaal]:
    used = {kind: names for kind, names in _KINDS.items() if getattr(energie, names[0]) > 0}
    if not used:
        return
    parameters = table_values(day)
    taxes = {kind: ask(tax, day, parameters).waarde for kind, (_, _, tax) in used.items()}
    less = ask(_LESS, day, parameters).waarde
    year = day[:4]
    unknown = [kind for kind, tax in taxes.items() if tax is None] + ([] if less is not None else ["vermindering"])
    if unknown:
        missing = tuple(Message.of(f"energy.{name}") for name in unknown)
        told = Message.of("signal.energiebelasting_onbekend", waar=where, jaar=year, wat=missing)
        yield Signaal("energiebelasting", "bron", told, None, field)
    else:
        known = {name: getattr(energie, name) for name, _, _ in _KINDS.values()}
        known |= {tax: taxes.get(kind, 0.0) for kind, (_, _, tax) in _KINDS.items()}
        total = ask("belasting_op_energie_per_jaar", day, {**parameters, **known}).waarde or 0.0
        parts = tuple(
            Message.of(f"energy.in_{kind}", bedrag=number(tax, _DECIMALS))
            for kind, tax in taxes.items()
            if tax is not None
        )
        key = "signal.energiebelasting" if total >= 0 else "signal.energiebelasting_terug"
        told = Message.of(key, waar=where, jaar=year, delen=parts, vermindering=less, bedrag=abs(total))
        yield Signaal("energiebelasting", "bron", told, None, field)
    for kind, (_, price, _) in used.items():
        tax, asked = taxes[kind], getattr(energie, price)
        if tax is not None and asked is not None and asked < tax:
            wat = Message.of(f"energy.{kind}")
            low = Message.of(
                "signal.energieprijs_laag", wat=wat, prijs=number(asked, _DECIMALS), belasting=number(tax, _DECIMALS)
            )
            yield Signaal("energieprijs_laag", "let_op", low, None, f"{field}.{price}")
