"""What people do with origins: say that two documents rest on one or on two, look at what counts."""

from datetime import datetime

from armsledger.corroborate.matters import trace_records
from armsledger.corroborate.parties import Names
from armsledger.errors import InputError
from armsledger.model.decision import person_key
from armsledger.model.document import Document
from armsledger.model.ids import is_id
from armsledger.model.judgement import Judgement
from armsledger.model.origin import DocumentOrigin
from armsledger.model.ruling import OriginRuling, Standing
from armsledger.resolve.names.across import resolve_across
from armsledger.store.ledger import Ledger


def decide(
    ledger: Ledger, one: str, other: str, judgement: Judgement, by: str, at_utc: datetime, comment: str
) -> Standing:
    """Keep what a person says of the origin of two documents, and give it as it now stands.

    A document is given by its id, or by its source as long as one document alone has it. Raises InputError for a
    document that the ledger does not hold, for one against itself, and for a missing person or comment.
    """
    ids = [find_document_id(ledger, given) for given in (one, other)]
    if ids[0] == ids[1]:
        raise InputError(other, "is the same document", "name two")
    ruling = OriginRuling.of(ids[0], ids[1], judgement)
    standing = ledger.find_standing(ruling)
    if standing and person_key(standing.by) == person_key(by):
        raise InputError(standing.decision_id, f"says so already ({standing.because})", "it stands; undo it first")
    decision = ledger.append_ruling(ruling, by, at_utc, comment)
    return Standing(ruling, decision.id, by, at_utc, comment)


def list_origins(ledger: Ledger) -> tuple[tuple[Document, DocumentOrigin], ...]:
    """Every document of the ledger with its origin, those of one origin together, the original first."""
    records = list(ledger.iter_records())
    documents = {record.document.id: record.document for record in records}
    names = Names.of(resolve_across(records, ledger.name_verdicts()))
    found = trace_records(records, names, ledger.rulings())
    ordered = sorted(found.values(), key=lambda one: (one.origin_id, one.kind.value != "original", one.document_id))
    return tuple((documents[one.document_id], one) for one in ordered)


def find_document_id(ledger: Ledger, given: str) -> str:
    """The id of a document given by its id, or by its source as long as one alone has it."""
    if is_id(given):
        return ledger.get_document(given).id
    found = sorted(record.document.id for record in ledger.iter_records() if record.document.source == given)
    if len(found) == 1:
        return found[0]
    problem = f"is the source of several: {', '.join(found)}" if found else "is no document of this ledger"
    raise InputError(given, problem, "give the id of one (armsledger review origins lists them)")
