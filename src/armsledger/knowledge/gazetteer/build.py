"""Compiles the gazetteer into one SQLite file, the same bytes from the same sources."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from armsledger.knowledge.gazetteer.entry import Bearing, Entry, NamedEntry
from armsledger.knowledge.gazetteer.folding import fold_name, loose_key

_SCHEMA: Final = """
create table place (
    number integer primary key, id text not null, name text not null, kind text not null, country text, admin1 text,
    latitude real not null, longitude real not null, radius_km real not null, population integer not null
);
create table name (
    key text not null, place integer not null, bearing integer not null, sort integer not null,
    primary key (key, place)
) without rowid;
create table compiled (what text primary key, value text not null);
"""
NAME, DEMONYM, SEAT = range(3)  # sorts of names: the place's own, its people's and adjectives, its government's
_TOLD: Final = 10_000  # places between two notices
Notify = Callable[[int], None]


def build_gazetteer(entries: Iterable[NamedEntry], path: Path, compiled: dict[str, str], notify: Notify) -> int:
    """Write all entries to `path` and give how many there are; `compiled` says what they were compiled from.

    The file appears whole or not at all; `notify` is called now and then with the number of places so far. Raises
    OSError where the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    unfinished.unlink(missing_ok=True)
    try:
        with sqlite3.connect(unfinished) as database:
            database.executescript(f"pragma journal_mode=off; pragma synchronous=off; pragma page_size=4096; {_SCHEMA}")
            count = _fill(database, entries, notify)
            database.executemany("insert into compiled values (?, ?)", sorted(compiled.items()))
        database.close()
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    return count


def _fill(database: sqlite3.Connection, entries: Iterable[NamedEntry], notify: Notify) -> int:
    count = 0
    database.execute("create temp table found (key text, place integer, bearing integer, sort integer)")
    for count, named in enumerate(entries, start=1):
        entry = named.entry
        database.execute(
            "insert into place values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (count, *_row(entry)),
        )
        rows = ((key, count, int(bearing), sort) for key, bearing, sort in _keys(named))
        database.executemany("insert into found values (?, ?, ?, ?)", rows)
        if count % _TOLD == 0:
            notify(count)
    # of two ways to bear one name the better counts; sorted by SQLite, so that no table must fit in memory
    database.execute(
        "insert into name select key, place, max(bearing), sort from found group by key, place order by key, place"
    )
    return count


def _row(entry: Entry) -> tuple[str | float | None, ...]:
    point = round(entry.latitude, 5), round(entry.longitude, 5)
    said = entry.id, entry.name, entry.kind, entry.country, entry.admin1
    return (*said, *point, entry.radius_km, entry.population)


def _keys(named: NamedEntry) -> Iterator[tuple[str, Bearing, int]]:
    for name, bearing in named.names:
        key = fold_name(name)
        if key:
            yield key, bearing, NAME
            loose = loose_key(key)
            if loose and bearing is not Bearing.OTHER:
                yield loose, Bearing.OTHER, NAME
    for words, sort in ((named.demonyms, DEMONYM), (named.seats, SEAT)):
        for word in words:
            yield fold_name(word), Bearing.OWN, sort
