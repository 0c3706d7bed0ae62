"""Attributions as offsets, before they become spans: joined where a quotation runs on, without doubles, nested."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from armsledger.annotate.segments import Segment

Offsets = tuple[int, int]
_CARRIED_ON = "; the quotation after it has no speaker of its own and is carried on"


@dataclass(frozen=True, slots=True)
class Draft:
    """Who, cue and what in code points; `contents` may be empty while a colon waits for the quotation after it."""

    source: Offsets | None
    cue: Offsets
    contents: tuple[Offsets, ...]
    because: str

    @property
    def start(self) -> int:
        """Where the first of its parts begins."""
        return min(self.cue[0], *(part[0] for part in (self.source, *self.contents) if part), self.cue[0])

    @property
    def length(self) -> int:
        """How many characters of content it holds."""
        return sum(end - start for start, end in self.contents)


def find_carried_on(segment: Segment, last: Draft, own: Sequence[Draft]) -> Draft | None:
    """Give `last` extended by the quotation that opens `segment`, where none of `own` takes it; else None.

    `last` must itself have ended with a quotation, or with the colon that announces one, in the segment before.
    """
    if not segment.is_quote(0):
        return None
    quote = segment.quotes[segment.tokens[0].start]
    piece = (quote.inner_start, min(quote.inner_end, segment.end))
    taken = any(start < quote.inner_end and quote.inner_start < end for draft in own for start, end in draft.contents)
    if taken or not _ran_up_to(segment, last) or piece[0] >= piece[1]:
        return None
    because = last.because if last.because.endswith(_CARRIED_ON) else last.because + _CARRIED_ON
    return replace(last, contents=(*last.contents, piece), because=because)


def _ran_up_to(segment: Segment, last: Draft) -> bool:
    """Say whether the draft `last` is of the sentence just before, and ends with or wholly is a quotation."""
    before = segment.before
    if before is None:
        return False
    end = max(last.cue[1], *(end for _, end in last.contents), last.source[1] if last.source else 0)
    quoted = any(q.inner_start <= s and e <= q.inner_end for s, e in last.contents for q in before.quotes.values())
    return before.start <= end <= before.end and (quoted or not last.contents)


def drop_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """Sort by place; drop drafts without content, and doubles: the same cue, the same content for
    the same source, or for no source what a source is known for."""
    kept: list[Draft] = []
    seen: set[object] = set()
    spoken = {draft.contents for draft in drafts if draft.source}
    for draft in sorted(drafts, key=lambda d: (d.start, d.cue, -d.length)):
        keys = {draft.cue, (draft.source, draft.contents)}
        echo = draft.source is None and draft.contents in spoken
        if draft.contents and not echo and not keys & seen:
            kept.append(draft)
            seen |= keys
    return kept


def find_parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of the smallest one whose content holds its cue.

    A parent always holds more characters of content than its child, so the links can form no circle.
    """
    pieces = sorted((start, end, index) for index, draft in enumerate(drafts) for start, end in draft.contents)
    parents: list[int | None] = [None] * len(drafts)
    opened: list[tuple[int, int, int]] = []
    at = 0
    for index in sorted(range(len(drafts)), key=lambda index: drafts[index].cue):
        cue = drafts[index].cue
        while at < len(pieces) and pieces[at][0] <= cue[0]:
            opened.append(pieces[at])
            at += 1
        opened = [piece for piece in opened if piece[1] > cue[0]]
        parents[index] = _smallest_holder(index, drafts, opened)
    return parents


def _smallest_holder(index: int, drafts: Sequence[Draft], opened: Sequence[tuple[int, int, int]]) -> int | None:
    child = drafts[index]
    holders = [
        (drafts[other].length, other)
        for _, end, other in opened
        if other != index and child.cue[1] <= end and drafts[other].length > child.length
    ]
    return min(holders)[1] if holders else None
