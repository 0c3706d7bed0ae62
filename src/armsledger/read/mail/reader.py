"""A mail as a layout: its message, preferred as plain text, with subject, sender and day as the headers give them."""

from datetime import date
from email.utils import parsedate_to_datetime
from typing import Final

from armsledger.errors import UnreadableError
from armsledger.read.blocks import find_blocks
from armsledger.read.charset import decode
from armsledger.read.layout import Layout, Particulars, lay_out
from armsledger.read.mail.message import Message, open_mail
from armsledger.read.media import MAIL
from armsledger.text.normalise import normalise_line_ends

TOLD_BY: Final = "the mail's headers"
_NO_TEXT: Final = "the attachments are read for themselves; save other text as .txt"


def read_mail(data: bytes, source: str) -> Layout:
    """Lay out the message of a mail. Raises UnreadableError for one that is broken or holds no text."""
    message = open_mail(data, source)
    particulars = _read_particulars(message)
    if message.plain is not None and message.plain.strip():
        text = normalise_line_ends(decode(message.plain, source, message.charset).text)
        return Layout(MAIL, text, find_blocks(text), particulars)
    if message.html is None or not message.html.strip():
        raise UnreadableError(source, "this mail holds no text of its own", _NO_TEXT)
    return _read_page(message.html, message.charset, source, particulars)


def _read_page(html: bytes, charset: str | None, source: str, particulars: Particulars) -> Layout:
    from armsledger.read.html import read_page_parts

    text = normalise_line_ends(decode(html, source, charset).text)
    parts = read_page_parts(text, source)
    if not parts:
        raise UnreadableError(source, "this mail holds no text of its own", _NO_TEXT)
    return lay_out(parts, MAIL, particulars)


def _read_particulars(message: Message) -> Particulars:
    day = _find_day(message.header("date"))
    notes = tuple(f"attached: {one.name}" for one in message.attachments)
    return Particulars(
        TOLD_BY,
        title=message.header("subject"),
        byline=message.header("from"),
        published=day.isoformat() if day else message.header("date"),
        language=message.header("content-language"),
        notes=notes,
    )


def _find_day(words: str | None) -> date | None:
    """The day on which a mail was sent, where its sender was."""
    try:
        return parsedate_to_datetime(words).date() if words else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
