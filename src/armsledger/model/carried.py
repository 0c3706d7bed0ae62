"""What becomes of people's decisions when a document is read again: carried over, or stale, with what changed.

Ids of claims may change between readings, so a claim is found again by its document, its kind and its words. A
decision holds as long as the words and slots that the person saw still stand; a machine never overrules it, and never
keeps it in silence where they do not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from armsledger.model.claim import Claim
from armsledger.model.decision import Decision, Verdict
from armsledger.model.quantity import Quantity
from armsledger.model.when import When


class ClaimState(StrEnum):
    """Where a claim stands with people."""

    UNDECIDED = "undecided"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    STALE = "stale"


STATES = {
    Verdict.ACCEPT: ClaimState.ACCEPTED,
    Verdict.REJECT: ClaimState.REJECTED,
    Verdict.CORRECT: ClaimState.CORRECTED,
}


@dataclass(frozen=True, slots=True)
class Carried:
    """A decision on a claim, as it stands after the last reading of the document.

    `claim_id` is the claim of that reading, None where it is no longer read. `because` says who decided, and what
    changed where the decision is stale.
    """

    decision_id: str
    decided_claim_id: str
    claim_id: str | None
    state: ClaimState
    because: str


def decisions_in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions on claims that stand, the first made first, given all in the order they were made.

    A decision that was undone counts no more, unless the undoing was undone; of several on one claim the last counts.
    """
    undone: set[str] = set()
    found: dict[str, Decision] = {}
    for decision in reversed(tuple(decisions)):
        if decision.id in undone:
            continue
        if decision.verdict is Verdict.UNDO:
            undone.add(decision.subject_id)
        elif decision.verdict in STATES and decision.subject_id.startswith("clm-"):
            found.setdefault(decision.subject_id, decision)
    return tuple(reversed(found.values()))


def carry(decision: Decision, decided: Claim, claims: Sequence[Claim]) -> Carried:
    """Set a decision against the claims of the document's last reading; `decided` is the claim as the person saw it."""
    heir = find_heir(decided, claims)
    who = f"{decision.by}, {decision.at_utc.date().isoformat()}: {decision.comment}"
    if heir is None:
        because = f"no longer read: “{decided.span.quote}” ({decision.verdict.value} by {who})"
        return Carried(decision.id, decided.id, None, ClaimState.STALE, because)
    changes = changes_between(decided, heir)
    if changes:
        because = f"{'; '.join(changes)} ({decision.verdict.value} by {who})"
        return Carried(decision.id, decided.id, heir.id, ClaimState.STALE, because)
    return Carried(decision.id, decided.id, heir.id, STATES[decision.verdict], who)


def find_heir(decided: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The claim that stands where `decided` stood: of its kind, on overlapping words; None where there is none.

    Of several the one with fewest changes is it, then the one of the same id, of the most words shared, the first.
    """
    rivals = [claim for claim in claims if claim.kind is decided.kind and claim.span.overlaps(decided.span)]
    return min(rivals, key=lambda claim: _distance(decided, claim), default=None)


def _distance(decided: Claim, claim: Claim) -> tuple[int, bool, int, int, str]:
    shared = min(decided.span.end, claim.span.end) - max(decided.span.start, claim.span.start)
    return len(changes_between(decided, claim)), claim.id != decided.id, -shared, claim.span.start, claim.id


def changes_between(before: Claim, now: Claim) -> tuple[str, ...]:
    """What a person would see changed between two readings of a claim: its words, stance, roles, number or time."""
    pairs = (
        ("quote", f"“{before.span.quote}”", f"“{now.span.quote}”"),
        ("stance", before.stance.value, now.stance.value),
        *_role_pairs(before, now),
        ("quantity", _number(before.quantity), _number(now.quantity)),
        ("time", _days(before.when), _days(now.when)),
    )
    return tuple(f"{field} was {old}, is {new}" for field, old, new in pairs if old != new)


def _role_pairs(before: Claim, now: Claim) -> list[tuple[str, str, str]]:
    roles = sorted({filler.role for claim in (before, now) for filler in claim.fillers}, key=lambda role: role.value)
    sides = [
        [
            ", ".join(f"{filler.name} (“{filler.span.quote}”)" for filler in claim.filled(role)) or "empty"
            for role in roles
        ]
        for claim in (before, now)
    ]
    return [(role.value, old, new) for role, old, new in zip(roles, *sides, strict=True)]


def _number(quantity: Quantity | None) -> str:
    if quantity is None:
        return "none"
    return f"{quantity.low} to {quantity.high} {quantity.counted or quantity.unit} (“{quantity.words}”)"


def _days(when: When | None) -> str:
    return f"{when.earliest} to {when.latest} (“{when.words}”)" if when else "none"
