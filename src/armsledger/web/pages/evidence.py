"""Evidence: the pictures that documents carry, and every piece of evidence that they speak of."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armsledger.publish.wording import load_wording
from armsledger.web.opened import open_ledger
from armsledger.web.pager import Page, find_number

_PICTURES: Final = 12
_ITEMS: Final = 40


@require_safe
def show_evidence(request: HttpRequest) -> HttpResponse:
    """Show pictures and pieces of evidence, each list with pages of its own."""
    looks = open_ledger().pictures
    plates, items = find_number(request.GET.get("plates")), find_number(request.GET.get("page"))
    digests, all_pictures = looks.list_digests((plates - 1) * _PICTURES, _PICTURES)
    found, all_items = looks.list_evidence((items - 1) * _ITEMS, _ITEMS)
    carried = ((digest, looks.find_carriers(digest, 1)) for digest in digests)
    context = {
        "pictures": tuple((digest, *carriers[0]) for digest, carriers in carried if carriers),
        "plates": Page(digests, plates, max(1, -(-all_pictures // _PICTURES)), all_pictures),
        "page": Page(found, items, max(1, -(-all_items // _ITEMS)), all_items),
        "kinds": load_wording().words["evidence_kinds"],
    }
    return render(request, "workbench/evidence.html", context)
