"""Candidates: stretches of words that may be a claim of a kind, as the network and the rules propose them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from armsledger.extract.learned.labels import FEATURES, KIND_LABELS, KINDS
from armsledger.extract.learned.pages import (
    Floats,
    Hint,
    Page,
    Range,
    Window,
    best_hint,
    is_same_quote,
)
from armsledger.extract.learned.weights import ClaimWeights, Member
from armsledger.extract.learned.windows import blend
from armsledger.model.claim import ClaimKind
from armsledger.trained.decoding import allowed_transitions, best_labels

_LEAN = 1.0  # how much readier a word is taken into a candidate than the network alone would: candidates are read again
_LABELS = len(KIND_LABELS)
_STEPS = allowed_transitions(KIND_LABELS)


@dataclass(frozen=True, slots=True)
class Candidate:
    """`quote` are word numbers, half open; `found` the network's mean probability that its words are of such a claim,
    0 where only the rules propose it; `hint` the rules' own reading, None where they found none.
    """

    kind: ClaimKind
    quote: Range
    found: float
    hint: Hint | None


def find_candidates(page: Page, weights: ClaimWeights) -> list[Candidate]:
    """Every stretch that the network or the rules take for a claim, by kind; in text order."""
    scores = _kind_scores(page, weights)
    found: list[Candidate] = []
    for number, kind in enumerate(KINDS):
        own = scores[:, number * _LABELS : (number + 1) * _LABELS]
        for first, last in _iter_stretches(own):
            inside = 1 - softmax(own[first:last])[:, 0]
            quote = (first, last)
            found.append(Candidate(kind, quote, float(inside.mean()), best_hint(page.hints, kind, quote)))
    for hint in page.hints:
        if not any(other.kind is hint.kind and is_same_quote(other.quote, hint.quote) for other in found):
            found.append(Candidate(hint.kind, hint.quote, 0.0, hint))
    return sorted(found, key=lambda candidate: (candidate.quote, candidate.kind))


def embed(page: Page, window: Window, member: Member) -> Floats:
    """What a graph is given for a window: each word's vector with those of its features added (words × width)."""
    rows = page.vectors[window.first : window.first + len(window.features)].copy()
    for column, name in enumerate(FEATURES):
        rows += member.tables[f"feature.{name}"][window.features[:, column]]
    return rows + window.found @ member.tables["found"]


def _kind_scores(page: Page, weights: ClaimWeights) -> Floats:
    """Scores of words × (kinds × labels)."""

    def score(first: int, last: int) -> Floats:
        window = page.detection(first, last)
        found = [member.graph.run({"words": embed(page, window, member)[None]})["kinds"] for member in weights.members]
        mean: Floats = np.mean(found, axis=0, dtype=np.float32)
        return mean

    return blend(page.words, score)


def _iter_stretches(scores: Floats) -> Iterator[Range]:
    leaned = scores.copy()
    leaned[:, 0] -= _LEAN
    best = best_labels(leaned, _STEPS)
    first = None
    for word, label in enumerate([*best.tolist(), 0]):
        if first is not None and label != 2:
            yield first, word
            first = None
        if label == 1:
            first = word


def softmax(scores: Floats) -> Floats:
    """Shares that add up to 1 along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return shares
