import pytest

from ui.look.wording import worded


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        ("nl", "een datum van 1 januari 2019 tot en met 31 december 2026"),
        ("en", "a date from 1 January 2019 to 31 December 2026"),
    ],
)
def test_a_sentence_of_the_calculator_is_said_in_the_language_of_the_window_with_its_days_in_words(speak, spoken, said):
    speak(spoken)
    assert worded("een datum van 2019-01-01 tot en met 2026-12-31") == said
