"""The organisation's own schemes in a sheet: which are worth asking for, row by row and by name, as for one case."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from calculator.amounts.schemes import Regeling
from calculator.amounts.tables import load_tables
from calculator.batch.engine import Outcomes, Rows
from calculator.batch.population import Households
from calculator.batch.reading import AGE_OF, Array
from calculator.rules.rounding import GUARD_CENT
from calculator.run.households import VOLWASSEN

CODE = "regelingen"


def say_schemes(
    households: Households, rows: Rows, found: Outcomes, places: Array, say: Callable[[int, str], None]
) -> None:
    """Name in each row the schemes worth asking for, and count them in ``households``."""
    tables = load_tables().schemes
    if not tables:
        return
    names, masks = [], []
    of_day = households.days.places[places]
    for day in np.unique(of_day).tolist():
        text = households.days.days[day] or ""
        for regeling in (item for table in tables for item in table.regelingen):
            if (regeling.geldig_vanaf or text) <= text <= regeling.geldig_tot_en_met:
                names.append(regeling.naam.replace(";", ","))
                masks.append((of_day == day) & _is_worth_asking(regeling, rows, found))
    for name, mask in zip(names, masks, strict=True):
        if number := int(mask.sum()):
            households.schemes[name] = households.schemes.get(name, 0) + number
    if not masks:
        return
    different, which = np.unique(np.stack(masks), axis=1, return_inverse=True)
    texts = [", ".join(name for name, asked in zip(names, column, strict=True) if asked) for column in different.T]
    for row, place in enumerate(which.reshape(-1).tolist()):
        if texts[place]:
            say(row, f"{CODE}: {texts[place]}")


def _is_worth_asking(regeling: Regeling, rows: Rows, found: Outcomes) -> Array:
    """Return of which rows a scheme is for such a household, with income and assets within its limits."""
    ages = rows.children.persons[AGE_OF]
    minors = rows.children.total(ages < VOLWASSEN) > 0
    soort = (
        (rows.pair & minors, "paar_met_kinderen"),
        (rows.pair & ~minors, "paar"),
        (~rows.pair & minors, "alleenstaande_ouder"),
        (~rows.pair & ~minors, "alleenstaand"),
    )
    where: Array = np.any([here for here, name in soort if name in regeling.voor], axis=0)
    if regeling.aow is not None:
        where = where & (np.asarray(found.household["aanvrager_of_partner_aow_bereikt"]) == regeling.aow)
    if regeling.leeftijd_vanaf is not None:
        where = where & (rows.adults[0].age >= regeling.leeftijd_vanaf)
    if regeling.kinderen is not None:
        meant = (ages >= regeling.kinderen.van) & (ages <= regeling.kinderen.tot_en_met)
        where = where & (rows.children.total(meant) > 0)
    if regeling.inkomen_tot_procent is not None:
        norm, net = (found.household[name] for name in ("bijstandsnorm_per_maand", "netto_inkomen_per_maand"))
        limit = np.floor(regeling.inkomen_tot_procent * np.asarray(norm) + 0.5 + GUARD_CENT) / 100
        where = where & (np.asarray(norm) > 0) & (net <= limit)
    if regeling.vermogen_tot is not None:
        where = where & (rows.assets <= regeling.vermogen_tot)
    return where
