"""From a matter to the question that the law is asked, or the reason why there is none.

Only what is affirmed is asked about: a threat or a plan is an indicator, a denial stands as contrary information. What
the claims leave open stays open in the question.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from armsledger.assess.grounds import Grounds, most_common
from armsledger.knowledge.actors import actors_by_id
from armsledger.knowledge.organs import is_organ_id
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import Entity, EntityType
from armsledger.model.measure import Act, MeasureQuestion, RecipientKind
from armsledger.model.stance import Stance

ACTS: Mapping[ClaimKind, Act] = {
    ClaimKind.TRANSFER: Act.SUPPLY,
    ClaimKind.PERSONNEL: Act.PERSONNEL,
    ClaimKind.FINANCE: Act.FINANCE,
    ClaimKind.ASSISTANCE: Act.ASSISTANCE,
    ClaimKind.PRESENCE: Act.PRESENCE,
}
NO_QUESTION: Mapping[ClaimKind, str] = {
    ClaimKind.ATTACK: "A use of force is no transfer: no supply measure answers it. It may show covered items in use.",
    ClaimKind.BACKING: "Backing by means that are not said is a link between actors, not a transfer.",
    ClaimKind.VIOLATION: "A quoted accusation that a measure was broken names no act of its own to ask about.",
}
FIGHTERS = "mercenaries"


CONTINUING_USE = (
    "A use of force is no transfer, but materiel is said to be in use there since a day, and so to be there. "
)


@dataclass(frozen=True, slots=True)
class Asking:
    """A question, or None, and the reason for its being asked so, or not at all."""

    question: MeasureQuestion | None
    because: str


def load_recipient_kinds() -> dict[str, RecipientKind]:
    """The kind of recipient that each actor of the actor table is, by id."""
    return {actor_id: RecipientKind(actor.recipient_kind.value) for actor_id, actor in actors_by_id().items()}


def ask(grounds: Grounds, kinds: Mapping[str, RecipientKind]) -> Asking:
    """Make the question of a matter; `kinds` says of known actors whether they are a government's."""
    matter = grounds.matter
    in_use = _has_continuing_use(grounds)
    reason = _unaffirmed(grounds) if in_use else NO_QUESTION.get(matter.kind) or _unaffirmed(grounds)
    if reason:
        return Asking(None, reason)
    act = Act.PRESENCE if in_use else ACTS[matter.kind]
    earliest, latest, day_words = ask_days(grounds)
    recipient = _first(grounds, Role.RECIPIENT)
    territory, admin1 = _territory(grounds)
    supplier = most_common(party_of(entity) for entity in grounds.fillers(Role.ACTOR))
    question = MeasureQuestion(
        id=matter.id,
        act=act,
        supplier=supplier,
        recipient=party_of(recipient) if recipient else None,
        recipient_kind=_recipient_kind(recipient, kinds),
        territory=territory,
        admin1=admin1,
        items=_items(grounds, kinds),
        earliest=earliest,
        latest=latest,
    )
    return Asking(question, f"{CONTINUING_USE if in_use else ''}Asked as {act.value}. {day_words}")


def _has_continuing_use(grounds: Grounds) -> bool:
    """A strike is no transfer; materiel that is said to be in use since a day is also present since then."""
    if grounds.matter.kind is not ClaimKind.ATTACK:
        return False
    going_on = [c for c in grounds.affirmed if c.when and c.when.earliest and c.when.latest is None]
    items = {f.entity_id for claim in going_on for f in claim.filled(Role.ITEM) if f.entity_id}
    return any(grounds.entities[entity_id].items for entity_id in items)


def ask_days(grounds: Grounds) -> tuple[date | None, date | None, str]:
    """The days to ask about, both included, and why.

    They are the union of the times that the affirmed claims tell. An end later than the sources themselves is cut at
    the last day of publication. Where no claim is dated the question is put as of the days of publication: what a
    source reports has happened by then, and the law of that day is what its readers mean.
    """
    whens = [claim.when for claim in grounds.affirmed if claim.when and claim.when.is_dated]
    published = grounds.published_days()
    if not whens:
        if not published:
            return None, None, "Neither the claims nor their documents are dated."
        return published[0], published[-1], "No time is said: asked as of the day of publication; it may be earlier."
    starts = [when.earliest for when in whens]
    ends = [when.latest for when in whens]
    earliest = None if None in starts else min(day for day in starts if day)
    if None not in ends:
        return earliest, max(day for day in ends if day), "Asked for the time that the claims tell."
    if not published:
        return earliest, None, "The claims leave the end open, and no document is dated."
    latest = max(day for day in (published[-1], *starts, *ends) if day)
    return earliest, latest, "The claims leave the end open: cut at the last day of publication."


def party_of(entity: Entity) -> str | None:
    """The actor id of an entity where the actor table knows it, else its alpha-3 country code, else None."""
    if entity.known_id in actors_by_id():
        return entity.known_id
    return entity.country


def country_of_entity(entity: Entity) -> str | None:
    """The alpha-3 code of the country that an entity is, lies in or belongs to."""
    return (entity.place.country if entity.place else None) or entity.country


def _unaffirmed(grounds: Grounds) -> str | None:
    if grounds.affirmed:
        return None
    stances = {claim.stance for claim in grounds.claims}
    if stances == {Stance.DENIED}:
        return "Only denials are on record: there is nothing affirmed to ask about."
    return "Only a possibility, a plan or a threat is on record: an indicator, no act to ask about."


def _territory(grounds: Grounds) -> tuple[str | None, str | None]:
    roles = (Role.DESTINATION, Role.PLACE, Role.RECIPIENT, Role.TARGET)
    for role in roles:
        entities = [entity for entity in grounds.fillers(role) if country_of_entity(entity)]
        if entities:
            country = most_common(map(country_of_entity, entities))
            return country, _admin1([entity for entity in entities if country_of_entity(entity) == country])
    return None, None


def _admin1(entities: list[Entity]) -> str | None:
    return most_common(entity.place.admin1 for entity in entities if entity.place)


def _items(grounds: Grounds, kinds: Mapping[str, RecipientKind]) -> tuple[str, ...]:
    items = {code for entity in grounds.fillers(Role.ITEM) for code in entity.items}
    if _fighters_are_provided(grounds, kinds):
        items.add(FIGHTERS)
    return tuple(sorted(items))


def _fighters_are_provided(grounds: Grounds, kinds: Mapping[str, RecipientKind]) -> bool:
    """Whether the claims are about people who fight for pay or for another: said of payments and of presence."""
    if grounds.matter.kind is ClaimKind.FINANCE:
        return grounds.is_filled(Role.FORCE)
    if grounds.matter.kind is not ClaimKind.PRESENCE:
        return False
    people = grounds.fillers(Role.FORCE) or ([] if grounds.is_filled(Role.ITEM) else grounds.fillers(Role.ACTOR))
    return any(_is_non_government(entity, kinds) for entity in people)


def _is_non_government(entity: Entity, kinds: Mapping[str, RecipientKind]) -> bool:
    known = kinds.get(entity.known_id or "")
    return known is RecipientKind.NON_GOVERNMENT or (known is None and entity.type is EntityType.ARMED_GROUP)


def _recipient_kind(recipient: Entity | None, kinds: Mapping[str, RecipientKind]) -> RecipientKind:
    if recipient is None:
        return RecipientKind.UNKNOWN
    known = kinds.get(recipient.known_id or "")
    if known:
        return known
    if is_organ_id(recipient.known_id):
        return RecipientKind.GOVERNMENT
    return RecipientKind.NON_GOVERNMENT if recipient.type is EntityType.ARMED_GROUP else RecipientKind.UNKNOWN


def _first(grounds: Grounds, role: Role) -> Entity | None:
    entities = grounds.fillers(role)
    return next((entity for entity in entities if party_of(entity)), entities[0] if entities else None)
