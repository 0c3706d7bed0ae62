"""Who a claim is about, reduced to what can be compared across documents.

A state, its organs and its forces are one root here ("Russia", "the Russian Defence Ministry"): whether the state
answers for them is a finding's question, not a matter's. A group stays itself ("Wagner Group"). What no row of the
tables bears is the same across documents where an identity says so, and by its name where none is given.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from armsledger.model.claim import Claim, Filler, Role
from armsledger.model.entity import Entity, EntityType
from armsledger.model.identity import Identity, identities_by_entity_id
from armsledger.model.record import DocumentRecord

_STATE_TYPES = {EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.GROUP, EntityType.PERSON}
_THEATRE_ROLES = (Role.PLACE, Role.DESTINATION, Role.RECIPIENT, Role.TARGET)


@dataclass(frozen=True, slots=True)
class ClaimKey:
    """What claims are compared by: roots of the actors, of the other side, item codes, and theatre countries."""

    actors: frozenset[str]
    others: frozenset[str]
    things: frozenset[str]
    theatres: frozenset[str]


@dataclass(frozen=True, slots=True)
class Names:
    """Who is who across documents: the identity of each entity, by its id; empty where nobody looked."""

    by_entity_id: Mapping[str, Identity]

    @classmethod
    def of(cls, identities: Iterable[Identity]) -> "Names":
        """Make the look-up."""
        return cls(identities_by_entity_id(identities))

    def name_of(self, entity: Entity) -> str:
        """The name to print for an entity: its row's, else that of its identity, so that one voice has one name."""
        identity = None if entity.known_id else self.by_entity_id.get(entity.id)
        return identity.name if identity else entity.name

    def root_of(self, entity: Entity) -> str:
        """What an entity is compared by: the code of its state, a row's id, or a name.

        Names that a person holds apart are compared by their identities, since they may be written alike.
        """
        identity = self.by_entity_id.get(entity.id)
        country = entity.country or (identity.country if identity and identity.known_id else None)
        if entity.type in _STATE_TYPES and country:
            return country
        if entity.known_id:
            return entity.known_id
        if identity is None:
            return entity.name.casefold()
        return identity.known_id or (identity.id if identity.apart else identity.name.casefold())


NOBODY_LOOKED = Names({})


def key_of(claim: Claim, record: DocumentRecord, names: Names = NOBODY_LOOKED) -> ClaimKey:
    """Reduce a claim to its key."""
    entities = {entity.id: entity for entity in record.entities}
    theatres = {c for role in _THEATRE_ROLES for c in _countries(claim.filled(role), entities)}
    return ClaimKey(
        actors=frozenset(root_of(f, entities, names) for f in claim.filled(Role.ACTOR)),
        others=frozenset(root_of(f, entities, names) for role in _THEATRE_ROLES for f in claim.filled(role)),
        things=frozenset(
            t for role in (Role.ITEM, Role.FORCE) for f in claim.filled(role) for t in _things(f, entities)
        ),
        theatres=frozenset(theatres),
    )


def root_of(filler: Filler, entities: dict[str, Entity], names: Names = NOBODY_LOOKED) -> str:
    """The root that a filler stands for: that of its entity, or the words themselves."""
    entity = entities.get(filler.entity_id or "")
    return names.root_of(entity) if entity else filler.name.casefold()


def _countries(fillers: tuple[Filler, ...], entities: dict[str, Entity]) -> set[str]:
    found = set()
    for filler in fillers:
        entity = entities.get(filler.entity_id or "")
        if entity is None:
            continue
        country = entity.place.country if entity.place else entity.country
        if country:
            found.add(country)
    return found


def _things(filler: Filler, entities: dict[str, Entity]) -> tuple[str, ...]:
    entity = entities.get(filler.entity_id or "")
    noun = filler.name.split()[-1].casefold()
    if entity is None:
        return (noun,)
    if not (entity.known_id or entity.category):
        return (f"{noun} of {entity.country}" if entity.country else noun,)  # Russian troops are no Turkish ones
    return (entity.category or entity.known_id or entity.name,)
