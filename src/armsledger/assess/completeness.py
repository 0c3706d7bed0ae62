"""Which of the facts that a finding needs do the claims of a matter hold, and which are in dispute?"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

from armsledger.assess.disputes import find_denial, find_dispute, find_number_dispute, find_system_dispute, is_system
from armsledger.assess.grounds import Grounds
from armsledger.assess.questions import country_of_entity, party_of
from armsledger.knowledge.finding_facts import load_finding_standard
from armsledger.model.claim import Role
from armsledger.model.entity import Entity, EntityType
from armsledger.model.evidence import EvidenceItem, EvidenceKind
from armsledger.model.finding import Fullness, NeededFact
from armsledger.model.measure import MatchStatus, MeasureMatch

Reading = tuple[Fullness, str]
_OPEN: Final = frozenset({MatchStatus.UNDETERMINED, MatchStatus.UNKNOWN_STATE})
_REACHING_NOT: Final = frozenset({MatchStatus.EXEMPT_CANDIDATE, MatchStatus.EXCLUDED_RECIPIENT})
_DECIDING: Final = ("recipient", "item", "date", "place")  # facts that an answer can hang on


def weigh_completeness(
    grounds: Grounds, matches: Sequence[MeasureMatch], evidence: Sequence[EvidenceItem]
) -> tuple[NeededFact, ...]:
    """Read each needed fact off the claims: filled, missing or contested, with the words or the gap that say so."""
    readings: dict[str, Reading] = {
        "supplier": _supplier(grounds),
        "broker": _broker(grounds),
        "carrier": _carrier(grounds),
        "recipient": _recipient(grounds),
        "item": _item(grounds),
        "quantity": _quantity(grounds),
        "date": _date(grounds),
        "place": _place(grounds),
        "papers": _papers(evidence),
        "evidence": _evidence(grounds, evidence),
        "reply": _reply(grounds),
    }
    readings["measure"] = _measure(matches, readings)
    return tuple(NeededFact(name, *readings[fact_id]) for fact_id, name in load_finding_standard().facts)


def _supplier(grounds: Grounds) -> Reading:
    names = grounds.names(Role.ACTOR)
    if names and grounds.denials:
        return Fullness.CONTESTED, f"{_list(names)}; {len(grounds.denials)} claim(s) deny it"
    dispute = find_dispute(grounds, (Role.ACTOR,), country_of_entity)
    return _settled(dispute, _named(names, "no claim says who"))


def _broker(grounds: Grounds) -> Reading:
    names = [e.name for e in grounds.fillers(Role.VIA) if e.type is not EntityType.MATERIEL]
    dispute = find_dispute(grounds, (Role.VIA,), _person_key, across_origins=True)
    return _settled(dispute, _named(sorted(names), "no consignor, broker or go-between is named"))


def _carrier(grounds: Grounds) -> Reading:
    names = [e.name for e in grounds.fillers(Role.VIA) if e.type is EntityType.MATERIEL]
    dispute = find_dispute(grounds, (Role.VIA,), _vehicle_key, across_origins=True)
    dispute = dispute or find_denial(grounds, (Role.VIA,))
    return _settled(dispute, _named(sorted(names), "no ship, aircraft or carrier is named, nor a hull or tail number"))


def _person_key(entity: Entity) -> str | None:
    return None if entity.type is EntityType.MATERIEL else entity.known_id or entity.id


def _vehicle_key(entity: Entity) -> str | None:
    return entity.known_id or entity.id if entity.type is EntityType.MATERIEL else None


def _recipient(grounds: Grounds) -> Reading:
    names = grounds.names(Role.RECIPIENT)
    keys = (_body_key, _country_key)
    dispute = next((said for key in keys if (said := find_dispute(grounds, (Role.RECIPIENT,), key))), None)
    dispute = dispute or find_denial(grounds, (Role.RECIPIENT,))
    return _settled(dispute, _named(names, "no claim says for whom"))


def _body_key(entity: Entity) -> str | None:
    """A body by its name: a description of people excludes none, nor does the country that it is in."""
    described = entity.type in (EntityType.GROUP, EntityType.COUNTRY, EntityType.PLACE)
    return None if described else party_of(entity)


def _country_key(entity: Entity) -> str | None:
    return entity.country if entity.type is EntityType.COUNTRY else None


def _item(grounds: Grounds) -> Reading:
    forces, words = grounds.names(Role.FORCE), grounds.names(Role.ITEM)
    known = sorted({entity.name for entity in grounds.fillers(Role.ITEM) if is_system(entity)})
    dispute = find_system_dispute(grounds) or find_denial(grounds, (Role.ITEM, Role.FORCE))
    if known:
        return _settled(dispute, (Fullness.FILLED, f"{_list(known)}; markings and serial numbers are not held"))
    if words:
        return _settled(dispute, (Fullness.MISSING, f"only described: {_list(words)}"))
    return _settled(dispute, _named(forces, "no item is named"))


def _quantity(grounds: Grounds) -> Reading:
    words = sorted({claim.quantity.words for claim in grounds.affirmed if claim.quantity})
    return _settled(find_number_dispute(grounds), _named(words, "no number is said"))


def _date(grounds: Grounds) -> Reading:
    whens = [claim.when for claim in grounds.affirmed if claim.when and claim.when.is_dated]
    words = sorted({when.words for when in whens})
    distinct = {(when.earliest, when.latest): when for when in whens}.values()
    if any(left.excludes(right) for left, right in combinations(distinct, 2)):
        return Fullness.CONTESTED, f"the claims exclude each other: {_list(words)}"
    return _named(words, "no claim says when")


def _place(grounds: Grounds) -> Reading:
    roles, ends = (Role.ORIGIN, Role.DESTINATION, Role.PLACE), (Role.DESTINATION, Role.PLACE)
    dispute = find_dispute(grounds, ends, country_of_entity) or find_denial(grounds, ends)
    return _settled(dispute, _named(grounds.names(*roles), "no place is said"))


def _measure(matches: Sequence[MeasureMatch], others: Mapping[str, Reading]) -> Reading:
    """Contested where binding measures answer differently, and where an answer hangs on a fact in dispute."""
    answered = [match for match in matches if match.status not in _OPEN]
    said = _list(sorted({f"{match.measure_id} {match.status.words}" for match in matches}))
    if not matches:
        return Fullness.MISSING, "no measure was found that speaks to it"
    if not answered:
        return Fullness.MISSING, f"asked, without an answer: {said}"
    disputed = [name for name in _DECIDING if others[name][0] is Fullness.CONTESTED]
    if disputed:
        return Fullness.CONTESTED, f"{said}; the answer hangs on what is in dispute: {_list(disputed)}"
    statuses = {match.status for match in answered if match.binding}
    if MatchStatus.COVERED in statuses and statuses & _REACHING_NOT:
        return Fullness.CONTESTED, f"binding measures answer differently: {said}"
    return Fullness.FILLED, f"{said}; approvals by a committee are not public"


def _papers(evidence: Sequence[EvidenceItem]) -> Reading:
    """Only a kind of paper that is named counts: "documents" can be anything."""
    words = sorted({item.span.quote for item in evidence if item.kind is EvidenceKind.DOCUMENT})
    kinds = load_finding_standard().papers
    named = [said for said in words if any(kind in said.casefold() for kind in kinds)]
    gap = f"documents are spoken of, but no kind of paper: {_list(words)}" if words else "no paper is spoken of"
    return _named(named, gap)


def _evidence(grounds: Grounds, evidence: Sequence[EvidenceItem]) -> Reading:
    """Two independent lines, and custody: of everything that the claims point to, the file is held with its digest."""
    needed, found = load_finding_standard().independent_lines, grounds.matter.independent_origins
    held = sum(item.sha256 is not None for item in evidence)
    because = f"{found} independent origin(s) of {needed} asked for; {len(evidence)} evidence item(s), {held} held"
    return (Fullness.FILLED if found >= needed and held == len(evidence) else Fullness.MISSING), because


def _reply(grounds: Grounds) -> Reading:
    if grounds.denials:
        return Fullness.MISSING, "a denial is on record in the sources; no reply was sought by the case itself"
    return Fullness.MISSING, "no reply was sought, and the sources hold none"


def _settled(dispute: str | None, reading: Reading) -> Reading:
    return (Fullness.CONTESTED, dispute) if dispute else reading


def _named(names: Sequence[str], gap: str) -> Reading:
    return (Fullness.FILLED, _list(names)) if names else (Fullness.MISSING, gap)


def _list(words: Iterable[str]) -> str:
    return ", ".join(words)
