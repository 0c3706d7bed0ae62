"""What the tests of adding, watching and fetching share: a ledger, a site, and a fetcher that does not really wait."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.acquire.site import Site, serving_site

from armsledger.acquire.addresses import Reach
from armsledger.acquire.exchange import Limits
from armsledger.acquire.fetching import Fetcher
from armsledger.pipeline.adding import Adding, Way, begin_adding
from armsledger.pipeline.cores import Cores, load_cores
from armsledger.pipeline.stamping import Stamper
from armsledger.read.hints import ReadHints
from armsledger.settings import Settings
from armsledger.store.ledger import Ledger

RULES = Settings(annotator="rules", extractor="rules")
HERE = Reach(("127.0.0.1/32",))


@pytest.fixture(scope="session")
def cores() -> Cores:
    return load_cores(RULES)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(f"sqlite:///{tmp_path / 'ledger.db'}") as opened:
        yield opened


@pytest.fixture
def site() -> Iterator[Site]:
    with serving_site() as served:
        yield served


def make_quick_fetcher(total_s: float = 5, max_bytes: int = 1_000_000, tries: int = 1) -> Fetcher:
    limits = Limits(max_bytes=max_bytes, total_s=total_s, tries=tries, redirects=4, pause_s=0)
    return Fetcher(limits, HERE, sleep=lambda _: None)


def begin_now(
    ledger: Ledger,
    cores: Cores,
    *,
    at: datetime | None = None,
    fetcher: Fetcher | None = None,
    authority: str | None = None,
    with_pictures: bool = False,
    hints: ReadHints | None = None,
) -> Adding:
    """Begin an adding as of now, or as of when another began that was broken off."""
    fetcher = fetcher or make_quick_fetcher()
    way = Way("Ana", fetcher, Stamper(authority, fetcher) if authority else None, with_pictures)
    at_utc = at or datetime.now(UTC)
    return begin_adding(ledger, cores, at_utc=at_utc, max_bytes=1_000_000, hints=hints or ReadHints(), way=way)
