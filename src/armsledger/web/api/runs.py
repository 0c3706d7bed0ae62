"""Runs: which wrote here, what made each, and what each could not take."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from armsledger.errors import LedgerMissingError
from armsledger.model.case import Manifest
from armsledger.model.failure import Failure
from armsledger.store.pages import ListPage, page_failures, page_runs
from armsledger.web.api.shapes import Listing, RunId, Size
from armsledger.web.opened import ALIAS, open_ledger

router = Router()


class RunPlaces(Schema):
    """Which page of the runs."""

    after: RunId | None = None
    size: Size = 50


class FailurePlaces(Schema):
    """Which page of the failures of a run."""

    after: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = None
    size: Size = 50


@router.get("/runs", response=Listing[str])
def list_runs(request: HttpRequest, asked: Query[RunPlaces]) -> ListPage[str]:
    """List the ids of the runs that wrote here."""
    return page_runs(ALIAS, asked.after, asked.size)


@router.get("/runs/{run_id}", response=Manifest)
def show_manifest(request: HttpRequest, run_id: RunId) -> Manifest:
    """Give what made a run: software, cores and rule sets, and the digests of what it was given."""
    found = open_ledger().find_manifest(run_id)
    if found is None:
        raise LedgerMissingError(run_id, "run with a manifest")
    return found


@router.get("/runs/{run_id}/failures", response=Listing[Failure])
def list_failures(request: HttpRequest, run_id: RunId, asked: Query[FailurePlaces]) -> ListPage[Failure]:
    """List what a run could not take all the way, with why."""
    return page_failures(ALIAS, run_id, asked.after, asked.size)
