"""Attributions inside what somebody else is said to say ("the report said that officials believe …").

The encoder marks the outermost attribution only, as its training data do. Inside a content the parse tells: a verb of
speech or judgement of the lexicon, its subject, and the clause that completes it; or "according to" with its noun.
"""

from collections.abc import Iterator, Sequence

from armsledger.annotate.learned.parse import Parse
from armsledger.annotate.speech_drafts import Draft, Offsets
from armsledger.knowledge.speech import load_speech

_SUBJECTS = ("nsubj", "nsubj:pass", "expl")
_FUNCTION_TAGS = frozenset({"PUNCT", "ADP", "CCONJ", "SCONJ"})
_SHORTEST = 2  # words of content; less than that says nothing
_HELPERS = frozenset({"aux", "aux:pass", "advmod"})
_AUXILIARY_REACH = 3
_SPEAKER_REACH = 13
_LOOSE = frozenset({"acl", "punct", "parataxis"})
_BECAUSE = "a verb of speech inside what another says, with its subject and the clause that completes it"
_ACCORDING = "'according to' inside what another says"


def iter_nested(parse: Parse, contents: Sequence[tuple[int, int]]) -> Iterator[Draft]:
    """Give the attributions inside `contents` (half-open word ranges), in text order, as offsets of the text."""
    for first, last in contents:
        for number in range(first, last):
            word = parse.words[number]
            if word.tag == "VERB" and word.lemma != "accord":
                yield from _of_verb(parse, number, first, last)
            elif word.lemma in {"accord", "according"}:
                yield from _of_according(parse, number, first, last)


def _of_verb(parse: Parse, number: int, first: int, last: int) -> Iterator[Draft]:
    """A verb of the lexicon with a subject and a clause; "it" is nobody ("it is assessed that …")."""
    words = parse.words
    clause, subject = parse.child(number, "ccomp"), parse.child(number, *_SUBJECTS)
    known = words[number].lemma in load_speech().verbs_by_form
    if not known or clause is None or subject is None or not all(first <= part < last for part in (clause, subject)):
        return
    what = _stretch(parse, parse.extent(clause), (first, last), number)
    if what is None or what[1] - what[0] < _SHORTEST:
        return
    spoken = words[subject].lemma != "it"
    who = _stretch(parse, parse.extent(subject, _LOOSE), (first, last), number) if spoken else None
    near = range(number - _AUXILIARY_REACH, number)
    helpers = [child for child in parse.children[number] if words[child].relation in _HELPERS and child in near]
    cue = (words[min([number, *helpers])].start, words[number].end)
    yield Draft(_offsets(parse, who) if who else None, cue, (_offsets(parse, what),), _BECAUSE)


def _of_according(parse: Parse, number: int, first: int, last: int) -> Iterator[Draft]:
    words = parse.words
    as_case = words[number].relation == "case"
    speaker = words[number].parent if as_case else parse.child(number, "obl", "nmod")
    if speaker is None or not number < speaker < min(last, number + _SPEAKER_REACH):
        return
    governor = words[speaker].parent if as_case else words[number].parent
    if governor is None:
        return
    to = min(number + 2, speaker)
    who = (to, parse.extent(speaker, _LOOSE)[1])
    extent = parse.extent(governor)
    around = ((max(extent[0], first), number), (who[1], min(extent[1], last)))
    pieces = [_offsets(parse, piece) for piece in (_trimmed(parse, *ends) for ends in around) if piece]
    if pieces:
        yield Draft(_offsets(parse, who), (words[number].start, words[to - 1].end), tuple(pieces), _ACCORDING)


def _stretch(parse: Parse, extent: tuple[int, int], content: tuple[int, int], cue: int) -> tuple[int, int] | None:
    """An extent within the content, on the side of the cue where most of it lies; None where nothing is left."""
    start, end = max(extent[0], content[0]), min(extent[1], content[1])
    if start <= cue < end:
        start, end = (start, cue) if cue - start > end - cue - 1 else (cue + 1, end)
    return _trimmed(parse, start, end)


def _trimmed(parse: Parse, first: int, last: int) -> tuple[int, int] | None:
    """A stretch without marks at its edges, and without a preposition or conjunction that nothing follows."""
    while first < last and parse.words[first].tag == "PUNCT":
        first += 1
    while first < last and parse.words[last - 1].tag in _FUNCTION_TAGS:
        last -= 1
    return (first, last) if first < last else None


def _offsets(parse: Parse, words: tuple[int, int]) -> Offsets:
    return parse.words[words[0]].start, parse.words[words[1] - 1].end
