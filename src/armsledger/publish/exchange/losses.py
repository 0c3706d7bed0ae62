"""The things that one format or another cannot carry, as rules; each format names those that hold for it."""

from typing import Final

from armsledger.model.record import DocumentRecord
from armsledger.publish.exchange.loss import LossRule
from armsledger.publish.exchange.views import ClaimView, MatterView

MONTH_DAYS: Final = 31

REFUSALS: Final = LossRule[DocumentRecord]("refusals", lambda record: len(record.refusals))
PICTURES: Final = LossRule[DocumentRecord]("pictures", lambda record: len(record.pictures))
EVIDENCE: Final = LossRule[DocumentRecord]("evidence", lambda record: len(record.evidence))
LINKS: Final = LossRule[DocumentRecord]("links", lambda record: len(record.links))
TEXTS: Final = LossRule[DocumentRecord]("texts", lambda _: 1)
BLOCKS: Final = LossRule[DocumentRecord]("blocks", lambda record: len(record.document.blocks))
SPEECH_KINDS: Final = LossRule[DocumentRecord](
    "speech_kinds", lambda record: sum(statement.kind is not None for statement in record.statements)
)
LOOSE_STATEMENTS: Final = LossRule[DocumentRecord](
    "loose_statements",
    lambda record: len({s.id for s in record.statements} - {claim.statement_id for claim in record.claims}),
)
MENTIONS: Final = LossRule[DocumentRecord]("mentions", lambda record: sum(len(e.spans) for e in record.entities))
ROWLESS: Final = LossRule[DocumentRecord](
    "rowless", lambda record: sum(entity.known_id is None for entity in record.entities)
)

REASONS: Final = LossRule[ClaimView]("reasons", lambda _: 1)
ROLE_OFFSETS: Final = LossRule[ClaimView]("role_offsets", lambda view: len(view.claim.fillers))
OFFSETS: Final = LossRule[ClaimView]("offsets", lambda _: 1)
QUANTITIES: Final = LossRule[ClaimView]("quantities", lambda view: int(view.claim.quantity is not None))
NESTING: Final = LossRule[ClaimView]("nesting", lambda view: int(view.statement.outer_id is not None))
VOICE_PARTS: Final = LossRule[ClaimView](
    "voice_parts",
    lambda view: max(0, sum(part is not None for part in _voice(view)) - 1),
)
QUANTITY_WORDS: Final = LossRule[ClaimView]("quantity_words", lambda view: int(view.claim.quantity is not None))
TIME_WORDS: Final = LossRule[ClaimView]("time_words", lambda view: int(view.claim.when is not None))
OPEN_DAYS: Final = LossRule[ClaimView](
    "open_days", lambda view: int(bool(view.claim.when and view.claim.when.is_dated and view.claim.when.is_open))
)
UNDATED: Final = LossRule[ClaimView]("undated", lambda view: int(not (view.claim.when and view.claim.when.is_dated)))
PLACELESS: Final = LossRule[ClaimView]("placeless", lambda view: int(view.scene() is None))
MATTERLESS: Final = LossRule[ClaimView]("matterless", lambda view: int(view.brief is None))
EXTRA_PLACES: Final = LossRule[ClaimView](
    "extra_places", lambda view: max(0, len({place.place_id for _, place in view.places()}) - 1)
)

MATTERS: Final = LossRule[MatterView]("matters", lambda _: 1)
ORIGINS: Final = LossRule[MatterView]("origins", lambda view: len(view.matter.origins))
RELATIONS: Final = LossRule[MatterView]("relations", lambda view: len(view.matter.relations))
ASSESSMENTS: Final = LossRule[MatterView]("assessments", lambda view: len(view.matter.assessments))
FINDINGS: Final = LossRule[MatterView]("findings", lambda view: int(view.finding is not None))
FINDING_REASONS: Final = LossRule[MatterView](
    "finding_reasons",
    lambda view: len(view.finding.matches) + len(view.finding.completeness) if view.finding else 0,
)
GRADE_REASONS: Final = LossRule[MatterView]("grade_reasons", lambda _: 2)


def _voice(view: ClaimView) -> tuple[object, ...]:
    voice = view.statement.voice
    return (voice.speaker, voice.office, voice.body, voice.channel)
