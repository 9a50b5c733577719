"""The text of a case: JSON, and what to do about what is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from calculator.cases.fields import ONCE, TWICE, Mistake, Refused, shown_key


def loads(text: str) -> Any:
    """Parse JSON text, refusing doubled keys, which JSON readers let pass.

    In a list of cases such a key is refused where its case is read, so that the others still are. NaN,
    and a number that is too long to be one, come back as numbers that no field accepts.

    Raises:
        Refused: the text is not JSON.
    """
    import json

    text = text.lstrip("\ufeff")
    try:
        try:
            found = json.loads(text, object_pairs_hook=_with_doubles)
        except ValueError as error:
            if not str(error).startswith(_TOO_LONG):
                raise
            found = json.loads(text, object_pairs_hook=_with_doubles, parse_int=_whole)
        doubled = list(_doubled(found, "")) if isinstance(found, dict) else []
    except json.JSONDecodeError as error:
        place = f"regel {error.lineno}, teken {error.colno}"
        raise Refused([Mistake("invoer", place, f"geldige JSON{_remedy(text, error.pos, error.msg)}")]) from error
    except RecursionError as error:
        raise Refused([Mistake("invoer", "te diep genest", "geldige JSON van een geval")]) from error
    if doubled:
        raise Refused(Mistake(pad, TWICE, ONCE) for pad in doubled)
    return found


def text_of(content: bytes, pad: str, name: str) -> str:
    """Return the text of a file; ``pad`` and ``name`` say what was given.

    Raises:
        Refused: it is in none of the encodings of JSON.
    """
    import json

    try:
        return content.decode(json.detect_encoding(content))
    except UnicodeDecodeError as error:
        raise Refused([Mistake(pad, name, _ENCODINGS)]) from error


def only_case(found: Any) -> Any:
    """Return a case, also where it stands alone in a list.

    Raises:
        Refused: it is a list of several, or of none.
    """
    if not isinstance(found, list):
        return found
    if len(found) != 1:
        raise Refused([Mistake("invoer", f"{len(found)} gevallen", _ONE_CASE)])
    return found[0]


_ENCODINGS = "JSON in UTF-8 of UTF-16; bewaar het bestand opnieuw als UTF-8"
_ONE_CASE = "één geval; een lijst gaat met leefbudget bereken, zonder --xlsx of --pdf"
_TOO_LONG = "Exceeds the limit"  # what Python says of a number of thousands of digits
_MOST_DIGITS = 308


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= _MOST_DIGITS else float(digits)


def _remedy(text: str, place: int, said: str) -> str:
    """Say what to do about what is no JSON, where that can be seen."""
    for begin, remedy in _BY_KIND.items():
        if said.startswith(begin):
            return remedy
    if re.match(_UNSEEN, text[place:]):
        return "; haal het onzichtbare teken weg dat hier staat"
    around = f"{text[:place].rstrip()[-1:]}\n{text[place : place + _LOOKED_AT].lstrip()}"
    return next((remedy for found, remedy in _REMEDIES.items() if re.match(found, around)), "")


_LOOKED_AT = 100
_UNSEEN = "[\u0085\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
_BY_KIND = {
    "Unterminated string": "; de tekst die hier begint heeft geen eind, of het bestand is niet af",
    "Invalid control": "; in een tekst staat een regeleinde of een ander stuurteken, haal dat weg",
    "Invalid \\": "; schrijf \\ in een tekst als \\\\",
}
_REMEDIES = {  # by the last sign before the mistake, the end of a line, and what stands there
    r"\n\Z": "; er staat niets in",
    r".\n\Z": "; hier houdt het bestand op, vraag het opnieuw",
    r".?\n(//|/\*|#)": " zonder opmerkingen; haal weg wat achter // of # of tussen /* en */ staat",
    r".?\n['\u2018\u2019\u201c-\u201e]|[{,]\n\w+\s*:": ' met rechte dubbele aanhalingstekens, zoals "leeftijd"',
    r",\n[}\]]|.?\n,\s*[}\]]": "; haal de komma voor het haakje weg",
    r"[,\d:\[]\n[\d.+_xX-]|\d\n[eE\d]|-\n": "; schrijf een getal als 612.35, met een punt en zonder iets anders",
    r"[:\[,]\n[A-Za-z]": "; schrijf true, false of een tekst tussen aanhalingstekens",
    r"[}\]]\n,?\s*\{": "; zet een lijst gevallen tussen [ en ], met een komma ertussen",
    r"[}\]]\n[^,:\]}]": "; haal weg wat achter het laatste haakje staat",
    r"\n[^{\[]": "; een ander soort bestand geeft u met de naam die daarbij hoort, zoals .xlsx",
}


def _with_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        found |= {key: TWICE for key in keys if keys.count(key) > 1}
    return found


def _doubled(value: object, pad: str) -> Iterator[str]:
    """Yield the path of every key that was given twice."""
    if value is TWICE:
        yield pad
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _doubled(inner, f"{pad}.{shown_key(key)}" if pad else shown_key(key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _doubled(inner, f"{pad}[{index}]")
