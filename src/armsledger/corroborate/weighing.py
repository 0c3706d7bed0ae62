"""What speaks for a matter and what against it: roots, how strongly they say it, and whose stake is in it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from armsledger.corroborate.nesting import weakest_stance
from armsledger.corroborate.origins import Placed
from armsledger.model.claim import Role
from armsledger.model.matter import ClaimRelation, RelationKind
from armsledger.model.origin import Origin
from armsledger.model.stance import Stance

Pair = frozenset[str]  # of two roots


@dataclass(frozen=True, slots=True)
class Side:
    """Origins that stand together, and the claims among theirs that point to evidence."""

    origins: tuple[Origin, ...]
    pointing: frozenset[str]

    @property
    def roots(self) -> Mapping[str, tuple[Origin, ...]]:
        """The origins by root; those whose root nobody can tell are in none."""
        found: dict[str, list[Origin]] = defaultdict(list)
        for origin in self.origins:
            if origin.root is not None:
                found[origin.root].append(origin)
        return {root: tuple(found[root]) for root in sorted(found)}

    @property
    def weight(self) -> tuple[int, int]:
        """How many roots without a stake in the matter, then how many in all."""
        roots = self.roots.values()
        return sum(map(_has_no_stake, roots)), len(roots)

    @property
    def best(self) -> tuple[bool, bool]:
        """The quality of the best root: without a stake, and with evidence that it points to."""
        found = ((_has_no_stake(group), bool(self.with_evidence(group))) for group in self.roots.values())
        return max(found, default=(False, False))

    @property
    def names(self) -> str:
        """Who they are, in words."""
        return ", ".join(sorted({origin.voice or "" for origin in self.origins}))

    def with_evidence(self, origins: Iterable[Origin]) -> tuple[Origin, ...]:
        """Those of the origins that point to evidence."""
        return tuple(origin for origin in origins if not self.pointing.isdisjoint(origin.claim_ids))

    def outdoes(self, other: "Side") -> bool:
        """Whether the best root here is better than any there, and there are no more roots without a stake there.

        Where nobody can tell a root there, nothing can be said to be better.
        """
        return bool(other.roots) and self.best > other.best and self.weight[0] >= other.weight[0]


@dataclass(frozen=True, slots=True)
class Weighing:
    """The origins of a matter by what they do for it.

    `affirming` do not deny; of them `telling` say more than that it may be; of them `named` have a voice; of them
    `own` do more than allege. `against` deny it by name. `excluding` are pairs of roots of which one cannot be right.
    `is_nested` says that speech further out makes some claim weaker than its own words.
    """

    affirming: Side
    telling: Side
    named: Side
    own: Side
    against: Side
    denied: bool
    excluding: frozenset[Pair]
    is_nested: bool

    @classmethod
    def of(cls, claims: Sequence[Placed], origins: Sequence[Origin], relations: Sequence[ClaimRelation]) -> "Weighing":
        """Sort the origins of one matter."""
        stances = {claim.id: weakest_stance(claim, record) for claim, record in claims}
        pointing = frozenset(claim.id for claim, _ in claims if claim.filled(Role.EVIDENCE))

        def side(kept: Iterable[Origin]) -> Side:
            return Side(tuple(kept), pointing)

        affirming = [origin for origin in origins if not origin.denies]
        telling = [origin for origin in affirming if _strongest(origin, stances).rank < Stance.POSSIBLE.rank]
        named = [origin for origin in telling if origin.voice]
        return cls(
            side(affirming),
            side(telling),
            side(named),
            side(origin for origin in named if _strongest(origin, stances).rank < Stance.ALLEGED.rank),
            side(origin for origin in origins if origin.denies and origin.voice),
            len(affirming) < len(origins),
            _excluding(affirming, relations),
            any(stances[claim.id] is not claim.stance for claim, _ in claims),
        )

    def confirming(self) -> Side:
        """The origins of roots that say it themselves and are in agreement with at least one other such root."""
        roots = self.own.roots
        agreeing = {root for pair in combinations(roots, 2) if frozenset(pair) not in self.excluding for root in pair}
        return Side(tuple(o for root in sorted(agreeing) for o in roots[root]), self.own.pointing)


def _strongest(origin: Origin, stances: Mapping[str, Stance]) -> Stance:
    return min((stances[claim_id] for claim_id in origin.claim_ids), key=lambda stance: stance.rank)


def _has_no_stake(origins: Iterable[Origin]) -> bool:
    return all(origin.interested is None for origin in origins)


def _excluding(origins: Sequence[Origin], relations: Sequence[ClaimRelation]) -> frozenset[Pair]:
    """Pairs of roots with a contradiction between them, and nothing that they agree on or make more exact."""
    root_of = {claim_id: origin.root for origin in origins if origin.root for claim_id in origin.claim_ids}
    against: set[Pair] = set()
    together: set[Pair] = set()
    for relation in relations:
        left, right = root_of.get(relation.left_claim_id), root_of.get(relation.right_claim_id)
        if left is not None and right is not None and left != right:
            (against if relation.kind is RelationKind.CONTRADICTS else together).add(frozenset((left, right)))
    return frozenset(against - together)
