"""Hashes of 256 bits that differ in few of them, found without comparing every one with every other.

Two hashes that differ in at most 31 bits agree, in one of their sixteen parts of sixteen bits, but for one bit: so only
hashes that meet in the buckets of a part are compared. Time grows nearly as the number of hashes.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from numpy import ndarray

_PARTS: Final = 16
_PART_BITS: Final = 16
MOST_DISTANCE: Final = 2 * _PARTS - 1  # bits; with one more, two could differ in each part
_BUCKETS: Final = 1 << _PART_BITS
_AT_ONCE: Final = 2_000_000  # pairs compared in one step; 130 MB

Pairs = dict[tuple[int, int], int]


def find_near(forms: Sequence[Sequence[str]], most: int) -> Pairs:
    """Give the pairs of pictures, by their numbers, of which a form of the first is within `most` bits of the second.

    `forms` are the hashes of each picture in hexadecimal, the picture as it stands first; the distance is that of the
    form that fits best. `most` is at most MOST_DISTANCE. Turning one picture is taken to be as good as turning the
    other back, so only the first of a pair is turned.
    """
    import numpy as np

    if most > MOST_DISTANCE:
        raise ValueError(f"{most} bits are more than the {MOST_DISTANCE} that buckets of {_PART_BITS} bits can tell")
    if len(forms) < 2:
        return {}
    packed = np.frombuffer(bytes.fromhex("".join(map("".join, forms))), dtype=np.uint8)
    packed = packed.reshape(len(forms), -1, 32)
    upright = np.ascontiguousarray(packed[:, 0])
    words = [np.ascontiguousarray(column) for column in upright.view(np.uint64).T]
    found: Pairs = {}
    for form in range(packed.shape[1]):
        turned = np.ascontiguousarray(packed[:, form])
        own = [np.ascontiguousarray(column) for column in turned.view(np.uint64).T]
        for left, right in _iter_meeting(turned, upright):
            kept = np.flatnonzero(
                _differing(own[:2], words[:2], left, right) <= most
            )  # half of the bits tells nearly all
            left, right = left[kept], right[kept]
            distances = _differing(own, words, left, right)
            for one, other, bits in zip(left.tolist(), right.tolist(), distances.tolist(), strict=True):
                if bits <= most:
                    found[one, other] = min(bits, found.get((one, other), bits))
    return found


def _differing(own: Sequence["ndarray"], words: Sequence["ndarray"], left: "ndarray", right: "ndarray") -> "ndarray":
    """In how many bits each pair differs, counted over the columns given."""
    import numpy as np

    counts = [np.bitwise_count(one[left] ^ other[right]) for one, other in zip(own, words, strict=True)]
    return np.asarray(np.sum(counts, axis=0, dtype=np.uint16))


def _iter_meeting(turned: "ndarray", upright: "ndarray") -> Iterator[tuple["ndarray", "ndarray"]]:
    """Pairs, the lower number left, whose parts at one place differ in a bit at most; some come more than once."""
    import numpy as np

    flips = [0, *(1 << bit for bit in range(_PART_BITS))]
    queries, keys = turned.view(np.uint16), upright.view(np.uint16)
    for part in range(_PARTS):
        order = np.argsort(keys[:, part], kind="stable")
        starts = np.searchsorted(keys[order, part], np.arange(_BUCKETS + 1))
        for flip in flips:
            asked = queries[:, part] ^ np.uint16(flip)
            first, count = starts[asked], starts[asked.astype(np.int64) + 1] - starts[asked]
            for left, place in _expand(first, count):
                right = order[place]
                kept = left < right
                yield left[kept], right[kept]


def _expand(first: "ndarray", count: "ndarray") -> Iterator[tuple["ndarray", "ndarray"]]:
    """Each asker with each place of its bucket, in steps of bounded size."""
    import numpy as np

    ends = np.cumsum(count)
    start = 0
    while start < len(count):
        done = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, done + _AT_ONCE, side="right")))
        own = count[start:stop]
        total = int(own.sum())
        if total:
            left = np.repeat(np.arange(start, stop), own)
            before = np.repeat(np.cumsum(own) - own, own)
            yield left, np.repeat(first[start:stop], own) + np.arange(total) - before
        start = stop
