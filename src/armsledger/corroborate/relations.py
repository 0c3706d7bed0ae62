"""How two claims of one matter stand to each other; no relation without the words that make it."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from armsledger.corroborate.origins import Placed
from armsledger.model.claim import Claim, Role
from armsledger.model.matter import ClaimRelation, RelationKind
from armsledger.model.origin import Origin
from armsledger.model.place import Place
from armsledger.model.quantity import Quantity
from armsledger.model.record import DocumentRecord
from armsledger.model.score import Score
from armsledger.model.when import When

_WHERE = (Role.PLACE, Role.DESTINATION, Role.TARGET)


def find_relations(claims: Sequence[Placed], origins: Sequence[Origin]) -> tuple[ClaimRelation, ...]:
    """Give the relations between the claims of one matter, each pair at most once, in the order of the claims."""
    origin_of = {claim_id: origin for origin in origins for claim_id in origin.claim_ids}
    places = {claim.id: _place_of(claim, record) for claim, record in claims}
    found = (_relation(one, other, origin_of, places) for (one, _), (other, _) in combinations(claims, 2))
    return tuple(relation for relation in found if relation)


def _relation(
    one: Claim, other: Claim, origin_of: Mapping[str, Origin], places: Mapping[str, Place | None]
) -> ClaimRelation | None:
    if one.stance.affirms is not other.stance.affirms:
        words = f"“{one.span.quote}” against “{other.span.quote}”: one side is denied"
        return _made(RelationKind.CONTRADICTS, one, other, 1.0, words)
    counts = _counted_alike(one, other)
    if counts and not counts[0].overlaps(counts[1]):
        words = f"“{counts[0].words}” and “{counts[1].words}” cannot both be the number"
        return _made(RelationKind.CONTRADICTS, one, other, 0.7, words)
    if not one.stance.affirms:
        return None
    exact, loose = _exactness(one, other, places), _exactness(other, one, places)
    if exact and not loose:
        return _made(RelationKind.REFINES, one, other, 0.6, exact)
    if loose and not exact:
        return _made(RelationKind.REFINES, other, one, 0.6, loose)
    return _agreement(one, other, origin_of[one.id], origin_of[other.id])


def _agreement(one: Claim, other: Claim, left: Origin, right: Origin) -> ClaimRelation | None:
    """Agreement of two origins; what one root says twice is no agreement."""
    if left.id == right.id or (left.root is not None and left.root == right.root):
        return None
    words = f"“{one.span.quote}” and “{other.span.quote}” say the same of one doing"
    if left.root is None or right.root is None:
        return _made(RelationKind.AGREES, one, other, 0.4, f"{words}; whether from two origins cannot be told")
    return _made(RelationKind.AGREES, one, other, 0.6, f"{words}, from two origins")


def _made(kind: RelationKind, left: Claim, right: Claim, score: float, words: str) -> ClaimRelation:
    return ClaimRelation(kind, left.id, right.id, Score(score, words))


def _counted_alike(one: Claim, other: Claim) -> tuple[Quantity, Quantity] | None:
    if one.quantity and other.quantity and one.quantity_of is other.quantity_of:
        return one.quantity, other.quantity
    return None


def _exactness(one: Claim, other: Claim, places: Mapping[str, Place | None]) -> str | None:
    """Say in which point one claim is more exact than another; None where in none."""
    counts = _counted_alike(one, other)
    if counts and _is_number_within(*counts):
        return f"“{counts[0].words}” is a closer number than “{counts[1].words}”"
    if one.when and other.when and _is_time_within(one.when, other.when):
        return f"“{one.when.words}” is a closer time than “{other.when.words}”"
    near, wide = places[one.id], places[other.id]
    if near and wide and near.kind != "country" == wide.kind and near.country == wide.country:
        return f"“{near.words}” is a closer place than “{wide.words}”"
    return None


def _is_number_within(inner: Quantity, outer: Quantity) -> bool:
    bounds, wider = (inner.low, inner.high), (outer.low, outer.high)
    return bounds != wider and _is_within(bounds, wider)


def _is_time_within(inner: When, outer: When) -> bool:
    bounds, wider = (_ordinal(inner), _ordinal(outer))
    return bounds != wider and any(bound is not None for bound in bounds) and _is_within(bounds, wider)


def _ordinal(when: When) -> tuple[float | None, float | None]:
    ends = when.earliest, when.latest
    first, last = (float(end.toordinal()) if end else None for end in ends)
    return first, last


def _is_within(inner: tuple[float | None, float | None], outer: tuple[float | None, float | None]) -> bool:
    low = outer[0] is None or (inner[0] is not None and inner[0] >= outer[0])
    high = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    return low and high


def _place_of(claim: Claim, record: DocumentRecord) -> Place | None:
    places = {entity.id: entity.place for entity in record.entities if entity.place}
    fillers = (filler for role in _WHERE for filler in claim.filled(role))
    found = [places[filler.entity_id] for filler in fillers if filler.entity_id in places]
    return min(found, key=lambda place: (place.kind == "country", place.radius_km), default=None)
