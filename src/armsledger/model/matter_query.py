"""What people ask of the last run's matters, and what they get: a page of entries, the total, and counts by facet."""

from dataclasses import dataclass

from armsledger.model.claim import ClaimKind
from armsledger.model.claim_query import FacetCount
from armsledger.model.grade import Credibility, Reliability
from armsledger.model.measure import MatchStatus


@dataclass(frozen=True, slots=True)
class MatterFilter:
    """Of each field given, a matter has one of the values; fields left empty ask for nothing.

    A matter is contested where claims of it contradict each other, and undecided as long as no decision names it.
    """

    kinds: frozenset[ClaimKind] = frozenset()
    statuses: frozenset[MatchStatus] = frozenset()
    reliabilities: frozenset[Reliability] = frozenset()
    credibilities: frozenset[Credibility] = frozenset()
    is_contested: bool | None = None
    is_undecided: bool | None = None


@dataclass(frozen=True, slots=True)
class MatterEntry:
    """A matter as a list of matters shows it; `statuses` are what the law says to it, sorted."""

    id: str
    kind: ClaimKind
    title: str
    reliability: Reliability
    credibility: Credibility
    articles: int
    origins: int
    is_contested: bool
    statuses: tuple[MatchStatus, ...]

    @property
    def grade(self) -> str:
        """Letter and digit of the Admiralty code."""
        return f"{self.reliability.value}{self.credibility.value}"


@dataclass(frozen=True, slots=True)
class MatterPage:
    """Entries in the order of the run, the page's number of so many pages, how many matters there are in all.

    `facets` holds, by the name of the filter's field, all values, counted as if nothing was asked of that field itself.
    """

    entries: tuple[MatterEntry, ...]
    number: int
    pages: int
    total: int
    facets: dict[str, tuple[FacetCount, ...]]
