"""A document that could not be taken all the way: data, not a crash."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """What failed (`source`: path or address), in which stage, and what the person can do about it."""

    source: str
    stage: str
    problem: str
