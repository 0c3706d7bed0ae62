"""Which documents are worth comparing: those that share rare runs of words, and those whose words are mostly the same.

Both searches grow with the number of documents, not with its square: a run that many share says nothing, and where
runs are shared so widely that pairs would be too many, only the rarest speak.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from armsledger.corroborate.tracing.near_copies import Pairs, find_near_copies
from armsledger.corroborate.tracing.prints import Numbers, Print

_COMMON: Final = 60  # documents; a run of words that more share is a phrase or a boilerplate of theirs
FEWEST: Final = 5  # rare runs that two documents must share to be compared
_PAIRS_A_DOCUMENT: Final = 200  # by shared runs, on average; beyond, runs of fewer holders only
_PAIRS_AT_LEAST: Final = 2_000_000  # a corpus of some thousand documents need not be thrifty
SHARDS: Final = 16  # parts in which runs are sorted, for the sake of memory


def find_candidates(prints: Sequence[Print]) -> list[tuple[int, int]]:
    """Pairs of places in `prints`, sorted, the lower first: all that share rare runs or most of their words.

    Prints are best given in the order of their days (find_near_copies).
    """
    runs = _sharing_runs(prints)
    words = find_near_copies([one.words for one in prints])
    return [(int(a), int(b)) for a, b in np.unique(np.concatenate([runs, words]), axis=0)]


def _sharing_runs(prints: Sequence[Print]) -> Pairs:
    holders = list(_holders_by_run(prints))
    keys = np.sort(np.concatenate([np.zeros(0, dtype=np.int64), *_keys(holders, len(prints))]))
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else keys
    often = np.diff(np.r_[starts, len(keys)]) >= FEWEST
    return np.stack(np.divmod(keys[starts[often]], max(1, len(prints))), axis=1)


def _holders_by_run(prints: Sequence[Print]) -> Iterator[NDArray[np.int64]]:
    """Matrices of documents: each row holds those of one run, the rows of a matrix are equally long."""
    width = 1 << 64
    for shard in range(SHARDS):
        low = np.uint64(width // SHARDS * shard)
        high = np.uint64(width // SHARDS * (shard + 1) - 1)
        parts = [np.concatenate([_between(one.quoted, low, high), _between(one.told, low, high)]) for one in prints]
        runs = np.concatenate([np.zeros(0, dtype=np.uint64), *parts])
        owners = np.repeat(np.arange(len(prints)), [len(part) for part in parts])
        yield from iter_holders(runs, owners)


def iter_holders(runs: Numbers, owners: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """The same for some runs and who holds each, owners of one run in their order; narrow matrices first."""
    order = np.argsort(runs, kind="stable")
    ordered = runs[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if len(runs) else np.zeros(0, dtype=np.int64)
    sizes = np.diff(np.r_[starts, len(runs)])
    for size in np.unique(sizes[(sizes > 1) & (sizes <= _COMMON)]):
        yield owners[order[starts[sizes == size][:, None] + np.arange(size)]]


def _between(numbers: Numbers, low: np.uint64, high: np.uint64) -> Numbers:
    return numbers[np.searchsorted(numbers, low) : np.searchsorted(numbers, high, side="right")]


def _keys(holders: Sequence[NDArray[np.int64]], count: int) -> Iterator[NDArray[np.int64]]:
    """A number for every pair of documents and run that they share, as long as the pairs are not too many."""
    narrow_first = sorted(holders, key=lambda matrix: matrix.shape[1])
    for matrix in narrow_first[: count_fitting([matrix.shape for matrix in narrow_first], count)]:
        left, right = np.triu_indices(matrix.shape[1], 1)
        yield (matrix[:, left] * count + matrix[:, right]).ravel()


def count_fitting(shapes: Iterable[tuple[int, ...]], count: int) -> int:
    """How many of the matrices of these shapes (runs, holders) speak among `count` documents, the first first."""
    room, fitting = max(_PAIRS_AT_LEAST, count * _PAIRS_A_DOCUMENT), 0
    for runs, holders in shapes:
        room -= runs * (holders * (holders - 1) // 2)
        if room < 0:
            break
        fitting += 1
    return fitting
