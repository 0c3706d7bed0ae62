"""Who stands on whose side of a conflict, as far as the actors table and the graded claims say. People review it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from armsledger.assess.indicators.parties import Party
from armsledger.assess.indicators.sightings import Sighting
from armsledger.knowledge.actor_links import ActorLinkKind
from armsledger.knowledge.actors import actors_by_id
from armsledger.model.claim import ClaimKind

SUPPORT = frozenset(
    {ClaimKind.TRANSFER, ClaimKind.PERSONNEL, ClaimKind.FINANCE, ClaimKind.ASSISTANCE, ClaimKind.BACKING}
)
CLEAR = 2.0  # a backer of several sides stands on the one that it gives at least this many times more; not tuned


@dataclass(frozen=True, slots=True)
class Sides:
    """`backed` is the side that each foreign party supports by the claims, by its key."""

    conflict: str
    backed: Mapping[str, str]

    def of(self, party: Party) -> str | None:
        """The side: a state's code or an actor's id or name; None where nothing says it, or it backs several."""
        own = _own_side(party, self.conflict)
        if own:
            return own
        if party.key in self.backed:
            return self.backed[party.key]
        row = actors_by_id().get(party.key)
        masters = [*([row.side] if row.side else []), *row.linked(ActorLinkKind.PART_OF)] if row else []
        return next((self.backed[master] for master in masters if master in self.backed), None)

    def of_all(self, parties: Iterable[Party]) -> frozenset[str]:
        """The sides of several parties that are known."""
        return frozenset(side for party in parties if (side := self.of(party)))


def read_sides(conflict: str, sightings: Iterable[Sighting]) -> Sides:
    """The sides of a conflict by its sightings; what weighs nothing says nothing."""
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for sighting in (s for s in sightings if s.kind in SUPPORT):
        pairs = {(a, r) for told in sighting.told for a in told.actors for r in told.recipients}
        for actor, recipient in sorted(pairs):
            side = _own_side(recipient, conflict)
            if side and actor.is_foreign(conflict):
                weights[actor.key][side] += sighting.weight
    return Sides(conflict, {key: side for key, given in weights.items() if (side := _clearest(given))})


def _clearest(given: Mapping[str, float]) -> str | None:
    ranked = sorted(given.items(), key=lambda pair: (-pair[1], pair[0]))
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    best, weight = ranked[0]
    return best if weight > 0 and weight >= CLEAR * second else None


def _own_side(party: Party, conflict: str) -> str | None:
    """The side of a party at home in the conflict: that of its row, its own where no row says."""
    if party.is_foreign(conflict):
        return None
    if party.key == conflict:
        return conflict
    row = actors_by_id().get(party.key)
    if row and row.side:
        return row.side
    return party.key if party.country == conflict else None
