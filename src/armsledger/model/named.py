"""Things over all documents as the index keeps them, and as lists and pages show them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType, LinkKind
from armsledger.model.grade import Credibility, Reliability
from armsledger.model.identity import Identity
from armsledger.model.stance import Stance


@dataclass(frozen=True, slots=True)
class IdentityLine:
    """An identity in a list: how many documents speak of it and claims have it in a role, whether people had a word."""

    id: str
    type: EntityType
    name: str
    known_id: str | None
    country: str | None
    documents: int
    claims: int
    is_decided: bool


@dataclass(frozen=True, slots=True)
class IdentityPage:
    """Lines, the most claimed of first, how many there are in all, and how many of each type."""

    lines: tuple[IdentityLine, ...]
    total: int
    types: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """Words used for something where they first stand in a document; `passage` is their sentence.

    `start` is their offset in the document's text. Passage and start are None where the last reading has them no more.
    """

    words: str
    document_id: str
    title: str | None
    outlet: str | None
    published: date | None
    start: int | None
    passage: str | None


@dataclass(frozen=True, slots=True)
class LinkLine:
    """An edge between two identities with the words of the claim that it stands on, its days and its grade."""

    kind: LinkKind
    from_id: str
    from_name: str
    to_id: str
    to_name: str
    claim_id: str
    document_id: str
    stance: Stance
    voice: str
    quote: str
    because: str
    published: date | None
    earliest: date | None
    latest: date | None
    reliability: Reliability | None
    credibility: Credibility | None

    @property
    def grade(self) -> str:
        """Letter and digit of its matter, empty where it is in none."""
        return f"{self.reliability.value}{self.credibility.value}" if self.reliability and self.credibility else ""


@dataclass(frozen=True, slots=True)
class MatterRole:
    """A matter that something stands in, in what role, and with how many of its claims."""

    role: Role
    matter_id: str
    title: str
    kind: ClaimKind
    claims: int


@dataclass(frozen=True, slots=True)
class NameState:
    """What the index of names heeds: the last reading, the last decision, the verdicts on names then in force."""

    reading_number: int
    decision_number: int
    decision_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shelved:
    """An identity to be kept, its names folded, the rows that it has, and what it was made of in plain values."""

    identity: Identity
    folded: tuple[str, ...]
    known_ids: tuple[str, ...]
    cluster: Any
