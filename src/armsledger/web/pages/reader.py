"""The reader: a document with its claims in the margin, their exact words lit."""

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from armsledger.model.record import DocumentRecord
from armsledger.publish.cards import make_card
from armsledger.publish.case_index import CaseIndex, index_case
from armsledger.publish.reader import Piece
from armsledger.publish.reader_view import describe, view_document
from armsledger.publish.sentences import voice_name
from armsledger.publish.wording import Wording, load_wording
from armsledger.review.current import Current
from armsledger.review.deciding import get_claim
from armsledger.store.holdings import matters_of_document
from armsledger.web.deciding_forms import CommentForm, DecideForm
from armsledger.web.excerpts import excerpt_document
from armsledger.web.opened import ALIAS, open_ledger
from armsledger.web.people import Person, find_person
from armsledger.web.said_by_people import VoiceLine, list_voices, may_decide, state_word


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of the text with the classes and the words that its mark bears."""

    piece: Piece
    look: str
    about: str
    closes: tuple[tuple[str, int], ...]


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
    current = Current.of_document(open_ledger(), document_id)
    case = excerpt_document(current, matters_of_document(ALIAS, document_id))
    index, wording, record = index_case(case), load_wording(), case.records[0]
    document = view_document(record, index, wording)
    person = find_person(request)
    context = {
        "document": document,
        "blocks": tuple(
            (block.kind.value, tuple(_mark(piece, index, wording) for piece in block.pieces))
            for block in document.blocks
        ),
        "matter_titles": {matter.id: matter.title for matter in case.matters},
        "said": _statements(record, index, wording),
        "decided": {key: _decided(current, key, person) for key in current.claims},
        "may_decide": may_decide(person),
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


def _mark(piece: Piece, index: CaseIndex, wording: Wording) -> Mark:
    looks = (
        ("hl", bool(piece.claim_ids)),
        ("over", len(piece.claim_ids) > 1),
        ("denied", piece.denied),
        ("speech", bool(piece.statement_ids)),
        ("cue", bool(piece.cue_of)),
        ("role", bool(piece.claim_ids and piece.roles)),
        ("refusal", bool(piece.refusal_ids) and not piece.claim_ids),
    )
    return Mark(
        piece,
        " ".join(name for name, holds in looks if holds),
        describe(piece, index, wording),
        tuple((claim_id, index.claim_numbers[claim_id]) for claim_id in piece.closes),
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
