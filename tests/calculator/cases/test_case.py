"""Reading cases: what is refused, with which path and words, and that a written case is read back unchanged."""

from __future__ import annotations

import json
import random
import re
import tracemalloc
from typing import Any

import pytest
from hypothesis import given

from calculator.cases.case import Geval
from calculator.cases.fields import Refused, to_json
from calculator.cases.json_text import loads
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from tests.calculator.good_case import ABSENT, EXAMPLE, GOOD, SHORT, changed, mistakes_of
from tests.calculator.strategies import cases, random_case, shorthands, steady
from tests.years import LAST_DAY, NEXT_YEAR

PERSON = "huishouden.personen[0]"
INCOME = f"{PERSON}.inkomens[0]"
COST = "huishouden.vaste_lasten[0]"
HOME = "woonsituaties[0]"
SERVICE = f"{HOME}.servicekosten_per_maand"
BSN = "111222333"  # the usual test number; passes the elfproef


AMOUNTS = (
    f"{INCOME}.bedrag",
    "huishouden.vermogen",
    "huishouden.vermogen_medebewoners[0]",
    "huishouden.zorgkosten_per_maand",
    f"{COST}.bedrag_per_maand",
    f"{HOME}.kale_huur_per_maand",
    f"{HOME}.energielast_per_maand",
    f"{SERVICE}.energie",
    f"{SERVICE}.schoonmaak",
    f"{SERVICE}.huismeester",
    f"{SERVICE}.recreatie",
    f"{HOME}.overige_servicekosten_per_maand",
    f"{HOME}.epv_per_maand",
    *(f"vaste_bedragen.{name}" for name in GOOD["vaste_bedragen"]),
    *(f"ontvangt_nu.{name}" for name in GOOD["ontvangt_nu"]),
)
YES_NO = (
    f"{PERSON}.aow",
    f"{PERSON}.arbeidsbeperking",
    f"{INCOME}.bruto",
    f"{INCOME}.inclusief_vakantiegeld",
    f"{HOME}.zelfstandig",
    f"{HOME}.aangepast",
    f"{HOME}.eerder_huurtoeslag",
)
CHOICES = {
    f"{PERSON}.rol": "aanvrager, partner, kind, medebewoner",
    f"{INCOME}.soort": "loon, bijstand, aow, pensioen, uitkering, wajong, winst, partneralimentatie, onbelast",
    f"{INCOME}.periode": "jaar, maand, vier_weken, week",
}
TEXTS = ("dossier", f"{COST}.omschrijving", f"{HOME}.naam")
OBJECTS = ("huishouden", PERSON, INCOME, COST, HOME, SERVICE, "vaste_bedragen", "ontvangt_nu")
LISTS = ("huishouden.personen", f"{PERSON}.inkomens", "huishouden.vermogen_medebewoners", "huishouden.vaste_lasten",
         "woonsituaties")  # fmt: skip
REQUIRED = (
    "versie",
    "peildatum",
    "huishouden",
    "woonsituaties",
    "huishouden.personen",
    f"{PERSON}.rol",
    f"{PERSON}.leeftijd",
    f"{INCOME}.soort",
    f"{INCOME}.bedrag",
    f"{INCOME}.periode",
    f"{COST}.omschrijving",
    f"{COST}.bedrag_per_maand",
    f"{HOME}.naam",
    f"{HOME}.kale_huur_per_maand",
    f"{HOME}.energielast_per_maand",
)
WRONG_AMOUNTS = [
    -0.01, -1, 1e12, 10_000_000, 0.001, 12.345, 1e-7, "850", "", True, False, None, [], [1], {}, float("nan"),
    float("inf"), -float("inf"), 10**30, 10**400,
]  # fmt: skip

TABLE: list[tuple[str, str, object, str]] = [
    *((path, path, value, "een bedrag in euro's van 0 tot en met 9.999.999,99, met ten hoogste twee decimalen")
      for path in AMOUNTS for value in WRONG_AMOUNTS),
    *((path, path, value, "true of false") for path in YES_NO for value in (0, 1, 1.0, "true", "ja", None, [], {})),
    *((path, path, value, words) for path, words in CHOICES.items()
      for value in ("", "Loon", "xyz", 0, True, None, [], {}, ["loon"], "loon ", "jaar\n")),
    *((path, path, value, "een tekst van 1 tot en met 200 tekens op één regel") for path in TEXTS
      for value in ("", "   ", 1, 1.5, True, None, [], {}, "a" * 201, "a\nb", "a\rb", "a\tb", "\x00", "a\x1b[31m",
                    "\x7f", "a\u2028b", "a\x85b", "\ud800", "\ufffe")),
    *((path, path, value, "burgerservicenummer") for path in TEXTS
      for value in (BSN, f"zaak {BSN} b", "111.222.333", "1112.22.333", "111 222 333", "1 1 1 2 2 2 3 3 3", f"x{BSN}y",
                    f"1 {BSN}", f"{BSN} 2", "202 1112.22.333", "11122\u200b2333",
                    "111\u00a0222\u00a0333", "111  222  333", "١١١٢٢٢٣٣٣", "１１１２２２３３３")),
    *((path, path, value, "leesrichting") for path in TEXTS for value in ("a\u202eb", "\u2066a\u2069")),
    *((path, path, value, "een object met velden") for path in OBJECTS for value in (None, 1, "x", True, [], ["x"])),
    *((path, path, value, "een lijst van") for path in LISTS for value in (None, 1, "x", True, {}, "abc")),
    *((path, path, 1, "een bekend veld: ") for path in ("verzonnen", *(f"{item}.verzonnen" for item in OBJECTS))),
    *((path, path, ABSENT, "") for path in REQUIRED),
    *(("versie", "versie", value, "1") for value in (0, -1, 2, 99, 10**6, 1.0, 1.5, "1", True, None, [], {})),
    *(("peildatum", "peildatum", value, "een datum als 2026-01-01") for value in (
        "2021-02-30", "2021-13-01", "2021-1-1", "01-01-2021", "20210101", "2021-W01-1", "2021-01-01T00:00", "",
        " 2021-01-01", "2021-01-01\n", "0000-01-01", 2021, True, None, [], {}, "２０２１-01-01")),
    *(("peildatum", "peildatum", value, f"2019-01-01 tot en met {LAST_DAY}") for value in (
        "2018-12-31", f"{NEXT_YEAR}-01-01", "1900-01-01", "9999-12-31")),
    *((f"{PERSON}.leeftijd", f"{PERSON}.leeftijd", value, "een geheel getal van 0 tot en met 120") for value in (
        -1, 121, 38.5, 38.0, "38", True, None, [], {}, float("nan"), 10**400)),
    *(("norm", "norm", value, "") for value in ("", "onbekend", 1, True, None, [], {})),
    (f"{PERSON}.leeftijd", f"{PERSON}.leeftijd", "38", "0 tot en met 120, zonder aanhalingstekens"),
    (f"{HOME}.kale_huur_per_maand", f"{HOME}.kale_huur_per_maand", "475", "decimalen, zonder aanhalingstekens"),
    ("norm", "norm", "onbekend", "bijlage-2021"),
    ("huishouden.personen", "huishouden.personen", [], "een lijst van 1 tot en met"),
    ("woonsituaties", "woonsituaties", [], "een lijst van 1 tot en met"),
    (f"{PERSON}.rol", "huishouden.personen", "kind", "precies één aanvrager"),
    ("huishouden.personen[1].rol", "huishouden.personen", "aanvrager", "precies één aanvrager"),
    ("huishouden.personen[2].rol", "huishouden.personen", "partner", "hooguit één partner"),
    ("woonsituaties[1].naam", "woonsituaties[1].naam", "nu", "een naam die nog niet gebruikt is"),
    *(("woonsituaties[1].naam", "woonsituaties[1].naam", value, "spaties en onzichtbare tekens maken geen verschil")
      for value in ("Nu", "NU", " nu", "nu  ", "nu\u00a0", "n\u00adu", "nu\u200b", "\ufeffnu", "ｎｕ")),
    ("huishouden.type", "huishouden.type", "paar", "óf type, óf personen"),
    ("huishouden.bruto_inkomen_per_jaar", "huishouden.bruto_inkomen_per_jaar", 1, "een bekend veld: "),
]  # fmt: skip


def _name(row: tuple[str, str, object, str]) -> str:
    value = "ontbreekt" if row[2] is ABSENT else ascii(row[2])
    return f"{row[0]}={value if len(value) < 25 else value[:22] + '...'}"


@pytest.mark.parametrize(("change", "path", "value", "accepted"), TABLE, ids=map(_name, TABLE))
def test_a_wrong_field_is_refused_by_path_with_what_is_accepted(change, path, value, accepted):
    found = mistakes_of(changed(GOOD, (change, value)))
    assert [pad for pad, _, _ in found] == [path]
    assert accepted in found[0][2]
    assert found[0][2], "what is accepted is said"
    if value is not ABSENT and path == change and not isinstance(value, list):
        assert found[0][1] is value or found[0][1] == value


@pytest.mark.parametrize(
    ("change", "path", "value", "accepted"), TABLE[:: len(TABLE) // 60], ids=map(_name, TABLE[:: len(TABLE) // 60])
)
def test_a_mistake_reads_as_path_value_and_what_is_accepted_on_one_line(change, path, value, accepted):
    with pytest.raises(Refused) as refused:
        compute(parse(changed(GOOD, (change, value))))
    (mistake,) = refused.value.mistakes
    assert str(mistake).startswith(f"{path}: ")
    assert "verwacht: " in str(mistake)
    assert str(mistake).isprintable()
    assert json.loads(json.dumps(mistake.to_json()))["veld"] == path
    assert str(refused.value) == str(mistake)


def test_the_case_that_is_changed_in_these_tables_is_itself_good():
    assert parse(GOOD).dossier == "A-2026-014"


def test_the_examples_of_the_contract_are_accepted():
    assert len(parse(EXAMPLE).huishouden.personen) == 4
    assert len(parse(SHORT).huishouden.personen) == 4


def test_a_table_row_exists_for_every_field_of_the_contract():
    """Walk the full example: each key in it is the subject of at least one refusal."""
    subjects = {re.sub(r"\[\d+\]", "", row[0]) for row in TABLE}

    def walk(value: Any, path: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                assert f"{path}{key}" in subjects, f"{path}{key}"
                walk(inner, f"{path}{key}.")
        elif isinstance(value, list):
            for inner in value:
                walk(inner, path)

    walk(GOOD, "")


@pytest.mark.parametrize(
    "text",
    [
        "111222334",  # nine digits that fail the elfproef
        "123456789",
        "000000000",
        "1112223330",  # ten digits
        "0111222333",
        "11122233",
        "111-222-334x",
        "A-2026-014",
        "a" * 200,
        "huis 'De Linde' & co <b>",
        "=1+1",
        "é 中 👪",
    ],
)
@pytest.mark.parametrize("path", TEXTS)
def test_other_texts_are_accepted(path, text):
    assert isinstance(parse(changed(GOOD, (path, text))), Geval)


@pytest.mark.parametrize("path", AMOUNTS)
@pytest.mark.parametrize("value", [0, 0.01, 0.29, 1234.56, 9_999_999.99, 1.0, 0.1 + 0.2])
def test_amounts_of_nil_and_more_in_whole_cents_are_accepted(path, value):
    assert isinstance(parse(changed(GOOD, (path, value))), Geval)


@pytest.mark.parametrize("age", [0, 17, 18, 120])
def test_ages_up_to_120_are_accepted(age):
    assert parse(changed(GOOD, (f"{PERSON}.leeftijd", age))).huishouden.aanvrager.leeftijd == age


@pytest.mark.parametrize("day", ["2019-01-01", "2020-02-29", "2024-02-29", "2026-12-31"])
def test_the_first_and_last_covered_day_and_leap_days_are_accepted(day):
    assert compute(parse(changed(GOOD, ("peildatum", day)))).geval.peildatum == day


@pytest.mark.parametrize(
    ("path", "item", "count"),
    [
        (f"{PERSON}.inkomens", {"soort": "loon", "bedrag": 1, "periode": "week"}, 20),
        ("huishouden.vaste_lasten", {"omschrijving": "water", "bedrag_per_maand": 1}, 50),
    ],
)
def test_many_incomes_and_fixed_costs_are_accepted(path, item, count):
    assert isinstance(parse(changed(GOOD, (path, [item] * count))), Geval)


INCOME_ITEM = {"soort": "loon", "bedrag": 1, "periode": "week"}
LIMITED = [  # contract, section 7
    ("huishouden.personen", 1, 30, lambda _: {"rol": "medebewoner", "leeftijd": 30}),
    ("woonsituaties", 1, 20, lambda place: {**GOOD["woonsituaties"][0], "naam": f"situatie {place}"}),
    (f"{PERSON}.inkomens", 0, 20, lambda _: INCOME_ITEM),
]


@pytest.mark.parametrize(("path", "least", "most", "item"), LIMITED)
def test_as_many_as_the_limit_are_accepted_and_one_more_is_refused(path, least, most, item):
    first = [{"rol": "aanvrager", "leeftijd": 30}] if path == "huishouden.personen" else []
    many = [*first, *(item(place) for place in range(1_000))]
    assert isinstance(parse(changed(GOOD, (path, many[:most]))), Geval)
    expected = (path, f"{most + 1} onderdelen", f"een lijst van {least} tot en met {most} onderdelen")
    assert mistakes_of(changed(GOOD, (path, many[: most + 1]))) == [expected]


def test_the_shorthand_has_room_for_as_many_children_as_persons():
    many = {"type": "paar_met_kinderen", "bruto_inkomen_per_jaar": 1, "kinderen": [3] * 28}
    assert len(parse(changed(SHORT, ("huishouden", many))).huishouden.personen) == 30
    many["kinderen"].append(3)
    [(path, *_)] = mistakes_of(changed(SHORT, ("huishouden", many)))
    assert path == "huishouden.kinderen"


@pytest.mark.slow
def test_of_very_many_mistakes_fifty_are_named_in_little_memory():
    case = EXAMPLE | {f"x{number}": number for number in range(100_000)}
    with pytest.raises(Refused):  # what is kept for every case is there then, whichever test came before
        parse(EXAMPLE | {"x": 0})
    tracemalloc.start()
    with pytest.raises(Refused) as refused:
        parse(case)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(refused.value.mistakes) == 51
    assert str(refused.value).splitlines()[-1] == "en nog 99950"
    assert refused.value.mistakes[-1].to_json()["tekst"] == "en nog 99950"
    assert peak < 5_000_000  # all of them take thirty; Python's table of names may grow by one meanwhile


def test_several_mistakes_are_reported_together_in_the_order_of_the_case():
    case = changed(
        GOOD,
        ("dossier", BSN),
        (f"{INCOME}.bedrag", -1),
        (f"{INCOME}.soort", "salaris"),
        ("huishouden.vermogen", "veel"),
        (f"{HOME}.kale_huur_per_maand", ABSENT),
        ("woonsituaties[1].hoogte", 3),
        ("vaste_bedragen.norm_per_maand", True),
    )
    assert {pad for pad, _, _ in mistakes_of(case)} == {
        "dossier",
        f"{INCOME}.bedrag",
        f"{INCOME}.soort",
        "huishouden.vermogen",
        f"{HOME}.kale_huur_per_maand",
        "woonsituaties[1].hoogte",
        "vaste_bedragen.norm_per_maand",
    }


@pytest.mark.parametrize(
    ("changes", "paths"),
    [
        (
            [("huishouden.personen[1].rol", "aanvrager"), ("huishouden.personen[2].rol", "partner"),
             ("huishouden.personen[3].rol", "partner"), ("woonsituaties[1].naam", "nu")],
            {"huishouden.personen", "woonsituaties[1].naam"},
        ),
        ([("huishouden.personen[1].rol", "aanvrager"), (f"{HOME}.energielast_per_maand", -1)],
         {"huishouden.personen", f"{HOME}.energielast_per_maand"}),
        ([("woonsituaties[1].naam", "nu"), ("huishouden.vermogen", -1)],
         {"woonsituaties[1].naam", "huishouden.vermogen"}),
        ([("peildatum", f"{NEXT_YEAR}-01-01"), ("huishouden.vermogen", -1)], {"peildatum", "huishouden.vermogen"}),
        ([("norm", "onbekend"), ("huishouden.vermogen", -1)], {"norm", "huishouden.vermogen"}),
        ([("norm", "onbekend"), ("peildatum", "2018-12-31")], {"norm", "peildatum"}),
    ],
)  # fmt: skip
def test_mistakes_of_different_kinds_are_reported_together(changes, paths):
    assert {pad for pad, _, _ in mistakes_of(changed(GOOD, *changes))} == paths


def test_a_newer_version_says_that_the_program_must_be_updated():
    ((pad, value, accepted),) = mistakes_of({"versie": 2, "iets": "nieuws"})
    assert (pad, value) == ("versie", 2)
    assert "nieuwere" in accepted


@pytest.mark.parametrize("source", [None, 1, 1.5, "x", True, [], [1], [{}]])
def test_a_case_is_an_object(source):
    ((pad, value, accepted),) = mistakes_of(source)
    assert pad == "invoer"
    assert value is source
    assert accepted == "een object met velden"


@pytest.mark.parametrize(
    "key",
    ["a\ud800", "a\nb", "\x1b[31mrood", "a\u2028b", "\x00", "k" * 500],
    ids=["surrogate", "line", "esc", "ls", "nul", "long"],
)
def test_a_strange_key_is_shown_printable_and_short(key):
    with pytest.raises(Refused) as refused:
        parse({**GOOD, key: 1})
    shown = str(refused.value)
    shown.encode("utf-8")
    assert shown.isprintable()
    assert len(shown) < 500


@pytest.mark.parametrize(
    ("changes", "bruto", "holiday"),
    [
        # contract: holiday pay is included by default per year only
        ([], True, True),
        ([("periode", "maand")], True, False),
        ([("periode", "vier_weken")], True, False),
        ([("periode", "week")], True, False),
        ([("periode", "week"), ("inclusief_vakantiegeld", True)], True, True),
        ([("inclusief_vakantiegeld", False)], True, False),
        ([("bruto", False)], False, True),
    ],
)
def test_what_is_not_said_of_an_income_follows_from_its_period(changes, bruto, holiday):
    income = {"soort": "loon", "bedrag": 1, "periode": "jaar", "bruto": True} | dict(changes)
    found = parse(changed(GOOD, (f"{PERSON}.inkomens", [income]))).huishouden.aanvrager.inkomens[0]
    assert (found.is_bruto, found.met_vakantiegeld) == (bruto, holiday)


def test_what_is_not_given_has_the_defaults_of_the_contract():
    geval = parse(EXAMPLE)
    person, home = geval.huishouden.aanvrager, geval.woonsituaties[0]
    assert person.aow is None
    assert geval.huishouden.zorgkosten_per_maand is None
    assert geval.huishouden.vermogen == 0
    assert (home.zelfstandig, home.aangepast, home.eerder_huurtoeslag) == (True, False, False)
    assert geval.norm is None
    assert to_json(geval.vaste_bedragen) == to_json(geval.ontvangt_nu) == {}


@steady
@given(cases)
def test_every_case_that_is_written_is_read_back_the_same(case):
    geval = parse(case)
    assert parse(loads(json.dumps(to_json(geval)))) == geval


@steady
@given(shorthands)
def test_an_expanded_shorthand_is_read_back_the_same(case):
    geval = parse(case)
    assert "type" not in to_json(geval)["huishouden"]
    assert parse(loads(json.dumps(to_json(geval)))) == geval


def test_writing_leaves_out_nothing_that_was_given():
    assert parse(GOOD) == parse(to_json(parse(GOOD)))
    assert to_json(parse(GOOD)) == changed(
        GOOD,
        *((f"huishouden.personen[{index}].arbeidsbeperking", False) for index in (1, 2, 3)),
        *(
            (f"woonsituaties[1].{name}", value)
            for name, value in (
                ("servicekosten_per_maand", {"energie": 0, "schoonmaak": 0, "huismeester": 0, "recreatie": 0}),
                ("overige_servicekosten_per_maand", 0),
                ("epv_per_maand", 0),
                ("zelfstandig", True),
                ("aangepast", False),
                ("eerder_huurtoeslag", False),
            )
        ),
    )


def _mangle(rng: random.Random, value: Any) -> Any:
    """Put something odd somewhere in JSON data."""
    if isinstance(value, dict) and value and rng.random() < 0.8:
        key = rng.choice(list(value))
        return {**value, key: _mangle(rng, value[key])}
    if isinstance(value, list) and value and rng.random() < 0.8:
        index = rng.randrange(len(value))
        return [*value[:index], _mangle(rng, value[index]), *value[index + 1 :]]
    return rng.choice((None, True, -1, 0, 1e308, 10**400, "", "x", "\ud800", [], {}, [[]], {"a": 1}, "111222333", 2.5))


@pytest.mark.slow
def test_whatever_stands_in_a_case_it_is_computed_or_refused():
    rng = random.Random(20210101)
    outcomes = {"computed": 0, "refused": 0}
    for _ in range(3000):
        source = _mangle(rng, random_case(rng))
        try:
            compute(parse(source))
        except Refused as refused:
            outcomes["refused"] += bool(refused.mistakes and str(refused).strip())
        else:
            outcomes["computed"] += 1
    assert min(outcomes.values()) > 50
