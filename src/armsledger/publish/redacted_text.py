"""A text with stretches of it replaced, and where every offset of the old text stands in the new."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from armsledger.model.document import Block, Document, Span


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Offsets into the old text, and the words that take the place of what stands there; a bar swallows names."""

    start: int
    end: int
    words: str
    is_bar: bool = False


@dataclass(frozen=True, slots=True)
class RedactedText:
    """`stretches` are in order and share no character; `text` is the new text."""

    document: Document
    stretches: tuple[Stretch, ...]
    starts: tuple[int, ...]
    text: str

    @property
    def is_changed(self) -> bool:
        return bool(self.stretches)

    def span(self, span: Span) -> Span:
        """The span that stands for one of the old text: one that begins or ends in a stretch takes all of it."""
        start, end = self._place(span.start, is_end=False), self._place(span.end, is_end=True)
        return Span(span.document_id, start, end, self.text[start:end])

    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the new text."""
        places = (
            (self._place(b.start, is_end=False), self._place(b.end, is_end=True), b) for b in self.document.blocks
        )
        return tuple(Block(start, end, block.kind) for start, end, block in places)

    def hides(self, span: Span) -> bool:
        """Say whether all of a span of the old text lies under a bar."""
        return any(one.is_bar and one.start <= span.start and span.end <= one.end for one in self.stretches)

    def _place(self, offset: int, is_end: bool) -> int:
        old_starts = [one.start for one in self.stretches]
        number = (bisect_left if is_end else bisect_right)(old_starts, offset) - 1
        if number < 0:
            return offset
        last, start = self.stretches[number], self.starts[number]
        if offset <= last.end if is_end else offset < last.end:
            return start + (len(last.words) if is_end else 0)
        return start + len(last.words) + offset - last.end


def replace_stretches(document: Document, wanted: Iterable[Stretch]) -> RedactedText:
    """The text of a document with these stretches replaced, each block by itself: no replacement joins two blocks.

    Where two overlap, the bar takes all of both, or else the first.
    """
    merged: list[Stretch] = []
    for one in sorted(wanted, key=lambda one: (one.start, not one.is_bar, -one.end)):
        _merge(merged, one)
    cut = [piece for one in merged for piece in _cut(document, one)]
    starts, parts, last, length = [], [], 0, 0
    for one in cut:
        kept = document.text[last : one.start]
        starts.append(length + len(kept))
        parts += [kept, one.words]
        length, last = length + len(kept) + len(one.words), one.end
    return RedactedText(document, tuple(cut), tuple(starts), "".join([*parts, document.text[last:]]))


def _merge(done: list[Stretch], one: Stretch) -> None:
    if done and one.start < done[-1].end:
        before = done.pop()
        words = before.words if before.is_bar or not one.is_bar else one.words
        one = Stretch(before.start, max(before.end, one.end), words, before.is_bar or one.is_bar)
    done.append(one)


def _cut(document: Document, one: Stretch) -> Iterable[Stretch]:
    """The stretch without the line breaks between the blocks that it runs over."""
    if one.start == 0 and one.end == len(document.text):  # nothing else is left, not even how long it was
        yield one
        return
    edges = {edge for block in document.blocks for edge in (block.start, block.end) if one.start < edge < one.end}
    places = [one.start, *sorted(edges), one.end]
    for start, end in itertools.pairwise(places):
        if document.text[start:end].strip():
            yield Stretch(start, end, one.words, one.is_bar)
