"""Everything read from one document, checked as one: the only form in which claims reach the ledger.

No words, no claim: making a record checks every span of every part against the document, so nothing that holds a
`DocumentRecord` need ever doubt a quotation.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from armsledger.errors import ForeignRecordError
from armsledger.model.claim import Claim, Refusal
from armsledger.model.document import Document, Span
from armsledger.model.entity import Entity, Link
from armsledger.model.evidence import EvidenceItem
from armsledger.model.picture import Picture
from armsledger.model.statement import Statement


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document with its statements, claims, entities, links, evidence, refusals and pictures.

    Raises SpanDriftError for a quotation that the document does not bear out, ForeignRecordError for a part that
    names a statement, entity or claim that the record does not hold.
    """

    document: Document
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    links: tuple[Link, ...]
    evidence: tuple[EvidenceItem, ...]
    refusals: tuple[Refusal, ...]
    versions: tuple[tuple[str, str], ...]
    pictures: tuple[Picture, ...] = ()

    def __post_init__(self) -> None:
        for span in self._spans():
            self.document.check(span)
        entity_ids = {entity.id for entity in self.entities}
        claim_ids = {claim.id for claim in self.claims}
        statement_ids = {statement.id for statement in self.statements}
        for claim in self.claims:
            _refuse_unknown(claim.id, {claim.statement_id} - statement_ids, self.document.id)
            named = {filler.entity_id for filler in claim.fillers if filler.entity_id}
            _refuse_unknown(claim.id, named - entity_ids, self.document.id)
        for link in self.links:
            _refuse_unknown(link.id, {link.from_entity_id, link.to_entity_id} - entity_ids, self.document.id)
            _refuse_unknown(link.id, {link.claim_id} - claim_ids, self.document.id)
        for item in self.evidence:
            _refuse_unknown(item.id, set(item.claim_ids) - claim_ids, self.document.id)

    def _spans(self) -> Iterator[Span]:
        for statement in self.statements:
            voice = statement.voice
            yield from statement.spans
            yield from (s for s in (voice.speaker, voice.office, voice.body, voice.channel, statement.cue) if s)
        for claim in self.claims:
            yield from claim.spans
        for entity in self.entities:
            yield from entity.spans
        yield from (item.span for item in self.evidence)
        yield from (refusal.span for refusal in self.refusals)
        yield from (picture.caption for picture in self.pictures if picture.caption)

    def statement_of(self, claim: Claim) -> Statement:
        """The statement that the claim is a proposition of."""
        return next(s for s in self.statements if s.id == claim.statement_id)

    def entity(self, entity_id: str) -> Entity:
        """The entity of that id; raises KeyError when the record does not hold it."""
        for entity in self.entities:
            if entity.id == entity_id:
                return entity
        raise KeyError(entity_id)


def _refuse_unknown(part_id: str, unknown: set[str], document_id: str) -> None:
    if unknown:
        raise ForeignRecordError(part_id, document_id, ", ".join(sorted(unknown)))


@dataclass(frozen=True, slots=True)
class KeptReading:
    """Which reading of a document is meant: that by the software versions with this digest (hexadecimal)."""

    document_id: str
    versions_digest: str
