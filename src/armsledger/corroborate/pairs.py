"""People's rulings that two claims are about one matter, or about two, carried to the groups that the words make.

What people hold apart stays apart, not even joined over a third. What they put together brings all that stands with
either. Rulings are heeded in the order in which they were made, holding apart before all.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from armsledger.model.claim import Claim, ClaimKind
from armsledger.model.judgement import Judgement
from armsledger.model.record import DocumentRecord
from armsledger.model.review_ruling import PairRuling
from armsledger.model.ruling import Standing

Placed = tuple[Claim, DocumentRecord]
Pair = tuple[str, str]


def regroup(
    groups: Sequence[list[Placed]], rulings: Iterable[Standing], belong: Callable[[Claim, Claim], bool]
) -> list[list[Placed]]:
    """Give the groups as people would have them; `belong` says whether two claims of a group touch by themselves.

    Claims of two kinds are never put together. Groups that no ruling speaks of stay as they are.
    """
    placed = {claim.id: (claim, record) for group in groups for claim, record in group}
    joined, parted = _pairs(rulings, {claim_id: claim.kind for claim_id, (claim, _) in placed.items()})
    spoken = {claim_id for pair in (*joined, *parted) for claim_id in pair}
    if not spoken:
        return list(groups)
    touched = [group for group in groups if any(claim.id in spoken for claim, _ in group)]
    edges = [*joined, *(edge for group in touched for edge in _edges(group, belong))]
    made = _united([claim.id for group in touched for claim, _ in group], edges, set(parted))
    left = [group for group in groups if not any(claim.id in spoken for claim, _ in group)]
    return [*left, *([placed[claim_id] for claim_id in ids] for ids in made)]


def pair_words(claim_ids: Iterable[str], rulings: Iterable[Standing]) -> str:
    """What people said of pairs of which a matter holds one or both claims, for its because; "" where nothing."""
    own, words = set(claim_ids), []
    for one, ruling in _in_order(rulings):
        inside = [claim_id for claim_id in ruling.claim_ids if claim_id in own]
        if ruling.judgement is Judgement.SAME and len(inside) == len(ruling.claim_ids):
            words.append(f"{' and '.join(inside)} are put together by {one.because}")
        elif ruling.judgement is Judgement.DIFFERENT and len(inside) == 1:
            (other,) = set(ruling.claim_ids) - own
            words.append(f"{inside[0]} is held apart from {other} by {one.because}")
    return "".join(f"; {one}" for one in words)


def _in_order(rulings: Iterable[Standing]) -> list[tuple[Standing, PairRuling]]:
    found = [(one, one.ruling) for one in rulings if isinstance(one.ruling, PairRuling)]
    return list(reversed(found))


def _pairs(rulings: Iterable[Standing], kinds: dict[str, ClaimKind]) -> tuple[list[Pair], list[Pair]]:
    joined: list[Pair] = []
    parted: list[Pair] = []
    for _, ruling in _in_order(rulings):
        left, right = ruling.claim_ids
        if left in kinds and right in kinds and kinds[left] is kinds[right]:
            (joined if ruling.judgement is Judgement.SAME else parted).append((left, right))
    return joined, parted


def _edges(group: Sequence[Placed], belong: Callable[[Claim, Claim], bool]) -> list[Pair]:
    return [(one.id, other.id) for (one, _), (other, _) in combinations(group, 2) if belong(one, other)]


def _united(claim_ids: Sequence[str], edges: Iterable[Pair], parted: set[Pair]) -> list[list[str]]:
    """Join over the edges in their order, unless that would bring together two that are held apart."""
    groups = {claim_id: [claim_id] for claim_id in claim_ids}
    for left, right in edges:
        one, other = groups[left], groups[right]
        if one is other or any((min(a, b), max(a, b)) in parted for a in one for b in other):
            continue
        one.extend(other)
        groups.update(dict.fromkeys(other, one))
    return list({id(group): group for group in groups.values()}.values())
