import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.trained.decoding import (
    LabelSpan,
    allowed_transitions,
    begin_inside_outside,
    best_labels,
    iter_label_spans,
)

LABELS = begin_inside_outside(("source", "cue"))
STEPS = allowed_transitions(LABELS)


@given(words=st.integers(1, 5), seed=st.integers(0, 10_000), lean=st.sampled_from([0.0, 1.0]))
def test_no_other_sequence_scores_higher(words: int, seed: int, lean: float) -> None:
    draw = np.random.default_rng(seed)
    scores = draw.normal(scale=3, size=(words, len(LABELS))).astype(np.float32)
    scores[:, 0] += 2 * lean
    learned = STEPS + lean * draw.normal(size=STEPS.shape).astype(np.float32)

    def total(path: tuple[int, ...]) -> float:
        steps = zip((0, *path), (*path, 0), strict=True)
        return float(sum(scores[w, label] for w, label in enumerate(path)) + sum(learned[a, b] for a, b in steps))

    found = tuple(best_labels(scores, learned).tolist())
    rivals = map(total, itertools.product(range(len(LABELS)), repeat=words))
    assert total(found) == pytest.approx(max(rivals), abs=1e-3)


@given(words=st.integers(1, 40), seed=st.integers(0, 10_000))
def test_inside_never_stands_without_its_own_kind_before_it(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(scale=9, size=(words, len(LABELS))).astype(np.float32)
    labels = [LABELS[n] for n in best_labels(scores, STEPS)]

    for before, label in itertools.pairwise(["O", *labels]):
        assert not label.startswith("I-") or before[2:] == label[2:]


def test_spans_are_the_runs_of_one_kind() -> None:
    best = np.array([LABELS.index(label) for label in ("B-source", "I-source", "B-source", "O", "B-cue")])
    scores = np.full((5, len(LABELS)), -20.0, dtype=np.float32)
    scores[np.arange(5), best] = 0.0

    assert [(s.first, s.last, s.kind) for s in iter_label_spans(best, scores, LABELS)] == [
        (0, 2, "source"),
        (2, 3, "source"),
        (4, 5, "cue"),
    ]


def test_a_span_is_as_probable_as_its_kind() -> None:
    scores = np.zeros((1, len(LABELS)), dtype=np.float32)
    (span,) = iter_label_spans(np.array([1]), scores, LABELS)

    assert span == LabelSpan(0, 1, "source", pytest.approx(0.4))


def test_no_words_have_no_labels() -> None:
    assert best_labels(np.zeros((0, len(LABELS)), dtype=np.float32), STEPS).tolist() == []
