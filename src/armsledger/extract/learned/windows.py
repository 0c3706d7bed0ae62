"""Long texts in windows that overlap, their scores blended: a word counts more the farther it is from an edge."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

WINDOW, OVERLAP = 200, 60  # words seen at once

Floats = NDArray[np.float32]


def blend(words: int, score: Callable[[int, int], Floats]) -> Floats:
    """Scores of a text of `words` words (words × labels), as `score` gives them for the words from first to last."""
    total: Floats | None = None
    shares = np.zeros((words, 1), dtype=np.float32)
    for first, last in iter_windows(words):
        marked = score(first, last)
        if total is None:
            total = np.zeros((words, marked.shape[1]), dtype=np.float32)
        from_edge = np.minimum(np.arange(1, last - first + 1), np.arange(last - first, 0, -1))
        share = np.minimum(from_edge, OVERLAP // 2).astype(np.float32)[:, None]
        total[first:last] += marked * share
        shares[first:last] += share
    assert total is not None, "a text without words has no windows"
    return total / shares


def iter_windows(words: int) -> Iterator[tuple[int, int]]:
    """First word and end of each window, each but the last WINDOW words long and OVERLAP into the next."""
    first = 0
    while first < words:
        yield first, min(first + WINDOW, words)
        if first + WINDOW >= words:
            return
        first += WINDOW - OVERLAP
