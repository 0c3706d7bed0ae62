"""What people decide is appended, heeded by the next run, and can be taken back; nobody's word replaces another's."""

from dataclasses import replace

import pytest

from armsledger.errors import InputError, LedgerMissingError, SpanDriftError
from armsledger.model.claim import ClaimKind, Counted, Role
from armsledger.model.document import Span
from armsledger.model.field_value import FieldValue
from armsledger.model.grade import Credibility
from armsledger.model.ids import make_id
from armsledger.model.review import ReviewState
from armsledger.model.ruling import DigitRuling
from armsledger.model.stance import Stance
from armsledger.review import deciding
from armsledger.review.current import Current
from armsledger.review.values import read_value


def claim_of(case, source: str):
    (record,) = (record for record in case.records if record.document.source == source)
    return record.claims[0]


def state(case, subject_id: str) -> ReviewState:
    review = case.review_by_subject_id().get(subject_id)
    return review.state if review else ReviewState.UNDECIDED


def value(desk, claim, field: str, *given: str, at: str | None = None) -> FieldValue:
    record, read = deciding.get_claim(desk.ledger, claim.id)
    return read_value(record, read, field, given, at)


def test_a_rejected_claim_counts_no_more_and_stays_listed_with_who_and_why(desk) -> None:
    case = desk.report()
    denial = claim_of(case, "c.txt")
    (before,) = case.matters
    assert before.grade.denied

    decision = desk.say(deciding.reject, denial.id, comment="a misreading")
    case = desk.report()
    (after,) = case.matters
    assert denial.id not in after.claim_ids
    assert not after.grade.denied
    assert claim_of(case, "c.txt").id == denial.id
    review = case.review_by_subject_id()[denial.id]
    assert review.state is ReviewState.REJECTED
    assert "rejected by A. Nalyst, 2026-11-29: a misreading" in review.because

    desk.say(deciding.undo, decision.id)
    (again,) = desk.report().matters
    assert again == before


def test_a_correction_flows_into_matters_and_the_old_value_stays_beside_it(desk) -> None:
    case = desk.report()
    claim = claim_of(case, "a.txt")
    number = value(desk, claim, "quantity", "41..45", at="40")
    desk.say(deciding.correct, claim.id, number, comment="the figure of the page")
    actor = value(desk, claim, "actor", "actor-lna", at="An aid worker")
    desk.say(deciding.correct, claim.id, actor)

    case = desk.report()
    corrected = claim_of(case, "a.txt")
    assert (corrected.quantity.low, corrected.quantity.high, corrected.quantity.words) == (41, 45, "40")
    assert corrected.quantity_of is Counted.ITEM
    (filler,) = corrected.filled(Role.ACTOR)
    record = case.record_by_claim_id()[claim.id]
    assert record.entity(filler.entity_id).known_id == "actor-lna"
    assert len(case.matters) == 2
    review = case.review_by_subject_id()[claim.id]
    assert review.state is ReviewState.CORRECTED
    (of_number,) = (change for change in review.held_changes if change.field == "quantity")
    assert of_number.old.quantity == claim.quantity
    assert "quantity corrected by A. Nalyst, 2026-11-29: the figure of the page" in of_number.words
    desk.ledger.check_chain()


@pytest.mark.parametrize(
    ("field", "given", "holds"),
    [
        ("kind", ("presence",), lambda claim: claim.kind is ClaimKind.PRESENCE),
        ("stance", ("alleged",), lambda claim: claim.stance is Stance.ALLEGED),
        ("time", ("2020-05..2020-06",), lambda claim: claim.when.latest.isoformat() == "2020-06-30"),
        ("time", ("none",), lambda claim: claim.when is None),
        ("recipient", ("LBY",), lambda claim: claim.filled(Role.RECIPIENT)[0].name == "Libya"),
        ("item", ("vehicles",), lambda claim: claim.filled(Role.ITEM)[0].span.quote == "vehicles"),
        ("place", ("57:64",), lambda claim: claim.filled(Role.PLACE)[0].span.start == 57),
    ],
)
def test_every_field_can_be_corrected(desk, field, given, holds) -> None:
    claim = claim_of(desk.report(), "b.txt")
    at = "Libya" if field == "recipient" else None
    desk.say(deciding.correct, claim.id, value(desk, claim, field, *given, at=at))

    assert holds(claim_of(desk.report(), "b.txt"))


def test_words_that_do_not_stand_in_the_document_are_refused(desk) -> None:
    claim = claim_of(desk.report(), "a.txt")
    good = value(desk, claim, "actor", "An aid worker")
    (filler,) = good.fillers
    drifted = replace(filler, span=Span(claim.document_id, 0, 13, "A bomb maker?"))

    with pytest.raises(SpanDriftError, match="expected 'A bomb maker"):
        desk.say(deciding.correct, claim.id, replace(good, fillers=(drifted,)))
    new = FieldValue("quantity", quantity=replace(claim.quantity, words="forty tanks"))
    with pytest.raises(InputError, match="forty tanks: does not stand in the document"):
        desk.say(deciding.correct, claim.id, new)
    with pytest.raises(InputError, match="would name ent-"):
        desk.say(
            deciding.correct,
            claim.id,
            replace(good, fillers=(replace(filler, entity_id=make_id("ent", 1)),), entities=()),
        )
    with pytest.raises(InputError, match="is what was read as stance"):
        desk.say(deciding.correct, claim.id, FieldValue("stance", stance=claim.stance))
    assert desk.ledger.decisions() == ()


def test_opposite_verdicts_stand_beside_each_other_until_one_is_withdrawn(desk) -> None:
    claim = claim_of(desk.report(), "c.txt")
    desk.say(deciding.accept, claim.id, by="A. Nalyst")
    rejected = desk.say(deciding.reject, claim.id, by="B. Other")
    case = desk.report()

    assert state(case, claim.id) is ReviewState.DISPUTED
    assert claim.id in case.matters[0].claim_ids
    with pytest.raises(InputError, match=r"is the word of B\. Other, which nobody else takes back"):
        desk.say(deciding.undo, rejected.id, by="A. Nalyst")
    desk.say(deciding.undo, rejected.id, by="b.  other")
    assert state(desk.report(), claim.id) is ReviewState.ACCEPTED


def test_an_arbiter_who_takes_no_part_decides_a_dispute(desk) -> None:
    claim = claim_of(desk.report(), "c.txt")
    desk.say(deciding.accept, claim.id, by="A. Nalyst")
    desk.say(deciding.reject, claim.id, by="B. Other")
    with pytest.raises(InputError, match="has decided on"):
        desk.say(deciding.name_arbiter, claim.id, "B. Other", by="C. Hief")
    with pytest.raises(InputError, match="has decided on"):
        desk.say(deciding.name_arbiter, claim.id, "D. Ecider", by="A. Nalyst")
    with pytest.raises(InputError, match="names herself"):
        desk.say(deciding.name_arbiter, claim.id, "C. Hief", by="C. Hief")

    desk.say(deciding.name_arbiter, claim.id, "D. Ecider", by="C. Hief")
    assert state(desk.report(), claim.id) is ReviewState.DISPUTED
    desk.say(deciding.reject, claim.id, by="D. Ecider")
    case = desk.report()
    assert state(case, claim.id) is ReviewState.REJECTED
    assert "accepted by A. Nalyst" in case.review_by_subject_id()[claim.id].because


def test_two_corrections_of_one_field_are_a_dispute_and_the_reading_holds(desk) -> None:
    claim = claim_of(desk.report(), "a.txt")
    desk.say(deciding.correct, claim.id, value(desk, claim, "quantity", "41"), by="A. Nalyst")
    second = desk.say(deciding.correct, claim.id, value(desk, claim, "quantity", "42"), by="B. Other")
    case = desk.report()
    assert state(case, claim.id) is ReviewState.DISPUTED
    assert claim_of(case, "a.txt").quantity == claim.quantity

    desk.say(deciding.undo, second.id, by="B. Other")
    assert claim_of(desk.report(), "a.txt").quantity.low == 41


def test_claims_are_put_apart_and_together_by_people(desk) -> None:
    case = desk.report()
    one, other = claim_of(case, "a.txt"), claim_of(case, "b.txt")
    parted = desk.say(deciding.part, one.id, other.id, comment="two convoys")
    case = desk.report()
    matters = {claim_id: matter for matter in case.matters for claim_id in matter.claim_ids}
    assert matters[one.id] is not matters[other.id]
    assert "is held apart from" in matters[one.id].because
    assert "two convoys" in matters[one.id].because

    desk.say(deciding.undo, parted.id, by="C. Hief")
    assert len(desk.report().matters) == 1
    desk.say(deciding.correct, one.id, value(desk, one, "actor", "An aid worker"))
    assert len(desk.report().matters) == 2
    desk.say(deciding.join, one.id, other.id, comment="one convoy")
    (joined,) = desk.report().matters
    assert "are put together by A. Nalyst, 2026-11-29: one convoy" in joined.because


def test_claims_of_two_kinds_are_not_put_together(desk) -> None:
    case = desk.report()
    one, other = claim_of(case, "a.txt"), claim_of(case, "b.txt")
    desk.say(deciding.correct, one.id, FieldValue("kind", kind=ClaimKind.PRESENCE))

    with pytest.raises(InputError, match=r"are of two kinds \(presence and transfer\)"):
        desk.say(deciding.join, one.id, other.id)


def check(case, kind: str):
    (found,) = (result for one in case.checks for result in one.results if result.rule.kind.value == kind)
    return found


def test_a_second_person_signs_off_and_the_signature_lapses_with_the_content(desk) -> None:
    case = desk.report("highest-achievable")
    (finding,) = case.findings
    claim = claim_of(case, "a.txt")
    assert check(case, "countersigned").state.value == "failed"
    with pytest.raises(InputError, match="is not accepted"):
        desk.say(deciding.sign_off, finding.id, by="S. Igner")

    desk.say(deciding.accept, finding.id, by="A. Nalyst")
    desk.say(deciding.accept, claim.id, by="B. Other")
    for person in ("A. Nalyst", "b. other"):
        with pytest.raises(InputError, match="let somebody sign who decided on nothing in it"):
            desk.say(deciding.sign_off, finding.id, by=person)
    desk.say(deciding.sign_off, finding.id, by="S. Igner", comment="read all of it")
    case = desk.report("highest-achievable")
    assert state(case, finding.id) is ReviewState.SIGNED_OFF
    assert check(case, "countersigned").state.value == "passed"
    assert check(case, "signed").state.value == "passed"

    matter = case.matters[0]
    ruling = DigitRuling(matter.id, Credibility.PROBABLE, tuple(sorted(matter.claim_ids)))
    desk.ledger.append_ruling(ruling, "A. Nalyst", desk.clock(), "seen the papers")
    case = desk.report("highest-achievable")
    assert state(case, finding.id) is ReviewState.STALE
    assert "changed since S. Igner signed it off" in check(case, "countersigned").because
    desk.say(deciding.sign_off, finding.id, by="S. Igner", comment="read it again")
    assert state(desk.report(), finding.id) is ReviewState.SIGNED_OFF


def test_who_decides_after_signing_has_not_signed(desk) -> None:
    case = desk.report()
    (finding,) = case.findings
    desk.say(deciding.accept, finding.id, by="A. Nalyst")
    desk.say(deciding.sign_off, finding.id, by="S. Igner")
    desk.say(deciding.accept, claim_of(case, "a.txt").id, by="S. Igner")
    case = desk.report()

    assert state(case, finding.id) is ReviewState.ACCEPTED
    assert "signed off and decided on it too" in case.review_by_subject_id()[finding.id].because


def test_an_acceptance_is_stale_on_a_matter_that_has_changed(desk) -> None:
    case = desk.report()
    (finding,), (matter,) = case.findings, case.matters
    desk.say(deciding.accept, finding.id)
    desk.say(deciding.reject, claim_of(case, "c.txt").id, by="B. Other")
    case = desk.report()

    assert case.matters[0].id != matter.id
    review = case.review_by_subject_id()[case.findings[0].id]
    assert review.state is ReviewState.STALE
    assert "1 claim has left it since; look again" in review.because


def test_an_acceptance_is_stale_once_a_claim_was_corrected_under_it(desk) -> None:
    case = desk.report()
    claim = claim_of(case, "a.txt")
    desk.say(deciding.accept, case.findings[0].id)
    desk.say(deciding.correct, claim.id, FieldValue("stance", stance=Stance.ALLEGED), by="B. Other")

    assert state(desk.report(), case.findings[0].id) is ReviewState.STALE
    desk.say(deciding.accept, case.findings[0].id, comment="read again, corrected as it is")
    assert state(desk.report(), case.findings[0].id) is ReviewState.ACCEPTED


def test_undo_takes_back_an_undoing_too_and_nothing_twice(desk) -> None:
    claim = claim_of(desk.report(), "a.txt")
    accepted = desk.say(deciding.accept, claim.id)
    desk.say(deciding.undo, accepted.id)
    (_, undoing) = desk.ledger.decisions()
    with pytest.raises(InputError, match="is undone already"):
        desk.say(deciding.undo, accepted.id)
    with pytest.raises(InputError, match="which nobody else takes back"):
        desk.say(deciding.undo, undoing.id, by="B. Other")
    desk.say(deciding.undo, undoing.id)

    assert Current.of(desk.ledger).reviews[claim.id].state is ReviewState.ACCEPTED
    with pytest.raises(InputError, match="is no decision of this ledger"):
        desk.say(deciding.undo, make_id("dec", "none"))


def test_what_cannot_be_decided_is_refused_and_a_comment_is_always_asked_for(desk) -> None:
    case = desk.report()
    claim = claim_of(case, "a.txt")
    with pytest.raises(InputError, match="is no claim, matter or finding"):
        desk.say(deciding.accept, claim.document_id)
    with pytest.raises(LedgerMissingError):
        desk.say(deciding.accept, make_id("clm", "none"))
    with pytest.raises(LedgerMissingError):
        desk.say(deciding.join, claim.id, make_id("clm", "none"))
    with pytest.raises(LedgerMissingError):
        desk.say(deciding.sign_off, make_id("fnd", "none"))
    for operation, arguments in (
        (deciding.accept, (claim.id,)),
        (deciding.reject, (claim.id,)),
        (deciding.correct, (claim.id, FieldValue("stance", stance=Stance.ALLEGED))),
        (deciding.join, (claim.id, claim_of(case, "b.txt").id)),
        (deciding.name_arbiter, (claim.id, "D. Ecider")),
    ):
        with pytest.raises(InputError, match="without a person or a comment"):
            desk.say(operation, *arguments, comment=" ")
    assert desk.ledger.decisions() == ()

    desk.say(deciding.accept, claim.id)
    with pytest.raises(InputError, match="it stands; undo it"):
        desk.say(deciding.accept, claim.id)
    desk.say(deciding.reject, claim.id)
    assert Current.of(desk.ledger).reviews[claim.id].state is ReviewState.REJECTED
