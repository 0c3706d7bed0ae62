"""What words point back to: for each noun, name or pronoun its best earlier one, or none (Dobrovolskii 2021)."""

import math

import numpy as np

from armsledger.annotate.learned.reading import Floats, Reading

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_REACH = 300
_DISTANCES = 10


def find_antecedents(reading: Reading, upos: tuple[str, ...], distance: Floats) -> dict[int, int]:
    """Map the number of each word that points back to that of the word it points to, always an earlier one.

    `upos` are the names of the reading's tags, `distance` the trained weight of how far apart two words stand, by the
    power of two below it.
    """
    tags = np.array([tag in NOMINAL for tag in upos])
    nominal = np.flatnonzero(tags[reading.upos.astype(int)]) if len(reading.upos) else np.zeros(0, dtype=np.int64)
    found: dict[int, int] = {}
    for place, word in enumerate(nominal):
        first = int(np.searchsorted(nominal, word - _REACH))
        earlier = nominal[first:place]
        if not len(earlier):
            continue
        buckets = np.minimum(np.log2(np.maximum(word - earlier, 1)).astype(int), _DISTANCES - 1)
        scores = reading.key[earlier] @ reading.query[word] / math.sqrt(reading.query.shape[1]) + distance[buckets]
        best = int(scores.argmax())
        if scores[best] > reading.alone[word, 0]:
            found[int(word)] = int(earlier[best])
    return found
