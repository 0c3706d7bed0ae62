"""What people rule on beside what a run derives: origins, letters, digits, judgements of our own, reviews, cases.

A ruling is content; that somebody made it, when and why is a decision of the chain. Its `slot` says what it is about:
of several on one slot the last holds, until it is undone. Nothing that was read is changed by a ruling, so each can
be taken back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from armsledger.errors import InputError
from armsledger.model.assessment import Assessment
from armsledger.model.casework import CaseRuling, EntryRuling, OrderRuling, PublicationRuling
from armsledger.model.claim import ClaimKind
from armsledger.model.decision import Decision, Verdict
from armsledger.model.document import Span
from armsledger.model.document_ruling import ObservationRuling, TranslationRuling
from armsledger.model.grade import Credibility, Reliability
from armsledger.model.ids import Part, check_id, make_id
from armsledger.model.judgement import Judgement
from armsledger.model.reply import AnswerRuling, ReplyLetterRuling
from armsledger.model.review_ruling import ArbiterRuling, CorrectionRuling, PairRuling, SignOffRuling
from armsledger.model.ruling_kind import RulingKind as RulingKind
from armsledger.model.withholding import (
    DocumentWithheld,
    NameWithheld,
    PassageRedacted,
    PictureRedacted,
    WithholdingRuling,
)

_COUNTRY_CODE_LENGTH = 3


@dataclass(frozen=True, slots=True)
class OriginRuling:
    """Two documents rest on one origin, or on two. Made with the lesser id on the left, so that a pair is one slot.

    Raises InputError for a document against itself, for a judgement that decides nothing, and for ids out of order.
    """

    left_document_id: str
    right_document_id: str
    judgement: Judgement
    kind: ClassVar[RulingKind] = RulingKind.ORIGIN

    def __post_init__(self) -> None:
        for document_id in (self.left_document_id, self.right_document_id):
            check_id(document_id, "doc")
        if self.left_document_id >= self.right_document_id:
            raise InputError(self.left_document_id, "does not come before the other document", "name two, lesser first")
        if self.judgement is Judgement.UNSURE:
            raise InputError(self.judgement.value, "decides nothing", "say same or different, or undo a ruling")

    @classmethod
    def of(cls, one_document_id: str, other_document_id: str, judgement: Judgement) -> "OriginRuling":
        """Make the ruling, whichever document is named first."""
        left, right = sorted((one_document_id, other_document_id))
        return cls(left, right, judgement)

    @property
    def document_ids(self) -> tuple[str, str]:
        """Both documents."""
        return self.left_document_id, self.right_document_id

    @property
    def slot(self) -> str:
        """The pair."""
        return f"origin {self.left_document_id} {self.right_document_id}"


@dataclass(frozen=True, slots=True)
class LetterRuling:
    """The Admiralty letter of a source, for a topic, from a first to a last day.

    `source` is a row ("actor-africom") or a folded name. `topic` is a claim kind, an alpha-3 country code, or None
    for all. Both days belong to the interval; None leaves it open. Raises InputError for a source without a name, a
    topic that is neither, and days upside down.
    """

    source: str
    reliability: Reliability
    topic: str | None = None
    first: date | None = None
    last: date | None = None
    kind: ClassVar[RulingKind] = RulingKind.LETTER

    def __post_init__(self) -> None:
        if not self.source.strip():
            raise InputError(self.source, "names no source", "give the name or row of an outlet, speaker or body")
        if self.topic is not None and self.topic not in _KINDS and not _is_country_code(self.topic):
            kinds = ", ".join(sorted(_KINDS))
            raise InputError(self.topic, "is no topic", f"give one of {kinds}, a country's code such as LBY, or none")
        if self.first and self.last and self.last < self.first:
            raise InputError(f"{self.first} to {self.last}", "ends before it begins", "give the first day first")

    @property
    def slot(self) -> str:
        """Source, topic and interval: a letter for other years or another topic stands beside this one."""
        return f"letter {self.source} | {self.topic or 'all'} | {self.first or ''} | {self.last or ''}"


@dataclass(frozen=True, slots=True)
class DigitRuling:
    """The Admiralty digit of a matter, with the claims that it held when it was ruled on.

    A matter's id follows from its claims, so `claim_ids` is what finds the matter again when it has grown.
    """

    matter_id: str
    credibility: Credibility
    claim_ids: tuple[str, ...]
    kind: ClassVar[RulingKind] = RulingKind.DIGIT

    def __post_init__(self) -> None:
        _check_matter(self.matter_id, self.claim_ids)

    @property
    def slot(self) -> str:
        """The matter as it was."""
        return f"digit {self.matter_id}"


@dataclass(frozen=True, slots=True)
class AssessmentRuling:
    """A judgement of our own on a matter, with the claims that it held then; on a finding by its matter."""

    matter_id: str
    assessment: Assessment
    claim_ids: tuple[str, ...]
    kind: ClassVar[RulingKind] = RulingKind.ASSESSMENT

    def __post_init__(self) -> None:
        _check_matter(self.matter_id, self.claim_ids)

    @property
    def slot(self) -> str:
        """The matter as it was, and what is judged of it."""
        return f"assessment {self.matter_id} | {self.assessment.that or ''}"


ReviewRuling = CorrectionRuling | PairRuling | SignOffRuling | ArbiterRuling
DocumentRuling = TranslationRuling | ObservationRuling
CaseworkRuling = CaseRuling | EntryRuling | OrderRuling | ReplyLetterRuling | AnswerRuling | PublicationRuling
GradeRuling = OriginRuling | LetterRuling | DigitRuling | AssessmentRuling
Ruling = GradeRuling | ReviewRuling | DocumentRuling | CaseworkRuling | WithholdingRuling
RULING_TYPES: Mapping[RulingKind, type[Ruling]] = {
    noun.kind: noun
    for noun in (
        OriginRuling,
        LetterRuling,
        DigitRuling,
        AssessmentRuling,
        CorrectionRuling,
        PairRuling,
        SignOffRuling,
        ArbiterRuling,
        TranslationRuling,
        ObservationRuling,
        CaseRuling,
        EntryRuling,
        OrderRuling,
        ReplyLetterRuling,
        AnswerRuling,
        PublicationRuling,
        NameWithheld,
        DocumentWithheld,
        PassageRedacted,
        PictureRedacted,
    )
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A ruling that is in force, and the decision that put it there."""

    ruling: Ruling
    decision_id: str
    by: str
    at_utc: datetime
    comment: str

    @property
    def because(self) -> str:
        """Who, when and why, in words."""
        return f"{self.by}, {self.at_utc.date().isoformat()}: {self.comment}"


def documents_of_one_origin(ruling: Ruling) -> tuple[str, str] | None:
    """The two documents that a ruling says to rest on one origin, as a translation does; None where it says no such."""
    if isinstance(ruling, TranslationRuling):
        return ruling.document_ids
    if isinstance(ruling, OriginRuling) and ruling.judgement is Judgement.SAME:
        return ruling.document_ids
    return None


def ruling_id(ruling: Ruling) -> str:
    """The id that follows from the content of a ruling."""
    return make_id("rul", ruling.kind.value, *_parts(ruling))


def subjects_of(ruling: Ruling) -> tuple[str, ...]:
    """The ids of all that a ruling is about: claims, documents, matter or finding.

    None for the letter of a source, what is seen in a picture, what concerns a case as a whole, and withheld names and
    pictures.
    """
    match ruling:
        case OriginRuling(left_document_id=left, right_document_id=right):
            return left, right
        case PairRuling():
            return ruling.claim_ids
        case CorrectionRuling(claim_id=claim_id):
            return (claim_id,)
        case SignOffRuling(finding_id=finding_id, claim_ids=claim_ids):
            return finding_id, *claim_ids
        case ArbiterRuling(subject_id=subject_id):
            return (subject_id,)
        case DigitRuling(matter_id=matter_id, claim_ids=claim_ids):
            return matter_id, *claim_ids
        case AssessmentRuling(matter_id=matter_id, claim_ids=claim_ids):
            return matter_id, *claim_ids
        case TranslationRuling():
            return ruling.document_ids
        case EntryRuling(matter=matter):
            return (matter.matter_id,)
        case PublicationRuling(matter_ids=matter_ids):
            return matter_ids
        case DocumentWithheld(document_id=document_id) | PassageRedacted(span=Span(document_id=document_id)):
            return (document_id,)
        case LetterRuling() | ObservationRuling() | CaseRuling() | OrderRuling() | ReplyLetterRuling() | AnswerRuling():
            return ()
        case NameWithheld() | PictureRedacted():
            return ()


def rulings_in_force(decisions: Sequence[Decision], rulings_by_id: Mapping[str, Ruling]) -> tuple[Standing, ...]:
    """Give the rulings that stand after all decisions, the last made first.

    A decision that was undone counts no more, unless the undoing was undone; of several on one slot the last counts.
    """
    undone: set[str] = set()
    found: dict[str, Standing] = {}
    for decision in reversed(decisions):
        if decision.id in undone:
            continue
        if decision.verdict is Verdict.UNDO:
            undone.add(decision.subject_id)
        if decision.verdict is Verdict.RULE:
            ruling = rulings_by_id[decision.subject_id]
            standing = Standing(ruling, decision.id, decision.by, decision.at_utc, decision.comment)
            found.setdefault(ruling.slot, standing)
    return tuple(found.values())


def _parts(ruling: Ruling) -> tuple[Part, ...]:
    if isinstance(ruling, ReviewRuling | DocumentRuling | CaseworkRuling | WithholdingRuling):
        return ruling.parts
    if isinstance(ruling, OriginRuling):
        return (ruling.left_document_id, ruling.right_document_id, ruling.judgement.value)
    if isinstance(ruling, LetterRuling):
        days = [day.isoformat() if day else None for day in (ruling.first, ruling.last)]
        return (ruling.source, ruling.reliability.value, ruling.topic, days)
    if isinstance(ruling, DigitRuling):
        return (ruling.matter_id, ruling.credibility.value, list(ruling.claim_ids))
    words = ruling.assessment
    return (
        ruling.matter_id,
        words.term.value,
        words.confidence.value,
        words.basis,
        words.that,
        list(words.alternatives),
        list(words.change_indicators),
        list(ruling.claim_ids),
    )


_KINDS = frozenset(kind.value for kind in ClaimKind)


def _is_country_code(topic: str) -> bool:
    return len(topic) == _COUNTRY_CODE_LENGTH and topic.isascii() and topic.isalpha() and topic.isupper()


def _check_matter(matter_id: str, claim_ids: tuple[str, ...]) -> None:
    check_id(matter_id, "mat")
    if not claim_ids or list(claim_ids) != sorted(set(claim_ids)):
        raise InputError(matter_id, "is ruled on without its claims, or with them out of order", "give each id once")
    for claim_id in claim_ids:
        check_id(claim_id, "clm")
