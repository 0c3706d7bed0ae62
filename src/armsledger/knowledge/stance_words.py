"""Words that weaken, deny or qualify a claim: modals, governing verbs, words of the clause."""

from dataclasses import dataclass
from functools import cache

from armsledger.knowledge.word_classes import read_words


@dataclass(frozen=True, slots=True)
class StanceWords:
    """Lower-case words and lemmas, by where they must stand and what they make of the claim."""

    possible_modals: frozenset[str]
    announced_modals: frozenset[str]
    possible_governors: frozenset[str]
    asserted_governors: frozenset[str]
    alleged_governors: frozenset[str]
    assessed_governors: frozenset[str]
    speech_governors: frozenset[str]
    claim_nouns: frozenset[str]
    denied_governors: frozenset[str]
    denied_after: frozenset[str]
    denied_after_not: frozenset[str]
    possible_words: frozenset[str]
    alleged_words: frozenset[str]
    denied_words: frozenset[str]
    assessed_words: frozenset[str]
    certain_cues: frozenset[str]


@cache
def load_stance_words() -> StanceWords:
    """Load `knowledge/words/stance.yaml`."""
    content = read_words("stance")
    return StanceWords(**{field: frozenset(content[field]) for field in StanceWords.__slots__})
