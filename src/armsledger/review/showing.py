"""One claim, matter or finding with everything that people said of it, and what it is read as."""

from dataclasses import dataclass

from armsledger.errors import LedgerMissingError
from armsledger.model.claim import Claim
from armsledger.model.field_value import CLAIM_FIELDS, FieldValue, value_of
from armsledger.model.review import Review
from armsledger.review.current import Current
from armsledger.review.deciding import get_claim
from armsledger.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field as it is now, and as it was read where a person corrected it."""

    field: str
    words: str
    read_as: str | None


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim, the words that it stands on, its fields and its review. `source` is where the document came from."""

    id: str
    document_id: str
    source: str
    quote: str
    start: int
    end: int
    fields: tuple[ShownField, ...]
    review: Review


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of an id: its title, its review, and its claims (one where it is a claim itself)."""

    id: str
    title: str
    grade: str | None
    review: Review
    claims: tuple[ShownClaim, ...]


def show(ledger: Ledger, subject_id: str, run_id: str | None = None) -> Shown:
    """Show a claim of a last reading, or a matter or finding of a run, the last one where none is named.

    Raises LedgerMissingError for an id that is none of these, InputError for a ledger without a run.
    """
    if subject_id.startswith("clm-"):
        record, _ = get_claim(ledger, subject_id)
        claim = show_claim(Current.of_document(ledger, record.document.id), subject_id)
        return Shown(subject_id, claim.quote, None, claim.review, (claim,))
    try:
        matter_id = ledger.get_matter(subject_id).id
    except LedgerMissingError as error:
        raise LedgerMissingError(subject_id, "claim, matter or finding of the last run") from error
    current = Current.of(ledger, run_id) if run_id else Current.around(ledger, [matter_id])
    if matter_id not in current.matters or subject_id not in current.reviews:
        raise LedgerMissingError(subject_id, "claim, matter or finding of the last run")
    matter = current.matters[matter_id]
    claims = tuple(show_claim(current, claim_id) for claim_id in matter.claim_ids if claim_id in current.claims)
    return Shown(subject_id, matter.title, matter.grade.code, current.reviews[subject_id], claims)


def show_claim(current: Current, claim_id: str) -> ShownClaim:
    """Show one claim of what was read. Raises KeyError for one that is not there."""
    claim, record = current.claims[claim_id], current.record_by_claim_id[claim_id]
    review = current.reviews[claim_id]
    corrected = {change.field for change in review.held_changes}
    values = [(field, value_of(claim, field, record.entities)) for field in CLAIM_FIELDS]
    fields = tuple(
        ShownField(field, value.words, _read_as(current.read[claim_id], field) if field in corrected else None)
        for field, value in values
        if field in corrected or not _is_empty(value)
    )
    span = claim.span
    return ShownClaim(
        claim_id, record.document.id, record.document.source, span.quote, span.start, span.end, fields, review
    )


def _read_as(claim: Claim, field: str) -> str:
    return value_of(claim, field).words


def _is_empty(value: FieldValue) -> bool:
    return not (value.kind or value.stance or value.quantity or value.when or value.fillers)
