"""Sentences of one document that stand in another, word for word or nearly: a paragraph taken over, short of a copy."""

import re
from dataclasses import dataclass
from typing import Final

from armsledger.corroborate.tracing.prints import RUN, Print, number_runs, shared, split_words

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
    told = set(one.told.tolist())
    common = set(shared(one.told, other.told).tolist())
    if len(common) < _SHORTEST - RUN:
        return None
    cut = ((sentence.strip(), split_words(sentence)) for sentence in _END.split(one.document.text))
    long = [(sentence, number_runs(words).tolist()) for sentence, words in cut if len(words) >= _SHORTEST]
    taken = [sentence for sentence, runs in long if _is_taken(runs, told, common)]
    if not taken:
        return None
    example = taken[0] if len(taken[0]) <= _SHOWN else f"{taken[0][:_SHOWN].rsplit(' ', 1)[0]} …"
    return Reuse(len(taken), len(long), example)


def _is_taken(runs: list[int], told: set[int], common: set[int]) -> bool:
    own = [run for run in runs if run in told]
    return len(own) * 2 >= len(runs) and sum(run in common for run in own) >= _TAKEN * len(own)
