"""A ledger gone through from end to end names its first break."""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from armsledger.errors import ChainBrokenError, LedgerBrokenError, LedgerDamageError, SpanDriftError
from armsledger.model.decision import GENESIS, Verdict
from armsledger.model.ids import make_id
from armsledger.model.received import Received
from armsledger.store.ledger import Ledger

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def silent(step: str, done: int, total: int) -> None:
    """Nobody listens."""


def append(ledger: Ledger, record, run_id: str) -> None:
    data = record.document.text.encode()
    ledger.append_record(record, run_id, Received(record.document.source, data, hashlib.sha256(data).hexdigest()))


@pytest.fixture
def filled(url: str, make, run_id):
    """A ledger with two documents, one of them read twice, and a decision."""
    with Ledger.open(url) as ledger:
        records = [make(source="a.txt", claims=2), make(source="b.txt")]
        for record in records:
            append(ledger, record, run_id)
        append(ledger, replace(records[0], claims=records[0].claims[:1], versions=(("extract.rules", "2"),)), run_id)
        ledger.append_decision(records[0].claims[0].id, Verdict.ACCEPT, "R. Eviewer", NOON, "stands as quoted")
    return records


def tamper(folder: Path, *changes: str) -> None:
    with closing(sqlite3.connect(folder / "case.db")) as database, database:
        triggers = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        for trigger in triggers:
            database.execute(f"DROP TRIGGER {trigger}")
        for change in changes:
            assert database.execute(change).rowcount


def test_a_whole_ledger_is_counted(url, filled) -> None:
    told: list[tuple[str, int, int]] = []
    with Ledger.open(url) as ledger:
        found = ledger.verify(lambda *step: told.append(step))
        (decision,) = ledger.decisions()

    assert (found.documents, found.files, found.readings, found.claims, found.decisions) == (2, 1, 3, 4, 1)
    assert found.last_hash == decision.hash
    last = {step: (done, total) for step, done, total in told}
    assert last["quotations"] == (3, 3)
    assert all(done == total for done, total in last.values())


def test_an_empty_ledger_is_whole(ledger) -> None:
    assert ledger.verify(silent).last_hash == GENESIS


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ("UPDATE ledger_decision SET comment = 'fine'", ChainBrokenError, "decision 1 .* is not what was written"),
        ("UPDATE ledger_blob SET data = x'00'", LedgerDamageError, "have the digest"),
        ("DELETE FROM ledger_blob", LedgerBrokenError, "^doc-.* has lost the bytes that it was received as"),
        ("UPDATE ledger_claim SET quote = replace(quote, 'Ruritania', 'Borduria')", SpanDriftError, "Borduria"),
        ("UPDATE ledger_document SET text = replace(text, 'Ruritania', 'Borduria')", SpanDriftError, "Borduria"),
        ("UPDATE ledger_filler SET start_offset = start_offset + 1", SpanDriftError, "expected"),
        ("DELETE FROM ledger_filler WHERE position = 1", LedgerBrokenError, "^clm-.* has lost a row: one filler"),
        ("DELETE FROM ledger_statement WHERE position = 0", LedgerBrokenError, "^doc-.* has lost a row: one statement"),
        ("UPDATE ledger_claim SET stance = 'shouted'", LedgerBrokenError, "quotations cannot be read .*shouted"),
    ],
)
def test_the_first_break_is_named(url, tmp_path, filled, change, error, words) -> None:
    tamper(tmp_path, change)

    with Ledger.open(url) as ledger, pytest.raises(error, match=words):
        ledger.verify(silent)


def test_a_reading_that_a_later_one_followed_is_checked_too(url, tmp_path, filled) -> None:
    tamper(
        tmp_path,
        "UPDATE ledger_claim SET quote = replace(quote, 'Ruritania', 'Borduria') "
        "WHERE reading_id = (SELECT min(id) FROM ledger_reading)",
    )

    with Ledger.open(url) as ledger:
        assert len(list(ledger.iter_records())) == 2
        with pytest.raises(SpanDriftError, match="Borduria"):
            ledger.verify(silent)


def test_a_claim_that_was_decided_on_and_is_gone_is_named(url, tmp_path, filled) -> None:
    claim_id = filled[0].claims[0].id
    tamper(tmp_path, f"UPDATE ledger_claim SET key = '{make_id('clm', 'x')}' WHERE key = '{claim_id}'")

    with Ledger.open(url) as ledger, pytest.raises(ChainBrokenError, match=f"is about {claim_id}, which the ledger no"):
        ledger.verify(silent)
