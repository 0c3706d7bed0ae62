"""Finds the rows of the gazetteer that bear a name, however its particles, hyphens and accents are written."""

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from typing import Final, cast

from armsledger.knowledge.countries import Country, load_countries
from armsledger.knowledge.places import PlaceRow, load_places
from armsledger.knowledge.word_classes import read_words

_WORD: Final = re.compile(r"[^\W_]+", re.UNICODE)
_LEAD: Final = re.compile(
    r"^(?:the\s+)?(?:(?:city|town|village|port|capital|province|region|district|state|airbase|airport|island)\s+of\s+)?"
    r"(?:the\s+)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=65_536)
def fold_place(name: str) -> str:
    """Give the key under which the spellings of a place meet: "Al-Jufrah" and "al Jufra" are both "jufra"."""
    plain = unicodedata.normalize("NFKD", _LEAD.sub("", name.strip()))
    words = _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)).casefold())
    kept = [word for word in words if word not in _particles()] or words
    return " ".join(re.sub(r"(?<=a)h$", "", word) for word in kept)


def find_places(name: str) -> tuple[PlaceRow | Country, ...]:
    """Give the rows that bear the name: exact bearers first, then countries before places, each sorted by id."""
    rows = _rows_by_key().get(fold_place(name), ())
    return tuple(sorted(rows, key=lambda row: (name not in row.names, not isinstance(row, Country), row.id)))


def find_namesakes(row: PlaceRow | Country) -> tuple[str, ...]:
    """Give the ids of other places of the same country whose names begin with one of the row's names, sorted.

    "Idlib" may mean the town or the province, "Misrata" the town or its airport; a country has none.
    """
    if isinstance(row, Country):
        return ()
    keys = {fold_place(name) for name in row.names}
    return tuple(
        other.id
        for other in load_places()
        if other.id != row.id and other.country == row.country and _begins(other, keys)
    )


def _begins(other: PlaceRow, keys: set[str]) -> bool:
    return any(fold_place(name).startswith(f"{key} ") for name in other.names for key in keys if key)


@cache
def _particles() -> frozenset[str]:
    return frozenset(cast(list[str], read_words("place_relations")["particles"]))


@cache
def _rows_by_key() -> dict[str, tuple[PlaceRow | Country, ...]]:
    rows: dict[str, dict[str, PlaceRow | Country]] = defaultdict(dict)
    bearers: tuple[PlaceRow | Country, ...] = (*load_countries(), *load_places())
    for row in bearers:
        for name in row.names:
            if fold_place(name):
                rows[fold_place(name)][row.id] = row
    return {key: tuple(found.values()) for key, found in rows.items()}
