"""Stretches of capitalised words that some place bears as a name, and those that are known to be somebody's."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from armsledger.annotate.toponyms.inflected import base_keys
from armsledger.annotate.toponyms.tokens import Tokens
from armsledger.knowledge.actors import load_actors
from armsledger.knowledge.gazetteer.entry import Bearing
from armsledger.knowledge.gazetteer.folding import fold_name, loose_key
from armsledger.knowledge.gazetteer.lookup import Bearer, Gazetteer
from armsledger.knowledge.gazetteer.sources import SEAT_OF_GOVERNMENT
from armsledger.knowledge.outlets import load_outlets
from armsledger.knowledge.toponym_words import load_toponym_words

_LONGEST: Final = 5  # words
_SMALL: Final = 5_000  # inhabitants; a smaller place counts only by its own name
_INNER: Final = frozenset(
    {"of", "the", "de", "du", "des", "la", "le", "les", "and", "upon", "on", "al", "el", "en", "sur", "на"}
)
_FIELDS: Final = frozenset({"airport", "airbase", "airfield", "airstrip"})
_SHORTENED: Final = frozenset({"saint", "sainte", "mount", "fort", "point", "u s", "n", "s", "e", "w"})
_JOINS: Final = frozenset({" ", "-", ". ", ".", "\u00a0", "‑", "\n"})


Stretches = list[list[tuple[int, str]]]  # for every word those that it begins: their ends and keys, shorter first


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words from `first` up to `last` (half open, numbers of Tokens) that places bear as a name; `actor` says that
    somebody we know bears it: then it names no place, but what stands in it may ("Libyan" in "Libyan National Army").
    """

    first: int
    last: int
    key: str
    bearers: tuple[Bearer, ...]
    actor: bool = False


def find_candidates(tokens: Tokens, gazetteer: Gazetteer) -> list[Candidate]:
    """Give the candidates in text order; none overlaps another."""
    stretches = [list(_iter_stretches(tokens, first)) for first in range(len(tokens.words))]
    keys = {key for found in stretches for _, key in found}
    known = gazetteer.find({base for key in keys for base in _lookup_keys(key)})
    found: list[Candidate] = []
    first = 0
    while first < len(stretches):
        best = next(_iter_best(tokens, first, stretches, known), None)
        if best is None:
            first += 1
            continue
        found.append(best)
        if best.actor:
            found += _iter_within(tokens, best, stretches, known)
        first = best.last
    return found


def _iter_best(
    tokens: Tokens, first: int, stretches: Stretches, known: dict[str, tuple[Bearer, ...]], end: int | None = None
) -> Iterator[Candidate]:
    """The candidates that a word begins, longest first; only those that end by `end`, if it is given."""
    for last, key in reversed(stretches[first]):
        if end is not None and last > end:
            continue
        own, bearers = _bearers(key, known)
        if bearers and _lies_beside(tokens, last, stretches, known):
            yield Candidate(first, last, own, bearers)
        elif _is_actor(tokens, first, key):
            yield Candidate(first, last, key, (), actor=True)
        elif bearers and key not in load_toponym_words().never:
            seats = tuple(b for b in bearers if b.entry.kind == SEAT_OF_GOVERNMENT)
            yield Candidate(first, last, own, seats or bearers)


def _lies_beside(tokens: Tokens, last: int, stretches: Stretches, known: dict[str, tuple[Bearer, ...]]) -> bool:
    """Say whether the state or country that a place lies in stands after a comma: "Wagner, South Dakota"."""
    if last >= len(stretches) or tokens.gaps[last] != ", ":
        return False
    bearers = (b for _, key in reversed(stretches[last]) for b in _bearers(key, known)[1][:1])
    return next((b.entry.kind in ("state", "country") and not b.is_demonym for b in bearers), False)


def _iter_within(
    tokens: Tokens, outer: Candidate, stretches: Stretches, known: dict[str, tuple[Bearer, ...]]
) -> Iterator[Candidate]:
    first = outer.first
    while first < outer.last:
        inner = next((c for c in _iter_best(tokens, first, stretches, known, outer.last) if not c.actor), None)
        if inner is None:
            first += 1
        else:
            yield inner
            first = inner.last


def _iter_stretches(tokens: Tokens, first: int) -> Iterator[tuple[int, str]]:
    """Every stretch that begins here, shorter first, as its end and its key."""
    if not tokens.named[first]:
        return
    key = ""
    for last in range(first, min(first + _LONGEST, len(tokens.words))):
        if last > first:
            gap = tokens.gaps[last]
            if gap not in _JOINS or (gap[0] == "." and tokens.keys[last - 1] not in _SHORTENED):
                return
        key = f"{key} {tokens.keys[last]}" if key else tokens.keys[last]
        if tokens.named[last]:
            yield last + 1, key
        elif tokens.words[last] in _FIELDS:
            yield last + 1, key
            return
        elif tokens.words[last] not in _INNER:
            return


def _lookup_keys(key: str) -> tuple[str, ...]:
    if key.endswith(("airport", "base", "airfield", "airstrip", "aerodrome")):
        key = fold_name(key)
    return (key, *((loose,) if (loose := loose_key(key)) else ()), *base_keys(key))


def _bearers(key: str, known: dict[str, tuple[Bearer, ...]]) -> tuple[str, tuple[Bearer, ...]]:
    """The key under which places bear the words, and those places."""
    for own in _lookup_keys(key):
        bearers = tuple(b for b in known.get(own, ()) if b.bearing is not Bearing.OTHER or _counts(b, key))
        if bearers:
            return own, bearers
    return key, ()


def _counts(bearer: Bearer, key: str) -> bool:
    return bearer.entry.population >= _SMALL or bearer.entry.id.startswith(("place-", "airport:")) or " " in key


def _is_actor(tokens: Tokens, first: int, key: str) -> bool:
    sure = actor_keys().get(key)
    return sure is not None and (sure or tokens.words[first].isupper())


@cache
def actor_keys() -> dict[str, bool]:
    """The folded names of actors and outlets; False for acronyms, which count only in capitals."""
    names = [name for actor in load_actors() for name in actor.names]
    names += [name for outlet in load_outlets() for name in outlet.names]
    return {fold_name(name): not (name.isupper() and len(name) <= 6) for name in names}
