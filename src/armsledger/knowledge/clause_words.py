"""Words by which the borders of a clause and the subject of a verb are told."""

from dataclasses import dataclass
from functools import cache

from armsledger.knowledge.word_classes import read_words


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """Lower-case words, and lemmas of verbs, by what they do; see `knowledge/words/clauses.yaml`."""

    relatives: frozenset[str]
    forms_of_be: frozenset[str]
    breaks: frozenset[str]
    quotes: frozenset[str]
    before_to: frozenset[str]
    object_control: frozenset[str]
    clause_verbs: frozenset[str]
    adjunct_leads: frozenset[str]
    intransitive: frozenset[str]
    carries_on: frozenset[str]


@cache
def load_clause_words() -> ClauseWords:
    """Load `knowledge/words/clauses.yaml`."""
    content = read_words("clauses")
    return ClauseWords(**{field: frozenset(content[field]) for field in ClauseWords.__slots__})
