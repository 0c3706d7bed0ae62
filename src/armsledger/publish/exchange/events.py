"""What event rows of both kinds share: parties with codes and sectors, weapons by sort, and the columns of our own."""

from typing import Any, Final

from armsledger.knowledge.actors import RecipientKind, actors_by_id
from armsledger.model.claim import Role
from armsledger.model.entity import Entity, EntityType
from armsledger.publish.exchange.fields import Field
from armsledger.publish.exchange.views import ClaimView

# Categories of the equipment table, by the sort of attack that PLOVER and ACLED tell apart.
DRONES: Final = frozenset(
    {
        "armed UAV",
        "reconnaissance UAV",
        "civil UAV",
        "loitering munition",
        "unmanned aircraft",
        "armed unmanned aircraft",
    }
)
AERIAL: Final = frozenset(
    {
        "combat aircraft",
        "attack helicopter",
        "light attack aircraft",
        "trainer and light attack aircraft",
        "aircraft",
        "guided bomb",
        "transport helicopter",
    }
)
HEAVY: Final = frozenset(
    {
        "artillery",
        "howitzer",
        "self-propelled gun",
        "mortar",
        "multiple rocket launcher",
        "rocket artillery",
        "ballistic missile",
        "cruise missile",
        "guided missile",
        "anti-ship missile",
        "tank",
    }
)
SECTORS: Final = (
    ("state armed forces, military command, military leader, armed unit", "MIL", "by the kind of the row of our table"),
    ("intelligence service", "SPY", ""),
    ("country; any other row that is a government's", "GOV", ""),
    ("company, private military company", "BUS", ""),
    ("armed group", "UAF", "we do not judge whether it is for or against a government"),
)
_SECTOR_BY_KIND: Final = {kind: theirs for ours, theirs, _ in SECTORS for kind in ours.split(", ")}

X: Final = Field[ClaimView]
X_FIELDS: Final = (
    X("x_claim_id", "claim.id", lambda v: v.claim.id),
    X("x_kind", "claim.kind", lambda v: v.claim.kind.value),
    X("x_stance", "claim.stance", lambda v: v.claim.stance.value),
    X("x_speaker", "statement.voice.name", lambda v: v.speaker, "missing: the document's own voice"),
    X("x_review", "where the claim stands with people", lambda v: v.state.value),
    X("x_matter_id", "matter.id", lambda v: v.brief.matter_id if v.brief else None),
    X("x_grade", "matter.grade", lambda v: v.brief.grade.code if v.brief else None),
    X("x_roots", "matter.independent_origins", lambda v: v.brief.independent_origins if v.brief else None),
    X("x_measures", "finding.matches", lambda v: list(v.brief.measures) if v.brief else None),
    X("x_items", "names in the roles item and force", lambda v: list(v.names(Role.ITEM, Role.FORCE))),
    X("x_qty_min", "claim.quantity.low", lambda v: v.claim.quantity.low if v.claim.quantity else None),
    X("x_qty_max", "claim.quantity.high", lambda v: v.claim.quantity.high if v.claim.quantity else None),
)


def party(entity: Entity) -> dict[str, Any]:
    """Who takes part: its State's code or row, its sector, its name and its id of ours."""
    keys = {
        "code": entity.country or (entity.known_id if entity.type is EntityType.COUNTRY else None),
        "sector": sector(entity),
        "entity_text": entity.name,
        "identifier_id": entity.known_id or entity.id,
    }
    return {key: value for key, value in keys.items() if value}


def sector(entity: Entity) -> str | None:
    """The sector of a party; None where our table does not say."""
    actor = actors_by_id().get(entity.known_id or "")
    if actor and actor.kind in _SECTOR_BY_KIND:
        return _SECTOR_BY_KIND[actor.kind]
    is_state = actor is not None and actor.recipient_kind is RecipientKind.GOVERNMENT
    if entity.type is EntityType.COUNTRY or is_state:
        return "GOV"
    return "UAF" if entity.type is EntityType.ARMED_GROUP else None


def first_category(view: ClaimView, categories: frozenset[str]) -> str | None:
    """The first category of an item of the claim that is one of these."""
    found = (entity.category for entity in view.actors(Role.ITEM, Role.FORCE))
    return next((category for category in found if category in categories), None)
