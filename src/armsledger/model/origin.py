"""Where a report truly comes from. Ten papers that carry one statement are one origin."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from armsledger.model.grade import Reliability

NOT_GRADED: Final = "no person has graded the source yet"


class OriginKind(StrEnum):
    """How a document stands to its origin."""

    ORIGINAL = "original"
    COPY = "copy"
    RELAY = "relay"
    SAME_STATEMENT = "same-statement"


@dataclass(frozen=True, slots=True)
class OriginEdge:
    """One line of the graph of origins: a document rests on an origin, how, and by which words."""

    document_id: str
    kind: OriginKind
    because: str


@dataclass(frozen=True, slots=True)
class Origin:
    """One root of reports: a voice on one occasion.

    `voice` is the name of who speaks; None where the documents do not tell. `claim_ids` rest on it; `edges` are the
    documents that carry it, by id. `denies` says on which side it stands. `state` is the alpha-3 code of the state that
    the voice belongs to.

    `root` is what independence is counted by: two origins of one root are not independent of each other. None is a
    root that nobody can tell (a report without a source, a witness without a name, an outlet that does not say where it
    has it from): it never counts as independent of anything. `because` says why the voice is the voice, and the root
    the root.

    `letter` is how reliable people hold the source, with `because_letter`; `interested` says how the voice is itself a
    party to what it tells, None where that does not show.
    """

    id: str
    voice: str | None
    claim_ids: tuple[str, ...]
    edges: tuple[OriginEdge, ...]
    denies: bool
    because: str
    state: str | None = None
    root: str | None = None
    letter: Reliability = Reliability.F
    because_letter: str = NOT_GRADED
    interested: str | None = None

    @property
    def document_ids(self) -> tuple[str, ...]:
        """The documents that carry it, by id."""
        return tuple(edge.document_id for edge in self.edges)


@dataclass(frozen=True, slots=True)
class DocumentOrigin:
    """Where a whole document comes from: documents with one `origin_id` rest on one origin; `kind` says how this one
    stands to it.
    """

    document_id: str
    origin_id: str
    kind: OriginKind
    because: str
