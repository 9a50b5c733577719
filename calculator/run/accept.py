"""Accepting a case: reading it, and refusing what does not fit together or is not in the tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from calculator.amounts.tables import load_not_modelled, load_tables
from calculator.cases.case import ROLLEN, VERSION, Geval, Huishouden, Persoon
from calculator.cases.fields import MISSING, Day, Mistake, Mistakes, Refused, Text, description, read, shown_key
from calculator.cases.shorthand import LEEFTIJD_VOLWASSENE, MET_KINDEREN, Kort
from calculator.dutch.marks import as_name
from calculator.run.birth_facts import age, ages_that_fit
from calculator.run.energy_use import with_energy
from calculator.run.households import ROLLEN_MET_NETTO, VOLWASSEN
from calculator.run.other_homes import on_day
from calculator.run.plan import day_mistakes


def parse(source: object, *, latest_tables: bool = False) -> Geval:
    """Read a case from parsed JSON; with ``latest_tables`` a peildatum may lie up to twelve months beyond the tables.

    Raises:
        Refused: with every mistake found, each with path, value and what is accepted.
    """
    mistakes = Mistakes()
    if isinstance(source, dict):
        versie = source.get("versie")
        if isinstance(versie, int) and not isinstance(versie, bool) and versie > VERSION:
            expected = f"{VERSION}; dit bestand komt uit een nieuwere Leefbudget, werk het programma bij"
            raise Refused([Mistake("versie", versie, expected)])
        if source and source.keys().isdisjoint(Geval.__dataclass_fields__):
            raise Refused([Mistake("invoer", ", ".join(map(shown_key, [*source][:_MOST_KEYS])), _A_CASE)])
        source = with_energy(_with_households(source, mistakes), mistakes)
        mistakes.extend(_inconsistencies(source, latest_tables=latest_tables))
    geval = read(Geval, source, "", mistakes)
    if geval is not None:
        for pad, huishouden, day in _households(geval):
            mistakes.extend(_of_household(huishouden, pad, day))
        mistakes.extend(_on_another_day(geval))
        mistakes.extend(_bands(geval))
    if mistakes or geval is None:
        raise Refused(mistakes)
    return geval


def _with_households(source: dict[str, Any], mistakes: Mistakes) -> dict[str, Any]:
    """Replace the household shorthand by the persons it stands for: of the case, and of each later situation."""
    source = _expanded(source, "huishouden", mistakes)
    listed = source.get("woonsituaties")
    if not isinstance(listed, list) or not any(isinstance(woning, dict) and _OWN & woning.keys() for woning in listed):
        return source
    for name in sorted(_OWN):
        if isinstance(listed[0], dict) and listed[0].get(name) is not None:
            mistakes.append(Mistake(f"woonsituaties[0].{name}", listed[0][name], _NOT_NOW.format(name)))
    found = [
        _expanded(woning, f"woonsituaties[{index}].huishouden", mistakes) if isinstance(woning, dict) else woning
        for index, woning in enumerate(listed)
    ]
    return {**source, "woonsituaties": found}


_OWN = {"huishouden", "peildatum"}
_NOT_NOW = "niets bij de eerste woonsituatie: die heeft {0} van het geval zelf; alleen een latere kan een andere hebben"


def _expanded(source: dict[str, Any], pad: str, mistakes: Mistakes) -> dict[str, Any]:
    """Replace the household shorthand of a case or a situation; ``pad`` is the path of its household."""
    huishouden = source.get("huishouden")
    if not isinstance(huishouden, dict) or "type" not in huishouden:
        return source
    if "personen" in huishouden:
        mistakes.append(Mistake(f"{pad}.type", huishouden["type"], "óf type, óf personen, niet allebei"))
        return {**source, "huishouden": {key: value for key, value in huishouden.items() if key != "type"}}
    kort = read(Kort, huishouden, pad, mistakes)
    if kort is None:
        return {**source, "huishouden": _EMPTY_HOUSEHOLD}
    if kort.kinderen and kort.type not in MET_KINDEREN:
        mistakes.append(Mistake(f"{pad}.kinderen", list(kort.kinderen), f"geen kinderen bij type {kort.type}"))
    if not kort.kinderen and kort.type in MET_KINDEREN:
        mistakes.append(Mistake(f"{pad}.kinderen", "geen kind", f"één of meer leeftijden bij type {kort.type}"))
    keep = ("vermogen", "vermogen_medebewoners", "zorgkosten_per_maand", "vaste_lasten")
    expanded = {key: huishouden[key] for key in keep if key in huishouden}
    expanded["personen"] = kort.personen()
    return {**source, "huishouden": expanded}


_EMPTY_HOUSEHOLD: dict[str, Any] = {"personen": [{"rol": "aanvrager", "leeftijd": LEEFTIJD_VOLWASSENE}]}


def _inconsistencies(source: dict[str, Any], *, latest_tables: bool) -> Iterator[Mistake]:
    """Yield what does not fit together or is not known, as far as the fields themselves can be read."""
    yield from _roles(source.get("huishouden"), "huishouden.personen")
    woonsituaties = source.get("woonsituaties")
    seen: dict[str, str] = {}
    for index, woning in enumerate(_listed(woonsituaties)):
        naam = woning.get("naam") if isinstance(woning, dict) else None
        if isinstance(naam, str):
            known = as_name(naam)
            if known in seen:
                accepted = _NEW_NAME if naam == seen[known] else f"{_NEW_NAME}; {_NO_DIFFERENCE}"
                yield Mistake(f"woonsituaties[{index}].naam", naam, accepted)
            seen.setdefault(known, naam)
        if isinstance(woning, dict):
            yield from _roles(woning.get("huishouden"), f"woonsituaties[{index}].huishouden.personen")
            if index and _DAY.refuse(woning.get("peildatum")) is None:
                pad = f"woonsituaties[{index}].peildatum"
                yield from day_mistakes(str(woning["peildatum"]), latest_tables=latest_tables, pad=pad)
    yield from _unknown(source, latest_tables=latest_tables)


_MOST_KEYS = 5
_A_CASE = "een geval, met versie, peildatum, huishouden en woonsituaties; een concept opent u in het venster"
_NEW_NAME = "een naam die nog niet gebruikt is"
_NO_DIFFERENCE = "hoofdletters, spaties en onzichtbare tekens maken geen verschil"


def _roles(huishouden: object, pad: str) -> Iterator[Mistake]:
    """Yield where a household does not have one aanvrager and at most one partner; ``pad`` is that of its persons."""
    personen = huishouden.get("personen") if isinstance(huishouden, dict) else None
    rollen = [persoon.get("rol") if isinstance(persoon, dict) else None for persoon in _listed(personen)]
    if rollen and all(isinstance(rol, str) and rol in ROLLEN for rol in rollen):
        aanvragers, partners = rollen.count("aanvrager"), rollen.count("partner")
        if aanvragers != 1:
            yield Mistake(pad, f"{aanvragers} aanvragers", "precies één aanvrager")
        if partners > 1:
            yield Mistake(pad, f"{partners} partners", "hooguit één partner")


def _households(geval: Geval) -> Iterator[tuple[str, Huishouden, str]]:
    """Yield every household that is filled in, with its path and its day."""
    yield "huishouden", geval.huishouden, geval.peildatum
    for index, woning in enumerate(geval.woonsituaties):
        if woning.huishouden is not None:
            yield f"woonsituaties[{index}].huishouden", woning.huishouden, woning.peildatum or geval.peildatum


def _of_household(huishouden: Huishouden, pad: str, day: str) -> Iterator[Mistake]:
    """Yield what does not fit together in a household that can be read."""
    for index, persoon in enumerate(huishouden.personen):
        for number, inkomen in enumerate(persoon.inkomens):
            yield from inkomen.mistakes(f"{pad}.personen[{index}].inkomens[{number}]")
    yield from _persons(huishouden, pad, day)
    yield from _childcare(huishouden, pad, day)


def _on_another_day(geval: Geval) -> Iterator[Mistake]:
    """Yield where the household now does not fit the other day of a situation without a household of its own."""
    for index, woning in enumerate(geval.woonsituaties[1:], 1):
        day = woning.peildatum
        if day is None or woning.huishouden is not None or day_mistakes(day, latest_tables=True):
            continue
        then = on_day(geval.huishouden, geval.peildatum, day)
        for mistake in (*_persons(then, "huishouden", day), *_childcare(then, "huishouden", day), *_ages(then)):
            accepted = f"een dag waarop het huishouden van nu past, of een eigen huishouden; {mistake}"
            yield Mistake(f"woonsituaties[{index}].peildatum", day, accepted)


def _ages(huishouden: Huishouden) -> Iterator[Mistake]:
    for index, persoon in enumerate(huishouden.personen):
        accepted = None if persoon.leeftijd is None else description(Persoon, "leeftijd").kind.refuse(persoon.leeftijd)
        if accepted is not None:
            yield Mistake(f"huishouden.personen[{index}].leeftijd", persoon.leeftijd, accepted)


def _persons(huishouden: Huishouden, pad: str, day: str) -> Iterator[Mistake]:
    """Yield what does not fit together of the persons of a household that can be read."""
    partners = sum(persoon.rol == "partner" for persoon in huishouden.personen)
    day_known = _DAY.refuse(day) is None
    for index, persoon in enumerate(huishouden.personen):
        place = f"{pad}.personen[{index}]"
        if persoon.leeftijd is None and persoon.geboren is None:
            accepted = description(Persoon, "leeftijd").kind.refuse(MISSING)
            yield Mistake(f"{place}.leeftijd", MISSING, f"{accepted}, of in geboren een maand")
            continue
        if not day_known:
            continue
        if persoon.geboren is not None:
            yield from _birth(persoon, persoon.geboren, day, f"{place}.geboren")
        other = persoon.rol in ("kind", "medebewoner") and age(persoon, day) >= VOLWASSEN
        if persoon.toeslagpartner is not None and not other:
            yield Mistake(f"{place}.toeslagpartner", persoon.toeslagpartner, _ONLY_OF_OTHERS)
        if persoon.toeslagpartner:
            partners += 1
            if persoon.rol == "kind" and day >= _NO_CHILD_FROM:
                accepted = "false; een ouder en een kind zijn vanaf 2025 geen toeslagpartners (Awir art. 3 lid 5)"
                yield Mistake(f"{place}.toeslagpartner", waarde=True, verwacht=accepted)
            elif partners > 1:
                accepted = "hooguit één toeslagpartner, de partner meegeteld (Awir art. 3)"
                yield Mistake(f"{place}.toeslagpartner", waarde=True, verwacht=accepted)
        if persoon.in_budget and persoon.rol in ROLLEN_MET_NETTO:
            yield Mistake(f"{place}.in_budget", persoon.in_budget, _ONLY_OF_OTHERS)


def _childcare(huishouden: Huishouden, pad: str, day: str) -> Iterator[Mistake]:
    """Yield where somebody who is no child under 18 has childcare; an age that cannot be read is refused elsewhere."""
    for index, persoon in enumerate(huishouden.personen):
        if not persoon.kinderopvang:
            continue
        known = _DAY.refuse(day) is None and (persoon.leeftijd, persoon.geboren) != (None, None)
        grown = known and age(persoon, day) >= VOLWASSEN
        if persoon.rol != "kind" or grown:
            found = f"{len(persoon.kinderopvang)} keer opvang"
            yield Mistake(f"{pad}.personen[{index}].kinderopvang", found, "alleen bij een kind onder de 18")


_DAY, _TEXT = Day(), Text()
_ONLY_OF_OTHERS = "alleen bij een kind van 18 of ouder of een medebewoner"
_NO_CHILD_FROM = "2025-01-01"


def _bands(geval: Geval) -> Iterator[Mistake]:
    """Yield where the expected energy lies outside its band."""
    for index, woning in enumerate(geval.woonsituaties):
        place, expected = f"woonsituaties[{index}]", woning.energielast_per_maand
        low, high = woning.energielast_laag_per_maand, woning.energielast_hoog_per_maand
        if low is not None and low > expected:
            yield Mistake(f"{place}.energielast_laag_per_maand", low, f"hooguit {expected:g}, de energie per maand")
        if high is not None and high < expected:
            yield Mistake(f"{place}.energielast_hoog_per_maand", high, f"minstens {expected:g}, de energie per maand")


def _birth(persoon: Persoon, geboren: str, day: str, place: str) -> Iterator[Mistake]:
    """Yield what is wrong with a month of birth on a day."""
    fitting = ages_that_fit(geboren, day)
    oldest = description(Persoon, "leeftijd").kind.refuse(max(fitting, default=0))
    if not fitting or oldest is not None:
        yield Mistake(place, geboren, f"een maand tot en met {day[:7]}, hooguit 120 jaar daarvoor")
    elif persoon.leeftijd is not None and persoon.leeftijd not in fitting:
        ages = " of ".join(map(str, fitting))
        yield Mistake(place, geboren, f"een maand bij {persoon.leeftijd} jaar op {day}; deze maand geeft {ages} jaar")


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _unknown(source: dict[str, Any], *, latest_tables: bool) -> Iterator[Mistake]:
    """Yield what the tables do not know: the peildatum, the norm, a circumstance."""
    peildatum, norm, found = source.get("peildatum"), source.get("norm"), source.get("bijzonderheden")
    if _DAY.refuse(peildatum) is None:
        yield from day_mistakes(str(peildatum), latest_tables=latest_tables)
    norm_sets = load_tables().norm_sets
    if isinstance(norm, str) and _TEXT.refuse(norm) is None and norm not in norm_sets:
        yield Mistake("norm", norm, "één van: " + ", ".join(norm_sets))
    known = load_not_modelled()
    yield from (
        Mistake(f"bijzonderheden[{index}]", item, "één van: " + ", ".join(known))
        for index, item in enumerate(_listed(found))
        if isinstance(item, str) and _TEXT.refuse(item) is None and item not in known
    )
