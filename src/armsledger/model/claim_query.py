"""What people ask of the ledger's claims, and what they get: a page of entries, the total, and counts by facet."""

from dataclasses import dataclass
from datetime import date

from armsledger.model.carried import ClaimState
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.finding import Finding
from armsledger.model.grade import Credibility, Reliability
from armsledger.model.matter import Matter
from armsledger.model.stance import Stance


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Of each field given, a claim has one of the values; fields left empty ask for nothing.

    Parties, items and places are facet keys: rows ("actor-haftar") or folded names, in any of `roles` if these are
    given. Countries are alpha-3 codes. `text` is a query as people type it. Days include both ends: `published` is the
    document's, `happened` overlaps the interval that the claim tells. Origins are those of the claim's matter.
    A claim arrives with the first reading that holds its words as a claim of its kind; `arrived_after` is the number
    that another claim arrived with.
    """

    kinds: frozenset[ClaimKind] = frozenset()
    stances: frozenset[Stance] = frozenset()
    states: frozenset[ClaimState] = frozenset()
    reliabilities: frozenset[Reliability] = frozenset()
    credibilities: frozenset[Credibility] = frozenset()
    outlets: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    roles: frozenset[Role] = frozenset()
    document_id: str | None = None
    matter_id: str | None = None
    published_from: date | None = None
    published_to: date | None = None
    happened_from: date | None = None
    happened_to: date | None = None
    min_origins: int | None = None
    max_origins: int | None = None
    machine_translated: bool | None = None
    arrived_after: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Who or what fills a role of a claim: the name to print, its row in the tables, its country."""

    role: Role
    name: str
    known_id: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim as a list of claims shows it; `passage` is the sentence around its quote.

    `state_because` says who decided, and what changed where the state is stale. Grade and `origins` are of its matter,
    None and 0 for a claim in none.
    """

    claim_id: str
    document_id: str
    kind: ClaimKind
    stance: Stance
    quote: str
    passage: str
    voice: str
    probability: float
    title: str | None
    outlet: str | None
    published: date | None
    earliest: date | None
    latest: date | None
    parties: tuple[Party, ...]
    matter_id: str | None
    matter_title: str | None
    reliability: Reliability | None
    credibility: Credibility | None
    origins: int
    state: ClaimState
    state_because: str
    machine_translated: bool
    arrived: int = 0

    @property
    def grade(self) -> str:
        """Letter and digit of its matter, empty where it is in none."""
        return f"{self.reliability.value}{self.credibility.value}" if self.reliability and self.credibility else ""


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of the claims asked for have a value; `key` is what a filter takes, `label` what people read."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """Entries, the newest published first; `after` is what the next page is asked with, None on the last.

    `facets` holds, by the name of the filter's field, the most frequent values, counted as if nothing was asked of
    that field itself.
    """

    entries: tuple[ClaimEntry, ...]
    after: str | None
    total: int
    facets: dict[str, tuple[FacetCount, ...]]


@dataclass(frozen=True, slots=True)
class MatterView:
    """A matter with its claims, the newest published first, and what was found about it."""

    matter: Matter
    entries: tuple[ClaimEntry, ...]
    findings: tuple[Finding, ...]
