"""The state of a claim in review: a pure function of what people decided. Rules: docs/explanation/review.md.

Never does the last word win over another person's: opposite words of two people are a dispute until one takes hers back
or the arbiter who was named decides. While a claim is disputed it counts as it was read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from armsledger.model.claim import Claim
from armsledger.model.decision import Verdict, person_key
from armsledger.model.entity import Entity
from armsledger.model.field_value import FieldValue, value_of
from armsledger.model.opinion import Opinions, Vote
from armsledger.model.review_ruling import CorrectionRuling
from armsledger.model.ruling import Standing


class ReviewState(StrEnum):
    """Where something stands with people."""

    UNDECIDED = "undecided"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    DISPUTED = "disputed"
    SIGNED_OFF = "signed off"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field as a person would have it, beside how it is read. `holds` is False while people disagree on it.

    `stale` says that it is read otherwise now than when the person looked; None where it is not.
    """

    field: str
    old: FieldValue
    new: FieldValue
    by: str
    decision_id: str
    because: str
    holds: bool
    stale: str | None = None

    @property
    def words(self) -> str:
        """The change in words."""
        verb = "corrected by" if self.holds else "would be corrected by"
        stale = f"; {self.stale}" if self.stale else ""
        return f"{self.field} {verb} {self.because}: {self.new.words} in place of {self.old.words}{stale}"


@dataclass(frozen=True, slots=True)
class Review:
    """Where a claim, matter or finding stands, why, and every vote and correction in force."""

    subject_id: str
    state: ReviewState
    because: str
    votes: tuple[Vote, ...] = ()
    changes: tuple[FieldChange, ...] = ()

    @property
    def held_changes(self) -> tuple[FieldChange, ...]:
        """The corrections that hold."""
        return tuple(change for change in self.changes if change.holds)


NOBODY = "nobody has decided"


def verdict_of(votes: Sequence[Vote], arbiter: str | None) -> Verdict | None:
    """What people say together: a verdict, None where nobody voted; UNDO stands for opposite words that cancel."""
    decisive = [vote for vote in votes if person_key(vote.by) == arbiter]
    said = {vote.verdict for vote in decisive or votes}
    if len(said) > 1:
        return Verdict.UNDO
    return next(iter(said), None)


def review_claim(
    claim_id: str, opinions: Opinions, claim: Claim | None = None, entities: Sequence[Entity] = ()
) -> Review:
    """Give the state of a claim; with `claim`, as it is read now, corrections of what was read otherwise are marked.

    Order: disputed, rejected, corrected, accepted, undecided; an acceptance made after the last correction that holds
    accepts the claim as corrected.
    """
    votes, arbiter = opinions.votes_on(claim_id), opinions.arbiter_of(claim_id)
    changes = _changes(opinions.corrections.get(claim_id, ()), arbiter, claim, entities)
    state = _state(arbiter, votes, changes, opinions)
    words = [*(vote.words for vote in votes), *(change.words for change in changes)]
    if state is ReviewState.DISPUTED:
        words.append("until one is taken back, or an arbiter decides, it counts as it was read")
    elif arbiter and words:
        words.append(f"{opinions.arbiters[claim_id].because} names the arbiter")
    return Review(claim_id, state, "; ".join(words) or NOBODY, votes, changes)


def _state(
    arbiter: str | None, votes: Sequence[Vote], changes: Sequence[FieldChange], opinions: Opinions
) -> ReviewState:
    verdict = verdict_of(votes, arbiter)
    if verdict is Verdict.UNDO:
        return ReviewState.DISPUTED
    if verdict is Verdict.REJECT:
        return ReviewState.REJECTED
    settled = any(person_key(vote.by) == arbiter for vote in votes)
    if not settled and {change.field for change in changes} != {change.field for change in changes if change.holds}:
        return ReviewState.DISPUTED
    if any(change.stale for change in changes if change.holds):
        return ReviewState.STALE
    corrected = max((opinions.positions[c.decision_id] for c in changes if c.holds), default=None)
    accepted = max((vote.position for vote in votes), default=None)
    if corrected is not None and (accepted is None or accepted < corrected):
        return ReviewState.CORRECTED
    return ReviewState.ACCEPTED if accepted is not None else ReviewState.UNDECIDED


def _changes(
    corrections: Sequence[Standing], arbiter: str | None, claim: Claim | None, entities: Sequence[Entity]
) -> tuple[FieldChange, ...]:
    by_field: dict[str, list[tuple[Standing, CorrectionRuling]]] = {}
    for one in corrections:
        if isinstance(one.ruling, CorrectionRuling):
            by_field.setdefault(one.ruling.field, []).append((one, one.ruling))
    return tuple(
        change for field in sorted(by_field) for change in _of_field(by_field[field], arbiter, claim, entities)
    )


def _of_field(
    corrections: Sequence[tuple[Standing, CorrectionRuling]],
    arbiter: str | None,
    claim: Claim | None,
    entities: Sequence[Entity],
) -> Iterable[FieldChange]:
    decisive = [one for one in corrections if person_key(one[0].by) == arbiter] or list(corrections)
    values = {ruling.new for _, ruling in decisive}
    for standing, ruling in corrections:
        stale = _stale(ruling, value_of(claim, ruling.field, entities)) if claim else None
        yield FieldChange(
            ruling.field,
            ruling.old,
            ruling.new,
            standing.by,
            standing.decision_id,
            standing.because,
            len(values) == 1 and ruling.new in values,
            stale,
        )


def _stale(ruling: CorrectionRuling, now: FieldValue) -> str | None:
    if now.words == ruling.old.words:
        return None
    return f"{ruling.field} was read as {ruling.old.words} then and is read as {now.words} now; look again"
