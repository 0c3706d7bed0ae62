"""Who words as printed mean: a row of the actors table, a state's organ, or a body known by the pattern of its name.

The answer says why, whether the row holds on the day asked for, and who else could be meant. A name that several bodies
bear is decided by the countries that the text speaks of, then by the day; where neither decides, nobody is taken.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from armsledger.knowledge.actor_links import ActorLinkKind
from armsledger.knowledge.actor_names import find_bearers, find_led, find_namesake
from armsledger.knowledge.actors import Actor, actors_by_id, load_actors
from armsledger.knowledge.countries import load_countries
from armsledger.knowledge.organs import GOVERNMENT, Organ, find_organ, find_organ_row
from armsledger.knowledge.unlisted_actors import (
    ClaimedTie,
    UnlistedActor,
    find_unlisted_actor,
    split_forces,
    split_tie,
    split_title,
)
from armsledger.knowledge.unlisted_words import TieKind, load_unlisted_words
from armsledger.knowledge.validity import Validity, validity_on
from armsledger.model.entity import EntityType

_TURKISH_CASE: Final = re.compile(r"['’][a-zçğıöşü]{1,6}$")
_LEADING: Final = frozenset((TieKind.LOYAL_TO, TieKind.LED_BY))


@dataclass(frozen=True, slots=True)
class ActorReading:
    """At most one of `actor`, `organ` and `unlisted` is set; none where the name alone says nothing.

    `tie` is what the words claim of a known actor ("Rwandan-backed M23"); an unlisted one bears its own. `validity`
    says whether the actor's row holds on the day asked for, `alternatives` which rows else could be meant: other
    bearers of the name, or what came before or after a body that was not there on the day.
    """

    words: str
    actor: Actor | None
    organ: Organ | None
    unlisted: UnlistedActor | None
    validity: Validity
    alternatives: tuple[Actor, ...]
    because: str
    tie: ClaimedTie | None = None

    @property
    def known_id(self) -> str | None:
        """The id of the row, organ or state that the words mean; None for a pattern and where nothing is decided."""
        return self.actor.id if self.actor else self.organ.id if self.organ else None


def find_actor_mention(words: str, day: date | None = None, countries: Collection[str] = ()) -> ActorReading | None:
    """Read the words as an actor; None where they name none.

    `countries` are the alpha-3 codes of the states that the text speaks of; they decide only between bearers of one
    name, and never rule out the only one.
    """
    plain = " ".join(words.split()).strip(" ,;:")
    for candidate in dict.fromkeys((plain, _without_case(plain))):
        reading = _as_known(words, candidate, day, countries) or _as_tied(words, candidate, day, countries)
        if reading:
            return reading
    unlisted = find_unlisted_actor(words)
    return ActorReading(words, None, None, unlisted, Validity.UNKNOWN, (), unlisted.because) if unlisted else None


def _as_known(words: str, plain: str, day: date | None, countries: Collection[str]) -> ActorReading | None:
    return (
        _as_namesake(words, plain, day, countries)
        or _as_name(words, plain, day)
        or _as_forces(words, plain, day)
        or _as_organ(words, plain, day)
    )


def _as_tied(words: str, plain: str, day: date | None, countries: Collection[str]) -> ActorReading | None:
    """A known actor behind a claimed tie: "Iran-backed Houthis", "the Rwandan-backed M23 rebels"."""
    parts = split_tie(plain)
    reading = _as_known(words, parts[1], day, countries) if parts else None
    if parts is None or reading is None or reading.actor is None:
        return None
    tie = parts[0]
    return replace(reading, tie=tie, because=f"{reading.because}; said to be {tie.kind.value} {tie.words}")


def _as_namesake(words: str, plain: str, day: date | None, countries: Collection[str]) -> ActorReading | None:
    entry = find_namesake(plain)
    if entry is None:
        return None
    bearers = tuple(actors_by_id()[actor_id] for actor_id in entry.ids)
    here = tuple(actor for actor in bearers if _is_of(actor, countries))
    on_day = tuple(actor for actor in here or bearers if _holds(actor, day))
    if len(here) == 1:
        return _read(words, here[0], day, f"{words!r} in a text about {', '.join(sorted(countries))}", bearers)
    if len(on_day) == 1 and (here or not entry.others) and day:
        return _read(words, on_day[0], day, f"of the bearers of {words!r} only this one was there on {day}", bearers)
    own = find_bearers(plain)
    if len(own) == 1 and not countries:
        return _read(words, own[0], day, f"{words!r} is most often a name of {own[0].name}", bearers)
    names = [*(actor.name for actor in bearers), *entry.others]
    because = f"{words!r} can be {' or '.join(names)}; neither countries nor day decide"
    unlisted = find_unlisted_actor(words) if entry.others else None
    return ActorReading(words, None, None, unlisted, Validity.UNKNOWN, bearers, because)


def _as_name(words: str, plain: str, day: date | None) -> ActorReading | None:
    title, bare = split_title(plain)
    for name in dict.fromkeys((plain, re.sub(r"['’]s?$", "", plain), bare)):
        bearers = find_bearers(name)
        persons = tuple(actor for actor in bearers if actor.type is EntityType.PERSON)
        found = persons if name == bare and title and name != plain else bearers
        if found:
            return _read(words, found[0], day, f"{name!r} is a name of {found[0].name}", found)
    return None


def _as_forces(words: str, plain: str, day: date | None) -> ActorReading | None:
    """The body itself behind "Houthi forces", "forces of the RSF", "Haftar's forces", "forces loyal to Haftar"."""
    straight = plain.replace("’", "'")
    tied = split_forces(straight)
    if tied:
        _, kind, other = tied
        led = find_led(split_title(other)[1]) if kind in _LEADING else ()
        return _read(words, led[0], day, f"{words!r}: {other} leads {led[0].name}", led) if led else None
    lists = load_unlisted_words()
    for name in _iter_owners(straight, lists.force_nouns, lists.own):
        led = find_led(split_title(name)[1])
        if led:
            return _read(words, led[0], day, f"{words!r}: {name} leads {led[0].name}", led)
        groups = tuple(a for a in find_bearers(name) if a.type is EntityType.ARMED_GROUP or "armed forces" in a.kind)
        if groups:
            return _read(words, groups[0], day, f"{words!r} are {groups[0].name}", groups)
    return None


def _iter_owners(plain: str, force_nouns: frozenset[str], own: tuple[str, ...]) -> Iterable[str]:
    first, _, rest = plain.partition(" ")
    *front, last = plain.split(" ")
    if front and last.casefold() in force_nouns:
        yield re.sub(r"'s?$", "", " ".join(front))
    stripped = re.sub(r"^the ", "", plain, flags=re.IGNORECASE)
    first, _, rest = stripped.partition(" ")
    if first.casefold() in force_nouns:
        yield from (rest[len(word) + 1 :] for word in own if rest.casefold().startswith(f"{word} "))


def _as_organ(words: str, plain: str, day: date | None) -> ActorReading | None:
    organ = find_organ(plain)
    if organ is None:
        state = re.sub(r"^the ", "", plain, flags=re.IGNORECASE)
        country = next((row for row in load_countries() if state in (*row.names, *row.government_names)), None)
        if country is None:
            return None
        organ = Organ(GOVERNMENT, country)
    row = find_organ_row(organ)
    if row:
        return _read(words, row, day, f"{words!r} is an organ of {organ.country.name}: {row.name}", (row,))
    because = f"{words!r} speaks of {organ.name}"
    return ActorReading(words, None, organ, None, Validity.UNKNOWN, (), because)


def _read(words: str, actor: Actor, day: date | None, because: str, bearers: Iterable[Actor]) -> ActorReading:
    others = tuple(other for other in bearers if other.id != actor.id)
    validity = validity_on(actor.valid_from, actor.valid_to, day)
    reading = ActorReading(words, actor, None, None, validity, others, because)
    if validity is not Validity.OUT_OF_DATE:
        return reading
    kin = tuple(other for other in _kin_of(actor) if _holds(other, day) and other not in others)
    span = f"{actor.valid_from or 'an unknown day'} to {actor.valid_to or 'now'}"
    after = f"; on {day} it is {' or '.join(other.name for other in kin)}" if kin else ""
    return replace(reading, alternatives=(*others, *kin), because=f"{because}, which held from {span}{after}")


def _kin_of(actor: Actor) -> Iterable[Actor]:
    """What the actor succeeded and what succeeded it, at any remove, by id."""
    before = {row.id: row.linked(ActorLinkKind.SUCCESSOR_OF) for row in load_actors()}
    kin = {actor.id}
    while True:
        more = {t for i in kin for t in before.get(i, ())} | {i for i, ts in before.items() if kin.intersection(ts)}
        if more <= kin:
            return tuple(actors_by_id()[i] for i in sorted(kin - {actor.id}) if i in actors_by_id())
        kin |= more


def _is_of(actor: Actor, countries: Collection[str]) -> bool:
    return not {actor.country, *actor.operates_in}.isdisjoint(countries)


def _holds(actor: Actor, day: date | None) -> bool:
    return validity_on(actor.valid_from, actor.valid_to, day) is not Validity.OUT_OF_DATE


def _without_case(plain: str) -> str:
    """The words without a Turkish case ending after an apostrophe ("SMO'nun")."""
    return _TURKISH_CASE.sub("", plain)
