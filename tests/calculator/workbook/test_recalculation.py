"""The workbook computes the same as the program: LibreOffice recalculates it, as saved and after changed inputs."""

import itertools
import os
import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from calculator.cases.fields import Amount, YesNo, to_json
from calculator.outcome.appendix import examples
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from calculator.workbook.casefile import build
from calculator.workbook.entries import entries
from calculator.workbook.opened import from_bytes
from calculator.workbook.proof import outcomes
from tests.calculator.strategies import YEARS, random_case
from tests.calculator.workbook.conftest import CASE, FULL
from tests.calculator.workbook.office import edited, recalculated

RANDOM_CASES = int(os.environ.get("LEEFBUDGET_CASES", "32"))  # four of each year in the gate
CHANGED_EVERY = 5  # of the random cases; of the examples each
BATCH = 24
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


def random_gevallen():
    """Random cases, the same number of each year."""
    rng = random.Random(20261121)
    for number in range(RANDOM_CASES):
        year = YEARS[number % len(YEARS)]
        day = f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        yield parse(random_case(rng, day))


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


def files():
    """Return each case as saved, with its result; examples and some random ones with other inputs too."""
    rng = random.Random(4)
    known = [*(example.geval for example in examples()), parse(CASE), parse(FULL)]
    for number, geval in enumerate([*known, *random_gevallen()]):
        result = compute(geval)
        content = build(result).to_bytes()
        yield content, result
        if number < len(known) or number % CHANGED_EVERY == 0:
            values = changed_inputs(rng, geval)
            yield (other := edited(content, values)), compute(from_bytes(other).geval)


def norm_files():
    """Return households with a norm of each kind: as saved, and with another income or an amount typed or taken out."""
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
        result = compute(parse({**case, **more}))
        content = build(result).to_bytes()
        yield content, result
        yield (other := edited(content, changes)), compute(from_bytes(other).geval)


def test_the_norm_and_whether_it_is_enough_follow_what_is_changed(tmp_path):
    made = list(norm_files())
    paths = [tmp_path / f"{number}.xlsx" for number in range(len(made))]
    for path, (content, _) in zip(paths, made, strict=True):
        path.write_bytes(content)
    for package, (_, result) in zip(recalculated(paths, tmp_path / "opnieuw"), made, strict=True):
        assert wrong(package, result) == {}, to_json(result.geval)
        for number, woning in enumerate(result.woonsituaties, 1):
            said = "geen norm" if woning.norm.oordeel is None else woning.norm.oordeel.replace("_", " ")
            assert package.named(f"uit_oordeel_{number}") == said, to_json(result.geval)


def test_every_result_is_the_same_after_recalculation(tmp_path):
    """Two copies of LibreOffice compute while the next files are made."""
    found = []
    with ThreadPoolExecutor(2) as pool:
        made = files()
        for number in itertools.count():
            batch = list(itertools.islice(made, BATCH))
            if not batch:
                break
            folder = tmp_path / str(number)
            folder.mkdir()
            paths = [folder / f"{place}.xlsx" for place in range(len(batch))]
            for path, (content, _) in zip(paths, batch, strict=True):
                path.write_bytes(content)
            task = pool.submit(recalculated, paths, folder / "opnieuw")
            found.append((task, [result for _, result in batch]))
        done = [pair for task, results in found for pair in zip(task.result(), results, strict=True)]
    failures = [(to_json(result.geval), bad) for package, result in done if (bad := wrong(package, result))]
    assert not failures, failures
    assert len(done) > RANDOM_CASES + 16
