"""A number, or any other reading, that never travels without its reason."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Score:
    """A judgement from 0 to 1 and what it rests on, written for the person who reviews it."""

    value: float
    because: str

    def __post_init__(self) -> None:
        if not 0.0 <= self.value <= 1.0:
            raise ValueError(f"a score lies between 0 and 1, not at {self.value} ({self.because})")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """What was read off a document, or None where the source does not say, with the reason for either."""

    value: T_co | None
    because: str
