"""A document as the claim networks see it: a row of vectors and of features for every word."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from armsledger.extract.learned.labels import (
    KINDS,
    PAGE_FEATURES,
    PARTS,
    QUOTE_FEATURES,
    TYPES,
    distance_class,
    sentence_class,
)
from armsledger.extract.view import View
from armsledger.extract.voices import find_chain, read_voice, shows_rather_than_says
from armsledger.knowledge.stance_words import load_stance_words
from armsledger.model.annotation import Annotations
from armsledger.model.claim import Claim, ClaimKind, Extraction
from armsledger.model.document import Span
from armsledger.model.stance import Stance
from armsledger.model.statement import Voice

BEFORE, AFTER = 72, 32  # words seen around a quote; of a hundred parts that people marked, three lie beyond

Range = tuple[int, int]
Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
_PAGE_COLUMN = {name: number for number, name in enumerate(PAGE_FEATURES)}
_QUOTE_COLUMN = {name: number for number, name in enumerate(QUOTE_FEATURES)}


@dataclass(frozen=True, slots=True)
class Hint:
    """What the rules read: kind and quote of a claim, its parts and who says it, all as half-open word ranges;
    `certain` says that its stance rests on a cue that leaves no doubt of it ("is assessed").
    """

    kind: ClaimKind
    quote: Range
    parts: tuple[tuple[str, Range], ...]
    voice: Range | None
    claim: Claim
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """Some words of a page around a quote: the number of the first, and a row of feature classes a word (columns as in
    QUOTE_FEATURES).
    """

    first: int
    features: Ints


@dataclass(frozen=True, slots=True)
class Page:
    """`starts` and `ends` are code points of words, `vectors` words × width, `features` words × classes (columns as in
    PAGE_FEATURES), `found` words × kinds, 1 where the rules found a claim of the kind, `sentences` the number of each
    word's sentence, `hints` what the rules read.
    """

    view: View
    starts: Ints
    ends: Ints
    vectors: Floats
    features: Ints
    found: Floats
    sentences: Ints
    hints: tuple[Hint, ...]

    @property
    def words(self) -> int:
        return len(self.starts)

    def range_of(self, span: Span) -> Range:
        """The words that a span touches, one at least."""
        return word_range(self.starts, self.ends, span.start, span.end)

    def span(self, words: Range) -> Span:
        """The span from the first to the last word of a range."""
        return self.view.document.span(int(self.starts[words[0]]), int(self.ends[words[1] - 1]))

    def around(self, kind: ClaimKind, quote: Range, hint: Hint | None) -> Window:
        """The words around a quote as they are shown to read a claim of this kind; `hint` is the rules' own reading."""
        first, last = max(0, quote[0] - BEFORE), min(self.words, quote[1] + AFTER)
        features = np.zeros((last - first, len(QUOTE_FEATURES)), dtype=np.int64)
        _put(features, "quote", first, quote, 1 + KINDS.index(kind))
        for part, words in hint.parts if hint else ():
            _put(features, "rule", first, words, 1 + PARTS.index(part))
        voice = hint.voice if hint else self.voice_at(quote)
        if voice:
            _put(features, "voice", first, voice, 1)
        numbers = np.arange(first, last)
        gaps = np.minimum(numbers - quote[0], 0) + np.maximum(numbers - quote[1] + 1, 0)
        features[:, _QUOTE_COLUMN["distance"]] = distance_class(gaps)
        features[:, _QUOTE_COLUMN["sentence"]] = sentence_class(self.sentences[first:last] - self.sentences[quote[0]])
        return Window(first, features)

    def voice_at(self, quote: Range) -> Range | None:
        """The words of who says what stands in the middle of a quote; None for the document's own voice."""
        for attribution in find_chain(self.view, self.span(quote)):
            if attribution.source is not None and not shows_rather_than_says(attribution):
                speaker = speaker_of(read_voice(self.view, attribution))
                if speaker:
                    return self.range_of(speaker)
        return None


def make_page(view: View, drafted: Extraction) -> Page | None:
    """Make the page of a document that the core has read, with the rules' claims as hints; None without vectors."""
    annotations = view.annotations
    if annotations.vectors is None or not annotations.words:
        return None
    starts = np.array([word.start for word in annotations.words])
    ends = np.array([word.end for word in annotations.words])
    vectors = np.frombuffer(annotations.vectors.floats, dtype="<f4").reshape(-1, annotations.vectors.width)
    firsts = np.searchsorted(starts, [sentence.start for sentence in annotations.sentences])
    sentences = np.searchsorted(np.unique(firsts), np.arange(len(starts)), side="right") - 1
    voices = {statement.id: speaker_of(statement.voice) for statement in drafted.statements}

    def words_of(span: Span) -> Range:
        return word_range(starts, ends, span.start, span.end)

    hints = tuple(
        Hint(
            kind=claim.kind,
            quote=words_of(claim.span),
            parts=tuple((filler.role.value, words_of(filler.span)) for filler in claim.fillers),
            voice=words_of(voice) if (voice := voices[claim.statement_id]) else None,
            claim=claim,
            certain=_is_certain(view, claim),
        )
        for claim in drafted.claims
    )
    features = _page_features(annotations, starts, ends)
    return Page(view, starts, ends, vectors, features, _found(hints, len(starts)), sentences, hints)


def _is_certain(view: View, claim: Claim) -> bool:
    cues = [word for attribution in find_chain(view, claim.span) for word in attribution.cue.quote.lower().split()]
    return claim.stance in {Stance.ASSESSED, Stance.ALLEGED} and not load_stance_words().certain_cues.isdisjoint(cues)


def speaker_of(voice: Voice) -> Span | None:
    """The words that name who speaks, the person before the body before the channel."""
    return voice.speaker or voice.body or voice.channel or voice.office


def word_range(starts: Ints, ends: Ints, start: int, end: int) -> Range:
    """The half-open range of words that `[start, end)` in code points touches, one word at least."""
    first = int(np.searchsorted(ends, start, side="right"))
    return first, max(int(np.searchsorted(starts, end, side="left")), first + 1)


def _page_features(annotations: Annotations, starts: Ints, ends: Ints) -> Ints:
    features = np.zeros((len(starts), len(PAGE_FEATURES)), dtype=np.int64)
    types, marks, said = (features[:, _PAGE_COLUMN[name]] for name in ("entity", "mark", "said"))
    for mention in annotations.mentions:
        _mark(types, starts, ends, mention.span, 1 + TYPES.index(mention.type))
    for time in annotations.times:
        _mark(marks, starts, ends, time.span, 1)
    for number in annotations.quantities:
        if not number.quantity.is_rough:  # the networks learned without them
            _mark(marks, starts, ends, number.span, 2)
    for attribution in annotations.attributions:
        for content in attribution.contents:
            _mark(said, starts, ends, content, 1)
    return features


def _found(hints: Sequence[Hint], words: int) -> Floats:
    found = np.zeros((words, len(KINDS)), dtype=np.float32)
    for hint in hints:
        found[slice(*hint.quote), KINDS.index(hint.kind)] = 1
    return found


def _mark(values: Ints, starts: Ints, ends: Ints, span: Span, value: int) -> None:
    first, last = word_range(starts, ends, span.start, span.end)
    values[first:last] = value


def _put(features: Ints, name: str, first: int, words: Range, value: int) -> None:
    low, high = max(words[0] - first, 0), min(words[1] - first, len(features))
    features[low:high, _QUOTE_COLUMN[name]] = value


def best_hint(hints: Sequence[Hint], kind: ClaimKind, quote: Range) -> Hint | None:
    """The rules' reading of the same kind that shares most words with a quote; None where none is the same claim."""
    same = [hint for hint in hints if hint.kind is kind and is_same_quote(hint.quote, quote)]
    return max(same, key=lambda hint: shared_words(hint.quote, quote), default=None)


def shared_words(one: Range, other: Range) -> float:
    """The share of words that two ranges have in common, of all that either has."""
    common = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return common / (one[1] - one[0] + other[1] - other[0] - common)


def is_same_quote(one: Range, other: Range) -> bool:
    """Say whether two quotes stand for the same words: half of the shorter one shared, and not too little in all."""
    common = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return 2 * common >= min(one[1] - one[0], other[1] - other[0]) and shared_words(one, other) >= 0.15
