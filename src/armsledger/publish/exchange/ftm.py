"""FollowTheMoney entities, one a line: documents, parties, places, a claim as an event, who stands how to whom.

No schema there holds a claim, a stance or an offset, so a claim is an `Event` whose name begins with its stance, and a
dyad an `UnknownLink` whose role says that it is alleged. Nothing is ever a `Sanction`, and no topic is set: these come
from official lists only.
"""

from collections.abc import Iterator
from typing import Any, Final

from armsledger.model.claim import ClaimKind, Role
from armsledger.model.decision import Decision
from armsledger.model.entity import Entity, Link, LinkKind
from armsledger.model.ids import make_id
from armsledger.model.record import DocumentRecord
from armsledger.publish.exchange import losses
from armsledger.publish.exchange.contents import Contents, brief_by_claim, iter_standing_claims
from armsledger.publish.exchange.fields import Field, fill, section, section_of
from armsledger.publish.exchange.ftm_entities import (
    DOCUMENT_FIELDS,
    ENTITY_FIELDS,
    PLACE_FIELDS,
    SCHEMATA,
    Row,
    country_of,
    document_row,
    entity_id,
    entity_row,
    is_legal,
    place_id,
    place_row,
    schema_of,
    to_ftm,
    url_of,
)
from armsledger.publish.exchange.loss import LossRule, Tally
from armsledger.publish.exchange.views import ClaimView
from armsledger.publish.exchange.writing import day_text, iter_lines

PARTIES: Final = (Role.ACTOR, Role.VIA, Role.RECIPIENT, Role.TARGET, Role.FORCE)
THINGS: Final = (Role.ITEM, Role.FORCE, Role.INSTRUMENT, Role.EVIDENCE)
DYADS: Final = (
    (ClaimKind.TRANSFER.value, "supplier of", ""),
    (ClaimKind.PERSONNEL.value, "sender of people to", ""),
    (ClaimKind.FINANCE.value, "payer of", ""),
    (ClaimKind.ASSISTANCE.value, "helper of", "training, advice, intelligence, maintenance"),
    (ClaimKind.BACKING.value, "backer of", ""),
    (ClaimKind.ATTACK.value, "attacker of", ""),
)
_ROLE_BY_KIND: Final = {kind: role for kind, role, _ in DYADS}
LINKS: Final = (
    (LinkKind.COMMANDS.value, "Control (controller, controlled)", "UnknownLink where one is a State"),
    (LinkKind.ORGAN.value, "Control (controlled, controller)", "UnknownLink where one is a State"),
    (LinkKind.PROXY.value, "Control (controlled, controller)", "UnknownLink where one is a State"),
    (LinkKind.PAYS.value, "Payment (payer, beneficiary)", "UnknownLink where one is a State; no amount is made up"),
    (LinkKind.BACKS.value, "UnknownLink (subject, object)", ""),
)

V = Field[ClaimView]
EVENT_FIELDS: Final = (
    V("name", "stance, kind and parties of the claim", lambda v: event_name(v), "begins with the stance"),
    V("summary", "claim.span.quote and who says it", lambda v: told(v)),
    V(
        "keywords",
        "ids, kind, stance, grade, items, measures",
        lambda v: _keywords(v),
        "`claim:`, `stance:`, `grade:` …",
    ),
    V(
        "involved",
        "entities in the roles of parties",
        lambda v: [entity_id(e) for e in v.actors(*PARTIES) if is_legal(e)],
    ),
    V("country", "States among the parties, and of the scene", lambda v: _countries(v)),
    V("location", "names of the places", lambda v: [place.name for _, place in v.places()]),
    V("addressEntity", "places with a point", lambda v: [place_id(place) for _, place in v.places()]),
    V("date", "claim.when, where it is one day", lambda v: day_text(v.earliest) if v.earliest == v.latest else None),
    V("startDate", "claim.when.earliest", lambda v: day_text(v.earliest) if v.earliest != v.latest else None),
    V("endDate", "claim.when.latest", lambda v: day_text(v.latest) if v.earliest != v.latest else None),
    V("publisher", "document.head.outlet", lambda v: v.document.head.outlet.value),
    V("sourceUrl", "document.head.url", lambda v: url_of(v.document)),
    V("recordId", "claim.id", lambda v: v.claim.id),
    V("proof", "document.id", lambda v: v.document.id),
)
LINK_FIELDS: Final = (
    V("status", "claim.stance", lambda v: v.claim.stance.value, "Control, UnknownLink and Membership alone"),
    V("summary", "claim.span.quote and who says it", lambda v: told(v)),
    V("startDate", "claim.when.earliest", lambda v: day_text(v.earliest)),
    V("endDate", "claim.when.latest", lambda v: day_text(v.latest)),
    V("recordId", "claim.id", lambda v: v.claim.id),
    V("publisher", "document.head.outlet", lambda v: v.document.head.outlet.value),
    V("proof", "document.id", lambda v: v.document.id),
)
SECTIONS: Final = (
    section("Article", DOCUMENT_FIELDS),
    section_of("entities: schema by type", SCHEMATA),
    section("properties of an entity", ENTITY_FIELDS),
    section("Address", PLACE_FIELDS),
    section("Event, one a claim", EVENT_FIELDS),
    section_of("UnknownLink, one a dyad: role by kind of claim, after the stance", DYADS),
    section_of("links between actors", LINKS),
    section("properties of links", LINK_FIELDS),
)
RECORD_LOSSES: Final = (
    losses.REFUSALS,
    losses.PICTURES,
    losses.EVIDENCE,
    losses.SPEECH_KINDS,
    losses.LOOSE_STATEMENTS,
    losses.BLOCKS,
    losses.ROWLESS,
    LossRule[DocumentRecord]("no_schema", lambda record: sum(schema_of(entity) is None for entity in record.entities)),
)
CLAIM_LOSSES: Final = (
    losses.OFFSETS,
    losses.REASONS,
    losses.NESTING,
    losses.VOICE_PARTS,
    losses.QUANTITIES,
    losses.TIME_WORDS,
    losses.MATTERLESS,
    losses.UNDATED,
    LossRule[ClaimView](
        "state_not_party", lambda view: sum(schema_of(e) == "Territory" for e in view.actors(*PARTIES))
    ),
)
MATTER_LOSSES: Final = (
    losses.MATTERS,
    losses.ORIGINS,
    losses.RELATIONS,
    losses.ASSESSMENTS,
    losses.GRADE_REASONS,
    losses.FINDINGS,
)


def iter_ftm(contents: Contents, tally: Tally) -> Iterator[str]:
    """The lines of the file; what several documents speak of is written once."""
    return iter_lines(_iter_rows(contents, tally))


def event_name(view: ClaimView) -> str:
    """What an event is called: the stance first, so that nobody reads it as a fact."""
    parties = " → ".join(filter(None, (", ".join(view.names(*roles)) for roles in _SIDES)))
    return f"{view.claim.stance.value} {view.claim.kind.value}: {parties or view.claim.span.quote}"


def told(view: ClaimView) -> str:
    """The words of a claim and who says them."""
    by = view.speaker or view.document.head.outlet.value or view.document.source
    return f"“{view.claim.span.quote}” ({view.claim.stance.value}: {by})"


_SIDES: Final = ((Role.ACTOR,), (Role.RECIPIENT, Role.TARGET))


def _iter_rows(contents: Contents, tally: Tally) -> Iterator[Row]:
    briefs = brief_by_claim(contents)
    for matter in contents.iter_matters():
        tally.weigh(MATTER_LOSSES, matter, matter.matter.id)
    written: set[str] = set()
    for record in contents.iter_records():
        tally.weigh(RECORD_LOSSES, record, record.document.id)
        tally.carry("Article")
        yield document_row(record.document)
        views = tuple(iter_standing_claims(record, briefs, contents.states, tally))
        for row in _iter_record(record, views):
            if row["id"] not in written:
                written.add(row["id"])
                tally.carry(row["schema"])
                yield row
        for view in views:
            tally.weigh(CLAIM_LOSSES, view, view.claim.id)
    yield from _iter_notes(contents, written, tally)


def _iter_record(record: DocumentRecord, views: tuple[ClaimView, ...]) -> Iterator[Row]:
    for entity in sorted(record.entities, key=lambda entity: entity.id):
        schema = schema_of(entity)
        if entity.place:
            yield place_row(entity.place)
        if schema and schema != "Address":
            yield entity_row(entity, schema)
            yield _mention(record, entity, schema)
    views_by_id = {view.claim.id: view for view in views}
    for view in views:
        yield to_ftm(view.claim.id, "Event", fill(EVENT_FIELDS, view))
        yield from _iter_dyads(view)
    for link in sorted(record.links, key=lambda link: link.id):
        if link.claim_id in views_by_id:
            yield _link(link, record, views_by_id[link.claim_id])


def _mention(record: DocumentRecord, entity: Entity, schema: str) -> Row:
    resolved = {"resolved": entity_id(entity)} if is_legal(entity) else {}
    properties: dict[str, Any] = {"document": record.document.id, "name": entity.names or (entity.name,), **resolved}
    key = make_id("ent", "mention", record.document.id, entity.id)
    return to_ftm(key, "Mention", properties | {"detectedSchema": schema})


def _iter_dyads(view: ClaimView) -> Iterator[Row]:
    role = _ROLE_BY_KIND.get(view.claim.kind.value)
    for one in view.actors(Role.ACTOR):
        for other in view.actors(Role.RECIPIENT, Role.TARGET):
            if role and one.id != other.id and _is_thing(one) and _is_thing(other):
                ends = {"subject": entity_id(one), "object": entity_id(other)}
                properties = fill(LINK_FIELDS, view) | ends | {"role": f"{view.claim.stance.value} {role}"}
                yield to_ftm(make_id("lnk", view.claim.id, one.id, other.id), "UnknownLink", properties)


def _is_thing(entity: Entity) -> bool:
    return schema_of(entity) not in (None, "Address")


def _link(link: Link, record: DocumentRecord, view: ClaimView) -> Row:
    one, other = record.entity(link.from_entity_id), record.entity(link.to_entity_id)
    start, end = entity_id(one), entity_id(other)
    properties = fill(LINK_FIELDS, view)
    role = {"role": f"{view.claim.stance.value} {link.kind.value}"}
    if not (is_legal(one) and is_legal(other)) or link.kind is LinkKind.BACKS:
        return to_ftm(link.id, "UnknownLink", properties | role | {"subject": start, "object": end})
    if link.kind is LinkKind.PAYS:
        properties.pop("status")
        return to_ftm(link.id, "Payment", properties | {"payer": start, "beneficiary": end, "purpose": role["role"]})
    controller, controlled = (start, end) if link.kind is LinkKind.COMMANDS else (end, start)
    return to_ftm(link.id, "Control", properties | role | {"controller": controller, "controlled": controlled})


def _iter_notes(contents: Contents, written: set[str], tally: Tally) -> Iterator[Row]:
    for decision in contents.iter_decisions():
        if decision.subject_id in written:
            tally.carry("Note")
            yield _note(decision)
        else:
            tally.lose("decisions", 1, decision.id)


def _note(decision: Decision) -> Row:
    words = f"{decision.verdict.value} by {decision.by}, {decision.at_utc.date().isoformat()}: {decision.comment}"
    return to_ftm(decision.id, "Note", {"entity": decision.subject_id, "description": words})


def _keywords(view: ClaimView) -> list[str]:
    claim, brief = view.claim, view.brief
    words = [
        f"claim:{claim.id}",
        f"kind:{claim.kind.value}",
        f"stance:{claim.stance.value}",
        f"review:{view.state.value}",
    ]
    if brief:
        words += [f"matter:{brief.matter_id}", f"grade:{brief.grade.code}", f"origins:{brief.independent_origins}"]
        words += [f"measure:{one}:{status}" for one, status in zip(brief.measures, brief.statuses, strict=True)]
    return words + list(view.names(*THINGS))


def _countries(view: ClaimView) -> list[str]:
    states = [entity.country or entity.known_id for entity in view.actors(*PARTIES) if schema_of(entity) == "Territory"]
    scene = view.scene()
    codes = (country_of(one) for one in (*states, scene.country if scene else None))
    return [code for code in codes if code]
