"""What the claim network marks, and what it is told: the columns of its labels and of its features."""

from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType
from armsledger.model.stance import Stance
from armsledger.trained.decoding import begin_inside_outside

KINDS = tuple(ClaimKind)
STANCES = tuple(Stance)
SOURCE, TIME, QUANTITY = "source", "time", "quantity"
PARTS = (*(role.value for role in Role), SOURCE, TIME, QUANTITY)
PART_LABELS = begin_inside_outside(PARTS)
KIND_LABELS = begin_inside_outside(("claim",))
TYPES = tuple(EntityType)

FEATURES = {
    "quote": 1 + len(KINDS),  # the kind of claim that is asked about, on the words of its quote
    "rule": 1 + len(PARTS),  # the role that the rules give the word in this claim
    "voice": 2,  # the word is of the source of the attribution that holds the quote
    "entity": 1 + len(TYPES),
    "mark": 3,  # of a time, of a quantity
    "said": 2,  # inside the content of an attribution
    "distance": 19,
    "sentence": 8,
}
_STEPS = (1, 2, 3, 6, 11, 24, 49)


def distance_class(words: int) -> int:
    """The class of a distance from the quote in words, negative before it: 0 inside, then nine classes a side."""
    if words == 0:
        return 0
    near = sum(abs(words) > step for step in _STEPS)
    return 1 + near + (9 if words > 0 else 0)


def sentence_class(sentences: int) -> int:
    """The class of a distance in sentences: 5 for that of the quote, 1 for four and more before, 7 for two after."""
    return min(max(sentences + 5, 1), 7)
