"""What a person decided, kept for good in a chain where every link holds the hash of the one before."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from armsledger.model.ids import make_id

GENESIS = "0" * 64


class Verdict(StrEnum):
    """What can be decided: on a claim, matter or finding, on a pair of names (MERGE, SPLIT), on a decision (UNDO).

    RULE puts a ruling in force.
    """

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    UNDO = "undo"
    MERGE = "merge"
    SPLIT = "split"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Decision:
    """One person's verdict on one thing at one time (UTC), with the comment that is required of it."""

    id: str
    subject_id: str
    verdict: Verdict
    by: str
    at_utc: datetime
    comment: str
    previous_hash: str
    hash: str

    @classmethod
    def after(
        cls, previous_hash: str, subject_id: str, verdict: Verdict, by: str, at_utc: datetime, comment: str
    ) -> "Decision":
        """Make the next link of the chain. Raises ValueError for a decision without a person or a comment."""
        if not by.strip() or not comment.strip():
            raise ValueError(f"a decision on {subject_id} needs a person and a comment, got {by!r} and {comment!r}")
        parts = [previous_hash, subject_id, verdict.value, by, at_utc.isoformat(), comment]
        return cls(make_id("dec", *parts), subject_id, verdict, by, at_utc, comment, previous_hash, _digest(parts))

    def is_intact(self) -> bool:
        """Say whether the hash still follows from the content."""
        parts = [
            self.previous_hash,
            self.subject_id,
            self.verdict.value,
            self.by,
            self.at_utc.isoformat(),
            self.comment,
        ]
        return self.hash == _digest(parts)


def decisions_in_force(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Give the decisions that count after all, the first made first: those undone do not, unless that was undone."""
    undone: set[str] = set()
    found: list[Decision] = []
    for decision in reversed(decisions):
        if decision.id in undone:
            continue
        if decision.verdict is Verdict.UNDO:
            undone.add(decision.subject_id)
        found.append(decision)
    return tuple(reversed(found))


def person_key(name: str) -> str:
    """What persons are told apart by: their name without regard to case and spaces."""
    return " ".join(name.split()).casefold()


def _digest(parts: list[str]) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode("ascii")).hexdigest()
