"""Attributions in Russian and Arabic: a verb of speech with its speaker beside it, and "according to".

Narrower than the English rules: one speaker, one content a sentence, so that little is found but little is wrong.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from armsledger.annotate.segments import QUOTE, Segment
from armsledger.annotate.speech_drafts import Draft, Offsets
from armsledger.knowledge.speech import SpeechLanguage, load_speech

_SCRIPTS = {"ru": re.compile(r"[а-яё]", re.IGNORECASE), "ar": re.compile(r"[\u0620-\u064a]")}
_EDGE = ' \t\n,،;؛:—–-.«»"“”'
_LONGEST_SPEAKER = 90


def iter_foreign_drafts(text: str, segments: Sequence[Segment]) -> Iterator[Draft]:
    """Give the attributions of the segments written in a language of the lexicon other than English."""
    for language in load_speech().languages:
        if _SCRIPTS[language.language].search(text):
            for segment in segments:
                yield from _read_segment(text, segment, language)


def _read_segment(text: str, segment: Segment, language: SpeechLanguage) -> Iterator[Draft]:
    according = _according(language).match(text, segment.start, segment.end)
    if according:
        yield from _draft(
            (according["who"], according.span("who")), according.span("cue"), [(according.end(), segment.end)], text
        )
        return
    outside = [token for token in segment.tokens if token.lemma != QUOTE]
    cue = next((token for token in outside if token.text.lower() in language.stance_by_verb), None)
    if cue is not None:
        yield from _of_verb(text, segment, language, (cue.start, cue.end))


def _of_verb(text: str, segment: Segment, language: SpeechLanguage, cue: Offsets) -> Iterator[Draft]:
    opened = _that(language).search(text, cue[1], segment.end)
    quotes = sorted(segment.quotes.values(), key=lambda quote: quote.start)
    before = [quote for quote in quotes if quote.end <= cue[0]]
    after = next((quote for quote in quotes if quote.start >= cue[1]), None)
    if before:
        pieces = [(quote.inner_start, quote.inner_end) for quote in before]
        who = (cue[1], after.start if after else segment.end)
        pieces += [(after.inner_start, after.inner_end)] if after else []
    elif opened and (after is None or opened.start() < after.start):
        who, pieces = (cue[1], opened.start()), [(opened.end(), segment.end)]
    elif after is not None:
        who, pieces = (cue[1], after.start), [(after.inner_start, after.inner_end)]
    else:
        clause = text.rfind(",", segment.start, cue[0])
        who, pieces = (cue[1], segment.end), [(segment.start, clause)] if clause > 0 else []
    source = _speaker(text, *who) or (None if before else _speaker(text, segment.start, cue[0]))
    yield from _draft((None, source), cue, pieces, text)


def _speaker(text: str, start: int, end: int) -> Offsets | None:
    words = text[start:end].split(",")[0] if text[start:end].strip(_EDGE) else ""
    return _trimmed(text, start, start + len(words)) if 0 < len(words.strip(_EDGE)) <= _LONGEST_SPEAKER else None


def _draft(who: tuple[str | None, Offsets | None], cue: Offsets, pieces: list[Offsets], text: str) -> Iterator[Draft]:
    contents = tuple(piece for start, end in pieces if (piece := _trimmed(text, start, end)))
    source = _trimmed(text, *who[1]) if who[1] else None
    if contents:
        yield Draft(source, cue, contents, "verb or phrase of speech of the lexicon, speaker beside it")


def _trimmed(text: str, start: int, end: int) -> Offsets | None:
    words = text[start:end]
    first = start + len(words) - len(words.lstrip(_EDGE))
    last = start + len(words.rstrip(_EDGE))
    return (first, last) if first < last else None


@cache
def _that(language: SpeechLanguage) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w),?\s*(?={'(?:' + '|'.join(language.that) + ')'}(?!\w))(?:что\s)?")


@cache
def _according(language: SpeechLanguage) -> re.Pattern[str]:
    openers = "|".join(re.escape(opener) for opener in language.according)
    return re.compile(rf"(?P<cue>{openers})(?P<who>[^,،\n]{{2,90}})[,،]", re.IGNORECASE)
