"""One thing over all documents: its names, links and matters; merged with another, or names taken out of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from armsledger.errors import InputError
from armsledger.model.identity import Identity
from armsledger.pipeline import identities as work
from armsledger.pipeline.name_index import heed_verdicts
from armsledger.publish.known_rows import find_known_row
from armsledger.publish.wording import load_wording
from armsledger.resolve.names.card import fold_name
from armsledger.store.ledger import Ledger
from armsledger.store.name_looks import find_links, find_matter_roles, find_sightings, list_identities
from armsledger.web.opened import ALIAS, open_ledger
from armsledger.web.pager import read_page
from armsledger.web.people import find_person, get_name
from armsledger.web.roles import Role

_SIGHTINGS: Final = 25
_LINKS: Final = 100
_MATTERS: Final = 200
_CANDIDATES: Final = 20
_PARTS: Final = 60
_MOST_LETTERS: Final = 200


@dataclass(frozen=True, slots=True)
class Refused:
    """A form that could not be done: which, why, and what was typed into it."""

    action: str = ""
    problem: str = ""
    comment: str = ""
    chosen: tuple[str, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
def show_entity(request: HttpRequest, identity_id: str) -> HttpResponse:
    """Show a thing; a POST decides on its names and leads to what has become of it."""
    ledger = open_ledger()
    heed_verdicts(ledger)
    identity = ledger.names.get_identity(identity_id)
    refused = Refused()
    if request.method == "POST":
        action = request.POST.get("action", "")
        comment, chosen = request.POST.get("comment", "").strip(), tuple(request.POST.getlist("chosen"))
        try:
            heir, words = _decide(ledger, identity, action, chosen, get_name(request), comment)
        except InputError as error:
            refused = Refused(action, str(error), comment, chosen)
        else:
            messages.success(request, words)
            return redirect("entity", heir.id)
    return render(request, "workbench/entity.html", _parts(request, ledger, identity, refused))


def _decide(
    ledger: Ledger, identity: Identity, action: str, chosen: tuple[str, ...], by: str, comment: str
) -> tuple[Identity, str]:
    """Do what a form asks, and give what has become of the thing with the words for it."""
    now = datetime.now(UTC)
    if not comment:
        raise InputError("Because", "is empty", "say why; it is kept with the decision")
    if not chosen:
        raise InputError("Nothing", "is chosen", "choose first what it is about")
    if action == "merge":
        heir = work.merge(ledger, identity.id, chosen[0], by, now, comment)
        return heir, f"Merged: one with {_full_name(heir)}. It can be undone under “Why these are one”."
    if action == "split":
        heir, verdicts = work.split(ledger, identity.id, chosen, by, now, comment)
        return heir, f"Taken out of {heir.name}: {len(verdicts)} pairs of names held apart."
    if action == "undo":
        heir = work.undo(ledger, identity.id, chosen[0], by, now, comment)
        return heir, "Undone: what stood before it stands again."
    raise InputError(action, "is nothing that can be done here", "use the forms of the page")


def _full_name(identity: Identity) -> str:
    return f"{identity.name} ({identity.known_id})" if identity.known_id else identity.name


def _parts(request: HttpRequest, ledger: Ledger, identity: Identity, refused: Refused) -> dict[str, Any]:
    wording = load_wording()
    pairs = [(name.words, document_id) for name in identity.names for document_id in name.document_ids]
    page = read_page(len(pairs), request.GET.get("page"), _SIGHTINGS, lambda first, size: pairs[first : first + size])
    links, all_links = find_links(ALIAS, (identity.id,), _LINKS)
    matters, all_matters = find_matter_roles(ALIAS, identity.id, _MATTERS)
    person = find_person(request)
    may_decide = person is not None and person.role.reaches(Role.ANALYST)
    parts = work.list_parts(ledger, identity.id) if may_decide else ()
    return {
        "identity": identity,
        "row": find_known_row(identity.known_id, wording) if identity.known_id else None,
        "page": page,
        "sightings": find_sightings(ALIAS, identity, page.entries),
        "links": links,
        "all_links": all_links,
        "matters": matters,
        "all_matters": all_matters,
        "roles": wording.words["roles"],
        "labels": wording.words["entity_types"],
        "may_decide": may_decide,
        "parts": parts[:_PARTS],
        "all_parts": len(parts),
        "refused": refused,
        **_candidates(request, identity),
    }


def _candidates(request: HttpRequest, identity: Identity) -> Mapping[str, Any]:
    """What the person looks for to merge with; the same words are looked for again when the form failed."""
    sought = (request.POST.get("with") or request.GET.get("with") or "")[:_MOST_LETTERS]
    words = fold_name(sought).split()
    if not words:
        return {"sought": sought, "candidates": (), "all_candidates": 0}
    found = list_identities(ALIAS, words, (), 0, _CANDIDATES + 1)
    others = tuple(line for line in found.lines if line.id != identity.id)[:_CANDIDATES]
    return {"sought": sought, "candidates": others, "all_candidates": found.total}
