"""Who held which office when, and what the table cannot say.

A term that has not ended as far as the table knows bears the day until which it is known to have run; after it the
answer is unknown, never "still". Where the day falls into the month or year of a beginning or an end, the answer is
possible. That no term covers a day means that the table does not reach it, not that nobody held the office.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import cast

from armsledger.knowledge.actor_names import find_bearers, fold_actor
from armsledger.knowledge.actors import Actor, actors_by_id, load_actors
from armsledger.knowledge.countries import countries_by_iso3
from armsledger.knowledge.organs import find_state
from armsledger.knowledge.tables import Row, iter_rows
from armsledger.knowledge.unlisted_actors import split_title
from armsledger.knowledge.validity import Validity, is_certain_on, validity_on
from armsledger.knowledge.word_classes import read_words

TABLE = "offices.csv"


class OfficeStatus(StrEnum):
    """Whether the table says who held the office: surely, perhaps (the day lies at an edge), or not at all."""

    KNOWN = "known"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class OfficeTerm:
    """One row: `person_id` an actor's id where the person has one, `body` an actor's id or a state's alpha-3 code.

    `starts` and `ends` are ISO dates, months or years; `known_until` stands where no end is known.
    """

    id: str
    person: str
    person_id: str | None
    aliases: tuple[str, ...]
    office: str
    body: str
    starts: str
    ends: str | None
    known_until: str | None
    source: str
    reviewed: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the person, the one to print first."""
        row = actors_by_id().get(self.person_id or "")
        return tuple(dict.fromkeys((self.person, *self.aliases, *(row.names if row else ()))))

    @property
    def body_name(self) -> str:
        """The body's name to print."""
        body: Actor | None = actors_by_id().get(self.body)
        return body.name if body else countries_by_iso3()[self.body].name


@dataclass(frozen=True, slots=True)
class OfficeAnswer:
    """What the table says of a day: the terms that cover it, by id, and why; none where the status is unknown."""

    status: OfficeStatus
    terms: tuple[OfficeTerm, ...]
    because: str


@cache
def load_offices() -> tuple[OfficeTerm, ...]:
    """All terms, by id; raises KnowledgeError for a row that cannot be read."""
    return tuple(sorted(map(_term, iter_rows(TABLE)), key=lambda term: term.id))


def office_on(person: str, day: date) -> OfficeAnswer:
    """Say which offices a person (by id or name, titles apart) held on the day, as far as the table reaches."""
    key = fold_actor(split_title(person)[1])
    terms = [t for t in load_offices() if person == t.person_id or key in map(fold_actor, t.names)]
    return _answer(terms, day, f"{person!r}")


def holder_of(office: str, body: str, day: date) -> OfficeAnswer:
    """Say who held an office of a body (by id, code or name) on the day, as far as the table reaches.

    A state's offices are also those of the governments in it: rival governments give several terms.
    """
    wanted, bodies = _office_name(office), _bodies(body)
    terms = [term for term in load_offices() if term.body in bodies and _office_name(term.office) == wanted]
    return _answer(terms, day, f"the office {office!r} of {body!r}")


def _answer(terms: Iterable[OfficeTerm], day: date, what: str) -> OfficeAnswer:
    rows = tuple(terms)
    if not rows:
        return OfficeAnswer(OfficeStatus.UNKNOWN, (), f"the table holds no term of {what}")
    found = tuple(term for term in rows if _reaches(term, day))
    if not found:
        known = "; ".join(sorted(map(_print, rows)))
        return OfficeAnswer(OfficeStatus.UNKNOWN, (), f"no term of {what} in the table reaches {day}: {known}")
    certain = tuple(term for term in found if is_certain_on(term.starts, term.ends, day))
    status = OfficeStatus.KNOWN if certain else OfficeStatus.POSSIBLE
    edge = "" if certain else f"; {day} lies where the table does not say the day"
    return OfficeAnswer(status, certain or found, "; ".join(map(_print, certain or found)) + edge)


def _reaches(term: OfficeTerm, day: date) -> bool:
    return validity_on(term.starts, term.ends or term.known_until, day) is Validity.IN_DATE


def _print(term: OfficeTerm) -> str:
    end = f"to {term.ends}" if term.ends else f"known until {term.known_until}"
    return f"{term.person}, {term.office} of {term.body_name}, from {term.starts} {end}"


def _bodies(body: str) -> frozenset[str]:
    state = countries_by_iso3().get(body) or find_state(body)
    if state is None:
        return frozenset((body, *(actor.id for actor in find_bearers(body))))
    governments = (a.id for a in load_actors() if a.country == state.iso3 and a.kind == "government")
    return frozenset((state.iso3, *governments))


@cache
def _offices_by_word() -> dict[str, str]:
    offices = cast(dict[str, list[str]], read_words("offices")["offices"])
    return {fold_actor(word): office for office, words in offices.items() for word in (office, *words)}


def _office_name(office: str) -> str:
    return _offices_by_word().get(fold_actor(office), fold_actor(office))


def _term(row: Row) -> OfficeTerm:
    return OfficeTerm(
        id=row.text("id"),
        person=row.text("person"),
        person_id=row.find_text("person_id"),
        aliases=row.words("aliases"),
        office=row.text("office"),
        body=row.text("body"),
        starts=row.text("starts"),
        ends=row.find_text("ends"),
        known_until=row.find_text("known_until"),
        source=row.text("source"),
        reviewed=row.flag("reviewed"),
    )
