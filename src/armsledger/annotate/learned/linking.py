"""Which source and which contents belong to which cue: a linear model over features that a person can read.

Each cue chooses its source, or none; each content its cue, or none. A choice is the softmax of summed weights, and the
weights stand under the hash of the feature's name.
"""

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from armsledger.trained.decoding import LabelSpan

BUCKETS = 1 << 15
_CANDIDATES = 8
_FARTHEST = 400
_ENDS = frozenset(".?!")
_MARKS = frozenset("\"“”'‘’«»")


@dataclass(frozen=True, slots=True)
class Choice:
    """One span that chooses, and its candidates nearest first; the row after them stands for none.

    `features` has the hashed features of each candidate and, last, those of none.
    """

    chooser: LabelSpan
    candidates: tuple[LabelSpan, ...]
    features: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class LinkedAttribution:
    """A cue with its source, if any, its contents, and how sure each link is (0 to 1, the least of them)."""

    cue: LabelSpan
    source: LabelSpan | None
    contents: tuple[LabelSpan, ...]
    sureness: float


class Surroundings:
    """What lies between two spans: counts over the words and the other spans of a text, made once."""

    def __init__(self, words: Sequence[str], opens: Sequence[bool], spans: Sequence[LabelSpan]) -> None:
        self.words = words
        self.paragraphs = list(accumulate(opens, initial=0))
        self.stops = list(accumulate((word in _ENDS for word in words), initial=0))
        self._by_kind = {kind: [span for span in spans if span.kind == kind] for kind in ("source", "cue", "content")}
        self._firsts = {kind: [span.first for span in own] for kind, own in self._by_kind.items()}
        self._lasts = {kind: [span.last for span in own] for kind, own in self._by_kind.items()}

    def of_kind(self, kind: str) -> list[LabelSpan]:
        return self._by_kind[kind]

    def near(self, span: LabelSpan, kind: str) -> list[LabelSpan]:
        """The spans of a kind nearest to `span`, nearest first."""
        firsts = self._firsts[kind]
        low = bisect_left(firsts, span.first - _FARTHEST)
        high = bisect_right(firsts, span.last + _FARTHEST)
        own = self._by_kind[kind][low:high]
        return sorted(own, key=lambda other: (_gap(span, other), other.first))[:_CANDIDATES]

    def between(self, first: int, last: int, kind: str) -> int:
        """How many spans of a kind lie wholly in the words `first` to `last`."""
        return max(0, bisect_right(self._lasts[kind], last) - bisect_left(self._firsts[kind], first))


def iter_choices(around: Surroundings) -> Iterator[Choice]:
    """Give the choices of a text: every cue that of its source, every content that of its cue."""
    for chooser_kind, kind in (("cue", "source"), ("content", "cue")):
        for chooser in around.of_kind(chooser_kind):
            candidates = tuple(around.near(chooser, kind))
            rows = [_hashed(_features(around, chooser, other, rank)) for rank, other in enumerate(candidates)]
            rows.append(_hashed(_none_features(around, chooser, candidates)))
            yield Choice(chooser, candidates, tuple(rows))


def link_spans(around: Surroundings, weights: NDArray[np.float32]) -> list[LinkedAttribution]:
    """Give the attributions of a text, by cue; a cue without content makes none."""
    sources: dict[LabelSpan, tuple[LabelSpan | None, float]] = {}
    contents: dict[LabelSpan, list[tuple[LabelSpan, float]]] = {}
    for choice in iter_choices(around):
        chosen, sureness = _decide(choice, weights)
        if choice.chooser.kind == "cue":
            sources[choice.chooser] = (chosen, sureness)
        elif chosen is not None:
            contents.setdefault(chosen, []).append((choice.chooser, sureness))
    linked = []
    for cue, (source, sureness) in sources.items():
        own = contents.get(cue)
        if own:
            least = min([sureness, *(content_sureness for _, content_sureness in own)])
            linked.append(LinkedAttribution(cue, source, tuple(content for content, _ in own), least))
    return linked


def _decide(choice: Choice, weights: NDArray[np.float32]) -> tuple[LabelSpan | None, float]:
    scores = np.array([weights[list(row)].sum() for row in choice.features])
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    best = int(shares.argmax())
    return (choice.candidates[best] if best < len(choice.candidates) else None), float(shares[best])


def _gap(span: LabelSpan, other: LabelSpan) -> int:
    return max(0, other.first - span.last, span.first - other.last)


def _step(number: int) -> int:
    return number if number < 6 else min(6 + (number // 6).bit_length() * 2 + (number.bit_length() & 1), 20)


def _hashed(names: Sequence[str]) -> tuple[int, ...]:
    return tuple(zlib.crc32(name.encode()) % BUCKETS for name in names)


def _features(around: Surroundings, chooser: LabelSpan, other: LabelSpan, rank: int) -> list[str]:
    after = other.first >= chooser.last
    low, high = (chooser.last, other.first) if after else (other.last, chooser.first)
    high = max(low, high)
    gap = _step(high - low)
    counts = {kind: min(around.between(low, high, kind), 3) for kind in ("source", "cue", "content")}
    paragraphs = min(around.paragraphs[min(high + 1, len(around.words))] - around.paragraphs[min(low, high)], 3)
    stops = min(around.stops[high] - around.stops[low], 3)
    cue = chooser if chooser.kind == "cue" else other
    partner = other if chooser.kind == "cue" else chooser
    words = " ".join(around.words[cue.first : cue.last]).lower()
    side = f"{chooser.kind}{'>' if after else '<'}"
    quoted = around.words[partner.first] in _MARKS
    nearby = around.words[high] if high < len(around.words) else ""
    seen = f"s{counts['source']}c{counts['cue']}k{counts['content']}"
    return [
        f"{side} gap {gap}",
        f"{side} between {seen}",
        f"{side} gap {gap} between {seen}",
        f"{side} paragraphs {paragraphs}",
        f"{side} stops {stops} cues {counts['cue']}",
        f"{side} quoted {quoted} stops {stops} cues {counts['cue']} paragraphs {paragraphs}",
        f"{side} rank {rank}",
        f"{side} rank {rank} paragraphs {paragraphs} stops {stops}",
        f"{side} cue {words}",
        f"{side} cue {words} stops {min(stops, 1)}",
        f"{side} first between {around.words[low].lower() if low < high else '-'}",
        f"{side} last between {around.words[high - 1].lower() if low < high else '-'} {min(stops, 1)}",
        f"{side} next {nearby.lower()} gap {min(gap, 3)}",
        f"{side} length {_step(partner.last - partner.first)} stops {min(stops, 1)}",
    ]


def _none_features(around: Surroundings, chooser: LabelSpan, candidates: Sequence[LabelSpan]) -> list[str]:
    words = " ".join(around.words[chooser.first : chooser.last][:3]).lower()
    nearest = _step(_gap(chooser, candidates[0])) if candidates else -1
    before = around.words[chooser.first - 1].lower() if chooser.first else "-"
    return [
        f"{chooser.kind} none",
        f"{chooser.kind} none nearest {nearest}",
        f"{chooser.kind} none words {words}",
        f"{chooser.kind} none before {before}",
        f"{chooser.kind} none before {before} nearest {nearest}",
    ]
