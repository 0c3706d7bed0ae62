"""Words that deny or weaken what a sentence tells, from `words/modality.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from armsledger.errors import KnowledgeError
from armsledger.knowledge.word_classes import read_words
from armsledger.model.annotation import Modality

NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class ModalWords:
    """Lemmas with their effect, NEGATED or a modality: those beside a predicate, and verbs that govern one."""

    beside: Mapping[str, str]
    governing: Mapping[str, str]


@cache
def load_modality() -> ModalWords:
    """Load the table; raises KnowledgeError for an effect that is none."""
    table = read_words("modality")
    found: dict[str, dict[str, str]] = {"groups": {}, "governors": {}}
    for part, effects in found.items():
        for group in table[part]:
            effect = str(group["effect"])
            if effect != NEGATED and effect not in list(Modality):
                raise KnowledgeError(
                    "words/modality.yaml", effect, f"effect is none of {NEGATED}, {', '.join(Modality)}"
                )
            effects.update((str(word), effect) for word in group["words"])
    return ModalWords(found["groups"], found["governors"])
