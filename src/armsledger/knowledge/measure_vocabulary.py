"""The codes of the embargo tables and how they stand to each other: items, acts, sets, procedures, bodies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from armsledger.knowledge.regimes import Mode

FILE = "vocabulary.yaml"


@dataclass(frozen=True, slots=True)
class ItemCode:
    """A class of goods or help; `parents` are the wider classes that a thing of this class also belongs to."""

    code: str
    words: str
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActItems:
    """What an act says of the items by itself (`adds`), and what they may turn out to be (`may_be`)."""

    adds: tuple[str, ...]
    may_be: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """A State's time in a body; half-open."""

    body: str
    country: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All codes. `sets` are named groups of item codes; `modes` gives words and what is left open, by procedure.

    `lineages` holds each item code with all its wider classes.
    """

    items: Mapping[str, ItemCode]
    lineages: Mapping[str, frozenset[str]]
    acts: Mapping[str, ActItems]
    sets: Mapping[str, tuple[str, ...]]
    bound: Mapping[str, str]
    mode_words: Mapping[Mode, str]
    mode_open: Mapping[Mode, str]
    memberships: tuple[Membership, ...]

    def ancestors(self, code: str) -> frozenset[str]:
        """The code itself and every wider class that it belongs to; an unknown code has only itself."""
        known = self.lineages.get(code)
        return frozenset({code}) if known is None else known

    def words(self, codes: tuple[str, ...]) -> str:
        """The codes in words, sorted by code, for a sentence."""
        if len(codes) == 1:
            return self.items[codes[0]].words
        return "; ".join(self.items[code].words for code in sorted(codes)) or "items not said"

    def is_member(self, country: str | None, body: str, day: date) -> bool:
        """Say whether `country` (alpha-3) belongs to `body` on `day`."""
        return any(
            m.body == body and m.country == country and m.start <= day and (m.end is None or day < m.end)
            for m in self.memberships
        )

    def membership_days(self, country: str | None, body: str) -> list[date]:
        """The days on which `country` joined or left `body`."""
        rows = [m for m in self.memberships if m.body == body and m.country == country]
        return [day for m in rows for day in (m.start, m.end) if day]

    def has_members(self, body: str) -> bool:
        """Say whether the table holds the members of `body`."""
        return any(m.body == body for m in self.memberships)


@cache
def load_vocabulary() -> Vocabulary:
    """Read the vocabulary of the embargo tables."""
    text = files("armsledger.knowledge").joinpath("measures", FILE).read_text(encoding="utf-8")
    raw: dict[str, Any] = yaml.safe_load(text)
    items = {code: ItemCode(code, row["words"], tuple(row.get("parents", ()))) for code, row in raw["items"].items()}
    return Vocabulary(
        items=items,
        lineages={code: _lineage(code, items) for code in items},
        acts={
            act: ActItems(tuple(row.get("adds", ())), tuple(row.get("may_be", ()))) for act, row in raw["acts"].items()
        },
        sets={name: tuple(codes) for name, codes in raw["sets"].items()},
        bound=raw["bound"],
        mode_words={Mode(mode): row["words"] for mode, row in raw["modes"].items()},
        mode_open={Mode(mode): row["open"] for mode, row in raw["modes"].items()},
        memberships=tuple(m for body, row in sorted(raw["bodies"].items()) for m in _memberships(body, row)),
    )


def _lineage(code: str, items: Mapping[str, ItemCode]) -> frozenset[str]:
    parents = items[code].parents if code in items else ()
    return frozenset({code}).union(*(_lineage(parent, items) for parent in parents))


def _memberships(body: str, row: dict[str, Any]) -> list[Membership]:
    left = {country: date.fromisoformat(day) for country, day in row.get("left", {}).items()}
    return [
        Membership(body, country, date.fromisoformat(day), left.get(country))
        for day, countries in sorted(row["members"].items())
        for country in sorted(countries)
    ]
