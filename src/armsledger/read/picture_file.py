"""Bytes of a picture become what is known of it: format, size, fingerprint, and what the file says of itself.

PNG, JPEG, WebP, TIFF and the first frame of a GIF are read. A picture that would not fit into memory is refused by
the size that its head states, before any of it is unpacked.
"""

import struct
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from armsledger.errors import UnreadableError
from armsledger.model.picture import FORMS, Exif, Fingerprint
from armsledger.read.credentials import find_credentials

if TYPE_CHECKING:
    from numpy import ndarray
    from PIL.Image import Image

MOST_PIXELS: Final = 64_000_000  # 200 MB unpacked; the largest cameras of news photographers have 61 million
_SIDE: Final = 256  # pixels; measured: shrunk and compressed copies differ in 0 to 2 bits, at 512 in 4 to 8
_MEDIA_TYPES: Final = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "WEBP": "image/webp",
    "TIFF": "image/tiff",
    "GIF": "image/gif",
}
# What Pillow's readers raise for files that are broken, cut off or made up.
_BROKEN: Final = (
    OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, ArithmeticError, AssertionError, AttributeError,
    NotImplementedError, struct.error, zlib.error,
)  # fmt: skip
_FORMATS: Final = ("PNG", "JPEG", "WEBP", "TIFF", "GIF")  # MPO is a JPEG with more behind it, opened as one
_WAY_OUT: Final = "save it anew as PNG or JPEG"
_LONGEST: Final = 200  # code points of a word that a file says of itself
# Tags of the EXIF standard (JEITA CP-3451).
_MAKE, _MODEL, _SOFTWARE, _CHANGED, _TAKEN = 0x010F, 0x0110, 0x0131, 0x0132, 0x9003
_DETAILS, _GPS, _ZONE, _ZONE_TAKEN = 0x8769, 0x8825, 0x9010, 0x9011


@dataclass(frozen=True, slots=True)
class PictureFile:
    """What a picture's bytes tell: media type, size in pixels, fingerprint, and what the file says of itself."""

    media_type: str
    width: int
    height: int
    fingerprint: Fingerprint
    exif: Exif


def is_picture(data: bytes) -> bool:
    """Say whether bytes bear the mark of a picture that is read here."""
    marks = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
    return data.startswith(marks) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")


def read_picture_file(data: bytes, source: str) -> PictureFile:
    """Read a picture's bytes. Raises UnreadableError for what is no picture, broken, or too large to unpack."""
    from PIL import Image, ImageFile

    if not is_picture(data):
        raise UnreadableError(source, "this is no PNG, JPEG, WebP, TIFF or GIF picture", _WAY_OUT)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"PIL\.")  # of odd tags, which take nothing from the picture
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            ImageFile.LOAD_TRUNCATED_IMAGES = False  # which other libraries turn on for the whole process
            with Image.open(BytesIO(data), formats=_FORMATS) as image:
                _check_size(image, source)
                return _read(image, data)
        except UnreadableError:
            raise
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise UnreadableError(source, "the picture unpacks to too many pixels", _WAY_OUT) from error
        except MemoryError as error:
            raise UnreadableError(source, "the picture does not fit into memory", _WAY_OUT) from error
        except _BROKEN as error:
            problem = f"the picture is broken ({type(error).__name__})"
            raise UnreadableError(source, problem, _WAY_OUT) from error


def _check_size(image: "Image", source: str) -> None:
    pixels = image.width * image.height
    if pixels > MOST_PIXELS:
        problem = f"the picture has {image.width} × {image.height} pixels, the limit is {MOST_PIXELS:,} in all"
        raise UnreadableError(source, problem, "make it smaller")


def _read(image: "Image", data: bytes) -> PictureFile:
    media_type, width, height = _MEDIA_TYPES[str(image.format)], image.width, image.height
    exif = replace(_read_exif(image), credentials=find_credentials(data, media_type))
    image.draft("RGB", (_SIDE, _SIDE))  # JPEG only: unpacks no more than is needed
    image.load()
    return PictureFile(media_type, width, height, make_fingerprint(image), exif)


def make_fingerprint(image: "Image") -> Fingerprint:
    """Hash what a picture looks like, in its eight forms; what is clear is taken for white."""
    import numpy as np
    import pdqhash

    upright = np.asarray(shrink(image, _SIDE))
    hashed = [pdqhash.compute(np.ascontiguousarray(form)) for form in _iter_forms(upright)]
    forms = tuple(np.packbits(bits.astype(np.uint8)).tobytes().hex() for bits, _ in hashed)
    return Fingerprint(forms, int(hashed[0][1]))


def _iter_forms(upright: "ndarray") -> Iterator["ndarray"]:
    """The picture as it stands, turned by quarters, then mirrored and turned: hashed one by one, as PDQ's own short cut
    is some 15 bits off for a picture that was mirrored before it was shrunk.
    """
    import numpy as np

    for side in (upright, upright[:, ::-1]):
        yield from (np.rot90(side, quarters) for quarters in range(FORMS // 2))


def shrink(image: "Image", side: int) -> "Image":
    """A copy in red, green and blue of at most `side` pixels a side, laid on white where the picture is clear."""
    from PIL import Image

    if image.mode.startswith("I;16"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    is_clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    small = image.convert("RGBA" if is_clear else "RGB")
    small.thumbnail((side, side))
    return Image.alpha_composite(Image.new("RGBA", small.size, "white"), small).convert("RGB") if is_clear else small


def _read_exif(image: "Image") -> Exif:
    """A head that cannot be read says nothing; the picture itself is none the worse for it."""
    try:
        tags = image.getexif()
        details, gps = tags.get_ifd(_DETAILS), tags.get_ifd(_GPS)
    except _BROKEN:
        return Exif()
    camera = " ".join(words for tag in (_MAKE, _MODEL) if (words := _words(tags.get(tag)))) or None
    taken = _words(details.get(_TAKEN)) or _words(tags.get(_CHANGED))
    zone = _words(details.get(_ZONE_TAKEN)) or _words(details.get(_ZONE))
    return Exif(taken, _position(gps), camera, _words(tags.get(_SOFTWARE)), zone, _read_gps_time(gps))


def _words(value: object) -> str | None:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    if not isinstance(text, str):
        return None
    shown = "".join(letter for letter in text if letter.isprintable())
    return " ".join(shown.split())[:_LONGEST] or None


def _read_gps_time(gps: dict[int, Any]) -> str | None:
    """`2020:07:14 09:31:22`, from the tags 29 and 7 of the GPS part; None where one is missing or odd."""
    try:
        hours, minutes, seconds = (int(float(part)) for part in gps[7])
    except (KeyError, TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    day = _words(gps.get(29))
    return f"{day} {hours:02}:{minutes:02}:{seconds:02}" if day else None


def _position(gps: dict[int, Any]) -> str | None:
    """`32°54′12.3″ N, 13°11′3″ E`, from the tags 1 to 4 of the GPS part; None where one is missing or odd."""
    try:
        latitude = _angle(gps[2], str(gps[1]))
        return f"{latitude}, {_angle(gps[4], str(gps[3]))}"
    except (KeyError, TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None


def _angle(parts: Any, side: str) -> str:
    degrees, minutes, seconds = (float(part) for part in parts)
    if side.strip("\x00") not in ("N", "S", "E", "W") or not 0 <= degrees <= 180:
        raise ValueError(side)
    return f"{degrees:.10g}°{minutes:.10g}′{round(seconds, 4):.10g}″ {side[0]}"
