"""Time stamps over what comes, from an authority that the user named; one that fails stops nothing."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from armsledger.acquire.addresses import parse_address
from armsledger.acquire.fetching import Fetcher
from armsledger.acquire.time_stamps import fetch_time_stamp
from armsledger.errors import ArmsledgerError, FetchError

_MOST_FAILURES: Final = 3  # one after the other: then the authority is down, and asking on would only take time
_GONE: Final = "run the same again later: what has no time stamp then gets one when it comes again"


@dataclass(slots=True)
class Stamper:
    """Asks one authority; `address` is the authority's. After a few failures on end it asks no more."""

    address: str
    fetcher: Fetcher
    _failed: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.address = parse_address(self.address).text

    def stamp(self, sha256: str) -> tuple[bytes, "Told"]:
        """The authority's answer over a digest, as it came, and what it tells. Raises ArmsledgerError for none."""
        if self._failed >= _MOST_FAILURES:
            raise FetchError(self.address, f"was not asked: it failed {_MOST_FAILURES} times on end", _GONE)
        try:
            answer, told = fetch_time_stamp(sha256, self.address, self.fetcher)
        except ArmsledgerError:
            self._failed += 1
            raise
        self._failed = 0
        return answer.body, Told(answer.at_utc, told.told_utc)


@dataclass(frozen=True, slots=True)
class Told:
    """When an answer came by our clock, and the time that it tells."""

    at_utc: datetime
    told_utc: datetime
