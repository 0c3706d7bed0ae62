"""Arms-embargo law as dated data, what is asked of it, and what it answers.

Intervals are half-open: `end` is the first day on which a rule no longer applies, None no known end. A rule's
`seen` marks say whether paragraph and day were found in a page or typed from memory; both are printed.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Act(StrEnum):
    """What is done, in the terms of a supply ban."""

    SUPPLY = "supply"
    PERSONNEL = "personnel"
    FINANCE = "finance"
    TRAINING = "training"
    ASSISTANCE = "assistance"
    PRESENCE = "presence"
    ATTACK = "attack"
    OTHER = "other"


class RecipientKind(StrEnum):
    """Whether who receives is the government of the territory."""

    GOVERNMENT = "government"
    NON_GOVERNMENT = "non-government"
    UNKNOWN = "unknown"


class MatchStatus(StrEnum):
    """What the machine may say of a matter and a measure. None of these is a verdict."""

    COVERED = "covered_on_its_face"
    EXEMPT_CANDIDATE = "exempt_candidate"
    EXCLUDED_RECIPIENT = "excluded_recipient"
    OUTSIDE_SCOPE = "outside_scope"
    UNDETERMINED = "undetermined"
    UNKNOWN_STATE = "unknown_state"

    @property
    def words(self) -> str:
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class MeasureQuestion:
    """What is asked of the law: an act between `earliest` and `latest` (both included; None is open or not said).

    `supplier` and `recipient` are ISO 3166 alpha-3 codes or actor ids, `territory` an alpha-3 code, `admin1` a
    first-level division's name, `items` item codes of the measures' vocabulary.
    """

    id: str
    act: Act
    supplier: str | None
    recipient: str | None
    recipient_kind: RecipientKind
    territory: str | None
    admin1: str | None
    items: tuple[str, ...]
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class ExemptionCandidate:
    """An exemption that was in force and could reach the act; `mode` is its procedure, `because` what is open."""

    exemption_id: str
    paragraph: str | None
    mode: str
    because: str


@dataclass(frozen=True, slots=True)
class MeasureMatch:
    """What one measure says to one question, with the rows used and the reason.

    `starts` and `ends` bound the part of the asked interval that the answer holds for (`ends` included; None open):
    an interval that straddles a change of the law gets one match for each part.
    """

    regime_id: str
    measure_id: str
    instrument: str
    paragraph: str | None
    paragraph_seen: bool
    status: MatchStatus
    missing: tuple[str, ...]
    exemptions: tuple[ExemptionCandidate, ...]
    binding: bool
    starts: date | None
    ends: date | None
    because: str
