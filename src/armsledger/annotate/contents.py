"""What is said: the words that a cue opens or closes, before it, after it, or on both sides.

Surrounding quotation marks and the stop of a reported sentence are left out. Offsets are code points of the text.
"""

from collections.abc import Sequence

from armsledger.annotate.cues import Cue, CueUse
from armsledger.annotate.segments import Segment
from armsledger.annotate.speaker_phrases import is_time, walk_forward
from armsledger.annotate.speakers import find_following
from armsledger.knowledge.inflection import VerbForm
from armsledger.knowledge.speech import CueFrame, load_speech
from armsledger.model.annotation import WordClass

Offsets = tuple[int, int]
_CLAUSES = frozenset({CueFrame.CLAUSE, CueFrame.HEARER, CueFrame.QUOTATION})
_TURNS = frozenset({"which", "who", "while", "although", "though", "whereas"})
_REPORTING = frozenset({CueFrame.CLAUSE, CueFrame.HEARER})
_VERBAL = frozenset({WordClass.VERB, WordClass.AUXILIARY, WordClass.MODAL})
_CONCEDING = frozenset({"but", "although", "though", "while", "whereas"})
_PLACING = frozenset(
    {"in", "at", "during", "on", "to", "via", "through", "by", "of", "about", "with", "from", "after", "before"}
)
_LOOSE = frozenset({"in", "during", "at", "on", "of", "about", "after", "before", "as", "when", "while", "without"})
_SHORT_PHRASE = 14


def find_contents(segment: Segment, cue: Cue, others: Sequence[Cue]) -> tuple[Offsets, ...]:
    """The pieces that `cue` says, in text order; `others` are the segment's cues, none of whose words are taken."""
    if cue.use is CueUse.PHRASE:
        return _of_phrase(segment, cue)
    if cue.use is CueUse.PASSIVE or cue.frame is CueFrame.SEEMING:
        return _with_subject(segment, cue, others)
    after = _after(segment, cue, others)
    if cue.frame is CueFrame.QUOTATION:
        before = _before(segment, cue, needed=not after, parted=_is_parted(segment, cue))
        return tuple(piece for piece in (*before, *after) if _is_quoted(segment, piece))
    if cue.frame not in _CLAUSES or cue.use is CueUse.PARTICIPIAL:
        return after
    before = _before(segment, cue, needed=not after, parted=_is_parted(segment, cue))
    return (*before, *after)


def offsets_of(segment: Segment, start: int, end: int) -> tuple[Offsets, ...]:
    """The code points of the tokens from `start` up to `end`, marks at the edges and whole quotation marks left out."""
    tokens = segment.tokens
    while start < end and tokens[start].text in (",", ":", ";", "—", "–", "-", "...", ")"):
        start += 1
    while start < end and tokens[end - 1].text in (",", ":", ";", "—", "–", "-", ".", "!", "?", "("):
        if tokens[end - 1].text == "." and end - start > 1 and len(tokens[end - 2].text) <= 1:
            break
        end -= 1
    if start >= end:
        return ()
    if end - start == 1 and segment.is_quote(start):
        quote = segment.quotes[tokens[start].start]
        return ((quote.inner_start, min(quote.inner_end, segment.end)),) if quote.inner_start < segment.end else ()
    return ((tokens[start].start, tokens[end - 1].end),)


def _is_quoted(segment: Segment, piece: Offsets) -> bool:
    return any(quote.start <= piece[0] and piece[1] <= quote.end for quote in segment.quotes.values())


def _of_phrase(segment: Segment, cue: Cue) -> tuple[Offsets, ...]:
    first, last = segment.sentence_of(cue.verb)
    if cue.start <= first + 1:
        opened = cue.speaker[1] if cue.speaker else cue.end
        comma = next(
            (k for k in range(opened, last) if segment.tokens[k].text in (",", ":") or segment.is_quote(k)), opened
        )
        return offsets_of(segment, comma, last)
    return offsets_of(segment, _left_edge(segment, cue), cue.start)


def _with_subject(segment: Segment, cue: Cue, others: Sequence[Cue]) -> tuple[Offsets, ...]:
    subject = offsets_of(segment, *cue.subject) if cue.subject and cue.frame is not CueFrame.HEARER else ()
    by = cue.speaker and segment.tokens[cue.speaker[0] - 1].text.lower() == "by"
    start = cue.speaker[1] if by and cue.speaker else cue.end
    middle = offsets_of(segment, cue.end, cue.speaker[0] - 1) if by and cue.speaker else ()
    rest = () if by else offsets_of(segment, start, _right_edge(segment, cue, start, others))
    return (*subject, *middle, *rest)


def _after(segment: Segment, cue: Cue, others: Sequence[Cue]) -> tuple[Offsets, ...]:
    opened = cue.speaker[1] if cue.use is CueUse.INVERTED and cue.speaker else cue.end
    start = _content_start(segment, cue, opened)
    if start is None:
        return ()
    return offsets_of(segment, start, _right_edge(segment, cue, start, others))


def _content_start(segment: Segment, cue: Cue, opened: int) -> int | None:
    """Where the words after a cue begin, hearer, time and channel skipped; None where only those follow."""
    tokens = segment.tokens
    _, last = segment.sentence_of(cue.verb)
    if cue.frame not in _CLAUSES:
        return opened if opened < last else None
    marked = _find_mark(segment, opened, last)
    if _is_spoken_before(segment, cue) and not _goes_on(segment, opened, marked):
        return None
    if cue.use is CueUse.INVERTED:
        return marked if marked is not None and marked - opened <= _SHORT_PHRASE else None
    if cue.frame is CueFrame.HEARER:
        opened = walk_forward(tokens, opened, last) if opened != marked else opened
    opened = _skip_adjuncts(segment, opened, last, marked)
    if opened >= last or (tokens[opened].text in (",", ".") and marked is None and not _is_parted(segment, cue)):
        return None
    return opened


def _is_spoken_before(segment: Segment, cue: Cue) -> bool:
    """Say whether a quotation stands right before the cue and its speaker."""
    return segment.is_quote(cue.left - 1) or (
        segment.is_quote(cue.left - 2) and segment.tokens[cue.left - 1].text == ","
    )


def _goes_on(segment: Segment, opened: int, marked: int | None) -> bool:
    """Say whether words follow a cue that already has a quotation before it: not where "on" names a programme."""
    if marked is None:
        return opened + 1 < len(segment.tokens) and segment.tokens[opened].text == ","
    apart = marked > opened and segment.tokens[marked - 1].text not in (",", ":")
    return not (segment.is_quote(marked) and apart)


def _find_mark(segment: Segment, start: int, last: int) -> int | None:
    """The first that, colon or opening quotation after `start`."""
    for index in range(start, min(last, start + _SHORT_PHRASE)):
        token = segment.tokens[index]
        if token.text.lower() == "that" or token.text == ":" or segment.is_quote(index):
            return index
        if token.text == "," and not segment.is_quote(index + 1) and index > start:
            following = segment.tokens[index + 1].text.lower() if index + 1 < last else ""
            if following != "that":
                return None
    return None


def _skip_adjuncts(segment: Segment, start: int, last: int, marked: int | None) -> int:
    tokens, at = segment.tokens, start
    while at < last and at != marked:
        token = tokens[at]
        lower = token.text.lower()
        if is_time(token) or (token.word_class is WordClass.ADVERB and (marked is not None or at + 1 >= last)):
            at += 1
        elif lower in _LOOSE | _PLACING and marked is not None:
            return marked
        elif lower in _PLACING and _is_channel(segment, at + 1, last):
            phrase = find_following(segment, at + 1)
            at = phrase[1] if phrase else at + 1
        elif lower in _LOOSE:
            return last
        else:
            break
    return at


def _is_channel(segment: Segment, start: int, last: int) -> bool:
    channels = load_speech().channels
    return any(t.text.lower() in channels or is_time(t) for t in segment.tokens[start : min(last, start + 5)])


def _is_parted(segment: Segment, cue: Cue) -> bool:
    """Say whether the cue with its speaker stands between commas inside what is said ("…, X said, …")."""
    tokens = segment.tokens
    end = cue.speaker[1] if cue.use is CueUse.INVERTED and cue.speaker else cue.end
    left, right = cue.left - 1, end
    if left < 1 or right + 1 >= len(tokens) or tokens[right].text != ",":
        return False
    following = tokens[right + 1]
    if segment.is_quote(right + 1):
        return True
    participle = any(VerbForm.ING in forms for _, forms in load_speech().verbs_by_form.get(following.text.lower(), ()))
    return tokens[left].text == "," and not participle and following.text.lower() not in _TURNS


def _before(segment: Segment, cue: Cue, needed: bool, parted: bool) -> tuple[Offsets, ...]:
    first, _ = segment.sentence_of(cue.verb)
    left = cue.left
    edge = _left_edge(segment, cue)
    if left <= first:
        if needed and left > 0 and segment.is_quote(left - 1):
            return offsets_of(segment, left - 1, left)
        return ()
    last = segment.tokens[left - 1]
    quoted = segment.is_quote(left - 1) or (last.text == "," and segment.is_quote(left - 2))
    if quoted and (needed or parted or segment.is_quote(_next_word(segment, cue))):
        return offsets_of(segment, edge, left)
    answers = segment.is_quote(_next_word(segment, cue))
    clause = any(token.word_class in _VERBAL for token in segment.tokens[edge:left])
    named = parted and segment.tokens[edge].word_class is not WordClass.PREPOSITION
    if last.text in (",", "?", "!", "—", "–", "-", ".") and (needed or parted) and not answers and (clause or named):
        return offsets_of(segment, edge, left)
    return ()


def _next_word(segment: Segment, cue: Cue) -> int:
    end = cue.speaker[1] if cue.use is CueUse.INVERTED and cue.speaker else cue.end
    return end + 1 if end < len(segment.tokens) and segment.tokens[end].text in (",", ".") else end


def _left_edge(segment: Segment, cue: Cue) -> int:
    first, _ = segment.sentence_of(cue.verb)
    tokens = segment.tokens
    while first < cue.left and tokens[first].text.lower() in ("but", "and", "still", ",", "yet"):
        first += 1
    return first


def _right_edge(segment: Segment, cue: Cue, start: int, others: Sequence[Cue]) -> int:
    """Where the words after a cue end: at the next speaker, at a turn of the sentence, or with the sentence."""
    tokens = segment.tokens
    first, last = segment.sentence_of(max(cue.verb, min(start, len(tokens) - 1)))
    for other in others:
        if other.start > max(start + 1, cue.verb) and other.start <= last:
            last = min(last, _edge_before(segment, cue, other, start, last))
    conceded = tokens[first].text.lower() in _CONCEDING | {"as", "when"} and cue.left <= first + 6
    loose = cue.frame not in _CLAUSES or cue.use is CueUse.PARTICIPIAL
    commas = (k for k in range(start + 1, last - 1) if tokens[k].text == ",")
    return next(
        (k for k in commas if conceded or _concedes(segment, k + 1) or (loose and _turns(segment, k + 1))), last
    )


def _edge_before(segment: Segment, cue: Cue, other: Cue, start: int, last: int) -> int:
    """Where the words of `cue` must end because `other` begins; `last` where they need not."""
    shared = other.speaker is not None and other.speaker == cue.speaker
    opened = other.start if shared or other.use is CueUse.PARTICIPIAL else other.left
    if opened <= start:
        return last
    before = segment.tokens[opened - 1]
    clause = other.use is CueUse.ACTIVE and other.frame in _REPORTING and cue.speaker is not None
    joined = (clause or shared) and before.word_class is WordClass.CONJUNCTION
    closes = other.use in (CueUse.PARTICIPIAL, CueUse.PHRASE) and before.text == ","
    if shared and other.use is CueUse.ACTIVE and before.word_class in (WordClass.WORD, WordClass.VERB, WordClass.NAME):
        return opened
    return opened - 1 if joined or closes else last


def _concedes(segment: Segment, index: int) -> bool:
    return segment.tokens[index].text.lower() in _CONCEDING


def _turns(segment: Segment, index: int) -> bool:
    if index >= len(segment.tokens):
        return True
    lower = segment.tokens[index].text.lower()
    return (
        lower in _TURNS
        or lower in ("but", "after", "when", "as", "according")
        or (lower.endswith("ing") and segment.tokens[index].word_class is WordClass.VERB)
    )
