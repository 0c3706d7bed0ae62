from datetime import date

import pytest

from armsledger.knowledge.validity import Validity, is_certain_on, parse_bounds, validity_on


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2021-03-15", date(2021, 3, 15), date(2021, 3, 15)),
    ],
)
def test_a_year_and_a_month_stand_for_all_their_days(text, first, last):
    assert parse_bounds(text) == (first, last)


@pytest.mark.parametrize("text", ["", "18", "2021-13", "2021-02-30", "March 2021", "2021/03"])
def test_what_is_no_iso_date_is_refused(text):
    with pytest.raises(ValueError, match=r"no ISO date|must be in|out of range|bad month"):
        parse_bounds(text)


@pytest.mark.parametrize(
    ("day", "validity"),
    [
        (date(2015, 12, 16), Validity.OUT_OF_DATE),
        (date(2015, 12, 17), Validity.IN_DATE),
        (date(2021, 3, 31), Validity.IN_DATE),
        (date(2021, 4, 1), Validity.OUT_OF_DATE),
        (None, Validity.UNKNOWN),
    ],
)
def test_a_row_holds_until_the_last_day_that_its_end_can_mean(day, validity):
    assert validity_on("2015-12-17", "2021-03", day) is validity


def test_a_row_without_dates_says_nothing_of_a_day():
    assert validity_on(None, None, date(2020, 1, 1)) is Validity.UNKNOWN


def test_a_day_in_the_month_of_an_end_is_not_certain():
    assert not is_certain_on("2018-07", "2023-06", date(2023, 6, 2))
    assert not is_certain_on("2018-07", "2023-06", date(2018, 7, 9))
    assert is_certain_on("2018-07", "2023-06", date(2020, 7, 24))
