"""What people hold apart is never joined, what they put together is, and nothing is lost; on any groups and rulings."""

from datetime import UTC, datetime
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from armsledger.corroborate.pairs import pair_words, regroup
from armsledger.model.claim import ClaimKind
from armsledger.model.ids import make_id
from armsledger.model.judgement import Judgement
from armsledger.model.review_ruling import PairRuling
from armsledger.model.ruling import Standing

IDS = sorted(make_id("clm", number) for number in range(8))
NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)


def placed(claim_id: str, kind: ClaimKind = ClaimKind.TRANSFER):
    return SimpleNamespace(id=claim_id, kind=kind), None


def standing(ruling: PairRuling) -> Standing:
    return Standing(ruling, make_id("dec", ruling.slot), "A. Nalyst", NOON, "two convoys")


PAIRS = st.lists(st.integers(0, 7), min_size=2, max_size=2, unique=True)
RULINGS = st.lists(st.tuples(PAIRS, st.sampled_from([Judgement.SAME, Judgement.DIFFERENT])), max_size=8)
GROUPS = st.lists(st.integers(0, 3), min_size=8, max_size=8)


def made(colours: list[int], ruled) -> tuple[list[list[str]], list[Standing]]:
    groups = [[placed(IDS[i]) for i in range(8) if colours[i] == colour] for colour in sorted(set(colours))]
    by_slot = {}
    for (one, other), judgement in ruled:
        ruling = PairRuling.of(IDS[one], IDS[other], judgement)
        by_slot[ruling.slot] = standing(ruling)
    rulings = list(by_slot.values())
    found = regroup(groups, rulings, lambda one, other: True)
    return [[claim.id for claim, _ in group] for group in found], rulings


@given(GROUPS, RULINGS)
def test_nothing_is_lost_and_what_is_held_apart_is_apart(colours, ruled) -> None:
    groups, rulings = made(colours, ruled)

    assert sorted(claim_id for group in groups for claim_id in group) == IDS
    for one in rulings:
        if one.ruling.judgement is Judgement.DIFFERENT:
            assert not any(set(one.ruling.claim_ids) <= set(group) for group in groups)


@given(GROUPS, RULINGS)
def test_what_is_put_together_is_together_unless_something_is_held_apart(colours, ruled) -> None:
    groups, rulings = made(colours, [(pair, Judgement.SAME) for pair, _ in ruled])

    for one in rulings:
        assert any(set(one.ruling.claim_ids) <= set(group) for group in groups)


@given(GROUPS)
def test_groups_that_nobody_spoke_of_stay_as_they_are(colours) -> None:
    groups, _ = made(colours, [])

    assert groups == [[IDS[i] for i in range(8) if colours[i] == c] for c in sorted(set(colours))]


def test_a_third_claim_does_not_join_two_that_are_held_apart() -> None:
    a, b, c = IDS[:3]
    rulings = [
        standing(PairRuling.of(b, c, Judgement.SAME)),
        standing(PairRuling.of(a, b, Judgement.SAME)),
        standing(PairRuling.of(a, c, Judgement.DIFFERENT)),
    ]
    found = regroup([[placed(a)], [placed(b)], [placed(c)]], rulings, lambda one, other: True)

    assert sorted(sorted(claim.id for claim, _ in group) for group in found) == [[a, b], [c]]
    assert "held apart" in pair_words([c], rulings)
    assert "put together by A. Nalyst, 2026-11-29: two convoys" in pair_words([a, b], rulings)


def test_claims_that_touch_only_over_one_held_apart_do_not_stay_with_the_other() -> None:
    a, b, c = IDS[:3]
    touching = {(a, b), (b, c)}
    rulings = [standing(PairRuling.of(a, b, Judgement.DIFFERENT))]
    found = regroup([[placed(a), placed(b), placed(c)]], rulings, lambda one, other: (one.id, other.id) in touching)

    assert sorted(sorted(claim.id for claim, _ in group) for group in found) == [[a], [b, c]]


def test_claims_of_two_kinds_are_never_put_together() -> None:
    a, b = IDS[:2]
    groups = [[placed(a)], [placed(b, ClaimKind.ATTACK)]]

    assert regroup(groups, [standing(PairRuling.of(a, b, Judgement.SAME))], lambda one, other: True) == groups
