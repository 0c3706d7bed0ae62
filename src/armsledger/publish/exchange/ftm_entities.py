"""Entities of ours as FollowTheMoney knows them: which schema each becomes, and its properties.

FollowTheMoney 4.11. A kind of equipment and an instrument of law are no entities there: they stand in keywords.
"""

from dataclasses import dataclass
from typing import Any, Final

from armsledger.knowledge.actors import Actor, RecipientKind, actors_by_id
from armsledger.knowledge.countries import countries_by_iso3
from armsledger.model.document import Document
from armsledger.model.entity import Entity, EntityType
from armsledger.model.place import Place
from armsledger.publish.exchange.fields import Field, fill
from armsledger.publish.exchange.writing import day_text

Row = dict[str, Any]
SCHEMATA: Final = (
    (EntityType.PERSON.value, "Person", ""),
    (EntityType.ORGANIZATION.value, "Organization", "PublicBody where our table says that it is a government's"),
    (EntityType.ARMED_GROUP.value, "Organization", "a kind of armed group stands in `classification`"),
    (EntityType.COUNTRY.value, "Territory", "a bare State is no body; it stands in `country` of events, too"),
    (EntityType.GROUP.value, "LegalEntity", "people who are described, not named"),
    (EntityType.PLACE.value, "Address", ""),
)
_SCHEMA_BY_TYPE: Final = {ours: theirs for ours, theirs, _ in SCHEMATA}
LEGAL: Final = frozenset({"Person", "Organization", "PublicBody", "LegalEntity"})
_ISO_639: Final = """
: af:afr am:amh ar:ara az:aze be:bel bg:bul bn:ben bs:bos ca:cat cs:ces cy:cym da:dan de:deu el:ell en:eng
es:spa et:est eu:eus fa:fas fi:fin fr:fra ga:gle gl:glg gu:guj he:heb hi:hin hr:hrv hu:hun hy:hye id:ind
is:isl it:ita ja:jpn ka:kat kk:kaz km:khm ko:kor ku:kur ky:kir lo:lao lt:lit lv:lav mk:mkd ml:mal mn:mon
mr:mar ms:msa my:mya ne:nep nl:nld no:nor or:ori pa:pan pl:pol ps:pus pt:por ro:ron ru:rus si:sin sk:slk
sl:slv so:som sq:sqi sr:srp sv:swe sw:swa ta:tam te:tel tg:tgk th:tha ti:tir tr:tur uk:ukr ur:urd uz:uzb
vi:vie zh:zho
"""
LANGUAGES: Final = dict(pair.split(":") for pair in _ISO_639.split())  # ISO 639-1 to 639-3


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """An entity with its row of the actors table, where it has one."""

    entity: Entity
    actor: Actor | None


D, N, A = Field[Document], Field[KnownEntity], Field[Place]
DOCUMENT_FIELDS: Final = (
    D("fileName", "document.source", lambda d: d.source),
    D("title", "document.head.title", lambda d: d.head.title.value),
    D("author", "document.head.byline", lambda d: d.head.byline.value),
    D("publisher", "document.head.outlet", lambda d: d.head.outlet.value),
    D("publishedAt", "document.head.published", lambda d: day_text(d.head.published.value)),
    D("language", "document.head.language", lambda d: LANGUAGES.get(d.head.language.value or ""), "ISO 639-3"),
    D("sourceUrl", "document.head.url, else document.source if it is an address", lambda d: url_of(d)),
    D("mimeType", "document.media_type", lambda d: d.media_type),
    D("notes", "document.sha256", lambda d: f"sha256:{d.sha256}", "`contentHash` takes no more than a SHA-1"),
    D("bodyText", "document.text", lambda d: d.text, "the text that our offsets count in"),
)
ENTITY_FIELDS: Final = (
    N("name", "entity.name", lambda n: n.entity.name),
    N("alias", "entity.names, the words used", lambda n: [x for x in n.entity.names if x != n.entity.name]),
    N(
        "country",
        "entity.country, or the State itself",
        lambda n: country_of(_state(n.entity)),
        "ISO 3166 alpha-2, lower case",
    ),
    N("classification", "kind of the row in our actors table", lambda n: _classification(n), "bodies alone"),
    N("notes", "entity.known_id", lambda n: f"armsledger row {n.entity.known_id}" if n.entity.known_id else None),
)
PLACE_FIELDS: Final = (
    A("full", "place.name", lambda p: p.name),
    A("country", "place.country", lambda p: country_of(p.country), "ISO 3166 alpha-2, lower case"),
    A("state", "place.admin1", lambda p: p.admin1),
    A("latitude", "place.latitude", lambda p: f"{p.latitude:g}"),
    A("longitude", "place.longitude", lambda p: f"{p.longitude:g}"),
    A("remarks", "place.radius_km and place.kind", lambda p: f"{p.kind}, within {p.radius_km:g} km of the point"),
)


def entity_id(entity: Entity) -> str:
    """The id there: that of the row, so that documents meet in it, else that of the entity."""
    return f"row-{entity.known_id}" if entity.known_id else entity.id


def place_id(place: Place) -> str:
    """The id of an address."""
    return f"place-{place.place_id}"


def schema_of(entity: Entity) -> str | None:
    """The schema that an entity becomes; None for what is no entity there."""
    schema = _SCHEMA_BY_TYPE.get(entity.type.value)
    actor = _actor(entity)
    is_state = actor is not None and actor.recipient_kind is RecipientKind.GOVERNMENT
    return "PublicBody" if is_state and schema == "Organization" else schema


def is_legal(entity: Entity) -> bool:
    """Whether it can be a party there."""
    return schema_of(entity) in LEGAL


def to_ftm(key: str, schema: str, properties: Row) -> Row:
    """An entity there: every property a list of texts."""
    listed = {name: _listed(value) for name, value in properties.items()}
    return {"id": key, "schema": schema, "properties": listed}


def document_row(document: Document) -> Row:
    """A document as an article."""
    return to_ftm(document.id, "Article", fill(DOCUMENT_FIELDS, document))


def entity_row(entity: Entity, schema: str) -> Row:
    """An entity as its schema; a place with the point it is read as."""
    properties = fill(ENTITY_FIELDS, KnownEntity(entity, _actor(entity)))
    if schema not in LEGAL - {"Person"}:
        properties.pop("classification", None)
    return to_ftm(entity_id(entity), schema, properties)


def place_row(place: Place) -> Row:
    """A place as an address."""
    return to_ftm(place_id(place), "Address", fill(PLACE_FIELDS, place))


def country_of(iso3: str | None) -> str | None:
    """The code of a State there; None where there is none."""
    country = countries_by_iso3().get(iso3 or "")
    return country.iso2.lower() if country else None


def url_of(document: Document) -> str | None:
    """The address of a document, None for a file."""
    address = document.head.url.value or document.source
    return address if address.startswith(("http://", "https://")) else None


def _state(entity: Entity) -> str | None:
    return entity.country or (entity.known_id if entity.type is EntityType.COUNTRY else None)


def _actor(entity: Entity) -> Actor | None:
    return actors_by_id().get(entity.known_id or "")


def _classification(known: KnownEntity) -> str | None:
    if known.actor:
        return known.actor.kind
    return known.entity.type.value if known.entity.type in (EntityType.ARMED_GROUP, EntityType.GROUP) else None


def _listed(value: Any) -> list[str]:
    return list(dict.fromkeys(str(one) for one in value)) if isinstance(value, list | tuple) else [str(value)]
