"""A matter's claims with the records they stand in: what affirms it, what denies it, and who fills which role."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from armsledger.model.claim import Claim, Role
from armsledger.model.entity import Entity
from armsledger.model.matter import Matter
from armsledger.model.record import DocumentRecord
from armsledger.model.stance import Stance


@dataclass(frozen=True, slots=True)
class Grounds:
    """Claims in matter order; `affirmed` are those put as more than a possibility."""

    matter: Matter
    claims: tuple[Claim, ...]
    entities: dict[str, Entity]
    published: dict[str, date | None]

    @property
    def affirmed(self) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.stance not in (Stance.DENIED, Stance.POSSIBLE))

    @property
    def denials(self) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.stance is Stance.DENIED)

    def fillers(self, *roles: Role) -> list[Entity]:
        """The entities that fill one of `roles` in the affirmed claims, once each, in order of claims and roles."""
        found = {
            filler.entity_id: self.entities[filler.entity_id]
            for claim in self.affirmed
            for role in roles
            for filler in claim.filled(role)
            if filler.entity_id
        }
        return list(found.values())

    def names(self, *roles: Role) -> list[str]:
        """The names that fill one of `roles` in the affirmed claims, once each, sorted."""
        return sorted({f.name for claim in self.affirmed for role in roles for f in claim.filled(role)})

    def is_filled(self, role: Role) -> bool:
        """Say whether an affirmed claim fills `role`, be the filler read as an entity or not."""
        return any(claim.filled(role) for claim in self.affirmed)

    def published_days(self) -> list[date]:
        """The days of publication of the affirmed claims' documents, sorted."""
        days = {self.published[claim.document_id] for claim in self.affirmed}
        return sorted(day for day in days if day)


def read_grounds(matter: Matter, records: Iterable[DocumentRecord]) -> Grounds:
    """Gather what a matter stands on. Raises KeyError for a claim that no record holds."""
    records = [record for record in records if record.document.id in matter.document_ids]
    claims = {claim.id: claim for record in records for claim in record.claims}
    return Grounds(
        matter,
        tuple(claims[claim_id] for claim_id in matter.claim_ids),
        {entity.id: entity for record in records for entity in record.entities},
        {record.document.id: record.document.head.published.value for record in records},
    )


def most_common(values: Iterable[str | None]) -> str | None:
    """The value that stands most often, the first of several such; None where nothing is said."""
    counts = Counter(value for value in values if value)
    return max(counts, key=lambda value: counts[value]) if counts else None
