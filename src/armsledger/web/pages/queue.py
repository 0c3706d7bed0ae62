"""The queue: what waits for a person, first things first, with why, cut by what waits, page by page."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from os import environ
from typing import Final, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from armsledger.model.claim import ClaimKind
from armsledger.model.ids import is_id
from armsledger.model.review import ReviewState
from armsledger.model.waiting import Entry, Noun, QueuePage, Wanted
from armsledger.publish.sentences import kind_label
from armsledger.publish.wording import load_wording
from armsledger.review.queue import page_queue
from armsledger.settings import Settings
from armsledger.store.ledger import Ledger
from armsledger.web.facets import Facet, make_facet
from armsledger.web.opened import open_ledger
from armsledger.web.pager import Page, find_number
from armsledger.web.ways_on import place_in_queue

_PAGE_SIZE: Final = 50
MemberT = TypeVar("MemberT", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry as a line: where it leads, what it is, why it waits."""

    entry: Entry
    address: str
    kind: str


@require_safe
def show_queue(request: HttpRequest) -> HttpResponse:
    """Show a page of the queue, or go to what stands at a place of it (`go`)."""
    ledger = open_ledger()
    if ledger.find_last_run_id() is None:
        return render(request, "workbench/queue.html", {"page": None, "facets": (), "is_cut": False})
    cut = _cut(request.GET)
    if "go" in request.GET:
        return _go(request, cut)
    wanted, number = read_wanted(cut), find_number(request.GET.get("page"))
    page = _read(ledger, wanted, (number - 1) * _PAGE_SIZE)
    if number > 1 and not page.entries:
        number = max(1, -(-page.total // _PAGE_SIZE))
        page = _read(ledger, wanted, (number - 1) * _PAGE_SIZE)
    context = {
        "page": _lines(page, number, cut),
        "facets": _facets(page, wanted, request.GET),
        "is_cut": wanted != Wanted(),
    }
    return render(request, "workbench/queue.html", context)


def _go(request: HttpRequest, cut: QueryDict) -> HttpResponse:
    """What stands at a place now: the next, as what was decided is gone; past what was left undecided there."""
    place, after = find_number(request.GET.get("go")), request.GET.get("after")
    page = _read(open_ledger(), read_wanted(cut), place - 1, 2)
    found = [(at, one) for at, one in enumerate(page.entries, place) if one.subject_id != after]
    if not found:
        messages.info(request, "Nothing further waits in this cut of the queue.")
        return redirect(f"{reverse('review')}?{cut.urlencode()}")
    at, entry = found[0]
    return redirect(_address(entry, cut, at))


def _read(ledger: Ledger, wanted: Wanted, start: int, size: int = _PAGE_SIZE) -> QueuePage:
    return page_queue(ledger, wanted, Settings.read(environ).standard, start, size)


def _cut(chosen: QueryDict) -> QueryDict:
    """What an address chooses of the queue, without the place in it."""
    cut = chosen.copy()
    for name in ("page", "go", "after"):
        cut.pop(name, None)
    return cut


def read_wanted(chosen: QueryDict) -> Wanted:
    """What an address asks for; what is no value of ours asks for nothing."""
    document_id, matter_id = chosen.get("document", ""), chosen.get("matter", "")
    return Wanted(
        _member(chosen.get("noun"), Noun),
        _member(chosen.get("kind"), ClaimKind),
        document_id if is_id(document_id) else None,
        matter_id if is_id(matter_id) else None,
        _member(chosen.get("state"), ReviewState),
    )


def _lines(page: QueuePage, number: int, cut: QueryDict) -> Page[Waiting]:
    wording, first = load_wording(), (number - 1) * _PAGE_SIZE + 1
    lines = [
        Waiting(one, _address(one, cut, place), kind_label(one.kind, wording))
        for place, one in enumerate(page.entries, first)
    ]
    return Page(lines, number, max(1, -(-page.total // _PAGE_SIZE)), page.total)


def _address(entry: Entry, cut: QueryDict, place: int) -> str:
    """The page to decide on; it knows its place in the queue, so that the next can follow."""
    route = ("claim", entry.subject_id) if entry.noun is Noun.CLAIM else ("matter", entry.matter_id)
    return place_in_queue(reverse(route[0], args=[route[1]]), cut, place)


def _facets(page: QueuePage, wanted: Wanted, chosen: QueryDict) -> tuple[Facet, ...]:
    wording = load_wording()
    picked = {"noun": wanted.noun, "kind": wanted.kind, "state": wanted.state}
    labels = {
        "noun": {noun.value: f"{noun.value}s" for noun in Noun},
        "kind": {kind.value: kind_label(kind, wording) for kind in ClaimKind},
        "state": {state.value: state.value for state in ReviewState},
    }
    names = {"noun": "What waits", "state": "How it stands", "kind": "Kind"}
    return tuple(
        make_facet(label, name, _count(page, name, picked), chosen, labels[name]) for name, label in names.items()
    )


def _count(page: QueuePage, name: str, picked: Mapping[str, StrEnum | None]) -> Counter[str]:
    """The counts of a facet heed what is chosen of the others, not of itself."""
    counts: Counter[str] = Counter()
    for noun, kind, state, number in page.counts:
        members = {"noun": noun, "kind": kind, "state": state}
        if all(picked[other] in (None, members[other]) for other in members if other != name):
            counts[members[name].value] += number
    return counts


def _member(given: str | None, members: type[MemberT]) -> MemberT | None:
    return members(given) if given in list(members) else None
