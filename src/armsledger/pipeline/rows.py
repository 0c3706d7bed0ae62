"""What `armsledger extract` gives: the readings of one document as a plain row, in the published shapes.

The same cores and the same code as the main job. Offsets are code points of the row's `text`, half open.
"""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from armsledger.knowledge.gazetteer.lookup import Gazetteer
from armsledger.model.claim import Claim, Role
from armsledger.model.document import Span
from armsledger.model.entity import Entity, EntityType
from armsledger.model.record import DocumentRecord
from armsledger.model.toponym import Toponym
from armsledger.pipeline.cores import Cores, load_cores, use_tables
from armsledger.pipeline.events import event_roles
from armsledger.pipeline.gazetteer import open_gazetteer
from armsledger.pipeline.reading import ReadDocument, read_record, read_toponyms
from armsledger.read.rows import document_from_row
from armsledger.settings import Settings

Row = dict[str, Any]


class RowReader(Protocol):
    """Reads rows of one kind."""

    def read(self, row: Mapping[str, object]) -> Row:
        """Give the readings of one row. Raises UnreadableError for a row without a text that can be read."""
        ...


def make_reader(what: str, settings: Settings) -> RowReader:
    """Make the reader of rows of one kind (`claims`, `places`, …); places need no trained core, and load none."""
    if what != "places":
        return CoreReader(what, load_cores(settings))
    use_tables(settings)
    return PlaceReader(open_gazetteer(settings))


class PlaceReader:
    """Reads place names alone, by the same code as the main job."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def read(self, row: Mapping[str, object]) -> Row:
        """Give the place names of one row. Raises UnreadableError for a row without a text that can be read."""
        found = read_toponyms(document_from_row(row), self._gazetteer)
        return {"doc_id": row["doc_id"], "toponyms": [_toponym(toponym) for toponym in found]}


class CoreReader:
    """Reads rows of any other kind by the cores of the main job."""

    def __init__(self, what: str, cores: Cores) -> None:
        self._what = what
        self._cores = cores

    def read(self, row: Mapping[str, object]) -> Row:
        """Give the readings of one row. Raises UnreadableError for a row without a text that can be read."""
        document = document_from_row(row)
        return {"doc_id": row["doc_id"], **_SHAPES[self._what](read_record(document, self._cores))}


def _claims(read: ReadDocument) -> Row:
    return {"claims": [_claim(claim, read.record) for claim in read.record.claims]}


def _claim(claim: Claim, record: DocumentRecord) -> Row:
    statement = record.statement_of(claim)
    voice = statement.voice
    speaker = voice.speaker or voice.body or voice.channel or voice.office
    row: Row = {
        "id": claim.id,
        "kind": claim.kind.value,
        "quote": claim.span.quote,
        "span": [claim.span.start, claim.span.end],
        "source": [speaker.quote] if speaker else [],
        "stance": claim.stance.value,
        "roles": {role.value: [f.span.quote for f in claim.filled(role)] for role in Role if claim.filled(role)},
        "score": round(claim.score.value, 4),
        "because": claim.score.because,
    }
    if claim.quantity:
        counted = claim.quantity_of.value if claim.quantity_of else None
        row["quantity"] = {"of": counted, "low": _number(claim.quantity.low), "high": _number(claim.quantity.high)}
    if claim.when:
        row["when"] = {"from": _day(claim.when.earliest), "to": _day(claim.when.latest)}
    if record.document.head.machine_translated.value:
        row["machine_translated"] = True
    return row


def _number(bound: float | None) -> float | int | None:
    return int(bound) if bound is not None and bound == int(bound) else bound


def _day(day: object) -> str | None:
    return str(day) if day else None


def _attributions(read: ReadDocument) -> Row:
    """The outermost attributions, each with those inside its content under `nested`."""
    found = read.annotations.attributions
    rows: list[Row] = [
        {"source": _pieces(a.source), "cue": _pieces(a.cue), "content": _pieces(*a.contents)}
        | {"mode": a.mode.value, "because": a.because}
        for a in found
    ]
    outermost: list[Row] = []
    for attribution, row in zip(found, rows, strict=True):
        if attribution.parent is None:
            outermost.append(row)
        else:
            rows[attribution.parent].setdefault("nested", []).append(row)
    return {"attributions": outermost}


def _pieces(*spans: Span | None) -> list[list[int]]:
    return [[span.start, span.end] for span in spans if span]


def _entities(read: ReadDocument) -> Row:
    found = [_entity(entity, span) for entity in read.record.entities for span in entity.spans]
    return {"entities": sorted(found, key=lambda row: (row["start"], row["end"], row["type"]))}


def _entity(entity: Entity, span: Span) -> Row:
    row: Row = {"start": span.start, "end": span.end, "text": span.quote, "type": entity.type.value}
    row |= {"entity_id": entity.known_id or entity.id, "name": entity.name}
    if entity.type is EntityType.MATERIEL:
        row["category"] = entity.category
    return row


def _toponym(toponym: Toponym) -> Row:
    span, place = toponym.name.span, toponym.place
    return {
        "start": span.start,
        "end": span.end,
        "text": span.quote,
        "lat": place.latitude,
        "lon": place.longitude,
        "name": place.name,
        "place_id": place.place_id,
        "kind": place.kind,
        "country": place.country,
        "radius_km": place.radius_km,
        "relation": place.relation.value,
        "sense": toponym.sense.value,
        "pin": toponym.is_pin,
        "alternatives": list(place.alternatives),
        "score": round(toponym.name.probability, 4),
        "because": place.because,
    }


def _times(read: ReadDocument) -> Row:
    return {
        "times": [
            {"start": t.span.start, "end": t.span.end, "text": t.span.quote}
            | {"from": _day(t.when.earliest), "to": _day(t.when.latest), "because": t.when.because}
            for t in read.annotations.times
        ]
    }


def _quantities(read: ReadDocument) -> Row:
    return {
        "quantities": [
            {"start": q.span.start, "end": q.span.end, "text": q.span.quote}
            | {"low": _number(q.quantity.low), "high": _number(q.quantity.high), "counted": q.quantity.counted}
            for q in read.annotations.quantities
        ]
    }


def _events(read: ReadDocument) -> Row:
    return {"roles": event_roles(read.record, read.annotations)}


_SHAPES: dict[str, Callable[[ReadDocument], Row]] = {
    "claims": _claims,
    "attributions": _attributions,
    "entities": _entities,
    "times": _times,
    "quantities": _quantities,
    "events": _events,
}
