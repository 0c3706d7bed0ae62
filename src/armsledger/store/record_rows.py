"""The rows of one document's record: what is asked for by SQL in columns, the rest as JSON.

Spans of a claim, a filler, a piece of evidence and a refusal have their offsets and their quote in columns. The
document's id is written once, so a part that names another document is refused.
"""

import hashlib
import json
from collections.abc import Iterable

from armsledger.errors import ForeignRecordError
from armsledger.model.claim import Claim, Refusal
from armsledger.model.document import Document
from armsledger.model.entity import Entity, Link
from armsledger.model.evidence import EvidenceItem
from armsledger.model.picture import Picture
from armsledger.model.record import DocumentRecord
from armsledger.model.statement import Statement
from armsledger.store import models
from armsledger.store.encode import to_plain


def check_parts_are_own(record: DocumentRecord) -> None:
    """Raise ForeignRecordError for a statement, claim, evidence item, refusal or picture of another document."""
    parts: Iterable[Statement | Claim | EvidenceItem | Refusal | Picture]
    parts = (*record.statements, *record.claims, *record.evidence, *record.refusals, *record.pictures)
    for part in parts:
        if part.document_id != record.document.id:
            raise ForeignRecordError(part.id, record.document.id, part.document_id)


def versions_digest(versions: tuple[tuple[str, str], ...]) -> str:
    """The SHA-256, in hexadecimal, under which readings of the same software versions are known."""
    return hashlib.sha256(json.dumps(to_plain(versions)).encode("ascii")).hexdigest()


def document_row(document: Document) -> models.DocumentRow:
    """The row of a document."""
    return models.DocumentRow(
        key=document.id,
        source=document.source,
        sha256=document.sha256,
        media_type=document.media_type,
        text=document.text,
        head=to_plain(document.head),
        blocks=to_plain(document.blocks),
    )


def reading_row(record: DocumentRecord) -> models.ReadingRow:
    """The row of a reading of a document whose own row has been written."""
    return models.ReadingRow(
        document_id=record.document.id,
        versions=to_plain(record.versions),
        versions_digest=versions_digest(record.versions),
    )


def statement_row(reading: models.ReadingRow, position: int, statement: Statement) -> models.StatementRow:
    """The row of the statement at that place of a reading."""
    return models.StatementRow(
        reading=reading,
        position=position,
        key=statement.id,
        voice=to_plain(statement.voice),
        cue=to_plain(statement.cue),
        spans=to_plain(statement.spans),
        stance=statement.stance.value,
        said=to_plain(statement.said),
        outer_key=statement.outer_id,
        because=statement.because,
        kind=statement.kind.value if statement.kind else None,
    )


def claim_row(reading: models.ReadingRow, position: int, claim: Claim) -> models.ClaimRow:
    """The row of the claim at that place of a reading, without its fillers."""
    return models.ClaimRow(
        reading=reading,
        position=position,
        key=claim.id,
        statement_key=claim.statement_id,
        kind=claim.kind.value,
        start_offset=claim.span.start,
        end_offset=claim.span.end,
        quote=claim.span.quote,
        stance=claim.stance.value,
        quantity=to_plain(claim.quantity),
        quantity_of=to_plain(claim.quantity_of),
        happened=to_plain(claim.when),
        score=to_plain(claim.score),
    )


def filler_rows(row: models.ClaimRow, claim: Claim) -> list[models.FillerRow]:
    """The fillers of a claim whose own row has been written."""
    return [
        models.FillerRow(
            claim=row,
            position=position,
            role=filler.role.value,
            start_offset=filler.span.start,
            end_offset=filler.span.end,
            quote=filler.span.quote,
            name=filler.name,
            entity_key=filler.entity_id,
            because=filler.because,
        )
        for position, filler in enumerate(claim.fillers)
    ]


def entity_row(reading: models.ReadingRow, position: int, entity: Entity) -> models.EntityRow:
    """The row of the entity at that place of a reading."""
    return models.EntityRow(
        reading=reading,
        position=position,
        key=entity.id,
        type=entity.type.value,
        name=entity.name,
        names=to_plain(entity.names),
        spans=to_plain(entity.spans),
        known_id=entity.known_id,
        country=entity.country,
        category=entity.category,
        items=to_plain(entity.items),
        place=to_plain(entity.place),
        because=entity.because,
    )


def link_row(reading: models.ReadingRow, position: int, link: Link) -> models.LinkRow:
    """The row of the link at that place of a reading."""
    return models.LinkRow(
        reading=reading,
        position=position,
        key=link.id,
        kind=link.kind.value,
        from_entity_key=link.from_entity_id,
        to_entity_key=link.to_entity_id,
        claim_key=link.claim_id,
        because=link.because,
    )


def evidence_row(reading: models.ReadingRow, position: int, item: EvidenceItem) -> models.EvidenceRow:
    """The row of the evidence item at that place of a reading."""
    return models.EvidenceRow(
        reading=reading,
        position=position,
        key=item.id,
        kind=item.kind.value,
        start_offset=item.span.start,
        end_offset=item.span.end,
        quote=item.span.quote,
        claim_keys=to_plain(item.claim_ids),
        observed=to_plain(item.observed),
        sha256=item.sha256,
    )


def refusal_row(reading: models.ReadingRow, position: int, refusal: Refusal) -> models.RefusalRow:
    """The row of the refusal at that place of a reading."""
    return models.RefusalRow(
        reading=reading,
        position=position,
        key=refusal.id,
        kind=refusal.kind.value,
        start_offset=refusal.span.start,
        end_offset=refusal.span.end,
        quote=refusal.span.quote,
        because=refusal.because,
    )


def picture_row(reading: models.ReadingRow, position: int, picture: Picture) -> models.PictureRow:
    """The row of the picture at that place of a reading."""
    return models.PictureRow(
        reading=reading,
        position=position,
        key=picture.id,
        source=picture.source,
        sha256=picture.sha256,
        media_type=picture.media_type,
        width=picture.width,
        height=picture.height,
        fingerprint=to_plain(picture.fingerprint),
        exif=to_plain(picture.exif),
        caption=to_plain(picture.caption),
        alt=picture.alt,
    )
