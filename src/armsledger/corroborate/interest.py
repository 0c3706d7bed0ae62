"""Interested parties: voices that speak of their own side's doings, or of their opponent's.

A voice is interested where its root is that of an actor, recipient or target of a claim that it makes, where the
actors table puts one of them on its side, or where the table knows both to be of one country and on different sides
(a country that is only named may be the land, and makes no opponent). Who backs whom in a war is not in the table, so
an ally's word is not flagged here: that is for people to see.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from armsledger.corroborate.origins import Placed
from armsledger.corroborate.parties import NOBODY_LOOKED, Names
from armsledger.corroborate.voices import root_of_actor
from armsledger.knowledge.actors import actors_by_id
from armsledger.model.claim import Claim, Role
from armsledger.model.entity import Entity, EntityType
from armsledger.model.origin import Origin
from armsledger.model.record import DocumentRecord

_PARTS: Final = {
    Role.ACTOR: "said to be the one who acts",
    Role.VIA: "said to act for another",
    Role.RECIPIENT: "said to receive",
    Role.TARGET: "said to be attacked",
}


@dataclass(frozen=True, slots=True)
class _Party:
    """Somebody that a claim is about: root, side and country as far as the table knows, and the part played."""

    name: str
    root: str
    side: str | None
    country: str | None
    part: str
    is_land: bool


def flag_interested(
    origins: Sequence[Origin], claims: Sequence[Placed], names: Names = NOBODY_LOOKED
) -> tuple[Origin, ...]:
    """Give the origins with `interested` set where the voice is itself a party to what it tells."""
    parties = {claim.id: tuple(_parties(claim, record, names)) for claim, record in claims}
    return tuple(
        replace(origin, interested=_interest(origin, (p for i in origin.claim_ids for p in parties[i])))
        for origin in origins
    )


def _interest(origin: Origin, parties: Iterable[_Party]) -> str | None:
    if origin.root is None:
        return None
    side, country = _side_of(origin.root), _country_of(origin.root)
    known = tuple(dict.fromkeys(parties))
    own = next((party for party in known if party.root == origin.root), None)
    if own is not None:
        return f"{origin.voice} speaks of {_itself(origin, own)}, {own.part}"
    allied = next((party for party in known if side is not None and party.side == side), None)
    if allied is not None:
        return f"{origin.voice} stands on the side of {allied.name}, {allied.part}"
    opposed = (p for p in known if side and p.side and country and p.country == country and not p.is_land)
    against = next(opposed, None)
    if against is not None:
        return f"{origin.voice} and {against.name}, {against.part}, are of one country and on different sides"
    return None


def _itself(origin: Origin, party: _Party) -> str:
    return "itself" if party.name == origin.voice else f"{party.name}, which it belongs with"


def _parties(claim: Claim, record: DocumentRecord, names: Names) -> Iterator[_Party]:
    entities = {entity.id: entity for entity in record.entities}
    for role, part in _PARTS.items():
        for filler in claim.filled(role):
            entity = entities.get(filler.entity_id or "")
            if entity is not None:
                yield _party(entity, part, names)


def _party(entity: Entity, part: str, names: Names) -> _Party:
    row = actors_by_id().get(entity.known_id or "")
    root = root_of_actor(row) if row else names.root_of(entity)
    side = (row.side if row else None) or _side_of(root)
    return _Party(names.name_of(entity), root, side, _country_of(root), part, entity.type is EntityType.COUNTRY)


def _side_of(root: str) -> str | None:
    """The side of a root: a state is its own, an actor's is that of its row; None where the table does not say."""
    row = actors_by_id().get(root)
    return row.side if row else root if _is_state(root) else None


def _country_of(root: str) -> str | None:
    row = actors_by_id().get(root)
    return row.country if row else root if _is_state(root) else None


def _is_state(root: str) -> bool:
    return len(root) == 3 and root.isascii() and root.isupper()  # an alpha-3 code
