"""A matter: what is claimed and by whom, its origins, contradictions, times, places, evidence, law and decisions."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armsledger.model.matter import Matter
from armsledger.publish.annex_view import view_evidence
from armsledger.publish.case_index import CaseIndex, index_case
from armsledger.publish.footnotes import Footnotes
from armsledger.publish.matters_view import view_matters
from armsledger.publish.places_view import view_places
from armsledger.publish.timeline_svg import draw_timeline
from armsledger.publish.wording import Wording, load_wording
from armsledger.web.excerpts import excerpt_matter
from armsledger.web.graphs import graph_origins
from armsledger.web.maps import map_places
from armsledger.web.opened import open_ledger


@require_safe
def show_matter(request: HttpRequest, matter_id: str) -> HttpResponse:
    """Show a matter as it was derived last."""
    ledger = open_ledger()
    view = ledger.view_matter(matter_id)
    index = index_case(excerpt_matter(ledger, view.matter, next(iter(view.findings), None)))
    return render(request, "workbench/matter.html", _parts(view.matter, index, load_wording()))


def _parts(matter: Matter, index: CaseIndex, wording: Wording) -> dict[str, Any]:
    (view,) = view_matters(index, Footnotes(index, wording), wording)
    places = view_places(index, wording)
    return {
        "matter": view,
        "title": matter.title,
        "documents": tuple(
            (index.document_numbers[record.document.id], record.document) for record in index.case.records
        ),
        "document_ids": {number: document_id for document_id, number in index.document_numbers.items()},
        "graph": graph_origins(matter, index, wording),
        "timeline": draw_timeline(index, wording),
        "stances": wording.words["stance"],
        "places": places,
        "map": map_places(places),
        "evidence": view_evidence(index, wording),
    }
