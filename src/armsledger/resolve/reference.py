"""What a stretch of text speaks of: words, sort, and the row of a knowledge table where one bears them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from armsledger.knowledge.actor_mentions import find_actor_mention
from armsledger.knowledge.actors import Actor, actors_by_id, load_actors
from armsledger.knowledge.countries import countries_by_iso3
from armsledger.knowledge.equipment_names import find_equipment
from armsledger.knowledge.group_words import load_group_words
from armsledger.knowledge.instruments import find_instrument
from armsledger.knowledge.organs import GOVERNMENT, find_actor, find_organ, find_organ_row
from armsledger.model.document import Span
from armsledger.model.entity import EntityType, Mention
from armsledger.model.place import Place, Relation

# Words that tie what stands before them to what stands after: "the head of the Government of National Accord".
_TIES: Final = frozenset(
    {"of", "for", "from", "to", "with", "by", "in", "at", "and", "or", "against", "between", "near", "on"}
)


@dataclass(frozen=True, slots=True)
class Reference:
    """`known_id` is the row that the words alone decide, `name` the name to print.

    `is_named` says that the words are a name; a description ("Syrian fighters") becomes an entity only where a claim
    speaks of it. `country` is the alpha-3 code of the only country named inside a
    description, `pointer` the words that a pronoun or a definite description stands for.
    """

    span: Span
    type: EntityType
    known_id: str | None
    name: str
    is_named: bool
    because: str
    is_adjective: bool = False
    country: str | None = None
    pointer: Span | None = None
    place: Place | None = None

    @property
    def area_km(self) -> float:
        """How wide around a named place the words mean ("near"), 0 where they mean the place itself."""
        widened = self.place is not None and self.place.relation is Relation.NEAR and self.type is EntityType.PLACE
        return self.place.radius_km if widened and self.place else 0.0

    @property
    def stripped(self) -> str:
        """The words without determiners and numbers, folded."""
        return load_group_words().strip(self.span.quote)


def read_mention(mention: Mention, day: date | None, countries: Collection[str]) -> Reference:
    """Read a mention (not one that only points to another) with the knowledge tables.

    `day` is the document's, `countries` the codes of those it speaks of: they decide between bearers of one name.
    """
    reference = Reference(
        span=mention.span,
        type=mention.type,
        known_id=mention.known_id,
        name=mention.name or mention.span.quote,
        is_named=mention.known_id is not None or mention.name is not None,
        because=mention.because,
        is_adjective=mention.adjectival,
    )
    return reference if reference.known_id else look_up(reference, day, countries)


def look_up(reference: Reference, day: date | None, countries: Collection[str]) -> Reference:
    """Find the row that the words of a reference without one bear; the reference itself where no row does.

    `day` and `countries` as for `read_mention`.
    """
    words = reference.span.quote
    if reference.type is EntityType.MATERIEL:
        found = find_equipment(words)
        if found and not found[0].is_class:
            row, because = found
            return replace(reference, known_id=row.id, name=row.name, is_named=True, because=because)
    if reference.type in (EntityType.ORGANIZATION, EntityType.GROUP, EntityType.ARMED_GROUP):
        return _look_up_body(reference, day, countries)
    if reference.type is EntityType.INSTRUMENT:
        instrument = find_instrument(words)
        if instrument:
            known_id, name = instrument
            return replace(reference, known_id=known_id, name=name, is_named=True, because=f"{words!r} names {name}")
    return reference


def _look_up_body(reference: Reference, day: date | None, countries: Collection[str]) -> Reference:
    words = reference.span.quote
    actor = find_actor(words)
    if actor:
        return with_actor(reference, actor, f"{words!r} is a name of {actor.name}")
    organ = find_organ(words)
    if organ is None:
        return _look_up_pattern(reference, day, countries)
    row = find_organ_row(organ)
    if row:
        return with_actor(reference, row, f"{words!r} is an organ of {organ.country.name}: {row.name}")
    sort = EntityType.COUNTRY if organ.kind == GOVERNMENT else EntityType.ORGANIZATION
    because = (
        f"{words!r} is an organ of {organ.country.name}"
        if organ.kind != GOVERNMENT
        else f"{words!r} speaks of {organ.country.name}"
    )
    return replace(
        reference,
        known_id=organ.id,
        name=organ.name,
        type=sort,
        is_named=True,
        because=because,
        country=organ.country.iso3,
    )


def _look_up_pattern(reference: Reference, day: date | None, countries: Collection[str]) -> Reference:
    """A name that several bodies bear, decided by the day and countries, or a body by the pattern of its name."""
    reading = find_actor_mention(reference.span.quote, day, countries)
    if reading is None:
        return reference
    if reading.actor:
        return with_actor(reference, reading.actor, reading.because)
    if reading.unlisted and not reading.unlisted.tie:
        return replace(reference, type=reading.unlisted.type, is_named=True, because=reading.because)
    told = f"{reference.because}; {reading.because}"
    return replace(reference, because=told)


def with_actor(reference: Reference, actor: Actor, because: str) -> Reference:
    """The reference read as a known actor."""
    return replace(reference, known_id=actor.id, name=actor.name, type=actor.type, is_named=True, because=because)


def find_led_actor(reference: Reference, inside: tuple[Reference, ...], after: str) -> tuple[Actor, str] | None:
    """Give the actor whose forces the words mean, with the reason: "Haftar's forces", "forces loyal to Haftar".

    `inside` are the references within the words, `after` the text that follows them. None where the words name no
    force, or no leader whose group the table of actors knows.
    """
    words = load_group_words()
    parts = [part.strip("'’s") if part.endswith(("'s", "’s")) else part for part in reference.span.quote.split()]
    if not parts or not words.forces & {part.casefold() for part in parts}:
        return None
    leaders = {ref.span.quote.removesuffix("'s").removesuffix("’s") for ref in inside} | {
        ref.name for ref in inside if ref.type is EntityType.PERSON
    }
    rest = after.lstrip()
    lead = next((lead for lead in words.led_by if rest.casefold().startswith(f"{lead} ")), None)
    tail = rest[len(lead) + 1 :].lstrip() if lead else ""
    for actor in load_actors():
        for leader in actor.leaders:
            if leader in leaders or leader in reference.span.quote or (lead and tail.startswith(leader)):
                return actor, f"{reference.span.quote!r}: {leader} leads {actor.name}"
    return None


def find_named_at_end(reference: Reference, inside: tuple[Reference, ...]) -> Reference | None:
    """Give the known person or body that the words end with, where those before only say more: "Egyptian President
    Abdel Fattah el-Sisi", "the UN-recognised Government of National Accord"; None where they speak of something else.
    """
    for inner in inside:
        actor = actors_by_id().get(inner.known_id or "")
        lead = reference.span.quote[: inner.span.start - reference.span.start].casefold()
        if actor and inner.span.end == reference.span.end and not _TIES.intersection(lead.replace(",", " ").split()):
            return with_actor(reference, actor, f"{reference.span.quote!r} ends with {actor.name}")
    return None


def find_own_force(reference: Reference, inside: tuple[Reference, ...]) -> tuple[Actor, str] | None:
    """Give the armed group or armed forces whose people the words mean: "Wagner fighters", "Wagner's forces".

    Only where the group's name stands right before a word for forces that ends the words; "Wagner-trained fighters" and
    "Boeing staff" are not the body itself.
    """
    *_, head = reference.span.quote.split()
    if head.casefold() not in load_group_words().forces:
        return None
    for inner in inside:
        gap = reference.span.quote[inner.span.end - reference.span.start : -len(head)]
        actor = actors_by_id().get(inner.known_id or "")
        if actor and actor.type is EntityType.ARMED_GROUP and gap.strip() in ("", "'s", "’s", "'", "’"):
            return actor, f"{reference.span.quote!r} are {actor.name}"
    return None


def country_of(known_id: str | None) -> str | None:
    """Give the alpha-3 code that a known country or actor belongs to; None for everything else."""
    if known_id in countries_by_iso3():
        return known_id
    actor = actors_by_id().get(known_id or "")
    return actor.country if actor else None
