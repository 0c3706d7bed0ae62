"""Spellings of one word meet; words that only share their consonants are told apart."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.text.sounds import Likeness, compare_words, sound_keys

ONE_WORD = [
    ["Haftar", "Hifter", "Hefter", "Hafter", "حفتر", "Хафтар"],
    ["Gaddafi", "Qaddafi", "Kadhafi", "Gadhafi", "Qadhdhafi", "قذافي", "Каддафи"],
    ["Khalifa", "Khalifah", "Halife", "خليفة", "Халифа"],
    ["Sarraj", "Serraj", "Sarradj", "سراج", "Сарадж"],
    ["Dbeibah", "Dbeiba", "Dabaiba", "Debeibah", "دبيبة", "Дбейба"],
    ["Prigozhin", "Prigojine", "بريغوجين", "Пригожин"],
    ["Yevgeny", "Evgeny", "Yevgeniy", "Evgueni", "Евгений"],
    ["Wagner", "Vagner", "فاغنر", "Вагнер"],
    ["Shoigu", "Choïgou", "شويغو", "Шойгу"],
    ["Erdogan", "Erdoğan", "أردوغان", "Эрдоган"],
    ["Çavuşoğlu", "Cavusoglu", "Чавушоглу"],
    ["Zelensky", "Zelenskyy", "Зеленский", "Зеленський", "زيلينسكي"],
    ["Ouattara", "Watara", "Уаттара"],
    ["Saleh", "Salih", "صالح", "Салех"],
    ["Muammar", "Moammar", "Mouammar", "معمر", "Муаммар"],
    ["Walid", "Oualid", "وليد", "Валид"],
    ["Yusuf", "Youssef", "Yousef", "يوسف", "Юсуф"],
]
TWO_WORDS = [
    ("Mohammed", "Mahmoud"), ("محمد", "محمود"), ("Hassan", "Hussein"), ("حسن", "حسين"), ("Haftar", "Sarraj"),
    ("Ahmed", "Hamid"), ("Putin", "Patten"), ("Wagner", "Warner"), ("Sisi", "Susu"), ("Martin", "Morton"),
    ("Brown", "Bryan"),
]  # fmt: skip


@pytest.mark.parametrize("spellings", ONE_WORD, ids=lambda spellings: spellings[0])
def test_all_spellings_of_a_word_meet_under_a_key(spellings: list[str]) -> None:
    assert frozenset.intersection(*map(sound_keys, spellings))
    assert all(compare_words(one, other) >= Likeness.NEAR for one, other in combinations(spellings, 2))


@pytest.mark.parametrize(("one", "other"), TWO_WORDS)
def test_words_that_share_no_more_than_consonants_are_no_spellings_of_each_other(one: str, other: str) -> None:
    assert compare_words(one, other) <= Likeness.SKELETON


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Haftar", "haftar", Likeness.EXACT),
        ("Erdoğan", "Erdogan", Likeness.EXACT),
        ("إبراهيم", "ابراهيم", Likeness.EXACT),
        ("Haftar", "Hefter", Likeness.SPELLING),
        ("Haftar", "Hifter", Likeness.NEAR),
        ("Rashid", "Rashad", Likeness.NEAR),
        ("Hassan", "Hussein", Likeness.SKELETON),
        ("Haftar", "Sarraj", Likeness.DIFFERENT),
    ],
)
def test_how_alike_two_words_are_is_told_in_steps(one: str, other: str, likeness: Likeness) -> None:
    assert compare_words(one, other) is likeness


@pytest.mark.parametrize(("one", "other"), [("习", "金"), ("近平", "正恩"), ("נתניהו", "גנץ"), ("ソ", "ン")])
def test_words_of_scripts_that_cannot_be_read_are_never_alike(one: str, other: str) -> None:
    assert compare_words(one, other) is Likeness.DIFFERENT
    assert compare_words(one, one) is Likeness.EXACT


@given(st.text(max_size=12), st.text(max_size=12))
def test_the_order_of_two_words_does_not_matter(one: str, other: str) -> None:
    assert compare_words(one, other) is compare_words(other, one)
    assert compare_words(one, one) is Likeness.EXACT
