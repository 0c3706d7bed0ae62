"""Where the claims of a matter disagree about one fact: fillers that share nothing, and denials of that fact alone."""

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TypeVar

from armsledger.assess.grounds import Grounds
from armsledger.knowledge.equipment import equipment_by_id
from armsledger.model.claim import Claim, Role
from armsledger.model.entity import Entity

Key = Callable[[Entity], str | None]
Told = TypeVar("Told")


def find_dispute(grounds: Grounds, roles: tuple[Role, ...], key: Key, *, across_origins: bool = False) -> str | None:
    """Say which two claims fill the roles with nothing in common; None where all meet or say nothing.

    Several fillers in one claim are no dispute. With `across_origins` only claims of two origins are compared: one
    source that names two things has told of two.
    """
    told = [(claim, frozenset(found)) for claim in grounds.affirmed if (found := _keys(claim, grounds, roles, key))]
    for (one, left, first), (other, right, second) in combinations(_distinct(told, grounds), 2):
        if left.isdisjoint(right) and (not across_origins or first != second):
            return f"the claims exclude each other: {_words(one, roles)} against {_words(other, roles)}"
    return None


def find_denial(grounds: Grounds, roles: tuple[Role, ...]) -> str | None:
    """Say what is denied of the roles alone: by a denial that names what fills them and no actor."""
    affirmed = {_name(filler.entity_id, filler.name) for c in grounds.affirmed for r in roles for filler in c.filled(r)}
    for claim in grounds.denials:
        denied = {_name(filler.entity_id, filler.name) for role in roles for filler in claim.filled(role)}
        if not claim.filled(Role.ACTOR) and denied & affirmed:
            return f"denied in the words “{claim.span.quote}”"
    return None


def find_system_dispute(grounds: Grounds) -> str | None:
    """Say where two origins name different systems of one category: they cannot both have named the same thing."""
    told = [(claim, frozenset(found)) for claim in grounds.affirmed if (found := _systems(claim, grounds))]
    for (_, left, first), (_, right, second) in combinations(_distinct(told, grounds), 2):
        for category in sorted({kind for kind, _ in left} & {kind for kind, _ in right}):
            ours, theirs = ({name for kind, name in side if kind == category} for side in (left, right))
            if ours.isdisjoint(theirs) and first != second:
                names = f"{', '.join(sorted(ours))} against {', '.join(sorted(theirs))}"
                return f"two origins name different systems ({category}): {names}"
    return None


def is_system(entity: Entity) -> bool:
    """Say whether an entity is a named system: a row of a table, and not that of a class ("warplanes")."""
    row = equipment_by_id().get(entity.known_id or "")
    return entity.known_id is not None and not (row and row.is_class)


def find_number_dispute(grounds: Grounds) -> str | None:
    """Say which two numbers of one thing exclude each other."""
    first = {(c.quantity, c.quantity_of, _counted(c)): c for c in reversed(grounds.affirmed) if c.quantity}
    counts = [(claim, claim.quantity) for claim in reversed(first.values()) if claim.quantity]
    for (one, left), (other, right) in combinations(counts, 2):
        if one.quantity_of is other.quantity_of and not left.overlaps(right) and _counts_alike(one, other):
            return f"the claims exclude each other: {', '.join(sorted({left.words, right.words}))}"
    return None


def _counts_alike(one: Claim, other: Claim) -> bool:
    """Whether two numbers can be of one thing: they are, unless both claims say of what, and of different things."""
    left, right = _counted(one), _counted(other)
    return not left or not right or bool(left & right)


def _counted(claim: Claim) -> frozenset[str]:
    """What the number of a claim counts; empty where it counts events, or the claim does not say."""
    of = claim.quantity_of.value if claim.quantity_of else ""
    fillers = claim.filled(Role(of)) if of in list(Role) else ()
    return frozenset(_name(filler.entity_id, filler.name) for filler in fillers)


def _keys(claim: Claim, grounds: Grounds, roles: tuple[Role, ...], key: Key) -> set[str]:
    fillers = (filler for role in roles for filler in claim.filled(role))
    entities = (grounds.entities[filler.entity_id] for filler in fillers if filler.entity_id)
    return {found for entity in entities if (found := key(entity))}


def _systems(claim: Claim, grounds: Grounds) -> set[tuple[str, str]]:
    """Category and name of the known systems that a claim names."""
    found = (grounds.entities.get(filler.entity_id or "") for filler in claim.filled(Role.ITEM))
    return {(entity.category, entity.name) for entity in found if entity and is_system(entity) and entity.category}


def _distinct(told: Sequence[tuple[Claim, Told]], grounds: Grounds) -> list[tuple[Claim, Told, str | None]]:
    """Of claims of one origin that tell the same only the first, with the origin: a matter can hold thousands."""
    origin_of = {claim_id: origin.id for origin in grounds.matter.origins for claim_id in origin.claim_ids}
    found: dict[tuple[Told, str | None], Claim] = {}
    for claim, said in told:
        found.setdefault((said, origin_of.get(claim.id)), claim)
    return [(claim, said, origin) for (said, origin), claim in found.items()]


def _name(entity_id: str | None, name: str) -> str:
    return entity_id or name.casefold()


def _words(claim: Claim, roles: tuple[Role, ...]) -> str:
    return ", ".join(f"“{filler.span.quote}”" for role in roles for filler in claim.filled(role))
