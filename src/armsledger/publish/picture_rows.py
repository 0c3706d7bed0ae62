"""Pictures as plain rows: which, where each stands, and where else one like it does."""

from collections.abc import Iterable, Mapping
from typing import Any

from armsledger.model.picture import Picture, PictureGroup
from armsledger.model.record import DocumentRecord

Row = dict[str, Any]


def picture_rows(records: Iterable[DocumentRecord], groups: Iterable[PictureGroup]) -> list[Row]:
    """Give a row for each picture, in the order of the records and of their pictures.

    Days are ISO 8601, offsets code points of the document's text; `alike` is null for a picture that stands once.
    """
    records = list(records)
    group_by_picture = {appearance.picture_id: group for group in groups for appearance in group.appearances}
    placed = {picture.id: (picture, record) for record in records for picture in record.pictures}
    return [
        {**_describe(picture, record), "alike": _alike(picture, group_by_picture.get(picture.id), placed)}
        for record in records
        for picture in record.pictures
    ]


def published_day(record: DocumentRecord) -> str | None:
    """The day of publication that a record's document states, in ISO 8601."""
    day = record.document.head.published.value
    return day.isoformat() if day else None


def _describe(picture: Picture, record: DocumentRecord) -> Row:
    exif, caption = picture.exif, picture.caption
    return {
        "picture_id": picture.id,
        "document_id": picture.document_id,
        "document": record.document.source,
        "outlet": record.document.head.outlet.value,
        "published": published_day(record),
        "source": picture.source,
        "sha256": picture.sha256,
        "media_type": picture.media_type,
        "width": picture.width,
        "height": picture.height,
        "pdq": picture.fingerprint.pdq,
        "quality": picture.fingerprint.quality,
        "says_of_itself": {
            "taken_at": exif.taken_at,
            "gps": exif.gps,
            "camera": exif.camera,
            "software": exif.software,
            **({"credentials": exif.credentials.words} if exif.credentials else {}),
        },
        "caption": {"start": caption.start, "end": caption.end, "text": caption.quote} if caption else None,
        "alt": picture.alt,
    }


def _alike(
    picture: Picture, group: PictureGroup | None, placed: Mapping[str, tuple[Picture, DocumentRecord]]
) -> Row | None:
    if group is None:
        return None
    rows = [
        {
            "picture_id": appearance.picture_id,
            "document": placed[appearance.picture_id][1].document.source,
            "source": placed[appearance.picture_id][0].source,
            "published": published_day(placed[appearance.picture_id][1]),
            "distance": appearance.distance,
        }
        for appearance in group.appearances
    ]
    own = next(row for row in rows if row["picture_id"] == picture.id)
    others = [row for row in rows if row["picture_id"] != picture.id]
    return {
        "group_id": group.id,
        "first": rows[0],
        "distance": own["distance"],
        "others": others,
        "house_of": group.house_of,
        "because": group.because,
    }
