"""What was found whole when a ledger was verified."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verification:
    """How much was gone through without a break, and the hash of the last decision.

    Note `last_hash` elsewhere: that the newest decisions were cut off shows only against it. With no decision it is
    sixty-four zeros.
    """

    documents: int
    files: int
    readings: int
    claims: int
    decisions: int
    last_hash: str
