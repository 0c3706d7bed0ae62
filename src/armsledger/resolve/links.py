"""Edges of the support network, each standing on one claim that says so.

Never more than the words bear out: an actor acting through another makes the other its proxy as far as the claim goes,
backing makes backing, paying makes payment. A carrier or another company is an intermediary, no proxy; a denial makes
no edge, it stands against the others in its matter; where a thing was made links nobody.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from armsledger.knowledge.actors import actors_by_id
from armsledger.model.claim import Claim, ClaimKind, Role
from armsledger.model.entity import Entity, EntityType, Link, LinkKind
from armsledger.model.ids import make_id

_ACTORS: Final = (
    EntityType.PERSON,
    EntityType.ORGANIZATION,
    EntityType.COUNTRY,
    EntityType.ARMED_GROUP,
    EntityType.GROUP,
)
_THROUGH: Final = (ClaimKind.PERSONNEL, ClaimKind.TRANSFER, ClaimKind.PRESENCE)


def make_links(claims: Sequence[Claim], entities_by_id: Mapping[str, Entity]) -> tuple[Link, ...]:
    """Give the edges that the claims (their fillers resolved) state between actors, sorted by id."""
    links = {link.id: link for claim in claims if claim.stance.affirms for link in _iter_links(claim, entities_by_id)}
    return tuple(sorted(links.values(), key=lambda link: link.id))


def _iter_links(claim: Claim, entities: Mapping[str, Entity]) -> Iterator[Link]:
    actors = _actors(claim, entities, Role.ACTOR)
    if claim.kind in _THROUGH:
        for via in _actors(claim, entities, Role.VIA):
            for actor in actors:
                if not _is_company(via):
                    yield from _link(claim, LinkKind.PROXY, via, actor, f"{actor.name} acts through {via.name}")
    if claim.kind is ClaimKind.BACKING:
        for recipient in _actors(claim, entities, Role.RECIPIENT):
            for actor in actors:
                yield from _link(claim, LinkKind.BACKS, actor, recipient, f"{actor.name} backs {recipient.name}")
    if claim.kind is ClaimKind.FINANCE:
        for paid in (*_actors(claim, entities, Role.RECIPIENT), *_actors(claim, entities, Role.FORCE)):
            for actor in actors:
                yield from _link(claim, LinkKind.PAYS, actor, paid, f"{actor.name} pays {paid.name}")


def _link(claim: Claim, kind: LinkKind, source: Entity, target: Entity, says: str) -> Iterator[Link]:
    if source.id == target.id:
        return
    because = f"{says}, in the words {claim.span.quote!r} ({claim.stance.value})"
    link_id = make_id("lnk", kind.value, source.id, target.id, claim.id)
    yield Link(link_id, kind, source.id, target.id, claim.id, because)


def _actors(claim: Claim, entities: Mapping[str, Entity], role: Role) -> tuple[Entity, ...]:
    found = (entities[f.entity_id] for f in claim.filled(role) if f.entity_id in entities and f.entity_id)
    return tuple(entity for entity in found if entity.type in _ACTORS)


def _is_company(entity: Entity) -> bool:
    row = actors_by_id().get(entity.known_id or "")
    return row is not None and row.kind == "company"
