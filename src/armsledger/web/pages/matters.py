"""The list of matters, cut by kind, by what the law says, by grade and by who stands against whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armsledger.model.claim import ClaimKind
from armsledger.model.grade import Credibility, Reliability
from armsledger.model.matter_query import MatterEntry, MatterFilter, MatterPage
from armsledger.model.measure import MatchStatus
from armsledger.publish.origins_view import count_origins
from armsledger.publish.sentences import kind_label
from armsledger.publish.wording import load_wording
from armsledger.web.facets import Facet, make_facet
from armsledger.web.opened import open_ledger
from armsledger.web.pager import Page, find_number

_PAGE_SIZE = 40

ChoiceT = TypeVar("ChoiceT", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One matter in a list."""

    id: str
    title: str
    kind: str
    statuses: tuple[tuple[str, str], ...]
    grade: str
    origins: str
    is_contested: bool


# Name in the address, what it is called, and the field of the filter.
_FACETS = (
    ("kind", "Kind", "kinds"),
    ("status", "Law of the day", "statuses"),
    ("source", "Source", "reliabilities"),
    ("digit", "Matter", "credibilities"),
    ("contested", "Contested", "is_contested"),
)
_YES_NO = {"True": "yes", "False": "no"}
_CONTESTED = ("yes", "no")


def list_lines(entries: Iterable[MatterEntry]) -> tuple[MatterLine, ...]:
    """Matters as lines, in the order given."""
    return tuple(map(_line, entries))


@require_safe
def show_matters(request: HttpRequest) -> HttpResponse:
    """Show the matters of the last run."""
    chosen = request.GET
    found = open_ledger().find_matters(_filter(chosen), find_number(chosen.get("page")), _PAGE_SIZE)
    if _asks_for_nothing_there_is(chosen):
        found = MatterPage((), 1, 1, 0, found.facets)
    context = {
        "page": Page(list_lines(found.entries), found.number, found.pages, found.total),
        "facets": tuple(_facet(name, label, field, found, chosen) for name, label, field in _FACETS),
        "is_cut": any(chosen.getlist(name) for name, _, _ in _FACETS),
    }
    return render(request, "workbench/matters.html", context)


def _line(entry: MatterEntry) -> MatterLine:
    wording = load_wording()
    return MatterLine(
        id=entry.id,
        title=entry.title,
        kind=kind_label(entry.kind, wording),
        statuses=tuple((status.value, status.words) for status in entry.statuses),
        grade=entry.grade,
        origins=count_origins(entry.articles, entry.origins, wording),
        is_contested=entry.is_contested,
    )


def _filter(chosen: QueryDict) -> MatterFilter:
    contested = {*chosen.getlist("contested")} & {*_CONTESTED}
    return MatterFilter(
        kinds=_known(ClaimKind, chosen.getlist("kind")),
        statuses=_known(MatchStatus, chosen.getlist("status")),
        reliabilities=_known(Reliability, chosen.getlist("source")),
        credibilities=_known(Credibility, chosen.getlist("digit")),
        is_contested=contested == {"yes"} if len(contested) == 1 else None,
    )


def _known(kind: type[ChoiceT], values: Iterable[str]) -> frozenset[ChoiceT]:
    return frozenset(one for one in kind if one.value in values)


def _asks_for_nothing_there_is(chosen: QueryDict) -> bool:
    """Say whether of some facet only values are chosen that no matter can have."""
    values = {"kind": {*ClaimKind}, "status": {*MatchStatus}, "source": {*Reliability}, "digit": {*Credibility}}
    known = {name: {str(one) for one in those} for name, those in values.items()} | {"contested": {*_CONTESTED}}
    return any(chosen.getlist(name) and not known[name] & {*chosen.getlist(name)} for name in known)


def _facet(name: str, label: str, field: str, page: MatterPage, chosen: QueryDict) -> Facet:
    wording = load_wording()
    counts = {_YES_NO.get(one.key, one.key): one.count for one in page.facets[field]}
    labels = (
        {kind.value: kind_label(kind, wording) for kind in ClaimKind}
        | {status.value: status.words for status in MatchStatus}
        | {"yes": wording.page("yes_"), "no": wording.page("no_")}
    )
    return make_facet(label, name, counts, chosen, labels)
