"""Queue, shown things and log as JSON objects: for the command line, and whoever else asks in JSON."""

from typing import Any

from armsledger.model.review import FieldChange, Review
from armsledger.model.waiting import Entry
from armsledger.review.log import Logged
from armsledger.review.showing import Shown, ShownClaim

Row = dict[str, Any]


def entry_row(entry: Entry) -> Row:
    """One entry of the queue."""
    return {
        "id": entry.subject_id,
        "noun": entry.noun.value,
        "kind": entry.kind.value,
        "words": entry.words,
        "state": entry.state.value,
        "because": entry.because,
        "matter_id": entry.matter_id,
        "document_ids": list(entry.document_ids),
        "grade": entry.grade,
        "origins": entry.origins,
        "probability": entry.probability,
    }


def shown_row(shown: Shown) -> Row:
    """One claim, matter or finding."""
    return {
        "id": shown.id,
        "title": shown.title,
        "grade": shown.grade,
        "review": review_row(shown.review),
        "claims": [_claim_row(claim) for claim in shown.claims],
    }


def logged_row(logged: Logged) -> Row:
    """One decision."""
    one = logged.decision
    return {
        "id": one.id,
        "verdict": one.verdict.value,
        "subject_id": one.subject_id,
        "words": logged.words,
        "by": one.by,
        "at_utc": one.at_utc.isoformat(),
        "comment": one.comment,
        "in_force": logged.in_force,
        "hash": one.hash,
    }


def review_row(review: Review) -> Row:
    """Where something stands."""
    votes = [
        {
            "by": v.by,
            "verdict": v.verdict.value,
            "at_utc": v.at_utc.isoformat(),
            "comment": v.comment,
            "id": v.decision_id,
        }
        for v in review.votes
    ]
    return {
        "state": review.state.value,
        "because": review.because,
        "votes": votes,
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
        "stale": change.stale,
        "id": change.decision_id,
    }


def _claim_row(claim: ShownClaim) -> Row:
    return {
        "id": claim.id,
        "document_id": claim.document_id,
        "source": claim.source,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "fields": {one.field: {"value": one.words, "read_as": one.read_as} for one in claim.fields},
        "review": review_row(claim.review),
    }
