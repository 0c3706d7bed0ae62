"""Checks the tables as a whole: what no single row can show, and what a spreadsheet lets slip.

Every finding is a KnowledgeError, collected and given back, so that an analyst sees all of them at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from armsledger.errors import KnowledgeError
from armsledger.knowledge import actors, admin1, countries, equipment, instruments, outlets, places
from armsledger.knowledge.actor_check import iter_actor_errors
from armsledger.knowledge.designations import fold_designation
from armsledger.knowledge.measure_tables import load_regimes
from armsledger.knowledge.measure_vocabulary import load_vocabulary
from armsledger.knowledge.row_check import iter_table_errors
from armsledger.knowledge.tables import table_names

_MAX_RADIUS_KM: Final = 20_038  # half the equator: nothing lies farther from its point


class NamedRow(Protocol):
    """What the rows of all tables have in common."""

    @property
    def id(self) -> str: ...
    @property
    def names(self) -> tuple[str, ...]: ...


class Located(NamedRow, Protocol):
    """A row with a point on the map."""

    @property
    def latitude(self) -> float: ...
    @property
    def longitude(self) -> float: ...
    @property
    def radius_km(self) -> float: ...


def check_tables() -> tuple[KnowledgeError, ...]:
    """Give everything that is wrong in the tables in use, first row by row, then as wholes; empty where nothing is.

    Tables with a row that cannot be read at all are not looked at as wholes; that row is among the findings.
    """
    errors = [error for table in table_names() for error in iter_table_errors(table)]
    try:
        errors.extend(_iter_errors())
        load_regimes()
    except KnowledgeError as error:
        errors.append(error)
    return tuple({str(error): error for error in errors}.values())


def iter_shared_ids(table: str, rows: Iterable[NamedRow]) -> Iterator[KnowledgeError]:
    """Report every id that more than one row bears."""
    seen: set[str] = set()
    for row in rows:
        if row.id in seen:
            yield KnowledgeError(table, row.id, "another row has the same id")
        seen.add(row.id)


def iter_shared_names(table: str, rows: Iterable[NamedRow]) -> Iterator[KnowledgeError]:
    """Report every name, whatever its case, that leads to more than one row."""
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in row.names:
            owners[name.casefold()].add(row.id)
    for name, ids in sorted(owners.items()):
        if len(ids) > 1:
            yield KnowledgeError(table, min(ids), f"the name {name!r} also leads to {', '.join(sorted(ids)[1:])}")


def iter_shared_designations(table: str, rows: Iterable[equipment.Equipment]) -> Iterator[KnowledgeError]:
    """Report every designation that, hyphens and alphabets folded away, leads to more than one system."""
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in () if row.is_class else row.names:
            if any(map(str.isdigit, name)):
                owners[fold_designation(name)].add(row.id)
    for key, ids in sorted(owners.items()):
        if len(ids) > 1:
            problem = f"the designation {key!r} also leads to {', '.join(sorted(ids)[1:])}"
            yield KnowledgeError(table, min(ids), problem)


def iter_misplaced(table: str, rows: Iterable[Located]) -> Iterator[KnowledgeError]:
    """Report every point that lies on no map, and every radius that is none."""
    for row in rows:
        on_map = -90 <= row.latitude <= 90 and -180 <= row.longitude <= 180 and 0 < row.radius_km <= _MAX_RADIUS_KM
        if not on_map:
            yield KnowledgeError(table, row.id, f"{row.latitude}, {row.longitude}, {row.radius_km} km is on no map")


def iter_unknown_codes(
    table: str, codes_by_id: Iterable[tuple[str, Iterable[str | None]]], known: frozenset[str], what: str
) -> Iterator[KnowledgeError]:
    """Report every code that is not among the known ones; `what` names the sort of code for the message."""
    for row_id, codes in codes_by_id:
        for code in codes:
            if code is not None and code not in known:
                yield KnowledgeError(table, row_id, f"{code!r} is no {what}")


def _iter_errors() -> Iterator[KnowledgeError]:
    tables: tuple[tuple[str, tuple[NamedRow, ...]], ...] = (
        (countries.TABLE, countries.load_countries()),
        (actors.TABLE, actors.load_actors()),
        (places.TABLE, places.load_places()),
        (equipment.TABLE, equipment.load_equipment()),
        (outlets.TABLE, outlets.load_outlets()),
        (instruments.TABLE, instruments.load_instruments()),
    )
    for table, rows in tables:
        yield from iter_shared_ids(table, rows)
        yield from iter_shared_names(table, rows)
    yield from iter_actor_errors()
    yield from iter_shared_ids(admin1.TABLE, admin1.load_admin1())  # names may be shared: "WA" is told by its country
    yield from iter_misplaced(admin1.TABLE, admin1.load_admin1())
    yield from iter_shared_designations(equipment.TABLE, equipment.load_equipment())
    yield from iter_misplaced(countries.TABLE, countries.load_countries())
    yield from iter_misplaced(places.TABLE, places.load_places())
    yield from _iter_unknown_countries()
    items = ((row.id, row.items) for row in equipment.load_equipment())
    yield from iter_unknown_codes(
        equipment.TABLE, items, frozenset(load_vocabulary().items), "item code of the measures"
    )


def _iter_unknown_countries() -> Iterator[KnowledgeError]:
    known = frozenset(countries.countries_by_iso3())
    what = f"country of {countries.TABLE}"
    by_table: tuple[tuple[str, list[tuple[str, Iterable[str | None]]]], ...] = (
        (actors.TABLE, [(row.id, (row.country, *row.operates_in)) for row in actors.load_actors()]),
        (places.TABLE, [(row.id, (row.country,)) for row in places.load_places()]),
        (equipment.TABLE, [(row.id, (row.origin,)) for row in equipment.load_equipment()]),
        (outlets.TABLE, [(row.id, (row.country,)) for row in outlets.load_outlets()]),
    )
    for table, codes_by_id in by_table:
        yield from iter_unknown_codes(table, codes_by_id, known, what)
