from ui.look.day_words import peildata, with_written_days


def test_iso_dates_in_a_message_become_words():
    text = "een datum van 2019-01-01 tot en met 2026-12-31"
    assert with_written_days(text) == "een datum van 1 januari 2019 tot en met 31 december 2026"


def test_the_offered_days_start_each_half_year_newest_first_and_stay_within_the_tables():
    assert peildata("2019-07-01", "2020-12-31") == ("2020-07-01", "2020-01-01", "2019-07-01")
