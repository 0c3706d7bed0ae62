"""Smaller copies of pictures, to be shown in a case file beside the digest of what they were made from.

The same picture gives the same bytes. A copy tells nothing of itself: no position, no camera, no day.
"""

import hashlib
from collections.abc import Callable
from io import BytesIO
from typing import Final

from armsledger.errors import LedgerMissingError
from armsledger.model.picture import Picture, PictureCopy
from armsledger.read.picture_file import shrink
from armsledger.store.ledger import Ledger

SIDE: Final = 720  # pixels; the text column of a case file at twice its width
_QUALITY: Final = 80


def copies_from(ledger: Ledger) -> Callable[[Picture], PictureCopy | None]:
    """Give what makes the copy of a picture; it gives None for one whose bytes the ledger does not hold."""

    def find_copy(picture: Picture) -> PictureCopy | None:
        try:
            return make_copy(ledger.get_bytes(picture.sha256))
        except LedgerMissingError:
            return None

    return find_copy


def make_copy(original: bytes) -> PictureCopy:
    """Make the copy of a picture that was read before."""
    from PIL import Image, ImageOps

    with Image.open(BytesIO(original)) as image:
        image.draft("RGB", (SIDE, SIDE))
        small = shrink(ImageOps.exif_transpose(image), SIDE)
    out = BytesIO()
    small.save(out, "JPEG", quality=_QUALITY)
    data = out.getvalue()
    return PictureCopy(original, data, hashlib.sha256(data).hexdigest(), small.width, small.height)
