"""Where a claim, matter or finding stands with people, as it is printed: the state, and each vote and correction."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from armsledger.model.review import FieldChange, Review, ReviewState
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.prose import words
from armsledger.publish.wording import Wording

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The state by its key and its word; `lines` are people's words, a correction with the old value beside the new."""

    state: str
    word: str
    lines: tuple[Markup, ...]


def view_review(subject_id: str, index: CaseIndex, wording: Wording) -> ReviewView | None:
    """The review of a part of the case; None where nobody has decided on it."""
    review = index.reviews.get(subject_id)
    if review is None or review.state is ReviewState.UNDECIDED:
        return None
    said = [*(vote.words for vote in review.votes), *(change.words for change in review.changes)]
    if review.state in (ReviewState.STALE, ReviewState.SIGNED_OFF) or not said:
        said = [review.because]
    word = wording.get("review_states", review.state.value)
    return ReviewView(review.state.value.replace(" ", "-"), word, tuple(words(line) for line in said))


def review_row(review: Review | None) -> Row | None:
    """The review for the data files; null where nobody has decided."""
    if review is None or review.state is ReviewState.UNDECIDED:
        return None
    return {
        "state": review.state.value,
        "because": review.because,
        "corrections": [_change_row(change) for change in review.changes],
    }


def _change_row(change: FieldChange) -> Row:
    return {
        "field": change.field,
        "old": change.old.words,
        "new": change.new.words,
        "by": change.by,
        "because": change.because,
        "holds": change.holds,
        "decision_id": change.decision_id,
    }
