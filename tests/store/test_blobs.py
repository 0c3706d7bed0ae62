import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from armsledger.errors import LedgerDamageError, LedgerMissingError
from armsledger.model.received import Received
from armsledger.store.ledger import Ledger


@pytest.fixture
def received(record) -> Received:
    data = record.document.text.encode()
    return Received(record.document.source, data, hashlib.sha256(data).hexdigest())


def test_bytes_come_back_as_received(ledger, record, received, run_id) -> None:
    ledger.append_record(record, run_id, received)
    ledger.append_record(record, run_id, received)

    assert ledger.get_bytes(record.document.sha256) == received.data
    ledger.check_bytes()


def test_bytes_of_another_document_are_refused_with_the_document(ledger, record, received, run_id) -> None:
    with pytest.raises(LedgerDamageError, match=f"the bytes kept under {received.sha256} have the digest"):
        ledger.append_record(record, run_id, replace(received, data=b"other"))
    assert list(ledger.iter_records()) == []


def test_bytes_that_were_not_kept_are_missing(ledger) -> None:
    with pytest.raises(LedgerMissingError, match="abcd is no digest of bytes of this ledger"):
        ledger.get_bytes("abcd")


def test_bytes_that_changed_are_named(url, tmp_path: Path, record, received, run_id) -> None:
    with Ledger.open(url) as ledger:
        ledger.append_record(record, run_id, received)
    with closing(sqlite3.connect(tmp_path / "case.db")) as database, database:
        database.execute("DROP TRIGGER ledger_blob_no_update")
        database.execute("UPDATE ledger_blob SET data = x'00'")

    with Ledger.open(url) as ledger:
        with pytest.raises(LedgerDamageError, match=received.sha256):
            ledger.check_bytes()
        with pytest.raises(LedgerDamageError, match=hashlib.sha256(b"\0").hexdigest()):
            ledger.get_bytes(received.sha256)
