"""Resolving one document: who and what its claims speak of, how actors are linked, and what is pointed to as evidence.

Nothing is taken from other documents: what is the same across documents has the same row, and so the same id.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from armsledger.model.annotation import Annotations
from armsledger.model.claim import Claim, Extraction, Role
from armsledger.model.document import Document, Span
from armsledger.model.entity import Entity, Link
from armsledger.model.evidence import EvidenceItem
from armsledger.model.toponym import Toponym
from armsledger.resolve.collect import claimed_spans, collect_references
from armsledger.resolve.entities import make_entity
from armsledger.resolve.evidence import make_evidence
from armsledger.resolve.grouping import Group, group_references
from armsledger.resolve.links import make_links
from armsledger.resolve.reference import Reference


@dataclass(frozen=True, slots=True)
class Resolution:
    """The claims of a document with the entities of their fillers, and the entities, links and evidence items.

    Claims keep their ids and order; evidence fillers have no entity. Entities are sorted by first span, then id.
    """

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    links: tuple[Link, ...]
    evidence: tuple[EvidenceItem, ...]


def resolve_document(
    document: Document, annotations: Annotations, extraction: Extraction, toponyms: Sequence[Toponym]
) -> Resolution:
    """Give the claims of `extraction` their entities; `toponyms` are the document's place names, read. The same input
    always gives the same resolution.
    """
    references = collect_references(document, annotations, extraction.claims, toponyms)
    kept = _kept(group_references(document, references), _spoken_of(extraction))
    entities = _merged([make_entity(document, group) for group in kept])
    by_span = {span: entity.id for entity in entities for span in entity.spans}
    claims = tuple(_resolved(claim, by_span) for claim in extraction.claims)
    return Resolution(
        claims=claims,
        entities=entities,
        links=make_links(claims, {entity.id: entity for entity in entities}),
        evidence=make_evidence(document, claims),
    )


def _kept(groups: Sequence[Group], spoken_of: frozenset[Span]) -> list[Group]:
    """What claims and statements speak of is kept, and every other name, except a single word that no row bears."""
    return [
        group
        for group in groups
        if any(ref.span in spoken_of or (not ref.pointer and _is_telling(ref)) for ref in group.references)
    ]


def _is_telling(reference: Reference) -> bool:
    return reference.is_named and (reference.known_id is not None or " " in reference.span.quote)


def _spoken_of(extraction: Extraction) -> frozenset[Span]:
    voices = (statement.voice for statement in extraction.statements)
    spans = {span for voice in voices for span in (voice.speaker, voice.body, voice.office, voice.channel) if span}
    return claimed_spans(extraction.claims) | spans


def _merged(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """One entity an id: groups that came to the same id by different ways are put together."""
    by_id: dict[str, Entity] = {}
    for entity in entities:
        known = by_id.get(entity.id)
        by_id[entity.id] = entity if known is None else _put_together(known, entity)
    return tuple(sorted(by_id.values(), key=lambda entity: (entity.spans[0], entity.id)))


def _put_together(first: Entity, second: Entity) -> Entity:
    return replace(
        first,
        names=tuple(dict.fromkeys((*first.names, *second.names))),
        spans=tuple(sorted({*first.spans, *second.spans})),
        because=first.because if second.because in first.because else f"{first.because}; {second.because}",
    )


def _resolved(claim: Claim, entity_id_by_span: Mapping[Span, str]) -> Claim:
    fillers = tuple(
        filler if filler.role is Role.EVIDENCE else replace(filler, entity_id=entity_id_by_span.get(filler.span))
        for filler in claim.fillers
    )
    return replace(claim, fillers=fillers)
