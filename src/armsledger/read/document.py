"""Received bytes become a document: tell the format, decode or open, lay out, read the head."""

from dataclasses import replace
from datetime import date
from typing import Final

from armsledger.errors import UnreadableError
from armsledger.model.document import Block, Document
from armsledger.model.ids import make_id
from armsledger.model.received import Received
from armsledger.read.charset import decode
from armsledger.read.head import read_head
from armsledger.read.hints import ReadHints
from armsledger.read.language import find_other_language
from armsledger.read.layout import Layout
from armsledger.read.markdown import read_markdown
from armsledger.read.media import (
    DOCX,
    HTML,
    MAIL,
    MARKDOWN,
    PDF,
    check_is_text,
    find_packed_type,
    get_media_type,
)
from armsledger.read.mojibake import check_not_mojibake
from armsledger.read.plain import read_plain
from armsledger.text.normalise import normalise_line_ends

# What of a head makes a document another one; what came to be read later does not change the ids of those held before.
_IDENTIFYING: Final = (
    "title", "byline", "dateline", "published", "outlet", "url", "language", "machine_translated",
)  # fmt: skip
# Marks that are neither blank nor visible: zero-width characters, joiners, direction marks, a stray byte order mark.
_INVISIBLE: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"


def read_document(received: Received, hints: ReadHints) -> Document:
    """Read plain text, Markdown, HTML, PDF, a Word document or a mail, told apart by content.

    Raises UnreadableError, which names the file, what is wrong and the way out, for a file that is empty, of another
    format, in no encoding that fits, garbled, locked, broken, or without a word; and for an archive, which is no
    document but holds some.
    """
    packed = find_packed_type(received.data, received.source)
    if packed:
        layout = _open(received, packed)
        check_has_words(layout.text, received.source)
        return make_document(layout, received.source, received.sha256, hints)
    text, encoding = read_text(received, hints.charset)
    layout = _read_layout(text, received.source)
    check_not_mojibake(layout.text, received.source, encoding)
    return make_document(layout, received.source, received.sha256, hints)


def _open(received: Received, packed: str) -> Layout:
    if packed == PDF:
        from armsledger.read.pdf.reader import read_pdf

        return read_pdf(received.data, received.source)
    if packed == DOCX:
        from armsledger.read.docx.reader import read_docx

        return read_docx(received.data, received.source)
    if packed == MAIL:
        from armsledger.read.mail.reader import read_mail

        return read_mail(received.data, received.source)
    way_out = "give it as a file to `armsledger report` or `add`, or upload it: what it holds is read one by one"
    raise UnreadableError(received.source, "this is an archive, not a document", way_out)


def read_text(received: Received, charset: str | None = None) -> tuple[str, str]:
    """The text of received bytes with its line ends normalised, still with its markup, and the encoding it was in.

    `charset` is the encoding that came with the bytes, as in a header. Raises UnreadableError for bytes that are no
    text, in no encoding that fits, or without a word.
    """
    check_is_text(received.data, received.source)
    decoded = decode(received.data, received.source, charset)
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
    values = [getattr(head, name).value for name in _IDENTIFYING]
    told = [value.isoformat() if isinstance(value, date) else value for value in values]
    return Document(
        id=make_id("doc", sha256, layout.text, told),
        source=source,
        sha256=sha256,
        media_type=layout.media_type,
        text=layout.text,
        head=head,
        blocks=tuple(_with_language(layout, block, head.language.value) for block in layout.blocks),
    )


def _with_language(layout: Layout, block: Block, language: str | None) -> Block:
    other = find_other_language(layout.words(block), language)
    return replace(block, language=other) if other else block


def _read_layout(text: str, source: str) -> Layout:
    media_type = get_media_type(text, source)
    if media_type == HTML:
        from armsledger.read.html import read_html

        return read_html(text, source)
    return read_markdown(text) if media_type == MARKDOWN else read_plain(text)
