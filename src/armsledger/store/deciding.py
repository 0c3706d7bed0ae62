"""A person's verdict on a part of the ledger, with all that goes with it: link, reading, and state in the index."""

from datetime import datetime

from armsledger.model.decision import Decision, Verdict
from armsledger.model.record import KeptReading
from armsledger.store.carrying import note_reading
from armsledger.store.chain import append_decision as append_link
from armsledger.store.concerns import note_concerns
from armsledger.store.index import mark_decided
from armsledger.store.migrate import writing


def append_decision(
    alias: str,
    subject_id: str,
    verdict: Verdict,
    by: str,
    at_utc: datetime,
    comment: str,
    seen: KeptReading | None = None,
) -> Decision:
    """Make the next link and write it with all that goes with it; all of it or nothing.

    On a claim that is the reading which was decided on (`seen`; the last, where none is given) and its state in lists,
    on a matter or finding its claims. Raises what the chain raises (`chain.append_decision`).
    """
    with writing(alias):
        decision = append_link(alias, subject_id, verdict, by, at_utc, comment)
        note_reading(alias, decision, seen)
        note_concerns(alias, subject_id)
        mark_decided(alias, decision)
    return decision
