"""What a format's reader finds in a file, before the head is read: the text, its blocks, and what is told of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from armsledger.model.document import Block, BlockKind


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a file tells of its text apart from the text, in its own words; `told_by` names the part that tells it.

    `translation` is how the text came to be in its language ("machine", "human", a tool's name), `translates` the name
    of the document that it translates. `notes` are sentences on what was left out or could not be read.
    """

    told_by: str
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    translation: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    translates: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A block before its place in the text is known: its words, and what it is on the page."""

    words: str
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Layout:
    """A text as it will stand in the document, its blocks in order, and what the file tells of it.

    `heading` is the line that heads the whole text, where the text has one.
    """

    media_type: str
    text: str
    blocks: tuple[Block, ...]
    particulars: Particulars
    heading: str | None = None

    def words(self, block: Block) -> str:
        """The words of one block."""
        return self.text[block.start : block.end]

    def paragraphs(self) -> tuple[Block, ...]:
        """The blocks that are neither headings nor captions, in order."""
        return tuple(block for block in self.blocks if block.kind is BlockKind.PARAGRAPH)


def lay_out(parts: Sequence[Part], media_type: str, particulars: Particulars, heading: str | None = None) -> Layout:
    """Put parts into one text, a line each."""
    blocks, start = [], 0
    for part in parts:
        blocks.append(Block(start, start + len(part.words), part.kind))
        start += len(part.words) + 1
    return Layout(media_type, "\n".join(part.words for part in parts), tuple(blocks), particulars, heading)
