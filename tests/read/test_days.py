from datetime import date

import pytest

from armsledger.read.dayline import find_dayline
from armsledger.read.days import find_day

DAY = date(2020, 7, 24)


@pytest.mark.parametrize(
    "words",
    [
        "24 July 2020", "July 24, 2020", "24th of July 2020", "2020-07-24", "2020-07-24T10:30:00Z", "24.07.2020",
        "7/24/2020", "24 juillet 2020", "24. Juli 2020", "24 de julio de 2020", "24 luglio 2020", "24 Temmuz 2020",
        "24 июля 2020 г.", "24 липня 2020", "24 يوليو 2020", "24 تموز 2020",
        "٢٤ يوليو ٢٠٢٠", "2020年7月24日", "24 ביולי 2020",
    ],
)  # fmt: skip
def test_a_full_date_is_read_in_every_language(words: str) -> None:
    found = find_day(f"on {words} it was said")

    assert found is not None
    assert found.day == DAY


@pytest.mark.parametrize("words", ["07/08/2020", "July 2020", "31 June 2020", "24 July", "2020", "123456"])
def test_what_is_no_day_or_could_be_two_is_not_read(words: str) -> None:
    assert find_day(words) is None


@pytest.mark.parametrize(
    "line",
    [
        "24 July 2020",
        "Published: Friday, 24 July 2020, 10:30 GMT",
        "July 24, 2020 at 9:05 p.m.",
        "2020-07-24T10:30:00Z",
    ],
)
def test_a_line_of_nothing_but_the_day_is_a_dayline(line: str) -> None:
    assert find_dayline(line) == DAY


@pytest.mark.parametrize("line", ["The accord of 24 July 2020", "On 24 July 2020 the envoy left.", "Published"])
def test_a_line_that_says_more_is_none(line: str) -> None:
    assert find_dayline(line) is None
