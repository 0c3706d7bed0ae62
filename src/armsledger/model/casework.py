"""What people rule as they put a case together: its head, what it holds and in which order, and that it was published.

A matter's id follows from its claims, so an entry keeps the claims that its matter held: that finds it again when it
has grown. Every part has a slot of its own, so that two people who add at once lose nothing of each other's.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Final

from armsledger.errors import InputError
from armsledger.model.ids import check_id
from armsledger.model.ruling_kind import RulingKind

_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_NAME: Final = 60
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class HeldMatter:
    """A matter with the claims that it held when it was spoken of."""

    matter_id: str
    claim_ids: tuple[str, ...]

    def __post_init__(self) -> None:
        check_id(self.matter_id, "mat")
        if not self.claim_ids or list(self.claim_ids) != sorted(set(self.claim_ids)):
            raise InputError(self.matter_id, "is named without its claims, or with them out of order", "give each once")
        for claim_id in self.claim_ids:
            check_id(claim_id, "clm")

    @property
    def parts(self) -> list[str | list[str]]:
        """What an id follows from."""
        return [self.matter_id, list(self.claim_ids)]


@dataclass(frozen=True, slots=True)
class CaseRuling:
    """A case's head: the name that it is called by, its title in print, its standard of proof, and notes.

    Raises InputError for a name that cannot stand in an address, and for a case without a title or a standard.
    """

    name: str
    title: str
    standard_id: str
    notes: str = ""
    kind: ClassVar[RulingKind] = RulingKind.CASE

    def __post_init__(self) -> None:
        check_case_name(self.name)
        if not self.title.strip():
            raise InputError(self.name, "has no title", "give the title that stands on its first page")
        if not self.standard_id.strip():
            raise InputError(self.name, "has no standard of proof", "name one, such as two-independent")

    @property
    def slot(self) -> str:
        """The case."""
        return f"case {self.name}"

    @property
    def parts(self) -> tuple[str, ...]:
        """What the id follows from."""
        return (self.name, self.title, self.standard_id, self.notes)


@dataclass(frozen=True, slots=True)
class EntryRuling:
    """A matter is in a case, or is taken out of it.

    `entry_id` is the id that the matter had when it was first put in.
    """

    case_name: str
    entry_id: str
    matter: HeldMatter
    is_in: bool
    kind: ClassVar[RulingKind] = RulingKind.CASE_ENTRY

    def __post_init__(self) -> None:
        check_case_name(self.case_name)
        check_id(self.entry_id, "mat")

    @property
    def slot(self) -> str:
        """The entry of the case."""
        return f"case {self.case_name} holds {self.entry_id}"

    @property
    def parts(self) -> tuple[str | bool | list[str | list[str]], ...]:
        """What the id follows from."""
        return (self.case_name, self.entry_id, self.matter.parts, self.is_in)


@dataclass(frozen=True, slots=True)
class OrderRuling:
    """The order in which a case prints its entries; those that it does not name follow, as they were put in."""

    case_name: str
    entry_ids: tuple[str, ...]
    kind: ClassVar[RulingKind] = RulingKind.CASE_ORDER

    def __post_init__(self) -> None:
        check_case_name(self.case_name)
        if len(set(self.entry_ids)) != len(self.entry_ids):
            raise InputError(self.case_name, "names an entry twice in its order", "give each once")
        for entry_id in self.entry_ids:
            check_id(entry_id, "mat")

    @property
    def slot(self) -> str:
        """The order of the case."""
        return f"case {self.case_name} order"

    @property
    def parts(self) -> tuple[str | list[str], ...]:
        """What the id follows from."""
        return (self.case_name, list(self.entry_ids))


@dataclass(frozen=True, slots=True)
class PublicationRuling:
    """A case was published: `digest` is that of its folder, `archive_sha256` that of the archive that the ledger keeps.

    `run_id` is the run whose matters were printed, `matter_ids` those, in the order of print.
    """

    case_name: str
    digest: str
    archive_sha256: str
    run_id: str
    standard_id: str
    matter_ids: tuple[str, ...]
    kind: ClassVar[RulingKind] = RulingKind.PUBLICATION

    def __post_init__(self) -> None:
        check_case_name(self.case_name)
        check_id(self.run_id, "run")
        for digest in (self.digest, self.archive_sha256):
            if not _DIGEST.fullmatch(digest):
                raise InputError(digest, "is no SHA-256", "give 64 hexadecimal digits")

    @property
    def slot(self) -> str:
        """The case as it was printed."""
        return f"publication {self.case_name} {self.digest}"

    @property
    def parts(self) -> tuple[str | list[str], ...]:
        """What the id follows from."""
        return (
            self.case_name,
            self.digest,
            self.archive_sha256,
            self.run_id,
            self.standard_id,
            list(self.matter_ids),
        )


def hold(matter_id: str, claim_ids: Iterable[str]) -> HeldMatter:
    """A matter with its claims, in whatever order they are given."""
    return HeldMatter(matter_id, tuple(sorted(set(claim_ids))))


def check_case_name(name: str) -> str:
    """Give `name` back if a case can be called so; raises InputError for one that cannot stand in an address."""
    if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
        raise InputError(
            name or "(empty)",
            "cannot be the name of a case",
            f"take small letters a to z, digits and single hyphens, at most {_LONGEST_NAME}: libya-air-2020",
        )
    return name
