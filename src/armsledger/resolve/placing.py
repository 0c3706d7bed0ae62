"""Words that name a place become a point with an honest radius, the relation to it, and what else they could mean."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from armsledger.knowledge.countries import Country, countries_by_iso3
from armsledger.knowledge.place_names import find_namesakes, find_places
from armsledger.knowledge.place_relations import PlaceRelation, find_place_relation
from armsledger.knowledge.places import PlaceRow, places_by_id
from armsledger.model.document import Document, Span
from armsledger.model.entity import EntityType
from armsledger.model.place import Place, Relation
from armsledger.model.toponym import Sense, Toponym
from armsledger.resolve.reference import Reference

_REACH = 40  # characters before a name in which the words that relate to it are looked for


def place_reference(
    document: Document, reference: Reference, inside: Sequence[Reference], toponyms: Mapping[Span, Toponym]
) -> Reference:
    """Give a reference to a place or country its place, where a row of the gazetteer or of the countries bears it.

    `inside` are the references within its words: a description ("an airfield in central Libya") lies somewhere in the
    last place named in it. `toponyms` are the document's place names by their words: what they mean by the text around
    them goes before what the tables say of the words alone. References of other types, and places that no row bears,
    come back as they are.
    """
    toponym = toponyms.get(reference.span)
    if reference.type is EntityType.COUNTRY:
        return from_toponym(toponym, reference) if toponym and _is_no_country(toponym) else _as_country(reference)
    if reference.type is not EntityType.PLACE:
        return reference
    if toponym and toponym.sense is not Sense.DEMONYM:
        return from_toponym(toponym, reference)
    within = [t for span, t in toponyms.items() if reference.span.covers(span) and t.is_pin]
    if (
        within
        and within[0].name.span.start == reference.span.start
        and _lists_container(document, reference, within[0])
    ):
        return from_toponym(within[0], reference)
    before = document.text[max(0, reference.span.start - _REACH) : reference.span.start]
    rows = _rows_of(reference)
    if rows:
        return _as_named(reference, rows, find_place_relation(before))
    if within:
        return _by_toponym(document, reference, within[-1])
    for inner in reversed(inside):
        lead = find_place_relation(document.text[reference.span.start : inner.span.start])
        row = _lying_at(inner, lead)
        if row:
            return _as_described(reference, row, lead, inner.span.quote)
    return reference


def from_toponym(toponym: Toponym, reference: Reference | None = None) -> Reference:
    """The reference that a place name is; `reference` is the mention of the same words, if there is one."""
    place = toponym.place
    row = places_by_id().get(place.place_id)
    others = tuple(dict.fromkeys((*place.alternatives, *(find_namesakes(row) if row else ()))))
    named = Reference(toponym.name.span, EntityType.PLACE, place.place_id, place.name, True, place.because)
    return replace(
        reference or named,
        type=EntityType.COUNTRY if place.kind == "country" else EntityType.PLACE,
        known_id=place.place_id,
        name=place.name,
        is_named=True,
        because=place.because,
        country=place.country,
        place=replace(place, alternatives=others),
    )


def _lists_container(document: Document, reference: Reference, toponym: Toponym) -> bool:
    """Say whether the words are a name and, after a comma, what it lies in: "Sirte, Libya"."""
    return document.text[toponym.name.span.end : reference.span.end].startswith(", ")


def _by_toponym(document: Document, reference: Reference, toponym: Toponym) -> Reference:
    """A description that lies by the place named in it, as that name is read: "a district of Tripoli"."""
    named = toponym.place
    lead = find_place_relation(document.text[reference.span.start : toponym.name.span.start])
    wider = lead if lead and lead.relation is not named.relation and named.kind != "country" else None
    place = replace(
        named,
        words=reference.span.quote,
        relation=wider.relation if wider else named.relation,
        radius_km=named.radius_km + (wider.widen_km if wider else 0.0),
        alternatives=(),
        because=f"{reference.span.quote!r} lies by the words at {toponym.name.span.quote!r}; {named.because}",
    )
    return replace(reference, because=place.because, country=place.country, place=place)


def _is_no_country(toponym: Toponym) -> bool:
    """Say whether the name of a country means something else here: "Georgia" the state, "Lebanon" in Pennsylvania."""
    return toponym.sense is Sense.LITERAL and toponym.place.kind in ("state", "city", "town", "county")


def _rows_of(reference: Reference) -> tuple[PlaceRow | Country, ...]:
    row = _row(reference.known_id)
    return (row,) if row else find_places(reference.span.quote.removesuffix("'s").removesuffix("’s"))


def _lying_at(inner: Reference, lead: PlaceRelation | None) -> PlaceRow | Country | None:
    """The row that a description lies at by a name in it; a country counts only after a word of place: a Russian base
    and Russia's base need not lie in Russia."""
    if inner.type not in (EntityType.PLACE, EntityType.COUNTRY) or inner.is_adjective:
        return None
    rows = _rows_of(inner)
    return rows[0] if rows and (lead or not isinstance(rows[0], Country)) else None


def _row(known_id: str | None) -> PlaceRow | Country | None:
    return places_by_id().get(known_id or "") or countries_by_iso3().get(known_id or "")


def _as_country(reference: Reference) -> Reference:
    country = countries_by_iso3().get(reference.known_id or "")
    if country is None:
        return reference
    because = f"{reference.span.quote!r} is {country.name}; the circle is rough"
    return replace(reference, place=_make(reference, country, None, because, ()))


def _as_named(reference: Reference, rows: tuple[PlaceRow | Country, ...], relation: PlaceRelation | None) -> Reference:
    row, *others = rows
    alternatives = tuple(sorted({*(other.id for other in others), *find_namesakes(row)}))
    because = f"{reference.span.quote!r} is a name of {row.name}" + _said(relation)
    place = _make(reference, row, relation, because, alternatives)
    country = row.iso3 if isinstance(row, Country) else row.country
    return replace(
        reference, known_id=row.id, name=row.name, is_named=True, because=because, country=country, place=place
    )


def _as_described(
    reference: Reference, row: PlaceRow | Country, relation: PlaceRelation | None, named: str
) -> Reference:
    because = f"{reference.span.quote!r} lies by the words at {named!r}, read as {row.name}" + _said(relation)
    place = _make(reference, row, relation, because, ())
    return replace(reference, because=because, country=place.country, place=place)


def _said(relation: PlaceRelation | None) -> str:
    if relation is None:
        return ""
    wider = f", {relation.widen_km:g} km added" if relation.widen_km else ""
    return f"; {relation.words!r} is read as {relation.relation.value}{wider}"


def _make(
    reference: Reference,
    row: PlaceRow | Country,
    relation: PlaceRelation | None,
    because: str,
    alternatives: tuple[str, ...],
) -> Place:
    is_country = isinstance(row, Country)
    return Place(
        words=reference.span.quote,
        place_id=row.id,
        name=row.name,
        kind="country" if isinstance(row, Country) else row.kind,
        country=row.iso3 if isinstance(row, Country) else row.country,
        admin1=None if isinstance(row, Country) else row.admin1,
        latitude=row.latitude,
        longitude=row.longitude,
        radius_km=row.radius_km + (relation.widen_km if relation and not is_country else 0.0),
        relation=relation.relation if relation else Relation.AT,
        alternatives=alternatives,
        because=because,
    )
