"""What the claim network is shown: windows to find claims in, and quotes to read, right ones and wrong ones."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from armsledger.extract.learned.labels import KINDS, PART_LABELS, STANCES
from armsledger.extract.learned.pages import Hint, Page, Range, Window, best_hint, is_same_quote
from armsledger.extract.learned.windows import WINDOW
from armsledger.model.claim import ClaimKind
from armsledger.training.claims.examples import Example, FalseClaim, GoldClaim, nearest_place
from armsledger.training.passages import MISSING

OPTIONAL_WEIGHT = 0.5
_BLIND = 0.15  # how often the rules' reading is hidden, so that the network also learns to do without
_SHIFTED = 0.5  # how often the ends of a quote are moved a little, as a found quote's are
Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Search:
    """A window to find claims in."""

    example: Example
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Question:
    """A quote to read: `claim` is what people found there, None where it is none."""

    example: Example
    kind: ClaimKind
    quote: Range
    hint: Hint | None
    claim: GoldClaim | None


@dataclass(frozen=True, slots=True)
class Shown:
    """Windows with their vectors, padded: what `ClaimNetwork.states` takes."""

    vectors: Tensor
    features: Tensor
    found: Tensor
    mask: Tensor


def iter_searches(examples: Sequence[Example], draw: random.Random) -> Iterator[Search]:
    """Cut every page into windows, other ones each time."""
    for example in examples:
        first = -draw.randrange(WINDOW - 60)
        while first < example.page.words:
            low, high = max(0, first), min(example.page.words, first + WINDOW)
            if high - low > 20:
                yield Search(example, low, high)
            first += WINDOW


def iter_questions(
    examples: Sequence[Example], falsely: dict[str, list[FalseClaim]], draw: random.Random
) -> Iterator[Question]:
    """Every claim of people, and what is none: the rules' mistakes, those of an earlier network (`falsely`, by
    example), right quotes with a wrong kind, and chance quotes.
    """
    for example in examples:
        hints = example.page.hints
        for claim in example.claims:
            quote = _shifted(claim.quote, example.page.words, draw)
            yield Question(example, claim.kind, quote, best_hint(hints, claim.kind, quote), claim)
            kind = draw.choice(KINDS)
            if draw.random() < 0.5 and not _is_claim(example, kind, claim.quote):
                yield Question(example, kind, claim.quote, best_hint(hints, kind, claim.quote), None)
        for hint in hints:
            same = [c for c in example.claims if c.kind is hint.kind and is_same_quote(c.quote, hint.quote)]
            if not same:
                yield Question(example, hint.kind, hint.quote, hint, None)
            elif draw.random() < 0.5:
                yield Question(example, hint.kind, hint.quote, hint, same[0])
        for false in falsely.get(example.id, ()):
            yield Question(example, false.kind, false.quote, false.hint, None)
        yield from _iter_chance(example, draw)


def _iter_chance(example: Example, draw: random.Random) -> Iterator[Question]:
    words = example.page.words
    for _ in range(max(2, int(example.page.sentences[-1]) // 6)):
        first = draw.randrange(max(1, words - 24))
        quote = (first, min(words, first + draw.randrange(4, 20)))
        kind = draw.choice((ClaimKind.ATTACK, ClaimKind.TRANSFER, *KINDS))
        if not _is_claim(example, kind, quote):
            yield Question(example, kind, quote, best_hint(example.page.hints, kind, quote), None)


def _is_claim(example: Example, kind: ClaimKind, quote: Range) -> bool:
    return any(claim.kind is kind and is_same_quote(claim.quote, quote) for claim in example.claims)


def _shifted(quote: Range, words: int, draw: random.Random) -> Range:
    if draw.random() > _SHIFTED:
        return quote
    first = max(0, quote[0] + draw.choice((-2, -1, 0, 0, 1, 2)))
    last = min(words, quote[1] + draw.choice((-2, -1, 0, 0, 1, 2)))
    return (first, last) if last - first >= 2 else quote


def show_searches(searches: Sequence[Search], draw: random.Random) -> tuple[Shown, Tensor, Tensor]:
    """Windows, their labels (batch, words, kinds) and the weight of each label, 0 beside the window."""
    pages = [draw.choice(search.example.pages) for search in searches]
    windows = [page.detection(s.first, s.last) for page, s in zip(pages, searches, strict=True)]
    shown = _padded(pages, windows)
    labels = torch.zeros(*shown.mask.shape, len(KINDS), dtype=torch.int64)
    weights = shown.mask[..., None].float().repeat(1, 1, len(KINDS))
    for row, search in enumerate(searches):
        for claim in sorted(search.example.claims, key=lambda claim: not claim.optional):
            low, high = max(claim.quote[0], search.first), min(claim.quote[1], search.last)
            if low < high:
                own = (row, slice(low - search.first, high - search.first), KINDS.index(claim.kind))
                labels[own] = 2
                weights[own] = OPTIONAL_WEIGHT if claim.optional else 1.0
                if claim.quote[0] >= search.first:
                    labels[row, low - search.first, own[2]] = 1
    return shown, labels, weights


def show_questions(questions: Sequence[Question], draw: random.Random) -> tuple[Shown, Tensor, Tensor]:
    """Windows around quotes, the part labels of their words (MISSING where it is open), and the words of the quote."""
    pages = [draw.choice(question.example.pages) for question in questions]
    windows = [
        page.reading(q.kind, q.quote, None if draw.random() < _BLIND else q.hint)
        for page, q in zip(pages, questions, strict=True)
    ]
    shown = _padded(pages, windows)
    labels = torch.full(shown.mask.shape, MISSING)
    for row, (question, window) in enumerate(zip(questions, windows, strict=True)):
        if question.claim is not None:
            own = _part_labels(question, window)
            labels[row, : len(own)] = torch.from_numpy(own)
    return shown, labels, (shown.features[..., 0] > 0) & shown.mask


def _part_labels(question: Question, window: Window) -> Ints:
    labels = np.zeros(len(window.features), dtype=np.int64)
    last = window.first + len(labels)
    marked: list[tuple[str, Range]] = []
    assert question.claim is not None
    for part, everywhere in question.claim.parts:
        places = [place for place in everywhere if window.first <= place[0] and place[1] <= last]
        for place in places:
            labels[place[0] - window.first : place[1] - window.first] = MISSING
        if places:
            marked.append((part, nearest_place(places, question.quote, question.example.page)))
    for part, (first, end) in marked:
        labels[first - window.first : end - window.first] = PART_LABELS.index(f"I-{part}")
        labels[first - window.first] = PART_LABELS.index(f"B-{part}")
    return labels


def stance_targets(questions: Sequence[Question]) -> Tensor:
    """1 for every stance that people accept (batch, stances); zeros for what is no claim."""
    rows = [[float(bool(q.claim) and stance in q.claim.stances) for stance in STANCES] for q in questions]  # type: ignore[union-attr]
    return torch.tensor(rows)


def _padded(pages: Sequence[Page], windows: Sequence[Window]) -> Shown:
    longest = max(len(window.features) for window in windows)
    width, features, kinds = pages[0].vectors.shape[1], windows[0].features.shape[1], len(KINDS)
    vectors = np.zeros((len(windows), longest, width), dtype=np.float32)
    classes = np.zeros((len(windows), longest, features), dtype=np.int64)
    found = np.zeros((len(windows), longest, kinds), dtype=np.float32)
    mask = np.zeros((len(windows), longest), dtype=np.bool_)
    for row, (page, window) in enumerate(zip(pages, windows, strict=True)):
        own = slice(0, len(window.features))
        vectors[row, own] = page.vectors[window.first : window.first + own.stop]
        classes[row, own], found[row, own], mask[row, own] = window.features, window.found, True
    return Shown(*(torch.from_numpy(array) for array in (vectors, classes, found, mask)))
