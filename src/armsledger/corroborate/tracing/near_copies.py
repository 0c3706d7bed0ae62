"""Documents whose words are mostly the same, found without comparing every two: MinHash (Broder 1997) in bands.

The only module that knows rensa, which makes the signatures; the seed is fixed, so the same sets give the same pairs.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import rensa  # type: ignore[import-untyped]
from numpy.typing import NDArray

from armsledger.corroborate.tracing.prints import Numbers

# Of sets that share .45 of their words 98 in 100 meet in some band, of such that share .05 one in 1,700.
_ROWS, BANDS = 4, 96
_SEED: Final = 1970
_LEAST_ALIKE: Final = 0.35  # of the signature; it errs by .025, and the tie asks for .45 of the words
FEWEST: Final = 25  # words; of fewer nothing is concluded
_CROWD: Final = 40  # sets in one bucket; of more, each is compared with those next to it only
_NEXT: Final = 5
_AT_ONCE: Final = 2_000  # sets whose signatures are made together

Pairs = NDArray[np.int64]  # two columns, the lower number first
Signatures = NDArray[np.uint32]  # a row a set


def find_near_copies(sets: Sequence[Numbers]) -> Pairs:
    """Pairs of sets that seem to have much in common, sorted, each once.

    Sets are best given in the order of their days: of a crowd of copies each is paired with those that come next.
    """
    chosen = np.array([number for number, members in enumerate(sets) if len(members) >= FEWEST], dtype=np.int64)
    if len(chosen) < 2:
        return np.zeros((0, 2), dtype=np.int64)
    return np.asarray(chosen[find_alike(np.concatenate(list(iter_signatures([sets[one] for one in chosen]))))])


def find_alike(signatures: Signatures, bands: range = range(BANDS)) -> Pairs:
    """Pairs of rows that meet in some of the bands and are alike in all, sorted, each once."""
    keys = [np.zeros(0, dtype=np.int64)]
    for band in bands:
        met = np.concatenate(
            [np.zeros((0, 2), dtype=np.int64), *_met(np.array(signatures[:, band * _ROWS : (band + 1) * _ROWS]))]
        )
        keys.append(np.unique(met[:, 0] * len(signatures) + met[:, 1]))
    pairs = np.stack(np.divmod(np.unique(np.concatenate(keys)), max(1, len(signatures))), axis=1)
    return np.asarray(pairs[_alike(signatures, pairs)])


def iter_signatures(sets: Sequence[Numbers]) -> Iterator[Signatures]:
    """The signatures of sets, some thousand together, in their order; the same set has the same one anywhere."""
    for first in range(0, len(sets), _AT_ONCE):
        some = sets[first : first + _AT_ONCE]
        bounds = np.cumsum([0, *map(len, some)]).astype(np.uint64)
        flat = np.ascontiguousarray(np.concatenate(some))
        matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(flat, bounds, _ROWS * BANDS, _SEED)
        yield np.array(matrix.to_rows(), dtype=np.uint32)


def _met(band: Signatures) -> Iterator[Pairs]:
    """The pairs of rows that are the same in one band."""
    order = np.lexsort(band.T[::-1])
    ordered = band[order]
    starts = np.flatnonzero(np.r_[True, (ordered[1:] != ordered[:-1]).any(axis=1)])
    sizes = np.diff(np.r_[starts, len(order)])
    for size in np.unique(sizes[sizes > 1]):
        places = starts[sizes == size][:, None] + np.arange(size)
        bucket = np.sort(order[places], axis=1)
        left, right = np.triu_indices(size, 1)
        near = (right - left <= _NEXT) | (size <= _CROWD)
        yield np.stack([bucket[:, left[near]].ravel(), bucket[:, right[near]].ravel()], axis=1)


def _alike(signatures: Signatures, pairs: Pairs) -> NDArray[np.bool_]:
    kept = np.zeros(len(pairs), dtype=np.bool_)
    for first in range(0, len(pairs), _AT_ONCE):
        left, right = pairs[first : first + _AT_ONCE].T
        kept[first : first + _AT_ONCE] = (signatures[left] == signatures[right]).mean(axis=1) >= _LEAST_ALIKE
    return kept
