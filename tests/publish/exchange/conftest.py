"""Ledgers to export: the case about Libya with its right-to-left texts, and one that holds nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from armsledger.model.ids import make_id
from armsledger.model.record import DocumentRecord
from armsledger.pipeline.exchange_contents import LedgerContents
from armsledger.store.ledger import Ledger

RUN = make_id("run", "libya")


def fill(ledger: Ledger, case) -> None:
    """Put a case into a ledger as a run would."""
    for record in case.records:
        ledger.append_record(record, RUN)
    for failure in case.failures:
        ledger.append_failure(failure, RUN)
    ledger.append_manifest(case.manifest, RUN)
    ledger.append_case(case.matters, case.findings, RUN)
    for one in case.decisions:
        ledger.append_decision(one.subject_id, one.verdict, one.by, one.at_utc, one.comment)


@pytest.fixture
def libya_ledger(libya: ModuleType, tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(f"sqlite:///{tmp_path / 'libya.db'}") as ledger:
        fill(ledger, libya.make_case())
        yield ledger


@pytest.fixture
def libya_contents(libya_ledger: Ledger) -> LedgerContents:
    return LedgerContents(libya_ledger)


@pytest.fixture
def empty_contents(tmp_path: Path) -> Iterator[LedgerContents]:
    with Ledger.open(f"sqlite:///{tmp_path / 'empty.db'}") as ledger:
        yield LedgerContents(ledger)


@pytest.fixture
def contents_of(tmp_path: Path) -> Iterator[Callable[..., LedgerContents]]:
    """Makes contents of records alone."""
    opened: list[Ledger] = []

    def make(*records: DocumentRecord) -> LedgerContents:
        ledger = Ledger.open(f"sqlite:///{tmp_path / f'made{len(opened)}.db'}")
        opened.append(ledger)
        for record in records:
            ledger.append_record(record, RUN)
        return LedgerContents(ledger)

    yield make
    for ledger in opened:
        ledger.close()
