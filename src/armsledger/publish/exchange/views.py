"""What an exporter looks at: a claim with all that stands around it, and its matter in brief."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from armsledger.model.claim import Claim, Filler, Role
from armsledger.model.document import Document
from armsledger.model.entity import Entity
from armsledger.model.finding import Finding
from armsledger.model.grade import Grade
from armsledger.model.matter import Matter
from armsledger.model.measure import MatchStatus
from armsledger.model.place import Place
from armsledger.model.record import DocumentRecord
from armsledger.model.review import ReviewState
from armsledger.model.stance import Stance
from armsledger.model.statement import Statement

PLACE_ROLES = (Role.PLACE, Role.TARGET, Role.DESTINATION, Role.RECIPIENT, Role.ORIGIN)


@dataclass(frozen=True, slots=True)
class MatterBrief:
    """A matter as its claims carry it: grade, counts, and what the measures of its day say ("id: status")."""

    matter_id: str
    title: str
    grade: Grade
    independent_origins: int
    documents: int
    measures: tuple[str, ...]
    statuses: tuple[str, ...]
    finding_id: str | None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed a finding off, and on which day."""

    by: str
    day: date


@dataclass(frozen=True, slots=True)
class MatterView:
    """A matter with its finding and how far review has come with either.

    `signatures` are those under a finding that is signed off, the first first; there are none under any other.
    """

    matter: Matter
    finding: Finding | None
    state: ReviewState
    signatures: tuple[Signature, ...] = ()

    @property
    def brief(self) -> MatterBrief:
        """The matter as its claims carry it."""
        return make_brief(self.matter, self.finding)


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as people corrected it, its statement, entities and document, its matter, and its state in review."""

    claim: Claim
    statement: Statement
    outer: Statement | None
    document: Document
    entities: Mapping[str, Entity]
    brief: MatterBrief | None
    state: ReviewState

    @property
    def speaker(self) -> str | None:
        """The words for who speaks; None for the document's own voice."""
        return None if self.statement.voice.is_own else self.statement.voice.name

    @property
    def is_denied(self) -> bool:
        return self.claim.stance is Stance.DENIED

    @property
    def published(self) -> date | None:
        return self.document.head.published.value

    @property
    def earliest(self) -> date | None:
        return self.claim.when.earliest if self.claim.when else None

    @property
    def latest(self) -> date | None:
        return self.claim.when.latest if self.claim.when else None

    def entity_of(self, filler: Filler) -> Entity | None:
        """What a filler is read as, None where nothing is known of it."""
        return self.entities.get(filler.entity_id or "")

    def filled(self, *roles: Role) -> Iterator[Filler]:
        """The fillers of these roles, role by role."""
        return (filler for role in roles for filler in self.claim.filled(role))

    def names(self, *roles: Role) -> tuple[str, ...]:
        """The names that fill these roles, each once."""
        return tuple(dict.fromkeys(filler.name for filler in self.filled(*roles)))

    def keys(self, *roles: Role) -> tuple[str, ...]:
        """The entities that fill these roles, by row of the tables, else by id; each once."""
        found = (self.entity_of(filler) for filler in self.filled(*roles))
        return tuple(dict.fromkeys(entity.known_id or entity.id for entity in found if entity))

    def actors(self, *roles: Role) -> tuple[Entity, ...]:
        """The entities that fill these roles, each once."""
        found = (self.entity_of(filler) for filler in self.filled(*roles))
        return tuple({entity.id: entity for entity in found if entity}.values())

    def places(self) -> Iterator[tuple[Filler, Place]]:
        """The places of the claim, the scene first; what fills no place's role, or has no point, is none."""
        for filler in self.filled(*PLACE_ROLES):
            entity = self.entity_of(filler)
            if entity and entity.place:
                yield filler, entity.place

    def scene(self) -> Place | None:
        """Where it happened, as far as the claim says."""
        return next((place for _, place in self.places()), None)


def iter_claims(
    record: DocumentRecord, briefs: Mapping[str, MatterBrief], states: Mapping[str, ReviewState]
) -> Iterator[ClaimView]:
    """The claims of one record, in the order of their words."""
    statements = {statement.id: statement for statement in record.statements}
    entities = {entity.id: entity for entity in record.entities}
    for claim in sorted(record.claims, key=lambda claim: (claim.span.start, claim.span.end, claim.kind, claim.id)):
        statement = statements[claim.statement_id]
        yield ClaimView(
            claim,
            statement,
            statements.get(statement.outer_id or ""),
            record.document,
            entities,
            briefs.get(claim.id),
            states.get(claim.id, ReviewState.UNDECIDED),
        )


def make_brief(matter: Matter, finding: Finding | None) -> MatterBrief:
    """The matter as its claims carry it; measures outside whose scope it lies are left out."""
    matches = [m for m in (finding.matches if finding else ()) if m.status is not MatchStatus.OUTSIDE_SCOPE]
    return MatterBrief(
        matter.id,
        matter.title,
        matter.grade,
        matter.independent_origins,
        len(matter.document_ids),
        tuple(f"{match.regime_id}/{match.measure_id}" for match in matches),
        tuple(match.status.value for match in matches),
        finding.id if finding else None,
    )
