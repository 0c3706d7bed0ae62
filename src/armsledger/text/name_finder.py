"""Names found in text however they are written: in any case, with other accents, blanks, hyphens or none.

Made for taking names out, so that in doubt a name is found. Offsets are those of the text as it was given, half-open.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, NamedTuple

_PLAIN: Final = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ة": "ه", "ى": "ي", "ٱ": "ا"})
_DROPPED: Final = frozenset({"Mn", "Cf", "Lm"})  # accents, marks of direction, lengthening strokes
_BETWEEN: Final = r"(?:[\W_]|%20){0,6}"  # between the words of a name: nothing, blanks, hyphens, or what an address has
_ENDINGS: Final = "[а-я]{0,3}"  # a name is declined in Russian: Вагнер, Вагнера, Вагнером
_DECLINED: Final = 4  # letters; a shorter word is taken as it stands
_WORD: Final = re.compile(r"[^\W_]+")
_CYRILLIC: Final = re.compile(r"[а-я]+")
_SPACED: Final = re.compile(
    r"[a-z0-9\u0370-\u052f\u0530-\u058f\u10a0-\u10ff]"
)  # scripts that part words by blanks alone


class FoundName(NamedTuple):
    """Where a name stands, and which of the names given it is."""

    start: int
    end: int
    number: int


class NameFinder:
    """Finds the names it is made of; of two that begin at one place the longer one."""

    def __init__(self, names: Iterable[str]) -> None:
        self._patterns = [(number, pattern) for number, name in enumerate(names) if (pattern := _pattern(name))]

    @cached_property
    def _search(self) -> re.Pattern[str] | None:
        ordered = sorted(self._patterns, key=lambda one: (-len(one[1]), one[0]))
        return re.compile("|".join(f"(?P<n{number}>{pattern})" for number, pattern in ordered)) if ordered else None

    def find(self, text: str) -> tuple[FoundName, ...]:
        """All places where a name stands, in order and without overlap."""
        if self._search is None:
            return ()
        folded, places = fold_with_places(text)
        return tuple(
            FoundName(places[found.start()], _end(places, found.end(), text), int(found.lastgroup[1:]))
            for found in self._search.finditer(folded)
            if found.lastgroup
        )

    def stands_in(self, text: str) -> bool:
        """Say whether any of the names stands in a text."""
        return self._search is not None and self._search.search(fold_with_places(text)[0]) is not None


def name_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: folded, without what stands between them."""
    return tuple(_WORD.findall(fold_with_places(text)[0]))


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The text without case, accents and invisible marks, and for each character of it where it came from."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for part in _fold(character):
            folded.append(part)
            places.append(place)
    return "".join(folded), places


def _fold(character: str) -> Iterator[str]:
    if character.isascii():
        yield character.lower()
        return
    for part in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold()).translate(_PLAIN):
        if unicodedata.category(part) not in _DROPPED:
            yield part


def _end(places: list[int], end: int, text: str) -> int:
    """Where a find ends in the text; what was dropped after its last letter (an accent) belongs to it."""
    last = places[end - 1] + 1
    while last < len(text) and unicodedata.category(text[last]) in _DROPPED:
        last += 1
    return last


def _pattern(name: str) -> str | None:
    """A name as a search over folded text; None for a name without letters and digits."""
    words = name_words(name)
    if not words:
        return None
    body = _BETWEEN.join(map(_word_pattern, words))
    return f"{_edge(words[0][0], is_start=True)}{body}{_edge(words[-1][-1], is_start=False)}"


def _word_pattern(word: str) -> str:
    if len(word) < _DECLINED or not _CYRILLIC.fullmatch(word):
        return re.escape(word)
    return re.escape(word.rstrip("аеиоуыэюяьй") or word) + _ENDINGS


def _edge(character: str, is_start: bool) -> str:
    """What must not stand beside a name: a letter, or a digit beside a digit. Where words are not parted by blanks, or
    particles are written onto them, anything may.
    """
    if not _SPACED.fullmatch(character):
        return ""
    barred = r"[^\W_]" if character.isdigit() else r"[^\W\d_]"
    return f"(?<!{barred})" if is_start else f"(?!{barred})"
