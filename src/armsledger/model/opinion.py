"""What people say of the parts of a ledger, laid out by what they say it of. Nobody's word replaces another's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from armsledger.model.decision import Decision, Verdict, decisions_in_force, person_key
from armsledger.model.review_ruling import ArbiterRuling, CorrectionRuling, SignOffRuling
from armsledger.model.ruling import Standing


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's acceptance or rejection; `position` is its place among the decisions."""

    by: str
    verdict: Verdict
    decision_id: str
    at_utc: datetime
    comment: str
    position: int

    @property
    def words(self) -> str:
        """Who, when, what and why, in words."""
        done = {Verdict.ACCEPT: "accepted", Verdict.REJECT: "rejected"}[self.verdict]
        return f"{done} by {self.by}, {self.at_utc.date().isoformat()}: {self.comment}"


@dataclass(frozen=True, slots=True)
class Opinions:
    """All that is in force. Votes are one a person and subject, her last; corrections one a person, claim and field.

    `takers` are the persons who took back what somebody else had said, by what it was said of.
    """

    votes: Mapping[str, tuple[Vote, ...]]
    corrections: Mapping[str, tuple[Standing, ...]]
    sign_offs: tuple[Standing, ...]
    arbiters: Mapping[str, Standing]
    positions: Mapping[str, int]
    takers: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, decisions: Sequence[Decision], standing: Iterable[Standing]) -> "Opinions":
        """Lay out decisions, the first made first, and the rulings that stand after them."""
        standing = tuple(standing)
        positions = {decision.id: place for place, decision in enumerate(decisions)}
        corrections: dict[str, list[Standing]] = {}
        for one in sorted(standing, key=lambda one: positions[one.decision_id]):
            if isinstance(one.ruling, CorrectionRuling):
                corrections.setdefault(one.ruling.claim_id, []).append(one)
        return cls(
            votes=_votes(decisions, positions),
            corrections={claim_id: tuple(found) for claim_id, found in corrections.items()},
            sign_offs=tuple(one for one in standing if isinstance(one.ruling, SignOffRuling)),
            arbiters={one.ruling.subject_id: one for one in standing if isinstance(one.ruling, ArbiterRuling)},
            positions=positions,
            takers=_takers(decisions),
        )

    def votes_on(self, *subject_ids: str) -> tuple[Vote, ...]:
        """The last vote of each person on any of the subjects, the first made first."""
        votes = sorted((v for key in subject_ids for v in self.votes.get(key, ())), key=lambda vote: vote.position)
        return tuple(sorted({person_key(v.by): v for v in votes}.values(), key=lambda vote: vote.position))

    def arbiter_of(self, *subject_ids: str) -> str | None:
        """The key of the person who decides where people disagree on a subject; None where nobody is named."""
        found = (self.arbiters[key].ruling for key in subject_ids if key in self.arbiters)
        return next((person_key(ruling.arbiter) for ruling in found if isinstance(ruling, ArbiterRuling)), None)

    def voices_on(self, *subject_ids: str) -> frozenset[str]:
        """The keys of all persons who decided on any of the subjects, or took back what others had decided there."""
        voices = {person_key(vote.by) for key in subject_ids for vote in self.votes.get(key, ())}
        voices |= {person_key(one.by) for key in subject_ids for one in self.corrections.get(key, ())}
        return frozenset(voices.union(*(self.takers.get(key, frozenset()) for key in subject_ids)))


NO_OPINIONS = Opinions({}, {}, (), {}, {}, {})


def _votes(decisions: Sequence[Decision], positions: Mapping[str, int]) -> dict[str, tuple[Vote, ...]]:
    last: dict[str, dict[str, Vote]] = {}
    for one in decisions_in_force(decisions):
        if one.verdict in (Verdict.ACCEPT, Verdict.REJECT):
            vote = Vote(one.by, one.verdict, one.id, one.at_utc, one.comment, positions[one.id])
            last.setdefault(one.subject_id, {})[person_key(one.by)] = vote
    return {key: tuple(sorted(found.values(), key=lambda vote: vote.position)) for key, found in last.items()}


def _takers(decisions: Sequence[Decision]) -> dict[str, frozenset[str]]:
    by_id = {decision.id: decision for decision in decisions}
    found: dict[str, set[str]] = {}
    for one in decisions_in_force(decisions):
        taken = by_id.get(one.subject_id) if one.verdict is Verdict.UNDO else None
        if taken and person_key(taken.by) != person_key(one.by):
            found.setdefault(_root(taken, by_id).subject_id, set()).add(person_key(one.by))
    return {key: frozenset(persons) for key, persons in found.items()}


def _root(decision: Decision, by_id: Mapping[str, Decision]) -> Decision:
    """What an undoing is about in the end."""
    while decision.verdict is Verdict.UNDO and decision.subject_id in by_id:
        decision = by_id[decision.subject_id]
    return decision
