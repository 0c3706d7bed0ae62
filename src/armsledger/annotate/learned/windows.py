"""Windows: a text cut at sentence ends into what the encoder sees at once, each with some words of its neighbours.

Every word is kept from one window only, the one whose core it stands in, so the parse of a sentence is never cut unless
the sentence alone is longer than a window.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WINDOW = 254
MARGIN = 18


@dataclass(frozen=True, slots=True)
class Window:
    """Half-open word ranges: what is seen, and within it the core that is kept."""

    first: int
    last: int
    keep_first: int
    keep_last: int


def plan_windows(
    firsts: NDArray[np.int64], pieces: int, starts: Sequence[int], size: int = WINDOW, margin: int = MARGIN
) -> list[Window]:
    """Cut a text into windows of at most `size` pieces, each with up to `margin` pieces of what stands before its core.

    `firsts` is each word's first piece, `pieces` how many there are, `starts` the first word of each sentence. What
    room the core leaves is filled from both sides. Raises ValueError for a size that leaves no room for a core.
    """
    if size - margin < 8:
        raise ValueError(f"a window of {size} pieces with a margin of {margin} has no room; take a wider one")
    bounds = np.append(firsts, pieces)
    cuts = np.append(np.asarray(starts, dtype=np.int64), len(firsts))
    windows: list[Window] = []
    at = 0
    while at < len(firsts):
        to = _core_end(bounds, cuts, at, size - min(margin, int(bounds[at])))
        spare = max(0, size - int(bounds[to] - bounds[at]))
        before = int(np.searchsorted(bounds, bounds[at] - max(spare // 2, min(spare, margin)), side="left"))
        spare = max(0, size - int(bounds[to] - bounds[before]))
        after = int(np.searchsorted(bounds, bounds[to] + spare, side="right")) - 1
        windows.append(Window(before, max(after, to), at, to))
        at = to
    return windows


def _core_end(bounds: NDArray[np.int64], cuts: NDArray[np.int64], at: int, room: int) -> int:
    """The end of the core that begins at word `at`: the last sentence end within `room` pieces, else the last word."""
    farthest = int(np.searchsorted(bounds, bounds[at] + room, side="right")) - 1
    cut = int(cuts[np.searchsorted(cuts, farthest, side="right") - 1])
    return cut if cut > at else max(farthest, at + 1)
