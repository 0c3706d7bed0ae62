"""Who bears a name, however it is written: apostrophes, hyphens, accents, hamzas, dots and articles do not count.

An acronym of five letters or fewer is one only in capitals ("MIT" is no "mit"), and a name of one word needs a capital
where its row gives it one.
"""

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from typing import Final

from armsledger.knowledge.actor_namesakes import ActorNamesake, load_actor_namesakes
from armsledger.knowledge.actors import Actor, load_actors

_QUOTES: Final = str.maketrans("", "", "'’‘ʼ`\"“”«»„.ـ")
_ARTICLE: Final = re.compile(r"^(?:the|la|le|les)\s+|^l['’](?=\w)", re.IGNORECASE)
_SHORT: Final = 5
# Letters that are written for one another: dotless i, alif maqsura for ya, ta marbuta for ha.
_ALIKE: Final = str.maketrans("ıىة", "iيه")


@lru_cache(maxsize=65_536)
def fold_actor(name: str) -> str:
    """Give the key under which the spellings of one name meet: "Kata'ib Hizballah" is "kataib hizballah"."""
    plain = unicodedata.normalize("NFKD", _ARTICLE.sub("", name.strip()).translate(_QUOTES))
    bare = "".join(c for c in plain if not unicodedata.combining(c)).casefold().translate(_ALIKE)
    return " ".join(re.findall(r"[^\W_]+|&", bare))


def find_bearers(words: str) -> tuple[Actor, ...]:
    """Give the rows that bear the words as a name, by id; none where the words are no name of any."""
    found = {actor.id: actor for actor, name in _names().get(fold_actor(words), ()) if _is_written_as(name, words)}
    return tuple(found[actor_id] for actor_id in sorted(found))


def find_namesake(words: str) -> ActorNamesake | None:
    """Give the entry of a name that several bodies bear; None where the words are not such a name."""
    entry = _namesakes().get(fold_actor(words))
    return entry if entry and _is_written_as(entry.name, words) else None


def find_led(leader: str) -> tuple[Actor, ...]:
    """Give the rows whose forces are meant by those of this person ("Haftar"), by id."""
    return _led().get(fold_actor(leader), ())


def _is_written_as(name: str, words: str) -> bool:
    letters = "".join(filter(str.isalpha, _ARTICLE.sub("", words.strip())))
    if name.isupper() and len(name) <= _SHORT:
        return letters.isupper()
    single = " " not in name and name.isascii()
    return not (single and name != name.lower()) or letters != letters.lower()


@cache
def _names() -> dict[str, tuple[tuple[Actor, str], ...]]:
    rows: dict[str, list[tuple[Actor, str]]] = defaultdict(list)
    for actor in load_actors():
        for name in actor.names:
            rows[fold_actor(name)].append((actor, name))
    return {key: tuple(found) for key, found in rows.items()}


@cache
def _namesakes() -> dict[str, ActorNamesake]:
    return {fold_actor(entry.name): entry for entry in load_actor_namesakes()}


@cache
def _led() -> dict[str, tuple[Actor, ...]]:
    rows: dict[str, dict[str, Actor]] = defaultdict(dict)
    for actor in load_actors():
        for leader in actor.leaders:
            rows[fold_actor(leader)][actor.id] = actor
    return {key: tuple(found.values()) for key, found in rows.items()}
