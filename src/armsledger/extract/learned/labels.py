"""What the claim networks mark, and what they are told: the columns of their labels and of their features.

Page features are told of every word, quote features while one quote is read.
"""

import numpy as np
from numpy.typing import NDArray

from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType
from armsledger.model.stance import Stance
from armsledger.trained.decoding import begin_inside_outside

Ints = NDArray[np.int64]
KINDS = tuple(ClaimKind)
STANCES = tuple(Stance)
SOURCE, TIME, QUANTITY = "source", "time", "quantity"
PARTS = (*(role.value for role in Role), SOURCE, TIME, QUANTITY)
PART_LABELS = begin_inside_outside(PARTS)
KIND_LABELS = begin_inside_outside(("claim",))
TYPES = tuple(EntityType)

PAGE_FEATURES = {
    "entity": 1 + len(TYPES),
    "mark": 3,  # of a time, of a quantity
    "said": 2,  # inside the content of an attribution
}
QUOTE_FEATURES = {
    "quote": 1 + len(KINDS),  # the kind of claim that is asked about, on the words of its quote
    "rule": 1 + len(PARTS),  # the role that the rules give the word in this claim
    "voice": 2,  # the word is of the source of the attribution that holds the quote
    "distance": 19,
    "sentence": 8,
}
_STEPS = np.array([1, 2, 3, 6, 11, 24, 49])


def distance_class(words: Ints) -> Ints:
    """The classes of distances from the quote in words, negative before it: 0 inside, then nine classes a side."""
    near = (np.abs(words)[:, None] > _STEPS).sum(axis=1)
    return np.where(words == 0, 0, 1 + near + 9 * (words > 0))


def sentence_class(sentences: Ints) -> Ints:
    """The classes of distances in sentences: 5 for that of the quote, 1 for four and more before, 7 for two after."""
    return np.clip(sentences + 5, 1, 7)
