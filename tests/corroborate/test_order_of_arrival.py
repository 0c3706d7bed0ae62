"""Whatever order documents arrive in, origins, matters, relations and grades are the same."""

from collections.abc import Callable, Sequence
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsledger.corroborate.matters import build_matters
from armsledger.model.matter import Matter
from armsledger.model.record import DocumentRecord

Report = Callable[..., DocumentRecord]
VOICES = ("US Africa Command said", "France said", "Russia denied", "A crew member said")
DEEDS = (
    "Russia had sent 14 fighter jets to Libya",
    "Russia had sent 20 tanks to Libya in May",
    "Turkey had paid fighters in Libya",
)


@pytest.fixture(scope="module")
def records(report: Report) -> list[DocumentRecord]:
    """Twelve reports, by two days and four outlets, that agree, differ and deny; one has no day."""
    drawn = Random(7)
    made = [
        report(f"{voice} that {deed}.", f"2020-05-{drawn.choice((20, 22, 28))}", f"Outlet {number}")
        for number, (voice, deed) in enumerate(product(VOICES, DEEDS))
    ]
    return [*made, report("Russia sent fighter jets to Libya, it was said.", outlet="No day")]


@pytest.fixture(scope="module")
def expected(records: list[DocumentRecord]) -> tuple[Matter, ...]:
    return build_matters(records)


def test_there_is_enough_to_disorder(expected: Sequence[Matter]) -> None:
    assert max(len(matter.document_ids) for matter in expected) >= 4
    assert {relation.kind.value for matter in expected for relation in matter.relations} >= {"agrees", "contradicts"}


@settings(deadline=None)  # a busy machine is no fault
@given(seed=st.integers(0, 10_000))
def test_the_order_of_arrival_changes_nothing(records, expected, seed: int) -> None:
    shuffled = list(records)
    Random(seed).shuffle(shuffled)

    assert build_matters(shuffled) == expected
