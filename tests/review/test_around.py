"""What is read around one matter or document says of it what the whole run says, whatever was decided and undone."""

from dataclasses import replace

import pytest

from armsledger.errors import ChainBrokenError
from armsledger.model.field_value import FieldValue
from armsledger.model.ids import make_id
from armsledger.model.review import Review
from armsledger.model.stance import Stance
from armsledger.review import deciding
from armsledger.review.current import Current

MORE = {
    "d.txt": "Russia sent fighter jets to Syria, France said.",
    "e.txt": "Germany said that Russia had sent fighter jets to Syria.",
}


@pytest.fixture
def case(desk):
    for name, text in MORE.items():
        (desk.folder / name).write_text(text + "\n", encoding="utf-8")
    return desk.report()


def claim_ids(case, source: str) -> list[str]:
    return [claim.id for record in case.records if record.document.source == source for claim in record.claims]


def placeless(review: Review) -> Review:
    """Without the places of votes among all decisions: from near only their order is known."""
    return replace(review, votes=tuple(replace(vote, position=0) for vote in review.votes))


def reviews_of(current: Current, keys) -> dict[str, Review]:
    return {key: placeless(current.reviews[key]) for key in keys}


def check_same(desk) -> None:
    whole = Current.of(desk.ledger)
    assert whole.matters
    for matter in whole.matters.values():
        near = Current.around(desk.ledger, [matter.id])
        assert near.matters == {matter.id: matter}
        for finding in near.findings.values():
            assert near.deciders(finding) == whole.deciders(finding)
            assert near.digest(finding) == whole.digest(finding)
            assert near.is_accepted(finding) == whole.is_accepted(finding)
        assert near.claims_of(matter) == whole.claims_of(matter)
        keys = [matter.id, *near.findings, *matter.claim_ids]
        assert reviews_of(near, keys) == reviews_of(whole, keys)
    for record in whole.reviewed.records:
        near = Current.of_document(desk.ledger, record.document.id)
        assert reviews_of(near, near.claims) == reviews_of(whole, near.claims)
        assert near.claims == {claim.id: claim for claim in record.claims}


def test_votes_corrections_pairs_and_signatures_look_the_same_from_near(desk, case) -> None:
    (one,), (other,), (denial,) = (claim_ids(case, source) for source in ("a.txt", "b.txt", "c.txt"))
    (far,) = claim_ids(case, "d.txt")
    finding = next(found for found in case.findings if one in next(
        matter.claim_ids for matter in case.matters if matter.id == found.matter_id))  # fmt: skip
    desk.say(deciding.accept, finding.id)
    desk.say(deciding.accept, one, by="B. Other")
    check_same(desk)
    desk.say(deciding.sign_off, finding.id, by="S. Igner")
    desk.say(deciding.accept, far, by="A. Nalyst")
    desk.say(deciding.reject, far, by="B. Other")
    desk.say(deciding.name_arbiter, far, "D. Ecider", by="C. Hief")
    check_same(desk)
    corrected = desk.say(deciding.correct, other, FieldValue("stance", stance=Stance.ALLEGED))
    check_same(desk)
    undone = desk.say(deciding.undo, corrected.id)
    check_same(desk)
    assert undone.id == corrected.id
    desk.say(deciding.undo, desk.ledger.undoings_of(corrected.id)[0].id)
    check_same(desk)
    desk.say(deciding.reject, denial, by="B. Other")
    desk.say(deciding.part, one, other)
    desk.report()
    check_same(desk)


def test_what_was_decided_on_an_earlier_matter_is_stale_on_its_heir_from_near_too(desk, case) -> None:
    (one,), (other,), (denial,) = (claim_ids(case, source) for source in ("a.txt", "b.txt", "c.txt"))
    matter = next(matter for matter in case.matters if one in matter.claim_ids)
    desk.say(deciding.accept, matter.id)
    desk.say(deciding.part, one, other)
    desk.say(deciding.part, one, denial)
    desk.report()
    check_same(desk)
    states = {review.state.value for review in Current.of(desk.ledger).reviews.values()}
    assert "stale" in states


def test_what_a_decision_is_about_is_kept_with_it_and_verified(desk, case) -> None:
    from django.db import connections

    (one,) = claim_ids(case, "a.txt")
    matter = next(matter for matter in case.matters if one in matter.claim_ids)
    desk.say(deciding.accept, matter.id)
    desk.ledger.verify(lambda *_: None)
    assert [found.subject_id for found in desk.ledger.decisions_about(one)] == [matter.id]

    with connections[desk.ledger._alias].cursor() as cursor:
        for name in ("no_update", "no_delete", "no_replace"):
            cursor.execute(f"DROP TRIGGER ledger_concern_{name}")
        cursor.execute("DELETE FROM ledger_concern WHERE about_key = %s", [one])
    with pytest.raises(ChainBrokenError, match="is about other parts than those kept with it"):
        desk.ledger.verify(lambda *_: None)


def test_nothing_was_decided_about_what_is_not_there(desk, case) -> None:
    assert desk.ledger.decisions_about(make_id("clm", "none")) == ()
    assert desk.ledger.rulings_about(make_id("mat", "none")) == ()
    assert desk.ledger.find_decision(make_id("dec", "none")) is None


def test_decisions_made_before_concerns_were_kept_get_theirs(desk, case) -> None:
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    from armsledger.store.append_only import APP

    (one,), (other,) = (claim_ids(case, source) for source in ("a.txt", "b.txt"))
    matter = next(matter for matter in case.matters if one in matter.claim_ids)
    finding = next(finding for finding in case.findings if finding.matter_id == matter.id)
    desk.say(deciding.accept, finding.id)
    desk.say(deciding.sign_off, finding.id, by="S. Igner")
    desk.say(deciding.part, one, other, by="B. Other")
    desk.say(deciding.accept, matter.id, by="C. Hief")
    about = {key: desk.ledger.decisions_about(key) for key in (one, other, matter.id, finding.id)}
    assert [len(found) for found in about.values()] == [4, 4, 2, 2]

    connection = connections[desk.ledger._alias]
    connection.disable_constraint_checking()
    names = [name for app, name in MigrationExecutor(connection).loader.disk_migrations if app == APP]
    (made,) = (name for name in names if name.endswith("_concerns"))
    ((_, before),) = MigrationExecutor(connection).loader.get_migration(APP, made).dependencies
    for name in (before, max(names)):
        MigrationExecutor(connection).migrate([(APP, name)])
    connection.enable_constraint_checking()

    assert {key: desk.ledger.decisions_about(key) for key in about} == about
    desk.ledger.verify(lambda *_: None)
