"""A judgement of our own, in the words of ICD 203: how likely, and apart from that how sure we are.

Intelligence Community Directive 203 gives seven steps of likelihood, each with a word in either of two rows; one
product keeps to one row. A term goes to a range of percent and to the one value that STIX writes for it, and nothing
leads back from a number to a term. What a source calls likely is the source's word, stays in its claim as it was
said, and never becomes one of these.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from armsledger.errors import InputError


class LikelihoodRow(StrEnum):
    """The two rows of words, named by their fifth."""

    LIKELY = "likely"
    PROBABLE = "probable"


class Likelihood(StrEnum):
    """How likely, from the least to the most; each step once in either row."""

    ALMOST_NO_CHANCE = "almost no chance"
    VERY_UNLIKELY = "very unlikely"
    UNLIKELY = "unlikely"
    ROUGHLY_EVEN_CHANCE = "roughly even chance"
    LIKELY = "likely"
    VERY_LIKELY = "very likely"
    ALMOST_CERTAIN = "almost certain"
    REMOTE = "remote"
    HIGHLY_IMPROBABLE = "highly improbable"
    IMPROBABLE = "improbable"
    ROUGHLY_EVEN_ODDS = "roughly even odds"
    PROBABLE = "probable"
    HIGHLY_PROBABLE = "highly probable"
    NEARLY_CERTAIN = "nearly certain"

    @property
    def row(self) -> LikelihoodRow:
        """The row that the word stands in."""
        return LikelihoodRow.LIKELY if _place(self) < len(_STEPS) else LikelihoodRow.PROBABLE

    @property
    def range_percent(self) -> tuple[int, int]:
        """From and to, in percent."""
        low, high, _ = _STEPS[_place(self) % len(_STEPS)]
        return low, high

    @property
    def stix_value(self) -> int:
        """The value that STIX 2.1 writes for the term; its bands are not these ranges."""
        return _STEPS[_place(self) % len(_STEPS)][2]


class Confidence(StrEnum):
    """How good the ground is that a judgement stands on."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


_STEPS: Final = (
    (1, 5, 5),
    (5, 20, 15),
    (20, 45, 30),
    (45, 55, 50),
    (55, 80, 70),
    (80, 95, 85),
    (95, 99, 95),
)  # range by ICD 203, value by the confidence scales of STIX 2.1, appendix A ("WEP")


def _place(term: Likelihood) -> int:
    return list(Likelihood).index(term)


@dataclass(frozen=True, slots=True)
class Assessment:
    """Our judgement on one matter or finding.

    `that` is what is judged, None for what the matter says; `basis` what it rests on, `alternatives` what else could
    explain it, `change_indicators` what would change it. Raises InputError for a missing basis, for words of the other
    row, and for confidence and likelihood in one sentence.
    """

    term: Likelihood
    confidence: Confidence
    basis: str
    that: str | None = None
    alternatives: tuple[str, ...] = ()
    change_indicators: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.basis.strip():
            raise InputError(self.term.value, "has no basis", "say what the judgement rests on")
        for text in (self.basis, self.that or "", *self.alternatives, *self.change_indicators):
            check_wording(text, self.term.row)

    @property
    def likelihood_sentence(self) -> str:
        """How likely, in a sentence of its own."""
        low, high = self.term.range_percent
        return f"We judge: {self.term.value} ({low} to {high} %)."

    @property
    def confidence_sentence(self) -> str:
        """How sure, in a sentence of its own."""
        return f"Confidence in this judgement is {self.confidence.value}."


@dataclass(frozen=True, slots=True)
class PlacedAssessment:
    """An assessment at the matter that it is of: who made it, when and why; `stale` says what has changed since."""

    assessment: Assessment
    because: str
    decision_id: str
    stale: str | None = None


def check_wording(text: str, row: LikelihoodRow) -> None:
    """Raise InputError for text of ours that mixes the rows, or puts confidence and likelihood into one sentence."""
    for sentence in _SENTENCE_END.split(text):
        terms = tuple(_terms(sentence))
        foreign = next((term for term in terms if term.row is not row), None)
        if foreign is not None:
            raise InputError(
                sentence.strip(),
                f"uses {foreign.value!r} beside the row of {row.value!r}",
                "keep to one row of terms in one assessment",
            )
        if terms and _CONFIDENCE.search(sentence):
            raise InputError(
                sentence.strip(),
                f"puts confidence and {terms[0].value!r} in one sentence",
                "say how likely and how sure in two sentences",
            )


_SENTENCE_END: Final = re.compile(r"(?<=[.!?;])\s+|\n+")
_CONFIDENCE: Final = re.compile(r"\bconfiden(?:ce|t|tly)\b", re.IGNORECASE)
_WORDS: Final = {
    Likelihood.REMOTE: r"remote (?:chance|possibility|likelihood|prospect)|(?:is|are|was|were|seems?|remains?) remote",
    Likelihood.PROBABLE: r"probabl[ey]",
    Likelihood.IMPROBABLE: r"improbabl[ey]",
    Likelihood.HIGHLY_PROBABLE: r"highly probabl[ey]",
    Likelihood.HIGHLY_IMPROBABLE: r"highly improbabl[ey]",
    Likelihood.ALMOST_CERTAIN: r"almost certain(?:ly)?",
    Likelihood.NEARLY_CERTAIN: r"nearly certain(?:ly)?",
}  # remote places, control and sensing are no likelihood
_TERM: Final = re.compile(
    "|".join(
        rf"(?P<{term.name}>\b(?:{_WORDS.get(term, re.escape(term.value))})\b)"
        for term in sorted(Likelihood, key=lambda term: -len(term.value))
    ),
    re.IGNORECASE,
)


def _terms(sentence: str) -> Iterator[Likelihood]:
    for found in _TERM.finditer(sentence):
        if found.lastgroup:
            yield Likelihood[found.lastgroup]
