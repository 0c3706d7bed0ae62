"""How the names of two people compare: the level that the table of weights knows, never a sum of its own.

A single name is taken for a surname and never makes two people one. The first word is the given name, the last the
surname; what stands between may be left out, since reports leave out the father's and the grandfather's name.
"""

from functools import lru_cache
from itertools import product
from typing import Final

from armsledger.knowledge.name_parts import load_name_parts
from armsledger.resolve.names.parsing import PersonName
from armsledger.text.sounds import Likeness, compare_words, sound_keys
from armsledger.text.transliterate import to_latin

_GLUED_ARTICLES: Final = ("al", "el")


def compare_people(left: PersonName, right: PersonName) -> str | None:
    """Give the level on which two names of people agree or part.

    None where they cannot be compared: a single name that is no word of a full one may be a byname.
    """
    if left.generation and right.generation and left.generation != right.generation:
        return "generation_differs"
    if 1 in (len(left.surname), len(right.surname)):
        return None
    if left.given is None or right.given is None:
        return _compare_single(left, right)
    surname = like(left.surname, right.surname)
    return _with_surname(left, right, surname) if surname >= Likeness.NEAR else _without_surname(left, right)


def _compare_single(left: PersonName, right: PersonName) -> str | None:
    if any(like(one, other) >= Likeness.NEAR for one, other in product(left.words, right.words)):
        return "surname_only"
    return "nothing_shared" if len(left.words) == len(right.words) else None


def _with_surname(left: PersonName, right: PersonName, surname: Likeness) -> str:
    one, other = left.words[0], right.words[0]
    if 1 in (len(one), len(other)):
        return "initial" if _has_initial(one, other) else "given_differs"
    given = like(one, other)
    if given >= Likeness.NEAR and _is_common(left) and _is_common(right) and len(left.words) + len(right.words) < 6:
        return "common"
    if given >= Likeness.SPELLING:
        return _with_both(left, right, min(given, surname))
    if given is Likeness.NEAR:
        return "given_near" if surname >= Likeness.SPELLING else "both_near"
    if _within(left, right) or _within(right, left):
        return "contained"
    return "given_doubtful" if given is Likeness.SKELETON else "given_differs"


def _with_both(left: PersonName, right: PersonName, surname: Likeness) -> str:
    middles = left.words[1:-1], right.words[1:-1]
    if all(middles) and not _alike_or_initial(middles[0][0], middles[1][0]):
        return "middle_differs"
    if bool(left.generation) is not bool(right.generation):
        return "contained"
    if surname is Likeness.NEAR:
        return "surname_near"
    return "exact" if surname is Likeness.EXACT and left.words == right.words else "spelling"


def _without_surname(left: PersonName, right: PersonName) -> str:
    crossed = (like(left.words[0], right.surname), like(left.surname, right.words[0]))
    if min(crossed) >= Likeness.SPELLING:
        return "common" if _is_common(left) and _is_common(right) else "reordered"
    if _within(left, right) or _within(right, left):
        return "contained"
    alike = like(left.words[0], right.words[0]) >= Likeness.SPELLING
    return "surname_differs" if alike else "nothing_shared"


def _within(shorter: PersonName, longer: PersonName) -> bool:
    return len(shorter.words) < len(longer.words) and all(
        any(like(one, other) >= Likeness.SPELLING for other in longer.words) for one in shorter.words
    )


def _alike_or_initial(one: str, other: str) -> bool:
    if 1 in (len(one), len(other)):
        return _has_initial(one, other)
    return like(one, other) >= Likeness.NEAR


def _has_initial(one: str, other: str) -> bool:
    """Say whether the shorter may be the initial of the other: the same letter, or one that sounds like it."""
    if to_latin(one)[:1] == to_latin(other)[:1]:
        return True
    return bool({key[:1] for key in sound_keys(one)} & {key[:1] for key in sound_keys(other)})


def _is_common(name: PersonName) -> bool:
    return all(is_common_name(word) for word in name.words)


@lru_cache(maxsize=65_536)
def is_common_name(word: str) -> bool:
    """Say whether very many people bear a word as their name, however it is spelled."""
    common = load_name_parts().common_names
    return word in common or any(compare_words(word, other) >= Likeness.SPELLING for other in common)


@lru_cache(maxsize=262_144)
def like(one: str, other: str) -> Likeness:
    """Say how alike two words of names are, an article written together with one of them left aside."""
    likeness = compare_words(one, other)
    if likeness > Likeness.DIFFERENT:
        return likeness
    for short, long in ((one, other), (other, one)):
        if long.startswith(_GLUED_ARTICLES) and len(long) > 5 and compare_words(short, long[2:]) >= Likeness.SPELLING:
            return Likeness.SPELLING
    return likeness
