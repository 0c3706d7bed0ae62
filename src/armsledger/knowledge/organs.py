"""Organs of states by the pattern of their names, for the many that need no row of their own.

"Kenyan army", "Kenya's army" and "the army of Kenya" have the id `organ-KEN-armed-forces`; a state's government is the
state itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from armsledger.knowledge.actors import Actor, load_actors
from armsledger.knowledge.countries import Country, load_countries
from armsledger.knowledge.word_classes import read_words

GOVERNMENT = "government"
_ORGAN = "organ-"


@dataclass(frozen=True, slots=True)
class Organ:
    """`kind` is a key of `words/organs.yaml`, `country` the state whose organ it is."""

    kind: str
    country: Country

    @property
    def id(self) -> str:
        """The alpha-3 code for a government, else `organ-<code>-<kind>`."""
        return self.country.iso3 if self.kind == GOVERNMENT else f"{_ORGAN}{self.country.iso3}-{self.kind}"

    @property
    def name(self) -> str:
        """The state's name for a government, else the organ and the state."""
        return self.country.name if self.kind == GOVERNMENT else f"{self.kind.replace('-', ' ')} of {self.country.name}"


def find_organ(words: str) -> Organ | None:
    """Give the organ that the words name, determiners apart; None where they name none, or say more than its name."""
    plain = re.sub(r"^the\s+", "", " ".join(words.replace("’", "'").split()), flags=re.IGNORECASE)
    for state, organ in _iter_splits(plain):
        country, kind = _countries_by_word().get(state), _kinds().get(organ.casefold())
        if country and kind:
            return Organ(kind, country)
    return None


def find_actor(words: str) -> Actor | None:
    """Give the row of the actors table that bears exactly these words, whatever their case; None where none does."""
    return _actors_by_name().get(re.sub(r"^the\s+", "", words.casefold()))


def find_organ_row(organ: Organ) -> Actor | None:
    """The row of the actors table for an organ: it bears the state's adjective with a word for the organ."""
    for demonym in organ.country.demonyms:
        for word, kind in _kinds().items():
            row = _actors_by_name().get(f"{demonym} {word}".casefold()) if kind == organ.kind else None
            if row:
                return row
    return None


def find_state(words: str) -> Country | None:
    """Give the state that bears these words as a name, an adjective, the name of its people or of its government."""
    return _countries_by_word().get(words) or _countries_by_seat().get(words)


def _iter_splits(words: str) -> Iterator[tuple[str, str]]:
    """Every way to part the words into a state and an organ: before any blank, and around the last "of"."""
    parts = words.split(" ")
    for cut in range(len(parts) - 1, 0, -1):
        yield re.sub(r"'s?$", "", " ".join(parts[:cut])), " ".join(parts[cut:])
    organ, of, state = words.rpartition(" of ")
    if of:
        yield re.sub(r"^the ", "", state), organ


@cache
def _countries_by_word() -> dict[str, Country]:
    return {word: row for row in load_countries() for word in (*row.demonyms, *row.names, *row.capitals)}


@cache
def _countries_by_seat() -> dict[str, Country]:
    return {word: row for row in load_countries() for word in row.government_names}


@cache
def _kinds() -> dict[str, str]:
    organs = cast(dict[str, dict[str, list[str]]], read_words("organs")["organs"])
    return {word: kind for kind, row in organs.items() for word in row["words"]}


@cache
def _actors_by_name() -> dict[str, Actor]:
    return {name.casefold(): actor for actor in load_actors() for name in actor.names if " " in name}


def is_organ_id(known_id: str | None) -> bool:
    """Say whether an id is that of an organ recognised by the pattern of its name."""
    return known_id is not None and known_id.startswith(_ORGAN)
