"""A household that is filled in person by person, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from calculator.cases.case import PERIODEN, ROLLEN, SOORTEN
from calculator.dutch.money import euro
from ui.form.input_widgets import translated


def person_text(person: Mapping[str, Any]) -> str:
    """Describe one person in a line."""
    amounts = [
        f"{translated(SOORTEN[str(income['soort'])])} {euro(float(income['bedrag']))} "
        f"{translated(PERIODEN[str(income['periode'])])}"
        for income in person.get("inkomens", ())
        if income.get("bedrag") is not None
    ]
    rol = translated(ROLLEN[str(person["rol"])]).capitalize()
    age = person.get("leeftijd")
    if age is None:
        start = QCoreApplication.translate("persons", "{rol}, leeftijd nog invullen").format(rol=rol)
    else:
        start = QCoreApplication.translate("persons", "{rol}, {age} jaar").format(rol=rol, age=age)
    return f"{start}: {', '.join(amounts)}" if amounts else start
