"""Words that tell what a capitalised name names: titles, heads of bodies, places and laws."""

from dataclasses import dataclass
from functools import cache

from armsledger.knowledge.word_classes import read_words


@dataclass(frozen=True, slots=True)
class NameWords:
    """Lower-case word sets; `inner` may stand inside a name in lower case."""

    titles: frozenset[str]
    armed_group_heads: frozenset[str]
    organization_heads: frozenset[str]
    place_heads: frozenset[str]
    instrument_heads: frozenset[str]
    materiel_heads: frozenset[str]
    place_leads: frozenset[str]
    inner: frozenset[str]


@cache
def load_name_words() -> NameWords:
    """Load `knowledge/words/names.yaml`."""
    content = read_words("names")
    return NameWords(**{field: frozenset(content[field]) for field in NameWords.__slots__})
