"""States follow from decisions alone: undoing brings back what was, and nobody has the last word over another."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from armsledger.model.decision import GENESIS, Decision, Verdict, decisions_in_force, person_key
from armsledger.model.field_value import FieldValue
from armsledger.model.ids import make_id
from armsledger.model.opinion import Opinions
from armsledger.model.review import Review, ReviewState, review_claim
from armsledger.model.review_ruling import ArbiterRuling, CorrectionRuling
from armsledger.model.ruling import ruling_id, rulings_in_force
from armsledger.model.stance import Stance

CLAIM = make_id("clm", "one")
NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
READ = FieldValue("stance", stance=Stance.ASSERTED)
PEOPLE = st.sampled_from(["A. Nalyst", "B. Other", "C. Hief"])
VOTES = st.tuples(PEOPLE, st.sampled_from([Verdict.ACCEPT, Verdict.REJECT]))
CORRECTIONS = st.tuples(PEOPLE, st.sampled_from([Stance.ALLEGED, Stance.POSSIBLE]))
ACTS = st.lists(st.one_of(VOTES, CORRECTIONS, st.integers(0, 9)), max_size=10)


class Book:
    """A chain of decisions with its rulings, as the ledger would hold it."""

    def __init__(self) -> None:
        self.decisions: list[Decision] = []
        self.rulings: dict = {}

    def add(self, subject_id: str, verdict: Verdict, by: str) -> Decision:
        previous = self.decisions[-1].hash if self.decisions else GENESIS
        at = NOON + timedelta(minutes=len(self.decisions))
        self.decisions.append(Decision.after(previous, subject_id, verdict, by, at, "read again"))
        return self.decisions[-1]

    def rule(self, ruling, by: str) -> Decision:
        self.rulings[ruling_id(ruling)] = ruling
        return self.add(ruling_id(ruling), Verdict.RULE, by)

    def act(self, act) -> Decision | None:
        if isinstance(act, int):
            return self.undo(act)
        by, said = act
        if isinstance(said, Verdict):
            return self.add(CLAIM, said, by)
        return self.rule(CorrectionRuling(CLAIM, by, READ, FieldValue("stance", stance=said)), by)

    def undo(self, number: int) -> Decision | None:
        standing = decisions_in_force(self.decisions)
        return self.add(standing[number % len(standing)].id, Verdict.UNDO, "A. Nalyst") if standing else None

    def opinions(self) -> Opinions:
        return Opinions.of(self.decisions, rulings_in_force(self.decisions, self.rulings))

    def review(self) -> Review:
        return review_claim(CLAIM, self.opinions())


def book(acts) -> Book:
    made = Book()
    for act in acts:
        made.act(act)
    return made


@given(ACTS, st.one_of(VOTES, CORRECTIONS))
def test_an_undone_decision_leaves_the_state_as_it_was_and_its_undoing_undone_brings_it_back(acts, act) -> None:
    made = book(acts)
    before = made.review()
    decision = made.act(act)
    after = made.review()
    undoing = made.add(decision.id, Verdict.UNDO, decision.by)
    assert made.review().state is before.state
    assert made.review().changes == before.changes

    made.add(undoing.id, Verdict.UNDO, decision.by)
    assert made.review() == after


@given(ACTS)
def test_opposite_words_of_two_people_are_a_dispute_whoever_spoke_last(acts) -> None:
    review = book(acts).review()
    verdicts = {vote.verdict for vote in review.votes}

    assert (len(verdicts) == 2) <= (review.state is ReviewState.DISPUTED)
    assert len({person_key(vote.by) for vote in review.votes}) == len(review.votes)
    values = {change.new for change in review.changes}
    if len(values) == 2:
        assert review.held_changes == ()
        assert review.state in (ReviewState.DISPUTED, ReviewState.REJECTED)


@given(ACTS)
def test_a_state_always_says_why_and_follows_from_the_same_decisions(acts) -> None:
    review = book(acts).review()

    assert review == book(acts).review()
    assert review.because
    assert (review.state is ReviewState.UNDECIDED) == (not review.votes and not review.changes)
    for vote in review.votes:
        assert vote.words in review.because


@given(ACTS, st.sampled_from([Verdict.ACCEPT, Verdict.REJECT]))
def test_the_arbiter_settles_every_dispute(acts, verdict: Verdict) -> None:
    made = book(acts)
    made.rule(ArbiterRuling(CLAIM, "D. Ecider"), "E. Admin")
    made.add(CLAIM, verdict, "D. Ecider")
    review = made.review()

    assert review.state is not ReviewState.DISPUTED
    assert (review.state is ReviewState.REJECTED) == (verdict is Verdict.REJECT)
    assert "names the arbiter" in review.because
