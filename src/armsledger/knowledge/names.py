"""One index of all known names: countries, actors, places, equipment and instruments, by their words.

Longer names win over shorter ones, actors over places ("Wagner", "White House"), so that a body is never read as the
town that bears its name. A capital is a place after "in" or "near" and its government elsewhere: the index gives the
country for it, marked as metonym, and the mention finder decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from armsledger.knowledge.actors import load_actors
from armsledger.knowledge.countries import Country, load_countries
from armsledger.knowledge.equipment import load_equipment
from armsledger.knowledge.places import load_places
from armsledger.model.entity import EntityType

_WORD = re.compile(r"\w+(?:[-‑/]\w+)*|[^\w\s]", re.UNICODE)


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name and the row it stands for. `adjectival` for demonyms, `metonym` for capitals and government seats."""

    words: str
    known_id: str
    name: str
    type: EntityType
    adjectival: bool = False
    metonym: bool = False


def split_name(words: str) -> tuple[str, ...]:
    """The folded words of a name: lower case (acronyms and short names kept as written), hyphens as spaces."""
    return tuple(_fold(word) for piece in _WORD.findall(words) for word in re.split(r"[-‑/]", piece) if word)


def _fold(word: str) -> str:
    return word if word.isupper() and len(word) <= 5 else word.casefold()


@cache
def load_names() -> dict[str, tuple[tuple[tuple[str, ...], KnownName], ...]]:
    """Map the first folded word of every known name to the names that begin with it, longest first."""
    index: dict[str, list[tuple[tuple[str, ...], KnownName]]] = {}
    seen: set[tuple[str, ...]] = set()
    for known in _iter_names():
        words = split_name(known.words)
        if words and words not in seen:
            seen.add(words)
            index.setdefault(words[0], []).append((words, known))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in index.items()}


def is_known_name(word: str) -> bool:
    """Say whether a known name begins with this word, however it is written."""
    return any(part in load_names() or part.casefold() in load_names() for part in split_name(word)[:1])


def _iter_names() -> Iterator[KnownName]:
    for actor in load_actors():
        for words in (actor.name, *actor.aliases):
            yield KnownName(words, actor.id, actor.name, actor.type)
    for country in load_countries():
        yield from _country_names(country)
    for item in load_equipment():
        for words in () if item.is_class else (item.name, *item.aliases):
            yield KnownName(words, item.id, item.name, EntityType.MATERIEL)
    for place in load_places():
        for words in (place.name, *place.aliases):
            yield KnownName(words, place.id, place.name, EntityType.PLACE)


def _country_names(country: Country) -> Iterator[KnownName]:
    for words in (country.name, *country.aliases):
        yield KnownName(words, country.iso3, country.name, EntityType.COUNTRY)
    for words in country.demonyms:
        yield KnownName(words, country.iso3, country.name, EntityType.COUNTRY, adjectival=True)
    for words in (*country.capitals, *country.government_names):
        yield KnownName(words, country.iso3, country.name, EntityType.COUNTRY, metonym=True)
