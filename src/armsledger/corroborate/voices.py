"""Whose knowledge a statement gives, and which voices are one when independence is counted.

A voice is its body where it speaks for one: a command, its generals, its statement and its images are one. Bodies of
one state are one root, bodies under one roof (the missions and panels of the United Nations) too. Who has no name, and
an outlet that does not say where it has it from, has no root that could be told: they make nothing independent.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from armsledger.corroborate.parties import NOBODY_LOOKED, Names
from armsledger.knowledge.actor_links import ActorLinkKind
from armsledger.knowledge.actors import Actor, RecipientKind, actors_by_id
from armsledger.knowledge.countries import countries_by_iso3
from armsledger.knowledge.outlets import OutletKind, load_outlets
from armsledger.model.document import Span
from armsledger.model.entity import Entity, EntityType
from armsledger.model.record import DocumentRecord
from armsledger.model.statement import Statement

_BODIES: Final = frozenset({EntityType.ORGANIZATION, EntityType.COUNTRY, EntityType.ARMED_GROUP})
_ARTICLE: Final = re.compile(r"(?:the|an?|le|la|les|el|los|las)\s+|l['’]", re.IGNORECASE)
_STATE_CODE: Final = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Source:
    """Who a statement has it from: the name to print, the root and the state as an `Origin` has them, and why."""

    name: str | None
    root: str | None
    state: str | None
    because: str


def source_of(statement: Statement, record: DocumentRecord, names: Names = NOBODY_LOOKED) -> Source:
    """Read whose knowledge a statement gives."""
    voice = statement.voice
    if voice.is_own:
        return Source(None, None, None, "the document says so in its own voice and names no origin")
    if voice.body:
        return _source(voice.body, _entity_at(voice.body, record), record, names)
    if voice.speaker:
        body = _body_of(voice.speaker, record) or _body_in(voice.office, record)
        return _source(voice.speaker, body or _entity_at(voice.speaker, record), record, names)
    said = voice.channel or voice.office
    assert said is not None  # a voice that is not its own has one of the four
    issuer = _issuer(statement, record)
    if issuer is not None:
        known = _source(issuer, _entity_at(issuer, record), record, names)
        because = f"{said.quote!r} is what {known.name} issued, named before it"
        return Source(known.name, known.root, known.state, because)
    return _source(said, _body_in(said, record) or _entity_at(said, record), record, names)


def _source(span: Span, entity: Entity | None, record: DocumentRecord, names: Names) -> Source:
    if entity is not None and entity.type is EntityType.GROUP:
        entity = _body_in(span, record) or entity
    name = names.name_of(entity) if entity else span.quote
    same = entity is None or any(other.overlaps(span) for other in entity.spans)
    because = f"{span.quote!r} is the voice" if same else f"{span.quote!r} speaks for {name}"
    root, why = root_of_voice(entity, name, names)
    return Source(name, root, entity.country if entity else None, f"{because}{why}")


def root_of_voice(entity: Entity | None, name: str, names: Names) -> tuple[str | None, str]:
    """What independence is counted by where an entity speaks under `name`, with the words to add to the reason."""
    if name.casefold() in _outlet_names():
        return None, ", an outlet, which does not tell where it has it from"
    row = actors_by_id().get(entity.known_id or "") if entity else None
    if row is not None:
        root = root_of_actor(row)
        top = actors_by_id().get(root)
        return root, "" if root == row.id else f", and counts with {top.name if top else _country_name(root)}"
    if entity is not None and entity.country and entity.type is not EntityType.ARMED_GROUP:
        return (
            entity.country,
            "" if entity.type is EntityType.COUNTRY else f", and counts with {_country_name(entity.country)}",
        )
    if entity is None or entity.type is EntityType.GROUP or not _is_named(name):
        return None, ", which names nobody: whom it knows it from cannot be told"
    return names.root_of(entity), ""


def root_of_actor(row: Actor) -> str:
    """The root of a row: a government's body counts with its state, a part with its whole, a person with the side."""
    actors, seen = actors_by_id(), {row.id}
    while True:
        owners = [*row.linked(ActorLinkKind.PART_OF), *([row.side] if row.type is EntityType.PERSON else [])]
        owner = next((owner for owner in owners if owner and owner not in seen), None)
        if owner is not None and _STATE_CODE.fullmatch(owner):
            return owner
        if owner is None or owner not in actors:
            return row.country if row.country and row.recipient_kind is RecipientKind.GOVERNMENT else row.id
        seen.add(owner)
        row = actors[owner]


def _is_named(name: str) -> bool:
    """Whether words are a name and no description ("captain", "the experts"); a script without capitals cannot tell."""
    word = _ARTICLE.sub("", name, count=1).lstrip("“\"'«")
    return not word[:1].islower()


def _country_name(code: str) -> str:
    country = countries_by_iso3().get(code)
    return country.name if country else code


@cache
def _outlet_names() -> frozenset[str]:
    outlets = (outlet for outlet in load_outlets() if outlet.kind is not OutletKind.OFFICIAL)
    return frozenset(name.casefold().strip("()") for outlet in outlets for name in outlet.names)


def _entity_at(span: Span, record: DocumentRecord) -> Entity | None:
    holding = [(s, entity) for entity in record.entities for s in entity.spans if s.overlaps(span)]
    best = min(holding, key=lambda pair: abs(pair[0].start - span.start) + abs(pair[0].end - span.end), default=None)
    return best[1] if best else None


def _body_in(words: Span | None, record: DocumentRecord) -> Entity | None:
    inside = list(_bodies_in(words, record)) if words else []
    return next(iter([e for e in inside if e.type is not EntityType.COUNTRY] or inside), None)


def _bodies_in(words: Span, record: DocumentRecord) -> Iterator[Entity]:
    yield from (e for e in record.entities if e.type in _BODIES for s in e.spans if words.covers(s))


def _body_of(speaker: Span, record: DocumentRecord) -> Entity | None:
    """The body that a person speaks for, by the office given anywhere in the document."""
    person = _entity_at(speaker, record)
    for statement in record.statements:
        other = statement.voice.speaker
        same = other is not None and (other == speaker or (person is not None and _entity_at(other, record) == person))
        body = _body_in(statement.voice.office, record) if same else None
        if body is not None:
            return body
    return None


def _issuer(statement: Statement, record: DocumentRecord) -> Span | None:
    """The last body named as a voice before a bare "the statement"."""
    before = [
        s for s in record.statements if s.voice.body and s.cue and statement.cue and s.cue.start < statement.cue.start
    ]
    latest = max(before, key=lambda s: s.cue.start if s.cue else 0, default=None)
    return latest.voice.body if latest else None
