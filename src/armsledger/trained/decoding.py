"""From scores to spans: the best sequence of begin, inside and outside labels (Viterbi 1967)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
OUTSIDE = "O"
_NEVER = -1e4
_SURE = 8.0


@dataclass(frozen=True, slots=True)
class LabelSpan:
    """A run of words with one kind of label: half-open word numbers, kind, and the mean probability of its words."""

    first: int
    last: int
    kind: str
    probability: float


def begin_inside_outside(kinds: Sequence[str]) -> tuple[str, ...]:
    """The BIO labels of `kinds`: outside, then beginning and inside of each kind in turn (Ramshaw and Marcus 1995)."""
    return (OUTSIDE, *(f"{mark}-{kind}" for kind in kinds for mark in "BI"))


def allowed_transitions(labels: Sequence[str]) -> Scores:
    """0 where label `j` may follow label `i`, very low where it may not: inside only after its own kind."""
    table = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for column, label in enumerate(labels):
        if label.startswith("I-"):
            for row, before in enumerate(labels):
                if before[2:] != label[2:]:
                    table[row, column] = _NEVER
    return table


def best_labels(scores: Scores, transitions: Scores) -> NDArray[np.int64]:
    """The best sequence of label numbers for `scores` (words × labels); label 0 is outside.

    Where outside is far above all else the sequence is cut: what stands before and after cannot reach across. Where it
    is so far above all else in every word between two cuts that no steps could make up for it, no other sequence is
    looked for.
    """
    best = np.zeros(len(scores), dtype=np.int64)
    if not len(scores):
        return best
    leads = scores[:, 1:].max(axis=1) - scores[:, 0]
    made_up = 2 * float(transitions.max() - transitions[0, 0])  # a span of n words takes n + 1 steps
    edges = np.flatnonzero(np.diff(np.concatenate([[False], leads > -_SURE, [False]]).astype(np.int8)))
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        if leads[first:last].max() > -made_up:
            best[first:last] = _viterbi(scores[first:last], transitions)
    return best


def _viterbi(scores: Scores, transitions: Scores) -> NDArray[np.int64]:
    words, labels = scores.shape
    back = np.zeros((words, labels), dtype=np.int64)
    turned = np.ascontiguousarray(transitions.T)
    reached = scores[0] + transitions[0]
    at = np.arange(labels)
    for word in range(1, words):
        ways = turned + reached
        chosen = ways.argmax(axis=1)
        back[word] = chosen
        reached = ways[at, chosen] + scores[word]
    path = np.zeros(words, dtype=np.int64)
    path[-1] = int((reached + transitions[:, 0]).argmax())
    for word in range(words - 1, 0, -1):
        path[word - 1] = back[word, path[word]]
    return path


def iter_label_spans(best: NDArray[np.int64], scores: Scores, labels: Sequence[str]) -> Iterator[LabelSpan]:
    """Give the spans that a label sequence makes, in order, with the mean probability of their kind."""
    marked = np.flatnonzero(best)
    if not len(marked):
        return
    shifted = scores[marked] - scores[marked].max(axis=1, keepdims=True)
    weights = np.exp(shifted)
    weights /= weights.sum(axis=1, keepdims=True)
    kinds = [label[2:] for label in labels]
    columns = {kind: [i for i, other in enumerate(kinds) if other == kind] for kind in set(kinds) if kind}
    row_of = dict(zip(marked.tolist(), range(len(marked)), strict=True))
    first, last, kind = -1, -1, ""
    for word in [*marked.tolist(), len(best) + 1]:
        label = labels[best[word]] if word < len(best) else OUTSIDE
        if first >= 0 and not (label == f"I-{kind}" and word == last):
            rows = [row_of[w] for w in range(first, last)]
            yield LabelSpan(first, last, kind, float(weights[rows][:, columns[kind]].sum(axis=1).mean()))
            first = -1
        if first < 0:
            first, kind = word, label[2:]
        last = word + 1
