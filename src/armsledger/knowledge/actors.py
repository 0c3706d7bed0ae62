"""Organisations, armed groups and persons that reports on arms embargoes name, with the names they go by.

An alias is a name, never a description: "Syrian fighters" is no alias of any group. An alias that two rows share says
nothing by itself; the finder of mentions leaves its `known_id` open.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from armsledger.knowledge.actor_links import ActorLink, ActorLinkKind, parse_link
from armsledger.knowledge.tables import Row, iter_rows
from armsledger.model.entity import EntityType

TABLE = "actors.csv"


class RecipientKind(StrEnum):
    """Whether supplying the actor means supplying a government; some measures cover only the others."""

    GOVERNMENT = "government"
    NON_GOVERNMENT = "non-government"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Actor:
    """One row.

    `kind` is a word for people ("private military company"), `country` the ISO 3166 alpha-3 code of the state it
    belongs to or was founded in, `operates_in` the codes of states where sources place it, `leaders` the names of
    persons whose forces ("Haftar's forces") mean this actor. `valid_from` and `valid_to` are ISO dates, months or
    years, None where open; of a person, `valid_to` is when they died. `side` is whose side it stands on: a state's
    alpha-3 code, an actor's id (its own side where it is nobody else's) or plain words, None where it stands on none
    or the table does not say. `links` are how it stands to others.
    """

    id: str
    name: str
    type: EntityType
    kind: str
    country: str | None
    operates_in: tuple[str, ...]
    aliases: tuple[str, ...]
    leaders: tuple[str, ...]
    recipient_kind: RecipientKind
    valid_from: str | None
    valid_to: str | None
    side: str | None
    links: tuple[ActorLink, ...]
    source: str
    reviewed: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the actor, the one to print first."""
        return (self.name, *self.aliases)

    def linked(self, kind: ActorLinkKind) -> tuple[str, ...]:
        """The ids that the actor's links of this kind lead to, in the order of its row."""
        return tuple(link.target_id for link in self.links if link.kind is kind)


@cache
def load_actors() -> tuple[Actor, ...]:
    """All actors, by id; raises KnowledgeError for a row that cannot be read."""
    return tuple(sorted(map(_actor, iter_rows(TABLE)), key=lambda actor: actor.id))


@cache
def actors_by_id() -> dict[str, Actor]:
    """All actors under their ids."""
    return {actor.id: actor for actor in load_actors()}


def _actor(row: Row) -> Actor:
    return Actor(
        id=row.text("id"),
        name=row.text("name"),
        type=row.member("type", EntityType),
        kind=row.text("kind"),
        country=row.find_text("country"),
        operates_in=row.words("operates_in"),
        aliases=row.words("aliases"),
        leaders=row.words("leaders"),
        recipient_kind=row.member("recipient_kind", RecipientKind),
        valid_from=row.find_text("valid_from"),
        valid_to=row.find_text("valid_to"),
        side=row.find_text("side"),
        links=tuple(parse_link(row.table, row.key, cell) for cell in row.words("links")),
        source=row.text("source"),
        reviewed=row.flag("reviewed"),
    )
