"""One text to read, with the pictures that it shows: in its own bytes, beside it, or in the same archive."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from armsledger.errors import ArmsledgerError
from armsledger.model.failure import Failure
from armsledger.model.received import Received
from armsledger.read.data_uri import is_data_uri, is_drawing
from armsledger.read.document import read_text
from armsledger.read.media import find_packed_type, get_media_type
from armsledger.read.packed_pictures import find_packed_pictures
from armsledger.read.picture_references import PictureReference, find_references


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture that a text shows and that is held: in a file beside it (`path`), in the archive that both lie in or
    fetched with it (`inside`), packed into the text's own file (`is_packed`), or, where none of these, in the address.
    """

    reference: PictureReference
    path: Path | None
    inside: Received | None = None
    is_packed: bool = False


@dataclass(frozen=True, slots=True)
class Lot:
    """One text to read; `captioned` are the pictures whose caption it is, `shown` those that stand in it.

    `absent` are addresses of pictures that it shows and that are not held: on the web, or in no file of its folder.
    """

    received: Received
    captioned: tuple[Received, ...] = ()
    shown: tuple[ShownPicture, ...] = ()
    absent: tuple[str, ...] = ()


IN: Final = " › "  # between the name of an archive or mail and that of what lies in it
_NONE: Final[Mapping[str, Received]] = MappingProxyType({})
Resolve = Callable[[PictureReference], ShownPicture | None]


def make_lot(received: Received, captioned: Iterable[Received], resolve: Resolve) -> Lot:
    """A text with its pictures; `resolve` finds those that neither stand in it nor are packed into its file."""
    packed = find_packed_type(received.data, received.source)
    shown: list[ShownPicture] = []
    absent: list[str] = []
    for reference in _references(received, packed):
        is_inside = packed is not None or is_data_uri(reference.address)
        found = ShownPicture(reference, None, is_packed=packed is not None) if is_inside else resolve(reference)
        if found and not is_drawing(reference.address):
            shown.append(found)
        elif not is_inside:
            absent.append(reference.address)
    return Lot(received, tuple(captioned), tuple(shown), tuple(absent))


def make_lone_lot(received: Received, came: Mapping[str, Received] = _NONE) -> Lot:
    """A text without a folder: pictures in its own bytes and those that `came` with it are held, others are absent.

    `came` are files by the addresses by which the text shows them.
    """
    return make_lot(
        received, (), lambda one: ShownPicture(one, None, came[one.address]) if one.address in came else None
    )


def _references(received: Received, packed: str | None) -> tuple[PictureReference, ...]:
    """The pictures that a text shows; none for a text that cannot be read, as reading it will say why."""
    from lxml import etree

    try:
        if packed:
            return find_packed_pictures(received, packed)
        text, _ = read_text(received)
        return find_references(text, get_media_type(text, received.source))
    except (ArmsledgerError, etree.LxmlError, ValueError, RecursionError):
        return ()


def without_caption(picture: Received) -> Failure:
    """The failure that a picture is of which nothing says what it shows."""
    name = Path(picture.source.rpartition(IN)[2]).stem
    problem = (
        f"{picture.source}: a picture without words makes no document; write its caption into {name}.txt beside it"
    )
    return Failure(picture.source, "read", problem)
