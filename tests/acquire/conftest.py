from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from tests.acquire.site import Site, serving_site

from armsledger.acquire.addresses import Reach
from armsledger.acquire.exchange import Limits
from armsledger.acquire.fetching import Fetcher

HERE = Reach(("127.0.0.1/32",))
QUICK = Limits(max_bytes=100_000, connect_s=5, total_s=5, redirects=4)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving_site() as served:
        yield served


@dataclass
class Patient:
    """A fetcher that does not really wait, and how long it would have waited."""

    waited_s: list[float] = field(default_factory=list)

    def make(self, reach: Reach = HERE, **limits: float) -> Fetcher:
        return Fetcher(replace(QUICK, **limits), reach, sleep=self.waited_s.append)


@pytest.fixture
def patient() -> Patient:
    return Patient()


@pytest.fixture
def fetcher(patient: Patient) -> Fetcher:
    return patient.make(pause_s=0)
