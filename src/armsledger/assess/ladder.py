"""The ladder of each actor: is it there, what links it to a State, and is the State said to have broken a measure?

Three steps are read from three sets of claims and never flow into each other. A denial that names the State with the
actor stands against the link; one that names the actor alone stands against its presence.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from armsledger.assess.links import Placed, find_links, is_actor, state_of
from armsledger.knowledge.party_names import name_of
from armsledger.knowledge.rungs import load_rungs
from armsledger.model.attribution import Ladder, LadderStep, Rung, RungReading
from armsledger.model.claim import Claim, ClaimKind, Role
from armsledger.model.entity import Entity, EntityType
from armsledger.model.identity import Identity, identities_by_entity_id
from armsledger.model.matter import Matter
from armsledger.model.record import DocumentRecord
from armsledger.model.stance import Stance

_THERE = (ClaimKind.PRESENCE, ClaimKind.PERSONNEL, ClaimKind.TRANSFER)
_BEING_THERE = (Role.ACTOR, Role.FORCE, Role.VIA, Role.RECIPIENT)
_PLACES = (Role.PLACE, Role.DESTINATION)
_SOMEWHERE = (EntityType.PLACE, EntityType.COUNTRY)


@dataclass(slots=True)
class _Said:
    """What was gathered for one step."""

    claims: list[Claim] = field(default_factory=list)
    denials: list[Claim] = field(default_factory=list)

    def add(self, claim: Claim) -> None:
        """Take a claim, once: claims come one after the other, so only the last can be the same."""
        side = self.denials if claim.stance is Stance.DENIED else self.claims
        if claim.stance is not Stance.POSSIBLE and not (side and side[-1].id == claim.id):
            side.append(claim)


@dataclass(slots=True)
class _Gathered:
    """All claims of a case by step: presence by actor, links by actor and State, responsibility by State."""

    presence: dict[str, _Said] = field(default_factory=lambda: defaultdict(_Said))
    places: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    links: dict[tuple[str, str], _Said] = field(default_factory=lambda: defaultdict(_Said))
    rungs: dict[tuple[str, str], list[tuple[RungReading, Claim]]] = field(default_factory=lambda: defaultdict(list))
    responsibility: dict[str, _Said] = field(default_factory=lambda: defaultdict(_Said))
    names: dict[str, str] = field(default_factory=dict)
    groups: set[str] = field(default_factory=set)


def build_ladders(
    records: Iterable[DocumentRecord], matters: Sequence[Matter], identities: Iterable[Identity] = ()
) -> tuple[Ladder, ...]:
    """Give one ladder for each actor and State that claims link, and one for each armed group that none links.

    Sorted by the actor's name and the State's code. An actor that is only a description of people is on a ladder where
    a claim links it to a State.
    """
    gathered = _gather(records, identities_by_entity_id(identities))
    matter_of = {claim_id: matter for matter in matters for claim_id in matter.claim_ids}
    said = [pair for pair, found in gathered.links.items() if found.claims or found.denials]
    linked = {actor for actor, _ in said}
    alone = {actor for actor in gathered.presence if actor not in linked and actor not in gathered.groups}
    pairs: list[tuple[str, str | None]] = [*said, *((actor, None) for actor in alone)]
    ladders = [_ladder(actor, state, gathered, matter_of) for actor, state in pairs]
    return tuple(sorted(ladders, key=lambda ladder: (ladder.actor.casefold(), ladder.state or "", ladder.actor_key)))


def _gather(records: Iterable[DocumentRecord], identities: Mapping[str, Identity]) -> _Gathered:
    gathered = _Gathered()
    for record in sorted(records, key=lambda record: record.document.id):
        entities = {entity.id: entity for entity in record.entities}
        for claim in record.claims:
            _take(Placed(claim, record, entities), identities, gathered)
    return gathered


def _take(placed: Placed, identities: Mapping[str, Identity], gathered: _Gathered) -> None:
    claim = placed.claim
    states = {state for entity in placed.fillers(Role.ACTOR) if (state := state_of(entity))}
    if claim.kind is ClaimKind.VIOLATION:
        for state in states:
            gathered.responsibility[state].add(claim)
        return
    for link in find_links(placed):
        pair = (_key(link.actor, identities), link.state)
        _name(link.actor, identities, gathered)
        gathered.links[pair].add(claim)
        if link.reading and claim.stance not in (Stance.DENIED, Stance.POSSIBLE):
            gathered.rungs[pair].append((link.reading, claim))
    if claim.kind not in _THERE or (claim.stance is Stance.DENIED and states):
        return
    places = [entity.name for entity in placed.fillers(*_PLACES) if entity.place or entity.type in _SOMEWHERE]
    for actor in (entity for entity in placed.fillers(*_BEING_THERE) if is_actor(entity)):
        if places or claim.kind is ClaimKind.PRESENCE:
            key = _key(actor, identities)
            _name(actor, identities, gathered)
            gathered.presence[key].add(claim)
            gathered.places[key] |= set(places) if claim.stance is not Stance.DENIED else set()


def _key(entity: Entity, identities: Mapping[str, Identity]) -> str:
    identity = identities.get(entity.id)
    return entity.known_id or (identity.known_id or identity.id if identity else entity.id)


def _name(entity: Entity, identities: Mapping[str, Identity], gathered: _Gathered) -> None:
    identity, key = identities.get(entity.id), _key(entity, identities)
    gathered.names.setdefault(key, entity.name if entity.known_id or not identity else identity.name)
    if entity.type is not EntityType.ARMED_GROUP:
        gathered.groups.add(key)


def _ladder(actor: str, state: str | None, gathered: _Gathered, matter_of: Mapping[str, Matter]) -> Ladder:
    name, state_name = gathered.names[actor], name_of(state).split(" (")[0] if state else ""
    places = ", ".join(sorted(gathered.places.get(actor, ())))
    presence = _step(
        gathered.presence.get(actor),
        matter_of,
        f"said to be at or in {places}" if places else "said to be there, at no place that is told",
        f"no claim places {name} anywhere",
    )
    readings = gathered.rungs.get((actor, state or ""), [])
    decisive = min(readings, key=lambda r: (r[0].rung.value, r[1].stance.rank, r[1].id), default=None)
    link = _step(
        gathered.links.get((actor, state or "")),
        matter_of,
        _link_words(decisive) if decisive else "the words do not say how they stand to each other",
        f"no claim links {name} to {state_name or 'a State'}",
        decisive[1] if decisive else None,
    )
    responsibility = _step(
        gathered.responsibility.get(state or ""),
        matter_of,
        f"{state_name} is said to have broken a measure",
        f"no claim says that {state_name or 'a State'} broke a measure",
    )
    rung = decisive[0] if decisive else None
    return Ladder(actor, name, state, state_name, presence, link, rung, responsibility)


def _link_words(decisive: tuple[RungReading, Claim]) -> str:
    reading, claim = decisive
    name = load_rungs().names[reading.rung]
    return f"rung {reading.rung.value}, {name}: “{reading.words}” ({claim.stance.value}); {reading.because}"


def _step(
    said: _Said | None, matter_of: Mapping[str, Matter], because: str, gap: str, decisive: Claim | None = None
) -> LadderStep:
    """A step as it stands; its grade is that of the matter of the decisive claim, else the best of its matters."""
    found = said or _Said()
    bearing = [decisive] if decisive else found.claims
    grades = sorted(
        (matter_of[claim.id].grade for claim in bearing if claim.id in matter_of),
        key=lambda grade: (grade.credibility.value, grade.reliability.value),
    )
    matters = {claim.id: matter_of[claim.id].id for claim in found.claims if claim.id in matter_of}
    if not found.claims and found.denials:
        gap = f"{gap}; {len(found.denials)} claim(s) deny it"
    return LadderStep(
        claim_ids=tuple(claim.id for claim in found.claims),
        denial_ids=tuple(claim.id for claim in found.denials),
        matter_ids=tuple(dict.fromkeys(matters.values())),
        grade=grades[0].code if grades else None,
        because=because if found.claims else gap,
    )


def rungs_by_claim(ladders: Iterable[Ladder]) -> dict[tuple[str, str], Rung]:
    """The strongest rung to a State (alpha-3) of any actor that a claim links to it or places, by claim and State."""
    found: dict[tuple[str, str], Rung] = {}
    for ladder in ladders:
        for claim_id in (*ladder.link.claim_ids, *ladder.presence.claim_ids):
            key = (claim_id, ladder.state or "")
            if ladder.rung and (key not in found or ladder.rung.rung.reaches(found[key])):
                found[key] = ladder.rung.rung
    return found
