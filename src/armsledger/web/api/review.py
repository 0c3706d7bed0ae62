"""Review: what waits, what stands with people, the log, and every decision of it."""

from datetime import UTC, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from armsledger.model.claim import ClaimKind
from armsledger.model.decision import Decision, Verdict
from armsledger.model.field_value import CLAIM_FIELDS
from armsledger.model.review import ReviewState
from armsledger.model.waiting import Noun, Wanted
from armsledger.review import deciding
from armsledger.review.log import log_some
from armsledger.review.queue import page_queue
from armsledger.review.rows import entry_row, logged_row, shown_row
from armsledger.review.showing import show
from armsledger.review.values import read_value
from armsledger.web.api.bearer import check_may_undo, get_bearer_name
from armsledger.web.api.shapes import (
    ClaimId,
    Decided,
    DocumentId,
    FindingId,
    Listing,
    MatterId,
    Places,
    SubjectId,
    Undone,
    Word,
    list_from,
)
from armsledger.web.opened import open_ledger

router = Router()


class QueueQuery(Places):
    """What is asked of the queue; null asks for all."""

    noun: Noun | None = None
    kind: ClaimKind | None = None
    document_id: DocumentId | None = None
    matter_id: MatterId | None = None
    state: ReviewState | None = None
    standard: Word | None = Field(None, description="The standard of proof of the case, by its name.")


class QueueRow(Schema):
    """One thing that waits; `because` says for what."""

    id: str
    noun: Noun
    kind: ClaimKind
    words: str
    state: ReviewState
    because: str
    matter_id: str | None
    document_ids: list[str]
    grade: str | None
    origins: int
    probability: float | None


class VoteRow(Schema):
    """One person's acceptance or rejection."""

    by: str
    verdict: Verdict
    at_utc: str
    comment: str
    id: str


class ChangeRow(Schema):
    """A field as a person would have it, beside how it was read."""

    field: str
    old: str
    new: str
    by: str
    because: str
    holds: bool
    stale: str | None
    id: str


class ReviewRow(Schema):
    """Where something stands with people."""

    state: ReviewState
    because: str
    votes: list[VoteRow]
    corrections: list[ChangeRow]


class FieldRow(Schema):
    """A field as it is now, and as it was read where a person corrected it."""

    value: str
    read_as: str | None


class ShownClaimRow(Schema):
    """A claim with its words, its fields and where it stands."""

    id: str
    document_id: str
    source: str
    quote: str
    start: int
    end: int
    fields: dict[str, FieldRow]
    review: ReviewRow


class ShownRow(Schema):
    """A claim, matter or finding with its claims and all that people said."""

    id: str
    title: str
    grade: str | None
    review: ReviewRow
    claims: list[ShownClaimRow]


class LogRow(Schema):
    """A decision of the chain, what it is about in words, and whether it is in force."""

    id: str
    verdict: Verdict
    subject_id: str
    words: str
    by: str
    at_utc: str
    comment: str
    in_force: bool
    hash: str


class Vote(Decided):
    """What is accepted or rejected."""

    subject_id: SubjectId


class Correction(Decided):
    """A field of a claim as it should read."""

    claim_id: ClaimId
    field: str = Field(json_schema_extra={"enum": list(CLAIM_FIELDS)})
    values: Annotated[list[Word], Field(min_length=1, max_length=20)] = Field(
        description="alleged · 14..20 item · 2020-05 · actor-lna · 120:131 · words · none"
    )
    at: Word | None = Field(None, description="Where its words stand: offsets (120:131) in code points, or words.")


class ClaimPair(Decided):
    """Two claims."""

    one_id: ClaimId
    other_id: ClaimId


class SignOff(Decided):
    """A finding that is signed off as it stands now."""

    finding_id: FindingId


class Arbiter(Decided):
    """Who decides where people disagree."""

    subject_id: SubjectId
    arbiter: Word


@router.get("/review/queue", response=Listing[QueueRow])
def list_queue(request: HttpRequest, asked: Query[QueueQuery]) -> dict[str, Any]:
    """List what waits for a person, first things first."""
    wanted = Wanted(asked.noun, asked.kind, asked.document_id, asked.matter_id, asked.state)
    page = page_queue(open_ledger(), wanted, asked.standard, asked.start, asked.size)
    return list_from([entry_row(entry) for entry in page.entries], page.total, asked)


@router.get("/review/log", response=Listing[LogRow])
def list_decisions(request: HttpRequest, asked: Query[Places]) -> dict[str, Any]:
    """List all decisions, the last made first."""
    ledger = open_ledger()
    decisions, total = ledger.page_decisions(start=asked.start, size=asked.size)
    return list_from([logged_row(one) for one in log_some(ledger, decisions)], total, asked)


@router.get("/review/subjects/{subject_id}", response=ShownRow)
def show_subject(request: HttpRequest, subject_id: SubjectId) -> dict[str, Any]:
    """Give a claim, matter or finding of the last run with everything that people said of it."""
    return shown_row(show(open_ledger(), subject_id))


@router.post("/review/accept", response=Decision)
def accept(request: HttpRequest, vote: Vote) -> Decision:
    """Accept a claim, matter or finding."""
    by, now = get_bearer_name(request), datetime.now(UTC)
    return deciding.accept(open_ledger(), vote.subject_id, by, now, vote.comment)


@router.post("/review/reject", response=Decision)
def reject(request: HttpRequest, vote: Vote) -> Decision:
    """Reject a claim, matter or finding; a rejected claim stays listed and counts no more."""
    by, now = get_bearer_name(request), datetime.now(UTC)
    return deciding.reject(open_ledger(), vote.subject_id, by, now, vote.comment)


@router.post("/review/correct", response=Decision)
def correct(request: HttpRequest, given: Correction) -> Decision:
    """Correct a field of a claim; what was read stays beside it."""
    by, now, ledger = get_bearer_name(request), datetime.now(UTC), open_ledger()
    record, claim = deciding.get_claim(ledger, given.claim_id)
    new = read_value(record, claim, given.field, given.values, given.at)
    return deciding.correct(ledger, given.claim_id, new, by, now, given.comment)


@router.post("/review/join", response=Decision)
def join(request: HttpRequest, pair: ClaimPair) -> Decision:
    """Say that two claims are about one matter; all that stands with either comes with it."""
    by, now = get_bearer_name(request), datetime.now(UTC)
    return deciding.join(open_ledger(), pair.one_id, pair.other_id, by, now, pair.comment)


@router.post("/review/part", response=Decision)
def part(request: HttpRequest, pair: ClaimPair) -> Decision:
    """Say that two claims are about two matters; nothing joins them then, not even over a third."""
    by, now = get_bearer_name(request), datetime.now(UTC)
    return deciding.part(open_ledger(), pair.one_id, pair.other_id, by, now, pair.comment)


@router.post("/review/sign-off", response=Decision)
def sign_off(request: HttpRequest, given: SignOff) -> Decision:
    """Sign an accepted finding off as a second person, as it stands now."""
    by, now = get_bearer_name(request), datetime.now(UTC)
    return deciding.sign_off(open_ledger(), given.finding_id, by, now, given.comment)


@router.post("/review/arbiter", response=Decision)
def name_arbiter(request: HttpRequest, given: Arbiter) -> Decision:
    """Name a third person who decides where two disagree."""
    by, now = get_bearer_name(request), datetime.now(UTC)
    return deciding.name_arbiter(open_ledger(), given.subject_id, given.arbiter, by, now, given.comment)


@router.post("/review/undo", response=Decision)
def undo(request: HttpRequest, undone: Undone) -> Decision:
    """Take any decision back, an undoing too, and give what it was."""
    by, ledger = get_bearer_name(request), open_ledger()
    check_may_undo(request, ledger.find_decision(undone.decision_id), undone.decision_id)
    return deciding.undo(ledger, undone.decision_id, by, datetime.now(UTC), undone.comment)
