"""Words of names by their sound, over scripts and habits of spelling: Haftar, Hifter, Hefter, حفتر and Хафтар meet.

A word is read as consonants with what stands between them. Its keys are strings of coarse consonants ("HFTR"), with an
"A" before them where it begins with a vowel; a word that can be read in several ways has several. Two words with a key
in common may be one; how alike they are is told by the vowels and the finer sounds, since Hassan and Hussein, Mohammed
and Mahmoud share their consonants.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import product
from typing import Final

from armsledger.text.letters import (
    ARABIC_SOUNDS,
    ARABIC_VOWELS,
    COARSE,
    CYRILLIC_SOUNDS,
    CYRILLIC_VOWELS,
    GRAPHEMES,
    MARKED,
    VOWELS,
    is_free,
    is_long,
    vowel_classes,
)
from armsledger.text.transliterate import ARABIC, fold_latin, strip_marks

_MAX_READINGS: Final = 32
_ALEF: Final = str.maketrans("أإآٱىیک", "ااااييك")


class Likeness(IntEnum):
    """How alike two words are; more is more alike. SKELETON: the same consonants with other vowels or finer sounds."""

    DIFFERENT = 0
    SKELETON = 1
    NEAR = 2
    SPELLING = 3
    EXACT = 4


@dataclass(frozen=True, slots=True)
class _Slot:
    """What stands between two consonants: None where the script does not write it."""

    classes: frozenset[str] | None
    long: bool = False
    unwritten: bool = False


@dataclass(frozen=True, slots=True)
class _Consonant:
    sound: str
    after: _Slot
    optional: bool = False


_NOTHING: Final = _Slot(frozenset())
_ROUND: Final = frozenset("UO")


def sound_keys(word: str) -> frozenset[str]:
    """Give the keys under which the spellings of one word meet; empty where nothing can be read."""
    return frozenset(_readings(word))


def compare_words(left: str, right: str) -> Likeness:
    """Say how alike two single words are, each in whatever script; neither title nor article is taken off."""
    if plain_word(left) == plain_word(right):
        return Likeness.EXACT
    if _is_arabic(left) and _is_arabic(right):
        return Likeness.SKELETON if sound_keys(left) & sound_keys(right) else Likeness.DIFFERENT
    return _compare(*sorted((left.casefold(), right.casefold())))


@lru_cache(maxsize=262_144)
def plain_word(word: str) -> str:
    """Give a word in lower case without accents and vowel signs, the forms of alef and yeh as one."""
    return fold_latin(word).translate(_ALEF)


@lru_cache(maxsize=262_144)
def _compare(left: str, right: str) -> Likeness:
    ways = _readings(left), _readings(right)
    shared = ways[0].keys() & ways[1].keys()
    if not shared:
        return Likeness.DIFFERENT
    cost = min(_cost(ways[0][key], ways[1][key]) for key in shared)
    return Likeness.SPELLING if cost == 0 else Likeness.NEAR if cost == 1 else Likeness.SKELETON


def _cost(left: tuple[_Consonant, ...], right: tuple[_Consonant, ...]) -> int:
    """In how many places the two readings of one key part."""
    pairs = list(zip(left, right, strict=True))
    sounds = sum(not is_free(one.sound, other.sound) for one, other in pairs)
    head = next((place for place, pair in enumerate(pairs) if any(one.after.classes for one in pair)), 0)
    return sounds + sum(_parts(one.after, other.after, place, head) for place, (one, other) in enumerate(pairs))


def _parts(left: _Slot, right: _Slot, place: int, head: int) -> int:
    """How far two vowels part; in the first syllable u and a tell two words (Putin, Patten)."""
    if left.classes is None or right.classes is None:
        return 0
    if left.classes and right.classes:
        is_round = _ROUND & left.classes or _ROUND & right.classes
        return 0 if left.classes & right.classes else 2 if is_round and place == head else 1
    written = left if left.classes else right
    silent = right if left.classes else left
    # French writes a short u of the first syllable as "ou" too: Mouammar is معمر
    return int(written.long and not (silent.unwritten and place == 0))


@lru_cache(maxsize=65_536)
def _readings(word: str) -> dict[str, tuple[_Consonant, ...]]:
    found: dict[str, tuple[_Consonant, ...]] = {}
    for consonants in _iter_variants(tuple(_units(word))):
        for letters in _iter_keys(consonants):
            found.setdefault(letters, consonants)
    return found


def _iter_variants(consonants: tuple[_Consonant, ...]) -> Iterator[tuple[_Consonant, ...]]:
    yield consonants
    if any(one.optional for one in consonants):
        kept: list[_Consonant] = []
        for one in consonants:
            if not one.optional:
                kept.append(one)
            elif kept and one.after.classes:
                kept[-1] = _Consonant(kept[-1].sound, one.after)
        yield tuple(kept)


def _iter_keys(consonants: tuple[_Consonant, ...]) -> Iterator[str]:
    choices = [COARSE.get(one.sound, one.sound) for one in consonants]  # a letter of no script known stands for itself
    for number, letters in enumerate(product(*choices)):
        if number == _MAX_READINGS:
            return
        yield "".join(letters)


def _units(word: str) -> list[_Consonant]:
    if _is_arabic(word):
        return _arabic_units(strip_marks(word))
    if any(char in CYRILLIC_SOUNDS or char in CYRILLIC_VOWELS for char in word.casefold()):
        return _cyrillic_units(word.casefold())
    return _latin_units(fold_latin(word.casefold().translate(MARKED)))


def _is_arabic(word: str) -> bool:
    return any(char in ARABIC for char in word)


def _latin_units(word: str) -> list[_Consonant]:
    sounds: list[str] = []
    place = 0
    while place < len(word):
        width = next((width for width in (4, 3, 2, 1) if word[place : place + width] in GRAPHEMES), 0)
        written = word[place : place + width]
        if width == 2 and written in ("ce", "ci", "cy"):
            sounds += ["ce", written[1]]
        elif width:
            sounds += GRAPHEMES[written].split()
        elif word[place].isalnum():
            sounds.append(word[place])
        place += width or 1
    return _gather(sounds)


def _cyrillic_units(word: str) -> list[_Consonant]:
    sounds: list[str] = []
    for char in word.replace("дж", "ж"):
        sound = CYRILLIC_SOUNDS.get(char) or CYRILLIC_VOWELS.get(char) or (char if char.isalnum() else "")
        if not sounds and char in "юяеёєї":
            sounds.append("y")
        sounds += ["t", "s"] if sound == "ts" else [sound] if sound and char not in "ьъ" else []
    return _gather(sounds)


def _gather(sounds: list[str]) -> list[_Consonant]:
    """Consonants with the runs of vowels after them; a doubled consonant is one, a last h may be mute."""
    units: list[_Consonant] = []
    run = ""
    for place, sound in enumerate(sounds):
        if sound in VOWELS and not _begins_as_consonant(sounds, place, units):
            run += sound
            continue
        if place:
            _close(units, run)
        run = "" if sound in COARSE or sound not in VOWELS else run
        sound = {"i": "y", "o": "w"}.get(sound, sound) if not units and sound in VOWELS else sound
        if not (units and units[-1].after == _NOTHING and _doubles(units[-1].sound, sound)):
            units.append(_Consonant(sound, _NOTHING))
    _close(units, run)
    last = units[-1] if units else None
    if last and last.sound == "h" and last.after == _NOTHING and len(units) > 1 and units[-2].after.classes:
        units[-1] = _Consonant("h", _NOTHING, optional=True)
    return units


def _begins_as_consonant(sounds: list[str], place: int, units: list[_Consonant]) -> bool:
    """A semivowel that begins a word before a vowel: Walid, Yusuf, Iouri, Ouattara."""
    if place or units or len(sounds) < 2 or sounds[1] not in VOWELS:
        return False
    return sounds[0] in "wyu" or (sounds[0] == "i" and sounds[1] in "aou") or "".join(sounds[:2]) == "ou"


def _close(units: list[_Consonant], run: str) -> None:
    """Put a run of vowels after the last consonant; one that begins the word has a place of its own."""
    if not units:
        units.append(_Consonant("A", _Slot(vowel_classes(run), is_long(run)) if run else _NOTHING))
    elif run and not units[-1].after.classes:
        units[-1] = _Consonant(units[-1].sound, _Slot(vowel_classes(run), is_long(run)))


def _doubles(one: str, other: str) -> bool:
    return bool(set(COARSE.get(one, one)) & set(COARSE.get(other, other))) and is_free(one, other)


def _arabic_units(word: str) -> list[_Consonant]:
    units: list[_Consonant] = []
    for place, char in enumerate(word):
        sound = ARABIC_SOUNDS.get(char)
        if char in "وي" and not place:
            sound = "w" if char == "و" else "ya"
        if sound:
            units.append(_Consonant(sound, _Slot(frozenset(), unwritten=True)))
        elif not units:
            units.append(_Consonant("A", _Slot(None)))
        else:
            units[-1] = _Consonant(units[-1].sound, _with_arabic_vowel(units[-1].after, char))
    if len(units) > 1 and word.endswith("ه"):
        units[-1] = _Consonant("h", units[-1].after, optional=True)
    return units


def _with_arabic_vowel(slot: _Slot, char: str) -> _Slot:
    """A letter of length adds its class; ain and hamza leave the vowel open."""
    vowel = ARABIC_VOWELS.get(char)
    if not vowel or slot.classes is None:
        return _Slot(None) if not vowel else slot
    added = {"a": "aE", "w": "UO", "y": "iE"}[vowel]
    return _Slot(slot.classes | frozenset(added), long=True, unwritten=True)
