"""Rulings that are in force, as the API gives them."""

from datetime import datetime

from ninja import Schema
from pydantic import Field

from armsledger.model.ruling import AssessmentRuling, DigitRuling, LetterRuling, OriginRuling, RulingKind, Standing
from armsledger.review.log import ruling_words


class StandingRow(Schema):
    """A ruling on origins or grades with the decision that put it there."""

    decision_id: str
    kind: RulingKind
    words: str = Field(description="What it says.")
    ruling: OriginRuling | LetterRuling | DigitRuling | AssessmentRuling
    by: str
    at_utc: datetime
    comment: str


def standing_row(standing: Standing) -> StandingRow:
    """A ruling as a row; only those on origins and grades are asked for."""
    ruling = standing.ruling
    assert isinstance(ruling, OriginRuling | LetterRuling | DigitRuling | AssessmentRuling)
    return StandingRow(
        decision_id=standing.decision_id,
        kind=ruling.kind,
        words=ruling_words(ruling),
        ruling=ruling,
        by=standing.by,
        at_utc=standing.at_utc,
        comment=standing.comment,
    )
