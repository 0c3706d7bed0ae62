"""Records as people corrected them, and which claims count: what was rejected stays listed and counts no more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from armsledger.model.claim import Claim
from armsledger.model.entity import Entity
from armsledger.model.field_value import with_value
from armsledger.model.opinion import Opinions
from armsledger.model.record import DocumentRecord
from armsledger.model.review import Review, ReviewState, review_claim


@dataclass(frozen=True, slots=True)
class Reviewed:
    """`records` hold every claim as corrected; `counted` only those not rejected; `reviews` what people said to any."""

    records: tuple[DocumentRecord, ...]
    counted: tuple[DocumentRecord, ...]
    reviews: tuple[Review, ...]


def heed_reviews(records: Sequence[DocumentRecord], opinions: Opinions) -> Reviewed:
    """Apply to records what people say of their claims; records that nobody spoke of are given back as they are.

    Raises SpanDriftError for a correction whose words no longer stand in its document.
    """
    spoken = set(opinions.votes) | set(opinions.corrections)
    reviews = {
        claim.id: review_claim(claim.id, opinions, claim, record.entities)
        for record in records
        for claim in record.claims
        if claim.id in spoken
    }
    corrected = tuple(_corrected(record, reviews) for record in records)
    rejected = {key for key, review in reviews.items() if review.state is ReviewState.REJECTED}
    counted = tuple(leave_out(record, rejected) for record in corrected)
    return Reviewed(corrected, counted, tuple(reviews.values()))


def leave_out(record: DocumentRecord, claim_ids: Iterable[str]) -> DocumentRecord:
    """The record without these claims, without links that stand on them, and with no evidence pointing to them."""
    gone = set(claim_ids) & {claim.id for claim in record.claims}
    if not gone:
        return record
    evidence = (replace(e, claim_ids=tuple(i for i in e.claim_ids if i not in gone)) for e in record.evidence)
    return replace(
        record,
        claims=tuple(claim for claim in record.claims if claim.id not in gone),
        links=tuple(link for link in record.links if link.claim_id not in gone),
        evidence=tuple(evidence),
    )


def _corrected(record: DocumentRecord, reviews: dict[str, Review]) -> DocumentRecord:
    changed = [reviews[claim.id] for claim in record.claims if claim.id in reviews]
    held = [change for review in changed for change in review.held_changes]
    if not held:
        return record
    entities = {entity.id: entity for entity in record.entities}
    for entity in (entity for change in held for entity in change.new.entities):
        entities.setdefault(entity.id, entity)
    claims = tuple(_correct(claim, reviews.get(claim.id), entities) for claim in record.claims)
    return replace(record, claims=claims, entities=tuple(entities.values()))


def _correct(claim: Claim, review: Review | None, entities: dict[str, Entity]) -> Claim:
    for change in review.held_changes if review else ():
        claim = with_value(claim, change.new)
    known = (filler if filler.entity_id in entities else replace(filler, entity_id=None) for filler in claim.fillers)
    return replace(claim, fillers=tuple(known))
