"""What is said to show something: an image, a document, debris; apart from what a person sees in it."""

from dataclasses import dataclass
from enum import StrEnum

from armsledger.model.document import Span


class EvidenceKind(StrEnum):
    """The sort of thing that is pointed to."""

    IMAGERY = "imagery"
    DOCUMENT = "document"
    TRACKING = "tracking data"
    WITNESS = "witness"
    DEBRIS = "debris"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """A piece of evidence that a document speaks of or carries.

    `span` are the words that name it. `claim_ids` are the claims it is *said* to show; `observed` are features that
    a person saw in it, empty until somebody has looked. `sha256` is the file's digest where we hold the file.
    """

    id: str
    document_id: str
    kind: EvidenceKind
    span: Span
    claim_ids: tuple[str, ...]
    observed: tuple[str, ...] = ()
    sha256: str | None = None
