"""What only a server can show; the tests that take `any_ledger` run on it too."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from multiprocessing import get_context

import pytest

from armsledger.errors import InputError
from armsledger.model.decision import Verdict
from armsledger.model.ids import make_id
from armsledger.store.ledger import Ledger

URL = os.environ.get("POSTGRESQL_TEST_URL", "")
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
pytestmark = pytest.mark.skipif(not URL, reason="POSTGRESQL_TEST_URL names no server")


@pytest.fixture
def server(empty_server: str) -> Iterator[Ledger]:
    with Ledger.open(empty_server) as ledger:
        yield ledger


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


def test_two_processes_that_write_at_once_lose_nothing(empty_server, make) -> None:
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
    with Ledger.open(empty_server) as ledger:
        assert len(list(ledger.iter_records())) == 13
        assert len(ledger.decisions()) == 14
        ledger.check_chain()


def test_a_server_that_does_not_answer_is_named_without_the_password() -> None:
    with pytest.raises(
        InputError, match=r"postgresql://u:\*\*\*@127\.0\.0\.1:9/n: cannot be opened as a ledger"
    ) as refused:
        Ledger.open("postgresql://u:secret@127.0.0.1:9/n")
    assert "secret" not in str(refused.value)
