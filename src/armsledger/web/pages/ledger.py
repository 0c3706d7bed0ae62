"""The ledger: a table of claims with facets beside it. The address carries the whole filter."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armsledger.errors import InputError
from armsledger.model.claim_query import ClaimEntry, ClaimPage, Party
from armsledger.model.filter_pairs import filter_pairs
from armsledger.publish.sentences import kind_label
from armsledger.publish.wording import Wording, load_wording
from armsledger.web.filters import (
    FilterForm,
    asked_pairs,
    hidden_pairs,
    label_pairs,
    list_choices,
    list_facets,
    read_filter,
    with_,
)
from armsledger.web.opened import open_ledger
from armsledger.web.people import find_person, serving
from armsledger.web.roles import LEAST_ROLES

_PAGE_SIZE: Final = 50


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in the table: its entry, and what is worded of it."""

    entry: ClaimEntry
    kind: str
    parties: tuple[tuple[str, tuple[str, ...]], ...]
    told: str
    grade: str
    origins: str


@require_safe
def show_ledger(request: HttpRequest) -> HttpResponse:
    """Show the claims that the address asks for; one that asks for what cannot be says so and keeps what was typed."""
    query = request.GET
    try:
        wanted = read_filter(query)
        page, problem = open_ledger().find_claims(wanted, query.get("after") or None, _PAGE_SIZE), ""
    except InputError as error:
        wanted, page, problem = None, ClaimPage((), None, 0, {}), str(error)
    context = {
        "page": page,
        "problem": problem,
        "lines": list_lines(page.entries),
        "facets": list_facets(query, page.facets),
        "choices": list_choices(query, label_pairs(page.facets)),
        "form": FilterForm(query),
        "hidden": hidden_pairs(query),
        "saved_query": urlencode(filter_pairs(wanted)) if wanted and _may_save(request) else None,
        **_addresses(query, page),
    }
    return render(request, "workbench/ledger.html", context)


def _may_save(request: HttpRequest) -> bool:
    """Say whether who asks may save a search; in one's own workbench, once a name has been said."""
    person, least = find_person(request), LEAST_ROLES["searches"][1]
    return person is not None and least is not None and (person.role.reaches(least) or not serving().team)


def list_lines(entries: Iterable[ClaimEntry]) -> tuple[ClaimLine, ...]:
    """Claims as lines of the table, in the order given."""
    wording = load_wording()
    return tuple(_line(entry, wording) for entry in entries)


def _line(entry: ClaimEntry, wording: Wording) -> ClaimLine:
    is_told = entry.earliest or entry.latest
    return ClaimLine(
        entry,
        kind_label(entry.kind, wording),
        tuple(_parties(entry.parties, wording)),
        wording.days(entry.earliest, entry.latest) if is_told else "",
        f"{entry.reliability.value}{entry.credibility.value}" if entry.reliability and entry.credibility else "",
        wording.count("origin", entry.origins) if entry.matter_id else "",
    )


def _parties(parties: Iterable[Party], wording: Wording) -> Iterable[tuple[str, tuple[str, ...]]]:
    """By role, in the order of the claim, who or what fills it."""
    for role, group in groupby(parties, key=lambda party: party.role):
        yield wording.get("roles", role.value), tuple(party.name for party in group)


def _addresses(query: QueryDict, page: ClaimPage) -> dict[str, Any]:
    return {
        "is_cut": bool(asked_pairs(query)),
        "further": with_(query, after=page.after) if page.after else None,
        "first": with_(query) if query.get("after") else None,
    }
