"""From scores to probabilities: a line fitted on candidates in texts that the network had not learned from.

Logistic regression by Newton's method with a small penalty (Platt 1999; Hastie and others 2009, section 4.4.1).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from armsledger.extract.learned.candidates import Candidate, find_candidates, scan
from armsledger.extract.learned.pages import Floats, is_same_quote
from armsledger.extract.learned.reading import measure_candidate
from armsledger.extract.learned.weights import ClaimWeights
from armsledger.training.claims.examples import Example, FalseClaim

_PENALTY = 0.5
_STEPS = 50


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate in a text that its network had not seen: its measures, and whether people found it too, None where
    they hold it optional.
    """

    example: str
    candidate: Candidate
    measures: Floats
    right: bool | None

    def probability(self, line: Floats) -> float:
        """How probably the candidate is a claim, by the line that `fit_line` gives."""
        return float(1 / (1 + np.exp(-(self.measures @ line))))


@dataclass(frozen=True, slots=True)
class Bin:
    """Candidates of about one probability: the mean probability, the share right, how many."""

    probability: float
    right: float
    count: int


def judge(example: Example, weights: ClaimWeights) -> Iterator[Judged]:
    """Every candidate of a text with what people say about it."""
    page = example.page
    seen = scan(page, weights)
    for candidate in find_candidates(page, seen.scores):
        same = [
            claim
            for claim in example.claims
            if claim.kind is candidate.kind and is_same_quote(claim.quote, candidate.quote)
        ]
        right = None if same and all(claim.optional for claim in same) else bool(same)
        yield Judged(example.id, candidate, measure_candidate(page, seen, candidate, weights), right)


def fit_line(judged: Iterable[Judged]) -> Floats:
    """The weights of the measures that make the probability of a candidate, the constant last."""
    sure = [one for one in judged if one.right is not None]
    measures = np.array([one.measures for one in sure], dtype=np.float64)
    right = np.array([one.right for one in sure], dtype=np.float64)
    line = np.zeros(measures.shape[1])
    for _ in range(_STEPS):
        probable = 1 / (1 + np.exp(-measures @ line))
        slope = measures.T @ (probable - right) + _PENALTY * line
        curve = (measures.T * (probable * (1 - probable))) @ measures + _PENALTY * np.eye(len(line))
        line -= np.linalg.solve(curve, slope)
    return line.astype(np.float32)


def calibration_bins(judged: Sequence[Judged], line: Floats, count: int = 8) -> list[Bin]:
    """Candidates in bins of equal size, the least probable first; optional ones are left out."""
    sure = sorted((one.probability(line), bool(one.right)) for one in judged if one.right is not None)
    parts = [part for part in np.array_split(np.array(sure, dtype=np.float64), count) if len(part)]
    return [Bin(float(part[:, 0].mean()), float(part[:, 1].mean()), len(part)) for part in parts]


def calibration_error(judged: Sequence[Judged], line: Floats) -> float:
    """The mean distance of the share right from the probability over the bins (Naeini and others 2015)."""
    bins = calibration_bins(judged, line)
    return sum(one.count * abs(one.probability - one.right) for one in bins) / sum(one.count for one in bins)


def falsely_found(judged: Sequence[Judged], least: float = 0.2) -> dict[str, list[FalseClaim]]:
    """By example, the candidates that are no claims though the line through all gives them `least` or more."""
    line = fit_line(judged)
    found: dict[str, list[FalseClaim]] = {}
    for one in judged:
        if one.right is False and one.probability(line) >= least:
            candidate = one.candidate
            found.setdefault(one.example, []).append(FalseClaim(candidate.kind, candidate.quote, candidate.hint))
    return found
