"""What people rule on documents and their pictures: that one translates another, and what is seen in a picture."""

from dataclasses import dataclass
from typing import ClassVar

from armsledger.errors import InputError
from armsledger.model.decision import person_key
from armsledger.model.ids import check_id
from armsledger.model.ruling_kind import RulingKind

_DIGEST_LENGTH = 64


@dataclass(frozen=True, slots=True)
class TranslationRuling:
    """One document is a translation of another. The pair is one slot, so that turning it round takes its place.

    Raises InputError for a document against itself.
    """

    original_document_id: str
    translation_document_id: str
    kind: ClassVar[RulingKind] = RulingKind.TRANSLATION

    def __post_init__(self) -> None:
        for document_id in self.document_ids:
            check_id(document_id, "doc")
        if self.original_document_id == self.translation_document_id:
            raise InputError(self.original_document_id, "is no translation of itself", "name two documents")

    @property
    def document_ids(self) -> tuple[str, str]:
        """Original and translation."""
        return self.original_document_id, self.translation_document_id

    @property
    def slot(self) -> str:
        """The pair."""
        return f"translation {' '.join(sorted(self.document_ids))}"

    @property
    def parts(self) -> tuple[str, ...]:
        """What the id follows from."""
        return self.document_ids

    def other_of(self, document_id: str) -> str | None:
        """The other document of the pair; None for a document that is not of it."""
        one, other = self.document_ids
        return {one: other, other: one}.get(document_id)


@dataclass(frozen=True, slots=True)
class ObservationRuling:
    """What a person sees in a picture, apart from what the picture is said to show.

    `sha256` is the digest of the picture's bytes, `feature` what is seen, `where` where in the picture, None where
    that is not told. Each person has a word of her own on each feature. Raises InputError for what is no digest, a
    feature without words, or one that nobody sees.
    """

    sha256: str
    feature: str
    by: str
    where: str | None = None
    kind: ClassVar[RulingKind] = RulingKind.OBSERVATION

    def __post_init__(self) -> None:
        if len(self.sha256) != _DIGEST_LENGTH or not set(self.sha256) <= set("0123456789abcdef"):
            raise InputError(self.sha256, "is no SHA-256", "give the 64 digits of the picture (armsledger pictures)")
        if not self.feature.strip():
            raise InputError(self.feature, "says nothing", "say what is seen in the picture")
        if not self.by.strip():
            raise InputError(self.by, "names nobody", "give a person's name")

    @property
    def words(self) -> str:
        """What is seen, where, and by whom."""
        where = f" ({self.where})" if self.where else ""
        return f"{self.feature}{where}, seen by {self.by}"

    @property
    def slot(self) -> str:
        """The feature of the picture, for this person."""
        return f"observation {self.sha256} {person_key(self.feature)} by {person_key(self.by)}"

    @property
    def parts(self) -> tuple[str | None, ...]:
        """What the id follows from."""
        return (self.sha256, self.feature, self.where, self.by)
