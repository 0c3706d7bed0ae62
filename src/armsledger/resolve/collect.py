"""Everything that one document refers to: its mentions, and the fillers of its claims that no mention covers."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from armsledger.knowledge.instruments import find_resolution
from armsledger.model.annotation import Annotations
from armsledger.model.claim import Claim, Filler, Role
from armsledger.model.document import Document, Span
from armsledger.model.entity import EntityType, Mention
from armsledger.model.toponym import Toponym
from armsledger.resolve.occasion import Occasion, read_occasion, told_by_day
from armsledger.resolve.placing import from_toponym, place_reference
from armsledger.resolve.reference import (
    Reference,
    country_of,
    find_led_actor,
    find_named_at_end,
    find_own_force,
    look_up,
    read_mention,
    with_actor,
)

# What the words of a role are when no mention says so.
_TYPE_OF_ROLE: Final[Mapping[Role, EntityType]] = {
    Role.ITEM: EntityType.MATERIEL,
    Role.INSTRUMENT: EntityType.INSTRUMENT,
    Role.ORIGIN: EntityType.PLACE,
    Role.DESTINATION: EntityType.PLACE,
    Role.PLACE: EntityType.PLACE,
}
_MAY_BE_RESOLUTION: Final = (EntityType.INSTRUMENT, EntityType.ORGANIZATION)
_BODIES: Final = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.ARMED_GROUP)


def collect_references(
    document: Document, annotations: Annotations, claims: Sequence[Claim], toponyms: Sequence[Toponym]
) -> tuple[Reference, ...]:
    """Give one reference for every stretch of text that refers to something, in text order.

    Place names that are meant literally and that no mention covers are references too. Mentions that point to others
    (pronouns, "the group") are read as what they point to. A place inside the name of a body or a person is no place.
    Evidence is no entity: fillers of that role are left out.
    """
    occasion = read_occasion(document, toponyms)
    by_span: dict[Span, Reference] = {}
    for mention in annotations.mentions:
        by_span.setdefault(mention.span, _pointed(mention, occasion))
    for claim in claims:
        for filler in claim.fillers:
            if filler.role is not Role.EVIDENCE and filler.span not in by_span:
                by_span[filler.span] = look_up(_from_filler(filler), occasion.day, occasion.countries)
    for toponym in toponyms:
        if toponym.is_pin and not any(span.overlaps(toponym.name.span) for span in by_span):
            by_span[toponym.name.span] = from_toponym(toponym)
    read_names = {toponym.name.span: toponym for toponym in toponyms}
    ordered = sorted(by_span.values(), key=lambda ref: (ref.span.start, -ref.span.end))
    inner = _inside(ordered)
    read = [
        place_reference(document, _with_context(document, ref, inner[ref.span]), inner[ref.span], read_names)
        for ref in ordered
    ]
    blocked = {
        ref.span for outer in read if _blocks(outer) for ref in inner[outer.span] if ref.type is EntityType.PLACE
    }
    return tuple(told_by_day(ref, occasion) for ref in read if ref.span not in blocked)


def claimed_spans(claims: Iterable[Claim]) -> frozenset[Span]:
    """The spans that fill a role of some claim, evidence apart."""
    return frozenset(f.span for claim in claims for f in claim.fillers if f.role is not Role.EVIDENCE)


def _pointed(mention: Mention, occasion: Occasion) -> Reference:
    reference = read_mention(mention.referent, occasion.day, occasion.countries)
    if mention.referent is mention:
        return reference
    because = f"{mention.span.quote!r} stands for {mention.referent.span.quote!r}"
    return replace(reference, span=mention.span, name=reference.name, because=because, pointer=mention.referent.span)


def _from_filler(filler: Filler) -> Reference:
    entity_type = _TYPE_OF_ROLE.get(filler.role, EntityType.GROUP)
    because = f"the words fill the role of {filler.role.value}"
    return Reference(filler.span, entity_type, None, filler.name, False, because)


def _inside(ordered: Sequence[Reference]) -> dict[Span, tuple[Reference, ...]]:
    """For each reference those that lie within its words, itself left out; `ordered` by start, longer first."""
    starts = [ref.span.start for ref in ordered]
    inner: dict[Span, tuple[Reference, ...]] = {}
    for outer in ordered:
        first, last = bisect_left(starts, outer.span.start), bisect_left(starts, outer.span.end)
        inner[outer.span] = tuple(
            ref for ref in ordered[first:last] if ref.span != outer.span and outer.span.covers(ref.span)
        )
    return inner


def _with_context(document: Document, reference: Reference, inside: tuple[Reference, ...]) -> Reference:
    if reference.known_id or reference.pointer:
        return reference
    instrument = find_resolution(document.text, reference.span.start, reference.span.end)
    if instrument and reference.type in _MAY_BE_RESOLUTION:
        known_id, name = instrument
        because = f"the number after {reference.span.quote!r} makes it {name}"
        return replace(
            reference, type=EntityType.INSTRUMENT, known_id=known_id, name=name, is_named=True, because=because
        )
    if reference.type in (EntityType.GROUP, EntityType.ARMED_GROUP, EntityType.ORGANIZATION):
        after = document.text[reference.span.end : reference.span.end + 60]
        named = find_named_at_end(reference, inside)
        if named:
            return named
        led = find_own_force(reference, inside) or find_led_actor(reference, inside, after)
        if led:
            return with_actor(reference, *led)
    # "Turkish-funded Syrian fighters" are Syrian
    apart = [ref for ref in inside if document.text[ref.span.end : ref.span.end + 1] != "-"]
    countries = {country_of(ref.known_id) for ref in apart} - {None}
    return replace(reference, country=next(iter(countries))) if len(countries) == 1 else reference


def _blocks(reference: Reference) -> bool:
    return reference.type in _BODIES and reference.is_named
