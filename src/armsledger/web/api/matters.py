"""Matters of the last run: their list, and one with its claims, origins and findings."""

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from armsledger.model.claim import ClaimKind
from armsledger.model.claim_query import ClaimEntry
from armsledger.model.finding import Finding
from armsledger.model.grade import Grade
from armsledger.model.matter import Matter
from armsledger.store.pages import page_matters
from armsledger.web.api.shapes import Listing, MatterId, Size
from armsledger.web.opened import ALIAS, open_ledger

router = Router()


class MatterPlaces(Schema):
    """Which page of the matters."""

    after: MatterId | None = None
    size: Size = 50


class MatterLine(Schema):
    """A matter in a list."""

    id: str
    kind: ClaimKind
    title: str
    claims: int
    documents: int
    independent_origins: int
    grade: Grade


class MatterSheet(Schema):
    """A matter with its origins, its claims, the newest published first, and what was found about it."""

    matter: Matter
    independent_origins: int = Field(description="How many roots affirm it; an unknown one adds nothing.")
    entries: list[ClaimEntry]
    findings: list[Finding]


@router.get("/matters", response=Listing[MatterLine])
def list_matters(request: HttpRequest, asked: Query[MatterPlaces]) -> Listing[MatterLine]:
    """List the matters of the last run, in the order of their ids."""
    run_id = open_ledger().find_last_run_id()
    if run_id is None:
        return Listing(entries=[], after=None)
    page = page_matters(ALIAS, run_id, asked.after, asked.size)
    return Listing(entries=[_line(matter) for matter in page.entries], after=page.after)


@router.get("/matters/{matter_id}", response=MatterSheet)
def show_matter(request: HttpRequest, matter_id: MatterId) -> MatterSheet:
    """Give a matter as it was derived last."""
    view = open_ledger().view_matter(matter_id)
    return MatterSheet(
        matter=view.matter,
        independent_origins=view.matter.independent_origins,
        entries=list(view.entries),
        findings=list(view.findings),
    )


def _line(matter: Matter) -> MatterLine:
    return MatterLine(
        id=matter.id,
        kind=matter.kind,
        title=matter.title,
        claims=len(matter.claim_ids),
        documents=len(matter.document_ids),
        independent_origins=matter.independent_origins,
        grade=matter.grade,
    )
