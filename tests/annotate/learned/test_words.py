import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.annotate.learned.words import Shape, iter_word_offsets, opens_paragraph, shape_of


def words_of(text: str) -> list[str]:
    return [text[start:end] for start, end in iter_word_offsets(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. sent 3,500 men.", ["The", "U.S.", "sent", "3,500", "men", "."]),
        ("They didn't, and can't, land.", ["They", "did", "n't", ",", "and", "ca", "n't", ",", "land", "."]),
        ("Libya’s air-defence battery", ["Libya", "’s", "air", "-", "defence", "battery"]),
        ("an Il-76MD over Sirte", ["an", "Il", "-", "76", "MD", "over", "Sirte"]),
        ("Gen. Sample cannot say", ["Gen.", "Sample", "can", "not", "say"]),
        ("$3.5m, or 40%", ["$", "3.5", "m", ",", "or", "40", "%"]),
        ("see https://example.org/a?b=1 now", ["see", "https://example.org/a?b=1", "now"]),
        ("in the 1990s, on the 5th", ["in", "the", "1990s", ",", "on", "the", "5th"]),
        ("حفتر قال", ["حفتر", "قال"]),
    ],
)
def test_words_are_cut_as_in_treebanks(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@given(st.text(max_size=300))
def test_words_hold_every_character_that_is_not_blank_in_order(text: str) -> None:
    offsets = list(iter_word_offsets(text))
    kept = "".join(text[start:end] for start, end in offsets)

    assert all(start < end for start, end in offsets)
    assert offsets == sorted(offsets)
    assert [c for c in text if not c.isspace() and (c.isalnum() or c.isprintable())] == [
        c for c in kept if not c.isspace() and (c.isalnum() or c.isprintable())
    ]


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("tank", Shape.LOWER),
        ("Sirte", Shape.CAPITAL),
        ("A", Shape.CAPITAL),
        ("GNA", Shape.CAPITALS),
        ("iPad", Shape.MIXED),
        ("2020", Shape.DIGITS),
        ("t72", Shape.WITH_DIGITS),
        (",", Shape.LOWER),
    ],
)
def test_how_a_word_is_set(word: str, shape: Shape) -> None:
    assert shape_of(word) is shape


def test_the_first_word_and_each_after_a_line_break_open_a_paragraph() -> None:
    text = "One two.\n\nThree four.\nFive"

    assert opens_paragraph(text, list(iter_word_offsets(text))) == [
        True, False, False, True, False, False, True,
    ]  # fmt: skip
