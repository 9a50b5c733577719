"""What is laid beside the norm: the bijstandsnorm of the law, and the low-income line of CBS where it was published."""

from types import SimpleNamespace

import pytest

from calculator.dutch.money import number, whole_euro
from calculator.outcome.budget import compute
from calculator.presenting.norm_words import beside, margin_words
from calculator.presenting.terminal import case_text
from calculator.run.accept import parse


def computed(kind, day, children=(), income=21825):
    household = {"type": kind, "bruto_inkomen_per_jaar": income, "inkomen_soort": "loon"}
    if children:
        household["kinderen"] = list(children)
    home = {"naam": "nu", "kale_huur_per_maand": 475, "energielast_per_maand": 125}
    return compute(parse({"versie": 1, "peildatum": day, "huishouden": household, "woonsituaties": [home]}))


@pytest.mark.parametrize(
    ("kind", "day", "children", "said"),
    [  # the amounts of the press releases of CBS: NRC 01-12-2020, Nieuws.nl 02-12-2022, Blik op Nieuws 2023
        ("alleenstaand", "2019-12-31", (), "€ 1.090 per maand (2019, NRC"),
        ("paar_met_kinderen", "2019-01-01", (8, 10), "€ 2.080 per maand (2019, NRC"),
        ("alleenstaand", "2021-03-01", (), "€ 1.130 per maand (2021, Nieuws.nl"),
        ("paar", "2021-03-01", (), "€ 1.590 per maand (2021, Nieuws.nl"),
        ("paar_met_kinderen", "2021-12-31", (1, 17), "€ 2.170 per maand (2021, Nieuws.nl"),
        ("alleenstaande_ouder", "2021-07-01", (3, 15), "€ 1.720 per maand (2021, Nieuws.nl"),
        ("alleenstaand", "2022-01-01", (), "€ 1.200 per maand (2022, Blik op Nieuws"),
        ("paar", "2022-01-01", (), "€ 1.690 per maand (2022, Blik op Nieuws"),
        ("paar_met_kinderen", "2022-01-01", (8, 10), "€ 2.300 per maand (2022, Blik op Nieuws"),
        ("alleenstaande_ouder", "2022-12-31", (8, 10), "€ 1.830 per maand (2022, Blik op Nieuws"),
        ("aow_alleenstaand", "2022-07-01", (), "€ 1.200 per maand (2022, Blik op Nieuws"),
    ],
)
def test_the_low_income_line_is_said_where_it_was_published(kind, day, children, said):
    _, line = beside(computed(kind, day, children))
    assert said in str(line).replace("\N{NO-BREAK SPACE}", " ")
    assert str(line).endswith("andere publicatie). Dat is een maat om mee te vergelijken, geen norm.")


@pytest.mark.parametrize(
    ("kind", "day", "children"),
    [
        ("alleenstaand", "2020-07-01", ()),  # nothing was read of this year
        ("paar", "2019-07-01", ()),
        ("alleenstaande_ouder", "2019-07-01", (3, 15)),
        ("paar_met_kinderen", "2022-07-01", (3,)),  # nothing is derived from other households
        ("paar_met_kinderen", "2022-07-01", (3, 5, 8)),
        ("alleenstaande_ouder", "2022-07-01", (3,)),
    ],
)
def test_where_none_was_read_it_says_so(kind, day, children):
    _, line = beside(computed(kind, day, children))
    assert str(line) == f"Voor dit huishouden is van {day[:4]} geen lage-inkomensgrens van het CBS bekend."


@pytest.mark.parametrize("day", ["2023-01-01", "2026-07-01"])
def test_from_2023_there_is_none_any_more(day):
    _, line = beside(computed("alleenstaand", day))
    assert str(line) == "Een lage-inkomensgrens van het CBS is er sinds 2023 niet meer."
    assert line.say("en") == "There is no low-income line of Statistics Netherlands (CBS) since 2023."


def test_the_terminal_has_both_beside_the_budget():
    text = case_text(computed("alleenstaand", "2021-03-01"))
    assert "een wettelijk bedrag, geen norm voor een budget" in text
    assert "De lage-inkomensgrens van het CBS is €\N{NO-BREAK SPACE}1.130 per maand" in text


def test_a_band_tells_its_two_amounts_and_of_which_the_difference_is():
    """The bar counts what is too little from the low amount, the table from the high one: each says so."""
    resultaat = computed("alleenstaand", "2026-07-01", income=9_000)
    norm = resultaat.woonsituaties[0].norm
    low, high = norm.laag_per_maand, norm.hoog_per_maand
    left = resultaat.woonsituaties[0].resterend_leefbudget_per_maand
    assert left < low < high
    text = case_text(resultaat)
    needed, difference = (
        line.split("  ") for line in text.splitlines() if "  " in line and line.startswith(("Nodig", "Verschil"))
    )
    assert (needed[0], needed[-1].strip()) == ("Nodig volgens de norm", f"{number(low)} tot {number(high)}")
    assert (difference[0], difference[-1].strip()) == ("Verschil met het hoge bedrag", number(round(left - high, 2)))
    said = margin_words(resultaat.woonsituaties[0])
    assert str(said) == f"{whole_euro(low - left)} onder het lage bedrag"
    assert said.say("en") == f"{whole_euro(low - left)} below the low amount"


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (499, "€ 1 onder het lage bedrag"),
        (500, "op de rand van de norm"),
        (600, "gelijk aan het hoge bedrag"),
        (601, "€ 1 boven het hoge bedrag"),
    ],
)
def test_the_words_beside_a_band_name_the_end_they_count_from(left, words):
    judged = "te_weinig" if left < 500 else "op_de_rand" if left < 600 else "genoeg"
    norm = SimpleNamespace(laag_per_maand=500.0, hoog_per_maand=600.0, is_band=True, oordeel=judged)
    told = margin_words(SimpleNamespace(norm=norm, resterend_leefbudget_per_maand=float(left)))
    assert str(told) == words.replace("€ ", "€\N{NO-BREAK SPACE}")
