"""How one actor of the table stands to another, as its `links` column says: `kind:id`, apart by `|`.

That somebody acts for another is never a fact of this table: a proxy link names who claims it
(`proxy-of:RUS@UN Panel of Experts on Libya, S/2021/229`), and one without is refused.
"""

from dataclasses import dataclass
from enum import StrEnum

from armsledger.errors import KnowledgeError


class ActorLinkKind(StrEnum):
    """What the bearer of the link is to the other: a part of it, its commander, led by it, its successor, its proxy."""

    PART_OF = "part-of"
    COMMANDS = "commands"
    LED_BY = "led-by"
    SUCCESSOR_OF = "successor-of"
    PROXY_OF = "proxy-of"


@dataclass(frozen=True, slots=True)
class ActorLink:
    """`target_id` is an actor's id or a state's alpha-3 code, `claimed_by` who says so (None but for proxies)."""

    kind: ActorLinkKind
    target_id: str
    claimed_by: str | None = None


def parse_link(table: str, row: str, cell: str) -> ActorLink:
    """Read one link; raises KnowledgeError for an unknown kind, a missing id, or a proxy that nobody claims."""
    kind, _, rest = cell.partition(":")
    target, _, holder = (part.strip() for part in rest.partition("@"))
    if kind not in list(ActorLinkKind):
        raise KnowledgeError(table, row, f"the link {cell!r} is not one of {', '.join(ActorLinkKind)}")
    if not target:
        raise KnowledgeError(table, row, f"the link {cell!r} names no actor after its colon")
    is_proxy = kind == ActorLinkKind.PROXY_OF
    if is_proxy and not holder:
        raise KnowledgeError(table, row, f"the link {cell!r} does not say who claims it; write proxy-of:id@holder")
    if holder and not is_proxy:
        raise KnowledgeError(table, row, f"the link {cell!r} has a holder; only a proxy link is somebody's claim")
    return ActorLink(ActorLinkKind(kind), target, holder or None)
