"""Sources and runs: the documents of the ledger, the runs that read them, and what failed with its reason."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armsledger.model.case import Manifest
from armsledger.model.failure import Failure
from armsledger.store.holdings import DocumentLine, list_documents, list_runs
from armsledger.web.opened import ALIAS, open_ledger
from armsledger.web.pager import cut_page

_PAGE_SIZE = 50
_RUNS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run: what made it, and what it could not take."""

    id: str
    manifest: Manifest | None
    failures: tuple[Failure, ...]


@require_safe
def show_sources(request: HttpRequest) -> HttpResponse:
    """Show documents and runs."""
    ledger = open_ledger()
    documents: tuple[DocumentLine, ...] = list_documents(ALIAS)
    runs = tuple(
        RunLine(run_id, ledger.find_manifest(run_id), ledger.failures(run_id))
        for run_id in list_runs(ALIAS)[:_RUNS_SHOWN]
    )
    context = {"page": cut_page(documents, request.GET.get("page"), _PAGE_SIZE), "runs": runs}
    return render(request, "workbench/sources.html", context)
