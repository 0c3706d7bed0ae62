"""A claim: its words in their sentence, how it is read, where it stands with people, and the forms to decide on it."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from armsledger.model.document import Document, Span
from armsledger.model.matter import Matter
from armsledger.publish.cards import make_card
from armsledger.publish.case_index import index_case
from armsledger.publish.wording import load_wording
from armsledger.review import deciding
from armsledger.review.current import Current
from armsledger.review.log import log_whole
from armsledger.review.showing import show_claim as read_out
from armsledger.review.values import read_value
from armsledger.store.holdings import matters_of_document
from armsledger.store.ledger import Ledger
from armsledger.web.deciding_forms import ArbiterForm, CorrectForm, PairForm, TwoClaimsForm
from armsledger.web.excerpts import excerpt_document
from armsledger.web.opened import ALIAS, open_ledger
from armsledger.web.people import find_person
from armsledger.web.performing import perform, try_form
from armsledger.web.roles import Role
from armsledger.web.said_by_people import list_lines, list_voices, may_decide, state_word
from armsledger.web.ways_back import find_way_back
from armsledger.web.ways_on import find_ways_on

_AROUND = 300  # characters of the text on each side of the claim's words
_NEIGHBOURS_SHOWN = 30
_CORRECT, _PAIR = "correct_%s", "pair_%s"  # how the forms' fields are told apart on the page


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim's words with the text around them, all as the document has them."""

    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another claim of the same matter."""

    id: str
    words: str
    outlet: str | None


@require_safe
def show_claim(request: HttpRequest, claim_id: str) -> HttpResponse:
    """Show a claim as it was read last."""
    correct_form = CorrectForm(auto_id=_CORRECT, initial={"field": request.GET.get("field")})
    return _render(request, claim_id, correct_form, PairForm(auto_id=_PAIR))


@require_POST
def correct(request: HttpRequest, claim_id: str) -> HttpResponse:
    """Correct a field; what was read stays beside it."""
    form = CorrectForm(request.POST, auto_id=_CORRECT)

    def put_right(ledger: Ledger, by: str, at_utc: datetime) -> str:
        given = form.cleaned_data
        record, claim = deciding.get_claim(ledger, claim_id)
        new = read_value(record, claim, given["field"], form.values, given["at"] or None)
        deciding.correct(ledger, claim_id, new, by, at_utc, given["comment"])
        return f"Corrected: {given['field']} is {new.words}."

    return _perform(request, claim_id, try_form(request, form, put_right), (form, PairForm(auto_id=_PAIR)))


@require_POST
def pair(request: HttpRequest, claim_id: str) -> HttpResponse:
    """Say that this claim and another are about one matter, or about two."""
    form = PairForm(request.POST, auto_id=_PAIR)
    done = try_form(request, form, lambda *who: _join_or_part(form, claim_id, *who))
    return _perform(request, claim_id, done, (CorrectForm(auto_id=_CORRECT), form))


@require_POST
def pair_two(request: HttpRequest) -> HttpResponse:
    """Say of two claims that they are about one matter, or about two."""
    named = [request.POST.get(name, "") for name in ("one", "other")]
    form = TwoClaimsForm(request.POST, claims=[(key, key) for key in named])
    return perform(request, "Join or part", form, lambda *who: _join_or_part(form, form.cleaned_data["one"], *who))


def _join_or_part(form: PairForm | TwoClaimsForm, claim_id: str, ledger: Ledger, by: str, at_utc: datetime) -> str:
    given = form.cleaned_data
    operation = deciding.join if given["judgement"] == "same" else deciding.part
    operation(ledger, claim_id, given["other"].strip(), by, at_utc, given["comment"])
    return f"Said to be about {'one matter' if given['judgement'] == 'same' else 'two matters'}."


def _perform(
    request: HttpRequest, claim_id: str, done: str | None, shown: tuple[CorrectForm, PairForm]
) -> HttpResponse:
    if done is None:
        return _render(request, claim_id, *shown, status=400)
    messages.success(request, done)
    return redirect(find_way_back(request))


def _render(
    request: HttpRequest, claim_id: str, correct_form: CorrectForm, pair_form: PairForm, status: int = 200
) -> HttpResponse:
    ledger, wording, person = open_ledger(), load_wording(), find_person(request)
    record, claim = deciding.get_claim(ledger, claim_id)
    current = Current.of_document(ledger, record.document.id)
    matters = matters_of_document(ALIAS, record.document.id)
    index = index_case(excerpt_document(current, matters))
    decisions = ledger.decisions_about(claim_id)
    shown = read_out(current, claim_id)
    matter = next((matter for matter in matters if claim_id in matter.claim_ids), None)
    context: dict[str, Any] = {
        "claim": shown,
        "card": make_card(index.claim(claim_id), index, wording),
        "state": state_word(shown.review.state),
        "voices": list_voices(shown.review, current.opinions.arbiter_of(claim_id), person),
        "passage": _passage(record.document, claim.span),
        "document": record.document,
        "number": index.claim_numbers[claim_id],
        "matter": matter,
        "neighbours": _neighbours(ledger, matter, claim_id),
        "decisions": list_lines(ledger, reversed(log_whole(ledger, decisions)), person),
        "since": ledger.decided_since(decisions),
        "ways_on": find_ways_on(request, claim_id),
        "correct_form": correct_form,
        "pair_form": pair_form,
        "arbiter_form": ArbiterForm(auto_id="arbiter_%s", initial={"subject": claim_id}),
        "may_decide": may_decide(person),
        "may_name": person is not None and person.role.reaches(Role.ADMIN),
    }
    return render(request, "workbench/claim.html", context, status=status)


def _passage(document: Document, span: Span) -> Passage:
    text = document.text
    before = text[max(0, span.start - _AROUND) : span.start]
    after = text[span.end : span.end + _AROUND]
    if span.start > _AROUND:
        before = "… " + before.partition(" ")[2]
    if span.end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return Passage(before, text[span.start : span.end], after)


def _neighbours(ledger: Ledger, matter: Matter | None, claim_id: str) -> tuple[Neighbour, ...]:
    """The first of the other claims of a matter, to choose from."""
    if matter is None:
        return ()
    others = (entry for entry in ledger.view_matter(matter.id).entries if entry.claim_id != claim_id)
    return tuple(Neighbour(one.claim_id, one.quote, one.outlet) for one in islice(others, _NEIGHBOURS_SHOWN))
