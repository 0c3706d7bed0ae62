"""Role fillers of MUC-4 events, for comparison with published systems.

Roles and the one-mention-an-entity convention follow the MUC-4 role-filler task (Du, Rush & Cardie 2021). Texts that
the trained core has not read are mapped from their attack claims.
"""

from armsledger.extract.learned.events import ROLES, load_event_reader
from armsledger.model.annotation import Annotations
from armsledger.model.claim import ClaimKind, Filler, Role
from armsledger.model.entity import EntityType
from armsledger.model.record import DocumentRecord

_PEOPLE = {EntityType.PERSON, EntityType.GROUP}


def event_roles(record: DocumentRecord, annotations: Annotations) -> dict[str, list[list[str]]]:
    """Map each of the five roles to its entities, each a list of one mention; sorted, without repeats."""
    filled: dict[str, dict[str, str]] = {role: {} for role in ROLES}
    if annotations.vectors is not None:
        for found in load_event_reader().read(record.document, annotations):
            filled[found.role].setdefault(found.span.quote.casefold(), found.span.quote)
    else:
        _fill_from_claims(filled, record)
    return {role: [[words] for words in sorted(names.values())] for role, names in filled.items()}


def _fill_from_claims(filled: dict[str, dict[str, str]], record: DocumentRecord) -> None:
    types = {entity.id: entity.type for entity in record.entities}
    for claim in record.claims:
        if claim.kind is not ClaimKind.ATTACK or not claim.stance.affirms:
            continue
        for filler in claim.fillers:
            role = _event_role(filler, types.get(filler.entity_id or ""))
            if role:
                filled[role].setdefault(filler.entity_id or filler.span.quote.casefold(), filler.span.quote)


def _event_role(filler: Filler, entity_type: EntityType | None) -> str | None:
    if filler.role is Role.ACTOR:
        return "PerpInd" if entity_type in _PEOPLE else "PerpOrg"
    if filler.role is Role.TARGET:
        return "Victim" if entity_type in _PEOPLE else "Target"
    return "Weapon" if filler.role is Role.ITEM else None
