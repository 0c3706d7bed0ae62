"""Standards of proof: what a finding has to show before it may stand, rule by rule. Meeting one is no verdict."""

from dataclasses import dataclass
from enum import StrEnum


class RuleKind(StrEnum):
    """What a rule looks at."""

    ORIGINS = "origins"
    FIRST_HAND = "first_hand"
    NOT_ONLY_ALLEGED = "not_only_alleged"
    DIGIT = "digit"
    FACTS = "facts"
    FILES_HELD = "files_held"
    REPLY = "reply"
    NO_CONTRADICTION = "no_contradiction"
    NOT_TRANSLATED_ONLY = "not_translated_only"
    SIGNED = "signed"
    COUNTERSIGNED = "countersigned"
    RUNG = "rung"


class RuleState(StrEnum):
    """UNKNOWN: the case holds nothing that the rule could be checked by."""

    PASSED = "passed"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Known(StrEnum):
    """Where we have a standard from: read in a source, from memory, or a choice of this product."""

    SEEN = "seen"
    MEMORY = "memory"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, with its words for print.

    `least` is a number or a rung that must be reached; for a digit it is the worst that is allowed. `facts` are the ids
    of needed facts; where one of several will do, they are joined by "|".
    """

    kind: RuleKind
    words: str
    least: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standard:
    """A named standard. `raised_to` is the name of the one whose rules come on top when a State is held responsible."""

    id: str
    name: str
    words: str
    source: str
    known: Known
    rules: tuple[Rule, ...]
    raised_to: str | None = None


@dataclass(frozen=True, slots=True)
class RuleResult:
    """Whether a finding keeps one rule, and why."""

    rule: Rule
    state: RuleState
    because: str


@dataclass(frozen=True, slots=True)
class StandardCheck:
    """A finding against the standard of the case. `raised_for` is the State (alpha-3) for which it was raised."""

    finding_id: str
    standard_ids: tuple[str, ...]
    raised_for: str | None
    results: tuple[RuleResult, ...]

    @property
    def passed(self) -> int:
        return sum(result.state is RuleState.PASSED for result in self.results)

    @property
    def is_met(self) -> bool:
        return self.passed == len(self.results)
