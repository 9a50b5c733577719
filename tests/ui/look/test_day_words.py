import pytest

from ui.look.day_words import NotADay, day_text, parse_day, peildata, with_written_days


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1 januari 2021", "2021-01-01"),
        ("1 jan 2021", "2021-01-01"),
        ("15 Mei 2024", "2024-05-15"),
        ("01-07-2023", "2023-07-01"),
        ("1/7/2023", "2023-07-01"),
        ("1.7.2023", "2023-07-01"),
        ("2023-07-01", "2023-07-01"),
        ("  ", None),
    ],
)
def test_a_day_is_read_as_people_write_it(text, iso):
    assert parse_day(text) == iso


@pytest.mark.parametrize("text", ["31-02-2021", "1 ju 2021", "1 foo 2021", "2021", "morgen", "1 j 2021"])
def test_what_is_no_day_is_refused_in_words(text):
    with pytest.raises(NotADay, match=r"datum"):
        parse_day(text)


def test_a_written_day_is_read_back():
    assert parse_day(day_text("2024-02-29")) == "2024-02-29"


def test_iso_dates_in_a_message_become_words():
    text = "een datum van 2019-01-01 tot en met 2026-12-31"
    assert with_written_days(text) == "een datum van 1 januari 2019 tot en met 31 december 2026"


def test_the_offered_days_start_each_half_year_newest_first_and_stay_within_the_tables():
    assert peildata("2019-07-01", "2020-12-31") == ("2020-07-01", "2020-01-01", "2019-07-01")
