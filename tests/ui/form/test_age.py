"""An age is typed as years or as a month of birth, and stays what was typed."""

import pytest

from ui.form.age import in_case, of_person, read_age, read_ages, written_age, written_ages


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("38", 38),
        (" 38 jaar ", 38),
        ("38 jr.", 38),
        ("38,0", 38),  # of a column with empty cells
        ("7-1988", "1988-07"),
        ("07/1988", "1988-07"),
        ("7.1988", "1988-07"),
        ("7 1988", "1988-07"),
        ("1988-7", "1988-07"),
        ("juli 1988", "1988-07"),
        ("okt. 2001", "2001-10"),
        ("7-1988 (38)", "1988-07 38"),
        ("7-1988, 38 jaar", "1988-07 38"),
        ("", None),
    ],
)
def test_an_age_is_years_or_a_month_of_birth_or_both(text, age):
    assert read_age(text) == age


@pytest.mark.parametrize(
    "text", ["tien", "38,5", "-1", "121", "13-1988", "0-1988", "7-88", "7-1888", "ju 1988", "1-7-1988"]
)
def test_what_is_no_age_is_refused_with_what_is_accepted(text):
    with pytest.raises(ValueError, match="zoals 38 of 7-1988"):
        read_age(text)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("10, 11", (10, 11)),
        ("10 11", (10, 11)),
        ("3 en 7", (3, 7)),
        ("10; 3-2016", (10, "2016-03")),
        ("maart 2016 en 4", ("2016-03", 4)),
        (" ", None),
    ],
)
def test_ages_of_children_with_commas_or_spaces(text, ages):
    assert read_ages(text) == ages


@pytest.mark.parametrize("text", ["10-11", "10,0", "10 t/m 12"])
def test_what_can_be_two_lists_is_refused(text):
    with pytest.raises(ValueError, match="kan"):
        read_ages(text)


@pytest.mark.parametrize("text", ["tien", "121", "1.5", "3, 13-2016"])
def test_what_is_no_age_of_a_child_is_refused(text):
    with pytest.raises(ValueError, match="leeftijden of geboortemaanden"):
        read_ages(text)


@pytest.mark.parametrize("age", [0, 38, "1988-07", "2021-12 4"])
def test_an_age_is_written_as_it_can_be_read_and_means_the_same_person(age):
    assert read_age(written_age(age)) == age
    assert of_person(in_case(age)) == age
    assert read_ages(written_ages((age, 3))) == (age, 3)
