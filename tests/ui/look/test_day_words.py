import pytest

from ui.look.day_words import peildata, said_day


def test_the_offered_days_start_each_half_year_newest_first_and_stay_within_the_tables():
    assert peildata("2019-07-01", "2020-12-31") == ("2020-07-01", "2020-01-01", "2019-07-01")


@pytest.mark.parametrize(("spoken", "said"), [("nl", "1 januari 2021"), ("en", "1 January 2021")])
def test_a_day_is_said_in_the_language_of_the_window(speak, spoken, said):
    speak(spoken)
    assert said_day("2021-01-01") == said
