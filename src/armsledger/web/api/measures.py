"""Measures: the regimes, the law of one on a day, and which measures an act falls under."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from armsledger.assess.law_index import load_law
from armsledger.assess.question_rows import read_question, to_row
from armsledger.errors import LedgerMissingError
from armsledger.knowledge.law_sheet import LawSheet, read_law
from armsledger.knowledge.measure_tables import load_regimes, regimes_by_id
from armsledger.model.measure import Act, MatchStatus, RecipientKind
from armsledger.web.api.shapes import Body, Country, Day, Word

router = Router()


class RegimeLine(Schema):
    """A regime of the tables."""

    id: str
    name: str
    body: str
    binding: bool
    known_through: date = Field(description="The last day that our table speaks of.")


class LawQuery(Schema):
    """The day of a law."""

    on: Day


class ActQuestion(Body):
    """An act, as `armsledger measures` takes it; null is what is not known."""

    id: Word = "question"
    act: Act
    supplier: Word | None = Field(None, description="An alpha-3 code or an actor's row.")
    recipient: Word | None = Field(None, description="An alpha-3 code or an actor's row.")
    recipient_kind: RecipientKind = RecipientKind.UNKNOWN
    territory: Country | None = None
    admin1: Word | None = None
    items: list[Word] = Field([], max_length=50, description="Item codes of the measures' vocabulary.")
    first: Day | None = Field(None, alias="from")
    last: Day | None = Field(None, alias="to")


class ExemptionRow(Schema):
    """An exemption that could reach the act."""

    id: str
    mode: str
    because: str


class MatchRow(Schema):
    """What one measure says to the act."""

    regime: str
    measure: str
    paragraph: str | None
    paragraph_seen: bool
    status: MatchStatus
    missing: list[str]
    exemptions: list[ExemptionRow]
    binding: bool
    because: str


class Answer(Schema):
    """All measures that reach the act on a day that it may have been done."""

    id: str
    matches: list[MatchRow]


@router.get("/measures", response=list[RegimeLine])
def list_regimes(request: HttpRequest) -> list[Any]:
    """List the regimes of the tables, by name."""
    return sorted(load_regimes(), key=lambda regime: regime.name)


@router.get("/measures/law/{regime_id}", response=LawSheet)
def show_law(request: HttpRequest, regime_id: Word, asked: Query[LawQuery]) -> LawSheet:
    """Give the law of a regime on a day, with its history."""
    regime = regimes_by_id().get(regime_id)
    if regime is None:
        raise LedgerMissingError(regime_id, "regime")
    return read_law(regime, asked.on)


@router.post("/measures/match", response=Answer)
def match_act(request: HttpRequest, question: ActQuestion) -> dict[str, Any]:
    """Ask which measures of its day an act falls under; nothing is written."""
    asked = read_question(question.model_dump(mode="json", by_alias=True), "the question")
    return to_row(asked.id, load_law().match(asked))
