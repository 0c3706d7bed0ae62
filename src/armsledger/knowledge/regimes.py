"""The row types of the arms-embargo tables: regimes, measures, exemptions, enforcement, each with its marks.

Intervals are half-open: `end` is the first day on which a row no longer applies, None no known end. What each code
means stands in measures/vocabulary.yaml.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Mark(StrEnum):
    """How a row, a paragraph number or a day came into the table."""

    FOUND = "F"
    MEMORY = "M"
    INFERRED = "I"

    @property
    def words(self) -> str:
        return {"F": "seen in a public page", "M": "from memory, not seen", "I": "inferred, not seen"}[self.value]


class Direction(StrEnum):
    """Whether what goes to the target is banned, or what comes from it."""

    TO = "to"
    FROM = "from"


class TargetKind(StrEnum):
    """What an embargo is laid upon."""

    TERRITORY = "territory"
    AREA = "area"
    STATE = "state"
    ARMED_GROUPS = "armed_groups"
    LISTED = "listed"
    NAMED_STATE_PAIR = "named_state_pair"


class Recipients(StrEnum):
    """Whom a measure is about."""

    ANY = "any"
    NON_GOVERNMENT = "non-government"
    GOVERNMENT = "government"
    LISTED = "listed"


class Beneficiary(StrEnum):
    """Whom an exemption reaches. MISSIONS are the UN, media, aid workers and forces of third parties."""

    ANY = "any"
    GOVERNMENT = "government"
    NON_GOVERNMENT = "non-government"
    MISSIONS = "missions"
    AUTHORISED = "authorised"
    OUTSIDE_AREA = "outside-area"


class Mode(StrEnum):
    """The procedure that an exemption asks for."""

    STANDING = "standing"
    NOTIFY = "notify"
    NOTIFY_NODECISION = "notify_nodecision"
    APPROVE = "approve"
    NATIONAL_LICENCE = "national_licence"
    EXCLUDED = "excluded"


class MeasureKind(StrEnum):
    """A ban, a duty to notify what is allowed, or what follows for persons from breaking a ban."""

    BAN = "ban"
    NOTIFICATION_DUTY = "notification_duty"
    CONSEQUENCE = "consequence"


@dataclass(frozen=True, slots=True)
class Seen:
    """The marks of one row, its paragraph number and its days, and the keys of the pages that bear it out."""

    row: Mark
    paragraph: Mark
    day: Mark
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """An actor on a sanctions list since `start`."""

    actor_id: str
    name: str
    start: date
    instrument: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class Target:
    """What a measure is laid upon: `countries` are alpha-3 codes, `admin1` the names that mean the area."""

    kind: TargetKind
    countries: tuple[str, ...]
    area: str | None
    admin1: tuple[str, ...]
    parties: str | None
    listed: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One ban or duty. `except_items` are left out of it until `except_end` (None: for as long as it runs)."""

    id: str
    kind: MeasureKind
    instrument: str
    paragraph: str | None
    direction: Direction
    target: Target
    recipients: Recipients
    items: tuple[str, ...]
    except_items: tuple[str, ...]
    except_end: date | None
    bound: tuple[str, ...]
    start: date
    end: date | None
    disputed: bool
    disputed_by: tuple[str, ...]
    rule: str | None
    caveat: str | None
    note: str | None
    seen: Seen

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def citation(self) -> str:
        """Instrument and paragraph as they are cited."""
        return f"{self.instrument}, {cite_paragraph(self.paragraph)}"

    def is_excepted(self, item: str, day: date) -> bool:
        """Say whether the measure leaves `item` out on `day`."""
        return item in self.except_items and (self.except_end is None or day < self.except_end)


@dataclass(frozen=True, slots=True)
class ExemptionRow:
    """A way out of measures. `item_acts` names items that it frees for some acts only."""

    id: str
    paragraph: str | None
    measure_ids: tuple[str, ...]
    items: tuple[str, ...]
    item_acts: tuple[tuple[str, tuple[str, ...]], ...]
    condition: str
    beneficiary: str
    reaches: tuple[Beneficiary, ...]
    mode: Mode
    working_days: int | None
    start: date
    end: date | None
    disputed: bool
    superseded_by: str | None
    caveat: str | None
    note: str | None
    seen: Seen

    def __hash__(self) -> int:
        return hash(self.id)

    def is_in_force(self, day: date) -> bool:
        """Say whether the exemption could be used on `day`."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Renewal:
    """A text that prolonged something, with its day of adoption and for how many months."""

    instrument: str
    day: date
    months: int
    seen: Seen


@dataclass(frozen=True, slots=True)
class EnforcementRow:
    """An inspection power, a duty to seize, or an operation: no ban itself, printed beside the ban."""

    id: str
    instrument: str
    paragraph: str | None
    force: str
    where: str | None
    trigger: str | None
    start: date
    end: date | None
    renewals: tuple[Renewal, ...]
    note: str | None
    seen: Seen


@dataclass(frozen=True, slots=True)
class Mandate:
    """A term of a monitoring body."""

    body: str
    instrument: str
    start: date
    end: date | None
    seen: Seen


@dataclass(frozen=True, slots=True)
class DatedText:
    """A renewal, a call or a piece of guidance, in our words. `topic` is timeline, political call or guidance."""

    topic: str
    day: date | None
    instrument: str | None
    text: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class Regime:
    """One embargo. `known_through` is the last day its state was checked; `sunset` None is open-ended."""

    id: str
    name: str
    body: str
    binding: bool
    target: Target
    known_through: date
    sunset: date | None
    confidence: str
    confidence_note: str | None
    implements: str | None
    measures: tuple[MeasureRow, ...]
    exemptions: tuple[ExemptionRow, ...]
    enforcement: tuple[EnforcementRow, ...]
    mandates: tuple[Mandate, ...]
    texts: tuple[DatedText, ...]

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def unknown_from(self) -> date | None:
        """The first day whose state nobody checked; None for an open-ended regime, in force as far as known."""
        return None if self.sunset is None else min(self.known_through + timedelta(days=1), self.sunset)


def cite_paragraph(paragraph: str | None) -> str:
    """Give a paragraph as it is cited: "para. 9", "paras. 1-2", "Art. 1"; or that its number is not known."""
    if paragraph is None:
        return "paragraph number not known"
    if not paragraph[0].isdigit():
        return paragraph
    return f"paras. {paragraph}" if "-" in paragraph else f"para. {paragraph}"
