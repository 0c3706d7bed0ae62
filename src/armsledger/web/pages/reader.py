"""The reader: a document with its claims in the margin, their exact words lit."""

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from armsledger.model.record import DocumentRecord
from armsledger.publish.cards import make_card
from armsledger.publish.case_index import CaseIndex, index_case
from armsledger.publish.reader_view import view_document
from armsledger.publish.sentences import voice_name
from armsledger.publish.wording import Wording, load_wording
from armsledger.review.current import Current
from armsledger.review.deciding import get_claim
from armsledger.store.holdings import matters_of_document
from armsledger.web.deciding_forms import CommentForm, DecideForm
from armsledger.web.excerpts import excerpt_document
from armsledger.web.marks import mark_piece
from armsledger.web.opened import ALIAS, open_ledger
from armsledger.web.pages.translation import find_beside
from armsledger.web.people import Person, find_person
from armsledger.web.roles import Role
from armsledger.web.said_by_people import VoiceLine, list_voices, may_decide, state_word


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in the margin: who speaks, how, and the claims made in it."""

    voice: str
    stance: str
    because: str
    claims: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a card says of people: the claim's state, what they said, and the form where one may decide."""

    state: str
    word: str
    lines: tuple[VoiceLine, ...]
    form: DecideForm | CommentForm | None


@require_safe
def show_document(request: HttpRequest, document_id: str) -> HttpResponse:
    """Show a document as it was read last."""
    ledger = open_ledger()
    current = Current.of_document(ledger, document_id)
    case = excerpt_document(current, matters_of_document(ALIAS, document_id))
    index, wording, record = index_case(case), load_wording(), case.records[0]
    document = view_document(record, index, wording)
    person = find_person(request)
    context = {
        "document": document,
        "blocks": tuple(
            (block.kind.value, tuple(mark_piece(piece, index, wording) for piece in block.pieces))
            for block in document.blocks
        ),
        "matter_titles": {matter.id: matter.title for matter in case.matters},
        "custody": ledger.custody(record.document.sha256),
        "said": _statements(record, index, wording),
        "decided": {key: _decided(current, key, person) for key in current.claims},
        "may_decide": may_decide(person),
        "may_pair": person is not None and person.role.reaches(Role.ANALYST),
        "beside": find_beside(ledger, document_id, request.GET.get("beside")),
    }
    return render(request, "workbench/document.html", context)


def show_card(request: HttpRequest, claim_id: str, form: DecideForm | CommentForm | None) -> HttpResponse:
    """Show the card of one claim alone, with a form that was refused."""
    record, _ = get_claim(open_ledger(), claim_id)
    current = Current.of_document(open_ledger(), record.document.id)
    case = excerpt_document(current, matters_of_document(ALIAS, record.document.id))
    index, wording, person = index_case(case), load_wording(), find_person(request)
    context = {
        "card": make_card(index.claim(claim_id), index, wording),
        "matter_titles": {matter.id: matter.title for matter in case.matters},
        "decided": {claim_id: replace(_decided(current, claim_id, person), form=form)},
        "may_decide": may_decide(person),
        "here": reverse("document", args=[record.document.id]),
    }
    return render(request, "workbench/parts/card.html", context)


def _decided(current: Current, claim_id: str, person: Person | None) -> Decided:
    review = current.reviews[claim_id]
    arbiter = current.opinions.arbiter_of(claim_id)
    return Decided(
        review.state.value.replace(" ", "-"), state_word(review.state), list_voices(review, arbiter, person), None
    )


def _statements(record: DocumentRecord, index: CaseIndex, wording: Wording) -> tuple[Said, ...]:
    """The statements that hold claims, in the order of their first words."""
    found = []
    for statement in record.statements:
        claims = [claim for claim in record.claims if claim.statement_id == statement.id]
        if claims:
            numbered = sorted((index.claim_numbers[claim.id], claim.id) for claim in claims)
            found.append(
                Said(
                    voice_name(statement, index, wording),
                    statement.stance.value,
                    statement.because,
                    tuple((claim_id, number) for number, claim_id in numbered),
                )
            )
    return tuple(sorted(found, key=lambda said: said.claims[0][1]))
