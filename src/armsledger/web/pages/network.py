"""The network from supplier through intermediary to recipient, of a matter or of chosen actors: drawn, and a table."""

from collections.abc import Sequence
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from armsledger.model.carried import ClaimState
from armsledger.model.claim_query import ClaimEntry
from armsledger.model.identity import Identity
from armsledger.model.ids import is_id
from armsledger.pipeline.name_index import heed_verdicts
from armsledger.publish.case_index import index_case
from armsledger.publish.supply_view import SUPPLY_KINDS, view_supply
from armsledger.publish.wording import load_wording
from armsledger.resolve.names.card import fold_name
from armsledger.store.ledger import Ledger
from armsledger.store.name_looks import find_claims_of, list_identities
from armsledger.web.excerpts import excerpt_claims
from armsledger.web.graphs import graph_supply
from armsledger.web.opened import ALIAS, open_ledger

_CLAIMS: Final = 120  # whose documents are read for one page
_EDGES: Final = 200
_ACTORS: Final = 12  # that can be chosen at once
_CANDIDATES: Final = 12
_MOST_LETTERS: Final = 200


@require_safe
def show_network(request: HttpRequest) -> HttpResponse:
    """Show the network of the matter or the actors that the address names, and let actors be chosen."""
    ledger = open_ledger()
    heed_verdicts(ledger)
    matter_id = request.GET.get("matter")
    if matter_id:
        actors: tuple[Identity, ...] = ()
        title, back, entries, total = _of_matter(ledger, matter_id)
    else:
        actors = _chosen(ledger, request.GET.getlist("entity"))
        ids = [one.id for one in actors]
        entries, total = find_claims_of(ALIAS, ids, SUPPLY_KINDS, _CLAIMS) if ids else ((), 0)
        title = " and ".join(one.name for one in actors)
        back = (reverse("entities"), "Entities")
        if len(actors) == 1:
            back = (reverse("entity", args=[actors[0].id]), actors[0].name)
    context = {
        "title": title,
        "back_to": back,
        "actors": actors,
        "matter_id": matter_id,
        "claims": len(entries),
        "all_claims": total,
        **_drawn(ledger, entries),
        **_candidates(request, actors),
    }
    return render(request, "workbench/network.html", context)


def _of_matter(ledger: Ledger, matter_id: str) -> tuple[str, tuple[str, str], tuple[ClaimEntry, ...], int]:
    if not is_id(matter_id):
        raise Http404
    view = ledger.view_matter(matter_id)
    counted = tuple(entry for entry in view.entries if entry.state is not ClaimState.REJECTED)
    back = (reverse("matter", args=[matter_id]), view.matter.title)
    return view.matter.title, back, counted[:_CLAIMS], len(counted)


def _chosen(ledger: Ledger, ids: Sequence[str]) -> tuple[Identity, ...]:
    """The actors named, without what is no actor any more; a merged one is found by no earlier id."""
    found = (ledger.names.find_identity(one) for one in dict.fromkeys(ids[:_ACTORS]))
    return tuple(identity for identity in found if identity is not None)


def _drawn(ledger: Ledger, entries: Sequence[ClaimEntry]) -> dict[str, Any]:
    case = excerpt_claims(ledger, "network", {entry.claim_id: entry.document_id for entry in entries})
    grades = {entry.claim_id: entry.grade for entry in entries}
    supply = view_supply(index_case(case), load_wording(), grades, _EDGES)
    homes = ledger.names.identity_ids({actor.entity_id for actor in supply.actors})
    return {
        "supply": supply,
        "graph": graph_supply(supply),
        "homes": {actor.key: homes.get(actor.entity_id, "") for actor in supply.actors},
    }


def _candidates(request: HttpRequest, actors: Sequence[Identity]) -> dict[str, Any]:
    sought = request.GET.get("name", "")[:_MOST_LETTERS]
    words = fold_name(sought).split()
    lines = list_identities(ALIAS, words, (), 0, _CANDIDATES).lines if words else ()
    chosen = {one.id for one in actors}
    return {"sought": sought, "candidates": tuple(line for line in lines if line.id not in chosen)}
