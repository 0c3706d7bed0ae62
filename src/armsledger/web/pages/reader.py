"""The reader: a document with its claims in the margin, their exact words lit."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armsledger.model.record import DocumentRecord
from armsledger.publish.case_index import CaseIndex, index_case
from armsledger.publish.reader import Piece
from armsledger.publish.reader_view import describe, view_document
from armsledger.publish.sentences import voice_name
from armsledger.publish.wording import Wording, load_wording
from armsledger.store.holdings import find_matters
from armsledger.web.excerpts import excerpt_document
from armsledger.web.opened import ALIAS, open_ledger


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


@require_safe
def show_document(request: HttpRequest, document_id: str) -> HttpResponse:
    """Show a document as it was read last."""
    ledger = open_ledger()
    case = excerpt_document(ledger, document_id, find_matters(ALIAS, document_id))
    index, wording, record = index_case(case), load_wording(), case.records[0]
    document = view_document(record, index, wording)
    context = {
        "document": document,
        "blocks": tuple(
            (block.kind.value, tuple(_mark(piece, index, wording) for piece in block.pieces))
            for block in document.blocks
        ),
        "matter_titles": {matter.id: matter.title for matter in case.matters},
        "custody": ledger.custody(record.document.sha256),
        "said": _statements(record, index, wording),
        "decisions": index.decisions_on(document_id, *(claim.id for claim in record.claims)),
    }
    return render(request, "workbench/document.html", context)


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
