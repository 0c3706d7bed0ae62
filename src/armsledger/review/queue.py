"""What waits for a person, what it waits for, and in what order.

First what people disagree on, then what has changed under their decisions, then matters that are denied or contradict
themselves with their claims, then all else. Within each: the better grade first, then more origins, then the reading
that is least sure (its probability nearest to one half).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from armsledger.knowledge.standards_of_proof import default_standard, get_standard, load_standards
from armsledger.model.claim import Claim, ClaimKind
from armsledger.model.finding import Finding
from armsledger.model.matter import Matter, RelationKind
from armsledger.model.review import Review, ReviewState
from armsledger.model.standard import RuleKind
from armsledger.review.current import Current
from armsledger.store.ledger import Ledger

_WAITING = (ReviewState.UNDECIDED, ReviewState.DISPUTED, ReviewState.STALE)
_LAST_DIGIT = "9"


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


def read_queue(
    ledger: Ledger, wanted: Wanted | None = None, standard: str | None = None, run_id: str | None = None
) -> tuple[Entry, ...]:
    """Give what waits in a run, the last one where none is named, first things first.

    A matter that the law is asked about waits as its finding. Accepted findings wait for a second person where
    `standard`, by name, or the one that it is raised to asks for one. Raises InputError for a ledger without a run.
    """
    wanted, current = wanted or Wanted(), Current.of(ledger, run_id)
    entries = [*_claims(current), *_matters(current), *_findings(current, asks_for_second(standard))]
    return tuple(sorted((one for one in entries if _is_wanted(one, wanted)), key=lambda entry: entry.rank))


def asks_for_second(standard: str | None) -> str | None:
    """Say in words where a standard of proof asks for a sign-off; None where it does not."""
    chosen = get_standard(standard or default_standard())
    if any(rule.kind is RuleKind.COUNTERSIGNED for rule in chosen.rules):
        return f"the standard “{chosen.name}” asks for a second person's sign-off"
    raised = load_standards().get(chosen.raised_to or "")
    if raised and any(rule.kind is RuleKind.COUNTERSIGNED for rule in raised.rules):
        return f"where it holds a State to act, “{raised.name}” asks for a second person's sign-off"
    return None


def _is_wanted(entry: Entry, wanted: Wanted) -> bool:
    return (
        wanted.noun in (None, entry.noun)
        and wanted.kind in (None, entry.kind)
        and wanted.state in (None, entry.state)
        and (wanted.document_id is None or wanted.document_id in entry.document_ids)
        and wanted.matter_id in (None, entry.matter_id)
    )


def _claims(current: Current) -> Iterator[Entry]:
    matter_of = {claim_id: matter for matter in current.matters.values() for claim_id in matter.claim_ids}
    for claim in current.claims.values():
        review, matter = current.reviews[claim.id], matter_of.get(claim.id)
        if review.state in _WAITING:
            yield _claim(claim, review, matter)


def _claim(claim: Claim, review: Review, matter: Matter | None) -> Entry:
    contested = _contested(matter) if matter else None
    because = _why(review, contested, f"read with {claim.score.value:.2f}")
    return Entry(
        subject_id=claim.id,
        noun=Noun.CLAIM,
        kind=claim.kind,
        words=claim.span.quote,
        state=review.state,
        because=because,
        matter_id=matter.id if matter else None,
        document_ids=(claim.document_id,),
        grade=matter.grade.code if matter else None,
        origins=matter.independent_origins if matter else 0,
        probability=claim.score.value,
        is_contested=contested is not None,
    )


def _matters(current: Current) -> Iterator[Entry]:
    asked = {finding.matter_id for finding in current.findings.values() if finding.question}
    for matter in current.matters.values():
        review = current.reviews[matter.id]
        if matter.id not in asked and review.state in _WAITING:
            yield _matter(matter, review, Noun.MATTER, _why(review, _contested(matter), _ground(matter)))


def _findings(current: Current, second: str | None) -> Iterator[Entry]:
    for finding in current.findings.values():
        review, matter = current.reviews[finding.id], current.matters[finding.matter_id]
        if finding.question is None:
            continue
        if review.state in _WAITING:
            ground = f"{_ground(matter)}; {_missing(finding)}"
            yield _matter(matter, review, Noun.FINDING, _why(review, _contested(matter), ground))
        elif second and review.state is ReviewState.ACCEPTED:
            yield _matter(matter, review, Noun.FINDING, f"{review.because}; {second}")


def _matter(matter: Matter, review: Review, noun: Noun, because: str) -> Entry:
    return Entry(
        subject_id=review.subject_id,
        noun=noun,
        kind=matter.kind,
        words=matter.title,
        state=review.state,
        because=because,
        matter_id=matter.id,
        document_ids=matter.document_ids,
        grade=matter.grade.code,
        origins=matter.independent_origins,
        probability=None,
        is_contested=_contested(matter) is not None,
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


def _ground(matter: Matter) -> str:
    count = matter.independent_origins
    return f"graded {matter.grade.code}, {count} origin{'' if count == 1 else 's'}"


def _missing(finding: Finding) -> str:
    return f"{finding.filled} of {len(finding.completeness)} facts are there"
