"""What people rule is kept in the chain: the last on a slot holds, and each can be taken back."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from armsledger.errors import ChainBrokenError, InputError, LedgerMissingError
from armsledger.model.assessment import Assessment, Confidence, Likelihood
from armsledger.model.claim import ClaimKind, Counted, Filler, Role
from armsledger.model.decision import Verdict
from armsledger.model.document import Span
from armsledger.model.document_ruling import ObservationRuling, TranslationRuling
from armsledger.model.entity import Entity, EntityType
from armsledger.model.field_value import FieldValue
from armsledger.model.grade import Credibility, Reliability
from armsledger.model.ids import make_id
from armsledger.model.judgement import Judgement
from armsledger.model.quantity import Quantity
from armsledger.model.review_ruling import ArbiterRuling, CorrectionRuling, PairRuling, SignOffRuling
from armsledger.model.ruling import (
    AssessmentRuling,
    DigitRuling,
    LetterRuling,
    OriginRuling,
    Ruling,
    RulingKind,
    ruling_id,
)
from armsledger.model.stance import Stance
from armsledger.model.when import Precision, When
from armsledger.store.ledger import Ledger

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
ONE, OTHER = make_id("doc", "one"), make_id("doc", "other")
MATTER, CLAIM = make_id("mat", "a"), make_id("clm", "a")
ORIGIN = OriginRuling.of(ONE, OTHER, Judgement.SAME)
LETTER = LetterRuling("the courier", Reliability.B, "LBY", date(2019, 1, 1), date(2020, 12, 31))
DIGIT = DigitRuling(MATTER, Credibility.PROBABLE, (CLAIM,))
LIKELY = Assessment(
    Likelihood.LIKELY, Confidence.MODERATE, "two kinds of records", None, ("a lease",), ("a log that says otherwise",)
)
ASSESSMENT = AssessmentRuling(MATTER, LIKELY, (CLAIM,))
WORDS = Span(ONE, 3, 11, "ministry")
BODY = Entity(
    make_id("ent", "a"), EntityType.GROUP, "ministry", ("ministry",), (WORDS,), None, None, None, (), None, "by hand"
)
ACTOR = Filler(Role.ACTOR, WORDS, "ministry", BODY.id, "by hand")
MAY = When("in May", date(2020, 5, 1), date(2020, 5, 31), Precision.MONTH, "by hand")
DOZEN = Quantity("a dozen", 12, None, "lorries", "items", True, "by hand")
CORRECTIONS = (
    CorrectionRuling(CLAIM, "A. Nalyst", FieldValue("actor"), FieldValue("actor", fillers=(ACTOR,), entities=(BODY,))),
    CorrectionRuling(CLAIM, "A. Nalyst", FieldValue("time"), FieldValue("time", when=MAY)),
    CorrectionRuling(
        CLAIM, "A. Nalyst", FieldValue("quantity"), FieldValue("quantity", quantity=DOZEN, counted=Counted.ITEM)
    ),
    CorrectionRuling(
        CLAIM,
        "A. Nalyst",
        FieldValue("stance", stance=Stance.ASSERTED),
        FieldValue("stance", stance=Stance.ALLEGED),
    ),
    CorrectionRuling(
        CLAIM, "A. Nalyst", FieldValue("kind", kind=ClaimKind.ATTACK), FieldValue("kind", kind=ClaimKind.PRESENCE)
    ),
)
PAIR = PairRuling.of(CLAIM, make_id("clm", "b"), Judgement.DIFFERENT)
SIGNED = SignOffRuling(make_id("fnd", "a"), "0" * 64, (CLAIM,), "S. Igner")
ARBITER = ArbiterRuling(CLAIM, "D. Ecider")
TRANSLATION = TranslationRuling(OTHER, ONE)
SEEN = ObservationRuling("0" * 64, "six lorries", "A. Nalyst", "lower half")
ALL = (ORIGIN, LETTER, DIGIT, ASSESSMENT, *CORRECTIONS, PAIR, SIGNED, ARBITER, TRANSLATION, SEEN)


def rule(ledger: Ledger, ruling: Ruling):
    return ledger.append_ruling(ruling, "R. Eviewer", NOON, "seen on paper")


def ledger_find(url: str, ruling: Ruling) -> Ruling | None:
    with Ledger.open(url) as ledger:
        return ledger.find_ruling(ruling_id(ruling))


def test_every_kind_comes_back_as_it_was_written(url) -> None:
    with Ledger.open(url) as ledger:
        decisions = [rule(ledger, ruling) for ruling in ALL]
    with Ledger.open(url) as ledger:
        ledger.check_chain()
        standing = ledger.rulings()
        letters = ledger.rulings(RulingKind.LETTER)

    assert [one.ruling for one in standing] == list(reversed(ALL))
    assert [one.decision_id for one in standing] == [decision.id for decision in reversed(decisions)]
    assert [one.ruling for one in letters] == [LETTER]
    assert all(ledger_find(url, ruling) == ruling for ruling in ALL)
    assert standing[0].because == "R. Eviewer, 2026-11-28: seen on paper"


def test_the_last_on_a_slot_holds_and_undoing_it_brings_the_one_before_back(any_ledger) -> None:
    first = rule(any_ledger, ORIGIN)
    second = rule(any_ledger, OriginRuling.of(OTHER, ONE, Judgement.DIFFERENT))
    beside = rule(any_ledger, LetterRuling("the courier", Reliability.C, "LBY", date(2021, 1, 1)))
    assert [one.decision_id for one in any_ledger.rulings()] == [beside.id, second.id]

    undone = any_ledger.append_decision(second.id, Verdict.UNDO, "R. Eviewer", NOON, "misread")
    assert [one.decision_id for one in any_ledger.rulings()] == [beside.id, first.id]
    any_ledger.append_decision(undone.id, Verdict.UNDO, "R. Eviewer", NOON, "it was right")
    assert [one.decision_id for one in any_ledger.rulings()] == [beside.id, second.id]
    any_ledger.check_chain()


def test_the_same_ruling_after_an_undoing_stands_again(any_ledger) -> None:
    first = rule(any_ledger, DIGIT)
    any_ledger.append_decision(first.id, Verdict.UNDO, "R. Eviewer", NOON, "too soon")
    assert any_ledger.rulings() == ()

    again = rule(any_ledger, DIGIT)
    assert [one.decision_id for one in any_ledger.rulings()] == [again.id]


def test_what_is_no_ruling_is_refused(any_ledger, record, run_id) -> None:
    any_ledger.append_record(record, run_id)
    with pytest.raises(InputError, match="cannot be decided on with 'rule'"):
        any_ledger.append_decision(record.claims[0].id, Verdict.RULE, "R. Eviewer", NOON, "why")
    with pytest.raises(LedgerMissingError):
        any_ledger.append_decision(ruling_id(DIGIT), Verdict.RULE, "R. Eviewer", NOON, "why")
    with pytest.raises(InputError, match="without a person or a comment"):
        any_ledger.append_ruling(DIGIT, "R. Eviewer", NOON, " ")
    assert (any_ledger.decisions(), any_ledger.rulings()) == ((), ())

    rule(any_ledger, DIGIT)
    with pytest.raises(InputError, match="cannot be decided on with 'accept'; rule by a ruling only"):
        any_ledger.append_decision(ruling_id(DIGIT), Verdict.ACCEPT, "R. Eviewer", NOON, "why")


@pytest.mark.parametrize(
    "change",
    [
        "content = replace(content, '\"2\"', '\"1\"')",
        "content = replace(content, '\"2\"', '\"7\"')",
        "content = '{}'",
        "slot = 'digit of another'",
        "kind = 'letter'",
    ],
)
def test_a_ruling_cannot_be_exchanged_unnoticed(url, tmp_path: Path, change: str) -> None:
    with Ledger.open(url) as ledger:
        rule(ledger, DIGIT)
    with closing(sqlite3.connect(tmp_path / "case.db")) as database:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"), database:
            database.execute("DELETE FROM ledger_ruling")
        with database:
            database.execute("DROP TRIGGER ledger_ruling_no_update")
            database.execute(f"UPDATE ledger_ruling SET {change}")

    with Ledger.open(url) as ledger, pytest.raises(ChainBrokenError, match="not about the ruling that it was made on"):
        ledger.check_chain()
