"""Joining never brings together what people hold apart."""

from hypothesis import given
from hypothesis import strategies as st

from armsledger.corroborate.tracing.groups import group

NUMBERS = 8
pairs = st.lists(
    st.tuples(st.integers(0, NUMBERS - 1), st.integers(0, NUMBERS - 1)).filter(lambda pair: pair[0] < pair[1]),
    max_size=12,
    unique=True,
)


def test_the_stronger_tie_wins_where_a_third_would_bridge() -> None:
    assert group(3, [(0, 1), (1, 2)], (), {(0, 2)}) == [[0, 1], [2]]
    assert group(3, [(1, 2), (0, 1)], (), {(0, 2)}) == [[0], [1, 2]]


def test_what_people_join_needs_no_tie() -> None:
    assert group(3, [], {(0, 2)}, ()) == [[0, 2], [1]]


@given(ties=pairs, apart=pairs)
def test_pairs_held_apart_never_meet(ties: list[tuple[int, int]], apart: list[tuple[int, int]]) -> None:
    groups = group(NUMBERS, ties, (), apart)

    assert sorted(number for members in groups for number in members) == list(range(NUMBERS))
    assert not any(one in members and other in members for members in groups for one, other in apart)


@given(ties=pairs)
def test_without_people_the_groups_are_the_connected_ones(ties: list[tuple[int, int]]) -> None:
    groups = group(NUMBERS, ties, (), ())
    home = {number: place for place, members in enumerate(groups) for number in members}

    assert all(home[one] == home[other] for one, other in ties)
    assert group(NUMBERS, reversed(ties), (), ()) == groups
