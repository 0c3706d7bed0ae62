"""The same ledger on a server. Runs where POSTGRESQL_TEST_URL is the URL of an empty database."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context

import pytest

from armsledger.errors import InputError, LedgerConflictError
from armsledger.model.decision import Verdict
from armsledger.model.identity import NameKey
from armsledger.model.ids import make_id
from armsledger.model.judgement import Judgement
from armsledger.model.received import Received
from armsledger.model.ruling import OriginRuling
from armsledger.store.ledger import Ledger

URL = os.environ.get("POSTGRESQL_TEST_URL", "")
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
pytestmark = pytest.mark.skipif(not URL, reason="POSTGRESQL_TEST_URL names no server")


def _sweep() -> None:
    import psycopg

    with psycopg.connect(URL, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")


@pytest.fixture
def empty() -> str:
    _sweep()
    return URL


@pytest.fixture
def server(empty: str) -> Iterator[Ledger]:
    with Ledger.open(empty) as ledger:
        yield ledger


def test_what_is_read_back_is_what_was_written(server, make, run_id) -> None:
    record = make(text="\0\ud800 " + make().document.text, source=os.fsdecode(b"bericht-\xfc.txt"), claims=3)
    server.append_record(record, run_id)
    server.append_record(record, run_id)

    assert list(server.iter_records()) == [record]


def test_other_content_is_refused(server, record, run_id) -> None:
    server.append_record(record, run_id)

    with pytest.raises(LedgerConflictError, match="its quantity differs"):
        server.append_record(replace(record, claims=(replace(record.claims[0], quantity=None),)), run_id)


def test_bytes_come_back(server, record, run_id) -> None:
    data = record.document.text.encode()
    server.append_record(record, run_id, Received("report.txt", data, record.document.sha256))

    assert server.get_bytes(record.document.sha256) == data


@pytest.mark.parametrize(
    "change",
    ["UPDATE ledger_claim SET quote = ''", "DELETE FROM ledger_filler", "TRUNCATE ledger_refusal"],
)
def test_the_database_refuses_to_forget(server, record, run_id, change: str) -> None:
    import psycopg

    server.append_record(record, run_id)
    with (
        psycopg.connect(URL) as connection,
        pytest.raises(psycopg.errors.RaiseException, match=r"the ledger is append-only: .* refused"),
    ):
        connection.execute(change)


def _write_with_others(barrier, records, run_id: str) -> None:
    barrier.wait()
    with Ledger.open(URL) as ledger:
        for record in records:
            ledger.append_record(record, run_id)
            ledger.append_decision(record.claims[0].id, Verdict.ACCEPT, f"{os.getpid()}", NOON, record.document.source)


def test_two_processes_that_write_at_once_lose_nothing(empty, make) -> None:
    context = get_context("fork")
    barrier = context.Barrier(2)
    batches = [[make(source=f"{who}-{n}.txt") for n in range(6)] + [make(source="both.txt")] for who in "ab"]
    processes = [
        context.Process(target=_write_with_others, args=(barrier, batch, make_id("run", n)))
        for n, batch in enumerate(batches)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0, 0]
    with Ledger.open(empty) as ledger:
        assert len(list(ledger.iter_records())) == 13
        assert len(ledger.decisions()) == 14
        ledger.check_chain()


def test_a_server_that_does_not_answer_is_named_without_the_password() -> None:
    with pytest.raises(
        InputError, match=r"postgresql://u:\*\*\*@127\.0\.0\.1:9/n: cannot be opened as a ledger"
    ) as refused:
        Ledger.open("postgresql://u:secret@127.0.0.1:9/n")
    assert "secret" not in str(refused.value)


def test_verdicts_on_names_are_kept_and_undone(server) -> None:
    left, right = NameKey(known_id="actor-haftar"), NameKey(None, "حفتر", "person", "LBY")
    decision = server.append_name_verdict(left, right, Judgement.SAME, "R. Eviewer", NOON, "the passport says so")
    assert [verdict.decision_id for verdict in server.name_verdicts()] == [decision.id]

    server.append_decision(decision.id, Verdict.UNDO, "R. Eviewer", NOON, "misread")
    assert server.name_verdicts() == ()
    server.check_chain()


def test_rulings_are_kept_and_undone(server) -> None:
    ruling = OriginRuling.of(make_id("doc", "one"), make_id("doc", "other"), Judgement.SAME)
    decision = server.append_ruling(ruling, "R. Eviewer", NOON, "one release")
    assert [(one.ruling, one.decision_id) for one in server.rulings()] == [(ruling, decision.id)]

    server.append_decision(decision.id, Verdict.UNDO, "R. Eviewer", NOON, "two releases")
    assert server.rulings() == ()
    server.check_chain()
