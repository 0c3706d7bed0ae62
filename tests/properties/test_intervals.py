"""Times, quantities, stances, judgements and grades combine as their definitions say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.errors import IntervalError, RangeError
from armsledger.model.grade import Credibility
from armsledger.model.judgement import Judgement
from armsledger.model.quantity import Quantity
from armsledger.model.stance import Stance
from armsledger.model.when import Precision, When

DAYS = st.none() | st.dates(date(2019, 1, 1), date(2019, 2, 1))
STANCES = st.sampled_from(Stance)


def when(earliest: date | None, latest: date | None) -> When:
    return When("then", earliest, latest, Precision.SPAN, "made for a test")


WHENS = st.tuples(DAYS, DAYS).filter(lambda d: not (d[0] and d[1] and d[1] < d[0])).map(lambda d: when(*d))


@given(WHENS, WHENS)
def test_exclusion_is_mutual(left: When, right: When) -> None:
    assert left.excludes(right) == right.excludes(left)
    assert left.overlap(right) == right.overlap(left)


@given(WHENS)
def test_a_time_never_excludes_itself(time: When) -> None:
    assert time.overlap(time) == (time.earliest, time.latest)


@given(WHENS, WHENS)
def test_an_overlap_lies_inside_both(left: When, right: When) -> None:
    shared = left.overlap(right)
    if shared is not None and shared[0] and left.earliest:
        assert shared[0] >= left.earliest
    if shared is not None and shared[1] and right.latest:
        assert shared[1] <= right.latest


@given(st.dates(), st.dates())
def test_a_time_that_ends_before_it_begins_is_refused(first: date, last: date) -> None:
    if last < first:
        with pytest.raises(IntervalError, match="the first day must not follow the last"):
            when(first, last)
    else:
        assert when(first, last).days == (last - first).days + 1


def quantity(low: float | None, high: float | None) -> Quantity:
    return Quantity("some", low, high, None, "items", False, "made for a test")


@given(st.none() | st.integers(-3, 9), st.none() | st.integers(-3, 9))
def test_a_quantity_is_a_range_or_is_refused(low: int | None, high: int | None) -> None:
    bounds = [bound for bound in (low, high) if bound is not None]
    if not bounds or min(bounds) < 0 or (low is not None and high is not None and high < low):
        with pytest.raises(RangeError, match="give at least one bound, none negative, the lower one first"):
            quantity(low, high)
    else:
        assert quantity(low, high).overlaps(quantity(low, high))


def test_ranges_overlap_where_one_number_fits_both() -> None:
    assert quantity(3500, 3800).overlaps(quantity(None, 3500))
    assert not quantity(3500, 3800).overlaps(quantity(4000, None))


@given(STANCES, STANCES, STANCES)
def test_the_weakest_link_decides_in_any_order(a: Stance, b: Stance, c: Stance) -> None:
    assert a.under(a) is a
    assert a.under(b) is b.under(a)
    assert a.under(b).under(c) is a.under(b.under(c))
    assert a.under(b).rank == max(a.rank, b.rank)


@given(STANCES)
def test_assertion_is_neutral_and_denial_absorbs(stance: Stance) -> None:
    assert stance.under(Stance.ASSERTED) is stance
    assert stance.under(Stance.DENIED) is Stance.DENIED
    assert stance.affirms == (stance is not Stance.DENIED)


def test_sameness_carries_over_and_two_differences_tell_nothing() -> None:
    same, different, unsure = Judgement.SAME, Judgement.DIFFERENT, Judgement.UNSURE

    assert same + same is same
    assert same + different is different + same is different
    assert different + different is unsure
    assert all(unsure + other is unsure for other in Judgement)


@given(st.sampled_from(Credibility), st.sampled_from(Credibility))
def test_a_cap_never_betters_a_digit(digit: Credibility, cap: Credibility) -> None:
    capped = digit.capped(cap)

    assert capped.value >= digit.value
    assert capped in (digit, cap)
    assert Credibility.UNJUDGED.capped(cap) is Credibility.UNJUDGED
