"""The workbook computes the same as the program: LibreOffice recalculates it, as saved and after changed inputs."""

import random

import pytest

from calculator.cases.fields import Amount, YesNo, to_json
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from calculator.workbook.entries import entries
from calculator.workbook.package import Package
from calculator.workbook.proof import outcomes
from tests.calculator.workbook.books import example_cases, made, random_cases
from tests.calculator.workbook.conftest import CASE, FULL
from tests.calculator.workbook.desk import typed, typed_in

TYPED_NORM = "in_vaste_bedragen_norm_per_maand"
pytestmark = [pytest.mark.slow, pytest.mark.office]


def wrong(package, result):
    """Return the results of a recalculated workbook that are not those of the program to the cent."""
    found = {}
    for name, expected in outcomes(result).items():
        live = package.named(name)
        same = live in (None, "") if expected is None else isinstance(live, float) and abs(live - expected) < 0.005
        if not same:
            found[name] = (expected, live)
    return found


def changed_inputs(rng, geval):
    """Return other values for some inputs that may be changed in the workbook, by the name of their cell."""
    values = {}
    for entry in entries(geval):
        if entry.locked is not None or rng.random() < 0.5:
            continue
        if isinstance(entry.field.kind, YesNo):
            values[entry.name] = rng.choice(["ja", "nee"])
        elif isinstance(entry.field.kind, Amount):
            near = entry.value or rng.choice([50, 400, 20_000 if "jaar" in entry.field.unit else 300])
            amount = near * rng.choice([0, 0.5, 0.9, 1.02, 1.3, 2])
            values[entry.name] = round(min(entry.most, max(entry.least, amount)), 2)
    return values


def unlike(tried, folder):
    """Return what LibreOffice computes otherwise than the program, of cases each as saved and after some edits.

    ``tried`` holds for each case the edits: what is typed at once, by the name of the cell.
    """
    books = [(made(geval).content, [{}, *edits]) for geval, edits in tried]
    found = []
    for seen, (content, edits) in zip(typed(books, folder), books, strict=True):
        package = Package(content)
        for said, edit in zip(seen, edits, strict=True):
            result = compute(typed_in(package, edit).geval)
            bad = wrong(said, result)
            judged = {
                f"uit_oordeel_{number}": "geen norm" if norm.oordeel is None else norm.oordeel.replace("_", " ")
                for number, norm in enumerate((woning.norm for woning in result.woonsituaties), 1)
            }
            bad |= {name: (word, said.named(name)) for name, word in judged.items() if said.named(name) != word}
            if bad:
                found.append((to_json(result.geval), bad))
    return found


def norm_cases():
    """Return households with a norm of each kind, with another income or an amount typed or taken out."""
    adults = [{"rol": "aanvrager", "leeftijd": 40, "inkomens": [{"soort": "loon", "bedrag": 24000, "periode": "jaar"}]}]
    family = [
        *adults,
        {"rol": "partner", "leeftijd": 38},
        {"rol": "kind", "leeftijd": 12},
        {"rol": "kind", "leeftijd": 15},
    ]
    grown = [*family, {"rol": "kind", "leeftijd": 19, "in_budget": True}]
    income = "in_persoon_1_inkomen_1_bedrag"
    for persons, day, more, changes in (
        (adults, "2021-07-01", {}, {income: 9000}),
        (family, "2021-07-01", {}, {income: 31000}),
        (family, "2023-07-01", {}, {TYPED_NORM: 2500}),
        (grown, "2026-07-01", {}, {income: 40000}),
        (family, "2026-07-01", {"vaste_bedragen": {"norm_per_maand": 1999.5}}, {TYPED_NORM: None}),
        (family, "2021-07-01", {"norm": "bijlage-2021"}, {TYPED_NORM: 1000}),
        (family, "2021-07-01", {"norm": "bijlage-2021", "vaste_bedragen": {"norm_per_maand": 900}}, {TYPED_NORM: None}),
    ):
        case = {
            "versie": 1,
            "peildatum": day,
            "huishouden": {"personen": persons},
            "woonsituaties": CASE["woonsituaties"],
        }
        yield parse({**case, **more}), [changes]


def income_cases():
    """Return somebody with one gross income, whose kind and holiday pay become others: bijstand with it has a step."""
    kind, pay = "in_persoon_1_inkomen_1_soort", "in_persoon_1_inkomen_1_inclusief_vakantiegeld"
    kinds = [{kind: soort} for soort in ("bijstand", "loon", "onbelast")]
    both = [{kind: soort, pay: said} for soort, said in (("bijstand", "nee"), ("bijstand", "ja"), ("AOW", "nee"))]
    for soort, included in (("loon", False), ("bijstand", False), ("bijstand", True)):
        income = {"soort": soort, "bedrag": 900, "periode": "maand", "bruto": True, "inclusief_vakantiegeld": included}
        case = {
            "versie": 1,
            "peildatum": "2026-01-01",
            "huishouden": {"personen": [{"rol": "aanvrager", "leeftijd": 40, "inkomens": [income]}]},
            "woonsituaties": CASE["woonsituaties"],
        }
        yield parse(case), [*kinds, *both, {pay: "nee"}, {pay: "ja"}]


def test_every_result_is_the_same_after_recalculation_also_with_other_inputs(tmp_path, rounds):
    rng = random.Random(4)
    cases = [*example_cases(), parse(CASE), parse(FULL), *random_cases(rounds(16, 64))]
    tried = [(geval, [changed_inputs(rng, geval) for _ in range(rounds(1, 3))]) for geval in cases]
    tried += [*norm_cases(), *income_cases()]
    assert not unlike(tried, tmp_path / "desk")
    assert len(tried) > 30
