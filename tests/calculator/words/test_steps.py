"""Every step of the derivation has a label in English: of rules of any date, of inputs and of values of the tables."""

import random
import re

import pytest

from calculator.amounts.tables import load_tables
from calculator.law import RULES, kinderopvang
from calculator.law.norms import NORM_RULES
from calculator.outcome.budget import compute
from calculator.rules import inputs
from calculator.rules.rule import rules_in
from calculator.run.accept import parse
from calculator.words import LANGUAGES, label_of, read_aloud, say, tell
from calculator.words.messages import _aloud, _steps
from tests.calculator.good_case import EXAMPLE
from tests.calculator.strategies import random_case

ENDINGS = tuple(f" ({words})" for words in _steps("en")[1])


def without_ending(label):
    """The label of a rule that is the variant of another ends with what it is a variant of, that of a step with it."""
    label = re.sub(r" \(trede \d+\)$", "", label)
    while (ending := next((ending for ending in ENDINGS if label.endswith(ending)), "")) and label not in _steps("en")[
        0
    ]:
        label = label.removesuffix(ending)
    return label


def labels():
    found = {rule.label for rule in (*RULES, *rules_in(kinderopvang))} | {
        rule.label for rules in NORM_RULES.values() for rule in rules
    }
    for group in (inputs.PER_HUISHOUDEN, inputs.PER_PERSOON, inputs.PER_WONING, inputs.PER_INKOMEN, inputs.PER_OPVANG):
        found |= {item.label for item in group.values()}
    found |= {norm.label for norm in load_tables().norm_sets.values()}
    for table in load_tables().tables:
        found |= {value.label for series in table.series.values() for value in series}
    return found


def test_every_label_of_a_rule_an_input_and_a_table_is_translated_and_no_other():
    made_by_code = {"Geen partner", "Belastbaar bedrag, teruggerekend uit het netto bedrag"}
    assert {without_ending(label) for label in labels()} | made_by_code == set(_steps("en")[0])


def test_no_step_of_random_households_stays_dutch():
    dutch = {label for label, english in _steps("en")[0].items() if label == english}
    assert dutch <= {"Factor a", "Factor b"}
    for seed in range(10):
        for woning in compute(parse(random_case(random.Random(seed)))).woonsituaties:
            stayed = [
                step.omschrijving for step in woning.uitleg if label_of(step.omschrijving, "en") == step.omschrijving
            ]
            assert stayed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_difference_from_the_norm_has_one_name(language):
    """What the rows of the window call it, its step is called too; no other step has a word of its own for it."""
    steps = {
        step.stap: label_of(step.omschrijving, language) for step in compute(parse(EXAMPLE)).woonsituaties[0].uitleg
    }
    assert steps["marge_per_maand"].startswith(f"{say('row.marge_per_maand', language)}: ")
    assert [label for label in labels() if re.search(r"\bmarge", label_of(label, language).lower())] == []
    assert [label for label in labels() if re.search(r"\bmargin", label_of(label, language).lower())] == []


def test_who_and_what_stand_behind_the_label():
    assert (
        label_of("Algemene heffingskorting (bij de inhouding) (partner)", "en")
        == "General tax credit (as withheld) (partner)"
    )
    assert (
        label_of("Vakantiegeld over een jaar (inkomen 2 kind 1)", "en") == "Holiday pay over a year (income 2 child 1)"
    )


# What nobody says across the desk, by language; in English the Dutch name of a limit may stand between brackets.
LAW = {
    "nl": re.compile(
        r"\b(nihil|toegekend|verschuldigd|omlaag|vergoed|vergoeding|afbouw|ijkpunt|toetsingsinkomen|aangewezen|omvat|"
        r"dragen|marge|heffing|tussentijds|buiten beschouwing)\b"
    ),
    "en": re.compile(
        r"\b(nil|granted|refund\w*|reduction|reduced|deductions|withh\w+|assets|assessment income|norm (rent|premium)|"
        r"income point|quality discount|the cap|bear|margin|apart from|of who)\b",
        re.IGNORECASE,
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_aloud_is_short_and_has_no_words_of_the_law(language):
    lines = [(label, told) for part in _aloud(language).values() for label, told in part.items()]
    assert len(lines) > len(_aloud(language)["labels"])
    for label, told in lines:
        assert told != label_of(label, language)
        assert len(told.split()) <= 16, told
        assert not LAW[language].search(told), told
    assert LAW[language].search(label_of("Huurtoeslag voor afronding; nihil zonder recht", language))


def test_the_languages_read_the_same_steps_aloud_and_each_is_the_label_of_one():
    dutch = {part: set(lines) for part, lines in _aloud("nl").items()}
    for language in LANGUAGES:
        assert {part: set(lines) for part, lines in _aloud(language).items()} == dutch
    assert set().union(*dutch.values()) <= {without_ending(label) for label in labels()}


def test_no_english_line_that_is_read_aloud_has_dutch_but_the_name_of_a_limit_between_brackets():
    dutch = {word for label in _steps("en")[0] for word in re.findall(r"[a-z]{4,}", label.casefold())}
    english = {word for label in _steps("en")[0].values() for word in re.findall(r"[a-z]{4,}", label.casefold())}
    for part in _aloud("en").values():
        for told in part.values():
            words = set(re.findall(r"[a-z]{4,}", re.sub(r"\(\w+\)", "", told).casefold()))
            assert words & (dutch - english) <= {"euro"}, told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_holds_its_amount_once_and_begins_as_a_sentence_does(language):
    for sentence in _aloud(language)["sentences"].values():
        assert sentence.count("{}") == 1
        assert sentence[0].isupper()
        assert not sentence.endswith(".")  # whose it is may come behind it


@pytest.mark.parametrize(
    ("label", "value", "language", "told"),
    [
        ("Kale huur", "€ 625 per maand", "nl", "De kale huur is € 625 per maand"),
        ("Kale huur", "€ 625 per month", "en", "The basic rent is € 625 per month"),
        (
            "Alle heffingskortingen samen (partner)",
            "€ 10 per jaar",
            "nl",
            "De kortingen op de belasting zijn samen € 10 per jaar (partner)",
        ),
        (
            "Alle heffingskortingen samen (bij de inhouding) (kind 2)",
            "€ 10 per year",
            "en",
            "The tax credits are € 10 per year together (as withheld) (child 2)",
        ),
        ("Drempelinkomen (op hele euro's)", "€ 9 per jaar", "nl", "Drempelinkomen (op hele euro's): € 9 per jaar"),
        ("Drempelinkomen (op hele euro's)", "€ 9 per year", "en", "Threshold income (whole euros): € 9 per year"),
    ],
)
def test_a_step_is_told_with_its_amount_and_whose_it_is(label, value, language, told):
    assert tell(label, value, language) == told


def test_whose_it_is_stands_behind_what_is_read_aloud_too():
    said = read_aloud(
        "Belasting en premies na de heffingskortingen, nooit minder dan nihil (bij de inhouding) (partner)", "nl"
    )
    assert said == "Belasting en premies die overblijven na de kortingen (bij de inhouding) (partner)"
    assert read_aloud("Kale huur", "nl") == "Kale huur"
    assert read_aloud("Kale huur", "en") == label_of("Kale huur", "en")
    assert read_aloud("Netto inkomen van deze persoon in dit budget (partner)", "en") == (
        "Net income of this person (partner)"
    )
