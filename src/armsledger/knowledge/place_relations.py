"""Words before a place's name: how they relate to it and how far from it they may mean."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from armsledger.knowledge.word_classes import read_words
from armsledger.model.place import Relation


@dataclass(frozen=True, slots=True)
class PlaceRelation:
    """`words` (lower case) before a name relate to it as `relation` and add `widen_km` to its radius."""

    words: str
    relation: Relation
    widen_km: float


@cache
def load_place_relations() -> tuple[PlaceRelation, ...]:
    """All relations of `words/place_relations.yaml`, longest words first."""
    content = cast(dict[str, dict[str, Any]], read_words("place_relations")["relations"])
    rows = [
        PlaceRelation(words, Relation(row.get("relation", name)), float(row["widen_km"]))
        for name, row in content.items()
        for words in row["words"]
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row.words), row.words)))


def find_place_relation(before: str) -> PlaceRelation | None:
    """Give the relation that the end of `before`, the text right before a place's name, expresses; None where none."""
    lead = re.sub(r"\s+(?:the|its|a)$", "", " ".join(before.casefold().split()))
    for row in load_place_relations():
        if lead == row.words or lead.endswith(f" {row.words}"):
            return row
    return None
