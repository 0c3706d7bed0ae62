"""A mail taken apart: its message, and its attachments by name, each with its bytes."""

import email
import email.errors
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Final

from armsledger.errors import UnreadableError

MOST_PARTS: Final = 500
_NESTS: Final = re.compile(rb"boundary=|message/rfc822", re.IGNORECASE)
_LONGEST_HEADER: Final = 8_000
_READ_HEADERS: Final = frozenset(
    {"subject", "from", "date", "content-language", "content-type", "content-disposition", "content-transfer-encoding"}
)
_WAY_OUT: Final = "open it in a mail program and save its text as .txt"
# What Python's own reader of mails raises for headers and parts that are broken or made up.
BROKEN: Final = (
    email.errors.MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file or a mail that a mail carries."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """What a mail says: headers by name, and its text, as plain text or as HTML (one of the two may be None)."""

    headers: tuple[tuple[str, str], ...]
    plain: bytes | None
    html: bytes | None
    charset: str | None
    attachments: tuple[Attachment, ...]

    def header(self, name: str) -> str | None:
        """The first header of that name, blanks collapsed; None where there is none."""
        found = next((value for key, value in self.headers if key.lower() == name), None)
        return " ".join(found.split()) or None if found else None


def open_mail(data: bytes, source: str) -> Message:
    """Take a mail apart. Raises UnreadableError for one that cannot be, or that has too many parts."""
    if len(_NESTS.findall(data)) > MOST_PARTS:
        raise UnreadableError(source, f"this mail has over {MOST_PARTS} parts", _WAY_OUT)
    try:
        mail = email.message_from_bytes(data, policy=email.policy.default)
        parts = list(_iter_parts(mail, source))
        body = _find_body(parts, "text/plain"), _find_body(parts, "text/html")
        best = body[0] or body[1]
        return Message(
            tuple(_iter_headers(mail)),
            _payload(body[0]) if body[0] is not None else None,
            _payload(body[1]) if body[1] is not None else None,
            best.get_content_charset() if best is not None else None,
            tuple(_iter_attachments(parts, [part for part in body if part is not None])),
        )
    except BROKEN as error:
        problem = f"this mail cannot be taken apart ({type(error).__name__})"
        raise UnreadableError(source, problem, _WAY_OUT) from error


def _iter_headers(mail: EmailMessage) -> Iterator[tuple[str, str]]:
    for name in ("Subject", "From", "Date", "Content-Language"):
        try:
            value = mail.get(name)
        except BROKEN:
            continue  # a header that is made up says nothing
        if value is not None:
            yield name, "".join(letter for letter in str(value) if letter.isprintable() or letter == " ")


def _iter_parts(mail: EmailMessage, source: str) -> Iterator[EmailMessage]:
    """The parts that hold something themselves, in order; what is in an attached mail stays with it."""
    waiting: list[EmailMessage] = [mail]
    count = 0
    while waiting:
        part = waiting.pop()
        count += 1
        _check_headers(part, source)
        if count > MOST_PARTS:
            raise UnreadableError(source, f"this mail has over {MOST_PARTS} parts", _WAY_OUT)
        if part.get_content_maintype() == "multipart" and isinstance(part.get_payload(), list):
            waiting += reversed([one for one in part.get_payload() if isinstance(one, EmailMessage)])
        else:
            yield part


def _check_headers(part: EmailMessage, source: str) -> None:
    """Raise UnreadableError for a header so long that Python's reader, which takes its square, would not end."""
    for name, value in part.raw_items():
        if name.lower() in _READ_HEADERS and len(str(value)) > _LONGEST_HEADER:
            problem = f"the header {name} of this mail has over {_LONGEST_HEADER:,} characters"
            raise UnreadableError(source, problem, _WAY_OUT)


def _find_body(parts: list[EmailMessage], content_type: str) -> EmailMessage | None:
    return next((one for one in parts if one.get_content_type() == content_type and not one.is_attachment()), None)


def _payload(part: EmailMessage) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _iter_attachments(parts: list[EmailMessage], bodies: list[EmailMessage]) -> Iterator[Attachment]:
    for number, part in enumerate(parts, start=1):
        if part in bodies:
            continue
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            held = inner[0] if isinstance(inner, list) and inner else None
            data = held.as_bytes() if isinstance(held, EmailMessage) else b""
            name = _name(part) or f"mail {number}.eml"
            yield Attachment(name if name.lower().endswith(".eml") else f"{name}.eml", data)
        else:
            yield Attachment(_name(part) or f"part {number}", _payload(part))


def _name(part: EmailMessage) -> str | None:
    try:
        name = part.get_filename()
    except BROKEN:
        return None
    shown = "".join(letter for letter in (name or "") if letter.isprintable()).replace("\\", "/").rpartition("/")[2]
    return " ".join(shown.split())[:150] or None
