"""What people say of translations: that one document translates another, and which stand beside a document."""

from datetime import datetime

from armsledger.errors import InputError
from armsledger.model.document_ruling import TranslationRuling
from armsledger.model.ruling import RulingKind, Standing
from armsledger.pipeline.origins import find_document_id
from armsledger.store.ledger import Ledger


def pair(ledger: Ledger, original: str, translation: str, by: str, at_utc: datetime, comment: str) -> Standing:
    """Keep that one document is a translation of another, and give it as it now stands; both have one origin then.

    Documents are given by id or source. Raises LedgerMissingError or InputError for one that the ledger does not hold,
    and InputError for a document with itself, or for a translation that has another original already.
    """
    ruling = TranslationRuling(find_document_id(ledger, original), find_document_id(ledger, translation))
    for standing in pairs_of(ledger, ruling.translation_document_id):
        other = standing.ruling
        assert isinstance(other, TranslationRuling)  # no others are given
        if other.translation_document_id == ruling.translation_document_id and other.slot != ruling.slot:
            held = f"is said to be a translation of {other.original_document_id} ({standing.decision_id})"
            raise InputError(ruling.translation_document_id, held, "undo that first, or pair the two originals")
    decision = ledger.append_ruling(ruling, by, at_utc, comment)
    return next(one for one in ledger.rulings(RulingKind.TRANSLATION) if one.decision_id == decision.id)


def pairs_of(ledger: Ledger, document_id: str) -> tuple[Standing, ...]:
    """The pairs in force that a document belongs to, that with its original first, then the last made."""
    found = [
        (one.ruling.original_document_id == document_id, one)
        for one in ledger.rulings(RulingKind.TRANSLATION)
        if isinstance(one.ruling, TranslationRuling) and document_id in one.ruling.document_ids
    ]
    return tuple(one for _, one in sorted(found, key=lambda found: found[0]))
