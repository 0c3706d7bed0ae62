"""What was found whole when a ledger was verified."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verification:
    """How much was gone through without a break, and the hashes of the last decision and event of custody.

    Note them elsewhere: that the newest were cut off shows only against them. With no decision or event they
    are sixty-four zeros.
    """

    documents: int
    files: int
    readings: int
    claims: int
    decisions: int
    last_hash: str
    custody: int
    custody_hash: str
