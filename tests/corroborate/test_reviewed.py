"""Records as people would have them: corrected, without what stands on rejected claims, marked where read otherwise."""

from dataclasses import replace
from datetime import UTC, datetime

from armsledger.corroborate.reviewed import heed_reviews, leave_out
from armsledger.model.decision import GENESIS, Decision, Verdict
from armsledger.model.evidence import EvidenceItem, EvidenceKind
from armsledger.model.field_value import FieldValue, value_of
from armsledger.model.ids import make_id
from armsledger.model.opinion import NO_OPINIONS, Opinions
from armsledger.model.review import ReviewState
from armsledger.model.review_ruling import CorrectionRuling
from armsledger.model.ruling import ruling_id, rulings_in_force
from armsledger.model.stance import Stance

NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)


def opinions_on(ruling: CorrectionRuling) -> Opinions:
    made = [Decision.after(GENESIS, ruling_id(ruling), Verdict.RULE, ruling.by, NOON, "read again")]
    return Opinions.of(made, rulings_in_force(made, {ruling_id(ruling): ruling}))


def test_what_stands_on_a_claim_goes_with_it(report) -> None:
    record = report("France said that Russia pays the Wagner Group. Iran sent rifles to Yemen.")
    claim, other = record.claims[0], record.claims[-1]
    item = EvidenceItem(
        make_id("evd", 1), record.document.id, EvidenceKind.OTHER, claim.span, (claim.id, other.id), (), None
    )
    record = replace(record, evidence=(item,))
    left = leave_out(record, [claim.id])

    assert claim not in left.claims
    assert other in left.claims
    assert all(link.claim_id != claim.id for link in left.links)
    assert left.evidence[0].claim_ids == (other.id,)
    assert leave_out(record, []) is record


def test_records_that_nobody_spoke_of_are_given_back_as_they_are(report) -> None:
    record = report("Iran sent rifles to Yemen.")
    reviewed = heed_reviews([record], NO_OPINIONS)

    assert reviewed.records[0] is record
    assert reviewed.counted[0] is record
    assert reviewed.reviews == ()


def test_a_correction_of_what_is_read_otherwise_now_still_holds_and_is_stale(report) -> None:
    record = report("Iran sent rifles to Yemen.")
    (claim,) = record.claims
    ruling = CorrectionRuling(
        claim.id, "A. Nalyst", value_of(claim, "stance"), FieldValue("stance", stance=Stance.ALLEGED)
    )
    reread = replace(record, claims=(replace(claim, stance=Stance.POSSIBLE),))
    reviewed = heed_reviews([reread], opinions_on(ruling))

    assert reviewed.records[0].claims[0].stance is Stance.ALLEGED
    (review,) = reviewed.reviews
    assert review.state is ReviewState.STALE
    assert "stance was read as asserted then and is read as possible now; look again" in review.because
