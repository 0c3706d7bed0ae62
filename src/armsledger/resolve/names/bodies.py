"""How the names of two bodies compare: by what their words mean, by sound where no lexicon knows them, by acronym.

Two names that each have a word of their own are two bodies (Government of National Accord, Government of National
Unity). Words that no lexicon knows are not set against those of another language: one may translate the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from armsledger.knowledge.name_parts import load_name_parts
from armsledger.resolve.names.parsing import BodyName
from armsledger.text.sounds import Likeness, compare_words
from armsledger.text.transliterate import to_latin

_SCRIPTS: Final = (("\u0400", "\u052f"), ("\u0590", "\u06ff"))


@dataclass(frozen=True, slots=True)
class _Overlap:
    """What two names share and what each has for itself; `likeness` is that of the least alike pair of shared words."""

    likeness: Likeness
    telling: bool
    left: frozenset[str]
    right: frozenset[str]
    unread: bool


def compare_bodies(left: BodyName, right: BodyName, one_language: bool | None, one_state: bool | None) -> str | None:
    """Give the level on which two names of bodies agree or part; None where they cannot be compared.

    `one_language` and `one_state` say whether languages and states are the same, None where it is not told.
    """
    if left.acronym or right.acronym:
        return _compare_acronyms(left, right, one_language)
    shared = _overlap(left, right)
    foreign = one_language is False or _script(left.plain) != _script(right.plain)
    if shared.left and shared.right:
        return _both_extra(shared, foreign)
    if shared.left or shared.right:
        return "contained"
    if not left.is_telling or not right.is_telling:
        return "generic_elsewhere" if one_state is False else "generic"
    if left.forms != right.forms and not (foreign and left.forms and right.forms):
        return "form_differs"
    return _level(left, right, shared.likeness, foreign)


def _level(left: BodyName, right: BodyName, likeness: Likeness, foreign: bool) -> str:
    if left.plain == right.plain:
        return "exact"
    if likeness is Likeness.NEAR:
        return "near"
    if foreign:
        return "meaning"
    return "exact" if likeness is Likeness.EXACT else "spelling"


def _both_extra(shared: _Overlap, foreign: bool) -> str | None:
    heads = load_name_parts().heads
    if foreign and shared.unread:
        return None
    if shared.telling and shared.left <= heads and shared.right <= heads:
        return "head_differs"
    return "words_differ"


def _compare_acronyms(left: BodyName, right: BodyName, one_language: bool | None) -> str | None:
    if left.acronym and right.acronym:
        if _latin([left.acronym]) == _latin([right.acronym]):
            return "same_acronym"
        return "acronym_differs" if one_language else None
    short, long = (left, right) if left.acronym else (right, left)
    if _latin([short.acronym or ""]) & _latin(long.initials):
        return "acronym"
    if len(long.words) == 1 and not long.meanings and short.plain.casefold() == long.words[0]:
        return "form_differs" if long.forms else "spelling"
    return "not_its_acronym" if one_language and _script(short.plain) == _script(long.plain) else None


def _latin(words: Iterable[str]) -> frozenset[str]:
    return frozenset(to_latin(word).upper() for word in words)


def _overlap(left: BodyName, right: BodyName) -> _Overlap:
    likeness, right_words, left_only = Likeness.EXACT, list(right.words), set[str]()
    for word in left.words:
        best = max(right_words, key=lambda other: compare_words(word, other), default=None)
        found = compare_words(word, best) if best else Likeness.DIFFERENT
        if best and found >= Likeness.NEAR:
            right_words.remove(best)
            likeness = min(likeness, found)
        else:
            left_only.add(word)
    left_means, right_means = _apart(left.meanings, right.meanings)
    parts = load_name_parts()
    common = (left.meanings & right.meanings) - parts.generic
    return _Overlap(
        likeness=likeness,
        telling=bool(common or len(left_only) < len(left.words)),
        left=frozenset(left_only | left_means),
        right=frozenset(right_words) | right_means,
        unread=bool(left_only or right_words),
    )


def _apart(left: frozenset[str], right: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The meanings of each that the other has not, heads that stand for one another left out."""
    mine, other = left - right, right - left
    alike = {word for pair in load_name_parts().alike if pair & mine and pair & other for word in pair}
    return mine - alike, other - alike


def _script(words: str) -> int:
    """Which script a name is written in: 0 Latin, 1 Cyrillic, 2 Arabic and its neighbours."""
    for number, (first, last) in enumerate(_SCRIPTS, start=1):
        if any(first <= char <= last for char in words):
            return number
    return 0
