"""Role fillers of attacks after MUC-4: who did it, for which organisation, what and whom it struck, with what.

The roles and the one-mention-an-entity convention are those of the MUC-4 role-filler task (Du, Rush and Cardie 2021).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from armsledger.extract.learned.pages import Floats, Ints, Range, word_range
from armsledger.extract.learned.windows import blend
from armsledger.model.annotation import Annotations
from armsledger.model.document import Document, Span
from armsledger.trained.decoding import allowed_transitions, begin_inside_outside, best_labels, iter_label_spans
from armsledger.trained.folders import check_folder
from armsledger.trained.graphs import Graph

FOLDER = Path(__file__).parent / "event_weights"
GRAPH = "events.onnx"
ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
LABELS = begin_inside_outside(ROLES)
_STEPS = allowed_transitions(LABELS)
_LEAN = 1.0  # how much readier a word is taken into a mention than it is alone: an entity is judged by all its mentions
_CUT = 0.5


@dataclass(frozen=True, slots=True)
class EventFiller:
    """The words that name an entity best, its role, and how probable the surest of its mentions is."""

    role: str
    span: Span
    probability: float


class EventReader:
    """Reads role fillers with the network that was trained for them on top of the language core."""

    def __init__(self, folder: Path = FOLDER) -> None:
        check_folder(folder)
        self._graph = Graph(folder / GRAPH)

    def read(self, document: Document, annotations: Annotations, cut: float = _CUT) -> list[EventFiller]:
        """The fillers of a document that the core has read, by role and place; none without the core's vectors."""
        if annotations.vectors is None or not annotations.words:
            return []
        starts = np.array([word.start for word in annotations.words])
        ends = np.array([word.end for word in annotations.words])
        vectors = np.frombuffer(annotations.vectors.floats, dtype="<f4").reshape(-1, annotations.vectors.width)
        scores = self.scores(vectors)
        found = [
            EventFiller(role, document.span(int(starts[words[0]]), int(ends[words[1] - 1])), probability)
            for role, words, probability in iter_mentions(scores)
        ]
        chains = _chains(annotations, starts, ends)
        entities: list[list[tuple[EventFiller, Range]]] = []
        for filler in found:
            words = word_range(starts, ends, filler.span.start, filler.span.end)
            same = next((e for e in entities if any(_is_same(filler, words, *other, chains) for other in e)), None)
            if same is None:
                entities.append([(filler, words)])
            else:
                same.append((filler, words))
        best = (max((filler for filler, _ in entity), key=lambda one: one.probability) for entity in entities)
        kept = [filler for filler in best if filler.probability >= cut]
        return sorted(kept, key=lambda filler: (ROLES.index(filler.role), filler.span))

    def scores(self, vectors: Floats) -> Floats:
        """Scores of words × labels for a document's vectors."""
        return blend(len(vectors), lambda first, last: self._graph.run({"words": vectors[None, first:last]})["roles"])


@cache
def load_event_reader() -> EventReader:
    """The reader with the weights of the package; raises WeightsError where they are not the ones meant."""
    return EventReader()


def iter_mentions(scores: Floats) -> Iterator[tuple[str, Range, float]]:
    """Role, words and probability of every mention in the scores of a document (words × labels)."""
    leaned = scores.copy()
    leaned[:, 0] -= _LEAN
    best = best_labels(leaned, _STEPS)
    for span in iter_label_spans(best, scores, LABELS):
        yield span.kind, (span.first, span.last), span.probability


def _chains(annotations: Annotations, starts: Ints, ends: Ints) -> dict[Range, Span]:
    """By the words of a mention, what it stands for in the end."""
    return {word_range(starts, ends, m.span.start, m.span.end): m.referent.span for m in annotations.mentions}


def _is_same(one: EventFiller, words: Range, other: EventFiller, other_words: Range, chains: dict[Range, Span]) -> bool:
    if one.role != other.role:
        return False
    a, b = _bare(one.span.quote), _bare(other.span.quote)
    if a == b or (len(a) > 3 and len(b) > 3 and (f" {a} " in f" {b} " or f" {b} " in f" {a} ")):
        return True
    return words in chains and chains[words] == chains.get(other_words)


def _bare(words: str) -> str:
    return " ".join(word for word in words.lower().split() if word not in {"a", "an", "the"})
