"""What a print of a case says of what it withholds: which edition it is, and each thing under its code name."""

from dataclasses import dataclass
from enum import StrEnum

from armsledger.model.restriction import Restriction


class Edition(StrEnum):
    """WHOLE: nothing is withheld from anybody; PUBLISHED: the copy for all; INSIDERS: with what the copy withholds."""

    WHOLE = "whole"
    PUBLISHED = "published"
    INSIDERS = "insiders"


class WithheldSort(StrEnum):
    """What sort of thing is withheld."""

    NAME = "name"
    DOCUMENT = "document"
    PASSAGE = "passage"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Withheld:
    """One thing withheld: the name that stands for it, why, and in how many places of the documents it stood.

    `missing` says that what was to be withheld is not found where it stood, so that its whole document is withheld.
    """

    sort: WithheldSort
    code: str
    restriction: Restriction
    places: int
    missing: bool = False
