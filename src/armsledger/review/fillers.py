"""What words that a person points to are read as: a row of the tables that she names, or what the document has."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from armsledger.errors import InputError
from armsledger.knowledge.actor_names import find_bearers
from armsledger.knowledge.actors import actors_by_id
from armsledger.knowledge.countries import countries_by_iso3
from armsledger.knowledge.equipment import equipment_by_id
from armsledger.knowledge.equipment_names import find_all_equipment
from armsledger.knowledge.instruments import load_instruments
from armsledger.knowledge.places import places_by_id
from armsledger.model.claim import Filler, Role
from armsledger.model.document import Span
from armsledger.model.entity import Entity, EntityType
from armsledger.model.ids import make_id
from armsledger.model.place import Place, Relation
from armsledger.model.record import DocumentRecord

BY_HAND: Final = "set by a person"
_TYPE_OF_ROLE: Final[Mapping[Role, EntityType]] = {
    Role.ITEM: EntityType.MATERIEL,
    Role.EVIDENCE: EntityType.MATERIEL,
    Role.INSTRUMENT: EntityType.INSTRUMENT,
    Role.ORIGIN: EntityType.PLACE,
    Role.DESTINATION: EntityType.PLACE,
    Role.PLACE: EntityType.PLACE,
}


@dataclass(frozen=True, slots=True)
class _Row:
    """What a row of any table says of the thing that it names."""

    type: EntityType
    name: str
    country: str | None = None
    category: str | None = None
    items: tuple[str, ...] = ()
    point: tuple[str, str | None, float, float, float] | None = None  # kind, division, latitude, longitude, radius


def fill(record: DocumentRecord, role: Role, span: Span, row_id: str | None = None) -> tuple[Filler, Entity]:
    """Give the filler for words of the document, with the entity that it is read as.

    With `row_id` they are read as that row; without, as the entity that the document has there or under that name, else
    as the one row that the words name, else as themselves. Raises InputError for a row that no table has,
    SpanDriftError for words that do not stand in the document.
    """
    record.document.check(span)
    entity = _by_row(record, span, row_id) if row_id else _by_words(record, role, span)
    return Filler(role, span, entity.name, entity.id, BY_HAND), entity


def is_row(given: str) -> bool:
    """Say whether a table has a row of that id."""
    return _find_row(given) is not None


def _by_words(record: DocumentRecord, role: Role, span: Span) -> Entity:
    standing = [entity for entity in record.entities if span in entity.spans]
    folded = span.quote.casefold()
    named = [entity for entity in record.entities if folded in (name.casefold() for name in entity.names)]
    if standing or named:
        return (standing or named)[0]
    rows = {row.id for row in find_bearers(span.quote)} | {row.id for row, _ in find_all_equipment(span.quote)}
    if len(rows) == 1:
        return _by_row(record, span, rows.pop())
    type_ = _TYPE_OF_ROLE.get(role, EntityType.GROUP)
    entity_id = make_id("ent", record.document.id, type_.value, span.quote)
    return Entity(entity_id, type_, span.quote, (span.quote,), (span,), None, None, None, (), None, BY_HAND)


def _by_row(record: DocumentRecord, span: Span, row_id: str) -> Entity:
    known = next((entity for entity in record.entities if entity.known_id == row_id), None)
    if known:
        return known
    row = _find_row(row_id)
    if row is None:
        way_out = "give an id such as actor-lna, eq-t-72, LBY or place-sirte, or words of the document"
        raise InputError(row_id, "is no row of the tables", way_out)
    return Entity(
        id=make_id("ent", row_id),
        type=row.type,
        name=row.name,
        names=(span.quote,),
        spans=(span,),
        known_id=row_id,
        country=row.country,
        category=row.category,
        items=row.items,
        place=_place(row, row_id, span),
        because=BY_HAND,
    )


def _place(row: _Row, row_id: str, span: Span) -> Place | None:
    if row.point is None:
        return None
    kind, admin1, latitude, longitude, radius_km = row.point
    where = (latitude, longitude, radius_km)
    return Place(span.quote, row_id, row.name, kind, row.country, admin1, *where, Relation.AT, (), BY_HAND)


def _find_row(row_id: str) -> _Row | None:
    if actor := actors_by_id().get(row_id):
        return _Row(actor.type, actor.name, actor.country)
    if system := equipment_by_id().get(row_id):
        return _Row(EntityType.MATERIEL, system.name, None, system.category, system.items)
    if place := places_by_id().get(row_id):
        point = (place.kind, place.admin1, place.latitude, place.longitude, place.radius_km)
        return _Row(EntityType.PLACE, place.name, place.country, point=point)
    if country := countries_by_iso3().get(row_id):
        circle = ("country", None, country.latitude, country.longitude, country.radius_km)
        return _Row(EntityType.COUNTRY, country.name, country.iso3, point=circle)
    instrument = next((row for row in load_instruments() if row.id == row_id), None)
    return _Row(EntityType.INSTRUMENT, instrument.name) if instrument else None
