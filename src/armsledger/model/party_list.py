"""Who has which part in a matter, each part apart: a supplier is no carrier, a recipient no end user."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """The parts that a panel keeps apart."""

    DUTY_BEARER = "duty bearer"
    SUPPLIER = "supplier"
    CARRIER = "carrier"
    RECIPIENT = "recipient"
    END_USER = "end user"


@dataclass(frozen=True, slots=True)
class Party:
    """Who fills one part by the claims `claim_ids`; without `names`, `because` says what is wanting."""

    part: Part
    names: tuple[str, ...]
    claim_ids: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class PartyList:
    """The parts of one matter, one of each, in the order of `Part`."""

    matter_id: str
    parties: tuple[Party, ...]
