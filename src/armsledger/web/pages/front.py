"""The front page: what the ledger holds, what came last, and what waits for a person."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armsledger.model.matter_query import MatterFilter
from armsledger.model.measure import MatchStatus
from armsledger.publish.wording import load_wording
from armsledger.review.log import log_some
from armsledger.store.holdings import Holdings, count_holdings, last_decisions, read_run
from armsledger.store.ledger import Ledger
from armsledger.store.pending import count_pending
from armsledger.web.opened import ALIAS, open_ledger
from armsledger.web.pages.matters import MatterLine, list_lines
from armsledger.web.pages.sources import may_add

_SHOWN = 8
# What a person should look at, why, the matters meant, and where all of them are listed.
_GROUPS = (
    (
        "Contested",
        "sources stand against each other",
        MatterFilter(is_contested=True, is_undecided=True),
        "?contested=yes",
    ),
    (
        "Covered on its face",
        "a measure of the day reaches it, as far as the words go",
        MatterFilter(statuses=frozenset({MatchStatus.COVERED}), is_contested=False, is_undecided=True),
        "?status=covered_on_its_face&contested=no",
    ),
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a person should look at: matters of one sort, the first few, how many in all, and where to find them."""

    label: str
    why: str
    lines: tuple[MatterLine, ...]
    count: int
    query: str


@require_safe
def show_front(request: HttpRequest) -> HttpResponse:
    """Show the front page."""
    ledger = open_ledger()
    run_id = ledger.find_last_run_id()
    holdings = count_holdings(ALIAS)
    context = {
        "holdings": holdings,
        "counts": _counts(holdings),
        "waiting": _find_waiting(ledger),
        "decisions": log_some(ledger, last_decisions(ALIAS, _SHOWN)),
        "run": read_run(ALIAS, run_id) if run_id else None,
        "pending": count_pending(ALIAS),
        "may_add": may_add(request),
    }
    return render(request, "workbench/front.html", context)


def _counts(held: Holdings) -> tuple[tuple[str, str], ...]:
    wording = load_wording()
    pairs = (("article", held.documents), ("claim", held.claims), ("matter", held.matters), ("refused", held.refusals))
    return tuple((f"{number:,}", wording.count(noun, number).split(" ", 1)[1]) for noun, number in pairs)


def _find_waiting(ledger: Ledger) -> tuple[Waiting, ...]:
    """Matters that nobody has decided on: the contested first, then those that a measure reaches on its face."""
    found = ((group, ledger.find_matters(group[2], size=_SHOWN)) for group in _GROUPS)
    return tuple(
        Waiting(label, why, list_lines(page.entries), page.total, query)
        for (label, why, _, query), page in found
        if page.total
    )
