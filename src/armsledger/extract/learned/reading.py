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
_LEAN = 0.0  # how much readier a word is taken into a part than the network alone would


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
    first, outputs, pooled = _look(page, candidate, weights)
    stances = pooled @ weights.tables["stance.weight"].T + weights.tables["stance.bias"]
    powers = np.exp(stances - stances.max())
    shares = (powers / powers.sum()).tolist()
    measures = measures_of(_validity(pooled, weights), candidate)
    return ReadCandidate(
        candidate,
        float(1 / (1 + np.exp(-(measures @ weights.tables["calibration"])))),
        dict(zip(STANCES, shares, strict=True)),
        tuple(_parts(outputs["parts"], first)),
    )


def score_candidate(page: Page, candidate: Candidate, weights: ClaimWeights) -> float:
    """The network's own score, any number, for a candidate to be a claim of its kind."""
    return _validity(_look(page, candidate, weights)[2], weights)


def measures_of(valid: float, candidate: Candidate) -> Floats:
    """What the probability of a candidate is made of: the network's score for it, how sure it was found, whether the
    rules found it too, and whether only they did; with a constant last.
    """
    sure = min(max(candidate.found, 0.02), 0.98)
    only_rules = candidate.found == 0.0
    odds = 0.0 if only_rules else float(np.log(sure / (1 - sure)))
    return np.array([valid, odds, float(candidate.hint is not None), float(only_rules), 1.0], dtype=np.float32)


def _look(page: Page, candidate: Candidate, weights: ClaimWeights) -> tuple[int, dict[str, Floats], Floats]:
    """The first word of the window around a candidate, what the graph gives, and the states of the quote as one."""
    window = page.reading(candidate.kind, candidate.quote, candidate.hint)
    outputs = weights.graph.run({"words": embed(page, window, weights)[None]})
    quoted = outputs["states"][candidate.quote[0] - window.first : candidate.quote[1] - window.first]
    return window.first, outputs, np.concatenate([quoted.mean(axis=0), quoted.max(axis=0)])


def _validity(pooled: Floats, weights: ClaimWeights) -> float:
    return float(pooled @ weights.tables["valid.weight"][0] + weights.tables["valid.bias"][0])


def _parts(scores: Floats, first: int) -> list[Part]:
    leaned = scores.copy()
    leaned[:, 0] -= _LEAN
    best = best_labels(leaned, _STEPS)
    spans = iter_label_spans(best, scores, PART_LABELS)
    return [Part(span.kind, (first + span.first, first + span.last), span.probability) for span in spans]
