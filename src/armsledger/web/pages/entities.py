"""The list of who and what documents speak of, over all documents: found by name, cut by type."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armsledger.model.named import IdentityLine
from armsledger.pipeline.name_index import heed_verdicts
from armsledger.publish.wording import load_wording
from armsledger.resolve.names.card import fold_name
from armsledger.store.name_looks import list_identities
from armsledger.web.facets import make_facet
from armsledger.web.opened import ALIAS, open_ledger
from armsledger.web.pager import Page, find_number

_PAGE_SIZE: Final = 50
_MOST_LETTERS: Final = 200


@require_safe
def show_entities(request: HttpRequest) -> HttpResponse:
    """Show the things whose names hold the words asked for."""
    ledger = open_ledger()
    heed_verdicts(ledger)
    asked, types = request.GET.get("name", "")[:_MOST_LETTERS], request.GET.getlist("type")
    number = find_number(request.GET.get("page"))
    words = fold_name(asked).split()
    found = list_identities(ALIAS, words, types, (number - 1) * _PAGE_SIZE, _PAGE_SIZE)
    pages = max(1, -(-found.total // _PAGE_SIZE))
    if number > pages:
        number = pages
        found = list_identities(ALIAS, words, types, (number - 1) * _PAGE_SIZE, _PAGE_SIZE)
    page: Page[IdentityLine] = Page(found.lines, number, pages, found.total)
    state = ledger.names.find_state()
    labels = load_wording().words["entity_types"]
    context = {
        "page": page,
        "asked": asked,
        "types": types,
        "labels": labels,
        "facets": (make_facet("Type", "type", dict(found.types), request.GET, labels),),
        "is_cut": bool(asked or types),
        "is_made": state is not None,
        "is_behind": state is not None and state.reading_number != ledger.names.newest()[0],
    }
    return render(request, "workbench/entities.html", context)
