"""What the parts of a case file need to find of each other: numbers, records, matters, entities, decisions.

Documents, claims and matters are numbered from 1 in printing order; claims run in the order of their words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from armsledger.model.case import Case
from armsledger.model.claim import Claim, Filler
from armsledger.model.decision import Decision
from armsledger.model.document import Document, Span
from armsledger.model.entity import Entity
from armsledger.model.headline import Headline
from armsledger.model.identity import Identity, identities_by_entity_id
from armsledger.model.matter import Matter
from armsledger.model.party_list import Party
from armsledger.model.record import DocumentRecord
from armsledger.model.review import Review, ReviewState
from armsledger.model.statement import Statement


@dataclass(frozen=True, slots=True)
class CaseIndex:
    """Look-ups over one case; made by `index_case`."""

    case: Case
    claims: tuple[Claim, ...]
    record_by_claim_id: dict[str, DocumentRecord]
    claim_numbers: dict[str, int]
    document_numbers: dict[str, int]
    matter_numbers: dict[str, int]
    matter_by_claim_id: dict[str, Matter]
    entities: dict[tuple[str, str], Entity]
    identities: dict[str, Identity]
    reviews: dict[str, Review]
    headlines: dict[str, Headline]
    parties: dict[str, tuple[Party, ...]]

    @property
    def counted(self) -> tuple[Claim, ...]:
        """The claims that people have not rejected, in printing order."""
        return tuple(claim for claim in self.claims if not self.is_rejected(claim.id))

    def is_rejected(self, claim_id: str) -> bool:
        """Say whether people have rejected a claim; it is listed as rejected, and nowhere else."""
        review = self.reviews.get(claim_id)
        return review is not None and review.state is ReviewState.REJECTED

    def claim(self, claim_id: str) -> Claim:
        """The claim of that id; raises KeyError when the case does not hold it."""
        return self.claims[self.claim_numbers[claim_id] - 1]

    def document_of(self, claim: Claim) -> Document:
        return self.record_by_claim_id[claim.id].document

    def statement_of(self, claim: Claim) -> Statement:
        return self.record_by_claim_id[claim.id].statement_of(claim)

    def outer_of(self, statement: Statement) -> Statement | None:
        """The statement that reports this one, if any."""
        if statement.outer_id is None:
            return None
        records = (r for r in self.case.records if r.document.id == statement.document_id)
        return next((s for r in records for s in r.statements if s.id == statement.outer_id), None)

    def entity_of(self, filler: Filler) -> Entity | None:
        """The entity that a filler is read as, None before resolving."""
        if filler.entity_id is None:
            return None
        return self.entities.get((filler.span.document_id, filler.entity_id))

    def actor_key(self, entity: Entity) -> str:
        """What makes entities of two records one: their identity's row or id, else their own row or id."""
        identity = self.identities.get(entity.id)
        if identity is None or entity.known_id:
            return entity.known_id or entity.id
        return identity.known_id or (identity.id if len(identity.entity_ids) > 1 else entity.id)

    def actor_name(self, entity: Entity) -> str:
        """The name to print for an entity: its row's, else its identity's."""
        identity = None if entity.known_id else self.identities.get(entity.id)
        return identity.name if identity else entity.name

    def name_of(self, span: Span) -> str:
        """The name of the entity that stands exactly on these words, or else the words."""
        on_words = [e for (document_id, _), e in self.entities.items() if document_id == span.document_id]
        named = (entity.name for entity in on_words if span in entity.spans)
        return next(named, span.quote)

    def decisions_on(self, *subject_ids: str) -> tuple[Decision, ...]:
        """The decisions about any of the subjects, in the order of the log."""
        return tuple(d for d in self.case.decisions if d.subject_id in subject_ids)

    def published_days(self) -> tuple[date, ...]:
        """The days of publication that documents state, sorted, each once."""
        days = {record.document.head.published.value for record in self.case.records}
        return tuple(sorted(day for day in days if day))


def index_case(case: Case) -> CaseIndex:
    """Number everything and make the look-ups."""
    claims = tuple(_iter_claims(case))
    return CaseIndex(
        case=case,
        claims=claims,
        record_by_claim_id=case.record_by_claim_id(),
        claim_numbers={claim.id: number for number, claim in enumerate(claims, 1)},
        document_numbers={record.document.id: number for number, record in enumerate(case.records, 1)},
        matter_numbers={matter.id: number for number, matter in enumerate(case.matters, 1)},
        matter_by_claim_id={claim_id: matter for matter in case.matters for claim_id in matter.claim_ids},
        entities={(r.document.id, entity.id): entity for r in case.records for entity in r.entities},
        identities=identities_by_entity_id(case.identities),
        reviews=case.review_by_subject_id(),
        headlines={headline.matter_id: headline for headline in case.headlines},
        parties={parts.matter_id: parts.parties for parts in case.party_lists},
    )


def _iter_claims(case: Case) -> Iterator[Claim]:
    for record in case.records:
        yield from sorted(record.claims, key=lambda claim: (claim.span.start, claim.span.end, claim.kind, claim.id))
