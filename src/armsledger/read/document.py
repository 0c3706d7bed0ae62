"""Received bytes become a document: decode, tell the format, lay out, read the head."""

from dataclasses import fields
from datetime import date
from typing import Final

from armsledger.errors import UnreadableError
from armsledger.model.document import Document
from armsledger.model.ids import make_id
from armsledger.model.received import Received
from armsledger.read.charset import decode
from armsledger.read.head import read_head
from armsledger.read.hints import ReadHints
from armsledger.read.layout import Layout
from armsledger.read.markdown import read_markdown
from armsledger.read.media import HTML, MARKDOWN, check_is_text, get_media_type
from armsledger.read.mojibake import check_not_mojibake
from armsledger.read.plain import read_plain
from armsledger.text.normalise import normalise_line_ends

# Marks that are neither blank nor visible: zero-width characters, joiners, direction marks, a stray byte order mark.
_INVISIBLE: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"


def read_document(received: Received, hints: ReadHints) -> Document:
    """Read plain text, Markdown or HTML, told apart by content; the text keeps what stands in the file.

    Raises UnreadableError, which names the file, what is wrong and the way out, for a file that is empty, binary, in
    no encoding that fits, garbled, or without a word.
    """
    text, encoding = read_text(received)
    layout = _read_layout(text, received.source)
    check_not_mojibake(layout.text, received.source, encoding)
    return make_document(layout, received.source, received.sha256, hints)


def read_text(received: Received) -> tuple[str, str]:
    """The text of received bytes with its line ends normalised, still with its markup, and the encoding it was in.

    Raises UnreadableError for bytes that are no text, in no encoding that fits, or without a word.
    """
    check_is_text(received.data, received.source)
    decoded = decode(received.data, received.source)
    text = normalise_line_ends(decoded.text)
    check_has_words(text, received.source)
    return text, decoded.encoding


def check_has_words(text: str, source: str) -> None:
    """Raise UnreadableError for a text of nothing but blanks and invisible marks."""
    if not text.translate(dict.fromkeys(map(ord, _INVISIBLE))).strip():
        raise UnreadableError(source, "the file holds nothing but blanks", "give a file that holds a text")


def make_document(layout: Layout, source: str, sha256: str, hints: ReadHints) -> Document:
    """Make the document of a layout; its id follows from the bytes' digest, the text and what the head says.

    Raises UnreadableError for a layout without blocks, as of a file that holds front matter only.
    """
    if not layout.blocks:
        raise UnreadableError(source, f"no text was found in this {layout.media_type}", "save the text itself as .txt")
    head = read_head(layout, source, hints)
    values = [getattr(head, field.name).value for field in fields(head)]
    told = [value.isoformat() if isinstance(value, date) else value for value in values]
    return Document(
        id=make_id("doc", sha256, layout.text, told),
        source=source,
        sha256=sha256,
        media_type=layout.media_type,
        text=layout.text,
        head=head,
        blocks=layout.blocks,
    )


def _read_layout(text: str, source: str) -> Layout:
    media_type = get_media_type(text, source)
    if media_type == HTML:
        from armsledger.read.html import read_html

        return read_html(text, source)
    return read_markdown(text) if media_type == MARKDOWN else read_plain(text)
