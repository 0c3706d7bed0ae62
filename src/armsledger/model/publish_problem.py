"""What stands against publishing a case: each thing with what it is about, what is wrong, and the way out."""

from dataclasses import dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    """What sort of thing is wrong."""

    EMPTY = "nothing to publish"
    CHANGED = "changed since it was put in"
    GONE = "gone"
    WORDS = "words that are no longer read"
    REJECTED = "rejected claim"
    STALE = "stale decision"
    UNSIGNED = "not signed"
    REPLY = "no reply sought"
    LAW = "law not known to the day"
    BYTES = "bytes that changed"
    PERSON = "private person named"
    WITHHELD = "withheld and still in print"
    POSITION = "position of a withheld source"


@dataclass(frozen=True, slots=True)
class PublishProblem:
    """One reason not to publish."""

    kind: ProblemKind
    subject_id: str
    words: str
    way_out: str

    @property
    def line(self) -> str:
        """All of it in one line."""
        return f"{self.kind.value}: {self.subject_id}: {self.words}; {self.way_out}"
