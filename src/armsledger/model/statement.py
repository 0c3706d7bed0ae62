"""One speech act: who speaks, for whom, through what channel, when, how strongly, inside whose words."""

from dataclasses import dataclass
from enum import StrEnum

from armsledger.model.document import Span
from armsledger.model.stance import Stance
from armsledger.model.when import When


class StatementKind(StrEnum):
    """What a statement is beside what it claims: kinds that the ledger keeps apart from the eight kinds of claims."""

    THREAT = "threat"
    WORRY = "worry"
    WARNING = "warning"
    ACCUSATION = "accusation"
    CONTACT = "contact"
    OMISSION = "omission"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, in the words of the text: the person, the office held, the body spoken for, and the channel.

    Each is None where the text does not say. A voice with none of them is the document's own.
    """

    speaker: Span | None = None
    office: Span | None = None
    body: Span | None = None
    channel: Span | None = None

    @property
    def is_own(self) -> bool:
        return not any((self.speaker, self.office, self.body, self.channel))

    @property
    def name(self) -> str:
        """The words to print for the voice: the innermost that is said."""
        named = self.speaker or self.body or self.channel or self.office
        return named.quote if named else "the document's own voice"


@dataclass(frozen=True, slots=True)
class Statement:
    """One speech act of a document.

    `spans` are the words said, `cue` the words that make it speech (None for the document's own voice), `stance` how
    strongly the cue puts it, `said` when it was said, `outer_id` the statement that reports this one, `kind` what it
    is if it is more than speech (of a contact, `cue` is the word for it and `spans` who was in touch with whom).
    """

    id: str
    document_id: str
    voice: Voice
    cue: Span | None
    spans: tuple[Span, ...]
    stance: Stance
    said: When | None
    outer_id: str | None
    because: str
    kind: StatementKind | None = None
