"""How bytes came is written down with them, for good."""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from armsledger.errors import InputError, LedgerBrokenError, LedgerDamageError, LedgerMissingError
from armsledger.model.custody import Custody, CustodyEvent, Fetch, Stamp
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


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE ledger_custody SET by = 'Bea' WHERE id = 1",
        "UPDATE ledger_custody SET at_utc = '2019-01-01T00:00:00+00:00' WHERE id = 2",
        "DELETE FROM ledger_custody WHERE id = 1",
        "DELETE FROM ledger_custody WHERE id = 2",
        "INSERT INTO ledger_custody SELECT 9, sha256, event, at_utc, by, source, source_digest, software, fetch, "
        "stamp, previous_hash, hash FROM ledger_custody WHERE id = 1",
    ],
)
def test_an_event_changed_taken_out_or_put_in_is_found(url: str, tmp_path: Path, change: str) -> None:
    with Ledger.open(url) as ledger:
        for day in range(3):
            ledger.append_custody(replace(FETCHED, at_utc=NOW + timedelta(days=day)), (PAGE, WARC))
        assert ledger.verify(lambda *_: None).custody == 3
    with closing(sqlite3.connect(tmp_path / "case.db")) as database, database:
        for ending in ("no_update", "no_delete", "no_replace"):
            database.execute(f"DROP TRIGGER ledger_custody_{ending}")
        database.execute(change)

    with Ledger.open(url) as ledger, pytest.raises(LedgerBrokenError, match=r"\(custody, "):
        ledger.verify(lambda *_: None)


def test_events_written_before_there_was_a_chain_are_linked(url: str) -> None:
    from django.core.management import call_command

    with Ledger.open(url) as ledger:
        for day in range(3):
            ledger.append_custody(replace(FETCHED, at_utc=NOW + timedelta(days=day)), (PAGE, WARC))
        before = ledger.verify(lambda *_: None)
        call_command("migrate", "armsledger_store", "0013", database=ledger._alias, verbosity=0)
    with Ledger.open(url) as ledger:
        assert ledger.verify(lambda *_: None) == before
        assert len(ledger.custody(PAGE.sha256)) == 3


STAMPED = Custody(
    PAGE.sha256,
    CustodyEvent.STAMP,
    NOW,
    "Ana",
    "https://stamps.example/",
    "armsledger 1",
    stamp=Stamp(WARC.sha256, received("answer").sha256, NOW),
)


def test_a_time_stamp_is_an_event_of_what_it_was_made_for(any_ledger) -> None:
    any_ledger.append_custody(FETCHED, (PAGE, WARC))
    with pytest.raises(LedgerMissingError):
        any_ledger.append_custody(STAMPED)
    any_ledger.append_custody(STAMPED, (received("answer"),))

    assert any_ledger.find_stamps(PAGE.sha256) == (STAMPED,)
    assert any_ledger.custody(PAGE.sha256) == (FETCHED, STAMPED)
    assert any_ledger.has_come(ADDRESS, PAGE.sha256)
    assert not any_ledger.has_come(STAMPED.source, PAGE.sha256)


def test_an_errand_that_was_broken_off_goes_on_within_a_day(any_ledger) -> None:
    asked, other = "a" * 64, "b" * 64
    hour, day = timedelta(hours=1), timedelta(days=1)

    assert any_ledger.begin_errand(asked, NOW) == NOW
    assert any_ledger.begin_errand(asked, NOW + hour) == NOW
    assert any_ledger.begin_errand(other, NOW + hour) == NOW + hour
    assert any_ledger.begin_errand(asked, NOW + day + hour) == NOW + day + hour
    any_ledger.end_errand(asked, NOW + day + hour)
    assert any_ledger.begin_errand(asked, NOW + day + hour * 2) == NOW + day + hour * 2
