"""Event rows after PLOVER, one JSON object a line, with columns of our own.

A reported doing makes two rows joined by `link`: that somebody says so (ACCUSE or REJECT; sure), and what is said
(attributed, with its status in `comment`). What is denied, or only possible, has the first row alone. PLOVER counts
AID as cooperation; a supply of arms or fighters is none, and every such row says so: no score or quad class is written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import Entity
from armsledger.model.stance import Stance
from armsledger.model.statement import StatementKind
from armsledger.publish.exchange import losses
from armsledger.publish.exchange.contents import Contents, brief_by_claim, iter_standing_claims
from armsledger.publish.exchange.events import AERIAL, DRONES, HEAVY, X_FIELDS, first_category, party
from armsledger.publish.exchange.fields import Field, fill, section, section_of
from armsledger.publish.exchange.loss import LossRule, Tally
from armsledger.publish.exchange.views import ClaimView
from armsledger.publish.exchange.writing import day_text, iter_lines

Row = dict[str, Any]
GIVERS: Final = (Role.ACTOR, Role.VIA, Role.FORCE)
TAKERS: Final = (Role.RECIPIENT, Role.TARGET)
EVENTS: Final = (
    (ClaimKind.TRANSFER.value, "AID", "needs a recipient; supply is never cooperation"),
    (ClaimKind.FINANCE.value, "AID", "needs a recipient; supply is never cooperation"),
    (ClaimKind.ASSISTANCE.value, "AID", "needs a recipient; supply is never cooperation"),
    (ClaimKind.PERSONNEL.value, "AID; MOBILIZE without a recipient", "mode troops"),
    (ClaimKind.PRESENCE.value, "MOBILIZE", "mode troops where a force is named, weapons where an item is"),
    (ClaimKind.ATTACK.value, "ASSAULT", "mode drone, aerial or heavy-weapons by the item, none where it is not said"),
    (ClaimKind.BACKING.value, "none", "the row of speech alone"),
    (ClaimKind.VIOLATION.value, "none", "the row of speech alone, context legal"),
)
SPEECH: Final = (
    ("claim that is denied", "REJECT", "comment: denial"),
    ("claim in a statement that threatens", "THREATEN", ""),
    ("claim by a voice that is named, of others' doing", "ACCUSE", "mode allege"),
    ("claim in the document's own voice, or of one's own doing", "none", "the row of the doing alone"),
)
_AID: Final = frozenset({ClaimKind.TRANSFER, ClaimKind.FINANCE, ClaimKind.ASSISTANCE, ClaimKind.PERSONNEL})
_NOT_HAPPENED: Final = frozenset({Stance.DENIED, Stance.POSSIBLE})


@dataclass(frozen=True, slots=True)
class EventRow:
    """A row to be written: `suffix` tells the two rows of a claim apart."""

    view: ClaimView
    suffix: str
    event: str
    mode: str | None
    context: tuple[str, ...]
    actors: tuple[Row, ...]
    recipients: tuple[Row, ...]
    comment: str


E = Field[EventRow]
FIELDS: Final = (
    E("id", "claim.id and which row", lambda r: f"{r.view.claim.id}/{r.suffix}"),
    E(
        "date",
        "claim.when, else the day of publication",
        lambda r: day_text(_first_day(r)),
        "rows of speech: publication",
    ),
    E("enddate", "claim.when.latest", lambda r: day_text(r.view.latest) if r.suffix == "doing" else None),
    E("event", "see the tables above", lambda r: r.event),
    E("mode", "see the tables above", lambda r: r.mode),
    E("context", "military; legal for breaches", lambda r: list(r.context)),
    E("actor", "who speaks; who does", lambda r: list(r.actors), "code, sector, entity_text, identifier_id"),
    E("recipient", "who is accused; to or against whom", lambda r: list(r.recipients), "the same keys"),
    E("event_loc", "the first place of the claim", lambda r: _place(r.view), "with radius_km, ours"),
    E("event_text", "claim.span.quote", lambda r: r.view.claim.span.quote),
    E("text_info", "claim.span", lambda r: {"start": r.view.claim.span.start, "end": r.view.claim.span.end}),
    E("cite_info", "document", lambda r: _cite(r.view)),
    E("link", "claim.id", lambda r: r.view.claim.id, "the two rows of a claim share it"),
    E("coder", "the software", lambda _: "armsledger"),
    E("comment", "stance, who says so, and what not to read into it", lambda r: r.comment),
    *(Field[EventRow](f.theirs, f.ours, lambda r, f=f: f.read(r.view), f.note) for f in X_FIELDS),  # type: ignore[misc]
)
SECTIONS: Final = (
    section_of("event of the doing, by kind of claim", EVENTS),
    section_of("event of the speech", SPEECH),
    section("fields; those with x_ are ours", FIELDS),
)
RECORD_LOSSES: Final = (
    losses.TEXTS,
    losses.REFUSALS,
    losses.PICTURES,
    losses.EVIDENCE,
    losses.LINKS,
    losses.LOOSE_STATEMENTS,
    losses.MENTIONS,
)
CLAIM_LOSSES: Final = (
    losses.REASONS,
    losses.ROLE_OFFSETS,
    losses.NESTING,
    losses.EXTRA_PLACES,
    losses.OPEN_DAYS,
    losses.QUANTITY_WORDS,
    losses.TIME_WORDS,
    losses.MATTERLESS,
    LossRule[ClaimView]("aid_without_recipient", lambda view: int(_lacks_recipient(view))),
    LossRule[ClaimView]("no_event", lambda view: int(view.claim.kind in (ClaimKind.BACKING, ClaimKind.VIOLATION))),
    LossRule[ClaimView]("only_possible", lambda view: int(view.claim.stance is Stance.POSSIBLE)),
    LossRule[ClaimView]("day_of_publication", lambda view: int(not (view.earliest or view.latest))),
)
MATTER_LOSSES: Final = (losses.ORIGINS, losses.RELATIONS, losses.ASSESSMENTS, losses.GRADE_REASONS, losses.FINDINGS)


def iter_plover(contents: Contents, tally: Tally) -> Iterator[str]:
    """The lines of the file."""
    return iter_lines(_iter_rows(contents, tally))


def _iter_rows(contents: Contents, tally: Tally) -> Iterator[Row]:
    briefs = brief_by_claim(contents)
    for matter in contents.iter_matters():
        tally.weigh(MATTER_LOSSES, matter, matter.matter.id)
    for record in contents.iter_records():
        tally.weigh(RECORD_LOSSES, record, record.document.id)
        for view in iter_standing_claims(record, briefs, contents.states, tally):
            tally.weigh(CLAIM_LOSSES, view, view.claim.id)
            rows = [row for row in (_speech(view), _doing(view)) if row]
            for row in rows:
                tally.carry(row.event)
                tally.lose("dateless_rows", int(_first_day(row) is None), view.claim.id)
                yield fill(FIELDS, row)
            if not rows:
                tally.lose("no_row", 1, view.claim.id)


def _speech(view: ClaimView) -> EventRow | None:
    if view.speaker is None or (_speaks_of_itself(view) and not view.is_denied):
        return None
    comment = f"{'denial' if view.is_denied else view.claim.stance.value} by {view.speaker}"
    event, mode = _speech_event(view)
    context = ("legal", "military") if view.claim.kind is ClaimKind.VIOLATION else ("military",)
    speaker = {"entity_text": view.speaker} | _speaker_keys(view)
    return EventRow(view, "speech", event, mode, context, (speaker,), _givers(view), comment)


def _speech_event(view: ClaimView) -> tuple[str, str | None]:
    if view.is_denied:
        return "REJECT", None
    return ("THREATEN", None) if view.statement.kind is StatementKind.THREAT else ("ACCUSE", "allege")


def _doing(view: ClaimView) -> EventRow | None:
    event, mode = _event(view)
    if event is None or view.claim.stance in _NOT_HAPPENED or not view.names(*GIVERS):
        return None
    comment = (
        f"attributed: {view.claim.stance.value} by {view.speaker or view.document.head.outlet.value or 'the document'}"
    )
    if event == "AID":
        comment += "; supply of arms, money or fighters is no cooperation: do not score it as such"
    recipients = _named(view, *TAKERS)
    return EventRow(view, "doing", event, mode, ("military",), _givers(view), recipients, comment)


def _event(view: ClaimView) -> tuple[str | None, str | None]:
    kind = view.claim.kind
    if kind in _AID:
        if view.names(*TAKERS):
            return "AID", None
        return ("MOBILIZE", "troops") if kind is ClaimKind.PERSONNEL else (None, None)
    if kind is ClaimKind.PRESENCE:
        return "MOBILIZE", "weapons" if view.names(Role.ITEM) and not view.names(Role.FORCE) else "troops"
    return ("ASSAULT", _assault_mode(view)) if kind is ClaimKind.ATTACK else (None, None)


def _assault_mode(view: ClaimView) -> str | None:
    modes = ((DRONES, "drone"), (AERIAL, "aerial"), (HEAVY, "heavy-weapons"))
    return next((mode for categories, mode in modes if first_category(view, categories)), None)


def _lacks_recipient(view: ClaimView) -> bool:
    is_aid = view.claim.kind in _AID - {ClaimKind.PERSONNEL}
    return is_aid and not view.is_denied and not view.names(*TAKERS)


def _givers(view: ClaimView) -> tuple[Row, ...]:
    """Who does it: the actors; where none is named, the go-betweens; else the forces."""
    return next((found for role in GIVERS if (found := _named(view, role))), ())


def _named(view: ClaimView, *roles: Role) -> tuple[Row, ...]:
    """The parties in these roles, each as the entity it is read as, else by its words."""
    found: dict[str, Row] = {}
    for filler in view.filled(*roles):
        entity = view.entity_of(filler)
        found.setdefault(filler.name, party(entity) if entity else {"entity_text": filler.name})
    return tuple(found.values())


def _speaker_entity(view: ClaimView) -> Entity | None:
    voice = view.statement.voice
    spans = [span for span in (voice.body, voice.speaker, voice.office, voice.channel) if span]
    return next((entity for entity in view.entities.values() for span in spans if span in entity.spans), None)


def _speaker_keys(view: ClaimView) -> Row:
    entity = _speaker_entity(view)
    keys = party(entity) if entity else {}
    office = view.statement.voice.office
    return keys | ({"office": office.quote} if office else {})


def _speaks_of_itself(view: ClaimView) -> bool:
    entity = _speaker_entity(view)
    return entity is not None and entity.id in {actor.id for actor in view.actors(Role.ACTOR)}


def _first_day(row: EventRow) -> Any:
    told = row.view.earliest or row.view.latest if row.suffix == "doing" else None
    return told or row.view.published


def _place(view: ClaimView) -> Row | None:
    place = view.scene()
    if place is None:
        return None
    keys = ("name", "country", "admin1", "latitude", "longitude", "radius_km")
    return {key: getattr(place, key) for key in keys if getattr(place, key) is not None}


def _cite(view: ClaimView) -> Row:
    head = view.document.head
    pairs = {
        "source": head.outlet.value,
        "title": head.title.value,
        "date": day_text(view.published),
        "url": head.url.value,
        "document_id": view.document.id,
        "sha256": view.document.sha256,
    }
    return {key: value for key, value in pairs.items() if value}
