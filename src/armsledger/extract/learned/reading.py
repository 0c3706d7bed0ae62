"""Reading a candidate: whether it is a claim, how strongly it is put, and which words fill its parts."""

from dataclasses import dataclass

import numpy as np

from armsledger.extract.learned.candidates import Candidate, embed
from armsledger.extract.learned.labels import PART_LABELS, STANCES
from armsledger.extract.learned.pages import Floats, Page, Range
from armsledger.extract.learned.weights import ClaimWeights
from armsledger.model.stance import Stance
from armsledger.trained.decoding import allowed_transitions, best_labels, iter_label_spans

_STEPS = allowed_transitions(PART_LABELS)


@dataclass(frozen=True, slots=True)
class Part:
    """Words of the page that fill a part ("actor", "source", "time", …), and how probable the network finds it."""

    name: str
    words: Range
    probability: float


@dataclass(frozen=True, slots=True)
class ReadCandidate:
    """A candidate with how probably it is a claim, how probable each stance is, and its parts in text order."""

    candidate: Candidate
    probability: float
    stances: dict[Stance, float]
    parts: tuple[Part, ...]


def read_candidate(page: Page, candidate: Candidate, weights: ClaimWeights) -> ReadCandidate:
    """Read one candidate in the words around it."""
    window = page.reading(candidate.kind, candidate.quote, candidate.hint)
    outputs = weights.graph.run({"words": embed(page, window, weights)[None]})
    quoted = outputs["states"][candidate.quote[0] - window.first : candidate.quote[1] - window.first]
    pooled = np.concatenate([quoted.mean(axis=0), quoted.max(axis=0)])
    valid = float(pooled @ weights.tables["valid.weight"][0] + weights.tables["valid.bias"][0])
    stances = pooled @ weights.tables["stance.weight"].T + weights.tables["stance.bias"]
    powers = np.exp(stances - stances.max())
    shares = (powers / powers.sum()).tolist()
    return ReadCandidate(
        candidate,
        _probability(valid, candidate, weights),
        dict(zip(STANCES, shares, strict=True)),
        tuple(_parts(outputs["parts"], window.first)),
    )


def measures_of(valid: float, candidate: Candidate) -> Floats:
    """What the probability of a candidate is made of: the network's score for it, how sure it was found, whether the
    rules found it too, and whether only they did; with a constant last.
    """
    sure = min(max(candidate.found, 0.02), 0.98)
    only_rules = candidate.found == 0.0
    odds = 0.0 if only_rules else float(np.log(sure / (1 - sure)))
    return np.array([valid, odds, float(candidate.hint is not None), float(only_rules), 1.0], dtype=np.float32)


def _probability(valid: float, candidate: Candidate, weights: ClaimWeights) -> float:
    return float(1 / (1 + np.exp(-(measures_of(valid, candidate) @ weights.tables["calibration"]))))


def _parts(scores: Floats, first: int) -> list[Part]:
    best = best_labels(scores, _STEPS)
    spans = iter_label_spans(best, scores, PART_LABELS)
    return [Part(span.kind, (first + span.first, first + span.last), span.probability) for span in spans]
