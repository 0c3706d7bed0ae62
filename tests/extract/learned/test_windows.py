"""Windows over long texts."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from armsledger.extract.learned.windows import OVERLAP, WINDOW, blend, iter_windows


@given(st.integers(1, 2000))
def test_windows_cover_every_word_and_overlap(words: int) -> None:
    windows = list(iter_windows(words))
    assert windows[0][0] == 0
    assert windows[-1][1] == words
    for (_, end), (first, _) in pairwise(windows):
        assert first == end - OVERLAP
    assert all(last - first <= WINDOW for first, last in windows)


def test_blending_scores_that_agree_gives_them_back() -> None:
    truth = np.arange(500, dtype=np.float32)[:, None].repeat(3, axis=1)
    assert np.allclose(blend(500, lambda first, last: truth[first:last]), truth, rtol=1e-5)
