"""Where a report truly comes from. Ten papers that carry one statement are one origin."""

from dataclasses import dataclass
from enum import StrEnum


class OriginKind(StrEnum):
    """How a document stands to its origin."""

    ORIGINAL = "original"
    COPY = "copy"
    RELAY = "relay"
    SAME_STATEMENT = "same-statement"


@dataclass(frozen=True, slots=True)
class Origin:
    """One root of reports: a voice on one occasion.

    `voice` is the name of who speaks; None is an origin that the documents do not tell, which never counts as
    independent of another. `claim_ids` rest on it, `document_ids` carry it. `denies` says on which side it stands.
    `state` is the alpha-3 code of the state that the voice belongs to: two voices of one state are two origins, and
    not independent of each other.
    """

    id: str
    voice: str | None
    claim_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    denies: bool
    because: str
    state: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentOrigin:
    """Where a whole document comes from: documents with one `origin_id` rest on one origin; `kind` says how this one
    stands to it.
    """

    document_id: str
    origin_id: str
    kind: OriginKind
    because: str
