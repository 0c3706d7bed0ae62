"""A document as read: its text, what was read off its head, and the spans that quote it.

Every claim rests on spans, so a span may never drift from its text:
`document.text[span.start:span.end] == span.quote` holds for every span a document
gives out. Offsets are half-open and count code points of `text`.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from armsledger.errors import SpanDriftError, SpanOutsideError
from armsledger.model.locator import Located, Locator
from armsledger.model.plain import LEFT_OUT
from armsledger.model.score import Reading


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one document and the words that stand there."""

    document_id: str
    start: int
    end: int
    quote: str

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share at least one character of the same document."""
        return self.document_id == other.document_id and self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Say whether every character of `other` lies in this span."""
        return self.document_id == other.document_id and self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    """What a block of the text is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, caption or footnote: offsets into the document's text, line breaks not included.

    `locators` say where its lines stand in a file that has pages, in their order; none in a file without. `language`
    is an ISO 639-1 code where the block is in another language than its document, None where it is in the same.
    """

    start: int
    end: int
    kind: BlockKind
    locators: tuple[Locator, ...] = field(default=(), metadata=LEFT_OUT)
    language: str | None = field(default=None, metadata=LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says of itself, each with the reason for the reading.

    `published` is the day of publication; `outlet` who published; `language` an ISO 639-1 code;
    `machine_translated` whether the text bears the marks of machine translation. `modified` is the day of the last
    change and `retrieved` the day on which the text was taken from its address, where the file says so itself; when
    we received its bytes stands with their custody. `translates` names the document that this one is a translation
    of. `notes` are sentences on what reading left out or could not do.
    """

    title: Reading[str]
    byline: Reading[str]
    dateline: Reading[str]
    published: Reading[date]
    outlet: Reading[str]
    url: Reading[str]
    language: Reading[str]
    machine_translated: Reading[bool]
    modified: Reading[date] | None = field(default=None, metadata=LEFT_OUT)
    retrieved: Reading[date] | None = field(default=None, metadata=LEFT_OUT)
    translates: Reading[str] | None = field(default=None, metadata=LEFT_OUT)
    notes: tuple[str, ...] = field(default=(), metadata=LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Document:
    """A text and where it came from.

    `source` is the path or address it was taken from, `sha256` the digest of its bytes as received, `text` the
    text that all offsets count in, `blocks` its parts in reading order without overlap.
    """

    id: str
    source: str
    sha256: str
    media_type: str
    text: str
    head: Head
    blocks: tuple[Block, ...]

    def span(self, start: int, end: int) -> Span:
        """Quote the code points from `start` up to `end`; raise SpanOutsideError where there are none."""
        if not 0 <= start < end <= len(self.text):
            raise SpanOutsideError(self.id, start, end, len(self.text))
        return Span(self.id, start, end, self.text[start:end])

    def check(self, span: Span) -> Span:
        """Give the span back if it still quotes this document, raise SpanDriftError if not."""
        found = self.text[span.start : span.end]
        if span.document_id != self.id or found != span.quote or not found:
            raise SpanDriftError(self.id, span.start, span.end, expected=span.quote, found=found)
        return span


def find_locator(document: Document, span: Span) -> Located | None:
    """Where a span of the document stands on its pages; None for a file without pages."""
    lines = tuple(
        locator
        for block in document.blocks
        if block.start < span.end and span.start < block.end
        for locator in block.locators
        if locator.start < span.end and span.start < locator.end
    )
    return Located(lines) if lines else None
