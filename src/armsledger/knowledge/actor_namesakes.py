"""Names that several bodies bear ("SNA"), and who bears them."""

from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from armsledger.knowledge.word_classes import read_words


@dataclass(frozen=True, slots=True)
class ActorNamesake:
    """`ids` are rows of the actors table that may be meant, `others` bearers that have no row."""

    name: str
    ids: tuple[str, ...]
    others: tuple[str, ...]


@cache
def load_actor_namesakes() -> tuple[ActorNamesake, ...]:
    """Load `words/actor_namesakes.yaml`, in its order."""
    rows = cast(list[dict[str, Any]], read_words("actor_namesakes")["namesakes"])
    return tuple(ActorNamesake(row["name"], tuple(row["ids"]), tuple(row.get("others", ()))) for row in rows)
