"""A matter set against the measures of its day. The machine proposes; only a person decides."""

from dataclasses import dataclass
from enum import StrEnum

from armsledger.model.measure import MeasureMatch, MeasureQuestion


class Fullness(StrEnum):
    """Whether a fact that a finding needs is there."""

    FILLED = "filled"
    MISSING = "missing"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class NeededFact:
    """One of the facts that a panel expects in a finding, and whether the claims hold it."""

    name: str
    fullness: Fullness
    because: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What can be put about one matter: the question asked, the answers of the law, and what is still missing.

    `question` is None for a matter that no measure speaks to (a link, a strike, a threat); `because` says why.
    `contrary_claim_ids` are the claims that deny the matter or contradict one that affirms it: printed with it, always.
    """

    id: str
    matter_id: str
    question: MeasureQuestion | None
    matches: tuple[MeasureMatch, ...]
    completeness: tuple[NeededFact, ...]
    because: str
    contrary_claim_ids: tuple[str, ...] = ()

    @property
    def filled(self) -> int:
        """How many of the needed facts are there and not in dispute."""
        return sum(fact.fullness is Fullness.FILLED for fact in self.completeness)
