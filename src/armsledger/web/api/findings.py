"""Findings of the last run: what the law of the day says to each matter, and what is still missing."""

from django.http import HttpRequest
from ninja import Query, Router, Schema

from armsledger.model.finding import Finding
from armsledger.store.pages import ListPage, get_finding, page_findings
from armsledger.web.api.shapes import FindingId, Listing, Size
from armsledger.web.opened import ALIAS, open_ledger

router = Router()


class FindingPlaces(Schema):
    """Which page of the findings."""

    after: FindingId | None = None
    size: Size = 50


@router.get("/findings", response=Listing[Finding])
def list_findings(request: HttpRequest, asked: Query[FindingPlaces]) -> ListPage[Finding]:
    """List the findings of the last run, in the order of their ids."""
    run_id = open_ledger().find_last_run_id()
    return page_findings(ALIAS, run_id, asked.after, asked.size) if run_id else ListPage((), None)


@router.get("/findings/{finding_id}", response=Finding)
def show_finding(request: HttpRequest, finding_id: FindingId) -> Finding:
    """Give a finding as it was made last."""
    return get_finding(ALIAS, finding_id)
