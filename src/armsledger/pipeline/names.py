"""What people do with names across documents: look at them, say that two are one or two, take it back."""

from collections.abc import Sequence
from datetime import datetime

from armsledger.errors import InputError
from armsledger.model.decision import Decision, Verdict
from armsledger.model.entity import Entity
from armsledger.model.identity import Identity, NameKey, NameVerdict
from armsledger.model.ids import is_id
from armsledger.model.judgement import Judgement
from armsledger.pipeline.name_index import heed_verdicts
from armsledger.resolve.names.across import compare_all, make_identities
from armsledger.resolve.names.card import NameCard, fold_name, key_of_entity
from armsledger.resolve.names.compare import Comparison
from armsledger.store.ledger import Ledger

_IN_DOCUMENT = "@"


def decide(
    ledger: Ledger, left: str, right: str, judgement: Judgement, by: str, at_utc: datetime, comment: str
) -> tuple[Decision, NameVerdict]:
    """Keep a person's verdict on two names of the ledger, and give it back as it now stands.

    A name is given as words, as a row ("actor-haftar") or as an entity's id; "words@doc-…" means it in that document
    alone. Raises InputError for a name that the ledger does not hold, or that several sorts of things bear.
    """
    entities = _entities(ledger)
    one, other = find_key(left, entities), find_key(right, entities)
    decision = ledger.append_name_verdict(one, other, judgement, by, at_utc, comment)
    heed_verdicts(ledger)
    (verdict,) = (verdict for verdict in ledger.name_verdicts() if verdict.decision_id == decision.id)
    return decision, verdict


def undo(ledger: Ledger, decision_id: str, by: str, at_utc: datetime, comment: str) -> NameVerdict:
    """Take back a verdict on names that is in force, and give what it was.

    Raises InputError for anything else, naming those in force.
    """
    standing = {verdict.decision_id: verdict for verdict in ledger.name_verdicts()}
    verdict = standing.get(decision_id)
    if verdict is None:
        known = ", ".join(sorted(standing)) or "none"
        raise InputError(decision_id, "is no verdict on names that is in force", f"give one of those in force: {known}")
    ledger.append_decision(decision_id, Verdict.UNDO, by, at_utc, comment)
    heed_verdicts(ledger)
    return verdict


def list_names(
    ledger: Ledger,
) -> tuple[tuple[Identity, ...], tuple[tuple[NameCard, NameCard, Comparison], ...]]:
    """Give the identities over the latest readings of all documents, and the pairs that only people can decide."""
    clusters = compare_all(list(ledger.iter_records()), ledger.name_verdicts())
    return make_identities(clusters), clusters.unsure


def find_key(given: str, entities: Sequence[tuple[str, Entity]]) -> NameKey:
    """Give the key of what a person names, among pairs of document id and entity."""
    words, _, document_id = (
        given.rpartition(_IN_DOCUMENT) if is_id(given.rpartition(_IN_DOCUMENT)[2]) else (given, "", "")
    )
    words = words or given
    borne = [(where, entity) for where, entity in entities if _bears(entity, words) and document_id in ("", where)]
    keys = sorted({_key(entity, words, document_id) for _, entity in borne}, key=lambda key: key.words)
    if not keys:
        way_out = "give a name as a document has it, a row such as actor-lna, or an entity's id (armsledger names list)"
        raise InputError(given, "is no name in this ledger", way_out)
    if len(keys) > 1:
        ids = sorted({entity.known_id or entity.id for _, entity in borne})
        meant = "; ".join(key.words for key in keys)
        raise InputError(given, f"means several: {meant}", f"give the row or the id of one: {', '.join(ids)}")
    return keys[0]


def _key(entity: Entity, words: str, document_id: str) -> NameKey:
    if document_id and entity.known_id:
        raise InputError(
            f"{words}{_IN_DOCUMENT}{document_id}",
            f"is read as {entity.known_id}, which is one in every document",
            "name the row itself",
        )
    return key_of_entity(entity, document_id or None)


def _bears(entity: Entity, words: str) -> bool:
    if words in (entity.id, entity.known_id):
        return True
    folded = fold_name(words)
    return any(fold_name(name) == folded for name in (entity.name, *entity.names))


def _entities(ledger: Ledger) -> list[tuple[str, Entity]]:
    return [(record.document.id, entity) for record in ledger.iter_records() for entity in record.entities]
