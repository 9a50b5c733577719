"""The net income in words: what of it comes every month, what in May and what with the assessment."""

from __future__ import annotations

from calculator.outcome.result import Resultaat
from calculator.words import Message


def net_in_parts(resultaat: Resultaat, start: str = "net.", index: int = 0) -> tuple[Message, ...]:
    """Return the parts of the net income in sentences; none where all of it comes every month, or it was given.

    ``start`` begins the keys of the sentences: those for the adviser, or those of the page for the client.
    """
    home = resultaat.woonsituaties[index].huishouden
    account, holiday, assessed = (
        home.netto_op_rekening_per_maand,
        home.vakantiegeld_netto_per_maand,
        home.via_aanslag_per_maand,
    )
    if account is None or not (holiday or assessed):
        return ()
    found = []
    if account <= home.netto_inkomen_per_maand:
        found.append(Message.of(f"{start}account", netto=home.netto_inkomen_per_maand, rekening=account))
    if holiday:
        found.append(Message.of(f"{start}holiday", bedrag=holiday))
    if assessed:
        found.append(Message.of(f"{start}{'gets' if assessed > 0 else 'pays'}", bedrag=abs(assessed), rekening=account))
    return tuple(found)
