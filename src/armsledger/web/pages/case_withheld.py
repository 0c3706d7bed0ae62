"""What is withheld from a case: listed for those who may decide on it, withheld here, and taken back."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from armsledger.errors import InputError
from armsledger.model.case import Case
from armsledger.model.decision import Decision
from armsledger.model.ruling import Standing
from armsledger.model.withholding import DocumentWithheld, NameWithheld, WithholdingRuling
from armsledger.pipeline import casework, withholding
from armsledger.pipeline.case_cutting import Cut, cut_case
from armsledger.publish.withheld_list import list_withheld
from armsledger.publish.wording import load_wording
from armsledger.review.log import ruling_words
from armsledger.store.ledger import Ledger
from armsledger.web.deciding_forms import WhyForm
from armsledger.web.opened import open_ledger
from armsledger.web.performing import decide, today
from armsledger.web.withholding_forms import FORMS, RestrictionForm

# The verb of each form, and what is said once it is done.
_DONE: Final[Mapping[str, str]] = {
    "name": "The name is withheld; the list says what is printed for it.",
    "document": "The document is withheld.",
    "passage": "The passage is redacted.",
}
_PAST: Final = "It is kept, but its last day is past: nothing is withheld by it."


@require_http_methods(["GET", "HEAD", "POST"])
def show_withheld(request: HttpRequest, name: str) -> HttpResponse:
    """List what is withheld; withhold more, and take back."""
    ledger, day = open_ledger(), today()
    cut = cut_case(ledger, name, day)
    forms_by_verb = {verb: form(cut.case, prefix=verb) for verb, form in FORMS.items()}
    verb, undoing = request.POST.get("verb", ""), WhyForm(auto_id=False)
    if verb in FORMS:
        form = FORMS[verb](cut.case, request.POST, prefix=verb)
        forms_by_verb[verb] = form
        if decide(request, form, _withhold, ledger, name, verb, form):
            messages.success(request, _DONE[verb] if form.restriction.holds_on(day) else _PAST)
            return redirect("case-withheld", name)
    decision_id = request.POST.get("decision", "")
    if verb == "undo":
        undoing = WhyForm(request.POST, auto_id=False)
        if decide(request, undoing, _undo, ledger, name, decision_id):
            messages.success(request, "It is taken back; what stood before it stands again.")
            return redirect("case-withheld", name)
    standing = _withholdings(ledger, name)
    context = {
        **_lists(ledger, cut, standing, day),
        "case": cut.working,
        "forms": _told(cut.case, forms_by_verb),
        "failed": next((one for one in forms_by_verb.values() if one.is_bound), None),
        "undoing": undoing,
        "tried": decision_id,
        "has_gone": undoing.is_bound and decision_id not in {one.decision_id for one in standing},
        "is_unsaid": request.method == "POST" and verb not in (*FORMS, "undo"),
    }
    return render(request, "workbench/case_withheld.html", context)


def _lists(ledger: Ledger, cut: Cut, standing: Sequence[Standing], day: date) -> dict[str, Any]:
    """What is withheld today, and what was until a day that is past."""
    withheld = withholding.withheld_on(ledger, cut.working.name, day)
    return {
        "entries": list_withheld(cut.case, withheld, load_wording()),
        "past": [(one, ruling_words(one.ruling)) for one in standing if one not in withheld],
    }


def _withholdings(ledger: Ledger, name: str) -> list[Standing]:
    standing = casework.decisions_on_case(ledger, name)
    return [one for one in standing if isinstance(one.ruling, WithholdingRuling)]


def _told(case: Case, forms_by_verb: Mapping[str, forms.Form]) -> list[tuple[str, str, str, forms.Form]]:
    """Verb, heading, button and form; documents are asked for only where the case rests on some."""
    words = {
        "name": ("A name", "Withhold the name"),
        "document": ("A whole document", "Withhold the document"),
        "passage": ("A passage of a document", "Redact the passage"),
    }
    offered = words if case.records else {"name": words["name"]}
    return [(verb, *offered[verb], forms_by_verb[verb]) for verb in offered]


def _withhold(ledger: Ledger, name: str, verb: str, form: RestrictionForm, *why: Any) -> Decision:
    given, restriction = form.cleaned_data, form.restriction
    case_name = None if form.is_for_all else name
    if verb == "passage":
        return withholding.redact_passage(ledger, case_name, given["document"], given["words"], restriction, *why)
    ruling: WithholdingRuling = (
        DocumentWithheld(case_name, given["document"], restriction)
        if verb == "document"
        else NameWithheld(case_name, given["name"], given["spellings"], restriction)
    )
    return withholding.withhold(ledger, ruling, *why)


def _undo(ledger: Ledger, name: str, decision_id: str, *why: Any) -> Standing:
    if decision_id not in {one.decision_id for one in _withholdings(ledger, name)}:
        raise InputError(decision_id or "(nothing)", "withholds nothing here, or no longer", "choose one of the list")
    return casework.undo(ledger, decision_id, *why)
