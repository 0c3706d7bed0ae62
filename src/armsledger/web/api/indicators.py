"""Indicators of escalation, conflict by conflict, as of a day."""

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from armsledger.model.indicator import Indicator
from armsledger.pipeline.indicators import indicators_of
from armsledger.web.api.shapes import Country, Day
from armsledger.web.opened import open_ledger

router = Router()


class Window(Schema):
    """The day by which things had to be published, how long a window is, and which conflict."""

    as_of: Day | None = Field(None, description="Without it the last day of publication in the ledger.")
    window_days: int = Field(90, ge=1, le=3660)
    conflict: Country | None = None


class IndicatorSheet(Schema):
    """The indicators, and how many documents were left out because they tell no day of publication."""

    indicators: list[Indicator]
    undated_documents: int


@router.get("/indicators", response=IndicatorSheet)
def show_indicators(request: HttpRequest, asked: Query[Window]) -> IndicatorSheet:
    """Derive the indicators from what was published by a day."""
    found, undated = indicators_of(open_ledger(), asked.as_of, asked.window_days, asked.conflict)
    return IndicatorSheet(indicators=list(found), undated_documents=undated)
