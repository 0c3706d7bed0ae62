"""Accept, reject and undo, from any page that shows what is decided on."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from armsledger.errors import LedgerMissingError
from armsledger.review import deciding
from armsledger.store.ledger import Ledger
from armsledger.web.deciding_forms import CommentForm, DecideForm
from armsledger.web.opened import open_ledger
from armsledger.web.pages.reader import show_card
from armsledger.web.people import find_person
from armsledger.web.performing import Operation, perform, try_form
from armsledger.web.refusals import refuse
from armsledger.web.said_by_people import may_undo_here

_CARD = "card"  # the form stands on a card of the reader, which alone is given back to a script


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Accept or reject a claim, matter or finding."""
    form = DecideForm(request.POST)

    def vote(ledger: Ledger, by: str, at_utc: datetime) -> str:
        given = form.cleaned_data
        operation = {"accept": deciding.accept, "reject": deciding.reject}[given["verdict"]]
        operation(ledger, given["subject"], by, at_utc, given["comment"])
        return f"{given['verdict'].capitalize()}ed {given['subject']}."

    subject = request.POST.get("subject", "")
    return _perform(request, f"Accept or reject {subject}", subject, form, vote)


@require_POST
def undo(request: HttpRequest, decision_id: str) -> HttpResponse:
    """Take a decision back: one's own, or as a reviewer that of another where the rules of review allow it."""
    decision = open_ledger().find_decision(decision_id)
    if decision is None:
        raise LedgerMissingError(decision_id, "decision")
    if not may_undo_here(open_ledger(), decision, find_person(request)):
        return refuse(request, 403, f"{decision_id} is the word of {decision.by}: say the opposite in your own name.")
    form = CommentForm(request.POST)

    def take_back(ledger: Ledger, by: str, at_utc: datetime) -> str:
        taken = deciding.undo(ledger, decision_id, by, at_utc, form.cleaned_data["comment"])
        return f"Undone: {taken.verdict.value} {taken.subject_id} by {taken.by}."

    subject = request.POST.get("subject", "")
    return _perform(request, f"Undo {decision_id}", subject, form, take_back)


def _perform(
    request: HttpRequest, title: str, subject: str, form: DecideForm | CommentForm, operation: Operation
) -> HttpResponse:
    """On a card of the reader the script gets the card anew; else one goes back to the page, or corrects the form."""
    if not (request.headers.get("HX-Request") and request.POST.get("on") == _CARD):
        return perform(request, title, form, operation)
    done = try_form(request, form, operation)
    response = show_card(request, subject, None if done else form)
    if done:
        response.headers["HX-Trigger"] = "decided"
    return response
