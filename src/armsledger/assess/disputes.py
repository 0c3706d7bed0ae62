"""Where the claims of a matter disagree about one fact: fillers that share nothing, and denials of that fact alone."""

from collections.abc import Callable
from itertools import combinations

from armsledger.assess.grounds import Grounds
from armsledger.model.claim import Claim, Role
from armsledger.model.entity import Entity

Key = Callable[[Entity], str | None]


def find_dispute(grounds: Grounds, roles: tuple[Role, ...], key: Key, *, across_origins: bool = False) -> str | None:
    """Say which two claims fill the roles with nothing in common; None where all meet or say nothing.

    Several fillers in one claim are no dispute. With `across_origins` only claims of two origins are compared: one
    source that names two things has told of two.
    """
    told = [(claim, found) for claim in grounds.affirmed if (found := _keys(claim, grounds, roles, key))]
    for (one, left), (other, right) in combinations(told, 2):
        if left.isdisjoint(right) and (not across_origins or _are_apart(one, other, grounds)):
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
    told = [(claim, found) for claim in grounds.affirmed if (found := _systems(claim, grounds))]
    for (one, left), (other, right) in combinations(told, 2):
        for category in sorted(left.keys() & right.keys()):
            if left[category].isdisjoint(right[category]) and _are_apart(one, other, grounds):
                names = f"{', '.join(sorted(left[category]))} against {', '.join(sorted(right[category]))}"
                return f"two origins name different systems ({category}): {names}"
    return None


def find_number_dispute(grounds: Grounds) -> str | None:
    """Say which two numbers of one thing exclude each other."""
    counts = [(claim, claim.quantity) for claim in grounds.affirmed if claim.quantity]
    for (one, left), (other, right) in combinations(counts, 2):
        if one.quantity_of is other.quantity_of and not left.overlaps(right) and _counts_alike(one, other):
            return f"the claims exclude each other: {', '.join(sorted({left.words, right.words}))}"
    return None


def _counts_alike(one: Claim, other: Claim) -> bool:
    """Whether two numbers can be of one thing: they are, unless both claims say of what, and of different things."""
    if one.quantity_of is None or one.quantity_of.value not in list(Role):
        return True
    role = Role(one.quantity_of.value)
    left, right = ({_name(f.entity_id, f.name) for f in claim.filled(role)} for claim in (one, other))
    return not left or not right or bool(left & right)


def _keys(claim: Claim, grounds: Grounds, roles: tuple[Role, ...], key: Key) -> set[str]:
    fillers = (filler for role in roles for filler in claim.filled(role))
    entities = (grounds.entities[filler.entity_id] for filler in fillers if filler.entity_id)
    return {found for entity in entities if (found := key(entity))}


def _systems(claim: Claim, grounds: Grounds) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for filler in claim.filled(Role.ITEM):
        entity = grounds.entities.get(filler.entity_id or "")
        if entity and entity.known_id and entity.category:
            found.setdefault(entity.category, set()).add(entity.name)
    return found


def _are_apart(one: Claim, other: Claim, grounds: Grounds) -> bool:
    origin_of = {claim_id: origin.id for origin in grounds.matter.origins for claim_id in origin.claim_ids}
    return origin_of.get(one.id) != origin_of.get(other.id)


def _name(entity_id: str | None, name: str) -> str:
    return entity_id or name.casefold()


def _words(claim: Claim, roles: tuple[Role, ...]) -> str:
    return ", ".join(f"“{filler.span.quote}”" for role in roles for filler in claim.filled(role))
