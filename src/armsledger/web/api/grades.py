"""Grades by people: letters of sources, digits of matters, judgements of our own."""

from datetime import UTC, datetime

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from armsledger.model.assessment import Assessment, Confidence, Likelihood
from armsledger.model.grade import Credibility, Reliability
from armsledger.pipeline import grades as work
from armsledger.web.api.bearer import get_bearer_name
from armsledger.web.api.shapes import Day, Decided, Listing, MatterId, Places, SubjectId, Text, Undone, Word, list_cut
from armsledger.web.api.standings import StandingRow, standing_row
from armsledger.web.opened import open_ledger

router = Router()


class SourceGrade(Decided):
    """The Admiralty letter of a source, for a topic and for the days on which it speaks."""

    source: Word = Field(description="An outlet, speaker or body, by name or row (actor-africom).")
    letter: Reliability
    topic: Word | None = Field(None, description="A kind of claim or a country's code; null for all.")
    first: Day | None = Field(None, alias="from")
    last: Day | None = Field(None, alias="to")


class MatterGrade(Decided):
    """The Admiralty digit of a matter."""

    matter_id: MatterId
    digit: Credibility


class Judged(Decided):
    """A judgement of our own in the terms of ICD 203."""

    subject_id: SubjectId
    term: Likelihood
    confidence: Confidence
    basis: Text = Field(description="What the judgement rests on.")
    that: Text | None = Field(None, description="What is judged; null for what the matter says.")
    alternatives: list[Text] = Field([], max_length=20)
    changes: list[Text] = Field([], max_length=20, description="What would change the judgement.")


@router.get("/grades", response=Listing[StandingRow])
def list_grades(request: HttpRequest, asked: Query[Places]) -> object:
    """List the letters, digits and judgements in force, the last made first."""
    return list_cut([standing_row(one) for one in work.list_grades(open_ledger())], asked)


@router.post("/grades/source", response=StandingRow)
def grade_source(request: HttpRequest, grade: SourceGrade) -> StandingRow:
    """Set the letter of a source."""
    by, now = get_bearer_name(request), datetime.now(UTC)
    scope = (grade.topic, grade.first, grade.last)
    return standing_row(work.set_letter(open_ledger(), grade.source, grade.letter, scope, by, now, grade.comment))


@router.post("/grades/matter", response=StandingRow)
def grade_matter(request: HttpRequest, grade: MatterGrade) -> StandingRow:
    """Set the digit of a matter; the machine's proposal stays beside it."""
    by, now = get_bearer_name(request), datetime.now(UTC)
    return standing_row(work.set_digit(open_ledger(), grade.matter_id, grade.digit, by, now, grade.comment)[0])


@router.post("/grades/assess", response=StandingRow)
def assess_matter(request: HttpRequest, judged: Judged) -> StandingRow:
    """Judge a matter or the matter of a finding: how likely, and apart from that how sure."""
    by, now = get_bearer_name(request), datetime.now(UTC)
    assessment = Assessment(
        judged.term,
        judged.confidence,
        judged.basis,
        judged.that,
        tuple(judged.alternatives),
        tuple(judged.changes),
    )
    return standing_row(work.assess(open_ledger(), judged.subject_id, assessment, by, now, judged.comment)[0])


@router.post("/grades/undo", response=StandingRow)
def undo_grade(request: HttpRequest, undone: Undone) -> StandingRow:
    """Take a letter, digit or judgement back and give what it was."""
    by = get_bearer_name(request)
    return standing_row(work.undo(open_ledger(), undone.decision_id, by, datetime.now(UTC), undone.comment))
