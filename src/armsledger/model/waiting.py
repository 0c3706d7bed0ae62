"""What waits for a person: one entry a claim, matter or finding, why it waits, and where it stands in the queue.

First what people disagree on, then what has changed under their decisions, then matters that are denied or contradict
themselves with their claims, then all else. Within each: the better grade first, then more origins, then the reading
that is least sure (its probability nearest to one half).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from armsledger.model.claim import ClaimKind
from armsledger.model.matter import Matter, RelationKind
from armsledger.model.review import NOBODY, Review, ReviewState

WAITING: Final = (ReviewState.UNDECIDED, ReviewState.DISPUTED, ReviewState.STALE)
_LAST_DIGIT: Final = "9"


class Noun(StrEnum):
    """What waits."""

    CLAIM = "claim"
    MATTER = "matter"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are asked for; None asks for all."""

    noun: Noun | None = None
    kind: ClaimKind | None = None
    document_id: str | None = None
    matter_id: str | None = None
    state: ReviewState | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that waits. `because` says for what; `words` are its title or its quote.

    `probability` is the reader's trust in a claim, None for a matter or finding; `grade` is its matter's.
    """

    subject_id: str
    noun: Noun
    kind: ClaimKind
    words: str
    state: ReviewState
    because: str
    matter_id: str | None
    document_ids: tuple[str, ...]
    grade: str | None
    origins: int
    probability: float | None
    is_contested: bool

    @property
    def rank(self) -> tuple[int, str, int, float, int, str]:
        """Where it stands in the queue, the least first."""
        urgency = 2 if self.is_contested else 3
        if self.state in (ReviewState.DISPUTED, ReviewState.STALE):
            urgency = 0 if self.state is ReviewState.DISPUTED else 1
        unsure = 0.0 if self.probability is None else abs(self.probability - 0.5)
        digit = self.grade[-1] if self.grade else _LAST_DIGIT
        return (urgency, digit, -self.origins, unsure, list(Noun)[::-1].index(self.noun), self.subject_id)


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Entries of a page; how many wait in all, and how many there are of each noun, kind and state together."""

    entries: tuple[Entry, ...]
    total: int
    counts: tuple[tuple[Noun, ClaimKind, ReviewState, int], ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """What decisions concern that a queue does not heed yet: matters, claims, documents of these; the last one's place.

    All are of the run whose parts wait.
    """

    matter_ids: frozenset[str]
    claim_ids: frozenset[str]
    document_ids: frozenset[str]
    position: int


@dataclass(frozen=True, slots=True)
class Ground:
    """What a queue tells of a matter; `contested` says why it is, None where it is not."""

    id: str
    kind: ClaimKind
    title: str
    document_ids: tuple[str, ...]
    grade: str
    origins: int
    contested: str | None

    @classmethod
    def of(cls, matter: Matter) -> Self:
        """What is told of that matter."""
        code, origins = matter.grade.code, matter.independent_origins
        return cls(matter.id, matter.kind, matter.title, matter.document_ids, code, origins, _contested(matter))

    @property
    def words(self) -> str:
        """Grade and origins in words."""
        return f"graded {self.grade}, {self.origins} origin{'' if self.origins == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """What a queue tells of a claim."""

    id: str
    kind: ClaimKind
    quote: str
    document_id: str
    probability: float


def nobody_decided(subject_id: str) -> Review:
    """The review of what nobody has decided on."""
    return Review(subject_id, ReviewState.UNDECIDED, NOBODY)


def claim_entry(claim: ReadClaim, review: Review, ground: Ground | None) -> Entry | None:
    """The entry of a claim in a matter or in none; None where it does not wait."""
    if review.state not in WAITING:
        return None
    contested = ground.contested if ground else None
    return Entry(
        subject_id=claim.id,
        noun=Noun.CLAIM,
        kind=claim.kind,
        words=claim.quote,
        state=review.state,
        because=_why(review, contested, f"read with {claim.probability:.2f}"),
        matter_id=ground.id if ground else None,
        document_ids=(claim.document_id,),
        grade=ground.grade if ground else None,
        origins=ground.origins if ground else 0,
        probability=claim.probability,
        is_contested=contested is not None,
    )


def matter_entry(ground: Ground, review: Review) -> Entry | None:
    """The entry of a matter that the law is not asked about; None where it does not wait."""
    because = _why(review, ground.contested, ground.words)
    return _of_matter(ground, review, Noun.MATTER, because) if review.state in WAITING else None


def finding_entry(ground: Ground, review: Review, facts: tuple[int, int], with_accepted: bool) -> Entry | None:
    """The entry of a finding with so many of so many facts; None where it does not wait.

    An accepted one waits only where a second person is asked for.
    """
    filled, needed = facts
    if review.state in WAITING:
        because = _why(review, ground.contested, f"{ground.words}; {filled} of {needed} facts are there")
        return _of_matter(ground, review, Noun.FINDING, because)
    if with_accepted and review.state is ReviewState.ACCEPTED:
        return _of_matter(ground, review, Noun.FINDING, review.because)
    return None


def _of_matter(ground: Ground, review: Review, noun: Noun, because: str) -> Entry:
    return Entry(
        subject_id=review.subject_id,
        noun=noun,
        kind=ground.kind,
        words=ground.title,
        state=review.state,
        because=because,
        matter_id=ground.id,
        document_ids=ground.document_ids,
        grade=ground.grade,
        origins=ground.origins,
        probability=None,
        is_contested=ground.contested is not None,
    )


def _why(review: Review, contested: str | None, ground: str) -> str:
    """Disagreement and change speak for themselves; what nobody decided waits for what its matter is."""
    if review.state is not ReviewState.UNDECIDED:
        return f"{review.state.value}: {review.because}"
    return "; ".join(part for part in (review.because, contested, ground) if part)


def _contested(matter: Matter) -> str | None:
    clashes = sum(relation.kind is RelationKind.CONTRADICTS for relation in matter.relations)
    if matter.grade.denied:
        return "its matter is denied"
    return f"its matter holds {clashes} contradiction{'' if clashes == 1 else 's'}" if clashes else None
