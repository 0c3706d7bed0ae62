import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from armsledger.errors import ChainBrokenError, InputError, LedgerMissingError
from armsledger.model.decision import GENESIS, Verdict
from armsledger.store.ledger import Ledger

NOON = datetime(2026, 5, 4, 12, 0, 0, 250, tzinfo=UTC)


@pytest.fixture
def decided(url, tmp_path: Path, record, run_id):
    """A ledger file with a chain of four decisions, without the triggers that guard it."""
    with Ledger.open(url) as ledger:
        ledger.append_record(record, run_id)
        for verdict, comment in (
            (Verdict.ACCEPT, "stands as quoted"),
            (Verdict.REJECT, "أعيد النظر 🛩️"),
            (Verdict.UNDO, "second thoughts"),
            (Verdict.CORRECT, "14, not 20"),
        ):
            ledger.append_decision(record.claims[0].id, verdict, "R. Eviewer", NOON, comment)
    with closing(sqlite3.connect(tmp_path / "case.db")) as database, database:
        database.execute("DROP TRIGGER ledger_decision_no_update")
        database.execute("DROP TRIGGER ledger_decision_no_delete")
    return url


def _tamper(tmp_path: Path, change: str) -> None:
    with closing(sqlite3.connect(tmp_path / "case.db")) as database, database:
        assert database.execute(change).rowcount


def test_decisions_come_back_as_a_chain(decided, record) -> None:
    with Ledger.open(decided) as ledger:
        ledger.check_chain()
        decisions = ledger.decisions()

    assert [decision.comment for decision in decisions][1] == "أعيد النظر 🛩️"
    assert [decision.previous_hash for decision in decisions] == [GENESIS, *(d.hash for d in decisions[:-1])]
    assert {decision.at_utc for decision in decisions} == {NOON}
    assert all(decision.is_intact() for decision in decisions)


@pytest.mark.parametrize(
    ("change", "position", "problem"),
    [
        ("UPDATE ledger_decision SET comment = 'fine' WHERE position = 2", 2, "is not what was written"),
        ("UPDATE ledger_decision SET decided_by = '' WHERE position = 3", 3, "is not what was written"),
        ("UPDATE ledger_decision SET key = 'dec-0' WHERE position = 3", 3, "is not what was written"),
        ("UPDATE ledger_decision SET verdict = 'maybe' WHERE position = 4", 4, "is not what was written"),
        ("UPDATE ledger_decision SET at_utc = 'noon' WHERE position = 1", 1, "is not what was written"),
        ("DELETE FROM ledger_decision WHERE position = 2", 2, "is missing before decision 3"),
        ("DELETE FROM ledger_decision WHERE position = 1", 1, "is missing before decision 2"),
        (
            "UPDATE ledger_decision SET previous_hash = 'ff' WHERE position = 3",
            3,
            "does not follow the decision before",
        ),
    ],
)
def test_the_first_break_is_named(decided, tmp_path: Path, change: str, position: int, problem: str) -> None:
    _tamper(tmp_path, change)

    with Ledger.open(decided) as ledger, pytest.raises(ChainBrokenError, match=problem) as broken:
        ledger.check_chain()
    assert broken.value.position == position


def test_a_link_taken_out_and_the_rest_moved_up_is_found(decided, tmp_path: Path) -> None:
    _tamper(tmp_path, "DELETE FROM ledger_decision WHERE position = 2")
    _tamper(tmp_path, "UPDATE ledger_decision SET position = 2 WHERE position = 3")

    with Ledger.open(decided) as ledger, pytest.raises(ChainBrokenError, match=r"decision 2 .* does not follow"):
        ledger.check_chain()


def test_a_decision_can_be_taken_back_by_another(ledger, record, run_id) -> None:
    ledger.append_record(record, run_id)
    first = ledger.append_decision(record.claims[0].id, Verdict.ACCEPT, "R. Eviewer", NOON, "fits")
    undone = ledger.append_decision(first.id, Verdict.UNDO, "R. Eviewer", NOON, "it does not")

    assert ledger.decisions() == (first, undone)


def test_an_empty_chain_is_whole(ledger) -> None:
    ledger.check_chain()


def test_nothing_is_decided_on_what_is_not_there(ledger) -> None:
    with pytest.raises(LedgerMissingError, match="clm-0 is no part of this ledger"):
        ledger.append_decision("clm-0", Verdict.ACCEPT, "R. Eviewer", NOON, "fits")
    with pytest.raises(LedgerMissingError, match="Libya is no part of this ledger"):
        ledger.append_decision("Libya", Verdict.ACCEPT, "R. Eviewer", NOON, "fits")


def test_a_decision_needs_a_person_a_comment_and_utc(ledger, record, run_id) -> None:
    ledger.append_record(record, run_id)
    subject = record.claims[0].id

    with pytest.raises(InputError, match="without a person or a comment; give both"):
        ledger.append_decision(subject, Verdict.ACCEPT, " ", NOON, "fits")
    with pytest.raises(InputError, match="is no time in UTC"):
        ledger.append_decision(subject, Verdict.ACCEPT, "R. Eviewer", NOON.replace(tzinfo=None), "fits")
    with pytest.raises(InputError, match="is no time in UTC"):
        ledger.append_decision(subject, Verdict.ACCEPT, "R", NOON.astimezone(timezone(timedelta(hours=2))), "fits")
    assert ledger.decisions() == ()
