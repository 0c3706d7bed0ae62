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


def carry_on(segment: Segment, drafts: list[Draft], own: Sequence[Draft]) -> list[Draft]:
    """Give the drafts so far, the last extended by a quotation that opens `segment` and that none of `own` takes.

    The last draft must itself have ended with a quotation, or with the colon that announces one, just before.
    """
    if not drafts or not segment.is_quote(0):
        return drafts
    quote = segment.quotes[segment.tokens[0].start]
    taken = any(start < quote.inner_end and quote.inner_start < end for draft in own for start, end in draft.contents)
    last = drafts[-1]
    if taken or (last.contents and not _ran_up_to(segment, last)):
        return drafts
    piece = (quote.inner_start, min(quote.inner_end, segment.end))
    if piece[0] >= piece[1]:
        return drafts
    because = last.because if last.because.endswith(_CARRIED_ON) else last.because + _CARRIED_ON
    return [*drafts[:-1], replace(last, contents=(*last.contents, piece), because=because)]


def _ran_up_to(segment: Segment, last: Draft) -> bool:
    """Say whether the draft `last` is of the sentence just before, and ends with or wholly is a quotation."""
    before = segment.before
    if before is None:
        return False
    end = max(last.cue[1], *(end for _, end in last.contents), last.source[1] if last.source else 0)
    quoted = any(q.inner_start <= s and e <= q.inner_end for s, e in last.contents for q in before.quotes.values())
    return before.start <= end <= before.end and quoted


def drop_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """Sort by place; drop drafts without content and those that give the same cue, or the same content to the same source."""
    kept: list[Draft] = []
    seen: set[object] = set()
    for draft in sorted(drafts, key=lambda d: (d.start, d.cue, -d.length)):
        keys = {draft.cue, (draft.source, draft.contents)}
        if draft.contents and not keys & seen:
            kept.append(draft)
            seen |= keys
    return kept


def find_parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of the smallest one whose content holds its cue.

    A parent always holds more characters of content than its child, so the links can form no circle.
    """
    pieces = sorted((start, end, index) for index, draft in enumerate(drafts) for start, end in draft.contents)
    return [_parent(index, drafts, pieces) for index in range(len(drafts))]


def _parent(index: int, drafts: Sequence[Draft], pieces: Sequence[tuple[int, int, int]]) -> int | None:
    child = drafts[index]
    holders = [
        (drafts[other].length, other)
        for start, end, other in _around(pieces, child.cue)
        if other != index and drafts[other].length > child.length and start <= child.cue[0] and child.cue[1] <= end
    ]
    return min(holders)[1] if holders else None


def _around(pieces: Sequence[tuple[int, int, int]], cue: Offsets) -> Sequence[tuple[int, int, int]]:
    return [piece for piece in pieces if piece[0] <= cue[0] and cue[1] <= piece[1]]
