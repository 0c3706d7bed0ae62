"""The files that came out of an archive as lots: texts with the pictures that lie beside them in it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from armsledger.model.failure import Failure
from armsledger.model.received import Received
from armsledger.pipeline.lot import IN, Lot, ShownPicture, make_lot, without_caption
from armsledger.read.picture_file import is_picture
from armsledger.read.picture_references import PictureReference


def make_inner_lots(files: Sequence[Received]) -> tuple[tuple[Lot, ...], tuple[Failure, ...]]:
    """Sort the files of one container: each text with its pictures; a picture without words is a failure."""
    held = {one.source: one for one in files}
    pictures = [one for one in files if is_picture(one.data)]
    captioned: dict[str, list[Received]] = {}
    loose = []
    for picture in pictures:
        caption = next((name for name in _caption_names(picture.source) if name in held), None)
        if caption is None:
            loose.append(picture)
        else:
            captioned.setdefault(caption, []).append(replace(picture, source=_last(picture.source)))
    lots = [_make_lot(one, captioned.get(one.source, []), held) for one in files if not is_picture(one.data)]
    shown = {one.inside.sha256 for lot in lots for one in lot.shown if one.inside}
    return tuple(lots), tuple(without_caption(picture) for picture in loose if picture.sha256 not in shown)


def _make_lot(text: Received, captioned: Sequence[Received], held: Mapping[str, Received]) -> Lot:
    def resolve(reference: PictureReference) -> ShownPicture | None:
        inside = _find_beside(text.source, reference.address, held)
        return ShownPicture(reference, None, inside) if inside else None

    return make_lot(text, captioned, resolve)


def _find_beside(source: str, address: str, held: Mapping[str, Received]) -> Received | None:
    """The picture that a page of an archive means by a relative address, in its own folder or below."""
    try:
        parts = urlsplit(address)
        name = unquote(parts.path, errors="strict")
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not name or name.startswith("/") or ".." in name.split("/"):
        return None
    container, _, inner = source.rpartition(IN)
    found = held.get(f"{container}{IN}{PurePosixPath(inner).parent / name}")
    return found if found is not None and is_picture(found.data) else None


def _caption_names(picture: str) -> tuple[str, ...]:
    container, _, inner = picture.rpartition(IN)
    path = PurePosixPath(inner)
    names = (f"{path.stem}.txt", f"{path.stem}.md", f"{path.name}.txt", f"{path.name}.md")
    return tuple(f"{container}{IN}{path.with_name(name)}" for name in names) if path.name else ()


def _last(source: str) -> str:
    return source.rpartition(IN)[2].rpartition("/")[2]
