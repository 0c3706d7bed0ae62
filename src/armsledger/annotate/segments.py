"""Segments: sentences joined where a quotation holds them together, each quotation seen from outside as one mark.

A speaker and a verb of speech are looked for in a segment's own words, never between the words of a quotation.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from armsledger.annotate.quotes import Quote, find_quotes
from armsledger.annotate.words import find_words
from armsledger.knowledge.speech import load_speech
from armsledger.model.annotation import Token, WordClass
from armsledger.model.document import Document, Span

QUOTE = "<quote>"
_STOPS = frozenset(".!?…")
_ASKED = re.compile(r"[?!][\"”»'’]\Z")
_ENDED = re.compile(r"[.?!][\"”»'’]\Z")
_WORD = re.compile(r"\w+")
_LONGEST_SPEAKER = 8
_SHORTEST_IN_CAPITALS = 20


@dataclass(frozen=True, slots=True)
class Segment:
    """One or more sentences of one block: their words, each quotation one token with the lemma `<quote>`.

    `quotes` are keyed by where their token starts; `block` is the number of the segment's block; `before` is the
    segment just before it.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    quotes: dict[int, Quote]
    block: int
    before: "Segment | None" = None

    def is_quote(self, index: int) -> bool:
        """Say whether the token at `index` stands for a quotation; no token, no quotation."""
        return 0 <= index < len(self.tokens) and self.tokens[index].lemma == QUOTE

    def sentence_of(self, index: int) -> tuple[int, int]:
        """The half-open range of token indices of the sentence that the token at `index` stands in."""
        first = index
        while first > 0 and not self._is_closed_speech(first - 1):
            first -= 1
        last = index + 1
        while last < len(self.tokens) and not self._is_closed_speech(last - 1):
            last += 1
        while last > index + 1 and self.tokens[last - 1].text in _STOPS:
            last -= 1
        return first, last

    def _is_closed_speech(self, index: int) -> bool:
        """Say whether a whole sentence ends with the quotation at `index`: a stop inside, a capital after."""
        if not self.is_quote(index) or index + 1 >= len(self.tokens):
            return False
        quote = self.quotes[self.tokens[index].start]
        following = self.tokens[index + 1]
        return self._ends_with_stop(quote, index) and following.text[:1].isupper()

    def _ends_with_stop(self, quote: Quote, index: int) -> bool:
        return self.tokens[index].text.endswith(".") and quote.closed


def iter_segments(document: Document, sentences: Sequence[Span]) -> Iterator[Segment]:
    """Give the segments of the document in text order; `sentences` as `find_sentences` gives them."""
    at = 0
    before: Segment | None = None
    for number, block in enumerate(document.blocks):
        own: list[Span] = []
        while at < len(sentences) and sentences[at].start < block.end:
            own.append(sentences[at])
            at += 1
        if own:
            quotes = find_quotes(document.text, block.start, block.end)
            for segment in _join(document.text, own, quotes, number):
                before = replace(segment, before=before and replace(before, before=None))
                yield before


def iter_inner_segments(text: str, quote: Quote, sentences: Sequence[tuple[int, int]], block: int) -> Iterator[Segment]:
    """Give the sentences inside a quotation as segments of their own."""
    for start, end in sentences:
        first, last = max(start, quote.inner_start), min(end, quote.inner_end)
        if first < last:
            yield Segment(first, last, _words(text, first, last), {}, block)


def _join(text: str, sentences: Sequence[Span], quotes: tuple[Quote, ...], block: int) -> Iterator[Segment]:
    start, at = sentences[0].start, 0
    for index, sentence in enumerate(sentences):
        while at < len(quotes) and quotes[at].end <= sentence.end:
            at += 1
        inside = at < len(quotes) and quotes[at].start < sentence.end < quotes[at].end
        if index + 1 < len(sentences) and (inside or _asks(text, sentence, sentences[index + 1])):
            continue
        yield _segment(text, start, max(sentence.end, start), quotes, block)
        if index + 1 < len(sentences):
            start = sentences[index + 1].start


def _asks(text: str, sentence: Span, following: Span) -> bool:
    """Say whether `following` only names the speaker of the quotation that ends `sentence`."""
    if not _ENDED.search(text, sentence.start, sentence.end):
        return False
    asked = _ASKED.search(text, sentence.start, sentence.end) is not None
    opening = _WORD.findall(text, following.start, following.end)
    verbs = load_speech().verbs_by_form
    named = len(opening) <= _LONGEST_SPEAKER and opening[-1:] and opening[-1] in verbs
    return bool(named) or (asked and any(word in verbs for word in opening[:_LONGEST_SPEAKER]))


def _segment(text: str, start: int, end: int, quotes: tuple[Quote, ...], block: int) -> Segment:
    own = {quote.start: quote for quote in quotes if start <= quote.start < end}
    tokens: list[Token] = []
    at = start
    for quote in own.values():
        tokens.extend(_words(text, at, quote.start))
        words = text[quote.inner_start : quote.inner_end]
        tokens.append(Token(quote.start, min(quote.end, end), words, WordClass.PUNCTUATION, QUOTE))
        at = quote.end
    if at < end:
        tokens.extend(_words(text, at, end))
    return Segment(start, end, tuple(tokens), own, block)


def _words(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The words of `text[start:end]`; capitals throughout, as in old wire copy, are read as small letters."""
    words = text[start:end]
    small = words.lower()
    if not words.isupper() or len(words) < _SHORTEST_IN_CAPITALS or len(small) != len(words):
        return find_words(text, start, end)
    found = find_words(small, 0, len(small))
    return tuple(replace(token, start=token.start + start, end=token.end + start) for token in found)
