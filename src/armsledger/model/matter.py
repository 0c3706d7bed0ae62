"""Claims about the same thing, across documents: agreeing, refining, contradicting."""

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
