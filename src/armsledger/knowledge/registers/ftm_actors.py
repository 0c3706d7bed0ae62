"""Parties of a FollowTheMoney file (OpenSanctions and the like) as rows for a user's own table of actors.

They are hints of who bears which name, to be reviewed, and nothing more: that somebody is on a list is not carried
into the table, and no row says on whose side a party stands.
"""

import csv
import io
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from armsledger.errors import InputError
from armsledger.knowledge.actor_names import find_bearers, fold_actor
from armsledger.knowledge.actors import actors_by_id
from armsledger.knowledge.countries import load_countries

COLUMNS: Final = (
    "id", "name", "type", "kind", "country", "operates_in", "aliases", "leaders", "recipient_kind", "valid_from",
    "valid_to", "side", "links", "source", "reviewed",
)  # fmt: skip
# Their schema: our type, a word for people, and whether supplying it means supplying a government.
SCHEMATA: Final = {
    "Person": ("person", "person", "unknown"),
    "Organization": ("organization", "organisation", "unknown"),
    "Company": ("organization", "company", "unknown"),
    "PublicBody": ("organization", "government agency", "government"),
    "LegalEntity": ("organization", "body", "unknown"),
}
_COUNTRIES: Final = ("country", "jurisdiction", "nationality", "citizenship", "mainCountry")
_ALIASES: Final = ("name", "alias", "previousName")  # weakAlias holds what many bear
_MOST_ALIASES: Final = 40


@dataclass(frozen=True, slots=True)
class ActorHints:
    """What a file gives: new rows, how many of its parties our table bears already, what else it holds, and errors."""

    rows: tuple[Mapping[str, str], ...]
    known: int
    others: Mapping[str, int]
    errors: tuple[InputError, ...]


def read_ftm_actors(path: Path) -> ActorHints:
    """Read entities, one JSON object a line. Raises InputError for a file that cannot be read or holds no entity."""
    rows: list[Mapping[str, str]] = []
    errors: list[InputError] = []
    others: Counter[str] = Counter()
    taken, known = _Names(), 0
    for number, line in _lines(path):
        try:
            entity = _parse(line, f"{path.name}, line {number}")
        except InputError as error:
            errors.append(error)
            continue
        if entity["schema"] not in SCHEMATA:
            others[entity["schema"]] += 1
            continue
        names = [name for key in _ALIASES for name in _texts(entity, key)]
        if any(find_bearers(name) for name in names):
            known += 1
        elif row := _row(entity, names, f"{path.name}, line {number}", taken):
            rows.append(row)
        else:
            others["without a name of its own"] += 1
    if not rows and not known and not others:
        raise InputError(str(path), "holds no entity of FollowTheMoney", "give its entities, one JSON object a line")
    return ActorHints(tuple(rows), known, dict(sorted(others.items())), tuple(errors))


def format_actor_rows(hints: ActorHints) -> str:
    """The new rows as a table (CSV) that can be put beside ours: none reviewed, the source naming file and line."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(hints.rows)
    return out.getvalue()


class _Names:
    """Ids and names that are given out already: a name leads to one row."""

    def __init__(self) -> None:
        self._folded: set[str] = set()
        self._ids: set[str] = set(actors_by_id())

    def take_free(self, names: Iterable[str]) -> list[str]:
        """Those of the names that nobody bears yet, each spelling once."""
        free = []
        for name in names:
            key = fold_actor(name)
            if key and key not in self._folded and not find_bearers(name):
                self._folded.add(key)
                free.append(name)
        return free

    def take_id(self, wanted: str) -> str:
        """The id wanted, or with a number after it."""
        free, number = wanted, 2
        while free in self._ids:
            free, number = f"{wanted}-{number}", number + 1
        self._ids.add(free)
        return free


def _row(entity: Mapping[str, Any], names: list[str], where: str, taken: _Names) -> Mapping[str, str] | None:
    free = taken.take_free(names)
    if not free:
        return None
    kind, word, recipient = SCHEMATA[entity["schema"]]
    name, *aliases = free
    datasets = ", ".join(str(one) for one in entity.get("datasets") or ())
    return {
        "id": taken.take_id(f"actor-ftm-{_slug(name)}"),
        "name": name,
        "type": kind,
        "kind": word,
        "country": _country(entity) or "",
        "aliases": "|".join(aliases[:_MOST_ALIASES]),
        "recipient_kind": recipient,
        "source": f"{where}: {entity['id']}{f' ({datasets})' if datasets else ''}",
        "reviewed": "no",
    }


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            yield from ((number, line) for number, line in enumerate(file, start=1) if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read ({error})", "give a file of entities in UTF-8") from error


def _parse(line: str, where: str) -> dict[str, Any]:
    try:
        entity = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(where, f"is not JSON ({error})", "write one JSON object a line") from error
    keys = {"id": str, "schema": str, "properties": dict}
    if not isinstance(entity, dict) or not all(isinstance(entity.get(key), kind) for key, kind in keys.items()):
        raise InputError(where, "is no entity", "give id, schema and properties")
    return entity


def _texts(entity: Mapping[str, Any], key: str) -> list[str]:
    values = entity["properties"].get(key) or []
    plain = (" ".join(str(value).replace("|", "/").split()) for value in values if isinstance(value, str))
    return [text for text in plain if text]


def _country(entity: Mapping[str, Any]) -> str | None:
    """The one State that the entity names first; None where it names several in one property, or none."""
    known = _iso3_by_iso2()
    for key in _COUNTRIES:
        codes = {known[code.casefold()] for code in _texts(entity, key) if code.casefold() in known}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


@cache
def _iso3_by_iso2() -> dict[str, str]:
    return {country.iso2.casefold(): country.iso3 for country in load_countries() if country.iso2}


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).casefold()
    return re.sub(r"[^\w]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-_")
