import os
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import pytest

from armsledger.errors import (
    ForeignRecordError,
    IdError,
    LedgerConflictError,
    LedgerMissingError,
    LedgerWriteError,
    SpanDriftError,
)
from armsledger.model.case import Manifest
from armsledger.model.decision import Verdict
from armsledger.model.failure import Failure
from armsledger.model.ids import make_id
from armsledger.store.ledger import Ledger

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def test_what_is_read_back_is_what_was_written(any_ledger, record, run_id) -> None:
    any_ledger.append_record(record, run_id)

    assert list(any_ledger.iter_records()) == [record]
    assert any_ledger.get_record(record.document.id) == record
    assert any_ledger.get_document(record.document.id) == record.document
    assert any_ledger.find_claim(record.claims[0].id) == record.claims[0]


def test_it_is_still_there_when_opened_again(any_url, record, run_id) -> None:
    with Ledger.open(any_url) as ledger:
        ledger.append_record(record, run_id)

    with Ledger.open(any_url) as ledger:
        assert list(ledger.iter_records()) == [record]


def test_a_whole_number_stays_whole_and_a_broken_one_exact(any_ledger, record, run_id) -> None:
    any_ledger.append_record(record, run_id)
    claim = any_ledger.find_claim(record.claims[0].id)

    assert repr((claim.quantity.low, claim.quantity.high)) == "(14, 20.5)"
    assert claim.score.value == 0.1 + 0.2


def test_a_file_name_that_is_no_utf8_comes_back(any_ledger, make, run_id) -> None:
    record = make(source=os.fsdecode(b"bericht-\xfc.txt"))
    any_ledger.append_record(record, run_id)

    assert list(any_ledger.iter_records()) == [record]


def test_the_same_record_twice_is_one(any_ledger, record, run_id) -> None:
    any_ledger.append_record(record, run_id)
    any_ledger.append_record(record, run_id)

    assert list(any_ledger.iter_records()) == [record]


def test_another_run_that_reads_the_same_shares_the_reading(any_ledger, make, run_id) -> None:
    both, first_only = make(source="both.txt"), make(source="first.txt")
    second = make_id("run", "a second run")
    any_ledger.append_record(both, run_id)
    any_ledger.append_record(first_only, run_id)
    any_ledger.append_record(both, second)

    assert list(any_ledger.iter_records(second)) == [both]
    assert {record.document.source for record in any_ledger.iter_records(run_id)} == {"both.txt", "first.txt"}
    assert any_ledger.run_ids() == tuple(sorted((run_id, second)))


def test_records_come_sorted_by_document_across_batches(any_ledger, make, run_id) -> None:
    records = [make(source=f"{number}.txt") for number in range(120)]
    for record in records:
        any_ledger.append_record(record, run_id)

    assert list(any_ledger.iter_records()) == sorted(records, key=lambda record: record.document.id)


def test_another_document_under_the_same_id_is_refused(any_ledger, record, run_id) -> None:
    any_ledger.append_record(record, run_id)
    changed = replace(record, document=replace(record.document, media_type="text/html"))

    with pytest.raises(
        LedgerConflictError,
        match=rf"{record.document.id} stands in the ledger with other content \(its media_type differs\); nothing was",
    ):
        any_ledger.append_record(changed, run_id)
    assert list(any_ledger.iter_records()) == [record]


def test_another_claim_under_the_same_id_by_the_same_versions_is_refused(any_ledger, record, run_id) -> None:
    any_ledger.append_record(record, run_id)
    changed = replace(record, claims=(replace(record.claims[0], quantity=None),))

    with pytest.raises(LedgerConflictError, match=f"{record.claims[0].id} .*its quantity differs"):
        any_ledger.append_record(changed, run_id)
    assert list(any_ledger.iter_records()) == [record]


def test_a_part_more_or_less_by_the_same_versions_is_refused(any_ledger, record, run_id) -> None:
    any_ledger.append_record(record, run_id)

    with pytest.raises(LedgerConflictError, match=f"only the ledger holds {record.refusals[0].id}"):
        any_ledger.append_record(replace(record, refusals=()), run_id)


def test_other_versions_add_a_reading_and_lose_none(any_ledger, make, run_id) -> None:
    old = make(claims=2)
    new = replace(old, claims=old.claims[:1], versions=(("extract.rules", "2"),))
    any_ledger.append_record(old, run_id)
    any_ledger.append_record(new, make_id("run", "later"))

    assert list(any_ledger.iter_records()) == [new]
    assert list(any_ledger.iter_records(run_id)) == [old]
    assert any_ledger.find_claim(old.claims[1].id) == old.claims[1]


def test_one_id_twice_in_a_record_is_refused(any_ledger, record, run_id) -> None:
    with pytest.raises(LedgerConflictError, match="the record itself holds it 2 times"):
        any_ledger.append_record(replace(record, claims=record.claims * 2), run_id)
    assert list(any_ledger.iter_records()) == []


def test_a_part_that_names_another_document_is_refused(any_ledger, record, run_id) -> None:
    claim = replace(record.claims[0], document_id="doc-other")

    with pytest.raises(ForeignRecordError, match=f"{claim.id} belongs to doc-other, not to {record.document.id}"):
        any_ledger.append_record(replace(record, claims=(claim,)), run_id)


def test_a_run_must_be_one(any_ledger, record) -> None:
    with pytest.raises(IdError, match="'tuesday' is not an id; expected run-"):
        any_ledger.append_record(record, "tuesday")
    assert list(any_ledger.iter_records()) == []


def test_an_error_in_the_middle_leaves_no_half_document(any_ledger, record, run_id) -> None:
    """The document and its statements are written before the claim whose bound is no number."""
    broken_off = replace(record.claims[0], quantity=replace(record.claims[0].quantity, low=float("nan")))

    with pytest.raises(ValueError, match="nan is no number that the ledger can hold"):
        any_ledger.append_record(replace(record, claims=(broken_off,)), run_id)
    with pytest.raises(LedgerMissingError, match=f"{record.document.id} is no document of this ledger; check the id"):
        any_ledger.get_document(record.document.id)
    assert any_ledger.run_ids() == ()

    any_ledger.append_record(record, run_id)
    assert list(any_ledger.iter_records()) == [record]


def _die_in_the_middle(url: str, record, run_id: str) -> None:
    ledger = Ledger.open(url)
    from armsledger.store.migrate import writing

    with writing(ledger._alias):
        ledger.append_record(record, run_id)
        os._exit(9)


def test_a_process_that_dies_in_the_middle_leaves_no_half_document(any_url, record, run_id) -> None:
    process = get_context("fork").Process(target=_die_in_the_middle, args=(any_url, record, run_id))
    process.start()
    process.join()

    assert process.exitcode == 9
    with Ledger.open(any_url) as ledger:
        assert list(ledger.iter_records()) == []
        ledger.append_record(record, run_id)
        assert list(ledger.iter_records()) == [record]


def test_a_full_disk_is_named_and_leaves_no_half_document(url, make, run_id) -> None:
    """SQLite is told that the file may not grow: the same error, at the same point, as a full disk."""
    from django.db import connections

    big = make(text=make().document.text + " and so on" * 20_000)
    with Ledger.open(url) as ledger:
        with connections[ledger._alias].cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1")
        with pytest.raises(
            LedgerWriteError, match=r"database or disk is full.; nothing of this step was kept; make room"
        ):
            ledger.append_record(big, run_id)
        with connections[ledger._alias].cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1000000")

        assert list(ledger.iter_records()) == []
        ledger.append_record(big, run_id)
        assert list(ledger.iter_records()) == [big]


def _write_with_others(url: str, barrier, records, run_id: str) -> None:
    barrier.wait()
    with Ledger.open(url) as ledger:
        for record in records:
            ledger.append_record(record, run_id)
            ledger.append_decision(record.claims[0].id, Verdict.ACCEPT, f"{os.getpid()}", NOON, record.document.source)


def test_two_processes_that_write_at_once_lose_nothing(url, make) -> None:
    """They open a ledger that is not there yet, write a document of both, and decide between each other."""
    context = get_context("fork")
    barrier = context.Barrier(2)
    shared = make(source="both.txt")
    batches = [[*(make(source=f"{who}-{n}.txt", claims=3) for n in range(12)), shared] for who in "ab"]
    runs = [make_id("run", who) for who in "ab"]
    processes = [
        context.Process(target=_write_with_others, args=(url, barrier, batch, run))
        for batch, run in zip(batches, runs, strict=True)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0, 0]
    with Ledger.open(url) as ledger:
        for batch, run in zip(batches, runs, strict=True):
            assert list(ledger.iter_records(run)) == sorted(batch, key=lambda record: record.document.id)
        assert len(list(ledger.iter_records())) == 25
        assert len(ledger.decisions()) == 26
        ledger.check_chain()


def test_words_changed_behind_our_back_are_found_when_read(url, tmp_path: Path, record, run_id) -> None:
    import sqlite3
    from contextlib import closing

    with Ledger.open(url) as ledger:
        ledger.append_record(record, run_id)
    with closing(sqlite3.connect(tmp_path / "case.db")) as database, database:
        database.execute("DROP TRIGGER ledger_document_no_update")
        database.execute("UPDATE ledger_document SET text = replace(text, 'Ruritania', 'Borduria')")

    with Ledger.open(url) as ledger, pytest.raises(SpanDriftError, match="Borduria"):
        list(ledger.iter_records())


def test_nothing_is_found_where_nothing_is(any_ledger) -> None:
    assert any_ledger.find_claim("clm-00000000000000000000") is None
    with pytest.raises(LedgerMissingError, match="doc-0 is no document of this ledger"):
        any_ledger.get_record("doc-0")


def test_failures_are_kept_once_a_run_and_sorted(any_ledger, run_id) -> None:
    late, early = Failure("b.pdf", "read", "no text; run OCR"), Failure("a\udcff.txt", "acquire", "no right to read")
    for failure in (late, early, late):
        any_ledger.append_failure(failure, run_id)
    any_ledger.append_failure(late, make_id("run", "later"))

    assert any_ledger.failures(run_id) == (early, late)


def test_a_run_has_one_manifest(any_ledger, run_id) -> None:
    manifest = Manifest("armsledger 0.1.0", (("extract.rules", "1"),), (("report.txt", "ab" * 32),))
    assert any_ledger.find_manifest(run_id) is None
    any_ledger.append_manifest(manifest, run_id)
    any_ledger.append_manifest(manifest, run_id)

    assert any_ledger.find_manifest(run_id) == manifest
    with pytest.raises(LedgerConflictError, match=f"{run_id} .*its manifest differs"):
        any_ledger.append_manifest(replace(manifest, software="armsledger 0.2.0"), run_id)


def test_a_document_of_fifty_claims_takes_few_round_trips(any_ledger, make, run_id) -> None:
    """Rows go in by the batch: about 10 ms a document on the machine this was measured on, floor 50 ms."""
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connections[any_ledger._alias]) as queries:
        any_ledger.append_record(make(claims=50), run_id)

    assert len(queries) < 40
