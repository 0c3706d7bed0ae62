"""What a ledger holds for a case file: documents as received, and smaller copies of pictures beside their digests.

The same picture gives the same bytes. A copy tells nothing of itself: no position, no camera, no day.
"""

import hashlib
from collections.abc import Collection, Iterable
from io import BytesIO
from typing import Final

from armsledger.errors import LedgerMissingError
from armsledger.model.custody import Custody, CustodyEvent
from armsledger.model.document import Document
from armsledger.model.picture import Picture, PictureCopy
from armsledger.model.record import DocumentRecord
from armsledger.read.picture_file import shrink
from armsledger.store.ledger import Ledger

ON_THE_NETWORK: Final = (CustodyEvent.FETCH, CustodyEvent.STAMP)  # a fact of the page, and no other at each run
SIDE: Final = 720  # pixels; the text column of a case file at twice its width
_QUALITY: Final = 80


class LedgerPictures:
    """The pictures of a case, as far as a ledger holds their bytes."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def find_original(self, picture: Picture) -> bytes | None:
        """The bytes of a picture, None where the ledger does not hold them."""
        try:
            return self._ledger.get_bytes(picture.sha256)
        except LedgerMissingError:
            return None

    def find_copy(self, picture: Picture) -> PictureCopy | None:
        """The smaller copy of a picture, None where the ledger does not hold its bytes."""
        original = self.find_original(picture)
        return make_copy(original) if original is not None else None


class LedgerDocuments:
    """The documents of a case as they were received, as far as a ledger holds their bytes."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def find_received(self, document: Document) -> bytes | None:
        """The bytes of a document, None where the ledger does not hold them."""
        try:
            return self._ledger.get_bytes(document.sha256)
        except LedgerMissingError:
            return None


def list_custody(
    ledger: Ledger, records: Iterable[DocumentRecord], events: Collection[CustodyEvent] = tuple(CustodyEvent)
) -> tuple[Custody, ...]:
    """How the documents of records came, document by document, as far as these sorts of events tell."""
    came = (custody for record in records for custody in ledger.custody(record.document.sha256))
    return tuple(dict.fromkeys(custody for custody in came if custody.event in events))


def make_copy(original: bytes) -> PictureCopy:
    """Make the copy of a picture that was read before."""
    from PIL import Image, ImageOps

    with Image.open(BytesIO(original)) as image:
        image.draft("RGB", (SIDE, SIDE))
        small = shrink(ImageOps.exif_transpose(image), SIDE)
    out = BytesIO()
    small.save(out, "JPEG", quality=_QUALITY)
    data = out.getvalue()
    return PictureCopy(data, hashlib.sha256(data).hexdigest(), small.width, small.height)
