"""A document read again keeps people's decisions, and marks those stale whose words changed; on both databases."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from armsledger.model.carried import ClaimState
from armsledger.model.claim_query import ClaimFilter
from armsledger.model.decision import Verdict
from armsledger.model.ids import make_id
from armsledger.model.stance import Stance
from armsledger.store.ledger import Ledger

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
LATER = make_id("run", "later")


def again(record, *claims):
    """The record as other versions read it, with these claims; what hung on the old ones goes."""
    return replace(record, claims=claims, links=(), evidence=(), versions=(("extract.rules", "2"),))


@pytest.fixture
def decided(any_ledger: Ledger, record, run_id):
    any_ledger.append_record(record, run_id)
    any_ledger.refresh_index()
    any_ledger.append_decision(record.claims[0].id, Verdict.ACCEPT, "R. Eviewer", NOON, "as quoted")
    return record


def states(ledger: Ledger) -> list[tuple[str, ClaimState]]:
    ledger.refresh_index()
    return [(entry.claim_id, entry.state) for entry in ledger.find_claims(ClaimFilter()).entries]


def test_the_same_claim_under_a_new_id_keeps_its_decision(any_ledger, decided) -> None:
    new = replace(decided.claims[0], id=make_id("clm", "new"))
    any_ledger.append_record(again(decided, new), LATER)

    (carried,) = any_ledger.carried_decisions()
    assert (carried.decided_claim_id, carried.claim_id) == (decided.claims[0].id, new.id)
    assert carried.state is ClaimState.ACCEPTED
    assert states(any_ledger) == [(new.id, ClaimState.ACCEPTED)]


def test_a_changed_slot_makes_it_stale_even_under_the_same_id(any_ledger, decided) -> None:
    any_ledger.append_record(again(decided, replace(decided.claims[0], stance=Stance.ASSERTED)), LATER)

    (carried,) = any_ledger.carried_decisions()
    assert carried.because.startswith("stance was alleged, is asserted")
    assert states(any_ledger) == [(decided.claims[0].id, ClaimState.STALE)]


def test_a_claim_that_is_gone_is_told(any_ledger, decided) -> None:
    any_ledger.append_record(again(decided), LATER)

    (carried,) = any_ledger.carried_decisions()
    assert (carried.claim_id, carried.state) == (None, ClaimState.STALE)
    assert carried.because.startswith("no longer read: ")
    assert states(any_ledger) == []


def test_who_decides_on_the_new_reading_has_seen_it(any_ledger, decided) -> None:
    changed = replace(decided.claims[0], stance=Stance.ASSERTED)
    any_ledger.append_record(again(decided, changed), LATER)
    any_ledger.refresh_index()
    any_ledger.append_decision(changed.id, Verdict.REJECT, "S. Econd", NOON, "it is hearsay")

    (carried,) = any_ledger.carried_decisions()
    assert (carried.state, carried.because) == (ClaimState.REJECTED, "S. Econd, 2026-05-04: it is hearsay")
    assert states(any_ledger) == [(changed.id, ClaimState.REJECTED)]
    any_ledger.check_chain()


def test_who_decides_while_a_run_still_reads_has_seen_what_the_lists_show(any_ledger, decided) -> None:
    changed = replace(decided.claims[0], stance=Stance.ASSERTED)
    any_ledger.append_record(again(decided, changed), LATER)
    any_ledger.append_decision(changed.id, Verdict.REJECT, "S. Econd", NOON, "it is hearsay")

    assert states(any_ledger) == [(changed.id, ClaimState.STALE)]


def test_a_decision_from_before_readings_were_noted_is_taken_to_be_on_the_first(any_ledger, decided) -> None:
    from armsledger.store.chain import append_decision

    changed = replace(decided.claims[0], stance=Stance.ASSERTED)
    any_ledger.append_record(again(decided, changed), LATER)
    append_decision(any_ledger._alias, changed.id, Verdict.REJECT, "S. Econd", NOON, "long ago")

    (carried,) = any_ledger.carried_decisions()
    assert carried.state is ClaimState.STALE
