"""Words by whose pattern a body without a row is known."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from armsledger.knowledge.word_classes import read_words


class TieKind(StrEnum):
    """How words put a body to another: never as a fact, only as said by whoever uses them."""

    LOYAL_TO = "loyal to"
    BACKED_BY = "backed by"
    LED_BY = "led by"
    ALIGNED_WITH = "aligned with"
    PART_OF = "part of"


@dataclass(frozen=True, slots=True)
class UnlistedWords:
    """All lower case. The heads map a word to the kind of body it makes; `hyphened` and `phrases` a word to its tie."""

    unit_heads: dict[str, str]
    numbered_heads: frozenset[str]
    opening_heads: frozenset[str]
    french_heads: dict[str, str]
    arabic_heads: dict[str, str]
    russian_heads: dict[str, str]
    arabic_articles: frozenset[str]
    armed_words: frozenset[str]
    arms: frozenset[str]
    force_nouns: frozenset[str]
    hyphened: dict[str, TieKind]
    phrases: dict[str, TieKind]
    own: tuple[str, ...]
    titles: tuple[str, ...]
    company_ends: tuple[str, ...]
    not_forces: frozenset[str]
    not_endings: tuple[str, ...]
    not_words: frozenset[str]


@cache
def load_unlisted_words() -> UnlistedWords:
    """Load `words/unlisted_actors.yaml`; longer titles and phrases come first."""
    content = read_words("unlisted_actors")
    return UnlistedWords(
        unit_heads=_by_word(content["unit_heads"]),
        numbered_heads=frozenset(content["numbered_heads"]),
        opening_heads=frozenset(content["opening_heads"]),
        french_heads=_by_word(content["french_heads"]),
        arabic_heads=_by_word(content["arabic_heads"]),
        russian_heads=_by_word(content["russian_heads"]),
        arabic_articles=frozenset(content["arabic_articles"]),
        armed_words=frozenset(content["armed_words"]),
        arms=frozenset(word for arm in content["arms"] for word in arm.split()),
        force_nouns=frozenset(content["force_nouns"]),
        hyphened=_ties(content["ties"], "hyphened"),
        phrases=_ties(content["ties"], "phrases"),
        own=tuple(content["own"]),
        titles=_longest_first(content["titles"]),
        company_ends=_longest_first(content["company_ends"]),
        not_forces=frozenset(content["not_forces"]),
        not_endings=tuple(content["not_endings"]),
        not_words=frozenset(content["not_words"]),
    )


def _by_word(kinds: dict[str, list[str]]) -> dict[str, str]:
    return {word: kind for kind, words in kinds.items() for word in words}


def _ties(ties: dict[str, dict[str, Any]], column: str) -> dict[str, TieKind]:
    found = {word: TieKind(kind) for kind, row in ties.items() for word in row[column]}
    return {word: found[word] for word in _longest_first(list(found))}


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(words), key=lambda word: (-len(word), word)))
