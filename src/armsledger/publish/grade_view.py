"""Grades as they are printed: letters at their origins, digits beside the proposals, judgements of ours.

What a person wrote is set as that person's words; what the machine wrote is told as all its prose is.
"""

from dataclasses import dataclass

from markupsafe import Markup, escape

from armsledger.model.assessment import PlacedAssessment
from armsledger.model.grade import Grade
from armsledger.model.matter import Matter
from armsledger.model.origin import NOT_GRADED, Origin
from armsledger.publish.prose import told, words
from armsledger.publish.wording import Wording


@dataclass(frozen=True, slots=True)
class GradeView:
    """Letter and digit, apart, each with its reason; of a digit set by a person the proposal, and what is stale."""

    code: str
    line: str
    because_source: Markup
    because_matter: Markup
    proposed: Markup | None
    stale: str | None


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """A judgement of ours: how likely and how sure as two sentences, then what it stands on."""

    judged: Markup | None
    sentences: tuple[str, str]
    rows: tuple[tuple[str, tuple[Markup, ...]], ...]
    because: Markup
    stale: str | None


def view_grade(grade: Grade, wording: Wording) -> GradeView:
    """A matter's grade for its page."""
    line = wording.page(
        "grade_line",
        code=grade.code,
        letter=grade.reliability.value,
        letter_meaning=grade.reliability.meaning,
        digit=grade.credibility.value,
        digit_words=grade.digit_words,
        digit_meaning=grade.credibility.meaning,
    )
    made = grade.set_digit
    return GradeView(
        code=f"{grade.code}, {wording.page('grade_denied')}" if grade.denied else grade.code,
        line=line,
        because_source=_source_reason(grade.because_source, wording),
        because_matter=words(grade.because_matter) if made else told(grade.because_matter, wording),
        proposed=told(made.because_proposed, wording) if made else None,
        stale=made.stale if made else None,
    )


def view_assessments(matter: Matter, wording: Wording) -> tuple[AssessmentView, ...]:
    """The judgements of ours on a matter, the last made first."""
    return tuple(_view_assessment(placed, wording) for placed in matter.assessments)


def letter_words(origin: Origin, wording: Wording) -> Markup:
    """What follows an origin's name: its letter, and that it is an interested party."""
    line = escape(f"; {wording.page('origin_letter', letter=origin.letter.value)}")
    return line + escape(f"; {wording.page('origin_interested')}") if origin.interested else line


def letter_reason(origin: Origin, wording: Wording) -> Markup:
    """Why an origin has its letter, and what its interest is."""
    reason = _source_reason(origin.because_letter, wording)
    return reason + Markup("; ") + told(origin.interested, wording) if origin.interested else reason


def _source_reason(because: str, wording: Wording) -> Markup:
    return told(because, wording) if because == NOT_GRADED else words(because)


def _view_assessment(placed: PlacedAssessment, wording: Wording) -> AssessmentView:
    judged = placed.assessment
    lists = (("basis", (judged.basis,)), ("alternatives", judged.alternatives), ("changes", judged.change_indicators))
    return AssessmentView(
        judged=words(judged.that) if judged.that else None,
        sentences=(judged.likelihood_sentence, judged.confidence_sentence),
        rows=tuple((wording.page(f"assessment_{key}"), tuple(map(words, texts))) for key, texts in lists if texts),
        because=words(placed.because),
        stale=placed.stale,
    )
