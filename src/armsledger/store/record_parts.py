"""Rows of one document's record read back as its parts; every function undoes one of `record_rows`."""

from collections.abc import Iterable

from armsledger.model.claim import Claim, ClaimKind, Counted, Filler, Refusal, Role
from armsledger.model.document import Block, Document, Head, Span
from armsledger.model.entity import Entity, EntityType, Link, LinkKind
from armsledger.model.evidence import EvidenceItem, EvidenceKind
from armsledger.model.picture import Exif, Fingerprint, Picture
from armsledger.model.place import Place
from armsledger.model.quantity import Quantity
from armsledger.model.score import Score
from armsledger.model.stance import Stance
from armsledger.model.statement import Statement, StatementKind, Voice
from armsledger.model.when import When
from armsledger.store import models
from armsledger.store.encode import from_plain, from_plain_or_none


def to_document(row: models.DocumentRow) -> Document:
    """The document of a row."""
    return Document(
        id=row.key,
        source=row.source,
        sha256=row.sha256,
        media_type=row.media_type,
        text=row.text,
        head=from_plain(Head, row.head),
        blocks=from_plain(tuple[Block, ...], row.blocks),
    )


def to_statement(document_id: str, row: models.StatementRow) -> Statement:
    """The statement of a row of that document."""
    return Statement(
        id=row.key,
        document_id=document_id,
        voice=from_plain(Voice, row.voice),
        cue=from_plain_or_none(Span, row.cue),
        spans=from_plain(tuple[Span, ...], row.spans),
        stance=Stance(row.stance),
        said=from_plain_or_none(When, row.said),
        outer_id=row.outer_key,
        because=row.because,
        kind=StatementKind(row.kind) if row.kind else None,
    )


def to_claim(document_id: str, row: models.ClaimRow, fillers: Iterable[models.FillerRow]) -> Claim:
    """The claim of a row of that document, with its fillers in the order of their rows."""
    return Claim(
        id=row.key,
        document_id=document_id,
        statement_id=row.statement_key,
        kind=ClaimKind(row.kind),
        span=Span(document_id, row.start_offset, row.end_offset, row.quote),
        stance=Stance(row.stance),
        fillers=tuple(_to_filler(document_id, filler) for filler in fillers),
        quantity=from_plain_or_none(Quantity, row.quantity),
        quantity_of=from_plain_or_none(Counted, row.quantity_of),
        when=from_plain_or_none(When, row.happened),
        score=from_plain(Score, row.score),
    )


def _to_filler(document_id: str, row: models.FillerRow) -> Filler:
    span = Span(document_id, row.start_offset, row.end_offset, row.quote)
    return Filler(Role(row.role), span, row.name, row.entity_key, row.because)


def to_entity(row: models.EntityRow) -> Entity:
    """The entity of a row."""
    return Entity(
        id=row.key,
        type=EntityType(row.type),
        name=row.name,
        names=from_plain(tuple[str, ...], row.names),
        spans=from_plain(tuple[Span, ...], row.spans),
        known_id=row.known_id,
        country=row.country,
        category=row.category,
        items=from_plain(tuple[str, ...], row.items),
        place=from_plain_or_none(Place, row.place),
        because=row.because,
    )


def to_link(row: models.LinkRow) -> Link:
    """The link of a row."""
    return Link(
        id=row.key,
        kind=LinkKind(row.kind),
        from_entity_id=row.from_entity_key,
        to_entity_id=row.to_entity_key,
        claim_id=row.claim_key,
        because=row.because,
    )


def to_evidence(document_id: str, row: models.EvidenceRow) -> EvidenceItem:
    """The evidence item of a row of that document."""
    return EvidenceItem(
        id=row.key,
        document_id=document_id,
        kind=EvidenceKind(row.kind),
        span=Span(document_id, row.start_offset, row.end_offset, row.quote),
        claim_ids=from_plain(tuple[str, ...], row.claim_keys),
        observed=from_plain(tuple[str, ...], row.observed),
        sha256=row.sha256,
    )


def to_refusal(document_id: str, row: models.RefusalRow) -> Refusal:
    """The refusal of a row of that document."""
    return Refusal(
        id=row.key,
        document_id=document_id,
        kind=ClaimKind(row.kind),
        span=Span(document_id, row.start_offset, row.end_offset, row.quote),
        because=row.because,
    )


def to_picture(document_id: str, row: models.PictureRow) -> Picture:
    """The picture of a row of that document."""
    return Picture(
        id=row.key,
        document_id=document_id,
        source=row.source,
        sha256=row.sha256,
        media_type=row.media_type,
        width=row.width,
        height=row.height,
        fingerprint=from_plain(Fingerprint, row.fingerprint),
        exif=from_plain(Exif, row.exif),
        caption=from_plain_or_none(Span, row.caption),
        alt=row.alt,
    )
