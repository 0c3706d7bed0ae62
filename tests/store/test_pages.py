"""Lists a page at a time: nothing twice, nothing left out, and no more read than the page."""

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from armsledger.errors import InputError, LedgerMissingError
from armsledger.model.failure import Failure
from armsledger.model.ids import make_id
from armsledger.store.configure import configure_django
from armsledger.store.ledger import Ledger

configure_django()

from armsledger.store.pages import (  # noqa: E402  # tables are known once Django is set up
    check_run,
    get_finding,
    page_documents,
    page_failures,
    page_findings,
    page_matters,
    page_runs,
)


@pytest.fixture(scope="module")
def opened(sample_ledger):
    with Ledger.open(f"sqlite:///{sample_ledger}") as ledger:
        yield ledger


@pytest.fixture
def alias(opened) -> str:
    return opened._alias


def walk(page, size):
    found, after = [], None
    while True:
        got = page(after, size)
        found += got.entries
        after = got.after
        if after is None:
            return found
        assert len(got.entries) == size


def test_pages_hold_everything_once_in_the_order_of_ids(opened, alias) -> None:
    run_id = opened.find_last_run_id()
    documents = walk(lambda after, size: page_documents(alias, after, size), 4)
    matters = walk(lambda after, size: page_matters(alias, run_id, after, size), 7)
    findings = walk(lambda after, size: page_findings(alias, run_id, after, size), 7)

    assert [one.id for one in documents] == sorted(record.document.id for record in opened.iter_records())
    assert matters == sorted(opened.matters(run_id), key=lambda matter: matter.id)
    assert findings == sorted(opened.findings(run_id), key=lambda finding: finding.id)
    assert walk(lambda after, size: page_runs(alias, after, size), 1) == sorted(opened.run_ids())


def test_a_page_asks_the_database_once_for_one_more_than_it_shows(opened, alias) -> None:
    with CaptureQueriesContext(connections[alias]) as asked:
        page_matters(alias, opened.find_last_run_id(), None, 5)

    assert sum("LIMIT 6" in query["sql"] for query in asked) == 1
    assert len(asked) <= 2


def test_failures_come_a_page_at_a_time(tmp_path) -> None:
    run_id = make_id("run", "pages")
    failures = [Failure(f"{number}.txt", "read", "is empty") for number in range(5)]
    with Ledger.open(f"sqlite:///{tmp_path}/pages.db") as ledger:
        for one in failures:
            ledger.append_failure(one, run_id)
        found = walk(lambda after, size: page_failures(ledger._alias, run_id, after, size), 2)

        assert sorted(found, key=lambda one: one.source) == failures


def test_what_is_not_there_is_named(opened, alias) -> None:
    with pytest.raises(LedgerMissingError, match="is no finding of this ledger"):
        get_finding(alias, make_id("fnd", "nowhere"))
    with pytest.raises(LedgerMissingError, match="is no run of this ledger"):
        check_run(alias, make_id("run", "nowhere"))


@pytest.mark.parametrize("size", [0, -1, 201])
def test_a_page_has_a_size_that_can_be_shown(alias, size: int) -> None:
    with pytest.raises(InputError, match="is no number of entries for a page; ask for 1 to 200"):
        page_documents(alias, None, size)
