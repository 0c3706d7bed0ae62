"""The pictures of a case: each look once, what is said of it apart from what was seen, and where else it stands."""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup, escape

from armsledger.model.picture import Appearance, Picture, PictureCopy, PictureGroup
from armsledger.model.record import DocumentRecord
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.prose import told, words
from armsledger.publish.wording import Wording

FOLDER = "pictures"
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "image/tiff": "tif", "image/gif": "gif"}


class PictureSource(Protocol):
    """Gives the bytes of a case's pictures."""

    def find_original(self, picture: Picture) -> bytes | None:
        """The bytes of a picture, None where they are not at hand."""
        ...

    def find_copy(self, picture: Picture) -> PictureCopy | None:
        """The smaller copy of a picture, None where its bytes are not at hand."""
        ...


class NoPictures:
    """For a case whose pictures' bytes are not at hand."""

    def find_original(self, picture: Picture) -> bytes | None:
        """None, always."""

    def find_copy(self, picture: Picture) -> PictureCopy | None:
        """None, always."""


@dataclass(frozen=True, slots=True)
class PictureView:
    """One look: its first picture, with the words under it, and the others like it.

    `shown` is the address of the copy on the page, `original` that of the file beside it; both empty where the bytes
    are not at hand. `rows` are label and words of what is known of the file.
    """

    id: str
    number: int
    shown: str
    width: int
    height: int
    description: str
    caption: Markup
    document_number: int
    claims: tuple[tuple[str, int], ...]
    observed: tuple[Markup, ...]
    original: str
    rows: tuple[tuple[str, Markup], ...]
    alike: tuple[Markup, ...]
    because: Markup


def view_pictures(index: CaseIndex, source: PictureSource, wording: Wording) -> tuple[PictureView, ...]:
    """Every look of the case once, in the order of the documents."""
    groups = {appearance.picture_id: group for group in index.case.picture_groups for appearance in group.appearances}
    later = {s.picture_id for group in index.case.picture_groups for s in group.appearances[1:]}
    seen: set[str] = set()
    views: list[PictureView] = []
    for record in index.case.records:
        for picture in record.pictures:
            if picture.id not in later and picture.sha256 not in seen:
                seen.add(picture.sha256)
                group, copy = groups.get(picture.id), source.find_copy(picture)
                views.append(_view(picture, record, group, len(views) + 1, copy, index, wording))
    return tuple(views)


def printed_pictures(index: CaseIndex, views: Sequence[PictureView]) -> dict[str, tuple[str, int]]:
    """The place and number under which the picture of each digest is printed: those of the first of its look."""
    numbers = {view.id: (view.id, view.number) for view in views}
    pictures = [picture for record in index.case.records for picture in record.pictures]
    printed = {picture.sha256: numbers[picture.id] for picture in pictures if picture.id in numbers}
    for group in index.case.picture_groups:
        printed |= {appearance.sha256: printed[group.appearances[0].sha256] for appearance in group.appearances}
    return printed


def original_name(picture: Picture) -> str:
    """Where a picture's own file lies in the folder of the case."""
    return f"{FOLDER}/{picture.sha256}.{_ENDINGS[picture.media_type]}"


def _view(
    picture: Picture,
    record: DocumentRecord,
    group: PictureGroup | None,
    number: int,
    copy: PictureCopy | None,
    index: CaseIndex,
    wording: Wording,
) -> PictureView:
    items = [item for item in record.evidence if item.sha256 == picture.sha256]
    claim_ids = dict.fromkeys(claim_id for item in items for claim_id in item.claim_ids)
    return PictureView(
        id=picture.id,
        number=number,
        shown=f"data:image/jpeg;base64,{base64.b64encode(copy.data).decode('ascii')}" if copy else "",
        width=copy.width if copy else 0,
        height=copy.height if copy else 0,
        description=picture.alt or (picture.caption.quote if picture.caption else wording.page("picture_wordless")),
        caption=words(f"“{picture.caption.quote}”") if picture.caption else escape(wording.page("picture_wordless")),
        document_number=index.document_numbers[record.document.id],
        claims=tuple((claim_id, index.claim_numbers[claim_id]) for claim_id in claim_ids),
        observed=tuple(dict.fromkeys(escape(feature) for item in items for feature in item.observed)),
        original=original_name(picture) if copy else "",
        rows=tuple(_rows(picture, copy, wording)),
        alike=tuple(_alike(s, group.appearances[0], index, wording) for s in group.appearances[1:]) if group else (),
        because=told(group.because, wording) if group else Markup(""),
    )


def _rows(picture: Picture, copy: PictureCopy | None, wording: Wording) -> Iterator[tuple[str, Markup]]:
    kind = picture.media_type.removeprefix("image/").upper()
    size = wording.page("picture_size", kind=kind, width=picture.width, height=picture.height)
    file = Markup("{}, {}; SHA-256 <code>{}</code>").format(words(picture.source), size, picture.sha256)
    yield wording.page("picture_file"), file
    if copy:
        smaller = wording.page("picture_copy_size", width=copy.width, height=copy.height)
        yield wording.page("picture_copy"), Markup("{}; SHA-256 <code>{}</code>").format(smaller, copy.sha256)
    if picture.alt:
        yield wording.page("picture_alt"), words(f"“{picture.alt}”")
    exif = picture.exif
    told_by_file = (
        ("taken_at", exif.taken_at), ("gps", exif.gps), ("camera", exif.camera), ("software", exif.software),
    )  # fmt: skip
    named = ((wording.page(f"picture_{key}"), value) for key, value in told_by_file if value)
    said = [Markup("{} {}").format(name, words(value)) for name, value in named]
    if said:
        yield wording.page("picture_says"), Markup("; ").join(said)


def _alike(appearance: Appearance, first: Appearance, index: CaseIndex, wording: Wording) -> Markup:
    record = next(r for r in index.case.records if r.document.id == appearance.document_id)
    picture = next(p for p in record.pictures if p.id == appearance.picture_id)
    day = record.document.head.published.value
    line = wording.page(
        "picture_same_file" if appearance.sha256 == first.sha256 else "picture_like",
        document=wording.page("document_n", n=index.document_numbers[record.document.id]),
        day=wording.day(day) if day else wording.page("picture_undated"),
        bits=appearance.distance,
        width=picture.width,
        height=picture.height,
    )
    caption = Markup(" {}").format(words(f"“{picture.caption.quote}”")) if picture.caption else ""
    return Markup('<a href="#{}">{}</a>{}').format(record.document.id, line, caption)
