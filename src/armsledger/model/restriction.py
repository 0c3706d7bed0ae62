"""Why something is kept out of a published case, how closely, and until when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Reason(StrEnum):
    """Why; printed with what is withheld, so it never names anybody."""

    SAFETY = "safety"
    CONFIDENCE = "confidence"
    PRIVACY = "privacy"
    INQUIRY = "inquiry"
    COURT = "court"
    RIGHTS = "rights"


class Level(StrEnum):
    """How closely: out of the published copy, or out of every print, that for insiders too."""

    CONFIDENTIAL = "confidential"
    STRICT = "strictly confidential"


@dataclass(frozen=True, slots=True)
class Restriction:
    """`until` is the last day on which it holds, None where it holds for good."""

    reason: Reason
    level: Level = Level.CONFIDENTIAL
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether it holds on a day; the last day still counts."""
        return self.until is None or day <= self.until

    @property
    def parts(self) -> list[str | None]:
        """What an id follows from."""
        return [self.reason.value, self.level.value, self.until.isoformat() if self.until else None]
