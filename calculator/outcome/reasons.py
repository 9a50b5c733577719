"""Why there is no huurtoeslag: the first condition that fails, with both amounts it compares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.dutch.money import euro

# In the order in which the law asks; each holds the quantity that must be true and the sentence when it is not.
CONDITIONS: tuple[tuple[str, str], ...] = (
    ("woning_is_zelfstandig", "Geen huurtoeslag: de woning is niet zelfstandig."),
    (
        "aanvrager_oud_genoeg",
        "Geen huurtoeslag: de aanvrager is {leeftijd_aanvrager:n} jaar en moet {minimum_huurtoeslag_leeftijd:n} zijn.",
    ),
    (
        "vermogen_niet_te_hoog",
        "Geen huurtoeslag: het vermogen van {vermogen} is hoger dan {vermogensgrens_huurtoeslag_aanvrager}.",
    ),
    (
        "vermogen_medebewoners_niet_te_hoog",
        (
            "Geen huurtoeslag: een medebewoner heeft een vermogen van {hoogste_vermogen_medebewoner}; "
            "dat is hoger dan {vermogensgrens_huurtoeslag_medebewoner}."
        ),
    ),
    (
        "huur_niet_te_hoog",
        "Geen huurtoeslag: de rekenhuur van {rekenhuur_per_maand} is hoger dan de huurgrens van {huurgrens_per_maand}.",
    ),
    (
        "inkomen_niet_te_hoog",
        "Geen huurtoeslag: het inkomen van {rekeninkomen_per_jaar} is hoger dan {maximum_inkomen_per_jaar} per jaar.",
    ),
)


class _Amounts:
    """Lets a sentence name a quantity: as euros, or with ``:n`` as a plain number."""

    def __init__(self, value: float) -> None:
        self._value = value

    def __format__(self, how: str) -> str:
        return f"{self._value:g}" if how == "n" else euro(float(self._value))


def reason_for_nil(values: Mapping[str, Any], overruled: float | None = None) -> str | None:
    """Return why huurtoeslag is nil in one sentence with the compared amounts, or None when it is not nil.

    ``overruled`` is what was computed when the amount itself was given.
    """
    if values["huurtoeslag_per_maand"] > 0:
        return None
    if overruled:
        return f"Geen huurtoeslag: opgegeven is {euro(0)}; berekend is {euro(float(overruled))} per maand."
    for name, sentence in CONDITIONS:
        if name in values and not values[name]:
            return _filled(sentence, values)
    unrounded = values["huurtoeslag_onafgerond_per_maand"]
    if unrounded > 0:
        sentence = (
            "Geen huurtoeslag: {huurtoeslag_onafgerond_per_maand} per maand is over een jaar minder dan "
            "{minimum_tegemoetkoming_per_jaar}; zo'n klein bedrag wordt niet uitbetaald."
        )
    elif values["basishuur_per_maand"] >= values["meetellende_huur_per_maand"]:
        sentence = (
            "Geen huurtoeslag: de basishuur bij dit inkomen, {basishuur_per_maand}, is niet lager dan de rekenhuur van "
            "{meetellende_huur_per_maand}."
        )
    else:
        sentence = (
            "Geen huurtoeslag: het inkomen van {rekeninkomen_per_jaar} per jaar is zo hoog dat er niets overblijft; "
            "tot {minimum_inkomensijkpunt} is de huurtoeslag het hoogst."
        )
    return _filled(sentence, values)


def _filled(sentence: str, values: Mapping[str, Any]) -> str:
    return sentence.format_map(_Named(values))


class _Named(dict[str, _Amounts]):
    """Makes an amount of each value a sentence names."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__()
        self._values = values

    def __missing__(self, name: str) -> _Amounts:
        return _Amounts(self._values[name])
