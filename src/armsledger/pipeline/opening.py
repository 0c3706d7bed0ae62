"""What lies in what was given: archives opened to their files, mails to their attachments, however deep within bounds.

The source of what lay in another file says so: `archive.zip › folder/page.html`, `mail.eml › annex.pdf`. What cannot be
taken out is a failure with its reason; the others follow.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from armsledger.errors import UnreadableError
from armsledger.model.failure import Failure
from armsledger.model.received import Received
from armsledger.pipeline.lot import IN
from armsledger.read.archive import DEEPEST, Budget, iter_entries
from armsledger.read.mail.message import open_mail
from armsledger.read.media import MAIL, ZIP, find_packed_type
from armsledger.read.picture_file import is_picture

STAGE: Final = "read"
_TIMES: Final = 8  # how many times the largest file may come out of one that was given


@dataclass(slots=True)
class Opened:
    """The files that came out, in order, and what failed."""

    files: list[Received] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def is_container(received: Received) -> bool:
    """Say whether other files may lie in a file: it is an archive or a mail."""
    return find_packed_type(received.data, received.source) in (ZIP, MAIL)


def open_container(received: Received, max_bytes: int) -> Opened:
    """The files in an archive; a mail and what is attached to it, but for its pictures, which the mail shows.

    `max_bytes` is the most that one file may hold.
    """
    opened = Opened()
    _open(received, max_bytes, Budget(_TIMES * max_bytes), 1, opened)
    return opened


def _open(received: Received, max_bytes: int, budget: Budget, depth: int, opened: Opened) -> None:
    packed = find_packed_type(received.data, received.source)
    if packed != ZIP:
        opened.files.append(received)
    if packed not in (ZIP, MAIL):
        return
    if depth > DEEPEST:
        problem = f"it lies over {DEEPEST} archives or mails deep; take it out and give the file itself"
        if packed == ZIP:
            opened.failures.append(_fail(received.source, problem))
        return
    try:
        inner = _iter_archive if packed == ZIP else _iter_attached
        for one in inner(received, max_bytes, budget):
            if isinstance(one, Failure):
                opened.failures.append(one)
            else:
                _open(one, max_bytes, budget, depth + 1, opened)
    except UnreadableError as error:
        if packed == ZIP:  # why a mail cannot be read, reading it says
            opened.failures.append(Failure(received.source, STAGE, str(error)))


def _iter_archive(received: Received, max_bytes: int, budget: Budget) -> Iterator[Received | Failure]:
    is_empty = True
    for entry in iter_entries(received.data, received.source, max_bytes, budget):
        is_empty = False
        source = f"{received.source}{IN}{entry.name}"
        yield _fail(source, entry.problem) if entry.problem else _receive(source, entry.data)
    if is_empty:
        yield _fail(received.source, "this archive holds no files (hidden ones are left out); give one that does")


def _iter_attached(received: Received, max_bytes: int, budget: Budget) -> Iterator[Received | Failure]:
    names: set[str] = set()
    for number, one in enumerate(open_mail(received.data, received.source).attachments, start=1):
        if is_picture(one.data):
            continue
        name = one.name if one.name not in names else f"{number} {one.name}"
        names.add(name)
        source = f"{received.source}{IN}{name}"
        if len(one.data) > max_bytes or not budget.take(len(one.data)):
            yield _fail(source, "it is past the limit of what may be attached; give the file itself")
        else:
            yield _receive(source, one.data)


def _fail(source: str, problem: str) -> Failure:
    return Failure(source, STAGE, f"{source}: {problem}")


def _receive(source: str, data: bytes) -> Received:
    return Received(source, data, hashlib.sha256(data).hexdigest())
