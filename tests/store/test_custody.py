"""How bytes came is written down with them, for good."""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from armsledger.errors import InputError, LedgerBrokenError, LedgerDamageError, LedgerMissingError
from armsledger.model.custody import Custody, CustodyEvent, Fetch
from armsledger.model.failure import Failure
from armsledger.model.received import Received
from armsledger.store.ledger import Ledger

NOW = datetime(2020, 7, 24, 12, 30, tzinfo=UTC)
ADDRESS = "https://news.example/تقرير"


def received(words: str, source: str = "report.txt") -> Received:
    data = words.encode()
    return Received(source, data, hashlib.sha256(data).hexdigest())


PAGE, WARC = received("page", ADDRESS), received("warc", ADDRESS)
FETCH = Fetch(f"{ADDRESS}/2", (f"{ADDRESS}/2",), "8.8.8.8", 200, (("ETag", '"1"'), ("X", "ü\0")), WARC.sha256)
FETCHED = Custody(PAGE.sha256, CustodyEvent.FETCH, NOW, "Ana", ADDRESS, "armsledger 1", FETCH)
UPLOADED = Custody(PAGE.sha256, CustodyEvent.UPLOAD, NOW, None, "a\u202eb.txt", "armsledger 1")


def test_every_event_comes_back_as_it_was_written_in_its_order(any_ledger) -> None:
    any_ledger.append_custody(FETCHED, (PAGE, WARC))
    any_ledger.append_custody(UPLOADED)
    any_ledger.append_custody(replace(FETCHED, at_utc=NOW + timedelta(days=1)), (PAGE, WARC))

    assert any_ledger.custody(PAGE.sha256) == (FETCHED, UPLOADED, replace(FETCHED, at_utc=NOW + timedelta(days=1)))
    assert any_ledger.custody(WARC.sha256) == ()
    assert any_ledger.get_bytes(WARC.sha256) == b"warc"


def test_what_was_fetched_is_found_by_its_address(any_ledger) -> None:
    any_ledger.append_custody(FETCHED, (PAGE, WARC))
    any_ledger.append_custody(UPLOADED)

    found = any_ledger.find_last_fetch(ADDRESS)
    assert found == FETCHED
    assert found.fetch.header("etag") == '"1"'
    assert any_ledger.find_last_fetch(UPLOADED.source) is None


def test_an_address_is_done_once_it_was_read_or_failed(any_ledger, make, run_id) -> None:
    record = make()
    text = received(record.document.text)
    read, failed, kept = "https://a.example/", "https://b.example/", "https://c.example/"
    other = "https://d.example/"
    for address, page in ((read, text), (failed, PAGE), (kept, PAGE)):
        any_ledger.append_custody(replace(FETCHED, source=address, sha256=page.sha256), (page, WARC))
    any_ledger.append_record(record, run_id, text)
    any_ledger.append_failure(Failure(failed, "read", "no text"), run_id)
    any_ledger.append_failure(Failure(other, "acquire", "the site is gone"), run_id)

    assert any_ledger.find_done([read, failed, kept, other]) == {read: NOW, failed: NOW}
    assert any_ledger.find_done([]) == {}


def test_an_event_without_its_bytes_is_refused(any_ledger) -> None:
    with pytest.raises(LedgerMissingError, match=WARC.sha256):
        any_ledger.append_custody(FETCHED, (PAGE,))

    assert any_ledger.custody(PAGE.sha256) == ()
    with pytest.raises(LedgerMissingError):
        any_ledger.get_bytes(PAGE.sha256)


def test_bytes_that_are_not_what_they_say_are_refused(ledger) -> None:
    with pytest.raises(LedgerDamageError):
        ledger.append_custody(UPLOADED, (replace(PAGE, data=b"other"),))


@pytest.mark.parametrize("at", [NOW.replace(tzinfo=None), NOW.replace(tzinfo=timezone(timedelta(hours=2)))])
def test_a_time_that_is_not_utc_is_refused(ledger, at: datetime) -> None:
    with pytest.raises(InputError, match="is no time in UTC"):
        ledger.append_custody(replace(UPLOADED, at_utc=at), (PAGE,))


def test_no_event_can_be_changed_or_removed(url: str, tmp_path: Path) -> None:
    with Ledger.open(url) as ledger:
        ledger.append_custody(UPLOADED, (PAGE,))

    with closing(sqlite3.connect(tmp_path / "case.db")) as database:
        for change in ("UPDATE ledger_custody SET source = 'x'", "DELETE FROM ledger_custody"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                database.execute(change)


def test_bytes_lost_are_found(url: str, tmp_path: Path) -> None:
    with Ledger.open(url) as ledger:
        ledger.append_custody(FETCHED, (PAGE, WARC))
        ledger.verify(lambda *_: None)
    with closing(sqlite3.connect(tmp_path / "case.db")) as database, database:
        database.execute("DROP TRIGGER ledger_blob_no_delete")
        database.execute("DELETE FROM ledger_blob WHERE sha256 = ?", [WARC.sha256])

    with Ledger.open(url) as ledger, pytest.raises(LedgerBrokenError, match="has lost the bytes that came from there"):
        ledger.verify(lambda *_: None)
