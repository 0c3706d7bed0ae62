"""Words that tell what sort of evidence is spoken of."""

import re
from functools import cache
from typing import cast

from armsledger.knowledge.word_classes import read_words
from armsledger.model.evidence import EvidenceKind


@cache
def load_evidence_words() -> tuple[tuple[EvidenceKind, re.Pattern[str]], ...]:
    """Each kind of evidence with the pattern of its words, in the order of `words/evidence.yaml`."""
    kinds = cast(dict[str, list[str]], read_words("evidence")["kinds"])
    return tuple(
        (EvidenceKind(kind), re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE))
        for kind, words in kinds.items()
    )


def read_evidence_kind(words: str) -> EvidenceKind:
    """Give the sort of evidence that `words` speak of; OTHER where no word of the list says it."""
    return next((kind for kind, pattern in load_evidence_words() if pattern.search(words)), EvidenceKind.OTHER)
