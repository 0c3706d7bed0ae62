"""A group of references becomes an entity: its name, its row, its country, and for materiel what it falls under.

A known actor, country, place, system or instrument has the same id in every document; everything else is of one
document, until a person merges it. What is meant by "near Sirte" is not what is meant by "Sirte", so the two have ids
of their own under one row.
"""

from collections.abc import Sequence

from armsledger.knowledge.equipment import Equipment
from armsledger.knowledge.equipment_names import find_all_equipment
from armsledger.model.document import Document
from armsledger.model.entity import Entity, EntityType
from armsledger.model.ids import make_id
from armsledger.model.place import Place, Relation
from armsledger.resolve.grouping import Group
from armsledger.resolve.reference import Reference, country_of


def make_entity(document: Document, group: Group) -> Entity:
    """Give the entity that a group of references speaks of."""
    lead = lead_of(group)
    materiel = _materiel(group.references) if lead.type is EntityType.MATERIEL else ()
    rows = tuple(row for row, _ in materiel)
    return Entity(
        id=_id_of(document, lead),
        type=lead.type,
        name=lead.name,
        names=tuple(dict.fromkeys(ref.span.quote for ref in group.references)),
        spans=tuple(sorted({ref.span for ref in group.references})),
        known_id=lead.known_id or (rows[0].id if rows else None),
        country=country_of(lead.known_id) or lead.country,
        category=rows[0].category if rows else None,
        items=tuple(dict.fromkeys(item for row in rows for item in row.items)),
        place=_place_of(group.references),
        because=_because(lead, group, tuple(reason for _, reason in materiel)),
    )


def lead_of(group: Group) -> Reference:
    """The reference that says most: one with a row, else a name before a description, else the longest words."""
    own = [ref for ref in group.references if not ref.pointer] or list(group.references)
    return min(
        own, key=lambda ref: (ref.known_id is None, not ref.is_named, -len(ref.span.quote.split()), ref.span.start)
    )


def _id_of(document: Document, lead: Reference) -> str:
    area = () if not lead.area_km else ("within", lead.area_km)
    if lead.known_id:
        return make_id("ent", lead.known_id, *area)
    return make_id("ent", document.id, lead.type.value, lead.stripped)


def _materiel(references: Sequence[Reference]) -> tuple[tuple[Equipment, str], ...]:
    for reference in sorted(references, key=lambda ref: -len(ref.span.quote)):
        found = find_all_equipment(reference.span.quote)
        if found:
            return found
    return ()


def _place_of(references: Sequence[Reference]) -> Place | None:
    """The place of the first reference that has one; the relation only where all agree on it."""
    places = [ref.place for ref in references if ref.place]
    if not places:
        return None
    if len({place.relation for place in places}) == 1 or places[0].relation is Relation.NEAR:
        return places[0]
    return next((place for place in places if place.relation is Relation.AT), places[0])


def _because(lead: Reference, group: Group, materiel: tuple[str, ...]) -> str:
    return "; ".join(dict.fromkeys((lead.because, *materiel, *group.because)))
