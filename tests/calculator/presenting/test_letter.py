import re

import pytest

from calculator.outcome.appendix import examples
from calculator.outcome.budget import compute
from calculator.presenting.letter import letter
from calculator.presenting.terminal import case_text
from calculator.run.accept import parse
from calculator.words import say

FORBIDDEN = ("dient te", "betreffende", "middels", "met betrekking tot", "conform", "rekenhuur", "toetsingsinkomen")


DISCLAIMER = "Dit is een berekening, geen besluit. Dienst Toeslagen beslist."


def case(**more):
    household = {"type": "alleenstaand", "bruto_inkomen_per_jaar": more.pop("inkomen", 21825)}
    dwelling = {"naam": "nu", "kale_huur_per_maand": more.pop("huur", 475), "energielast_per_maand": 125}
    return compute(
        parse({"versie": 1, "peildatum": "2021-01-01", "huishouden": household, "woonsituaties": [dwelling], **more})
    )


LETTERS = [compute(example.geval) for example in examples()] + [
    case(inkomen=0, huur=1200),
    case(ontvangt_nu={"huurtoeslag_per_maand": 0, "zorgtoeslag_per_maand": 500}),
    case(inkomen=90000),
]


@pytest.mark.parametrize("resultaat", LETTERS)
def test_the_page_is_plain_dutch(resultaat):
    page = letter(resultaat)
    sentences = [part for text in page.sentences for part in re.split(r"(?<=[.?!]) ", text)]
    lengths = [len(sentence.split()) for sentence in sentences]
    assert max(lengths) <= 25
    assert sum(lengths) / len(lengths) <= 15
    text = " ".join(sentences).lower()
    assert not any(word in text for word in FORBIDDEN)
    assert "nan" not in re.findall(r"\w+", text)
    assert "-" not in re.sub(r"\w-\w", "", text.replace("na renovatie", ""))
    assert DISCLAIMER in page.sentences


def test_the_page_adds_up():
    # case 12 of the appendix by law, added up by hand
    page = letter(LETTERS[11])
    assert [amount.replace("\u00a0", " ") for amount in page.comes_in[-1].amounts] == ["€ 2.459", "€ 2.557", "+ 98"]
    assert [amount.replace("\u00a0", " ") for amount in page.goes_out[-1].amounts] == ["€ 600", "€ 700", "+ 100"]
    assert [amount.replace("\u00a0", " ") for amount in page.left.amounts] == ["€ 1.859", "€ 1.857", "− 2"]


def test_a_shortage_and_an_unused_right_say_what_to_do():
    poor, unused = letter(LETTERS[16]), letter(LETTERS[17])
    assert "tekort" in poor.answer[0]
    assert any("gemeente" in sentence for sentence in poor.advice)
    assert any("Vraag huurtoeslag aan" in sentence for sentence in unused.advice)
    assert any("te veel" in sentence for sentence in unused.advice)


def test_as_much_as_now_is_said_from_half_a_euro_and_what_is_received_exactly_needs_no_word():
    first = {"naam": "nu", "kale_huur_per_maand": 475, "energielast_per_maand": 125}
    for more, word in ((0, "even veel"), (0.49, "even veel"), (0.5, "minder"), (-0.5, "meer")):
        later = first | {"naam": "na renovatie", "energielast_per_maand": 125 + more}
        assert word in letter(case(woonsituaties=[first, later])).answer[2]
    right = case().woonsituaties[0].huurtoeslag_per_maand
    for received, said in ((right, ()), (right + 1, ("te veel",)), (right - 1, ("huurtoeslag",))):
        advice = letter(case(ontvangt_nu={"huurtoeslag_per_maand": received, "zorgtoeslag_per_maand": 0})).advice
        found = [sentence for sentence in advice if "huurtoeslag" in sentence]
        assert len(found) == len(said)
        assert all(word in sentence for word, sentence in zip(said, found, strict=True))


def test_the_letter_says_first_what_helps_most():
    """A right of 135 goes before one of 40; an income below the norm of bijstand before both (1,401.50 on 1-1-2026)."""
    case = {
        "versie": 1,
        "peildatum": "2026-01-01",
        "huishouden": {"personen": [{"rol": "aanvrager", "leeftijd": 40}]},
        "woonsituaties": [
            {"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 100},
            {
                "naam": "na renovatie",
                "kale_huur_per_maand": 640,
                "energielast_per_maand": 80,
                "ingreep": {
                    "verhuurder": "corporatie",
                    "zittende_huurder": True,
                    "maatregelen": ["isolatie"],
                    "datum": "2026-09-01",
                },
            },
        ],
        "ontvangt_nu": {"huurtoeslag_per_maand": 300, "zorgtoeslag_per_maand": 0},
    }
    resultaat = compute(parse(case))
    first, second, third, *rest = letter(resultaat).advice
    assert first == say("letter.rise_not")
    assert second.startswith("Vraag uw gemeente om aanvullende bijstand")
    assert third.startswith("Vraag zorgtoeslag aan")
    assert any(sentence.startswith("Laat uw huurtoeslag wijzigen") for sentence in rest)
    assert any(sentence.startswith("Vraag kwijtschelding aan") for sentence in rest)
    assert len(letter(resultaat, "en").advice) == len(letter(resultaat).advice)


@pytest.mark.parametrize(
    ("household", "said"),
    [
        ({"type": "alleenstaand"}, "met een leeftijd van 40 jaar en een vermogen van €\u00a00."),
        ({"type": "aow_paar", "vermogen": 1500}, "met leeftijden van 70 en 70 jaar en een vermogen van €\u00a01.500."),
    ],
)
def test_page_and_terminal_say_what_was_taken_where_nobody_said_it(household, said):
    """The ages are those of the shorthand."""
    resultaat = case(huishouden={**household, "bruto_inkomen_per_jaar": 21825})
    assert said in letter(resultaat).remark
    assert said in case_text(resultaat)


def test_the_page_says_what_becomes_of_it_when_energy_disappoints_or_pleases():
    """Rent 30 up, energy 70 down as expected: 40 better; at 150 it is 5 worse, at 95 50 better. No huurtoeslag."""
    first = {"naam": "nu", "kale_huur_per_maand": 800, "energielast_per_maand": 175}
    later = {
        "naam": "na renovatie",
        "kale_huur_per_maand": 830,
        "energielast_per_maand": 105,
        "energielast_laag_per_maand": 95,
        "energielast_hoog_per_maand": 150,
    }
    answer = [text.replace("\u00a0", " ") for text in letter(case(inkomen=60000, woonsituaties=[first, later])).answer]
    assert answer[2:5] == [
        "Dat is € 40 per maand meer dan nu.",
        "Wordt de energie € 150 per maand, dan is dat € 5 minder dan nu.",
        "Wordt de energie € 95 per maand, dan is dat € 50 meer dan nu.",
    ]


@pytest.mark.parametrize(
    ("day", "ages", "said"),
    [
        ("2022-07-01", [40], []),  # every amount of this day is published, and so is a norm for one person
        ("2022-07-01", [40, 38], ["derived"]),
        ("2023-07-01", [40], ["uncertain"]),  # the drempelinkomen of 2023 is derived, Wzt art. 1
        ("2022-07-01", [66], ["doubt"]),  # the AOW age of 2022 is 66 years and 7 months
    ],
)
def test_the_page_says_what_is_derived_or_in_doubt(day, ages, said):
    roles = ("aanvrager", "partner", *["kind"] * 5)
    persons = [{"rol": role, "leeftijd": age} for role, age in zip(roles, ages, strict=False)]
    resultaat = case(peildatum=day, huishouden={"personen": persons})
    most = max((abs(s.bedrag_per_maand or 0) for s in resultaat.signalen if s.soort == "twijfel"), default=0)
    remark = letter(resultaat).remark
    found = [key for key in ("derived", "uncertain", "doubt") if say(f"letter.{key}", bedrag=most) in remark]
    assert found == said
