"""The column let_op: of each row the signals of the same household as a case, with their amounts."""

from collections import Counter

import pandas as pd
import pytest

from calculator.batch import compute
from calculator.batch.columns import READERS
from calculator.dutch.money import euro
from calculator.outcome import budget
from calculator.run.accept import parse
from tests.calculator.batch.households import case_of, random_sheet, with_facts
from tests.calculator.batch.test_rows import outcome

# Of tables and norms, the same for every household of a day; and of gross without holiday pay, which a sheet has not.
NOT_OF_A_ROW = {
    "norm_onzeker",
    "onzeker_bedrag",
    "aangepaste_tabel",
    "norm_afgeleid",
    "norm_van_ander_jaar",
    "tabellen_verouderd",
    "pakket_geweigerd",
    "netto_boven_bruto",
}


# Other parts of the result than its signals
OF_A_SHEET = ("mag_gevraagd: ", "energieband: ", "regelingen: ", "aanvullende_bijstand: ", "aio: ")


def remarks(text):
    """The code and words of each remark that is a signal."""
    parts = [] if pd.isna(text) else text.split("; ")
    parts = [part for part in parts if not part.startswith(OF_A_SHEET)]
    return [(code, words) for code, _, words in (part.partition(": ") for part in parts) if code not in READERS]


def norm_of(signal):
    """The norm that a signal names."""
    return signal.message.values["norm"]  # noqa: PD011


def assert_the_same(sheet):
    for row, text in zip(sheet.to_dict("records"), compute(sheet).let_op, strict=True):
        signals = budget.compute(parse(case_of(row))).signalen
        expected = [signal for signal in signals if signal.code not in NOT_OF_A_ROW]
        found = remarks(text)
        assert Counter(code for code, _ in found) == Counter(signal.code for signal in expected), row
        for signal in expected:
            changes = [change.values for change in signal.message.values.get("anders", ())]  # noqa: PD011
            amounts = [f"{euro(change['anders'])} in plaats van {euro(change['nu'])}" for change in changes]
            same_code = [words for code, words in found if code == signal.code]
            assert any(all(amount in words for amount in amounts) for words in same_code), (row, amounts, found)


@pytest.mark.parametrize("seed", [61, 62])
def test_a_row_says_what_its_case_says(seed):
    assert_the_same(random_sheet(150, seed))


@pytest.mark.parametrize("seed", [63, 64])
def test_so_does_a_row_with_months_of_birth_and_answers(seed):
    assert_the_same(with_facts(random_sheet(150, seed), seed))


@pytest.mark.parametrize("seed", [67, 68])
def test_a_row_says_what_is_missing_up_to_the_norm_unless_there_is_bijstand(seed):
    sheet = with_facts(random_sheet(150, seed), seed)
    seen = 0
    for row, text in zip(sheet.to_dict("records"), compute(sheet).let_op, strict=True):
        data = case_of(row)
        rights = budget.compute(parse(data)).advies.signalen
        kinds = {one["soort"] for person in data["huishouden"]["personen"] for one in person.get("inkomens", [])}
        expected = [item for item in rights if item.code in ("aanvullende_bijstand", "aio")]
        found = [part for part in ("" if pd.isna(text) else text).split("; ") if part.startswith(OF_A_SHEET[3:])]
        if "bijstand" in kinds:
            assert not found or expected
            continue
        assert found == [
            f"{item.code}: {euro(item.bedrag_per_maand)} onder de norm van {euro(norm_of(item))}" for item in expected
        ], row
        seen += len(found)
    assert seen > 5


def test_a_row_says_of_its_rise_what_its_case_says():
    """By the rules of a case, shortly: what may not, what is within, what is above a limit, what has to be checked."""
    words = {"niet": "mag niet", "binnen": "binnen", "boven": "boven", "controleer": "controleer"}
    sheet = with_facts(random_sheet(150, 66), 66)
    judged = 0
    for row, text in zip(sheet.to_dict("records"), compute(sheet).let_op, strict=True):
        home = budget.compute(parse(case_of(row))).to_json()["woonsituaties"][-1]
        rules = {
            said: [one["regel"] for one in home["mag_gevraagd"] if one["oordeel"] == oordeel]
            for oordeel, said in words.items()
        }
        expected = ", ".join(f"{said} ({', '.join(found)})" for said, found in rules.items() if found)
        found = [part for part in ("" if pd.isna(text) else text).split("; ") if part.startswith("mag_gevraagd: ")]
        assert found == ([f"mag_gevraagd: {expected}"] if expected else []), row
        judged += bool(expected)
    assert judged > 40


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"verhuurder": "corporatie", "datum_verhoging": "2022-12-31"}, "binnen"),
        ({"verhuurder": "corporatie", "datum_verhoging": "2023-01-01"}, "mag niet (gratis_isolatie)"),
        ({"verhuurder": "particulier", "datum_verhoging": "2023-01-01"}, "controleer (woningverbetering"),
    ],
)
def test_insulation_is_free_with_a_corporation_from_2023(changes, said):
    """Nationale Prestatieafspraken 2022: no rise for insulation that is completed from 1 January 2023."""
    row = outcome(zittende_huurder="ja", maatregelen="isolatie;glas", complex_vanaf_tien="nee", **changes)
    text = next(part for part in row.let_op.split("; ") if part.startswith("mag_gevraagd: "))
    assert (said in text) == (said != "binnen")


def test_a_band_of_energy_gives_what_is_left_at_both_ends():
    """75 euro is expected: with 60 there is 15 more, with 100 there is 25 less."""
    usual = outcome().resterend_leefbudget_na_per_maand
    row = outcome(energielast_na_laag_per_maand=60, energielast_na_hoog_per_maand=100)
    more, less = euro(round(usual + 15, 2)), euro(round(usual - 25, 2))
    assert f"energieband: resterend leefbudget na, valt het mee {more}, valt het tegen {less}" in row.let_op


def test_who_may_be_a_toeslagpartner_is_said_with_both_amounts():
    """A parent of 34 on 22,000 with a child of 8 and another adult on 24,000, in 2025 (Awir art. 3 lid 2 onder e).

    As a published report of such a case has it: kindgebonden budget 491 alone and 159 with a toeslagpartner,
    zorgtoeslag 131 and 49.
    """
    row = {
        "peildatum": "2025-01-01",
        "aanvrager_leeftijd": 34,
        "aanvrager_bruto_inkomen_per_jaar": 22_000,
        "kinderen_leeftijden": "8",
        "medebewoners_bruto_inkomen_per_jaar": "24000",
    }
    said = dict(remarks(outcome(**row).let_op))["toeslagpartner"]
    assert f"zorgtoeslag {euro(49)} in plaats van {euro(131)}" in said
    assert f"kindgebonden budget {euro(159)} in plaats van {euro(491)}" in said
    for answer, allowance in (("ja", 49), ("nee", 131)):
        answered = outcome(**row, medebewoner_toeslagpartner=answer)
        assert answered.zorgtoeslag_per_maand == allowance
        assert "toeslagpartner" not in dict(remarks(answered.let_op))


def test_a_month_of_birth_settles_the_doubt():
    """A child of 18 on 20 April 2025 gives kinderbijslag when the birthday was in April (AKW art. 7)."""
    row = {"peildatum": "2025-04-20", "kinderen_leeftijden": "18"}
    assert "was 17 jaar op 1 april 2025" in dict(remarks(outcome(**row).let_op))["leeftijd_op_datum"]
    settled = outcome(**row, kinderen_geboren="2007-02")
    assert "leeftijd_op_datum" not in dict(remarks(settled.let_op))


def test_what_is_received_is_compared_with_the_right():
    right = outcome().huurtoeslag_nu_per_maand
    less, more = (
        dict(remarks(outcome(ontvangt_nu_huurtoeslag_per_maand=right + change).let_op)) for change in (-25, 25)
    )
    assert less["ongebruikt_recht"] == f"huurtoeslag {euro(right)}, ontvangen {euro(right - 25)}"
    assert more["te_veel_ontvangen"] == f"huurtoeslag {euro(right)}, ontvangen {euro(right + 25)}"


def test_a_row_does_not_depend_on_its_neighbours():
    sheet = with_facts(random_sheet(120, seed=65), 65)
    apart = pd.concat([compute(sheet.iloc[:1]), compute(sheet.iloc[1:50]), compute(sheet.iloc[50:])])
    pd.testing.assert_series_equal(compute(sheet).let_op, apart.let_op)
