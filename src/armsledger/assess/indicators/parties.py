"""Parties: who acts, by one key. A state with its organs and officials is one; an armed group stays itself."""

from dataclasses import dataclass, field

from armsledger.knowledge.actors import actors_by_id
from armsledger.model.entity import Entity, EntityType


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """`key` is an alpha-3 code, an actor's id or a name; `country` the state it belongs to, None where not known."""

    key: str
    country: str | None = field(compare=False)
    name: str = field(compare=False)

    def is_foreign(self, conflict: str) -> bool:
        """Say whether its home is known to be another country than the one fought in."""
        return self.country is not None and self.country != conflict

    @property
    def is_state(self) -> bool:
        return self.key == self.country


def party_of(entity: Entity) -> Party:
    """The party that an entity belongs to."""
    row = actors_by_id().get(entity.known_id or "")
    country = entity.country or (row.country if row else None)
    stands_apart = entity.type is EntityType.ARMED_GROUP or (row is not None and row.side not in (None, country))
    if country and not stands_apart:
        return Party(country, country, entity.name)
    return Party(entity.known_id or entity.name.casefold(), country, entity.name)
