"""A whole site added: every address is kept or refused with its reason, and a kill in the middle costs nothing."""

import json
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.acquire.site import Site, serving_site
from tests.pipeline.walking import put_all, put_lists, walk

from armsledger.pipeline.adding import Wanted
from armsledger.store.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
PLAIN = 150  # besides some fifty that are not
GOOD = 7 + 10  # pages with something odd, those of the feed and the sitemap
HELD = ("/page/10", "/status/403", "/listed/2")


@pytest.fixture
def sites() -> Iterator[list[Site]]:
    with ExitStack() as stack:
        yield [stack.enter_context(serving_site()) for _ in range(4)]


def failures_of(ledger: Ledger) -> dict[str, str]:
    return {failure.source: failure.problem for run_id in ledger.run_ids() for failure in ledger.failures(run_id)}


def sources_of(ledger: Ledger) -> list[str]:
    return sorted(record.document.source for record in ledger.iter_records())


def test_every_address_is_kept_or_refused_with_its_reason(sites: list[Site], ledger: Ledger) -> None:
    wanted, bad = put_all(*sites, plain=PLAIN)

    added = walk(ledger, wanted, datetime.now(UTC))

    failed = failures_of(ledger)
    assert {source: why for source, why in bad.items() if why not in failed.get(source, "")} == {}
    assert set(failed) == set(bad)
    assert added.documents == len(sources_of(ledger)) == PLAIN + GOOD
    stages = Counter(failure.stage for failure in added.failures)
    assert stages == {"acquire": len(bad) - 4, "read": 4}
    kept = {custody.source for custody in ledger.iter_custody()}
    assert kept == set(sources_of(ledger)) | {
        *(source for source in bad if source.endswith(("/program", "/empty", "/blank", "/inner", "/a-feed"))),
        *(f"{sites[0].address}/{name}" for name in ("feed", "sitemap.xml")),
    }
    assert Counter(sites[0].paths)["/closed/1"] == Counter(sites[0].paths)["/closed/2"] == 0
    ledger.verify(lambda *_: None)

    put_lists(sites[0], 6)
    sites[0].asked.clear()
    again = walk(ledger, Wanted(feeds=wanted.feeds[:1], sitemaps=wanted.sitemaps[:1]), datetime.now(UTC))
    last = walk(ledger, Wanted(feeds=wanted.feeds[:1], sitemaps=wanted.sitemaps[:1]), datetime.now(UTC))
    assert (again.documents, last.documents, again.failures) == (2, 0, ())
    assert sites[0].paths == ["/feed", "/fed/5", "/sitemap.xml", "/listed/5", "/feed", "/sitemap.xml"]


def test_a_kill_in_the_middle_costs_nothing(sites: list[Site], ledger: Ledger, tmp_path: Path) -> None:
    wanted, bad = put_all(*sites, plain=15)
    site = sites[0]
    url = f"sqlite:///{tmp_path / 'killed.db'}"

    for path in HELD:
        _run_until(site, path, url, wanted)
    assert _start(url, wanted).wait(timeout=120) == 0

    asked = Counter(path for one in sites for path in one.paths)
    twice = {path for path, times in asked.items() if times > 1 and not path.startswith(("/closed", "/long", "/loop"))}
    assert twice == set(HELD)  # those had not been answered when the process was killed
    with Ledger.open(url) as opened:
        opened.verify(lambda *_: None)
        assert set(failures_of(opened)) == set(bad)
        assert len(sources_of(opened)) == 15 + GOOD
        assert Counter(one.source for one in opened.iter_custody()).most_common(1)[0][1] == 1


def _start(url: str, wanted: Wanted) -> "subprocess.Popen[bytes]":
    lists = (json.dumps(one) for one in (wanted.addresses, wanted.feeds, wanted.sitemaps))
    return subprocess.Popen([sys.executable, "-m", "tests.pipeline.walking", url, *lists], cwd=ROOT)


def _run_until(site: Site, path: str, url: str, wanted: Wanted) -> None:
    """Start the adding, and kill it while it waits for the answer to a path."""
    came, go = threading.Event(), threading.Event()
    page = site.pages[path]

    def hold(_: object) -> None:
        came.set()
        go.wait(60)

    site.pages[path] = hold
    process = _start(url, wanted)
    try:
        assert came.wait(60), f"{path} was never asked for"
        process.kill()
        process.wait(timeout=30)
    finally:
        process.kill()
        go.set()
        site.pages[path] = page
