"""The words: every language has every sentence with the same holes, and is filled in as its forms say."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from calculator.dutch.money import NBSP
from calculator.words import LANGUAGES, Message, label_of, say
from calculator.words.messages import DUTCH, HERE, texts_of

OTHERS = [language for language in LANGUAGES if language != DUTCH]


def forms(entry):
    """The texts of one entry: one, or one for each form of a number."""
    return [text for form, text in entry.items() if form != "by"] if isinstance(entry, dict) else [entry]


def holes(entry):
    return {name for text in forms(entry) for _, name, _, _ in Formatter().parse(str(text)) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_a_file_of_each_kind(language):
    """Without one of them what it holds stays Dutch in silence."""
    files = (f"{language}.yaml", f"aloud_{language}.yaml", f"steps_{language}.yaml", f"told_{language}.yaml")
    assert [name for name in files if not (HERE / name).exists()] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_sentence_with_the_same_holes(language):
    dutch, other = texts_of(DUTCH), texts_of(language)
    own = {key for key in other if key.startswith("label.")}
    assert set(other) - own == set(dutch)
    for key, entry in dutch.items():
        if isinstance(entry, str | dict):
            assert holes(other[key]) == holes(entry), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_of_a_hole_is_one_that_there_is(language):
    for key, entry in texts_of(language).items():
        for text in forms(entry) if isinstance(entry, str | dict) else ():
            for _, name, form, _ in Formatter().parse(text):
                assert name is None or form in {"", "euro", "heel", "getal", "dag"}, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_has_a_space_too_many_or_a_law_article(language):
    for key, entry in texts_of(language).items():
        if isinstance(entry, str) and not key.startswith("label."):
            assert not re.search(r"  |^ | $|\bart\. ", entry), key


def test_holes_are_filled_as_their_form_says():
    left = say("headline.left", bedrag=1732.17)
    assert left == f"Dit huishouden heeft €{NBSP}1.732 per maand om van te leven."
    assert say("headline.left", "en", bedrag=1732.17) == f"This household has €{NBSP}1.732 a month to live on."
    assert say("letter.day", dag="2026-07-01") == "De bedragen gelden op 1 juli 2026 en zijn per maand."
    assert say("letter.day", "en", dag="2026-07-01") == "The amounts are those of 1 July 2026, per month."


def test_a_message_within_a_message_is_said_in_the_same_language():
    message = Message.of("letter.verify", toeslag=Message.of("toeslag.zorgtoeslag_per_maand"))
    assert str(message).startswith("Laat uw zorgtoeslag controleren.")
    assert message.say("en").startswith("Have your healthcare allowance (zorgtoeslag) checked.")


def test_a_label_is_dutch_where_a_language_has_none_of_its_own():
    assert label_of("Kale huur", DUTCH) == "Kale huur"
    assert label_of("Kale huur", "en") == "Basic rent"
    assert label_of("Bestaat niet", "en") == "Bestaat niet"


def test_a_text_that_is_not_there_is_a_mistake_of_the_program():
    with pytest.raises(KeyError):
        say("headline.nothing")
    with pytest.raises(KeyError):
        say("headline.left")
