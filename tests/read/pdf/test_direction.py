"""Letters that stand from left to right, put into the order in which they are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.read.pdf.direction import to_reading_order


@pytest.mark.parametrize(
    ("stands", "read"),
    [
        ("Two aircraft (IL-76) landed", "Two aircraft (IL-76) landed"),
        ("ةدعاق", "قاعدة"),
        ("12 ويام", "مايو 12"),
        ("2020 ويام 12 موي", "يوم 12 مايو 2020"),
        ("C-130 زارط", "طراز C-130"),
        ("CS 12 13 زارط ةرئاط", "طائرة طراز CS 12 13"),
        ("CS 13 زارط 5 ةرئاط", "طائرة 5 طراز CS 13"),
        ("3,500 لتاقم", "مقاتل 3,500"),
        ("12.5.2020 موي", "يوم 12.5.2020"),
        ("(نيترم) كلذ", "ذلك (مرتين)"),
        (")نيترم( كلذ", "ذلك (مرتين)"),
        ("the base ةدعاق was hit", "the base قاعدة was hit"),
        ("the year 2020 ماع was", "the year 2020 عام was"),
        ("ﻼﺳ", "سلا"),
        ("דגמ IL-76", "IL-76 מגד"),
    ],
)
def test_the_order_of_reading(stands: str, read: str) -> None:
    assert to_reading_order(list(stands)) == read


def test_a_line_of_latin_words_among_lines_from_the_right_is_read_from_the_right() -> None:
    assert to_reading_order(list("IL-76 Candid زارط")) == "IL-76 Candid طراز"
    assert to_reading_order(list("IL-76 Candid زارط"), is_among_right=True) == "طراز IL-76 Candid"


@given(st.lists(st.sampled_from([*"abAB 12.,-/:()", *"قاعدة", *"בסיס", *"самолёт"]), max_size=40))
def test_no_letter_is_lost_or_made(letters: list[str]) -> None:
    brackets = str.maketrans(")", "(")

    read = to_reading_order(letters)
    assert sorted(read.translate(brackets)) == sorted("".join(letters).translate(brackets))


@given(st.text(alphabet="abc de12.", max_size=40))
def test_what_is_read_from_the_left_stays(text: str) -> None:
    assert to_reading_order(list(text)) == text
