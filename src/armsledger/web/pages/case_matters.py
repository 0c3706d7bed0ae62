"""Matters for a case: chosen from a list or from their own page, taken out, and put in order."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from armsledger.errors import InputError
from armsledger.model.working_case import WorkingCase
from armsledger.pipeline import casework
from armsledger.store.heirs import list_matters
from armsledger.store.ledger import Ledger
from armsledger.web.deciding_forms import WhyForm
from armsledger.web.opened import ALIAS, open_ledger
from armsledger.web.pager import Page
from armsledger.web.performing import decide

_PAGE_SIZE = 40
_DONE = {
    "put-in": "It is in the case.",
    "take-out": "It is out of the case; what was written and answered about it stays.",
    "up": "It stands one place higher.",
    "down": "It stands one place lower.",
}


class ChooseCaseForm(WhyForm):
    """One of the cases, and why."""

    case = forms.ChoiceField(label="Case")
    field_order = ("case", "comment")

    def __init__(self, cases: Sequence[WorkingCase], *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        case = self.fields["case"]
        assert isinstance(case, forms.ChoiceField)
        case.choices = [(one.name, f"{one.head.title} ({one.name})") for one in cases]


@require_http_methods(["GET", "HEAD", "POST"])
def show_matters(request: HttpRequest, name: str) -> HttpResponse:
    """List matters to choose from; put one in, take one out, move one."""
    ledger = open_ledger()
    case = casework.get_working_case(ledger, name)
    form = WhyForm(request.POST if request.method == "POST" else None, auto_id=False)
    verb, matter_id = request.POST.get("verb", ""), request.POST.get("matter", "")
    if form.is_bound and decide(request, form, _do, ledger, case, verb, matter_id):
        messages.success(request, _DONE[verb])
        return redirect("case", name)
    words = request.GET.get("title", "")
    context = {
        "name": name,
        "page": _page(words, request.GET.get("page")),
        "words": words,
        "held": {entry.matter.matter_id for entry in case.entries},
        "form": form,
        "tried": matter_id,
    }
    return render(request, "workbench/case_matters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def put_matter(request: HttpRequest, matter_id: str) -> HttpResponse:
    """Put the matter of a page into a case."""
    ledger = open_ledger()
    matter = ledger.get_matter(matter_id)
    cases = casework.list_cases(ledger)
    form = ChooseCaseForm(cases, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        name = form.cleaned_data["case"]
        if decide(request, form, casework.put_in, ledger, name, matter_id):
            messages.success(request, _DONE["put-in"])
            return redirect("case", name)
    return render(request, "workbench/put_into_case.html", {"matter": matter, "cases": cases, "form": form})


def _do(ledger: Ledger, case: WorkingCase, verb: str, matter_id: str, *why: Any) -> Any:
    if verb == "put-in":
        return casework.put_in(ledger, case.name, matter_id, *why)
    if verb == "take-out":
        return casework.take_out(ledger, case.name, matter_id, *why)
    if verb not in ("up", "down"):
        raise InputError(verb or "(nothing)", "is nothing that is done with a matter", "choose it with its button")
    order = [placed.entry.entry_id for placed in casework.place_case(ledger, case)]
    entry = casework.find_entry(ledger, case, matter_id)
    if entry is None:
        raise InputError(matter_id, f"is not in case {case.name}", "put it in first")
    place = order.index(entry.entry.entry_id)
    other = place + (-1 if verb == "up" else 1)
    if not 0 <= other < len(order):
        raise InputError(matter_id, "cannot be moved further", "move another one")
    order[place], order[other] = order[other], order[place]
    return casework.reorder(ledger, case.name, order, *why)


def _page(words: str, asked: str | None) -> Page[Any]:
    number = max(1, int(asked)) if asked and asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    total, found = list_matters(ALIAS, words, (number - 1) * _PAGE_SIZE, _PAGE_SIZE)
    return Page(found, number, max(1, -(-total // _PAGE_SIZE)), total)
