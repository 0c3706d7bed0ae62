"""The four tables of CSV and Parquet: claims, matters, findings, entities, with their columns in order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar

from armsledger.model.claim import Role
from armsledger.model.entity import Entity
from armsledger.model.record import DocumentRecord
from armsledger.publish.exchange import losses
from armsledger.publish.exchange.contents import Contents, brief_by_claim
from armsledger.publish.exchange.fields import Section
from armsledger.publish.exchange.loss import Tally
from armsledger.publish.exchange.views import ClaimView, MatterView, iter_claims

T = TypeVar("T")


class Kind(StrEnum):
    """What a column holds; a list is a list of texts."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole number"
    DAY = "day"
    FLAG = "yes or no"
    LIST = "list"


@dataclass(frozen=True)  # Python 3.11 makes no slots for a generic that is called with its parameter
class Column(Generic[T]):
    """One column: its name, what it holds, where it comes from."""

    name: str
    kind: Kind
    ours: str
    read: Callable[[T], Any]


@dataclass(frozen=True)  # Python 3.11 makes no slots for a generic that is called with its parameter
class Table(Generic[T]):
    """A table: its name, its columns, and its rows out of a ledger's contents."""

    name: str
    columns: tuple[Column[T], ...]
    iter_things: Callable[[Contents, Tally], Iterator[T]]

    def iter_rows(self, contents: Contents, tally: Tally) -> Iterator[dict[str, Any]]:
        """The rows, each with all columns; None where the ledger does not say."""
        for thing in self.iter_things(contents, tally):
            tally.carry(self.name)
            yield {column.name: column.read(thing) for column in self.columns}


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity with the document that speaks of it."""

    entity: Entity
    document_id: str


def _names(*roles: Role) -> Callable[[ClaimView], tuple[str, ...]]:
    return lambda view: view.names(*roles)


def _keys(*roles: Role) -> Callable[[ClaimView], tuple[str, ...]]:
    return lambda view: view.keys(*roles)


def _scene(field: str) -> Callable[[ClaimView], Any]:
    return lambda view: getattr(view.scene(), field, None)


def _quantity(field: str) -> Callable[[ClaimView], Any]:
    return lambda view: getattr(view.claim.quantity, field, None)


def _brief(read: Callable[[Any], Any]) -> Callable[[ClaimView], Any]:
    return lambda view: read(view.brief) if view.brief else None


def _place(field: str) -> Callable[[EntityView], Any]:
    return lambda view: getattr(view.entity.place, field, None)


def _of_finding(read: Callable[[Any], Any]) -> Callable[[MatterView], Any]:
    return lambda view: read(view.finding)


C, M, E = Column[ClaimView], Column[MatterView], Column[EntityView]

CLAIM_COLUMNS: Final = (
    C("claim_id", Kind.TEXT, "claim.id", lambda v: v.claim.id),
    C("kind", Kind.TEXT, "claim.kind", lambda v: v.claim.kind.value),
    C("stance", Kind.TEXT, "claim.stance", lambda v: v.claim.stance.value),
    C("denied", Kind.FLAG, "claim.stance is denied", lambda v: v.is_denied),
    C("speaker", Kind.TEXT, "statement.voice.name; empty for the document's own voice", lambda v: v.speaker),
    C("quote", Kind.TEXT, "claim.span.quote", lambda v: v.claim.span.quote),
    C("start", Kind.WHOLE, "claim.span.start, in code points of the text", lambda v: v.claim.span.start),
    C("end", Kind.WHOLE, "claim.span.end, half open", lambda v: v.claim.span.end),
    C("document_id", Kind.TEXT, "document.id", lambda v: v.document.id),
    C("document_source", Kind.TEXT, "document.source", lambda v: v.document.source),
    C("document_sha256", Kind.TEXT, "document.sha256", lambda v: v.document.sha256),
    C("title", Kind.TEXT, "document.head.title", lambda v: v.document.head.title.value),
    C("outlet", Kind.TEXT, "document.head.outlet", lambda v: v.document.head.outlet.value),
    C("published", Kind.DAY, "document.head.published", lambda v: v.published),
    C("language", Kind.TEXT, "document.head.language", lambda v: v.document.head.language.value),
    C(
        "machine_translated",
        Kind.FLAG,
        "document.head.machine_translated",
        lambda v: v.document.head.machine_translated.value,
    ),
    C("earliest", Kind.DAY, "claim.when.earliest; empty is open or not said", lambda v: v.earliest),
    C("latest", Kind.DAY, "claim.when.latest; empty is open or not said", lambda v: v.latest),
    C("when_words", Kind.TEXT, "claim.when.words", lambda v: v.claim.when.words if v.claim.when else None),
    C(
        "when_precision",
        Kind.TEXT,
        "claim.when.precision",
        lambda v: v.claim.when.precision.value if v.claim.when else None,
    ),
    *(
        column
        for role in Role
        for column in (
            C(role.value, Kind.LIST, f"names of the fillers of the role {role.value}", _names(role)),
            C(f"{role.value}_ids", Kind.LIST, f"rows, else ids, of the entities in the role {role.value}", _keys(role)),
        )
    ),
    C("quantity_low", Kind.NUMBER, "claim.quantity.low; empty is open or not said", _quantity("low")),
    C("quantity_high", Kind.NUMBER, "claim.quantity.high; empty is open or not said", _quantity("high")),
    C("quantity_unit", Kind.TEXT, "claim.quantity.unit", _quantity("unit")),
    C("quantity_words", Kind.TEXT, "claim.quantity.words", _quantity("words")),
    C(
        "quantity_of",
        Kind.TEXT,
        "claim.quantity_of",
        lambda v: v.claim.quantity_of.value if v.claim.quantity_of else None,
    ),
    C("place_name", Kind.TEXT, "the scene: the first place of the claim", _scene("name")),
    C("place_country", Kind.TEXT, "place.country, ISO 3166 alpha-3", _scene("country")),
    C("latitude", Kind.NUMBER, "place.latitude, WGS 84", _scene("latitude")),
    C("longitude", Kind.NUMBER, "place.longitude, WGS 84", _scene("longitude")),
    C("radius_km", Kind.NUMBER, "place.radius_km: what is meant lies within", _scene("radius_km")),
    C(
        "score",
        Kind.NUMBER,
        "claim.score.value: trust in the reading, never in the truth",
        lambda v: v.claim.score.value,
    ),
    C("review", Kind.TEXT, "where the claim stands with people", lambda v: v.state.value),
    C("matter_id", Kind.TEXT, "matter.id", _brief(lambda b: b.matter_id)),
    C("grade", Kind.TEXT, "matter.grade: letter and digit, never averaged", _brief(lambda b: b.grade.code)),
    C("matter_denied", Kind.FLAG, "matter.grade.denied", _brief(lambda b: b.grade.denied)),
    C("origins", Kind.WHOLE, "matter.independent_origins", _brief(lambda b: b.independent_origins)),
    C("measures", Kind.LIST, "finding.matches: regime/measure", _brief(lambda b: b.measures)),
    C("measure_statuses", Kind.LIST, "finding.matches: status, in the same order", _brief(lambda b: b.statuses)),
)
MATTER_COLUMNS: Final = (
    M("matter_id", Kind.TEXT, "matter.id", lambda v: v.matter.id),
    M("kind", Kind.TEXT, "matter.kind", lambda v: v.matter.kind.value),
    M("title", Kind.TEXT, "matter.title", lambda v: v.matter.title),
    M("reliability", Kind.TEXT, "matter.grade.reliability", lambda v: v.matter.grade.reliability.value),
    M("credibility", Kind.TEXT, "matter.grade.credibility", lambda v: v.matter.grade.credibility.value),
    M("denied", Kind.FLAG, "matter.grade.denied", lambda v: v.matter.grade.denied),
    M("independent_origins", Kind.WHOLE, "matter.independent_origins", lambda v: v.matter.independent_origins),
    M("voices", Kind.LIST, "origins that affirm: voice", lambda v: _voices(v, denies=False)),
    M("denying_voices", Kind.LIST, "origins that deny: voice", lambda v: _voices(v, denies=True)),
    M("claim_ids", Kind.LIST, "matter.claim_ids", lambda v: v.matter.claim_ids),
    M("document_ids", Kind.LIST, "matter.document_ids", lambda v: v.matter.document_ids),
    M("because", Kind.TEXT, "matter.because", lambda v: v.matter.because),
    M("review", Kind.TEXT, "where the matter, or its finding, stands with people", lambda v: v.state.value),
)
FINDING_COLUMNS: Final = (
    M("finding_id", Kind.TEXT, "finding.id", _of_finding(lambda f: f.id)),
    M("matter_id", Kind.TEXT, "finding.matter_id", _of_finding(lambda f: f.matter_id)),
    M("act", Kind.TEXT, "finding.question.act", _of_finding(lambda f: f.question.act.value if f.question else None)),
    M("supplier", Kind.TEXT, "finding.question.supplier", _of_finding(lambda f: getattr(f.question, "supplier", None))),
    M(
        "recipient",
        Kind.TEXT,
        "finding.question.recipient",
        _of_finding(lambda f: getattr(f.question, "recipient", None)),
    ),
    M(
        "territory",
        Kind.TEXT,
        "finding.question.territory",
        _of_finding(lambda f: getattr(f.question, "territory", None)),
    ),
    M("items", Kind.LIST, "finding.question.items", _of_finding(lambda f: f.question.items if f.question else ())),
    M("earliest", Kind.DAY, "finding.question.earliest", _of_finding(lambda f: getattr(f.question, "earliest", None))),
    M("latest", Kind.DAY, "finding.question.latest", _of_finding(lambda f: getattr(f.question, "latest", None))),
    M("measures", Kind.LIST, "finding.matches: regime/measure", lambda v: v.brief.measures),
    M("measure_statuses", Kind.LIST, "finding.matches: status, in the same order", lambda v: v.brief.statuses),
    M("facts_filled", Kind.WHOLE, "finding.completeness: how many are filled", _of_finding(lambda f: f.filled)),
    M(
        "facts_needed",
        Kind.WHOLE,
        "finding.completeness: how many there are",
        _of_finding(lambda f: len(f.completeness)),
    ),
    M(
        "facts_missing",
        Kind.LIST,
        "finding.completeness: names of those not filled",
        _of_finding(lambda f: tuple(fact.name for fact in f.completeness if fact.fullness != "filled")),
    ),
    M("contrary_claim_ids", Kind.LIST, "finding.contrary_claim_ids", _of_finding(lambda f: f.contrary_claim_ids)),
    M("because", Kind.TEXT, "finding.because", _of_finding(lambda f: f.because)),
    M("review", Kind.TEXT, "where the finding stands with people", lambda v: v.state.value),
)
ENTITY_COLUMNS: Final = (
    E("entity_id", Kind.TEXT, "entity.id", lambda v: v.entity.id),
    E("document_id", Kind.TEXT, "document.id", lambda v: v.document_id),
    E("type", Kind.TEXT, "entity.type", lambda v: v.entity.type.value),
    E("name", Kind.TEXT, "entity.name", lambda v: v.entity.name),
    E("names", Kind.LIST, "entity.names: words used", lambda v: v.entity.names),
    E("known_id", Kind.TEXT, "entity.known_id: row of the tables", lambda v: v.entity.known_id),
    E("country", Kind.TEXT, "entity.country, ISO 3166 alpha-3", lambda v: v.entity.country),
    E("category", Kind.TEXT, "entity.category", lambda v: v.entity.category),
    E("items", Kind.LIST, "entity.items: codes of the measures", lambda v: v.entity.items),
    E("mentions", Kind.WHOLE, "how often it is named", lambda v: len(v.entity.spans)),
    E("place_name", Kind.TEXT, "entity.place.name", _place("name")),
    E("latitude", Kind.NUMBER, "entity.place.latitude, WGS 84", _place("latitude")),
    E("longitude", Kind.NUMBER, "entity.place.longitude, WGS 84", _place("longitude")),
    E("radius_km", Kind.NUMBER, "entity.place.radius_km", _place("radius_km")),
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
)
CLAIM_LOSSES: Final = (
    losses.REASONS,
    losses.ROLE_OFFSETS,
    losses.NESTING,
    losses.VOICE_PARTS,
    losses.EXTRA_PLACES,
    losses.MATTERLESS,
)
MATTER_LOSSES: Final = (
    losses.ORIGINS,
    losses.RELATIONS,
    losses.ASSESSMENTS,
    losses.GRADE_REASONS,
    losses.FINDING_REASONS,
)


def _voices(view: MatterView, *, denies: bool) -> tuple[str, ...]:
    return tuple(origin.voice for origin in view.matter.origins if origin.voice and origin.denies is denies)


def _iter_claims(contents: Contents, tally: Tally) -> Iterator[ClaimView]:
    briefs = brief_by_claim(contents)
    for record in contents.iter_records():
        tally.weigh(RECORD_LOSSES, record, record.document.id)
        for view in iter_claims(record, briefs, contents.states):
            tally.weigh(CLAIM_LOSSES, view, view.claim.id)
            yield view


def _iter_matters(contents: Contents, tally: Tally) -> Iterator[MatterView]:
    for view in contents.iter_matters():
        tally.weigh(MATTER_LOSSES, view, view.matter.id)
        yield view


def _iter_findings(contents: Contents, _: Tally) -> Iterator[MatterView]:
    return (view for view in contents.iter_matters() if view.finding)


def _iter_entities(contents: Contents, _: Tally) -> Iterator[EntityView]:
    for record in contents.iter_records():
        yield from _entities(record)


def _entities(record: DocumentRecord) -> Iterator[EntityView]:
    return (EntityView(entity, record.document.id) for entity in sorted(record.entities, key=lambda e: e.id))


TABLES: Final[tuple[Table[Any], ...]] = (
    Table("claims", CLAIM_COLUMNS, _iter_claims),
    Table("matters", MATTER_COLUMNS, _iter_matters),
    Table("findings", FINDING_COLUMNS, _iter_findings),
    Table("entities", ENTITY_COLUMNS, _iter_entities),
)
SECTIONS: Final = tuple(
    Section(table.name, tuple((column.name, column.ours, column.kind.value) for column in table.columns))
    for table in TABLES
)
