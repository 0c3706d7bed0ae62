"""People named in a case who hold no office and have no row in the tables: named only with an act that is graded.

Of somebody who only speaks the office counts, not the act; a witness without one is a private person.
"""

from collections.abc import Iterator
from functools import cache

from armsledger.knowledge.actor_names import find_bearers
from armsledger.knowledge.offices import load_offices
from armsledger.knowledge.unlisted_actors import split_title
from armsledger.model.case import Case
from armsledger.model.claim import Role
from armsledger.model.entity import Entity, EntityType
from armsledger.model.record import DocumentRecord
from armsledger.text.name_finder import name_words

_ACTING = frozenset({Role.ACTOR, Role.VIA, Role.RECIPIENT})


def find_bystanders(case: Case) -> tuple[tuple[str, Entity], ...]:
    """Private persons of a case who stand in no graded claim as one who acts, each with the id of a document that names
    them; somebody whom several documents name is given once.
    """
    graded = {claim_id for matter in case.matters for claim_id in matter.claim_ids}
    acting = {words for record in case.records for words in _acting(record, graded)}
    found: dict[tuple[str, ...], tuple[str, Entity]] = {}
    for record in case.records:
        for entity in record.entities:
            words = name_words(entity.name)
            if words and words not in acting and is_private(entity, record):
                found.setdefault(words, (record.document.id, entity))
    return tuple(found.values())


def is_private(entity: Entity, record: DocumentRecord) -> bool:
    """Say whether an entity is a person without row, title and office; a body of one man is no person."""
    if entity.type is not EntityType.PERSON or entity.known_id or find_bearers(entity.name):
        return False
    if any(split_title(name)[0] for name in (entity.name, *entity.names)):
        return False
    if name_words(entity.name) in _holders():
        return False
    return not any(
        (voice.office or voice.body) and any(voice.speaker.overlaps(span) for span in entity.spans)
        for voice in (statement.voice for statement in record.statements)
        if voice.speaker
    )


@cache
def _holders() -> frozenset[tuple[str, ...]]:
    """The names of all who hold or held an office of the table."""
    return frozenset(name_words(name) for term in load_offices() for name in term.names)


def _acting(record: DocumentRecord, graded: set[str]) -> Iterator[tuple[str, ...]]:
    names = {entity.id: entity.name for entity in record.entities}
    for claim in record.claims:
        if claim.id in graded:
            yield from (name_words(names.get(f.entity_id or "", f.name)) for f in claim.fillers if f.role in _ACTING)
