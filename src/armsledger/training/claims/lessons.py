"""What the claim network is shown: windows to find claims in, and quotes to read in them, right ones and wrong ones."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from armsledger.extract.learned.labels import KINDS, PAGE_FEATURES, PART_LABELS, QUOTE_FEATURES, STANCES
from armsledger.extract.learned.pages import AFTER, BEFORE, Hint, Page, Range, Window, best_hint, is_same_quote
from armsledger.model.claim import ClaimKind
from armsledger.training.claims.examples import Example, FalseClaim, GoldClaim, nearest_place
from armsledger.training.passages import MISSING

OPTIONAL_WEIGHT = 0.5
_LENGTH, _STRIDE = 320, 240  # words of a window, and from one to the next
_SHORT = 20  # a shorter rest of a text is no window
_BLIND = 0.15  # how often the rules' reading is hidden, so that the network also learns to do without
_SHIFTED = 0.5  # how often the ends of a quote are moved a little, as a found quote's are
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Question:
    """A quote to read: `claim` is what people found there, None where it is none."""

    kind: ClaimKind
    quote: Range
    hint: Hint | None
    claim: GoldClaim | None


@dataclass(frozen=True, slots=True)
class Lesson:
    """A window of a text to find claims in, from the first word to the last, and quotes in it to read."""

    example: Example
    first: int
    last: int
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class ShownPages:
    """Windows, padded: what `ClaimNetwork.page_states` takes; `kinds` (windows, words, kinds) are the labels, and
    `weights` how much each counts, 0 beside the window.
    """

    vectors: Tensor
    features: Tensor
    found: Tensor
    mask: Tensor
    kinds: Tensor
    weights: Tensor


@dataclass(frozen=True, slots=True)
class ShownQuotes:
    """The words around quotes, padded: `places` (quotes, words) are their numbers among all words of the windows,
    `features` what `ClaimNetwork.quote_states` takes, `parts` the labels of words, MISSING where they are open.
    """

    places: Tensor
    features: Tensor
    mask: Tensor
    parts: Tensor

    @property
    def quoted(self) -> Tensor:
        """True for the words of the quote."""
        return (self.features[..., 0] > 0) & self.mask


def iter_lessons(
    examples: Sequence[Example], falsely: dict[str, list[FalseClaim]], draw: random.Random
) -> Iterator[Lesson]:
    """Cut every text into windows, other ones each time, each with the quotes that it shows best."""
    for example in examples:
        windows = list(_iter_windows(example.page.words, draw))
        questions: list[list[Question]] = [[] for _ in windows]
        for question in iter_questions(example, falsely.get(example.id, ()), draw):
            seen = [_context(question.quote, window) for window in windows]
            questions[seen.index(max(seen))].append(question)
        for (first, last), asked in zip(windows, questions, strict=True):
            yield Lesson(example, first, last, tuple(asked))


def _iter_windows(words: int, draw: random.Random) -> Iterator[Range]:
    first = -draw.randrange(_STRIDE)
    while first < words:
        low, high = max(0, first), min(words, first + _LENGTH)
        if high - low > _SHORT or (low == 0 and high == words):
            yield low, high
        first += _STRIDE


def _context(quote: Range, window: Range) -> int:
    """How many of the words that a reader of the quote is shown are in a window; negative where the quote is not."""
    missing = max(0, window[0] - quote[0]) + max(0, quote[1] - window[1])
    return min(BEFORE, quote[0] - window[0]) + min(AFTER, window[1] - quote[1]) - 1000 * missing


def iter_questions(example: Example, falsely: Sequence[FalseClaim], draw: random.Random) -> Iterator[Question]:
    """Every claim of people, optional ones at OPTIONAL_WEIGHT of the times; and what is none: the rules' mistakes,
    those of an earlier network (`falsely`), right quotes with a wrong kind, and chance quotes.
    """
    hints = example.page.hints
    for claim in example.claims:
        if claim.optional and draw.random() > OPTIONAL_WEIGHT:
            continue
        quote = _shifted(claim.quote, example.page.words, draw)
        yield Question(claim.kind, quote, best_hint(hints, claim.kind, quote), claim)
        kind = draw.choice(KINDS)
        if draw.random() < 0.5 and not _is_claim(example, kind, claim.quote):
            yield Question(kind, claim.quote, best_hint(hints, kind, claim.quote), None)
    for hint in hints:
        same = [c for c in example.claims if c.kind is hint.kind and is_same_quote(c.quote, hint.quote)]
        if not same:
            yield Question(hint.kind, hint.quote, hint, None)
        elif draw.random() < 0.5:
            yield Question(hint.kind, hint.quote, hint, same[0])
    for false in falsely:
        yield Question(false.kind, false.quote, false.hint, None)
    yield from _iter_chance(example, draw)


def _iter_chance(example: Example, draw: random.Random) -> Iterator[Question]:
    words = example.page.words
    for _ in range(max(2, int(example.page.sentences[-1]) // 6)):
        first = draw.randrange(max(1, words - 24))
        quote = (first, min(words, first + draw.randrange(4, 20)))
        kind = draw.choice((ClaimKind.ATTACK, ClaimKind.TRANSFER, *KINDS))
        if not _is_claim(example, kind, quote):
            yield Question(kind, quote, best_hint(example.page.hints, kind, quote), None)


def _is_claim(example: Example, kind: ClaimKind, quote: Range) -> bool:
    return any(claim.kind is kind and is_same_quote(claim.quote, quote) for claim in example.claims)


def _shifted(quote: Range, words: int, draw: random.Random) -> Range:
    if draw.random() > _SHIFTED:
        return quote
    first = max(0, quote[0] + draw.choice((-2, -1, 0, 0, 1, 2)))
    last = min(words, quote[1] + draw.choice((-2, -1, 0, 0, 1, 2)))
    return (first, last) if last - first >= 2 else quote


def show_lessons(lessons: Sequence[Lesson], draw: random.Random) -> tuple[ShownPages, ShownQuotes, list[Question]]:
    """The windows of lessons and their quotes, padded, and the questions in the order of the quotes."""
    pages = [draw.choice(lesson.example.pages) for lesson in lessons]
    longest = max(lesson.last - lesson.first for lesson in lessons)
    shown = _show_pages(lessons, pages, longest)
    asked = [
        (number * longest, lesson, page, question)
        for number, (lesson, page) in enumerate(zip(lessons, pages, strict=True))
        for question in lesson.questions
    ]
    return shown, _show_quotes(asked, draw), [question for *_, question in asked]


def _show_pages(lessons: Sequence[Lesson], pages: Sequence[Page], longest: int) -> ShownPages:
    size, width = (len(lessons), longest), pages[0].vectors.shape[1]
    vectors = torch.zeros(*size, width)
    features = torch.zeros(*size, len(PAGE_FEATURES), dtype=torch.int64)
    found, weights = torch.zeros(*size, len(KINDS)), torch.zeros(*size, len(KINDS))
    kinds = torch.zeros(*size, len(KINDS), dtype=torch.int64)
    mask = torch.zeros(*size, dtype=torch.bool)
    for row, (lesson, page) in enumerate(zip(lessons, pages, strict=True)):
        own, words = slice(0, lesson.last - lesson.first), slice(lesson.first, lesson.last)
        vectors[row, own] = torch.tensor(page.vectors[words])
        features[row, own] = torch.from_numpy(page.features[words])
        found[row, own] = torch.from_numpy(page.found[words])
        mask[row, own], weights[row, own] = True, 1.0
        for claim in sorted(lesson.example.claims, key=lambda claim: not claim.optional):
            low, high = max(claim.quote[0], lesson.first), min(claim.quote[1], lesson.last)
            if low < high:
                place = (row, slice(low - lesson.first, high - lesson.first), KINDS.index(claim.kind))
                kinds[place] = 2
                weights[place] = OPTIONAL_WEIGHT if claim.optional else 1.0
                if claim.quote[0] >= lesson.first:
                    kinds[row, low - lesson.first, place[2]] = 1
    return ShownPages(vectors, features, found, mask, kinds, weights)


def _show_quotes(asked: Sequence[tuple[int, Lesson, Page, Question]], draw: random.Random) -> ShownQuotes:
    windows = [
        _cut(page.around(q.kind, q.quote, None if draw.random() < _BLIND else q.hint), lesson)
        for _, lesson, page, q in asked
    ]
    size = (len(asked), max((len(window.features) for window in windows), default=1))
    places = torch.zeros(*size, dtype=torch.int64)
    features = torch.zeros(*size, len(QUOTE_FEATURES), dtype=torch.int64)
    mask = torch.zeros(*size, dtype=torch.bool)
    parts = torch.full(size, MISSING)
    for row, ((offset, lesson, page, question), window) in enumerate(zip(asked, windows, strict=True)):
        own, first = slice(0, len(window.features)), offset + window.first - lesson.first
        places[row, own] = torch.arange(first, first + own.stop)
        features[row, own], mask[row, own] = torch.from_numpy(window.features), True
        if question.claim is not None:
            parts[row, own] = torch.from_numpy(_part_labels(question, question.claim, window, page))
    return ShownQuotes(places, features, mask, parts)


def _cut(window: Window, lesson: Lesson) -> Window:
    first, last = max(window.first, lesson.first), min(window.first + len(window.features), lesson.last)
    return Window(first, window.features[first - window.first : last - window.first])


def _part_labels(question: Question, claim: GoldClaim, window: Window, page: Page) -> Ints:
    labels = np.zeros(len(window.features), dtype=np.int64)
    last = window.first + len(labels)
    marked: list[tuple[str, Range]] = []
    for part, everywhere in claim.parts:
        places = [place for place in everywhere if window.first <= place[0] and place[1] <= last]
        for place in places:
            labels[place[0] - window.first : place[1] - window.first] = MISSING
        if places:
            marked.append((part, nearest_place(places, question.quote, page)))
    for part, (first, end) in marked:
        labels[first - window.first : end - window.first] = PART_LABELS.index(f"I-{part}")
        labels[first - window.first] = PART_LABELS.index(f"B-{part}")
    return labels


def stance_targets(questions: Sequence[Question]) -> Tensor:
    """1 for every stance that people accept (quotes, stances); zeros for what is no claim."""
    accepted = [q.claim.stances if q.claim else frozenset() for q in questions]
    return torch.tensor([[float(stance in stances) for stance in STANCES] for stances in accepted])
