"""One proposition of a statement: who supplied, sent, paid for, stationed or used what, to, for or against whom.

A claim stands on words: its quote, and every filler of its roles, are spans of the document. Kinds, roles and
stances are defined in docs/reference/claims.md.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from armsledger.model.annotation import Annotations
from armsledger.model.document import Document, Span
from armsledger.model.quantity import Quantity
from armsledger.model.score import Score
from armsledger.model.stance import Stance
from armsledger.model.statement import Statement
from armsledger.model.when import When


class ClaimKind(StrEnum):
    """What sort of support, or use of force, a claim is about."""

    TRANSFER = "transfer"
    PERSONNEL = "personnel"
    FINANCE = "finance"
    ASSISTANCE = "assistance"
    PRESENCE = "presence"
    ATTACK = "attack"
    BACKING = "backing"
    VIOLATION = "violation"


class Counted(StrEnum):
    """What the quantity of a claim counts."""

    ITEM = "item"
    FORCE = "force"
    EVENT = "event"


class Role(StrEnum):
    """What a filler does in a claim."""

    ACTOR = "actor"
    VIA = "via"
    RECIPIENT = "recipient"
    TARGET = "target"
    ITEM = "item"
    FORCE = "force"
    ORIGIN = "origin"
    DESTINATION = "destination"
    PLACE = "place"
    INSTRUMENT = "instrument"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Filler:
    """The words that fill a role, the entity they are read as (None before resolving), and why they fill it.

    `span` is where the words stand, in the quote or at an antecedent; `name` the name to print.
    """

    role: Role
    span: Span
    name: str
    entity_id: str | None
    because: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition, grounded.

    `span` is the quote. `quantity_of` says what its number counts.
    `score` is the extractor's trust in the reading, never in the truth.
    """

    id: str
    document_id: str
    statement_id: str
    kind: ClaimKind
    span: Span
    stance: Stance
    fillers: tuple[Filler, ...]
    quantity: Quantity | None
    quantity_of: Counted | None
    when: When | None
    score: Score

    def filled(self, role: Role) -> tuple[Filler, ...]:
        """The fillers of one role, in text order."""
        return tuple(filler for filler in self.fillers if filler.role is role)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span that the claim stands on, its quote first."""
        return (self.span, *(filler.span for filler in self.fillers))


@dataclass(frozen=True, slots=True)
class Refusal:
    """A claim that was nearly made: the words, and why they do not carry it. Refusals are printed, never dropped."""

    id: str
    document_id: str
    kind: ClaimKind
    span: Span
    because: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document says: its statements, the claims in them, and the claims refused; all in text order."""

    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]


class Extractor(Protocol):
    """What turns annotations into statements and claims; `name` says which, with its version."""

    name: str

    def extract(self, document: Document, annotations: Annotations) -> Extraction:
        """Read the claims of one document; the same input always gives the same claims."""
        ...
