"""Which of the facts that a finding needs do the claims of a matter hold, and which are in dispute?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from armsledger.assess.grounds import Grounds
from armsledger.assess.questions import country_of_entity, party_of
from armsledger.knowledge.finding_facts import load_finding_standard
from armsledger.model.claim import Role
from armsledger.model.entity import EntityType
from armsledger.model.evidence import EvidenceItem, EvidenceKind
from armsledger.model.finding import Fullness, NeededFact
from armsledger.model.measure import MatchStatus, MeasureMatch

Reading = tuple[Fullness, str]


def weigh_completeness(
    grounds: Grounds, matches: Sequence[MeasureMatch], evidence: Sequence[EvidenceItem]
) -> tuple[NeededFact, ...]:
    """Read each needed fact off the claims: filled, missing or contested, with the words or the gap that say so."""
    readings: Mapping[str, Callable[[], Reading]] = {
        "supplier": lambda: _supplier(grounds),
        "broker": lambda: _broker(grounds),
        "carrier": lambda: _carrier(grounds),
        "recipient": lambda: _recipient(grounds),
        "item": lambda: _item(grounds),
        "quantity": lambda: _quantity(grounds),
        "date": lambda: _date(grounds),
        "place": lambda: _place(grounds),
        "measure": lambda: _measure(matches),
        "papers": lambda: _papers(evidence),
        "evidence": lambda: _evidence(grounds, evidence),
        "reply": lambda: _reply(grounds),
    }
    return tuple(NeededFact(name, *readings[fact_id]()) for fact_id, name in load_finding_standard().facts)


def _supplier(grounds: Grounds) -> Reading:
    names = grounds.names(Role.ACTOR)
    countries = {country_of_entity(entity) for entity in grounds.fillers(Role.ACTOR)} - {None}
    if names and grounds.denials:
        return Fullness.CONTESTED, f"{_list(names)}; {len(grounds.denials)} claim(s) deny it"
    if len(countries) > 1:
        return Fullness.CONTESTED, f"the claims name several: {_list(names)}"
    return _named(names, "no claim says who")


def _broker(grounds: Grounds) -> Reading:
    names = [e.name for e in grounds.fillers(Role.VIA) if e.type is not EntityType.MATERIEL]
    return _named(sorted(names), "no consignor, broker or go-between is named")


def _carrier(grounds: Grounds) -> Reading:
    names = [e.name for e in grounds.fillers(Role.VIA) if e.type is EntityType.MATERIEL]
    return _named(sorted(names), "no ship, aircraft or carrier is named as such, nor a hull or tail number")


def _recipient(grounds: Grounds) -> Reading:
    names = grounds.names(Role.RECIPIENT)
    parties = {party_of(entity) for entity in grounds.fillers(Role.RECIPIENT)} - {None}
    if len(parties) > 1:
        return Fullness.CONTESTED, f"the claims name several: {_list(names)}"
    return _named(names, "no claim says for whom")


def _item(grounds: Grounds) -> Reading:
    forces, words = grounds.names(Role.FORCE), grounds.names(Role.ITEM)
    known = sorted({entity.name for entity in grounds.fillers(Role.ITEM) if entity.known_id})
    if known:
        return Fullness.FILLED, f"{_list(known)}; markings and serial numbers are not held"
    if words:
        return Fullness.MISSING, f"only described: {_list(words)}"
    return _named(forces, "no item is named")


def _quantity(grounds: Grounds) -> Reading:
    counts = [(c.quantity_of, c.quantity) for c in grounds.affirmed if c.quantity]
    words = sorted({quantity.words for _, quantity in counts})
    if any(left[0] is right[0] and not left[1].overlaps(right[1]) for left, right in combinations(counts, 2)):
        return Fullness.CONTESTED, f"the claims exclude each other: {_list(words)}"
    return _named(words, "no number is said")


def _date(grounds: Grounds) -> Reading:
    whens = [claim.when for claim in grounds.affirmed if claim.when and claim.when.is_dated]
    words = sorted({when.words for when in whens})
    if any(left.excludes(right) for left, right in combinations(whens, 2)):
        return Fullness.CONTESTED, f"the claims exclude each other: {_list(words)}"
    return _named(words, "no claim says when")


def _place(grounds: Grounds) -> Reading:
    roles = (Role.ORIGIN, Role.DESTINATION, Role.PLACE)
    countries = {country_of_entity(e) for e in grounds.fillers(Role.DESTINATION, Role.PLACE)} - {None}
    if len(countries) > 1:
        return Fullness.CONTESTED, f"in several countries: {_list(grounds.names(*roles))}"
    return _named(grounds.names(*roles), "no place is said")


def _measure(matches: Sequence[MeasureMatch]) -> Reading:
    open_statuses = {MatchStatus.UNDETERMINED, MatchStatus.UNKNOWN_STATE}
    answered = [match for match in matches if match.status not in open_statuses]
    said = _list(sorted({f"{match.measure_id} {match.status.words}" for match in matches}))
    if not matches:
        return Fullness.MISSING, "no measure was found that speaks to it"
    if not answered:
        return Fullness.MISSING, f"asked, without an answer: {said}"
    return Fullness.FILLED, f"{said}; approvals by a committee are not public"


def _papers(evidence: Sequence[EvidenceItem]) -> Reading:
    words = sorted({item.span.quote for item in evidence if item.kind is EvidenceKind.DOCUMENT})
    return _named(words, "no paper is spoken of")


def _evidence(grounds: Grounds, evidence: Sequence[EvidenceItem]) -> Reading:
    needed, found = load_finding_standard().independent_lines, grounds.matter.independent_origins
    held = sum(item.sha256 is not None for item in evidence)
    because = f"{found} independent origin(s) of {needed} asked for; {len(evidence)} evidence item(s), {held} held"
    return (Fullness.FILLED if found >= needed else Fullness.MISSING), because


def _reply(grounds: Grounds) -> Reading:
    if grounds.denials:
        return Fullness.MISSING, "a denial is on record in the sources; no reply was sought by the case itself"
    return Fullness.MISSING, "no reply was sought, and the sources hold none"


def _named(names: Sequence[str], gap: str) -> Reading:
    return (Fullness.FILLED, _list(names)) if names else (Fullness.MISSING, gap)


def _list(words: Iterable[str]) -> str:
    return ", ".join(words)
