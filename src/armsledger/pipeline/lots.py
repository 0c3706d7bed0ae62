"""What a run is given, sorted: each text with the pictures that go with it.

A picture among the inputs belongs to the text that shows it, or to the caption that lies beside it under its name.
The pictures that pages show are only told by their digests here, and read again when it is their page's turn, so that
a run holds no more of them than one page's at a time.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from armsledger.acquire.beside import find_beside, find_captions
from armsledger.acquire.files import iter_files, receive_file
from armsledger.errors import ArmsledgerError
from armsledger.model.failure import Failure
from armsledger.model.received import Received
from armsledger.read.data_uri import is_data_uri, is_drawing
from armsledger.read.document import read_text
from armsledger.read.media import get_media_type
from armsledger.read.picture_file import is_picture
from armsledger.read.picture_references import PictureReference, find_references

_NONE: Final[Mapping[str, Received]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture that a page shows and that is held: in the page itself (`path` None), in a file beside it, or fetched
    with it (`inside`).
    """

    reference: PictureReference
    path: Path | None
    inside: Received | None = None


@dataclass(frozen=True, slots=True)
class Lot:
    """One text to read; `captioned` are the pictures whose caption it is, `shown` those that stand in it.

    `absent` are addresses of pictures that it shows and that are not held: on the web, or in no file of its folder.
    """

    received: Received
    captioned: tuple[Received, ...] = ()
    shown: tuple[ShownPicture, ...] = ()
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that was given: the lots in the order of their paths, what failed, and every file's name and digest."""

    lots: tuple[Lot, ...]
    failures: tuple[Failure, ...]
    inputs: tuple[tuple[str, str], ...]


def gather(paths: Sequence[str], root: Path | None, max_bytes: int) -> Gathered:
    """Take in all files at `paths`; sources are named relative to `root` where it is given.

    Raises InputError for a path that does not exist.
    """
    found = list(iter_files(paths, max_bytes))
    failures = [one for one in found if isinstance(one, Failure)]
    received = [one for one in found if isinstance(one, Received)]
    texts = {_key(one.source): one for one in received if not is_picture(one.data)}
    captioned: dict[str, list[Received]] = {}
    loose: list[Received] = []
    for picture in (one for one in received if is_picture(one.data)):
        caption = _find_caption(picture, texts, max_bytes)
        if caption is None:
            loose.append(picture)
        else:
            texts[_key(caption.source)] = caption
            captioned.setdefault(_key(caption.source), []).append(replace(picture, source=Path(picture.source).name))
    lots = [_make_lot(text, captioned.get(key, ())) for key, text in texts.items()]
    files = {_key(str(shown.path)): shown.path for lot in lots for shown in lot.shown if shown.path}
    failures += [_without_caption(picture) for picture in loose if _key(picture.source) not in files]
    every = {**{_key(one.source): one for one in received}, **texts}
    beside = (receive_file(path, max_bytes) for key, path in sorted(files.items()) if key not in every)
    inputs = [(one.source, one.sha256) for one in (*every.values(), *beside) if isinstance(one, Received)]
    return Gathered(
        tuple(replace(lot, received=_renamed(lot.received, root)) for lot in lots),
        tuple(replace(failure, source=_relative(failure.source, root)) for failure in failures),
        tuple((_relative(source, root), sha256) for source, sha256 in inputs),
    )


def make_lone_lot(received: Received, came: Mapping[str, Received] = _NONE) -> Lot:
    """A text without a folder: pictures in the page itself and those that `came` with it are held, others absent."""
    references = _references(received)
    held = [one for one in references if one.address in came or _is_held_inside(one.address)]
    absent = tuple(one.address for one in references if not is_data_uri(one.address) and one.address not in came)
    return Lot(received, (), tuple(ShownPicture(one, None, came.get(one.address)) for one in held), absent)


def _is_held_inside(address: str) -> bool:
    return is_data_uri(address) and not is_drawing(address)


def _key(path: str) -> str:
    return os.path.realpath(path)


def _find_caption(picture: Received, texts: dict[str, Received], max_bytes: int) -> Received | None:
    for path in find_captions(Path(picture.source)):
        given = texts.get(_key(str(path)))
        if given is not None:
            return given
        if path.is_file() and isinstance(read := receive_file(path, max_bytes), Received):
            return read
    return None


def _make_lot(received: Received, captioned: Iterable[Received]) -> Lot:
    shown: list[ShownPicture] = []
    absent: list[str] = []
    for reference in _references(received):
        is_inside = is_data_uri(reference.address)
        path = None if is_inside else find_beside(Path(received.source), reference.address)
        if (path or is_inside) and not is_drawing(reference.address):
            shown.append(ShownPicture(reference, path))
        elif not is_inside:
            absent.append(reference.address)
    return Lot(received, tuple(captioned), tuple(shown), tuple(absent))


def _references(received: Received) -> tuple[PictureReference, ...]:
    """The pictures that a text shows; none for a text that cannot be read, as reading it will say why."""
    from lxml import etree

    try:
        text, _ = read_text(received)
        return find_references(text, get_media_type(text, received.source))
    except (ArmsledgerError, etree.LxmlError, ValueError, RecursionError):
        return ()


def _without_caption(picture: Received) -> Failure:
    name = Path(picture.source).stem
    problem = (
        f"{picture.source}: a picture without words makes no document; write its caption into {name}.txt beside it"
    )
    return Failure(picture.source, "read", problem)


def _renamed(received: Received, root: Path | None) -> Received:
    return replace(received, source=_relative(received.source, root))


def _relative(source: str, root: Path | None) -> str:
    return Path(source).relative_to(root).as_posix() if root is not None else source
