"""The appendix computes in a spreadsheet program what Leefbudget computes, as saved and after edits in some cases."""

import random

import pytest

from calculator.cases.fields import to_json
from calculator.outcome.appendix import ROW_LABELS, rounded_rows
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from calculator.workbook import appendix_inputs
from calculator.workbook.package import Package
from tests.calculator.workbook.desk import typed
from tests.calculator.workbook.office import edited
from tests.calculator.workbook.test_second_engine import recalculate

pytestmark = [pytest.mark.slow, pytest.mark.office]
KINDS = ("berekend", "wet")


@pytest.fixture
def content(appendix_path):
    return appendix_path.read_bytes()


def other_inputs(rng, appendix):
    """Return other amounts for some inputs of about half of the cases, by case and place in the case."""
    found = {}
    for case in appendix.cases:
        for entry, shown in appendix_inputs.cells(case) if rng.random() < 0.5 else ():
            if rng.random() < 0.6:
                taken_over = entry.path[0] == "vaste_bedragen"
                amount = round(entry.value * rng.choice([0, 0.5, 0.9, 1.02, 1.3, 2]), 2)
                found[case.nr, shown.name] = (entry.path, None if taken_over and rng.random() < 0.5 else amount)
    return found


def in_program(appendix, changes):
    """Return the rows of every case as the program computes them with other inputs, by the name of their cell."""
    found = {}
    for case in appendix.cases:
        for kind in KINDS:
            data = to_json(getattr(case, kind).geval)
            for (nr, _), (path, value) in changes.items():
                if nr == case.nr and (kind == "berekend" or path[0] != "vaste_bedragen"):
                    put(data, path, value)
            rows = rounded_rows(compute(parse(data)), appendix.step)
            found |= {f"{kind}_{row}_geval_{case.nr}": rows[row] for row in ROW_LABELS}
    return found


def put(data, path, value):
    *where, last = path
    for step in where:
        data = data[step]
    if value is None:
        data.pop(last)
    else:
        data[last] = value


def unlike(said, expected):
    return {
        name: (amount, said.named(name))
        for name, amount in expected.items()
        if said.named(name) != ("" if amount is None else amount)
    }


@pytest.mark.parametrize("locale", ["nl-NL", "en-US"])
def test_every_row_follows_the_inputs_as_the_program_does(appendix, content, locale, tmp_path, rounds):
    rng = random.Random(locale)
    changes = [{}, *(other_inputs(rng, appendix) for _ in range(rounds(3, 20)))]
    edits = [{name: value for (_, name), (_, value) in change.items()} for change in changes]
    [seen] = typed([(content, edits)], tmp_path / "desk", locale, page="Bijlage", starts=(*KINDS, "controle_"))
    for said, change in zip(seen, changes, strict=True):
        assert unlike(said, in_program(appendix, change)) == {}
        touched = {nr for nr, _ in change}
        for case in appendix.cases:
            for kind in KINDS:
                state = "andere invoer" if case.nr in touched else "klopt"
                assert said.named(f"controle_{kind}_geval_{case.nr}") == state


def test_a_refused_input_takes_away_its_own_case_and_is_named_above_the_table(appendix, content, tmp_path):
    edits = [{"in_geval_3_kale_huur_per_maand": "veel"}]
    [[said]] = typed([(content, edits)], tmp_path / "desk", page="Bijlage", starts=(*KINDS, "controle_"))
    expected = in_program(appendix, {})
    for name, amount in expected.items():
        assert said.named(name) == ("" if name.endswith("_geval_3") else amount), name
    texts = [text for text in said.cells.values() if isinstance(text, str)]
    assert any(text.startswith("Invoer: niet aanvaard") and "Geval 3" in text for text in texts)
    assert "invoer geweigerd" in texts
    assert not any(text.startswith("#") for text in texts)


def test_the_second_engine_computes_the_same(engine, appendix, content, tmp_path):
    change = other_inputs(random.Random(3), appendix)
    values = {name: value for (_, name), (_, value) in change.items()}
    paths = [tmp_path / "zo.xlsx", tmp_path / "anders.xlsx"]
    paths[0].write_bytes(content)
    paths[1].write_bytes(edited(content, values))
    same, other = recalculate(engine, paths)
    assert unlike(same, in_program(appendix, {})) == {}
    assert unlike(other, in_program(appendix, change)) == {}
    assert {same.named(f"controle_{kind}_geval_{nr}") for kind in KINDS for nr in range(1, 17)} == {"klopt"}


def test_a_wrong_formula_is_seen_by_the_check(content, tmp_path):
    """The value of a table is made another one, as a damaged or tampered file has."""
    package = Package(content)
    name = next(name for name in package.names if name == "vergoeding_tot_aftoppingsgrens")
    tampered = edited(content, {name: 0.5})
    [[said]] = typed([(tampered, [{}])], tmp_path / "desk", page="Bijlage", starts=("controle_",))
    assert said.named("controle_wet_geval_1") == "wijkt af"
    assert any(str(text).startswith("Formules: wijken af") for text in said.cells.values())
