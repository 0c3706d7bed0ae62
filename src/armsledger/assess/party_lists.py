"""The parts of a matter, kept apart: who is bound, who supplies, who carries, who receives, who uses.

A State is a duty bearer of the act only where it acts itself by the claims, or where their words bear out a rung that
holds it to who acts (organ, direction or supply). That somebody uses a thing is read from other claims of the case, by
the system's entry in the tables; what only bears the same name is not taken for the same thing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from armsledger.assess.grounds import Grounds, read_grounds
from armsledger.assess.ladder import rungs_by_claim
from armsledger.assess.links import state_of
from armsledger.knowledge.party_names import name_of
from armsledger.model.attribution import Ladder, Rung
from armsledger.model.claim import Claim, ClaimKind, Role
from armsledger.model.entity import Entity, EntityType
from armsledger.model.finding import Finding
from armsledger.model.matter import Matter
from armsledger.model.party_list import Part, Party, PartyList
from armsledger.model.record import DocumentRecord
from armsledger.model.stance import Stance

_HOLDING: Final = Rung.SUPPLY  # the weakest rung that holds a State to what an actor does
_USING: Final = (ClaimKind.PRESENCE, ClaimKind.ATTACK)
_ROLES: Final = {Part.SUPPLIER: (Role.ACTOR,), Part.CARRIER: (Role.VIA,), Part.RECIPIENT: (Role.RECIPIENT,)}
_WANTING: Final = {
    Part.SUPPLIER: "no claim says who",
    Part.CARRIER: "no carrier or go-between is named",
    Part.RECIPIENT: "no claim says for whom",
}

Uses = Mapping[str, Sequence[tuple[str, Claim]]]


def list_parties(
    matters: Iterable[Matter],
    findings: Iterable[Finding],
    records: Sequence[DocumentRecord],
    ladders: Iterable[Ladder],
) -> tuple[PartyList, ...]:
    """The parts of each matter that the law is asked about, in the order of the matters."""
    by_id = {record.document.id: record for record in records}
    asked = {finding.matter_id: finding for finding in findings if finding.question is not None}
    rungs, uses = rungs_by_claim(ladders), _find_uses(records)
    return tuple(
        PartyList(matter.id, tuple(_iter_parties(grounds, asked[matter.id], rungs, uses)))
        for matter in matters
        if matter.id in asked
        for grounds in [read_grounds(matter, [by_id[document_id] for document_id in matter.document_ids])]
    )


def _iter_parties(
    grounds: Grounds, finding: Finding, rungs: Mapping[tuple[str, str], Rung], uses: Uses
) -> Iterator[Party]:
    yield _find_bound(grounds, finding, rungs)
    for part, roles in _ROLES.items():
        yield _find_named(part, roles, grounds)
    yield _find_user(grounds, uses)


def _find_named(part: Part, roles: tuple[Role, ...], grounds: Grounds) -> Party:
    claims = tuple(c.id for c in grounds.affirmed if any(c.filled(role) for role in roles))
    return Party(part, tuple(grounds.names(*roles)), claims, "" if claims else _WANTING[part])


def _find_bound(grounds: Grounds, finding: Finding, rungs: Mapping[tuple[str, str], Rung]) -> Party:
    """The States that the claims themselves hold to the act, if a binding measure was found to answer."""
    if not any(match.binding for match in finding.matches):
        return Party(Part.DUTY_BEARER, (), (), "no binding measure of the table answers")
    reasons: dict[str, str] = {}
    claims: dict[str, list[str]] = defaultdict(list)
    for claim in grounds.affirmed:
        for state, because in _states(claim, grounds.entities, rungs):
            reasons.setdefault(state, because)
            claims[state].append(claim.id)
    if not reasons:
        return Party(Part.DUTY_BEARER, (), (), "every State that the measure binds; no claim holds one to the act")
    because = "; ".join(f"{name_of(state)} {reason}" for state, reason in sorted(reasons.items()))
    names = tuple(name_of(state).rpartition(" (")[0] or state for state in sorted(reasons))
    return Party(
        Part.DUTY_BEARER, names, tuple(dict.fromkeys(claim_id for ids in claims.values() for claim_id in ids)), because
    )


def _states(
    claim: Claim, entities: Mapping[str, Entity], rungs: Mapping[tuple[str, str], Rung]
) -> Iterator[tuple[str, str]]:
    acting = (entities[f.entity_id] for f in claim.filled(Role.ACTOR) if f.entity_id in entities and f.entity_id)
    for entity in acting:
        state = state_of(entity)
        if state is not None:
            yield state, "acts itself by the words"
    for (claim_id, state), rung in sorted(rungs.items()):
        if claim_id == claim.id and state and rung.reaches(_HOLDING):
            yield state, f"is held to it by rung {rung.value}"


def _find_uses(records: Iterable[DocumentRecord]) -> Uses:
    """Who is said to have or use a system of the tables: names and claims, by the system's id."""
    found: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for record in records:
        entities = {entity.id: entity for entity in record.entities}
        for claim in record.claims:
            if claim.kind in _USING and claim.stance not in (Stance.DENIED, Stance.POSSIBLE):
                for item in _systems(claim, entities):
                    found[item] += [(filler.name, claim) for filler in claim.filled(Role.ACTOR)]
    return found


def _find_user(grounds: Grounds, uses: Uses) -> Party:
    systems = sorted({item for claim in grounds.affirmed for item in _systems(claim, grounds.entities)})
    using = [pair for item in systems for pair in uses.get(item, ())]
    if using:
        claims = tuple(dict.fromkeys(claim.id for _, claim in using))
        return Party(
            Part.END_USER,
            tuple(sorted({name for name, _ in using})),
            claims,
            "said elsewhere in this case to have or use the same system; that it is the same piece, nobody says",
        )
    return Party(Part.END_USER, (), (), "no claim says who uses it in the end; a recipient need not be the end user")


def _systems(claim: Claim, entities: Mapping[str, Entity]) -> Iterator[str]:
    for filler in claim.filled(Role.ITEM):
        entity = entities.get(filler.entity_id or "")
        if entity is not None and entity.type is EntityType.MATERIEL and entity.known_id:
            yield entity.known_id
