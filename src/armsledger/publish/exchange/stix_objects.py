"""Objects of STIX 2.1 as plain values: identities, places, our extension, relationships, notes, opinions, groupings.

Ids are UUIDs of version 5 over ids of ours, so that an export made again is the same; a validator may remark on that.
In a plain tool a relationship looks like a fact, so its type says what is denied or only possible, and its description
who says it.
"""

from datetime import date
from typing import Any, Final

from armsledger.model.claim import ClaimKind, Role
from armsledger.model.document import Document
from armsledger.model.entity import Entity, EntityType
from armsledger.model.grade import Credibility
from armsledger.model.matter import Matter
from armsledger.model.origin import Origin
from armsledger.model.place import Place
from armsledger.model.stance import Stance
from armsledger.publish.exchange.fields import Field, fill
from armsledger.publish.exchange.ftm_entities import entity_id
from armsledger.publish.exchange.views import ClaimView
from armsledger.publish.exchange.writing import day_text, uuid_of

Row = dict[str, Any]
EPOCH: Final = "1970-01-01T00:00:00.000Z"
SHARED: Final = "2026-01-01T00:00:00.000Z"  # when this mapping was made: the day of what no document tells
KM: Final = 1000.0
CLASSES: Final = (
    (EntityType.PERSON.value, "individual", ""),
    (EntityType.ORGANIZATION.value, "organization", ""),
    (EntityType.ARMED_GROUP.value, "group", "never threat-actor, which is a judgement"),
    (EntityType.COUNTRY.value, "class", "a State"),
    (EntityType.GROUP.value, "class", "people who are described, not named"),
)
_CLASS_BY_TYPE: Final = {ours: theirs for ours, theirs, _ in CLASSES}
CONFIDENCE: Final = {
    Credibility.CONFIRMED: 90,
    Credibility.PROBABLE: 70,
    Credibility.POSSIBLE: 50,
    Credibility.DOUBTFUL: 30,
    Credibility.IMPROBABLE: 10,
}
RELATIONS: Final = (
    (ClaimKind.TRANSFER.value, "supplied-to", ""),
    (ClaimKind.PERSONNEL.value, "deployed-to", ""),
    (ClaimKind.FINANCE.value, "funded", ""),
    (ClaimKind.ASSISTANCE.value, "assisted", ""),
    (ClaimKind.PRESENCE.value, "located-at", ""),
    (ClaimKind.ATTACK.value, "struck", ""),
    (ClaimKind.BACKING.value, "backs", ""),
    (ClaimKind.VIOLATION.value, "none", "the note alone: an instrument is no object there"),
)
_PREFIXES: Final = {Stance.DENIED: "denied-", Stance.POSSIBLE: "possibly-"}
_RELATION_BY_KIND: Final = {ours: theirs for ours, theirs, _ in RELATIONS}
SOURCES: Final = (Role.ACTOR, Role.VIA, Role.FORCE)
TARGETS: Final = (Role.RECIPIENT, Role.TARGET)

V = Field[ClaimView]
EXTENSION_FIELDS: Final = (
    V("claim_id", "claim.id", lambda v: v.claim.id),
    V("predicate", "claim.kind", lambda v: v.claim.kind.value),
    V("speech_act", "claim.stance", lambda v: v.claim.stance.value),
    V("polarity", "claim.stance is denied", lambda v: "denied" if v.is_denied else "affirmed"),
    V("speaker", "statement.voice.name", lambda v: v.speaker, "missing: the document's own voice"),
    V("outlet", "document.head.outlet", lambda v: v.document.head.outlet.value),
    V("quote_exact", "claim.span.quote", lambda v: v.claim.span.quote),
    V("quote_start", "claim.span.start", lambda v: v.claim.span.start, "in code points of the text"),
    V("quote_end", "claim.span.end", lambda v: v.claim.span.end, "half open"),
    V("document_id", "document.id", lambda v: v.document.id),
    V("document_sha256", "document.sha256", lambda v: v.document.sha256),
    V("items", "names in the roles item and force", lambda v: list(v.names(Role.ITEM, Role.FORCE))),
    V("qty_min", "claim.quantity.low", lambda v: v.claim.quantity.low if v.claim.quantity else None),
    V("qty_max", "claim.quantity.high", lambda v: v.claim.quantity.high if v.claim.quantity else None),
    V("first_day", "claim.when.earliest", lambda v: day_text(v.earliest), "missing: open or not said"),
    V("last_day", "claim.when.latest", lambda v: day_text(v.latest), "missing: open or not said"),
    V("source_reliability", "matter.grade.reliability", lambda v: v.brief.grade.reliability.value if v.brief else None),
    V("info_credibility", "matter.grade.credibility", lambda v: v.brief.grade.credibility.value if v.brief else None),
    V("roots", "matter.independent_origins", lambda v: v.brief.independent_origins if v.brief else None),
    V("measure_refs", "finding.matches", lambda v: list(v.brief.measures) if v.brief else None),
    V("match_status", "finding.matches: status", lambda v: list(v.brief.statuses) if v.brief else None, "same order"),
    V("review_state", "where the claim stands with people", lambda v: v.state.value),
)


def stix_id(kind: str, *parts: str) -> str:
    """The id of an object of that type."""
    return f"{kind}--{uuid_of(kind, *parts)}"


AUTHOR: Final = stix_id("identity", "armsledger")
EXTENSION: Final = stix_id("extension-definition", "attributed-claim")


def make_object(kind: str, key: str, moment: str, **properties: Any) -> Row:
    """An object with what all have; properties without a value are left out."""
    head = {"type": kind, "spec_version": "2.1", "id": key, "created": moment, "modified": moment}
    author = {} if key == AUTHOR else {"created_by_ref": AUTHOR}
    return head | author | {name: value for name, value in properties.items() if value not in (None, [], "")}


def shared_objects() -> list[Row]:
    """Who made the bundle, and what our extension is."""
    author = make_object("identity", AUTHOR, SHARED, name="armsledger", identity_class="system")
    definition = make_object(
        "extension-definition",
        EXTENSION,
        SHARED,
        name="attributed claim",
        description="Who says it, how strongly, in which words, in which document, and how it is graded.",
        schema="docs/reference/exchange.md of armsledger, section stix",
        version="1.0.0",
        extension_types=["property-extension"],
    )
    return [author, definition]


def identity(entity: Entity) -> Row | None:
    """A party; None for what is no identity there."""
    identity_class = _CLASS_BY_TYPE.get(entity.type.value)
    if identity_class is None:
        return None
    return make_object(
        "identity",
        identity_ref(entity),
        SHARED,
        name=entity.name,
        identity_class=identity_class,
        roles=[entity.type.value],
    )


def identity_ref(entity: Entity) -> str:
    """The id of a party: that of its row, so that documents meet in it."""
    return stix_id("identity", entity_id(entity))


def location(place: Place) -> Row:
    """A place with its precision in metres."""
    return make_object(
        "location",
        location_ref(place),
        SHARED,
        name=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.radius_km * KM,
        description=place.kind,
    )


def location_ref(place: Place) -> str:
    """The id of a place: its row of the gazetteer, and the radius within which it is meant."""
    return stix_id("location", place.place_id, f"{place.radius_km:g}")


def relationships(view: ClaimView) -> list[Row]:
    """The edges of a claim: each actor (else each go-between, else each force) to each who receives or is struck.

    Where nobody does, and for people sent or present, the other end is the scene.
    """
    if view.claim.kind is ClaimKind.VIOLATION:
        return []
    kind = _PREFIXES.get(view.claim.stance, "") + _RELATION_BY_KIND[view.claim.kind.value]
    scene = view.scene()
    targets = _identity_refs(view, *TARGETS)
    if view.claim.kind in (ClaimKind.PERSONNEL, ClaimKind.PRESENCE) or not targets:
        targets = [location_ref(scene)] if scene else targets
    sources = next((refs for refs in (_identity_refs(view, role) for role in SOURCES) if refs), [])
    pairs = [(one, other) for one in sources for other in targets if one != other]
    return [_relationship(view, kind, *pair) for pair in pairs]


def _identity_refs(view: ClaimView, *roles: Role) -> list[str]:
    return [identity_ref(entity) for entity in view.actors(*roles) if entity.type.value in _CLASS_BY_TYPE]


def _relationship(view: ClaimView, kind: str, source: str, target: str) -> Row:
    start, stop = view.earliest, view.latest
    return make_object(
        "relationship",
        stix_id("relationship", view.claim.id, source, target),
        moment_of(view.document),
        relationship_type=kind,
        source_ref=source,
        target_ref=target,
        description=told(view),
        start_time=_moment(start) if start else None,
        stop_time=_moment(stop) if stop and stop != start else None,
        confidence=confidence(view),
        external_references=references(view.document),
        extensions=extension(view),
    )


def note(view: ClaimView, refs: list[str]) -> Row:
    """The words of a claim, for a reader who knows no extension."""
    return make_object(
        "note",
        note_ref(view.claim.id),
        moment_of(view.document),
        abstract=view.claim.id,
        content=told(view),
        authors=[view.speaker] if view.speaker else None,
        object_refs=refs,
        confidence=confidence(view),
        external_references=references(view.document),
        extensions=extension(view),
    )


def note_ref(claim_id: str) -> str:
    """The id of the note of a claim."""
    return stix_id("note", claim_id)


def grouping(matter: Matter, refs: list[str]) -> Row:
    """A matter as a grouping of the notes of its claims."""
    key = stix_id("grouping", matter.id)
    words = f"{matter.id}: grade {matter.grade.code}; {matter.because}"
    return make_object(
        "grouping", key, SHARED, name=matter.title, description=words, context="unspecified", object_refs=refs
    )


def opinion(matter: Matter, origin: Origin) -> Row:
    """What one origin holds of a matter: agree, or strongly-disagree where it denies."""
    return make_object(
        "opinion",
        stix_id("opinion", matter.id, origin.id),
        SHARED,
        opinion="strongly-disagree" if origin.denies else "agree",
        explanation=origin.because,
        authors=[origin.voice] if origin.voice else None,
        object_refs=[stix_id("grouping", matter.id)],
    )


def extension(view: ClaimView) -> Row:
    """Our own fields of a claim."""
    return {EXTENSION: {"extension_type": "property-extension"} | fill(EXTENSION_FIELDS, view)}


def confidence(view: ClaimView) -> int | None:
    """The digit as a number there; 6, and a claim in no matter, have none."""
    return CONFIDENCE.get(view.brief.grade.credibility) if view.brief else None


def told(view: ClaimView) -> str:
    """The words of a claim, how strongly they put it and who says them."""
    by = view.speaker or view.document.head.outlet.value or view.document.source
    return f"{view.claim.stance.value} by {by}: “{view.claim.span.quote}”"


def references(document: Document) -> list[Row]:
    """Where the words stand: the document with its digest."""
    url = document.head.url.value
    address = {"url": url} if url and url.startswith(("http://", "https://")) else {}
    where = {"source_name": document.head.outlet.value or document.source, "description": document.source}
    return [where | address | {"hashes": {"SHA-256": document.sha256}, "external_id": document.id}]


def moment_of(document: Document) -> str:
    """The day of publication as a time there; the first day of 1970 where the document does not say."""
    published = document.head.published.value
    return _moment(published) if published else EPOCH


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00.000Z"
