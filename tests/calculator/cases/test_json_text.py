"""The text of a case: what is no JSON, and what JSON lets pass, is refused with what to do about it."""

from __future__ import annotations

import json
import re

import pytest

from calculator.cases.case import Geval
from calculator.cases.fields import Refused
from calculator.cases.json_text import loads, only_case, text_of
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from tests.calculator.good_case import GOOD, SHORT, changed, mistakes_of


def text_mistakes(text: str) -> list[tuple[str, object, str]]:
    """Return path, value and what is accepted of each mistake in a text."""
    with pytest.raises(Refused) as refused:
        compute(parse(loads(text)))
    return [(mistake.pad, mistake.waarde, mistake.verwacht) for mistake in refused.value.mistakes]


@pytest.mark.parametrize(
    ("text", "path", "accepted"),
    [
        ("", "invoer", "geldige JSON; er staat niets in"),
        ("   ", "invoer", "geldige JSON; er staat niets in"),
        ("{", "invoer", "geldige JSON"),
        ('{"versie": 1,}', "invoer", "haal de komma voor het haakje weg"),
        ("{'versie': 1}", "invoer", "rechte dubbele aanhalingstekens"),
        ("{\u201cversie\u201d: 1}", "invoer", "rechte dubbele aanhalingstekens"),
        ('{"versie": 1} {"versie": 1}', "invoer", "zet een lijst gevallen tussen [ en ]"),
        ('{// het jaar\n"versie": 1}', "invoer", "zonder opmerkingen"),
        ("versie;dossier\n1;A\n", "invoer", "een ander soort bestand"),
        ('{"versie": 01}', "invoer", "geldige JSON"),
        ('{"dossier": "a\nb"}', "invoer", "geldige JSON"),
        ("\x00", "invoer", "geldige JSON"),
        ('{"versie": 1, "versie": 1}', "versie", "één keer"),
        ("[" * 100_000, "invoer", "geldige JSON"),
        ("[" * 100_000 + "]" * 100_000, "invoer", "geldige JSON"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "invoer", "geldige JSON"),
        ('{"versie": 1, "peildatum', "invoer", "of het bestand is niet af"),
        ('{"versie": 1, ', "invoer", "hier houdt het bestand op"),
        ('{"versie": 1}\0\0', "invoer", "haal weg wat achter het laatste haakje staat"),
        ('{"versie": 1} einde', "invoer", "haal weg wat achter het laatste haakje staat"),
        ('{"versie": 1}, {"versie": 1}', "invoer", "zet een lijst gevallen tussen [ en ]"),
        ('{"versie":\u00a01}', "invoer", "haal het onzichtbare teken weg"),
        ('{"versie": 1,\u200b "norm": 1}', "invoer", "haal het onzichtbare teken weg"),
        ('{"geval": {"versie": 1}}', "invoer", "een geval, met versie"),
        ('{"leefbudget_concept": 1, "velden": {}}', "invoer", "een concept opent u in het venster"),
        ("{versie: 1}", "invoer", "rechte dubbele aanhalingstekens"),
        ('{"dossier": "a\\b\\c"}', "invoer", "schrijf \\ in een tekst"),
        *(
            (f'{{"vermogen": {number}, "versie": 1}}', "invoer", "schrijf een getal als 612.35")
            for number in ("0612", "+612", "612.", ".5", "0x1F", "6 12", "612,35", "6_12", "-", "1e", "--1")
        ),
        *(
            (f'{{"zelfstandig": {word}}}', "invoer", "schrijf true, false of een tekst")
            for word in ("True", "ja", "None", "undefined")
        ),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_text_that_is_no_json_is_refused(text, path, accepted):
    found = text_mistakes(text)
    assert len(found) == 1
    assert not path or found[0][0] == path
    assert accepted in found[0][2]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400", "-1e400", "9" * 400, "9" * 5000])
@pytest.mark.parametrize("place", ["vermogen", "leeftijd", "kale_huur_per_maand"])
def test_a_number_without_an_end_is_refused_by_its_field(number, place):
    """Python reads no integer of more than 4300 digits."""
    found = text_mistakes(re.sub(rf'("{place}": )[\d.]+', rf"\g<1>{number}", json.dumps(GOOD), count=1))
    assert [pad.rpartition(".")[2] for pad, _, _ in found] == [place]


def test_marks_of_a_beginning_are_no_part_of_the_text():
    assert parse(loads("\ufeff\ufeff" + json.dumps(GOOD))) == parse(GOOD)


def test_a_key_given_twice_is_refused_by_its_name():
    text = json.dumps(GOOD).replace('"vermogen": 100', '"vermogen": 100, "vermogen": 0')
    ((pad, _, accepted),) = text_mistakes(text)
    assert pad.endswith("vermogen")
    assert accepted == "elk veld één keer"


@pytest.mark.parametrize("path", ["huishouden.personen[1].rol", "woonsituaties[1].naam", "huishouden.type", "norm"])
def test_a_key_given_twice_is_refused_in_its_place_and_of_a_list_its_case_alone(path):
    """Also where the case has the shorthand, and with what is not known between the two."""
    case = changed(SHORT if path == "huishouden.type" else GOOD, (path, "@"))
    key = path.rpartition(".")[2]
    text = json.dumps(case).replace(f'"{key}": "@"', f'"{key}": "a", "x\\ny": 1, "x\\ny": 2, "{key}": "b"')
    assert {(path, "elk veld één keer")} <= {(pad, accepted) for pad, _, accepted in text_mistakes(text)}
    good, bad = loads(f"[{json.dumps(GOOD)}, {text}]")
    assert parse(good) == parse(GOOD)
    found = mistakes_of(bad)
    assert (path, "elk veld één keer") in [(pad, accepted) for pad, _, accepted in found]
    assert "\n" not in "".join(pad for pad, _, _ in found)


@pytest.mark.parametrize(
    ("number", "read"), [("612.3500000001", "612.35"), ("0.30000000000000004", "0.3"), ("-0.0", "0.0")]
)
def test_the_dust_of_a_computation_is_off_an_amount(number, read):
    """A sheet and a dossier round it too; of what is nearly nought nothing is left."""
    text = json.dumps(GOOD).replace('"vermogen": 100', f'"vermogen": {number}')
    assert repr(parse(loads(text)).huishouden.vermogen) == read


def test_the_same_key_in_two_objects_is_no_double():
    assert isinstance(parse(loads(json.dumps(GOOD))), Geval)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_a_text_is_read_in_every_encoding_of_json(encoding):
    text = json.dumps({**GOOD, "dossier": "Café"}, ensure_ascii=False)
    assert parse(loads(text_of(text.encode(encoding), "geval", "a.json"))).dossier == "Café"


@pytest.mark.parametrize("content", ['{"dossier": "é"}'.encode("cp1252"), "{}".encode("utf-16")[:-1], bytes(10)])
def test_a_text_in_another_encoding_is_refused_with_the_way_out(content):
    with pytest.raises(Refused, match=r"a\.json.*bewaar het bestand opnieuw als UTF-8"):
        text_of(content, "geval", "a.json")


def test_a_case_that_stands_alone_in_a_list_is_that_case():
    assert only_case([GOOD]) is only_case(GOOD) is GOOD


@pytest.mark.parametrize("count", [0, 2, 3])
def test_of_no_or_several_cases_none_is_chosen(count):
    with pytest.raises(Refused, match=f"{count} gevallen.*één geval; een lijst gaat met leefbudget bereken"):
        only_case([GOOD] * count)
