"""The reader: a document with its claims in the margin, their exact words lit."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armsledger.model.record import DocumentRecord
from armsledger.publish.case_index import CaseIndex, index_case
from armsledger.publish.reader_view import view_document
from armsledger.publish.sentences import voice_name
from armsledger.publish.wording import Wording, load_wording
from armsledger.store.holdings import find_matters
from armsledger.web.excerpts import excerpt_document
from armsledger.web.marks import mark_piece
from armsledger.web.opened import ALIAS, open_ledger
from armsledger.web.pages.translation import find_beside
from armsledger.web.people import find_person
from armsledger.web.roles import Role


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in the margin: who speaks, how, and the claims made in it."""

    voice: str
    stance: str
    because: str
    claims: tuple[tuple[str, int], ...]


@require_safe
def show_document(request: HttpRequest, document_id: str) -> HttpResponse:
    """Show a document as it was read last."""
    case = excerpt_document(open_ledger(), document_id, find_matters(ALIAS, document_id))
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
        "said": _statements(record, index, wording),
        "may_pair": person is not None and person.role.reaches(Role.ANALYST),
        "beside": find_beside(open_ledger(), document_id, request.GET.get("beside")),
        "decisions": index.decisions_on(document_id, *(claim.id for claim in record.claims)),
    }
    return render(request, "workbench/document.html", context)


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
