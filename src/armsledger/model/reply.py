"""The right of reply: letters to those whom a case accuses, and what they answered.

A letter is a draft until a day of sending stands in it. An answer has a slot of its own by its content, so none takes
the place of another. That nobody answered is noted, and is never read as consent.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from armsledger.errors import InputError
from armsledger.model.casework import HeldMatter, check_case_name
from armsledger.model.content import content_digest
from armsledger.model.ids import check_id
from armsledger.model.ruling_kind import RulingKind


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is written to: a name, and the key that findings know them by (an actor's row, a country's code, a name)."""

    name: str
    key: str

    def __post_init__(self) -> None:
        if not self.name.strip() or not self.key.strip():
            raise InputError(self.name or "(empty)", "names nobody to write to", "give a name as the finding has it")


@dataclass(frozen=True, slots=True)
class ReplyLetterRuling:
    """A letter of a case as it stands: to whom, about which matters, its text, and when it was sent and is due.

    Raises InputError for a letter about nothing, one that was sent without text or without a day by which an answer is
    asked for, and one that is due before it is sent.
    """

    letter_id: str
    case_name: str
    to: Addressee
    about: tuple[HeldMatter, ...]
    text: str
    due: date | None = None
    sent_on: date | None = None
    kind: ClassVar[RulingKind] = RulingKind.REPLY_LETTER

    def __post_init__(self) -> None:
        check_id(self.letter_id, "ltr")
        check_case_name(self.case_name)
        if not self.about:
            raise InputError(self.to.name, "is written to about nothing", "name at least one matter of the case")
        if self.sent_on is None:
            return
        if not self.text.strip():
            raise InputError(self.to.name, "would be sent an empty letter", "write its text first")
        if self.due is None:
            raise InputError(self.to.name, "is not told by when to answer", "give the day by which an answer is due")
        if self.due < self.sent_on:
            raise InputError(f"{self.due}", f"comes before the day of sending, {self.sent_on}", "give a later day")

    @property
    def slot(self) -> str:
        """The letter."""
        return f"reply letter {self.letter_id}"

    @property
    def parts(self) -> tuple[str, str]:
        """What the id follows from."""
        return (self.letter_id, content_digest(self))


@dataclass(frozen=True, slots=True)
class AnswerRuling:
    """What came back to a letter, and on which day. `words` None says that nothing had come by that day.

    Raises InputError for an answer without words: say that none came instead.
    """

    letter_id: str
    on: date
    words: str | None
    kind: ClassVar[RulingKind] = RulingKind.ANSWER

    def __post_init__(self) -> None:
        check_id(self.letter_id, "ltr")
        if self.words is not None and not self.words.strip():
            raise InputError(self.letter_id, "has an answer without words", "give its words, or note that none came")

    @property
    def slot(self) -> str:
        """The letter and this answer: another one stands beside it."""
        return f"answer {self.letter_id} {content_digest(self)}"

    @property
    def parts(self) -> tuple[str | None, ...]:
        """What the id follows from."""
        return (self.letter_id, self.on.isoformat(), self.words)
