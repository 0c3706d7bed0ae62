"""Learning which source and content belong to which cue, from attributions marked by people."""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from armsledger.annotate.learned.labels import ROLES
from armsledger.annotate.learned.linking import BUCKETS, Choice, Surroundings, iter_choices
from armsledger.annotate.learned.words import iter_word_offsets, opens_paragraph
from armsledger.trained.decoding import LabelSpan
from armsledger.training.corpora import iter_rows

EPOCHS = 3
_RATE = 0.2
Weights = NDArray[np.float32]


def learn_links(path: Path, seed: int) -> Weights:
    """Learn the weights of `linking` from PolNeAR rows: softmax regression by AdaGrad (Duchi and others 2011)."""
    lessons = read_lessons(path)
    weights = np.zeros(BUCKETS, dtype=np.float32)
    squares = np.full(BUCKETS, 1e-6, dtype=np.float32)
    draw = random.Random(seed)
    for _ in range(EPOCHS):
        draw.shuffle(lessons)
        for choice, right in lessons:
            scores = np.array([weights[list(row)].sum() for row in choice.features])
            slopes = np.exp(scores - scores.max())
            slopes /= slopes.sum()
            slopes[right] -= 1
            for row, slope in zip(choice.features, slopes, strict=True):
                if abs(slope) > 1e-3:
                    at = list(row)
                    squares[at] += slope * slope
                    weights[at] -= _RATE * slope / np.sqrt(squares[at])
    return weights


def share_right(path: Path, weights: Weights) -> dict[str, float]:
    """The share of right choices on the spans that people marked, for cues (their source) and contents (their cue)."""
    right: dict[str, list[bool]] = {}
    for choice, answer in read_lessons(path):
        scores = [float(weights[list(row)].sum()) for row in choice.features]
        right.setdefault(choice.chooser.kind, []).append(int(np.argmax(scores)) == answer)
    return {f"links of {kind}": round(sum(found) / len(found), 4) for kind, found in right.items()}


def read_lessons(path: Path) -> list[tuple[Choice, int]]:
    """Give every choice of the marked spans with the number of its right row; one without a right row is left out."""
    lessons = []
    for row in iter_rows(path):
        text = row["text"]
        offsets = list(iter_word_offsets(text))
        words = [text[start:end] for start, end in offsets]
        parts = [
            {role: _word_spans(attribution.get(role, []), offsets, role) for role in ROLES}
            for attribution in row["attributions"]
        ]
        spans = sorted({span for part in parts for own in part.values() for span in own}, key=lambda s: s.first)
        around = Surroundings(words, opens_paragraph(text, offsets), spans)
        for choice in iter_choices(around):
            answer = _answer(choice, parts)
            if answer is not None:
                lessons.append((choice, answer))
    return lessons


def _answer(choice: Choice, parts: Sequence[dict[str, list[LabelSpan]]]) -> int | None:
    chooser = choice.chooser
    wanted = "source" if chooser.kind == "cue" else "cue"
    linked = {span for part in parts if chooser in part[chooser.kind] for span in part[wanted]}
    if not linked:
        return len(choice.candidates)
    return next((rank for rank, other in enumerate(choice.candidates) if other in linked), None)


def _word_spans(pieces: Sequence[Sequence[int]], offsets: Sequence[tuple[int, int]], role: str) -> list[LabelSpan]:
    found = []
    for start, end in pieces:
        covered = [i for i, (a, z) in enumerate(offsets) if a < end and start < z] if end > start else []
        if covered:
            found.append(LabelSpan(covered[0], covered[-1] + 1, role, 1.0))
    return found
