"""Links between an actor and a State, as far as the words of a claim bear them out and no further."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from armsledger.assess.asked import country_of
from armsledger.knowledge.actors import actors_by_id
from armsledger.knowledge.countries import countries_by_iso3
from armsledger.knowledge.organs import is_organ_id
from armsledger.knowledge.rungs import load_rungs
from armsledger.model.attribution import Rung, RungReading
from armsledger.model.claim import Claim, ClaimKind, Filler, Role
from armsledger.model.entity import Entity, EntityType
from armsledger.model.measure import RecipientKind
from armsledger.model.record import DocumentRecord

_ACTORS = (EntityType.ARMED_GROUP, EntityType.GROUP, EntityType.ORGANIZATION)
_HELD = {
    ClaimKind.TRANSFER: (Role.VIA, Role.RECIPIENT),
    ClaimKind.ASSISTANCE: (Role.VIA, Role.RECIPIENT),
    ClaimKind.BACKING: (Role.VIA, Role.RECIPIENT),
    ClaimKind.FINANCE: (Role.VIA, Role.RECIPIENT, Role.FORCE),
    ClaimKind.PERSONNEL: (Role.VIA, Role.FORCE),
    ClaimKind.PRESENCE: (Role.VIA, Role.FORCE),
}
_AFTER = 30  # characters read behind an adjective for the body that it belongs to


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim with its record, and the record's entities by id."""

    claim: Claim
    record: DocumentRecord
    entities: dict[str, Entity]

    def filled(self, *roles: Role) -> list[tuple[Filler, Entity]]:
        """The fillers of the roles that are read as entities, with them."""
        fillers = (filler for role in roles for filler in self.claim.filled(role))
        return [(f, self.entities[f.entity_id]) for f in fillers if f.entity_id in self.entities and f.entity_id]

    def fillers(self, *roles: Role) -> list[Entity]:
        return list({entity.id: entity for _, entity in self.filled(*roles)}.values())


@dataclass(frozen=True, slots=True)
class StateLink:
    """The actor and the State (alpha-3) that a claim links; `reading` is None where the words bear out no rung."""

    actor: Entity
    state: str
    reading: RungReading | None


def state_of(entity: Entity) -> str | None:
    """The alpha-3 code of the State that an entity is, or is an organ of; None for everything else."""
    if entity.known_id in countries_by_iso3():
        return entity.known_id
    if entity.type is EntityType.COUNTRY:
        return entity.country
    if is_organ_id(entity.known_id):
        return entity.country
    row = actors_by_id().get(entity.known_id or "")
    is_government = row is not None and row.recipient_kind.value == RecipientKind.GOVERNMENT.value
    return (entity.country or country_of(entity.known_id)) if is_government else None


def is_actor(entity: Entity) -> bool:
    """Say whether an entity can stand on a ladder: a body or people that are no State's.

    People who are only described must be told to come from somewhere, and be no State's troops by their words.
    """
    if entity.type not in _ACTORS or state_of(entity) is not None:
        return False
    words = set(re.findall(r"\w+", entity.name.casefold()))
    return entity.type is not EntityType.GROUP or (entity.country is not None and not words & load_rungs().troops)


def find_links(placed: Placed) -> Iterator[StateLink]:
    """Give the links of one claim, denied or not: a State acts, and an actor is paid, sent, backed or acted through."""
    claim = placed.claim
    for state_filler, state_entity in placed.filled(Role.ACTOR):
        state = state_of(state_entity)
        if state is None or claim.kind not in _HELD:
            continue
        held = {e.id: e for e in placed.fillers(*_HELD[claim.kind]) if is_actor(e)}
        for actor in held.values():
            yield StateLink(actor, state, _reading(placed, state_filler, state))
        for filler, actor in placed.filled(Role.ACTOR):
            reading = _between(placed, state_filler, filler, state) if is_actor(actor) else None
            if reading and actor.id not in held:
                yield StateLink(actor, state, reading)


def acts_itself(placed: Placed, state: str) -> bool:
    """Say whether the claim names the State, or an organ of it, as who acts, and not by an adjective alone."""
    named = (filler for filler, entity in placed.filled(Role.ACTOR) if state_of(entity) == state)
    return any(_names_body(placed, f) or not _is_adjective(f.span.quote.partition("-")[0], state) for f in named)


def _reading(placed: Placed, filler: Filler, state: str) -> RungReading | None:
    quote = filler.span.quote
    if _is_adjective(quote, state) and not _names_body(placed, filler):
        return RungReading(
            Rung.NATIONALITY, quote, "only the State's adjective stands there: nobody is said to act for it"
        )
    compound = quote.rpartition("-")[2].casefold()
    if compound in load_rungs().compounds and "-" in quote:
        return RungReading(
            Rung(load_rungs().compounds[compound]), quote, f"“{compound}” is all that is said of the State"
        )
    row = load_rungs().find_words(placed.claim.span.quote, _names(state))
    if row:
        return RungReading(Rung(row[0].rung), row[1], row[0].said)
    by_kind = load_rungs().kinds.get(placed.claim.kind.value)
    return RungReading(Rung(by_kind[0]), placed.claim.span.quote, by_kind[1]) if by_kind else None


def _between(placed: Placed, state_filler: Filler, filler: Filler, state: str) -> RungReading | None:
    """What the words between State and actor say of a claim that gives both as acting: "Russia, through the group"."""
    start, end = state_filler.span.end, filler.span.start
    row = load_rungs().find_words(placed.record.document.text[start:end], _names(state)) if start < end else None
    return RungReading(Rung(row[0].rung), row[1], row[0].said) if row else None


def _names_body(placed: Placed, filler: Filler) -> bool:
    after = placed.record.document.text[filler.span.end : filler.span.end + _AFTER].casefold()
    return any(re.match(rf"\W{{1,2}}{re.escape(body)}\b", after) for body in load_rungs().bodies)


def _is_adjective(quote: str, state: str) -> bool:
    country = countries_by_iso3().get(state)
    return country is not None and quote in country.demonyms and quote not in country.names


def _names(state: str) -> tuple[str, ...]:
    country = countries_by_iso3().get(state)
    return (*country.names, *country.demonyms) if country else ()
