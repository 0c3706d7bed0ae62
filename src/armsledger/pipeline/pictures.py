"""The pictures of one document, read from where its lot says that they are held."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from armsledger.acquire.files import receive_file
from armsledger.errors import UnreadableError
from armsledger.model.document import Document
from armsledger.model.failure import Failure
from armsledger.model.ids import make_id
from armsledger.model.picture import Picture
from armsledger.model.received import Received
from armsledger.pipeline.lots import Lot, ShownPicture
from armsledger.read.data_uri import name_data_uri, read_data_uri
from armsledger.read.pictures import MOST_PICTURES, is_mark, make_captioned, make_picture

STAGE = "picture"
RULES = "pictures.1"  # what a picture is read as; to be raised when that changes


@dataclass(frozen=True, slots=True)
class HeldPicture:
    """A picture with the bytes that it was read from."""

    picture: Picture
    received: Received


def read_pictures(lot: Lot, document: Document, max_bytes: int) -> tuple[tuple[HeldPicture, ...], tuple[Failure, ...]]:
    """Read the pictures of a document, in the order in which they stand; one that cannot be read is a failure,
    one that is a mark of layout is left out.

    `max_bytes` is the most that one picture may hold; of a document that shows too many the first are read.
    """
    held: dict[str, HeldPicture] = {}
    failures: list[Failure] = []
    for outcome in _iter_pictures(lot, document, max_bytes):
        if isinstance(outcome, Failure):
            failures.append(replace(outcome, source=document.source, stage=STAGE))
        else:
            held.setdefault(outcome.picture.id, outcome)
    return tuple(held.values()), tuple(failures)


def with_pictures(versions: tuple[tuple[str, str], ...], pictures: Sequence[Picture]) -> tuple[tuple[str, str], ...]:
    """The versions that a reading of a document with these pictures carries: other pictures are another reading."""
    if not pictures:
        return versions
    parts = [[p.id, p.caption.start if p.caption else None, p.alt, p.fingerprint.pdq] for p in pictures]
    digest = make_id("pic", RULES, *parts).partition("-")[2]
    return (*versions, ("pictures", f"{RULES} {digest}"))


def _iter_pictures(lot: Lot, document: Document, max_bytes: int) -> Iterator[HeldPicture | Failure]:
    for received in lot.captioned:
        try:
            yield HeldPicture(make_captioned(document, received), received)
        except UnreadableError as error:
            yield Failure(received.source, STAGE, str(error))
    for shown in lot.shown[:MOST_PICTURES]:
        outcome = _read_shown(shown, document, max_bytes)
        if isinstance(outcome, Failure) or not is_mark(outcome.picture):
            yield outcome
    if len(lot.shown) > MOST_PICTURES:
        problem = f"it shows {len(lot.shown)} pictures, the first {MOST_PICTURES} were read; split it"
        yield Failure(document.source, STAGE, f"{document.source}: {problem}")


def _read_shown(shown: ShownPicture, document: Document, max_bytes: int) -> HeldPicture | Failure:
    address = shown.reference.address
    try:
        if shown.inside is not None:
            received: Received | Failure = shown.inside
        elif shown.path is None:
            data = read_data_uri(address)
            received = Received(name_data_uri(address), data, hashlib.sha256(data).hexdigest())
        else:
            received = receive_file(shown.path, max_bytes)
        if isinstance(received, Failure):
            return replace(received, problem=f"{address}: {received.problem}")
        received = received if shown.path is None else replace(received, source=address)
        return HeldPicture(make_picture(document, received, shown.reference), received)
    except UnreadableError as error:
        return Failure(document.source, STAGE, str(error))
