"""Looking names up in the compiled gazetteer."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from armsledger.errors import GazetteerError
from armsledger.knowledge.gazetteer.build import DEMONYM, SEAT
from armsledger.knowledge.gazetteer.entry import Bearing, Entry

_AT_ONCE = 400  # keys a question
_ASK = """select name.key, name.bearing, name.sort, place.id, place.name, place.kind, place.country, place.admin1,
place.latitude, place.longitude, place.radius_km, place.population
from name join place on place.number = name.place where name.key in ({})"""
_REMEMBERED = 40_000  # keys whose bearers stay in memory


@dataclass(frozen=True, slots=True)
class Bearer:
    """A place that bears a name, and how: as its own name, as what its people are called, as its government's seat."""

    entry: Entry
    bearing: Bearing
    is_demonym: bool = False
    is_seat: bool = False


class Gazetteer:
    """Compiled files, opened for reading as one gazetteer: small and quick to open."""

    def __init__(self, *paths: Path) -> None:
        """Open `paths`, ours and those that a user imported. Raises GazetteerError for one that holds no gazetteer."""
        self._databases = [_opened(path) for path in paths]
        self.name = " + ".join(path.stem for path in paths)
        self._remembered: dict[str, tuple[Bearer, ...]] = {}

    def find(self, keys: Iterable[str]) -> dict[str, tuple[Bearer, ...]]:
        """Give the bearers of every folded key that any place bears: countries and states first, then by how
        well they bear it, then by population.
        """
        wanted = dict.fromkeys(keys)
        unknown = [key for key in wanted if key not in self._remembered]
        if len(self._remembered) + len(unknown) > _REMEMBERED:
            self._remembered.clear()
            unknown = list(wanted)
        for first in range(0, len(unknown), _AT_ONCE):
            self._remember(unknown[first : first + _AT_ONCE])
        return {key: bearers for key in wanted if (bearers := self._remembered[key])}

    def _remember(self, keys: list[str]) -> None:
        found: dict[str, list[Bearer]] = defaultdict(list)
        question = _ASK.format(", ".join("?" * len(keys)))
        for database in self._databases:
            for key, bearing, sort, *place in database.execute(question, keys):
                found[key].append(Bearer(Entry(*place), Bearing(bearing), sort == DEMONYM, sort == SEAT))
        for key in keys:
            self._remembered[key] = tuple(sorted(found[key], key=_order))


def _opened(path: Path) -> sqlite3.Connection:
    try:
        database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        database.execute("select count(*) from compiled").fetchone()
    except sqlite3.Error as error:
        raise GazetteerError(str(path), str(error)) from error
    return database


def _order(bearer: Bearer) -> tuple[bool, int, int, str]:
    is_wide = bearer.entry.kind in ("country", "state") and bearer.bearing is not Bearing.OTHER and not bearer.is_seat
    return not is_wide, -bearer.bearing, -bearer.entry.population, bearer.entry.id
