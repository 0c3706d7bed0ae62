"""One test of a measure against a question: passed, failed, open for want of a fact, or the recipient set free."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

REMEMBERED = 4096  # outcomes kept; the same sentences come again and again


class Holds(StrEnum):
    """How a test came out."""

    YES = "yes"
    NO = "no"
    OPEN = "open"
    FREED = "freed"


@dataclass(frozen=True, slots=True)
class Check:
    """A test's outcome, the sentence that says why, and the facts that are missing where it is open."""

    holds: Holds
    because: str
    missing: tuple[str, ...] = ()


@lru_cache(maxsize=REMEMBERED)
def passed(because: str) -> Check:
    """The test holds."""
    return Check(Holds.YES, because)


@lru_cache(maxsize=REMEMBERED)
def failed(because: str) -> Check:
    """The test does not hold: the act is outside the measure."""
    return Check(Holds.NO, because)


@lru_cache(maxsize=REMEMBERED)
def wanting(missing: str, because: str) -> Check:
    """The test hangs on a fact that the question does not give."""
    return Check(Holds.OPEN, because, (missing,))


def freed(because: str) -> Check:
    """The measure does not reach this recipient."""
    return Check(Holds.FREED, because)
