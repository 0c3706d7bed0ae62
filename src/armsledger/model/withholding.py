"""What people rule to be kept out of print: a name, a document, a passage, a picture; of one case, or of all.

Nothing that was read or kept is changed by it: a published case is a copy in which the withheld is replaced. Each is a
ruling like any other, so it is made in the chain with who, when and why, and can be taken back.
"""

from dataclasses import dataclass
from typing import ClassVar, Final

from armsledger.errors import InputError
from armsledger.model.casework import check_case_name
from armsledger.model.decision import person_key
from armsledger.model.document import Span
from armsledger.model.ids import check_id
from armsledger.model.restriction import Restriction
from armsledger.model.ruling_kind import RulingKind

_DIGEST_LENGTH: Final = 64
_SHORTEST_NAME: Final = 2  # letters or digits; fewer would blacken half a page


@dataclass(frozen=True, slots=True)
class NameWithheld:
    """An outlet, a voice, an author or a person is called by a code name; `case_name` None means in all cases.

    `spellings` are other ways in which the name is written. Those that a case knows for the same entity count without
    being named here. Raises InputError for a name of fewer than two letters or digits.
    """

    case_name: str | None
    name: str
    spellings: tuple[str, ...]
    restriction: Restriction
    kind: ClassVar[RulingKind] = RulingKind.WITHHELD_NAME

    def __post_init__(self) -> None:
        _check_case(self.case_name)
        for name in (self.name, *self.spellings):
            if sum(map(str.isalnum, name)) < _SHORTEST_NAME:
                raise InputError(name or "(empty)", "is too short to be withheld", "give the whole name")

    @property
    def slot(self) -> str:
        """The name, in the case."""
        return f"withheld name {person_key(self.name)} in {self.case_name or 'all'}"

    @property
    def parts(self) -> tuple[str | list[str] | list[str | None] | None, ...]:
        """What the id follows from."""
        return (self.case_name, self.name, list(self.spellings), self.restriction.parts)


@dataclass(frozen=True, slots=True)
class DocumentWithheld:
    """A whole document is withheld: its claims count and are told, its words, address and digest are not printed."""

    case_name: str | None
    document_id: str
    restriction: Restriction
    kind: ClassVar[RulingKind] = RulingKind.WITHHELD_DOCUMENT

    def __post_init__(self) -> None:
        _check_case(self.case_name)
        check_id(self.document_id, "doc")

    @property
    def slot(self) -> str:
        """The document, in the case."""
        return f"withheld document {self.document_id} in {self.case_name or 'all'}"

    @property
    def parts(self) -> tuple[str | list[str | None] | None, ...]:
        """What the id follows from."""
        return (self.case_name, self.document_id, self.restriction.parts)


@dataclass(frozen=True, slots=True)
class PassageRedacted:
    """Words of a document are blackened. They are kept with the ruling, so that they are found when a text moves."""

    case_name: str | None
    span: Span
    restriction: Restriction
    kind: ClassVar[RulingKind] = RulingKind.REDACTED_PASSAGE

    def __post_init__(self) -> None:
        _check_case(self.case_name)
        check_id(self.span.document_id, "doc")
        if not self.span.quote.strip():
            raise InputError(self.span.document_id, "has no words there to redact", "give a passage with words")

    @property
    def slot(self) -> str:
        """The passage, in the case."""
        span = self.span
        return f"redacted passage {span.document_id} {span.start} {span.end} in {self.case_name or 'all'}"

    @property
    def parts(self) -> tuple[str | list[str | int] | list[str | None] | None, ...]:
        """What the id follows from."""
        span = self.span
        where: list[str | int] = [span.document_id, span.start, span.end, span.quote]
        return (self.case_name, where, self.restriction.parts)


@dataclass(frozen=True, slots=True)
class PictureRedacted:
    """A picture, known by the digest of its bytes, is not shown and its file not handed over."""

    case_name: str | None
    sha256: str
    restriction: Restriction
    kind: ClassVar[RulingKind] = RulingKind.REDACTED_PICTURE

    def __post_init__(self) -> None:
        _check_case(self.case_name)
        if len(self.sha256) != _DIGEST_LENGTH or not set(self.sha256) <= set("0123456789abcdef"):
            raise InputError(self.sha256, "is no SHA-256", "give the 64 digits of the picture (armsledger pictures)")

    @property
    def slot(self) -> str:
        """The picture, in the case."""
        return f"redacted picture {self.sha256} in {self.case_name or 'all'}"

    @property
    def parts(self) -> tuple[str | list[str | None] | None, ...]:
        """What the id follows from."""
        return (self.case_name, self.sha256, self.restriction.parts)


def _check_case(name: str | None) -> None:
    if name is not None:
        check_case_name(name)


WithholdingRuling = NameWithheld | DocumentWithheld | PassageRedacted | PictureRedacted
