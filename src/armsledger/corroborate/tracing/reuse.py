"""Sentences of one document that stand in another, word for word or nearly: a paragraph taken over, short of a copy."""

import re
from dataclasses import dataclass
from typing import Final

import numpy as np

from armsledger.corroborate.tracing.prints import RUN, Print, number_runs, split_words

_END: Final = re.compile(r"(?<=[.!?؟。])[\"”»]?\s+|\n+")
_SHORTEST: Final = RUN + 3  # words; what is shorter two may write by chance
_TAKEN: Final = 0.8  # of the runs of a sentence; one word in the middle of twenty may differ, or two at its ends
_SHOWN: Final = 160  # characters of the sentence that is shown


@dataclass(frozen=True, slots=True)
class Reuse:
    """`taken` of the `sentences` of one document stand in another that tells them too; `example` is the first."""

    taken: int
    sentences: int
    example: str

    @property
    def because(self) -> str:
        """The words for a reviewer, without the name of the other document."""
        share = self.taken / self.sentences
        return f"{self.taken} of its {self.sentences} sentences ({share:.0%}) stand there too, first “{self.example}”"


def find_reuse(one: Print, other: Print) -> Reuse | None:
    """The sentences of `one` that `other` has, quotations left aside; None where there is none."""
    sentences = [sentence.strip() for sentence in _END.split(one.document.text)]
    long = [sentence for sentence in sentences if len(split_words(sentence)) >= _SHORTEST]
    taken = [sentence for sentence in long if _is_taken(sentence, one, other)]
    if not taken:
        return None
    example = taken[0] if len(taken[0]) <= _SHOWN else f"{taken[0][:_SHOWN].rsplit(' ', 1)[0]} …"
    return Reuse(len(taken), len(long), example)


def _is_taken(sentence: str, one: Print, other: Print) -> bool:
    runs = number_runs(split_words(sentence))
    own = runs[np.isin(runs, one.told)]
    return len(own) * 2 >= len(runs) and bool(np.isin(own, other.told).mean() >= _TAKEN)
