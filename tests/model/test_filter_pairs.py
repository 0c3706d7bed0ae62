from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.errors import InputError
from armsledger.model.carried import ClaimState
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.claim_query import ClaimFilter
from armsledger.model.filter_pairs import filter_pairs, parse_filter
from armsledger.model.grade import Credibility, Reliability
from armsledger.model.stance import Stance

words = st.frozensets(st.text(min_size=1), max_size=3)
line = st.text().map(str.strip)
days = st.none() | st.dates()
numbers = st.none() | st.integers(0, 2**53)
filters = st.builds(
    ClaimFilter,
    kinds=st.frozensets(st.sampled_from(ClaimKind)),
    stances=st.frozensets(st.sampled_from(Stance)),
    states=st.frozensets(st.sampled_from(ClaimState)),
    reliabilities=st.frozensets(st.sampled_from(Reliability)),
    credibilities=st.frozensets(st.sampled_from(Credibility)),
    outlets=words,
    parties=words,
    items=words,
    places=words,
    countries=words,
    roles=st.frozensets(st.sampled_from(Role)),
    document_id=st.none() | line.filter(bool),
    matter_id=st.none() | line.filter(bool),
    published_from=days,
    published_to=days,
    happened_from=days,
    happened_to=days,
    min_origins=numbers,
    max_origins=numbers,
    machine_translated=st.none() | st.booleans(),
    arrived_after=numbers,
    text=line,
)


@given(filters)
def test_a_filter_comes_back_from_its_pairs(wanted: ClaimFilter) -> None:
    assert parse_filter(filter_pairs(wanted)) == wanted


def test_empty_values_ask_for_nothing_and_the_last_of_one_counts() -> None:
    pairs = [("kind", ""), ("q", " "), ("published_from", ""), ("origins_min", "1"), ("origins_min", "2")]

    assert parse_filter(pairs) == ClaimFilter(min_origins=2)


def test_of_a_facet_any_number_may_be_given() -> None:
    wanted = parse_filter([("kind", "attack"), ("kind", "transfer"), ("published_to", "2020-07-24")])

    assert wanted.kinds == {ClaimKind.ATTACK, ClaimKind.TRANSFER}
    assert wanted.published_to == date(2020, 7, 24)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("kind", "war", "war: is no kind; give one of transfer, "),
        ("digit", "7", "7: is no digit; give one of 1, 2"),
        ("published_from", "24.7.2020", "24.7.2020: is no day for published_from; write it as 2020-07-24"),
        ("origins_min", "-1", "-1: is no number for origins_min"),
        ("since", "9" * 40, "is no number for since"),
        ("origins_max", "٣", "٣: is no number for origins_max"),
        ("translated", "maybe", "maybe: is no answer to translated; write yes or no"),
        ("colour", "red", "colour: is nothing that claims are cut by; give one of kind, stance"),
    ],
)
def test_what_is_none_is_refused_with_what_would_be(name: str, value: str, message: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_filter([(name, value)])

    assert message in str(refused.value)
