"""The ladder from an actor on the ground to a State: presence, link and responsibility, three steps kept apart.

Each step has its own claims, grade and denials. Nothing flows from one to another: a link is no presence, a presence no
responsibility, and where a weapon was made is neither.
"""

from dataclasses import dataclass
from enum import StrEnum


class Rung(StrEnum):
    """How a State stands to an actor, the strongest first. F (people or goods come from it) is not enough for it."""

    ORGAN = "A"
    DIRECTION = "B"
    SUPPLY = "C"
    FINANCE = "D"
    TOLERANCE = "E"
    NATIONALITY = "F"

    def reaches(self, other: "Rung") -> bool:
        """Say whether this rung is the other or a stronger one."""
        return self.value <= other.value


@dataclass(frozen=True, slots=True)
class LadderStep:
    """What is said for a step and what against it; `grade` is the grade of the best matter that bears it.

    A step that no claim bears has no grade and says so in `because`.
    """

    claim_ids: tuple[str, ...]
    denial_ids: tuple[str, ...]
    matter_ids: tuple[str, ...]
    grade: str | None
    because: str


@dataclass(frozen=True, slots=True)
class RungReading:
    """The rung that a claim's words bear out and no higher, those words, and why."""

    rung: Rung
    words: str
    because: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """One actor and one State (`state` alpha-3; None where no claim links the actor to any).

    `actor_key` is a row or an identity, `rung` the highest that the words of an affirmed claim bear out, None where
    they bear none out.
    """

    actor_key: str
    actor: str
    state: str | None
    state_name: str
    presence: LadderStep
    link: LadderStep
    rung: RungReading | None
    responsibility: LadderStep
