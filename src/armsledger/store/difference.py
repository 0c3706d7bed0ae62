"""Where two values that bear one id part: the words for it that a person can act on."""

from dataclasses import fields

from armsledger.errors import LedgerConflictError
from armsledger.model.claim import Claim, Refusal
from armsledger.model.document import Document
from armsledger.model.entity import Entity, Link
from armsledger.model.evidence import EvidenceItem
from armsledger.model.finding import Finding
from armsledger.model.matter import Matter
from armsledger.model.picture import Picture
from armsledger.model.record import DocumentRecord
from armsledger.model.statement import Statement

Noun = Document | Statement | Claim | Entity | Link | EvidenceItem | Refusal | Picture | Matter | Finding


def check_same(kept: Noun, given: Noun) -> None:
    """Raise LedgerConflictError, naming the first field that differs, unless the two are equal."""
    for field in fields(kept):
        if getattr(kept, field.name) != getattr(given, field.name):
            raise LedgerConflictError(given.id, f"its {field.name} differs")


def check_same_all(owner_id: str, kept: tuple[Noun, ...], given: tuple[Noun, ...]) -> None:
    """Raise LedgerConflictError for the first of `given` that is not the one at its place in `kept`."""
    for one, other in zip(kept, given, strict=False):
        if one.id != other.id:
            raise LedgerConflictError(owner_id, f"it holds {one.id} where {other.id} was given")
        check_same(one, other)
    if len(kept) != len(given):
        more, fewer = (kept, given) if len(kept) > len(given) else (given, kept)
        side = "only the ledger" if more is kept else "only what was given"
        raise LedgerConflictError(owner_id, f"{side} holds {more[len(fewer)].id}")


def check_same_record(kept: DocumentRecord, given: DocumentRecord) -> None:
    """Raise LedgerConflictError for the first difference between two readings by the same versions."""
    document_id = given.document.id
    check_same(kept.document, given.document)
    check_same_all(document_id, kept.statements, given.statements)
    check_same_all(document_id, kept.claims, given.claims)
    check_same_all(document_id, kept.entities, given.entities)
    check_same_all(document_id, kept.links, given.links)
    check_same_all(document_id, kept.evidence, given.evidence)
    check_same_all(document_id, kept.refusals, given.refusals)
    check_same_all(document_id, kept.pictures, given.pictures)
