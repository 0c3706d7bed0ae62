"""The log of decisions: the last made first, by person, subject or verdict, and whether its chain is whole."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from armsledger.errors import ChainBrokenError
from armsledger.model.decision import Verdict
from armsledger.model.ids import is_id
from armsledger.publish.wording import load_wording
from armsledger.review.deciding import find_root
from armsledger.review.log import Logged, log_some, log_whole
from armsledger.store.ledger import Ledger
from armsledger.web.facets import Facet, make_facet
from armsledger.web.opened import open_ledger
from armsledger.web.pager import Page, find_number
from armsledger.web.people import find_person
from armsledger.web.roles import Role
from armsledger.web.said_by_people import list_lines

_PAGE_SIZE: Final = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """Which decisions are asked for; None asks for all."""

    subject: str | None
    by: str | None
    verdict: Verdict | None

    @classmethod
    def of(cls, chosen: QueryDict) -> Self:
        """What an address asks for; a verdict that is none asks for nothing."""
        verdict = chosen.get("verdict")
        known = Verdict(verdict) if verdict in list(Verdict) else None
        return cls(chosen.get("subject", "").strip() or None, chosen.get("by"), known)


@require_safe
def show_decisions(request: HttpRequest) -> HttpResponse:
    """Show a page of the log."""
    ledger, person, asked = open_ledger(), find_person(request), Asked.of(request.GET)
    number = find_number(request.GET.get("page"))
    logged, number, total = _about(ledger, asked.subject, number) if asked.subject else _all(ledger, asked, number)
    context = {
        "page": Page(list_lines(ledger, logged, person), number, _pages(total), total),
        "subject": asked.subject or "",
        "facets": () if asked.subject else _facets(ledger, asked, request.GET),
        "is_cut": asked != Asked(None, None, None),
        "may_verify": person is not None and person.role.reaches(Role.REVIEWER),
    }
    return render(request, "workbench/decisions.html", context)


def _about(ledger: Ledger, subject: str, number: int) -> tuple[Sequence[Logged], int, int]:
    """The page of that number, or the last, of what concerns a subject; its number, and how many there are."""
    keys = (subject,)
    if subject.startswith("dec-") and (decision := ledger.find_decision(subject)):
        keys = (find_root(ledger, decision).subject_id,)
    log = log_whole(ledger, ledger.decisions_about(*keys))[::-1] if is_id(subject) else ()
    number = min(number, _pages(len(log)))
    return log[(number - 1) * _PAGE_SIZE : number * _PAGE_SIZE], number, len(log)


def _all(ledger: Ledger, asked: Asked, number: int) -> tuple[Sequence[Logged], int, int]:
    made, total = ledger.page_decisions(asked.by, asked.verdict, (number - 1) * _PAGE_SIZE, _PAGE_SIZE)
    if number > _pages(total):
        number = _pages(total)
        made, total = ledger.page_decisions(asked.by, asked.verdict, (number - 1) * _PAGE_SIZE, _PAGE_SIZE)
    return log_some(ledger, made), number, total


def _facets(ledger: Ledger, asked: Asked, chosen: QueryDict) -> tuple[Facet, ...]:
    persons, verdicts = Counter[str](), Counter[str]()
    for by, verdict, number in ledger.count_decisions():
        if asked.verdict in (None, verdict):
            persons[by] += number
        if asked.by in (None, by):
            verdicts[verdict.value] += number
    words = {one.value: load_wording().get("verdict_words", one.value) for one in Verdict}
    return make_facet("Person", "by", persons, chosen), make_facet("Verdict", "verdict", verdicts, chosen, words)


def _pages(total: int) -> int:
    return max(1, -(-total // _PAGE_SIZE))


@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Go through the chain now; files and quotations are left to `armsledger verify`, which takes longer."""
    ledger = open_ledger()
    try:
        ledger.check_chain()
    except ChainBrokenError as broken:
        messages.error(request, f"The chain is broken: {broken}")
    else:
        made, total = ledger.page_decisions(size=1)
        last = f"; its last hash is {made[0].hash}" if made else ""
        messages.success(request, f"The chain of {total} decisions is whole{last}.")
    return redirect("decisions")
