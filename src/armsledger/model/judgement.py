"""A person's (or a rule's) verdict on whether two names mean one thing, and how verdicts combine.

Algebra: SAME is an equivalence, so it carries over: same + same = same, same + different = different.
Two things that both differ from a third may be one or two: different + different = UNSURE. UNSURE swallows all
but nothing else is invented. (After the judgement of nomenklatura, where POSITIVE and NEGATIVE add likewise.)
"""

from enum import StrEnum


class Judgement(StrEnum):
    """Are the two one?"""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"

    def __add__(self, other: object) -> "Judgement":
        """The verdict on (a, c) that follows from this one on (a, b) and `other` on (b, c)."""
        if not isinstance(other, Judgement):
            return NotImplemented
        if Judgement.UNSURE in (self, other):
            return Judgement.UNSURE
        if self is Judgement.SAME:
            return other
        return self if other is Judgement.SAME else Judgement.UNSURE
