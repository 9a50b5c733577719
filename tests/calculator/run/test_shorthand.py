"""The shorthand of a household: what it stands for, and what of it is refused."""

from __future__ import annotations

import pytest

from calculator.cases.fields import to_json
from calculator.run.accept import parse
from tests.calculator.good_case import ABSENT, GOOD, SHORT, changed, mistakes_of

HOME = "woonsituaties[0]"


@pytest.mark.parametrize(
    ("change", "path", "value", "accepted"),
    [
        (
            "type",
            "huishouden.type",
            "gezin",
            "één van: alleenstaand, alleenstaande_ouder, paar, paar_met_kinderen, aow_",
        ),
        ("type", "huishouden.type", None, "één van: "),
        ("type", "huishouden.type", 1, "één van: "),
        ("type", "huishouden.kinderen", "paar", "geen kinderen bij type paar"),
        ("type", "huishouden.kinderen", "alleenstaand", "geen kinderen bij type alleenstaand"),
        ("type", "huishouden.kinderen", "aow_alleenstaand", "geen kinderen bij type aow_alleenstaand"),
        ("type", "huishouden.kinderen", "aow_paar", "geen kinderen bij type aow_paar"),
        ("bruto_inkomen_per_jaar", "huishouden.bruto_inkomen_per_jaar", ABSENT, "een bedrag"),
        ("bruto_inkomen_per_jaar", "huishouden.bruto_inkomen_per_jaar", -1, "een bedrag"),
        ("bruto_inkomen_per_jaar", "huishouden.bruto_inkomen_per_jaar", "1", "een bedrag"),
        ("bruto_inkomen_per_jaar", "huishouden.bruto_inkomen_per_jaar", True, "een bedrag"),
        ("inkomen_soort", "huishouden.inkomen_soort", "salaris", "één van: loon"),
        ("inkomen_soort", "huishouden.inkomen_soort", "", "één van: loon"),
        ("inkomen_soort", "huishouden.inkomen_soort", None, "één van: loon"),
        ("kinderen", "huishouden.kinderen", 2, "een lijst van"),
        ("kinderen", "huishouden.kinderen", None, "een lijst van"),
        ("kinderen", "huishouden.kinderen[0]", [-1], "een geheel getal"),
        ("kinderen", "huishouden.kinderen[1]", [1, 2.5], "een geheel getal"),
        ("kinderen", "huishouden.kinderen[0]", [True], "een geheel getal"),
        ("kinderen", "huishouden.kinderen[0]", ["10"], "een geheel getal"),
        ("personen", "huishouden.type", [{"rol": "aanvrager", "leeftijd": 40}], "niet allebei"),
        ("vermogen", "huishouden.vermogen", -1, "een bedrag"),
        ("inkomens", "huishouden.inkomens", [], "een bekend veld: type, bruto_inkomen_per_jaar"),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_a_wrong_shorthand_is_refused_by_the_path_that_was_typed(change, path, value, accepted):
    found = mistakes_of(changed(SHORT, (f"huishouden.{change}", value)))
    assert path in [pad for pad, _, _ in found]
    assert accepted in next(words for pad, _, words in found if pad == path)
    assert all("personen[" not in pad for pad, _, _ in found), "a path that was not typed"


def test_mistakes_in_the_shorthand_and_elsewhere_are_reported_together():
    case = changed(SHORT, ("huishouden.bruto_inkomen_per_jaar", -1), (f"{HOME}.energielast_per_maand", -1))
    assert {pad for pad, _, _ in mistakes_of(case)} == {
        "huishouden.bruto_inkomen_per_jaar",
        f"{HOME}.energielast_per_maand",
    }


@pytest.mark.parametrize(
    ("household", "persons"),
    [
        # the contract gives the income to the applicant, and half to each of a couple on bijstand or AOW
        ({"type": "alleenstaand"}, [("aanvrager", ("loon", 30001))]),
        ({"type": "alleenstaand", "inkomen_soort": "bijstand"}, [("aanvrager", ("bijstand", 30001))]),
        (
            {"type": "alleenstaande_ouder", "kinderen": [3]},
            [("aanvrager", ("loon", 30001)), ("kind", 3)],
        ),
        ({"type": "paar"}, [("aanvrager", ("loon", 30001)), ("partner", None)]),
        ({"type": "paar", "inkomen_soort": "uitkering"}, [("aanvrager", ("uitkering", 30001)), ("partner", None)]),
        (
            {"type": "paar", "inkomen_soort": "bijstand"},
            [("aanvrager", ("bijstand", 15000.5)), ("partner", ("bijstand", 15000.5))],
        ),
        (
            {"type": "paar_met_kinderen", "inkomen_soort": "bijstand", "kinderen": [10, 12]},
            [("aanvrager", ("bijstand", 15000.5)), ("partner", ("bijstand", 15000.5)), ("kind", 10), ("kind", 12)],
        ),
        (
            {"type": "paar_met_kinderen", "inkomen_soort": "loon", "kinderen": [10, 12]},
            [("aanvrager", ("loon", 30001)), ("partner", None), ("kind", 10), ("kind", 12)],
        ),
        ({"type": "aow_alleenstaand"}, [("aanvrager", ("aow", 30001))]),
        ({"type": "aow_alleenstaand", "inkomen_soort": "aow"}, [("aanvrager", ("aow", 30001))]),
        ({"type": "aow_paar"}, [("aanvrager", ("aow", 15000.5)), ("partner", ("aow", 15000.5))]),
        (
            {"type": "aow_paar", "inkomen_soort": "pensioen"},
            [("aanvrager", ("pensioen", 30001)), ("partner", None)],
        ),
    ],
    ids=lambda value: f"{value['type']} {value.get('inkomen_soort', '')}" if isinstance(value, dict) else "",
)
def test_the_shorthand_stands_for_persons(household, persons):
    geval = parse({**SHORT, "huishouden": {"bruto_inkomen_per_jaar": 30001, **household}})
    found: list[tuple[str, object]] = []
    for person in geval.huishouden.personen:
        if person.rol == "kind":
            found.append((person.rol, person.leeftijd))
            assert person.inkomens == ()
            continue
        incomes = [(income.soort, income.bedrag) for income in person.inkomens]
        assert len(incomes) < 2
        assert all(
            income.is_bruto and income.periode == "jaar" and income.met_vakantiegeld for income in person.inkomens
        )
        assert (person.leeftijd >= 68) is household["type"].startswith("aow"), "everyone of an AOW type has the AOW age"
        assert person.leeftijd >= 23, "an adult whom no age limit touches"
        found.append((person.rol, incomes[0] if incomes else None))
    assert found == persons


def test_half_a_cent_of_a_shared_income_is_not_lost():
    geval = parse({**SHORT, "huishouden": {"type": "aow_paar", "bruto_inkomen_per_jaar": 20000.01}})
    assert round(sum(person.inkomens[0].bedrag for person in geval.huishouden.personen), 2) == 20000.01


def test_the_shorthand_keeps_the_other_fields_of_the_household():
    extra = {
        key: GOOD["huishouden"][key]
        for key in ("vermogen", "vermogen_medebewoners", "zorgkosten_per_maand", "vaste_lasten")
    }
    geval = parse({**SHORT, "huishouden": {**SHORT["huishouden"], **extra}})
    household = to_json(geval)["huishouden"]
    assert {key: household[key] for key in extra} == extra
