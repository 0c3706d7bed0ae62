"""Sources and runs: the documents of the ledger, the runs that read them, and what failed with its reason."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armsledger.store.holdings import count_documents, list_documents, list_runs
from armsledger.web.opened import ALIAS
from armsledger.web.pager import read_page

_PAGE_SIZE = 50
_RUNS_SHOWN = 20


@require_safe
def show_sources(request: HttpRequest) -> HttpResponse:
    """Show documents and runs."""
    page = read_page(
        count_documents(ALIAS),
        request.GET.get("page"),
        _PAGE_SIZE,
        lambda first, size: list_documents(ALIAS, first, size),
    )
    context = {"page": page, "runs": list_runs(ALIAS, 0, _RUNS_SHOWN)}
    return render(request, "workbench/sources.html", context)
