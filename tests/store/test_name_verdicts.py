"""What people say of names is kept in the chain, on the names and not on ids that change with a reading."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from armsledger.errors import ChainBrokenError, InputError, LedgerMissingError
from armsledger.model.decision import Verdict
from armsledger.model.identity import NameKey, name_pair_id
from armsledger.model.judgement import Judgement
from armsledger.store.ledger import Ledger

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
ROW = NameKey(known_id="actor-haftar")
NAME = NameKey(None, "haftar", "person", "LBY")
IN_ONE = NameKey(None, "haftar", "person", "LBY", "doc-00000000000000000000")


def say(ledger: Ledger, judgement: Judgement, left: NameKey = ROW, right: NameKey = NAME):
    return ledger.append_name_verdict(left, right, judgement, "R. Eviewer", NOON, "the passport says so")


def test_a_verdict_comes_back_with_both_names(url) -> None:
    with Ledger.open(url) as ledger:
        decision = say(ledger, Judgement.SAME)
    with Ledger.open(url) as ledger:
        (verdict,) = ledger.name_verdicts()
        ledger.check_chain()
        assert ledger.decisions() == (decision,)

    assert {verdict.left, verdict.right} == {ROW, NAME}
    assert (verdict.judgement, verdict.by, verdict.decision_id) == (Judgement.SAME, "R. Eviewer", decision.id)


def test_the_last_verdict_on_a_pair_counts_whichever_name_comes_first(any_ledger) -> None:
    say(any_ledger, Judgement.SAME)
    last = say(any_ledger, Judgement.DIFFERENT, NAME, ROW)
    other = say(any_ledger, Judgement.DIFFERENT, NAME, IN_ONE)

    assert [verdict.decision_id for verdict in any_ledger.name_verdicts()] == [other.id, last.id]
    assert name_pair_id(ROW, NAME) == name_pair_id(NAME, ROW) != name_pair_id(NAME, IN_ONE)


def test_undoing_brings_the_verdict_before_back_and_can_be_undone(any_ledger) -> None:
    first = say(any_ledger, Judgement.SAME)
    second = say(any_ledger, Judgement.DIFFERENT)
    undone = any_ledger.append_decision(second.id, Verdict.UNDO, "R. Eviewer", NOON, "misread")
    assert [verdict.decision_id for verdict in any_ledger.name_verdicts()] == [first.id]

    any_ledger.append_decision(undone.id, Verdict.UNDO, "R. Eviewer", NOON, "it was right")
    assert [verdict.decision_id for verdict in any_ledger.name_verdicts()] == [second.id]
    any_ledger.check_chain()


def test_what_decides_nothing_is_refused(any_ledger, record, run_id) -> None:
    any_ledger.append_record(record, run_id)
    with pytest.raises(InputError, match="unsure: decides nothing; say same or different"):
        say(any_ledger, Judgement.UNSURE)
    with pytest.raises(InputError, match=r"haftar \(person, LBY\): is one name, not two"):
        say(any_ledger, Judgement.SAME, NAME, NAME)
    with pytest.raises(InputError, match="without a person or a comment"):
        any_ledger.append_name_verdict(ROW, NAME, Judgement.SAME, "", NOON, "why")
    with pytest.raises(InputError, match="cannot be decided on with 'merge'; merge or split pairs of names only"):
        any_ledger.append_decision(record.claims[0].id, Verdict.MERGE, "R. Eviewer", NOON, "why")
    with pytest.raises(LedgerMissingError):
        any_ledger.append_decision(name_pair_id(ROW, NAME), Verdict.MERGE, "R. Eviewer", NOON, "why")
    assert any_ledger.decisions() == ()


def test_names_of_a_verdict_cannot_be_exchanged_unnoticed(url, tmp_path: Path) -> None:
    with Ledger.open(url) as ledger:
        say(ledger, Judgement.SAME)
    with closing(sqlite3.connect(tmp_path / "case.db")) as database:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"), database:
            database.execute("UPDATE ledger_name_pair SET left = '{}'")
        with database:
            database.execute("DROP TRIGGER ledger_name_pair_no_update")
            database.execute("UPDATE ledger_name_pair SET left = replace(left, 'haftar', 'sarraj')")

    with Ledger.open(url) as ledger, pytest.raises(ChainBrokenError, match="not about the names that it was made on"):
        ledger.check_chain()
