"""Who a claim is about, reduced to what can be compared across documents.

A state, its organs and its forces are one root here ("Russia", "the Russian Defence Ministry"): whether the state
answers for them is a finding's question, not a matter's. A group stays itself ("Wagner Group").
"""

from dataclasses import dataclass

from armsledger.model.claim import Claim, Filler, Role
from armsledger.model.entity import Entity, EntityType
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


def key_of(claim: Claim, record: DocumentRecord) -> ClaimKey:
    """Reduce a claim to its key."""
    entities = {entity.id: entity for entity in record.entities}
    theatres = {c for role in _THEATRE_ROLES for c in _countries(claim.filled(role), entities)}
    return ClaimKey(
        actors=frozenset(root_of(f, entities) for f in claim.filled(Role.ACTOR)),
        others=frozenset(root_of(f, entities) for role in _THEATRE_ROLES for f in claim.filled(role)),
        things=frozenset(
            t for role in (Role.ITEM, Role.FORCE) for f in claim.filled(role) for t in _things(f, entities)
        ),
        theatres=frozenset(theatres),
    )


def root_of(filler: Filler, entities: dict[str, Entity]) -> str:
    """The root that a filler stands for: a state's code, a known actor's id, or the words themselves."""
    entity = entities.get(filler.entity_id or "")
    if entity is None:
        return filler.name.casefold()
    if entity.type in _STATE_TYPES and entity.country:
        return entity.country
    return entity.known_id or entity.name.casefold()


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
    if entity is None or not (entity.known_id or entity.category):
        return (filler.name.split()[-1].casefold(),)
    return (entity.category or entity.known_id or entity.name,)
