"""The JSON schema of a case accepts what the program accepts, and refuses what it refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from calculator.cases.fields import Refused, to_json
from calculator.cases.json_schema import case_schema
from calculator.cli import main
from calculator.outcome.appendix import examples
from calculator.run.accept import parse

VALIDATOR = Draft202012Validator(case_schema())


def case(**more: Any) -> dict[str, Any]:
    return {
        "versie": 1,
        "peildatum": "2026-01-01",
        "huishouden": {"type": "alleenstaand", "bruto_inkomen_per_jaar": 20000},
        "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 600.07, "energielast_per_maand": 125}],
        **more,
    }


def test_it_is_a_json_schema_and_the_command_prints_it(capsys: pytest.CaptureFixture[str]):
    Draft202012Validator.check_schema(case_schema())
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == case_schema()


def test_the_sixteen_households_and_the_shorthand_pass_it():
    assert [item.nr for item in examples() if not VALIDATOR.is_valid(to_json(item.geval))] == []
    assert VALIDATOR.is_valid(case())


WRONG = {
    "an unknown field": case(extra=1),
    "no day": {key: value for key, value in case().items() if key != "peildatum"},
    "an amount below nought": case(vaste_bedragen={"norm_per_maand": -1}),
    "an unknown kind": case(huishouden={"type": "stel", "bruto_inkomen_per_jaar": 1}),
    "no dwelling": case(woonsituaties=[]),
    "an amount as text": case(vaste_bedragen={"norm_per_maand": "1"}),
    "a case of empty text": case(dossier="  "),
}


@pytest.mark.parametrize("source", WRONG.values(), ids=WRONG.keys())
def test_what_it_refuses_the_program_refuses_too(source: dict[str, Any]):
    assert not VALIDATOR.is_valid(source)
    with pytest.raises(Refused):
        parse(source)
