"""Claims about the same thing, across documents: agreeing, refining, contradicting."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from armsledger.model.assessment import PlacedAssessment
from armsledger.model.claim import ClaimKind
from armsledger.model.grade import Grade
from armsledger.model.origin import Origin
from armsledger.model.score import Score


class RelationKind(StrEnum):
    """How one claim of a matter stands to another."""

    AGREES = "agrees"
    REFINES = "refines"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class ClaimRelation:
    """A relation between two claims; its score carries the words that make it."""

    kind: RelationKind
    left_claim_id: str
    right_claim_id: str
    score: Score


@dataclass(frozen=True, slots=True)
class Matter:
    """Claims of one kind about one doing. "n articles, k origins": `document_ids` and `independent_origins`.

    `assessments` are judgements of our own on it, by people, the last made first.
    """

    id: str
    kind: ClaimKind
    title: str
    claim_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    origins: tuple[Origin, ...]
    relations: tuple[ClaimRelation, ...]
    grade: Grade
    because: str
    assessments: tuple[PlacedAssessment, ...] = ()

    @property
    def independent_origins(self) -> int:
        """How many roots affirm the matter; origins whose root nobody can tell add nothing, unless they are all."""
        affirming = [origin for origin in self.origins if not origin.denies]
        return len({origin.root for origin in affirming} - {None}) or min(1, len(affirming))


def find_heir(claim_ids: Iterable[str], matter_by_claim_id: Mapping[str, Matter]) -> Matter | None:
    """Give the matter that holds the most of these claims now; None where none holds any.

    Of several that hold as many, the one with the fewest other claims is meant, then the one with the lesser id.
    """
    held = [matter_by_claim_id[claim_id] for claim_id in claim_ids if claim_id in matter_by_claim_id]
    counts = Counter(matter.id for matter in held)
    return min(held, key=lambda matter: (-counts[matter.id], len(matter.claim_ids), matter.id), default=None)


def changed_since(claim_ids: Iterable[str], matter: Matter) -> str | None:
    """Say how many claims have come to a matter, or left it, since it held these; None where nothing has changed."""
    seen, now = set(claim_ids), set(matter.claim_ids)
    changes = [(len(now - seen), "come to it"), (len(seen - now), "left it")]
    words = [f"{count} {'claim has' if count == 1 else 'claims have'} {verb}" for count, verb in changes if count]
    return f"{' and '.join(words)} since; look again" if words else None
