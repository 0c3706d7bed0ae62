"""STIX 2.1: one bundle in which every claim is a note with our extension, and an edge where it has two ends."""

from collections.abc import Iterator
from typing import Any, Final

from armsledger.model.record import DocumentRecord
from armsledger.publish.exchange import losses, stix_objects
from armsledger.publish.exchange.contents import Contents, brief_by_claim, iter_standing_claims
from armsledger.publish.exchange.fields import Section, section, section_of
from armsledger.publish.exchange.loss import LossRule, Tally
from armsledger.publish.exchange.views import ClaimView
from armsledger.publish.exchange.writing import iter_document, uuid_of

Row = dict[str, Any]
OBJECTS: Final = Section(
    "objects",
    (
        ("identity", "entity (person, organization, armed group, country, group)", "once a row of our tables"),
        ("location", "entity.place", "`precision` is the radius in metres"),
        ("relationship", "claim with an actor and a recipient, target or scene", "see the types below"),
        ("note", "claim", "`content` has the words and who says them; every claim has one"),
        ("grouping", "matter", "refers to the notes of its claims"),
        ("opinion", "origin", "agree, or strongly-disagree where it denies"),
        ("external_references", "document", "with its SHA-256"),
        ("confidence", "matter.grade.credibility", "1: 90, 2: 70, 3: 50, 4: 30, 5: 10; 6 has none. No ICD 203 range"),
    ),
)
SECTIONS: Final = (
    OBJECTS,
    section_of(
        "relationship_type by kind of claim; before it `denied-` or `possibly-`, where the claim is put so",
        stix_objects.RELATIONS,
    ),
    section_of("identity_class by type of entity", stix_objects.CLASSES),
    section(f"our extension, {stix_objects.EXTENSION}", stix_objects.EXTENSION_FIELDS),
)
RECORD_LOSSES: Final = (
    losses.TEXTS,
    losses.REFUSALS,
    losses.PICTURES,
    losses.EVIDENCE,
    losses.LINKS,
    losses.SPEECH_KINDS,
    losses.LOOSE_STATEMENTS,
    losses.MENTIONS,
    losses.ROWLESS,
    LossRule[DocumentRecord]("no_identity", lambda record: sum(_is_neither(entity) for entity in record.entities)),
    LossRule[DocumentRecord]("no_moment", lambda record: int(record.document.head.published.value is None)),
)
CLAIM_LOSSES: Final = (
    losses.REASONS,
    losses.ROLE_OFFSETS,
    losses.NESTING,
    losses.VOICE_PARTS,
    losses.QUANTITY_WORDS,
    losses.TIME_WORDS,
    losses.MATTERLESS,
    losses.EXTRA_PLACES,
    LossRule[ClaimView]("no_edge", lambda view: int(not stix_objects.relationships(view))),
)
MATTER_LOSSES: Final = (losses.RELATIONS, losses.ASSESSMENTS, losses.GRADE_REASONS, losses.FINDING_REASONS)


def iter_stix(contents: Contents, tally: Tally) -> Iterator[str]:
    """The text of the bundle, an object a line."""
    head = {"type": "bundle", "id": f"bundle--{uuid_of('bundle', contents.run_id or 'no run')}"}
    return iter_document(head, "objects", _iter_objects(contents, tally))


def _iter_objects(contents: Contents, tally: Tally) -> Iterator[Row]:
    yield from stix_objects.shared_objects()
    briefs = brief_by_claim(contents)
    written: set[str] = set()
    noted: set[str] = set()
    for record in contents.iter_records():
        tally.weigh(RECORD_LOSSES, record, record.document.id)
        for row in _iter_things(record):
            if row["id"] not in written:
                written.add(row["id"])
                yield _counted(row, tally)
        for view in iter_standing_claims(record, briefs, contents.states, tally):
            noted.add(view.claim.id)
            tally.weigh(CLAIM_LOSSES, view, view.claim.id)
            yield from (_counted(row, tally) for row in _iter_claim(view))
    yield from _iter_matters(contents, noted, tally)


def _iter_things(record: DocumentRecord) -> Iterator[Row]:
    for entity in sorted(record.entities, key=lambda entity: entity.id):
        party = stix_objects.identity(entity)
        if party:
            yield party
        if entity.place:
            yield stix_objects.location(entity.place)


def _iter_claim(view: ClaimView) -> Iterator[Row]:
    edges = stix_objects.relationships(view)
    yield from edges
    about = [edge["id"] for edge in edges] or _parties(view) or [stix_objects.AUTHOR]
    yield stix_objects.note(view, about)


def _parties(view: ClaimView) -> list[str]:
    """What a claim without an edge is about, as far as it has an object there."""
    parties = (entity for entity in view.entities.values() if entity.id in {f.entity_id for f in view.claim.fillers})
    refs = [stix_objects.identity_ref(entity) for entity in parties if stix_objects.identity(entity)]
    return sorted({*refs, *(stix_objects.location_ref(place) for _, place in view.places())})


def _iter_matters(contents: Contents, noted: set[str], tally: Tally) -> Iterator[Row]:
    for view in contents.iter_matters():
        tally.weigh(MATTER_LOSSES, view, view.matter.id)
        refs = [stix_objects.note_ref(claim_id) for claim_id in view.matter.claim_ids if claim_id in noted]
        if not refs:
            tally.lose("matters", 1, view.matter.id)
            continue
        yield _counted(stix_objects.grouping(view.matter, refs), tally)
        for origin in view.matter.origins:
            yield _counted(stix_objects.opinion(view.matter, origin), tally)


def _counted(row: Row, tally: Tally) -> Row:
    tally.carry(row["type"])
    return row


def _is_neither(entity: Any) -> bool:
    return entity.place is None and stix_objects.identity(entity) is None
