"""Plain text: the text stays as decoded, but for its line ends."""

from armsledger.model.document import Block, BlockKind
from armsledger.read.blocks import find_blocks
from armsledger.read.layout import Layout, Particulars
from armsledger.read.media import PLAIN


def read_plain(text: str) -> Layout:
    """Lay out a plain text whose line ends are normalised; the title is its first line, where that heads the rest."""
    blocks = find_blocks(text)
    return Layout(PLAIN, text, blocks, Particulars("the file"), heading=find_title(text, blocks))


def find_title(text: str, blocks: tuple[Block, ...]) -> str | None:
    """Give the first line where it is short, without a stop, and a longer paragraph follows; None otherwise."""
    if not blocks or blocks[0].kind is not BlockKind.HEADING:
        return None
    title = text[blocks[0].start : blocks[0].end]
    longest = max(block.end - block.start for block in blocks[1:])
    return title if longest > len(title) else None
