"""Origins: whose knowledge a claim rests on. Ten papers that carry one statement are one origin.

A voice is its body where it speaks for one: a command, its generals, its statement and its images are one origin.
What an outlet says in its own voice has an origin that is not told; it never counts as independent.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from armsledger.corroborate.parties import NOBODY_LOOKED, Names
from armsledger.model.claim import Claim
from armsledger.model.document import Span
from armsledger.model.entity import Entity, EntityType
from armsledger.model.ids import make_id
from armsledger.model.origin import DocumentOrigin, Origin, OriginKind
from armsledger.model.record import DocumentRecord
from armsledger.model.statement import Statement

SAME_OCCASION_DAYS = 4  # a statement is written up within days; not tuned: the corpora hold too few series
_BODIES = {EntityType.ORGANIZATION, EntityType.COUNTRY, EntityType.ARMED_GROUP}
Placed = tuple[Claim, DocumentRecord]


def find_origins(
    claims: Sequence[Placed], names: Names = NOBODY_LOOKED, roots: Mapping[str, DocumentOrigin] = MappingProxyType({})
) -> tuple[Origin, ...]:
    """Group claims by whose knowledge they rest on: one origin a voice and occasion, one a document that tells none.

    A voice that documents spell in several ways is one where `names` say so; documents that tell none have one origin
    where `roots` trace them to one (copies, retellings).
    """
    groups: dict[tuple[str, str, bool], list[tuple[Placed, str]]] = {}
    for claim, record in sorted(
        claims, key=lambda placed: (_day(placed[1]), placed[1].document.id, placed[0].span.start)
    ):
        voice, because = voice_of(record.statement_of(claim), record, names)
        root = roots.get(record.document.id)
        occasion = _occasion(groups, voice, record) if voice else root.origin_id if root else record.document.id
        if root and not voice and root.kind is not OriginKind.ORIGINAL:
            because = f"{because}; it is a {root.kind.value}: {root.because}"
        key = (voice or "", occasion, not claim.stance.affirms)
        groups.setdefault(key, []).append(((claim, record), because))
    return tuple(_origin(key, members) for key, members in sorted(groups.items()))


def _occasion(groups: dict[tuple[str, str, bool], list[tuple[Placed, str]]], voice: str, record: DocumentRecord) -> str:
    day = record.document.head.published.value
    for known, first, _ in groups:
        if known != voice:
            continue
        if day is None or first == "undated" or abs((date.fromisoformat(first) - day).days) <= SAME_OCCASION_DAYS:
            return first
    return day.isoformat() if day else "undated"


def _day(record: DocumentRecord) -> str:
    day = record.document.head.published.value
    return day.isoformat() if day else "9999"


def _origin(key: tuple[str, str, bool], members: list[tuple[Placed, str]]) -> Origin:
    voice, occasion, denies = key
    claim_ids = tuple(sorted({claim.id for (claim, _), _ in members}))
    documents = tuple(sorted({record.document.id for (_, record), _ in members}))
    because = members[0][1]
    if voice and len(documents) > 1:
        because += f"; {len(documents)} documents within {SAME_OCCASION_DAYS} days carry it, so they count once"
    states = sorted(
        {state for (claim, record), _ in members if (state := state_of(record.statement_of(claim), record))}
    )
    state = states[0] if voice and states else None
    return Origin(make_id("org", voice, occasion, denies), voice or None, claim_ids, documents, denies, because, state)


def voice_of(statement: Statement, record: DocumentRecord, names: Names = NOBODY_LOOKED) -> tuple[str | None, str]:
    """The name of whose knowledge a statement gives, and why; None where the document speaks itself."""
    voice = statement.voice
    if voice.is_own:
        return None, "the document says so in its own voice and names no origin"
    if voice.body:
        return _name(voice.body, record, names), f"{voice.body.quote!r} is the voice"
    if voice.speaker:
        body = _body_of(voice.speaker, record) or _body_in(voice.office, record)
        if body is not None:
            name = names.name_of(body)
            return name, f"{voice.speaker.quote!r} speaks for {name}"
        return _name(voice.speaker, record, names), f"{voice.speaker.quote!r} is the voice"
    channel = voice.channel or voice.office
    issuer = _issuer(statement, record, names)
    if issuer is not None and channel is not None:
        return issuer, f"{channel.quote!r} is what {issuer} issued, named before it"
    return (channel.quote.casefold(), f"only {channel.quote!r} is named") if channel else (None, "nobody is named")


def state_of(statement: Statement, record: DocumentRecord) -> str | None:
    """The alpha-3 code of the state that the voice of a statement belongs to; None where it belongs to none."""
    voice = statement.voice
    body = _body_of(voice.speaker, record) if voice.speaker else _body_in(voice.office, record)
    spans = [span for span in (voice.body, voice.speaker, voice.channel) if span]
    entities = [body, *(_entity_at(span, record) for span in spans)]
    return next((entity.country for entity in entities if entity and entity.country), None)


def _name(span: Span, record: DocumentRecord, names: Names) -> str:
    entity = _entity_at(span, record)
    return names.name_of(entity) if entity else span.quote


def _entity_at(span: Span, record: DocumentRecord) -> Entity | None:
    holding = [(s, entity) for entity in record.entities for s in entity.spans if s.overlaps(span)]
    best = min(holding, key=lambda pair: abs(pair[0].start - span.start) + abs(pair[0].end - span.end), default=None)
    return best[1] if best else None


def _body_in(office: Span | None, record: DocumentRecord) -> Entity | None:
    if office is None:
        return None
    inside = [e for e in record.entities if e.type in _BODIES for s in e.spans if office.covers(s)]
    named = [e for e in inside if e.type is not EntityType.COUNTRY]
    return next(iter(named or inside), None)


def _body_of(speaker: Span, record: DocumentRecord) -> Entity | None:
    """The body that a person speaks for, by the office given anywhere in the document."""
    person = _entity_at(speaker, record)
    for statement in record.statements:
        other = statement.voice.speaker
        same = other is not None and (other == speaker or (person is not None and _entity_at(other, record) == person))
        body = _body_in(statement.voice.office, record) if same else None
        if body is not None:
            return body
    return None


def _issuer(statement: Statement, record: DocumentRecord, names: Names) -> str | None:
    """The last body named as a voice before a bare "the statement"."""
    before = [
        s for s in record.statements if s.voice.body and s.cue and statement.cue and s.cue.start < statement.cue.start
    ]
    latest = max(before, key=lambda s: s.cue.start if s.cue else 0, default=None)
    return _name(latest.voice.body, record, names) if latest and latest.voice.body else None
