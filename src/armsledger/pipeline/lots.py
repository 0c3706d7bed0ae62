"""What a run is given, sorted: each text with the pictures that go with it.

A picture among the inputs belongs to the text that shows it, or to the caption that lies beside it under its name.
The pictures that pages show are only told by their digests here, and read again when it is their page's turn, so that
a run holds no more of them than one page's at a time.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from armsledger.acquire.beside import find_beside, find_captions
from armsledger.acquire.files import iter_files, receive_file
from armsledger.model.failure import Failure
from armsledger.model.received import Received
from armsledger.pipeline.inner_lots import make_inner_lots
from armsledger.pipeline.lot import Lot, ShownPicture, make_lone_lot, make_lot, without_caption
from armsledger.pipeline.opening import is_container, open_container
from armsledger.read.picture_file import is_picture
from armsledger.read.picture_references import PictureReference


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
    opened = {key: open_container(text, max_bytes) for key, text in texts.items() if is_container(text)}
    lots: list[Lot] = []
    for key, text in texts.items():
        inner, broken = make_inner_lots(opened[key].files) if key in opened else ((), ())
        lots += inner if key in opened else (_make_lot(text, captioned.get(key, ())),)
        failures += (*opened[key].failures, *broken) if key in opened else ()
    files = {_key(str(shown.path)): shown.path for lot in lots for shown in lot.shown if shown.path}
    failures += [without_caption(picture) for picture in loose if _key(picture.source) not in files]
    every = {**{_key(one.source): one for one in received}, **texts}
    given = {one.source for one in every.values()}
    beside = (receive_file(path, max_bytes) for key, path in sorted(files.items()) if key not in every)
    unpacked = (one for container in opened.values() for one in container.files if one.source not in given)
    inputs = [(one.source, one.sha256) for one in (*every.values(), *unpacked, *beside) if isinstance(one, Received)]
    return Gathered(
        tuple(replace(lot, received=_renamed(lot.received, root)) for lot in lots),
        tuple(_without_root(failure, root) for failure in failures),
        tuple((_relative(source, root), sha256) for source, sha256 in inputs),
    )


def make_lots(received: Received, max_bytes: int) -> tuple[tuple[Lot, ...], tuple[Failure, ...]]:
    """The lots of a file that came without a folder, and what failed; an archive or a mail may be many."""
    if not is_container(received):
        return (make_lone_lot(received),), ()
    opened = open_container(received, max_bytes)
    lots, failures = make_inner_lots(opened.files)
    return lots, (*opened.failures, *failures)


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


def _make_lot(received: Received, captioned: Sequence[Received]) -> Lot:
    def resolve(reference: PictureReference) -> ShownPicture | None:
        path = find_beside(Path(received.source), reference.address)
        return ShownPicture(reference, path) if path else None

    return make_lot(received, captioned, resolve)


def _renamed(received: Received, root: Path | None) -> Received:
    return replace(received, source=_relative(received.source, root))


def _without_root(failure: Failure, root: Path | None) -> Failure:
    source = _relative(failure.source, root)
    return Failure(source, failure.stage, failure.problem.replace(failure.source, source))


def _relative(source: str, root: Path | None) -> str:
    return Path(source).relative_to(root).as_posix() if root is not None else source
