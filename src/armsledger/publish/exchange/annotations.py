"""W3C Web Annotation and PROV as JSON-LD: every claim an annotation on the words of a text, with where it came from.

A claim is described on its words by quotation and by position, in code points of the text that stands in the file.
The text is derived from the document as received, which its digest names.
"""

from collections.abc import Iterator
from typing import Any, Final

from armsledger.model.claim import Filler
from armsledger.model.decision import Decision
from armsledger.model.document import Document, Span
from armsledger.model.entity import Entity
from armsledger.model.record import DocumentRecord
from armsledger.publish.exchange import losses
from armsledger.publish.exchange.contents import Contents, brief_by_claim, iter_standing_claims
from armsledger.publish.exchange.fields import Field, Section, fill, section
from armsledger.publish.exchange.loss import LossRule, Tally
from armsledger.publish.exchange.views import ClaimView, MatterView
from armsledger.publish.exchange.writing import URN, day_text, iter_document, urn_of, uuid_of

Row = dict[str, Any]
OWN: Final = f"{URN}terms#"
CONTEXT: Final = (
    "http://www.w3.org/ns/anno.jsonld",
    {"prov": "http://www.w3.org/ns/prov#", "schema": "http://schema.org/", "al": OWN},
)
AROUND: Final = 32  # code points before and after a quotation: enough to find it again in a text that has shifted
SOFTWARE: Final = urn_of("software")

V = Field[ClaimView]
BODY_FIELDS: Final = (
    V("al:kind", "claim.kind", lambda v: v.claim.kind.value),
    V("al:stance", "claim.stance", lambda v: v.claim.stance.value),
    V("al:speaker", "statement.voice.name", lambda v: v.speaker, "missing: the document's own voice"),
    V("al:roles", "claim.fillers", lambda v: [_role(filler) for filler in v.claim.fillers], "role, words, positions"),
    V("al:earliest", "claim.when.earliest", lambda v: day_text(v.earliest)),
    V("al:latest", "claim.when.latest", lambda v: day_text(v.latest)),
    V("al:whenWords", "claim.when.words", lambda v: v.claim.when.words if v.claim.when else None),
    V("al:quantityLow", "claim.quantity.low", lambda v: v.claim.quantity.low if v.claim.quantity else None),
    V("al:quantityHigh", "claim.quantity.high", lambda v: v.claim.quantity.high if v.claim.quantity else None),
    V("al:quantityWords", "claim.quantity.words", lambda v: v.claim.quantity.words if v.claim.quantity else None),
    V("al:score", "claim.score.value", lambda v: v.claim.score.value, "trust in the reading, never in the truth"),
    V("al:because", "claim.score.because", lambda v: v.claim.score.because),
    V("al:review", "where the claim stands with people", lambda v: v.state.value),
)
NODES: Final = Section(
    "nodes of the graph",
    (
        ("prov:Entity (…/received)", "document as received", "`al:sha256`, `al:source`"),
        ("TextualBody, prov:Entity", "document.text", "`prov:wasDerivedFrom` the document as received"),
        ("prov:Activity (reading-…)", "software versions of a reading", "`prov:wasAssociatedWith` the software"),
        (
            "Annotation, motivation describing",
            "claim",
            "TextQuoteSelector and TextPositionSelector; `prov:wasQuotedFrom`",
        ),
        ("prov:Agent", "statement.voice", "`prov:actedOnBehalfOf` the body, where person and body are named"),
        ("Annotation, motivation identifying", "entity", "all places where it is named"),
        ("Annotation, motivation linking", "matter", "on the annotations of its claims"),
        ("Annotation, motivation assessing", "matter.grade", "on the matter; with the reasons for letter and digit"),
        ("prov:Activity (dec-…)", "decision", "`prov:wasAssociatedWith` the person"),
    ),
)
SECTIONS: Final = (NODES, section("body of a claim; al: are terms of our own", BODY_FIELDS))
RECORD_LOSSES: Final = (
    losses.BLOCKS,
    losses.REFUSALS,
    losses.PICTURES,
    losses.EVIDENCE,
    losses.LINKS,
    losses.SPEECH_KINDS,
    losses.LOOSE_STATEMENTS,
    LossRule[DocumentRecord]("places_of_entities", lambda record: sum(e.place is not None for e in record.entities)),
)
CLAIM_LOSSES: Final = (losses.NESTING, losses.MATTERLESS)
MATTER_LOSSES: Final = (losses.ORIGINS, losses.RELATIONS, losses.ASSESSMENTS, losses.FINDINGS)


def iter_annotations(contents: Contents, tally: Tally) -> Iterator[str]:
    """The text of the graph, a node a line."""
    return iter_document({"@context": list(CONTEXT)}, "@graph", _iter_nodes(contents, tally))


def _iter_nodes(contents: Contents, tally: Tally) -> Iterator[Row]:
    yield {"id": SOFTWARE, "type": "prov:SoftwareAgent", "schema:name": contents.software}
    briefs = brief_by_claim(contents)
    written: set[str] = set()
    for record in contents.iter_records():
        tally.weigh(RECORD_LOSSES, record, record.document.id)
        views = tuple(iter_standing_claims(record, briefs, contents.states, tally))
        for node in _iter_record(record, views):
            if node["id"] not in written:
                written.add(node["id"])
                tally.carry(_noun(node))
                yield node
        for view in views:
            tally.weigh(CLAIM_LOSSES, view, view.claim.id)
    for matter in contents.iter_matters():
        tally.weigh(MATTER_LOSSES, matter, matter.matter.id)
        targets = [urn_of(key) for key in matter.matter.claim_ids if urn_of(key) in written]
        if targets:
            tally.carry("linking")
            yield from _matter(matter, targets)
        else:
            tally.lose("matters", 1, matter.matter.id)
    for decision in contents.iter_decisions():
        tally.carry("decisions")
        yield _decision(decision)


def _noun(node: Row) -> str:
    kinds = node["type"] if isinstance(node["type"], list) else [node["type"]]
    return str(node.get("motivation", kinds[0]))


def _iter_record(record: DocumentRecord, views: tuple[ClaimView, ...]) -> Iterator[Row]:
    document = record.document
    reading = f"{URN}reading-{uuid_of(*(part for pair in record.versions for part in pair))}"
    yield _received(document)
    yield _text(document, reading)
    versions = [f"{name} {version}" for name, version in record.versions]
    yield {"id": reading, "type": "prov:Activity", "prov:wasAssociatedWith": {"id": SOFTWARE}, "al:versions": versions}
    for view in views:
        yield from _iter_voice(view)
        yield _claim(view, reading)
    for entity in sorted(record.entities, key=lambda entity: entity.id):
        if entity.spans:
            yield _entity(entity, document)


def _received(document: Document) -> Row:
    head = document.head
    told = {
        "schema:name": head.title.value,
        "schema:publisher": head.outlet.value,
        "schema:datePublished": day_text(head.published.value),
        "schema:url": head.url.value,
    }
    keys = {"id": _received_urn(document), "type": "prov:Entity", "al:source": document.source}
    return keys | {"al:sha256": document.sha256} | {key: value for key, value in told.items() if value}


def _text(document: Document, reading: str) -> Row:
    language = document.head.language.value
    return {
        "id": urn_of(document.id),
        "type": ["TextualBody", "prov:Entity"],
        "value": document.text,
        "format": "text/plain",
        **({"language": language} if language else {}),
        "prov:wasDerivedFrom": {"id": _received_urn(document)},
        "prov:wasGeneratedBy": {"id": reading},
    }


def _received_urn(document: Document) -> str:
    return f"{urn_of(document.id)}/received"


def _iter_voice(view: ClaimView) -> Iterator[Row]:
    voice = view.statement.voice
    if voice.is_own:
        return
    body = voice.body.quote if voice.body and voice.speaker else None
    agent = {"id": _agent(voice.name), "type": "prov:Agent", "schema:name": voice.name}
    if body:
        yield {"id": _agent(body), "type": "prov:Agent", "schema:name": body}
        agent["id"] = _agent(voice.name, body)
        yield agent | {"prov:actedOnBehalfOf": {"id": _agent(body)}}
    else:
        yield agent


def _voice_agent(view: ClaimView) -> str:
    voice = view.statement.voice
    return _agent(voice.name, voice.body.quote) if voice.body and voice.speaker else _agent(voice.name)


def _agent(*names: str) -> str:
    return f"{URN}agent-{uuid_of('agent', *names)}"


def _claim(view: ClaimView, reading: str) -> Row:
    attributed = {} if view.speaker is None else {"prov:wasAttributedTo": {"id": _voice_agent(view)}}
    return {
        "id": urn_of(view.claim.id),
        "type": ["Annotation", "prov:Entity"],
        "motivation": "describing",
        "body": {"type": "al:Claim"} | fill(BODY_FIELDS, view),
        "target": _target(view.claim.span, view.document),
        "prov:wasQuotedFrom": {"id": urn_of(view.document.id)},
        "prov:wasGeneratedBy": {"id": reading},
        **attributed,
    }


def _role(filler: Filler) -> Row:
    entity = {"al:entity": {"id": urn_of(filler.entity_id)}} if filler.entity_id else {}
    span = filler.span
    words = {"al:name": filler.name, "al:words": span.quote, "al:start": span.start, "al:end": span.end}
    return {"al:role": filler.role.value} | words | entity | {"al:because": filler.because}


def _target(span: Span, document: Document) -> Row:
    text = document.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.quote,
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"type": "SpecificResource", "source": urn_of(document.id), "selector": [quote, position]}


def _entity(entity: Entity, document: Document) -> Row:
    known = {"al:row": entity.known_id} if entity.known_id else {}
    body = {"id": urn_of(entity.id), "schema:name": entity.name, "al:type": entity.type.value} | known
    return {
        "id": f"{urn_of(entity.id)}/mentions",
        "type": "Annotation",
        "motivation": "identifying",
        "body": body,
        "target": [_target(span, document) for span in entity.spans],
    }


def _matter(view: MatterView, targets: list[str]) -> Iterator[Row]:
    matter, grade = view.matter, view.matter.grade
    urn = urn_of(matter.id)
    body = {"type": "TextualBody", "value": matter.title, "al:independentOrigins": matter.independent_origins}
    yield {"id": urn, "type": "Annotation", "motivation": "linking", "body": body, "target": targets}
    words = {"al:becauseSource": grade.because_source, "al:becauseMatter": grade.because_matter}
    assessed = {"type": "TextualBody", "value": grade.code, "al:denied": grade.denied} | words
    yield {"id": f"{urn}/grade", "type": "Annotation", "motivation": "assessing", "body": assessed, "target": urn}


def _decision(decision: Decision) -> Row:
    return {
        "id": urn_of(decision.id),
        "type": "prov:Activity",
        "prov:used": {"id": urn_of(decision.subject_id)},
        "prov:endedAtTime": decision.at_utc.isoformat(),
        "prov:wasAssociatedWith": {
            "id": _agent("person", decision.by),
            "type": "prov:Person",
            "schema:name": decision.by,
        },
        "al:verdict": decision.verdict.value,
        "al:comment": decision.comment,
    }
