"""Pictures in the ledger: their bytes beside them, and ledgers written before there were any."""

import hashlib
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules

import pytest

from armsledger.errors import LedgerConflictError, LedgerDamageError
from armsledger.model.received import Received
from armsledger.store import migrations
from armsledger.store.ledger import Ledger


@pytest.fixture
def file() -> Received:
    return Received("plane.png", b"bytes of a picture", hashlib.sha256(b"bytes of a picture").hexdigest())


def test_a_pictures_bytes_are_kept_once_and_come_back(ledger, record, file, run_id) -> None:
    ledger.append_record(record, run_id, None, (file, file))

    assert ledger.get_bytes(file.sha256) == file.data
    assert ledger.get_record(record.document.id).pictures == record.pictures


def test_bytes_that_are_not_the_pictures_are_refused_with_the_document(ledger, record, file, run_id) -> None:
    with pytest.raises(LedgerDamageError):
        ledger.append_record(record, run_id, None, (replace(file, data=b"other"),))
    assert list(ledger.iter_records()) == []


def test_other_pictures_under_the_same_versions_are_refused(ledger, record, run_id) -> None:
    ledger.append_record(record, run_id)

    with pytest.raises(LedgerConflictError, match="only the ledger holds pic-"):
        ledger.append_record(replace(record, pictures=record.pictures[:1]), run_id)


def test_a_ledger_from_before_there_were_pictures_is_read(url, record, run_id) -> None:
    from django.core.management import call_command

    earlier = replace(record, pictures=())
    with Ledger.open(url) as ledger:
        ledger.append_record(earlier, run_id)
        call_command("migrate", "armsledger_store", _step_before_pictures(), database=ledger._alias, verbosity=0)

    with Ledger.open(url) as ledger:
        assert list(ledger.iter_records()) == [earlier]


def _step_before_pictures() -> str:
    name = next(module.name for module in iter_modules(migrations.__path__) if module.name.endswith("_pictures"))
    ((_, before),) = import_module(f"{migrations.__name__}.{name}").Migration.dependencies
    return str(before)
