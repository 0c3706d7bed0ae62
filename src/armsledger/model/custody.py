"""How bytes came to the ledger: one event each time, never overwritten."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CustodyEvent(StrEnum):
    """By which way bytes came."""

    FILE = "received from file"
    UPLOAD = "uploaded"
    FETCH = "fetched"
    STAMP = "time-stamped"


@dataclass(frozen=True, slots=True)
class Fetch:
    """How a page was fetched: where the way ended and over which addresses, what the site said, and what keeps it.

    `warc_sha256` is the digest of the WARC file that holds the exchange as it was sent.
    """

    final_address: str
    redirects: tuple[str, ...]
    machine: str
    status: int
    headers: tuple[tuple[str, str], ...]
    warc_sha256: str
    method: str = "GET"

    def header(self, name: str) -> str | None:
        """The first header of that name, or None."""
        return next((value for key, value in self.headers if key.lower() == name), None)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time stamp by RFC 3161: over which bytes, and which bytes are the authority's answer that holds the token.

    `told_utc` is the time that the token tells.
    """

    over_sha256: str
    answer_sha256: str
    told_utc: datetime


@dataclass(frozen=True, slots=True)
class Custody:
    """One event: which bytes, how they came, when, by whom (None: nobody said), from which path, name or address.

    Of a time stamp `source` is the address of its authority.
    """

    sha256: str
    event: CustodyEvent
    at_utc: datetime
    by: str | None
    source: str
    software: str
    fetch: Fetch | None = None
    stamp: Stamp | None = None
