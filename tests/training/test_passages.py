import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from armsledger.training.passages import Passage, iter_sentence_windows, iter_word_windows


def passage(lengths: list[int], sentences: list[int] | None = None) -> Passage:
    firsts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
    zeros = np.zeros(len(lengths), dtype=np.int64)
    forms = ("w",) * len(lengths)
    made = Passage("own", "p", forms, np.zeros(sum(lengths), dtype=np.int64), firsts, zeros)
    made.sentences = np.array(sentences) if sentences else None
    return made


@given(st.lists(st.integers(1, 9), min_size=1, max_size=200), st.integers(60, 120), st.integers(0, 50))
def test_windows_hold_every_word_once_in_order(lengths: list[int], size: int, skip: int) -> None:
    windows = list(iter_word_windows(passage(lengths), size, skip))

    assert [word for w in windows for word in range(w.first, w.last)] == list(range(len(lengths)))
    assert all(w.length <= size for w in windows)


def test_windows_of_a_parsed_text_hold_whole_sentences() -> None:
    windows = list(iter_sentence_windows(passage([1] * 9, [0, 0, 0, 1, 1, 2, 2, 2, 2]), size=5))

    assert [(w.first, w.last) for w in windows] == [(0, 5), (5, 9)]
