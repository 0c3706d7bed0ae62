"""Candidates: stretches of words that may be a claim of a kind, as the network and the rules propose them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from armsledger.extract.learned.labels import KIND_LABELS, KINDS, PAGE_FEATURES
from armsledger.extract.learned.pages import (
    Floats,
    Hint,
    Page,
    Range,
    best_hint,
    is_same_quote,
)
from armsledger.extract.learned.weights import ClaimWeights, Member
from armsledger.extract.learned.windows import blend
from armsledger.model.claim import ClaimKind
from armsledger.trained.decoding import allowed_transitions, best_labels

_LEAN = 2.0  # how much readier a word is taken into a candidate than the network alone would: candidates are read again
_LEAST = 0.2  # of 233 candidates found less surely, and not by the rules, none became a claim
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


@dataclass(frozen=True, slots=True)
class Scan:
    """A page as the networks see it before they are asked about a quote: the states of each (words × width), and
    their scores (words × (kinds × labels)), on average.
    """

    states: tuple[Floats, ...]
    scores: Floats


def scan(page: Page, weights: ClaimWeights) -> Scan:
    """Let every network go through the page, once for all candidates."""
    outputs = [_scan_alone(page, member) for member in weights.members]
    mean: Floats = np.mean([scores for _, scores in outputs], axis=0, dtype=np.float32)
    return Scan(tuple(states for states, _ in outputs), mean)


def find_candidates(page: Page, scores: Floats) -> list[Candidate]:
    """Every stretch that the networks (by `scores` of a Scan) or the rules take for a claim, by kind; in text order."""
    found: list[Candidate] = []
    for number, kind in enumerate(KINDS):
        own = scores[:, number * _LABELS : (number + 1) * _LABELS]
        for first, last in _iter_stretches(own):
            inside = float((1 - softmax(own[first:last])[:, 0]).mean())
            quote = (first, last)
            hint = best_hint(page.hints, kind, quote)
            if hint is not None or inside >= _LEAST:
                found.append(Candidate(kind, quote, inside, hint))
    for hint in page.hints:
        if not any(other.kind is hint.kind and is_same_quote(other.quote, hint.quote) for other in found):
            found.append(Candidate(hint.kind, hint.quote, 0.0, hint))
    return sorted(found, key=lambda candidate: (candidate.quote, candidate.kind))


def _scan_alone(page: Page, member: Member) -> tuple[Floats, Floats]:
    words = page.vectors.astype(np.float32)
    for number, row in enumerate(member.tables["found"]):
        words[page.found[:, number] > 0] += row
    for column, name in enumerate(PAGE_FEATURES):
        words += member.tables[f"feature.{name}"][page.features[:, column]]

    def run(first: int, last: int) -> Floats:
        outputs = member.page_graph.run({"words": words[None, first:last]})
        return np.concatenate([outputs["states"], outputs["kinds"]], axis=1)

    both = blend(page.words, run)
    width = page.vectors.shape[1]
    return both[:, :width], both[:, width:]


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
