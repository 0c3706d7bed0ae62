import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.annotate.learned.windows import plan_windows


def pieces_of(lengths: list[int]) -> tuple[np.ndarray, int]:
    bounds = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    return bounds[:-1], int(bounds[-1])


@given(
    lengths=st.lists(st.integers(1, 9), min_size=1, max_size=300),
    chosen=st.sets(st.integers(1, 299), max_size=40),
    size=st.integers(24, 120),
    margin=st.integers(0, 12),
)
def test_every_word_is_kept_once_and_no_window_is_too_long(
    lengths: list[int], chosen: set[int], size: int, margin: int
) -> None:
    firsts, pieces = pieces_of(lengths)
    starts = sorted({0, *(start for start in chosen if start < len(lengths))})
    windows = plan_windows(firsts, pieces, starts, size, margin)
    bounds = np.append(firsts, pieces)

    assert [word for w in windows for word in range(w.keep_first, w.keep_last)] == list(range(len(lengths)))
    assert all(w.first <= w.keep_first < w.keep_last <= w.last for w in windows)
    assert all(bounds[w.last] - bounds[w.first] <= size for w in windows)


def test_a_sentence_that_fits_is_never_cut() -> None:
    firsts, pieces = pieces_of([1] * 100)
    windows = plan_windows(firsts, pieces, [0, 20, 45, 70], size=40, margin=6)

    assert [(w.keep_first, w.keep_last) for w in windows] == [(0, 20), (20, 45), (45, 70), (70, 100)]


def test_a_window_sees_what_stands_before_its_core() -> None:
    firsts, pieces = pieces_of([1] * 100)

    assert all(w.keep_first - w.first >= 6 for w in plan_windows(firsts, pieces, [0, 20, 45, 70], 40, 6)[1:])


def test_a_window_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="no room; take a wider one"):
        plan_windows(np.array([0]), 1, [0], size=20, margin=16)
