"""Grades and judgements as data, for the exports."""

from typing import Any

from armsledger.model.assessment import PlacedAssessment
from armsledger.model.grade import Grade

Row = dict[str, Any]


def grade_row(grade: Grade) -> Row:
    """Letter and digit with their reasons; of a digit that a person set, also what the machine proposes."""
    made = grade.set_digit
    return {
        "code": grade.code,
        "denied": grade.denied,
        "because_source": grade.because_source,
        "because_matter": grade.because_matter,
        "set_digit": {
            "by": made.by,
            "decision_id": made.decision_id,
            "proposed": made.proposed.value,
            "because_proposed": made.because_proposed,
            "stale": made.stale,
        }
        if made
        else None,
    }


def assessment_row(placed: PlacedAssessment) -> Row:
    """A judgement of ours, with the range of its term and the value that STIX writes for it."""
    judged = placed.assessment
    return {
        "term": judged.term.value,
        "range_percent": list(judged.term.range_percent),
        "stix_value": judged.term.stix_value,
        "confidence": judged.confidence.value,
        "that": judged.that,
        "basis": judged.basis,
        "alternatives": list(judged.alternatives),
        "change_indicators": list(judged.change_indicators),
        "because": placed.because,
        "decision_id": placed.decision_id,
        "stale": placed.stale,
    }
