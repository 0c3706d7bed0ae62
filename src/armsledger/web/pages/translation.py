"""Original and translation: paired by a person, read side by side, and parted again."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from armsledger.errors import InputError, LedgerMissingError
from armsledger.model.document import Document
from armsledger.model.document_ruling import TranslationRuling
from armsledger.model.ruling import Standing
from armsledger.pipeline.translations import pair, pairs_of
from armsledger.publish.case_index import index_case
from armsledger.publish.reader import read_blocks
from armsledger.publish.wording import load_wording
from armsledger.review.current import Current
from armsledger.review.deciding import undo
from armsledger.store.holdings import find_documents
from armsledger.store.ledger import Ledger
from armsledger.web.excerpts import excerpt_document
from armsledger.web.marks import Mark, mark_piece
from armsledger.web.opened import ALIAS, open_ledger
from armsledger.web.people import get_name

_CANDIDATES: Final = 20
_MOST_LETTERS: Final = 200


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair that a document belongs to; `is_original` says whether the document is the original of it."""

    standing: Standing
    other: Document
    is_original: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """The other document of a pair as it is read beside the first, and all pairs that there are."""

    pair: PairLine
    pairs: tuple[PairLine, ...]
    language: str
    blocks: tuple[tuple[str, tuple[Mark, ...]], ...]


class PairForm(forms.Form):
    """Which document is the other, what it is to this one, and why."""

    other = forms.CharField(
        label="The other document", max_length=500, help_text="Its id (doc-…) or what it was received as"
    )
    role = forms.ChoiceField(
        label="It is", choices=(("original", "the original of this one"), ("translation", "a translation of this one"))
    )
    comment = forms.CharField(label="Because", max_length=1000)


@require_http_methods(["GET", "HEAD", "POST"])
def show_translation(request: HttpRequest, document_id: str) -> HttpResponse:
    """Show what a document is paired with, pair it, and undo it."""
    ledger = open_ledger()
    document = ledger.get_document(document_id)
    form = PairForm(request.POST if "other" in request.POST else None, initial={"other": request.GET.get("other")})
    problem = ""
    if request.method == "POST":
        try:
            words = _decide(ledger, document_id, request, form)
        except (InputError, LedgerMissingError) as error:
            problem = str(error)
        else:
            if words:
                messages.success(request, words)
                return redirect("document", document_id)
    sought = request.GET.get("q", "")[:_MOST_LETTERS]
    found = find_documents(ALIAS, sought, _CANDIDATES + 1) if sought.strip() else ()
    context = {
        "document": document,
        "form": form,
        "problem": problem,
        "sought": sought,
        "candidates": tuple(line for line in found if line.id != document_id)[:_CANDIDATES],
        "pairs": _lines(ledger, document_id),
    }
    return render(request, "workbench/translation.html", context)


def _decide(ledger: Ledger, document_id: str, request: HttpRequest, form: PairForm) -> str:
    """Do what a form asks, and give the words for it; nothing where the form is not filled in."""
    now, by = datetime.now(UTC), get_name(request)
    if "undo" in request.POST:
        comment = request.POST.get("comment", "").strip()
        if not comment:
            raise InputError("Because", "is empty", "say why; it is kept with the decision")
        if request.POST["undo"] not in {one.decision_id for one in pairs_of(ledger, document_id)}:
            raise InputError(request.POST["undo"], "is no pair of this document that is in force", "load the page anew")
        undo(ledger, request.POST["undo"], by, now, comment)
        return "Undone: the two are no pair any more; the next run counts them by what it finds."
    if not form.is_valid():
        return ""
    said: dict[str, Any] = form.cleaned_data
    other, is_original = said["other"], said["role"] == "original"
    original, translated = (other, document_id) if is_original else (document_id, other)
    pair(ledger, original, translated, by, now, said["comment"])
    return "Paired: the two are read side by side, and the next run counts them once."


def find_beside(ledger: Ledger, document_id: str, wanted: str | None) -> Beside | None:
    """The document that is read beside another: the one wanted, or the first that it is paired with."""
    lines = _lines(ledger, document_id)
    if not lines:
        return None
    shown = next((line for line in lines if line.other.id == wanted), lines[0])
    case = excerpt_document(Current.of_document(ledger, shown.other.id), ())
    index, wording, record = index_case(case), load_wording(), case.records[0]
    blocks = tuple(
        (block.kind.value, tuple(mark_piece(piece, index, wording) for piece in block.pieces))
        for block in read_blocks(record)
    )
    return Beside(shown, lines, record.document.head.language.value or "", blocks)


def _lines(ledger: Ledger, document_id: str) -> tuple[PairLine, ...]:
    made = []
    for standing in pairs_of(ledger, document_id):
        ruling = standing.ruling
        assert isinstance(ruling, TranslationRuling)  # no others are given
        other_id = ruling.other_of(document_id)
        other = ledger.get_document(other_id or "")
        made.append(PairLine(standing, other, ruling.original_document_id == document_id))
    return tuple(made)
