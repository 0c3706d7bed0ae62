"""What people rule in review: a field corrected, claims put together or apart, a finding signed off, an arbiter named.

Where each person has a word of her own (corrections, sign-offs) the person is part of the content and of the slot, so
that nobody's word takes the place of another's.
"""

from dataclasses import dataclass
from typing import ClassVar

from armsledger.errors import InputError
from armsledger.model.content import content_digest
from armsledger.model.decision import person_key
from armsledger.model.field_value import FieldValue
from armsledger.model.ids import check_id
from armsledger.model.judgement import Judgement
from armsledger.model.ruling_kind import RulingKind

_DIGEST_LENGTH = 64


@dataclass(frozen=True, slots=True)
class CorrectionRuling:
    """One field of a claim as a person would have it. `old` is what was read when she ruled.

    Raises InputError for a correction that changes nothing, that changes another field than it was read from, or that
    nobody makes.
    """

    claim_id: str
    by: str
    old: FieldValue
    new: FieldValue
    kind: ClassVar[RulingKind] = RulingKind.CORRECTION

    def __post_init__(self) -> None:
        check_id(self.claim_id, "clm")
        _check_person(self.by)
        if self.old.field != self.new.field:
            raise InputError(self.new.field, f"is put in place of {self.old.field}", "correct one field at a time")
        if self.old == self.new:
            raise InputError(self.new.words, f"is what was read as {self.new.field}", "give another value, or accept")

    @property
    def field(self) -> str:
        """The field that is corrected."""
        return self.new.field

    @property
    def slot(self) -> str:
        """The field of the claim, for this person."""
        return f"correction {self.claim_id} {self.field} by {person_key(self.by)}"

    @property
    def parts(self) -> tuple[str, ...]:
        """What the id follows from."""
        return (self.claim_id, self.by, content_digest(self.old), content_digest(self.new))


@dataclass(frozen=True, slots=True)
class PairRuling:
    """Two claims are about one matter, or about two. Made with the lesser id on the left, so that a pair is one slot.

    Raises InputError for a claim against itself, for a judgement that decides nothing, and for ids out of order.
    """

    left_claim_id: str
    right_claim_id: str
    judgement: Judgement
    kind: ClassVar[RulingKind] = RulingKind.PAIR

    def __post_init__(self) -> None:
        for claim_id in (self.left_claim_id, self.right_claim_id):
            check_id(claim_id, "clm")
        if self.left_claim_id >= self.right_claim_id:
            raise InputError(self.left_claim_id, "does not come before the other claim", "name two, lesser first")
        if self.judgement is Judgement.UNSURE:
            raise InputError(self.judgement.value, "decides nothing", "say same or different, or undo a ruling")

    @classmethod
    def of(cls, one_claim_id: str, other_claim_id: str, judgement: Judgement) -> "PairRuling":
        """Make the ruling, whichever claim is named first."""
        left, right = sorted((one_claim_id, other_claim_id))
        return cls(left, right, judgement)

    @property
    def claim_ids(self) -> tuple[str, str]:
        """Both claims."""
        return self.left_claim_id, self.right_claim_id

    @property
    def slot(self) -> str:
        """The pair."""
        return f"pair {self.left_claim_id} {self.right_claim_id}"

    @property
    def parts(self) -> tuple[str, ...]:
        """What the id follows from."""
        return (*self.claim_ids, self.judgement.value)


@dataclass(frozen=True, slots=True)
class SignOffRuling:
    """A person's signature under a finding as it was: `digest` is that of its content, `claim_ids` find it again."""

    finding_id: str
    digest: str
    claim_ids: tuple[str, ...]
    by: str
    kind: ClassVar[RulingKind] = RulingKind.SIGN_OFF

    def __post_init__(self) -> None:
        check_id(self.finding_id, "fnd")
        _check_person(self.by)
        if len(self.digest) != _DIGEST_LENGTH or not self.claim_ids:
            raise InputError(self.finding_id, "is signed without its content", "give its digest and its claims")
        for claim_id in self.claim_ids:
            check_id(claim_id, "clm")

    @property
    def slot(self) -> str:
        """The finding, for this person."""
        return f"sign-off {self.finding_id} by {person_key(self.by)}"

    @property
    def parts(self) -> tuple[str | list[str], ...]:
        """What the id follows from."""
        return (self.finding_id, self.digest, list(self.claim_ids), self.by)


@dataclass(frozen=True, slots=True)
class ArbiterRuling:
    """Who decides where people disagree on a claim, matter or finding."""

    subject_id: str
    arbiter: str
    kind: ClassVar[RulingKind] = RulingKind.ARBITER

    def __post_init__(self) -> None:
        _check_person(self.arbiter)

    @property
    def slot(self) -> str:
        """What is disputed."""
        return f"arbiter {self.subject_id}"

    @property
    def parts(self) -> tuple[str, ...]:
        """What the id follows from."""
        return (self.subject_id, self.arbiter)


def _check_person(name: str) -> None:
    if not name.strip():
        raise InputError(name, "names nobody", "give a person's name")
