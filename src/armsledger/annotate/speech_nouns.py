"""Nouns and adverbs of speech: "the claim that …", "the ministry's denial that …", "reportedly".

An adverb names nobody, so its attribution has no source.
"""

from collections.abc import Iterator, Sequence

from armsledger.annotate.contents import offsets_of
from armsledger.annotate.cues import Cue
from armsledger.annotate.segments import Segment
from armsledger.annotate.speaker_phrases import NOMINAL
from armsledger.annotate.speech_drafts import Draft, Offsets
from armsledger.knowledge.speech import load_speech
from armsledger.model.annotation import WordClass

_GENITIVE = ("'s", "’s", "'", "’")
_OWN = frozenset({"his", "her", "their", "its", "our", "my"})


def iter_noun_drafts(segment: Segment, cues: Sequence[Cue]) -> Iterator[Draft]:
    """Give the attributions that nouns and adverbs of speech make in a segment, in text order."""
    words = load_speech()
    for index, token in enumerate(segment.tokens):
        lower = token.text.lower()
        if lower in words.stance_by_adverb:
            yield from _of_adverb(segment, index, cues)
        elif lower in words.stance_by_noun and not any(cue.verb == index for cue in cues):
            yield from _of_noun(segment, index)


def _of_adverb(segment: Segment, index: int, cues: Sequence[Cue]) -> Iterator[Draft]:
    token = segment.tokens[index]
    first, last = segment.sentence_of(index)
    first = max([first, *(cue.end for cue in cues if cue.end <= index)])
    contents = (*offsets_of(segment, first, index), *offsets_of(segment, index + 1, last))
    if contents:
        yield Draft(None, (token.start, token.end), contents, "adverb that names no speaker")


def _of_noun(segment: Segment, index: int) -> Iterator[Draft]:
    tokens = segment.tokens
    last = segment.sentence_of(index)[1]
    if index + 2 >= last or tokens[index + 1].text.lower() != "that" or tokens[index + 2].word_class is WordClass.VERB:
        return
    contents = offsets_of(segment, index + 1, last)
    if contents:
        source = _holder(segment, index)
        because = "noun of speech with that, " + ("its holder named" if source else "no speaker named")
        yield Draft(source, (tokens[index].start, tokens[index].end), contents, because)


def _holder(segment: Segment, index: int) -> Offsets | None:
    """Whose words they are: the possessive before the noun."""
    tokens, at = segment.tokens, index
    first, _ = segment.sentence_of(index)
    while at > first and tokens[at - 1].word_class in NOMINAL | {WordClass.ADVERB}:
        at -= 1
    if at > first and tokens[at - 1].text.lower() in _OWN:
        return tokens[at - 1].start, tokens[at - 1].end
    if at > first and tokens[at - 1].text in _GENITIVE:
        start = at - 1
        while start > first and tokens[start - 1].word_class in NOMINAL:
            start -= 1
        start -= start > first and tokens[start - 1].word_class is WordClass.DETERMINER
        return (tokens[start].start, tokens[at - 2].end) if start < at - 1 else None
    return None
