"""The way from supplier through intermediary to recipient, as claims give it: three columns, edges with words.

An edge stands on its claims and on nothing else: an actor acts through another where a claim says so, and what is
denied is an edge of its own, never one with what is stated. Links that the claims do not show this way (an organ, a
command) are added as the case file's network has them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from armsledger.knowledge.actors import actors_by_id
from armsledger.model.claim import Claim, ClaimKind, Filler, Role
from armsledger.model.entity import Entity, LinkKind
from armsledger.model.stance import Stance
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.network_view import STRENGTHS
from armsledger.publish.prose import words
from armsledger.publish.sentences import voice_name
from armsledger.publish.wording import Wording

SUPPLIER, BETWEEN, RECIPIENT = 0, 1, 2
SUPPLY_KINDS: Final = (
    ClaimKind.TRANSFER,
    ClaimKind.PERSONNEL,
    ClaimKind.FINANCE,
    ClaimKind.ASSISTANCE,
    ClaimKind.BACKING,
)
THROUGH: Final = "through"
CARRIER: Final = "company"  # the kind of an actor's row; a company that stands between carries


@dataclass(frozen=True, slots=True)
class SupplyActor:
    """An actor of the way: `column` is where it stands most often, `look` how it is drawn."""

    key: str
    entity_id: str
    name: str
    column: int
    look: str


@dataclass(frozen=True, slots=True)
class SupplyRow:
    """One edge as one claim gives it."""

    number: int
    left: str
    label: str
    right: str
    left_key: str
    right_key: str
    claim_id: str
    document_id: str
    stance: Stance
    voice: Markup
    quote: Markup
    grade: str

    @property
    def is_denied(self) -> bool:
        return self.stance is Stance.DENIED


@dataclass(frozen=True, slots=True)
class SupplyEdge:
    """One kind of dealing between two actors: all rows that put it so, drawn as strongly as the strongest."""

    left_key: str
    right_key: str
    label: str
    strength: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Supply:
    """What is drawn and what the table says; `left_out` rows are beyond the bound."""

    actors: tuple[SupplyActor, ...]
    edges: tuple[SupplyEdge, ...]
    rows: tuple[SupplyRow, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class _Step:
    """Two entities in the order of what passes between them, in what columns, and how that is called."""

    left: Entity
    right: Entity
    label: str
    columns: tuple[int, int]


def view_supply(index: CaseIndex, wording: Wording, grades: Mapping[str, str], limit: int) -> Supply:
    """Gather the edges of all counted claims, in printing order, up to `limit` rows.

    `grades` are letter and digit of the claims' matters, by claim id.
    """
    found = list(_iter_rows(index, wording, grades))
    shown = [row for row, _ in found[:limit]]
    places: dict[str, Counter[int]] = defaultdict(Counter)
    entities: dict[str, Entity] = {}
    for _, step in found[:limit]:
        for entity, column in zip((step.left, step.right), step.columns, strict=True):
            places[index.actor_key(entity)][column] += 1
            entities.setdefault(index.actor_key(entity), entity)
    actors = tuple(_actor(key, entities[key], places[key], index) for key in entities)
    return Supply(actors, tuple(_iter_edges(shown, wording)), tuple(shown), len(found) - len(shown))


def _iter_rows(index: CaseIndex, wording: Wording, grades: Mapping[str, str]) -> Iterator[tuple[SupplyRow, _Step]]:
    number = 0
    for claim in index.counted:
        for step in _steps(claim, index, wording):
            number += 1
            yield _row(number, claim, step, index, wording, grades.get(claim.id, "")), step


def _steps(claim: Claim, index: CaseIndex, wording: Wording) -> Iterator[_Step]:
    given = _dealings(claim, index, wording) if claim.kind in SUPPLY_KINDS else ()
    seen: set[frozenset[str]] = set()
    for step in (*given, *_linked(claim, index, wording)):
        pair = frozenset((index.actor_key(step.left), index.actor_key(step.right)))
        if len(pair) > 1 and pair not in seen:
            seen.add(pair)
            yield step


def _dealings(claim: Claim, index: CaseIndex, wording: Wording) -> Iterator[_Step]:
    suppliers, between = _entities(claim, index, Role.ACTOR), _entities(claim, index, Role.VIA)
    goal = _entities(claim, index, Role.RECIPIENT) or _entities(claim, index, Role.DESTINATION)
    if claim.kind is ClaimKind.FINANCE:
        goal = goal or _entities(claim, index, Role.FORCE)
    label = wording.get("supply", claim.kind.value)
    through = wording.get("supply", THROUGH)
    yield from (_Step(one, other, through, (SUPPLIER, BETWEEN)) for one in suppliers for other in between)
    start = BETWEEN if between else SUPPLIER
    yield from (_Step(one, other, label, (start, RECIPIENT)) for one in between or suppliers for other in goal)


def _linked(claim: Claim, index: CaseIndex, wording: Wording) -> Iterator[_Step]:
    """The links that stand on a claim, from who directs to who is directed."""
    record = index.record_by_claim_id[claim.id]
    for link in sorted(record.links, key=lambda one: one.id):
        if link.claim_id == claim.id:
            ends = record.entity(link.from_entity_id), record.entity(link.to_entity_id)
            is_from = wording.get("link_kinds", link.kind.value, "superior") == "from"
            left, right = ends if is_from else ends[::-1]
            goal = RECIPIENT if link.kind in (LinkKind.BACKS, LinkKind.PAYS) else BETWEEN
            yield _Step(left, right, wording.get("supply", link.kind.value), (SUPPLIER, goal))


def _entities(claim: Claim, index: CaseIndex, role: Role) -> tuple[Entity, ...]:
    fillers: tuple[Filler, ...] = claim.filled(role)
    found = (index.entity_of(filler) for filler in fillers)
    return tuple(entity for entity in found if entity is not None)


def _row(number: int, claim: Claim, step: _Step, index: CaseIndex, wording: Wording, grade: str) -> SupplyRow:
    return SupplyRow(
        number=number,
        left=index.actor_name(step.left),
        label=step.label,
        right=index.actor_name(step.right),
        left_key=index.actor_key(step.left),
        right_key=index.actor_key(step.right),
        claim_id=claim.id,
        document_id=claim.document_id,
        stance=claim.stance,
        voice=voice_name(index.statement_of(claim), index, wording),
        quote=words(claim.span.quote),
        grade=grade,
    )


def _actor(key: str, entity: Entity, columns: Counter[int], index: CaseIndex) -> SupplyActor:
    column = max((BETWEEN, SUPPLIER, RECIPIENT), key=lambda one: columns[one])
    row = actors_by_id().get(entity.known_id or "")
    is_carrier = column == BETWEEN and row is not None and row.kind == CARRIER
    look = "carrier" if is_carrier else ("supplier", "between", "recipient")[column]
    return SupplyActor(key, entity.id, index.actor_name(entity), column, look)


def _iter_edges(rows: list[SupplyRow], wording: Wording) -> Iterator[SupplyEdge]:
    grouped: dict[tuple[str, str, str, bool], list[SupplyRow]] = {}
    for row in rows:
        grouped.setdefault((row.left_key, row.right_key, row.label, row.is_denied), []).append(row)
    for (left, right, label, is_denied), said in grouped.items():
        strongest = min((row.stance for row in said), key=lambda stance: stance.rank)
        numbers = tuple(row.number for row in said)
        name = f"{wording.get('supply', 'denied')}: {label}" if is_denied else label
        yield SupplyEdge(left, right, name, STRENGTHS.get(strongest, "held"), numbers)
