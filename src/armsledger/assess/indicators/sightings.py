"""Sightings: matters as indicators see them, each counted once however many articles carry it.

Only what is put as more than a possibility is told of. A claim's day is the last that its words can mean, never later
than its document's publication; a document without a day of publication tells nothing, as nobody knows since when.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from armsledger.assess.indicators.parties import Party, party_of
from armsledger.assess.indicators.rules import load_rules
from armsledger.model.claim import Claim, ClaimKind, Counted, Role
from armsledger.model.entity import Entity, EntityType
from armsledger.model.matter import Matter
from armsledger.model.place import Place
from armsledger.model.quantity import Quantity
from armsledger.model.record import DocumentRecord
from armsledger.model.stance import Stance

_COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Told:
    """One affirmed claim, with the entities of its fillers.

    `actors` are the parties that act, or the home of the force where no actor is named; `recipients` those that are
    more than the territory it goes to. `categories` are the sorts of its materiel, `homes` the countries that its
    fighters come from. `root` is the state or voice whose knowledge it is. `pins` are places finer than a country.
    """

    claim_id: str
    statement_id: str
    day: date
    actors: frozenset[Party]
    recipients: frozenset[Party]
    targets: frozenset[Party]
    categories: frozenset[str]
    is_covered: bool
    has_force: bool
    homes: frozenset[str]
    pins: tuple[Place, ...]
    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    theatres: frozenset[str]
    quantity: Quantity | None
    quantity_of: Counted | None
    root: str | None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A matter with its weight by credibility, what it tells, and the states and voices that deny it."""

    matter_id: str
    kind: ClaimKind
    title: str
    weight: float
    told: tuple[Told, ...]
    origin_ids_by_claim: tuple[tuple[str, str], ...]
    denied_by: frozenset[str]
    is_translated: bool

    @property
    def first_day(self) -> date:
        return min(told.day for told in self.told)

    @property
    def claim_ids(self) -> tuple[str, ...]:
        return tuple(told.claim_id for told in self.told)

    @property
    def actors(self) -> frozenset[Party]:
        return frozenset(party for told in self.told for party in told.actors)

    @property
    def recipients(self) -> frozenset[Party]:
        return frozenset(party for told in self.told for party in told.recipients)

    @property
    def categories(self) -> frozenset[str]:
        return frozenset(category for told in self.told for category in told.categories)

    @property
    def theatres(self) -> frozenset[str]:
        return frozenset(country for told in self.told for country in told.theatres)


def read_sightings(records: Sequence[DocumentRecord], matters: Iterable[Matter]) -> tuple[Sighting, ...]:
    """What the matters tell, by matter id; a matter that affirms nothing on a known day is left out.

    Raises KeyError for a matter whose claims no record holds.
    """
    placed = {claim.id: (claim, record) for record in records for claim in record.claims}
    entities = {record.document.id: {e.id: e for e in record.entities} for record in records}
    found = (_sighting(matter, placed, entities) for matter in matters)
    return tuple(sorted((s for s in found if s.told), key=lambda s: s.matter_id))


def _sighting(
    matter: Matter,
    placed: dict[str, tuple[Claim, DocumentRecord]],
    entities: dict[str, dict[str, Entity]],
) -> Sighting:
    origins = {claim_id: origin for origin in matter.origins for claim_id in origin.claim_ids}
    pairs = [placed[claim_id] for claim_id in sorted(matter.claim_ids)]
    told = []
    for claim, record in pairs:
        published = record.document.head.published.value
        if published and claim.stance not in (Stance.DENIED, Stance.POSSIBLE):
            origin = origins.get(claim.id)
            root = (origin.root or origin.voice) if origin else None
            told.append(_tell(claim, entities[record.document.id], published, root))
    denying = (origin for origin in matter.origins if origin.denies)
    return Sighting(
        matter.id,
        matter.kind,
        matter.title,
        load_rules().weights[matter.grade.credibility.value],
        tuple(told),
        tuple(sorted((claim_id, origin.id) for claim_id, origin in origins.items())),
        frozenset(name for origin in denying if (name := origin.root or origin.voice)),
        all(record.document.head.machine_translated.value for _, record in pairs),
    )


def _tell(claim: Claim, entities: dict[str, Entity], published: date, root: str | None) -> Told:
    def filled(*roles: Role) -> list[Entity]:
        return [entities[f.entity_id] for role in roles for f in claim.filled(role) if f.entity_id]

    where = filled(Role.PLACE, Role.DESTINATION, Role.TARGET)
    lands = {c for e in filled(Role.PLACE, Role.DESTINATION) if (c := _land(e))}
    recipients = [e for e in filled(Role.RECIPIENT) if not (e.type is EntityType.COUNTRY and e.country in lands)]
    forces, items = filled(Role.FORCE), filled(Role.ITEM, Role.INSTRUMENT)
    actors = filled(Role.ACTOR) or [force for force in forces if force.country]
    theatres = lands or {c for e in filled(Role.RECIPIENT, Role.TARGET) if (c := _land(e))}
    return Told(
        claim_id=claim.id,
        statement_id=claim.statement_id,
        day=_day(claim, published),
        actors=frozenset(map(party_of, actors)),
        recipients=frozenset(map(party_of, recipients)),
        targets=frozenset(party_of(e) for e in filled(Role.TARGET) if e.type is not EntityType.PLACE),
        categories=frozenset(e.category for e in items if e.category),
        is_covered=bool(claim.filled(Role.FORCE)) or any(e.items for e in items),
        has_force=bool(claim.filled(Role.FORCE)),
        homes=frozenset(e.country for e in forces if e.country),
        pins=tuple(e.place for e in where if e.place and e.place.kind != _COUNTRY),
        origins=tuple(e.name for e in filled(Role.ORIGIN)),
        destinations=tuple(e.name for e in filled(Role.DESTINATION)),
        theatres=frozenset(theatres),
        quantity=claim.quantity,
        quantity_of=claim.quantity_of,
        root=root,
    )


def _day(claim: Claim, published: date) -> date:
    read = (claim.when.latest or claim.when.earliest) if claim.when else None
    return min(read, published) if read else published


def _land(entity: Entity) -> str | None:
    return entity.place.country if entity.place else entity.country
