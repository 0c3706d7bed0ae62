"""Saved searches: what is new in each, their names and their feeds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from armsledger.errors import InputError
from armsledger.model.filter_pairs import filter_pairs, parse_filter
from armsledger.publish.filter_view import filter_words
from armsledger.publish.wording import load_wording
from armsledger.store.ledger import Ledger
from armsledger.web.opened import open_ledger
from armsledger.web.people import find_person, get_name, serving
from armsledger.web.roles import LEAST_ROLES
from armsledger.web.searches import (
    Search,
    close_feed,
    count_new,
    delete_search,
    list_searches,
    mark_seen,
    open_feed,
    rename_search,
    save_search,
)


@dataclass(frozen=True, slots=True)
class SearchLine:
    """A saved search with what is new in it, what it asks for in words, and where all of it and its feed are."""

    search: Search
    new: int
    words: str
    address: str
    feed: str | None


@require_http_methods(["GET", "HEAD", "POST"])
def show_searches(request: HttpRequest) -> HttpResponse:
    """Show the searches of whoever asks, or change one; what cannot be done is said and what was typed is kept."""
    problem = None
    if request.method == "POST":
        try:
            return _ACTIONS.get(request.POST.get("action", ""), _save)(request)
        except InputError as error:
            problem = str(error)
    person, ledger = find_person(request), open_ledger()
    own = list_searches(person.name) if person and person.name else ()
    least = LEAST_ROLES["searches"][1]
    context = {
        "lines": tuple(_line(search, ledger) for search in own),
        "problem": problem,
        "typed": request.POST,
        "may_save": bool(person and person.name and least and person.role.reaches(least)),
    }
    return render(request, "workbench/searches.html", context)


def ledger_address(search: Search, only_new: bool = False) -> str:
    """Where the ledger page shows a search, or what is new in it."""
    pairs = filter_pairs(search.fresh if only_new else search.wanted)
    return f"{reverse('ledger')}?{urlencode(pairs)}"


def _line(search: Search, ledger: Ledger) -> SearchLine:
    words = filter_words(filter_pairs(search.wanted), load_wording())
    feed = serving().address + reverse("feed", args=[search.feed_token]) if search.feed_token else None
    return SearchLine(search, count_new(ledger, search), words, ledger_address(search), feed)


def _save(request: HttpRequest) -> HttpResponse:
    wanted = parse_filter(parse_qsl(request.POST.get("query", ""), keep_blank_values=True))
    search = save_search(open_ledger(), get_name(request), request.POST.get("name", ""), wanted)
    return _done(request, f"Saved: {search.name}. What is new in it is counted from now on.")


def _rename(request: HttpRequest) -> HttpResponse:
    rename_search(get_name(request), _number(request), request.POST.get("name", ""))
    return _done(request, "Renamed.")


def _delete(request: HttpRequest) -> HttpResponse:
    delete_search(get_name(request), _number(request))
    return _done(request, "The search is deleted, and its feed with it.")


def _look(request: HttpRequest) -> HttpResponse:
    before = mark_seen(open_ledger(), get_name(request), _number(request))
    return redirect(ledger_address(before, only_new=True))


def _see(request: HttpRequest) -> HttpResponse:
    mark_seen(open_ledger(), get_name(request), _number(request))
    return _done(request, "Marked as seen.")


def _open_feed(request: HttpRequest) -> HttpResponse:
    open_feed(get_name(request), _number(request))
    return _done(request, "The feed has a new address; one that it had before leads nowhere now.")


def _close_feed(request: HttpRequest) -> HttpResponse:
    close_feed(get_name(request), _number(request))
    return _done(request, "The feed is closed.")


_ACTIONS: Final[dict[str, Callable[[HttpRequest], HttpResponse]]] = {
    "save": _save,
    "rename": _rename,
    "delete": _delete,
    "look": _look,
    "see": _see,
    "open_feed": _open_feed,
    "close_feed": _close_feed,
}


def _number(request: HttpRequest) -> int:
    typed = request.POST.get("search", "")
    if not (typed.isascii() and typed.isdigit() and len(typed) < 19):
        raise InputError(typed or "(empty)", "is no saved search", "choose one of the list")
    return int(typed)


def _done(request: HttpRequest, message: str) -> HttpResponse:
    messages.success(request, message)
    return redirect("searches")
