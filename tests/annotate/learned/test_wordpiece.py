import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.annotate.learned.weights import load_weights
from armsledger.annotate.learned.wordpiece import WordPiece

TINY = ["[UNK]", "[CLS]", "[SEP]", "air", "##craft", "##c", "e", ".", "u", "s"]
CUTTER = WordPiece({piece: number for number, piece in enumerate(TINY)})


def pieces(word: str) -> list[str]:
    return [TINY[number] for number in CUTTER.pieces_of(word)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("aircraft", ["air", "##craft"]),
        ("Aircraft", ["air", "##craft"]),
        ("é", ["e"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("airx", ["[UNK]"]),
        ("x" * 101, ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
    ],
)
def test_the_longest_pieces_come_first(word: str, expected: list[str]) -> None:
    assert pieces(word) == expected


@given(st.text(min_size=1, max_size=120))
def test_every_word_has_a_piece(word: str) -> None:
    assert load_weights().cutter.pieces_of(word)


def test_a_vocabulary_without_the_special_pieces_is_refused() -> None:
    with pytest.raises(KeyError, match=r"\[CLS\]"):
        WordPiece({"[UNK]": 0})
