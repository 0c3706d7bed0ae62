"""Who says what: speakers, the words that introduce them, and what is said, by rules and a lexicon of speech.

English first; Russian and Arabic by `foreign_speech`. Every span quotes the document; attributions stand in text order
and point to the attribution they are nested in.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from armsledger.annotate.contents import find_contents
from armsledger.annotate.cues import find_cues
from armsledger.annotate.foreign_speech import iter_foreign_drafts
from armsledger.annotate.quotes import Quote, find_quotes
from armsledger.annotate.segments import Segment, iter_inner_segments, iter_segments
from armsledger.annotate.speech_drafts import Draft, Offsets, drop_doubles, find_carried_on, find_parents
from armsledger.annotate.speech_nouns import iter_noun_drafts
from armsledger.knowledge.speech import CueFrame
from armsledger.model.annotation import Attribution, SpeechMode
from armsledger.model.document import Document, Span

_SHORTEST_QUOTE = 25
_LOOK_BACK = 3
_UNCLOSED = (
    "; the closing quotation mark is missing, so the words run on to where its paragraph or a verb of saying stops them"
)


def find_attributions(document: Document, sentences: tuple[Span, ...]) -> tuple[Attribution, ...]:
    """Find who says what in the document; `sentences` as `find_sentences` gives them, in text order.

    Gives attributions in text order. A source is a noun phrase with title and apposition but without its relative
    clause; contents leave surrounding quotation marks out; `parent` is the index of the attribution it is part of.
    """
    return make_attributions(document, find_drafts(document, sentences))


def find_drafts(document: Document, sentences: tuple[Span, ...]) -> list[Draft]:
    """Find who says what, as offsets of the document's text, before doubles are dropped and parents found."""
    segments = list(iter_segments(document, sentences))
    drafts: list[Draft] = []
    for segment in segments:
        own = list(iter_drafts(segment))
        for back in range(1, min(_LOOK_BACK, len(drafts)) + 1):
            if carried := find_carried_on(segment, drafts[-back], own):
                drafts[-back] = carried
                break
        drafts.extend(own)
    drafts.extend(iter_foreign_drafts(document.text, segments))
    drafts.extend(_iter_quoted_drafts(document, sentences, segments, drafts))
    return drafts


def make_attributions(document: Document, drafts: Sequence[Draft]) -> tuple[Attribution, ...]:
    """Make attributions of drafts: in text order, without doubles, each tied to the one it is part of."""
    quotes = [quote for block in document.blocks for quote in find_quotes(document.text, block.start, block.end)]
    ordered = drop_doubles(drafts)
    parents = find_parents(ordered)
    return tuple(_attribution(document, draft, parent, quotes) for draft, parent in zip(ordered, parents, strict=True))


def iter_drafts(segment: Segment) -> Iterator[Draft]:
    """Give the attributions that the words of one segment make, those of its quotations left aside."""
    cues = find_cues(segment)
    for cue in cues:
        contents = find_contents(segment, cue, cues)
        opens = not contents and segment.tokens[-1].text == ":" and cue.frame in (CueFrame.CLAUSE, CueFrame.HEARER)
        if contents or opens:
            source, words = _offsets(segment, cue.speaker), _offsets(segment, (cue.start, cue.end))
            yield Draft(source, words or (0, 0), contents, _because(cue.use.value, cue.speaker))
    yield from iter_noun_drafts(segment, cues)


def _because(use: str, speaker: tuple[int, int] | None) -> str:
    return f"{use} verb or phrase of speech, {'speaker named beside it' if speaker else 'no speaker named'}"


def _offsets(segment: Segment, part: tuple[int, int] | None) -> Offsets | None:
    return (segment.tokens[part[0]].start, segment.tokens[part[1] - 1].end) if part else None


def _iter_quoted_drafts(
    document: Document, sentences: Sequence[Span], segments: Sequence[Segment], drafts: Sequence[Draft]
) -> Iterator[Draft]:
    """Attributions made inside a quotation that somebody is already said to speak."""
    spoken = sorted(offsets for draft in drafts for offsets in draft.contents)
    farthest = list(accumulate((end for _, end in spoken), max))
    for segment in segments:
        for quote in segment.quotes.values():
            at = bisect_right(spoken, quote.inner_start, key=lambda offsets: offsets[0])
            held = at > 0 and farthest[at - 1] >= quote.inner_end
            if held and quote.inner_end - quote.inner_start >= _SHORTEST_QUOTE:
                first = max(0, bisect_right(sentences, quote.inner_start, key=lambda sentence: sentence.start) - 1)
                last = bisect_left(sentences, quote.inner_end, key=lambda sentence: sentence.start)
                inside = [(sentence.start, sentence.end) for sentence in sentences[first:last]]
                for inner in iter_inner_segments(document.text, quote, inside, segment.block):
                    yield from (draft for draft in iter_drafts(inner) if draft.contents)


def _attribution(document: Document, draft: Draft, parent: int | None, quotes: Sequence[Quote]) -> Attribution:
    return Attribution(
        source=document.span(*draft.source) if draft.source else None,
        cue=document.span(*draft.cue),
        contents=tuple(document.span(*content) for content in draft.contents),
        mode=_mode(draft, quotes),
        parent=parent,
        because=draft.because + (_UNCLOSED if _is_unclosed(draft, quotes) else ""),
    )


def _mode(draft: Draft, quotes: Sequence[Quote]) -> SpeechMode:
    """Direct where every piece lies between marks, mixed where some words do, indirect where none do."""
    inside = [any(q.start <= start and end <= q.end for q in _near(quotes, start)) for start, end in draft.contents]
    if all(inside):
        return SpeechMode.DIRECT
    touched = any(
        q.start < end and start < q.end for start, end in draft.contents for q in _between(quotes, start, end)
    )
    return SpeechMode.MIXED if touched or any(inside) else SpeechMode.INDIRECT


def _is_unclosed(draft: Draft, quotes: Sequence[Quote]) -> bool:
    return any(
        not q.closed and q.inner_start <= start < q.end for start, _ in draft.contents for q in _near(quotes, start)
    )


def _near(quotes: Sequence[Quote], start: int) -> Sequence[Quote]:
    at = bisect_right(quotes, start, key=lambda quote: quote.start)
    return quotes[max(0, at - 1) : at]


def _between(quotes: Sequence[Quote], start: int, end: int) -> Sequence[Quote]:
    first = bisect_right(quotes, start, key=lambda quote: quote.start)
    return quotes[max(0, first - 1) : bisect_right(quotes, end, key=lambda quote: quote.start)]
