"""Words that tell whether a name is a place's here, and how it is meant (`words/toponyms.yaml`)."""

from dataclasses import dataclass
from functools import cache

from armsledger.knowledge.word_classes import read_words


@dataclass(frozen=True, slots=True)
class ToponymWords:
    """Sets of words in small letters, as the table's comments explain them; `adjectives` lead to ids of places."""

    never: frozenset[str]
    acts: frozenset[str]
    at_leads: frozenset[str]
    between_leads: frozenset[str]
    language_leads: frozenset[str]
    language_heads: frozenset[str]
    located_heads: frozenset[str]
    body_heads: frozenset[str]
    seats: frozenset[str]
    may_stand_beside: frozenset[str]
    given_names: frozenset[str]
    site_nouns: frozenset[str]
    part_leads: frozenset[str]
    adjectival: frozenset[str]
    adjectives: dict[str, str]


@cache
def load_toponym_words() -> ToponymWords:
    """Load the table."""
    content = read_words("toponyms")
    sets = {
        field: frozenset(str(word) for word in content[field])
        for field in ToponymWords.__slots__
        if field != "adjectives"
    }
    return ToponymWords(**sets, adjectives=dict(content["adjectives"]))
