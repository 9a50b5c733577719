"""An unfinished form in a file: nothing of it is lost, and what somebody changed by hand is refused by its field."""

import json

import pytest

from calculator.cases.fields import Refused, to_json
from calculator.run.accept import parse
from tests.calculator.good_case import EXAMPLE, GOOD, SHORT
from tests.fuzz.readers import RARE
from ui.files.draft import dumps, loads_draft
from ui.form.case_record import from_case, to_case
from ui.form.record import State, new_record

KEPT = {"leefbudget_concept": 1, "velden": {}, "lijsten": {}, "teksten": {}}
THIRD = {**RARE, "woonsituaties": [*RARE["woonsituaties"], {**RARE["woonsituaties"][1], "naam": "anders"}]}


@pytest.mark.parametrize("case", [GOOD, EXAMPLE, SHORT, RARE, THIRD])
def test_nothing_of_what_stands_in_the_form_is_lost(case):
    """Also what was read from a paper, the use of energy and the household of another dwelling, without an input."""
    state = State(from_case(parse(case)), {"dossier": "12345678 9"})
    again = loads_draft(dumps(state))
    assert again.record.rows == state.record.rows
    assert {key: again.record[key] for key in state.record.values} == state.record.values
    assert again.texts == state.texts
    assert to_json(parse(to_case(again.record))) == to_json(parse(to_case(state.record)))


def test_an_empty_form_can_be_kept():
    state = State(new_record("2026-01-01"))
    assert loads_draft(dumps(state)).record.rows == state.record.rows


HUUR, LEEFTIJD, KINDEREN = (
    "woonsituaties[0].kale_huur_per_maand",
    "huishouden.personen[0].leeftijd",
    "huishouden.kinderen",
)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("peildatum", value) for value in ({}, "x", 5, True, "2026-13-01", "1 januari 2026", [])),
        *(("dossier", value) for value in (5, ["a"], "", "x" * 201, "111222333", True)),
        *((HUUR, value) for value in ("612,35", True, -5, 1e308, 612.345, [], {}, 1e7)),
        *(("huishouden.type", value) for value in ("gezin", 5, True, ["paar"], "")),
        *((KINDEREN, value) for value in (5, "10;12", ["x"], [3.7], [[]], [121], [True], {})),
        *((LEEFTIJD, value) for value in ("oud", 3.5, [1], -1, 121, True, "1988", "1988-7")),
        *(("norm", value) for value in ("x", 5, True, [])),
        *(("bijzonderheden", value) for value in ("x", [5], ["x"], [[]])),
        *(("huishouden.vermogen_medebewoners", value) for value in (["x"], 5, [-1], "1;2", [True])),
        *(("woonsituaties[0].zelfstandig", value) for value in ("ja", 1, 0, [], "true")),
        *(("woonsituaties[0]", value) for value in (5, "x", "[]", {}, True)),
        ("huishouden.personen[0].inkomens[0].van_papier", [["soort"]]),
        ("huishouden.personen[0].inkomens[0].van_papier", "loonstrook"),
        *(("kale_huur", value) for value in (5, None)),
    ],
)
def test_a_value_that_no_input_gives_is_refused_by_its_field(key, value):
    with pytest.raises(Refused) as refused:
        loads_draft(json.dumps(KEPT | {"velden": {key: value}}))
    [mistake] = refused.value.mistakes
    assert mistake.pad == key
    assert "verwacht: " in str(mistake)


PERSON = {"rol": "aanvrager", "leeftijd": 38, "inkomens": []}


@pytest.mark.parametrize(
    ("lists", "pads"),
    [
        ({"personen": {}}, ["personen"]),
        ({"personen": [5]}, ["personen[0]"]),
        ({"personen": [PERSON | {"rol": "oma"}]}, ["personen[0].rol"]),
        ({"personen": [PERSON | {"leeftijd": "38"}]}, ["personen[0].leeftijd"]),
        ({"personen": [PERSON | {"naam": "x"}]}, ["personen[0].naam"]),
        ({"personen": [PERSON | {"inkomens": 5}]}, ["personen[0].inkomens"]),
        ({"personen": [PERSON | {"inkomens": [{"bedrag": "x"}]}]}, ["personen[0].inkomens[0].bedrag"]),
        (
            {"personen": [PERSON, PERSON | {"inkomens": [{"x": 1}, 2]}]},
            ["personen[1].inkomens[0].x", "personen[1].inkomens[1]"],
        ),
        ({"vaste_lasten": [{"bedrag_per_maand": True}]}, ["vaste_lasten[0].bedrag_per_maand"]),
        ({"kinderopvang": [{"soort": "oma"}]}, ["kinderopvang[0].soort"]),
        ({"andere_woningen": [{"naam": 5}]}, ["andere_woningen[0].naam"]),
        ({"kinderen": []}, ["kinderen"]),
    ],
)
def test_a_row_that_no_list_gives_is_refused_by_its_field(lists, pads):
    with pytest.raises(Refused) as refused:
        loads_draft(json.dumps(KEPT | {"lijsten": lists}))
    assert [mistake.pad for mistake in refused.value.mistakes] == pads


@pytest.mark.parametrize(
    ("change", "pad"),
    [
        *(({"leefbudget_concept": version}, "leefbudget_concept") for version in (2, 0, "1", True, None, 1.0)),
        *(({part: value}, part) for part in ("velden", "lijsten", "teksten") for value in ([], None, 5)),
        ({"teksten": {"dossier": 5}}, "dossier"),
        ({"extra": 1}, "extra"),
    ],
)
def test_a_file_of_another_form_is_refused_by_what_differs(change, pad):
    with pytest.raises(Refused) as refused:
        loads_draft(json.dumps(KEPT | change))
    assert [mistake.pad for mistake in refused.value.mistakes] == [pad]
