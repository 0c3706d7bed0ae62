"""Checks the tables of actors and offices as wholes: where links lead, whether dates stand in order, whose names meet.

Every finding is a KnowledgeError, given back and not raised, so that an analyst sees all of them at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from armsledger.errors import KnowledgeError
from armsledger.knowledge import actors, offices
from armsledger.knowledge.actor_names import fold_actor
from armsledger.knowledge.actor_namesakes import ActorNamesake, load_actor_namesakes
from armsledger.knowledge.actors import Actor
from armsledger.knowledge.countries import countries_by_iso3
from armsledger.knowledge.offices import OfficeTerm
from armsledger.knowledge.validity import parse_bounds

NAMESAKES = "actor_namesakes.yaml"


def iter_actor_errors() -> Iterator[KnowledgeError]:
    """Report everything that is wrong in the tables of actors, their namesakes and offices that we ship."""
    rows, terms = actors.load_actors(), offices.load_offices()
    known = frozenset((*actors.actors_by_id(), *countries_by_iso3()))
    yield from iter_loose_links(rows, known)
    yield from iter_unknown_sides(rows, known)
    yield from iter_bad_dates(actors.TABLE, ((row.id, row.valid_from, row.valid_to) for row in rows))
    yield from iter_clashing_names(rows)
    yield from iter_unknown_namesakes(load_actor_namesakes(), known)
    yield from iter_unknown_bodies(terms, known)
    yield from iter_bad_dates(offices.TABLE, ((term.id, term.starts, term.ends or term.known_until) for term in terms))
    yield from iter_open_ends(terms)


def iter_loose_links(rows: Iterable[Actor], known: frozenset[str]) -> Iterator[KnowledgeError]:
    """Report every link that leads to no row or state, and every one that leads back to its own row."""
    for row in rows:
        for link in row.links:
            if link.target_id == row.id:
                yield KnowledgeError(actors.TABLE, row.id, f"its link {link.kind.value} leads back to itself")
            elif link.target_id not in known:
                yield KnowledgeError(
                    actors.TABLE, row.id, f"its link {link.kind.value} leads to no row or state: {link.target_id!r}"
                )


def iter_unknown_sides(rows: Iterable[Actor], known: frozenset[str]) -> Iterator[KnowledgeError]:
    """Report every side that has the form of an id or of a country's code and is none."""
    for row in rows:
        side = row.side or ""
        looks_like_id = side.startswith("actor-") or (len(side) == 3 and side.isupper())
        if looks_like_id and side not in known:
            yield KnowledgeError(actors.TABLE, row.id, f"its side {side!r} is no row or state")


def iter_bad_dates(table: str, spans: Iterable[tuple[str, str | None, str | None]]) -> Iterator[KnowledgeError]:
    """Report every date that is none, and every span (id, first, last) that ends before it begins."""
    for row_id, first, last in spans:
        try:
            begin, end = (parse_bounds(text) if text else None for text in (first, last))
        except ValueError as error:
            yield KnowledgeError(table, row_id, str(error))
            continue
        if begin and end and end[1] < begin[0]:
            yield KnowledgeError(table, row_id, f"it ends on {last}, before it begins on {first}")


def iter_clashing_names(rows: Iterable[Actor]) -> Iterator[KnowledgeError]:
    """Report every name that leads to two rows once apostrophes, hyphens and accents are gone."""
    owners: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        for name in row.names:
            owners[fold_actor(name)].setdefault(row.id, name)
    for _, names in sorted(owners.items()):
        if len(names) > 1:
            first, *others = sorted(names)
            problem = f"the name {names[first]!r} is written like that of {', '.join(others)}; list it as a namesake"
            yield KnowledgeError(actors.TABLE, first, problem)


def iter_unknown_namesakes(entries: Iterable[ActorNamesake], known: frozenset[str]) -> Iterator[KnowledgeError]:
    """Report every entry of the namesakes that leads to no row, or to none at all."""
    for entry in entries:
        for actor_id in entry.ids:
            if actor_id not in known:
                yield KnowledgeError(NAMESAKES, entry.name, f"{actor_id!r} is no row of {actors.TABLE}")
        if not entry.ids:
            yield KnowledgeError(NAMESAKES, entry.name, f"no row of {actors.TABLE} bears the name")


def iter_unknown_bodies(terms: Iterable[OfficeTerm], known: frozenset[str]) -> Iterator[KnowledgeError]:
    """Report every term whose body or person leads to no row."""
    for term in terms:
        if term.body not in known:
            yield KnowledgeError(offices.TABLE, term.id, f"its body {term.body!r} is no row or state")
        if term.person_id is not None and term.person_id not in known:
            yield KnowledgeError(offices.TABLE, term.id, f"its person {term.person_id!r} is no row")


def iter_open_ends(terms: Iterable[OfficeTerm]) -> Iterator[KnowledgeError]:
    """Report every term that has both an end and a day until which it is known to run, or neither."""
    for term in terms:
        if (term.ends is None) == (term.known_until is None):
            yield KnowledgeError(
                offices.TABLE, term.id, "give either its end or the day until which it is known to run"
            )
