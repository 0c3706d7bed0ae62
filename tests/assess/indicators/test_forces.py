"""Force geometry and harm: E1, E7, E9, E19."""

import pytest
from tests.assess.indicators.conftest import (
    EGYPT,
    GNA,
    LIBYA,
    LNA,
    MONITORS,
    RUSSIA,
    SIRTE,
    TURKEY,
    Answer,
    EntityType,
    Thing,
    claim,
    force,
    place,
    quiet,
)

from armsledger.model.claim import ClaimKind, Role
from armsledger.model.indicator import IndicatorState
from armsledger.model.stance import Stance

BACKERS = [
    claim(ClaimKind.BACKING, (Role.ACTOR, RUSSIA), (Role.RECIPIENT, LNA)),
    claim(ClaimKind.BACKING, (Role.ACTOR, TURKEY), (Role.RECIPIENT, GNA)),
]
RUSSIANS, TURKS = force("Russian troops", "RUS"), force("Turkish troops", "TUR")
ABUGRIN = place("Abu Grein", 31.44, 15.24)  # some 130 km from Sirte
WIDE = place("Sirte area", 31.2, 16.6, 80, "region")


def there(who, where, published="2020-06-01", stance=Stance.ASSERTED):
    states = {state.country: state for state in (RUSSIA, TURKEY, EGYPT)}
    fillings = ((Role.ACTOR, states[who.country]), (Role.FORCE, who), (Role.PLACE, where))
    return claim(ClaimKind.PRESENCE, *fillings, published=published, stance=stance)


def test_forces_of_two_sides_in_one_town_are_raised(answer: Answer) -> None:
    found = answer("E1", *BACKERS, there(RUSSIANS, SIRTE), there(TURKS, SIRTE))

    assert found.state is IndicatorState.RAISED
    assert found.value == pytest.approx(0.4 * 0.4)
    assert len(found.claim_ids) == 2
    assert "radii" in found.because


@pytest.mark.parametrize(
    ("turks", "state"),
    [
        (there(TURKS, ABUGRIN), IndicatorState.NONE),
        (there(TURKS, WIDE), IndicatorState.WATCH),
        (there(TURKS, SIRTE, stance=Stance.ALLEGED), IndicatorState.WATCH),
        (there(TURKS, SIRTE, "2020-05-01"), IndicatorState.WATCH),
        (there(TURKS, LIBYA), IndicatorState.WATCH),
    ],
    ids=["far", "wide place", "only alleged", "a month apart", "placed by country only"],
)
def test_what_is_far_wide_weak_or_unplaced_does_not_raise_it(answer: Answer, turks, state) -> None:
    assert answer("E1", *BACKERS, there(RUSSIANS, SIRTE), turks).state is state


def test_two_forces_of_one_side_are_no_pair(answer: Answer) -> None:
    egypt = claim(ClaimKind.BACKING, (Role.ACTOR, EGYPT), (Role.RECIPIENT, LNA))

    assert answer("E1", BACKERS[0], egypt, there(RUSSIANS, SIRTE), there(force("troops", "EGY"), SIRTE)).state == "none"


def test_a_force_that_moves_to_the_fighting_shifts_forward(answer: Answer) -> None:
    strike = claim(ClaimKind.ATTACK, (Role.ACTOR, TURKEY), (Role.PLACE, SIRTE))
    east = place("Tobruk", 32.08, 23.96)
    before, now = there(RUSSIANS, east, "2020-03-01"), there(RUSSIANS, ABUGRIN)

    assert answer("E7", strike, before, now).state is IndicatorState.RAISED
    assert answer("E7", strike, now).state is IndicatorState.NO_BASELINE
    assert answer("E7", before, now).state is IndicatorState.NONE


def test_a_state_first_told_to_be_there_is_new_only_against_a_long_past(answer: Answer) -> None:
    now = there(RUSSIANS, SIRTE)

    assert answer("E9", now).state is IndicatorState.NO_BASELINE
    assert answer("E9", *quiet(5), now).state is IndicatorState.NO_BASELINE
    assert answer("E9", *quiet(6), now).state is IndicatorState.RAISED
    assert answer("E9", *quiet(), there(RUSSIANS, SIRTE, stance=Stance.ALLEGED)).state is IndicatorState.WATCH
    assert answer("E9", *quiet(), there(RUSSIANS, SIRTE, "2019-01-01"), now).state is IndicatorState.NONE


def test_an_armed_group_is_not_the_state_it_comes_from(answer: Answer) -> None:
    wagner = Thing("Wagner Group", EntityType.ARMED_GROUP, "RUS", "actor-wagner")
    found = answer("E9", *quiet(), claim(ClaimKind.PRESENCE, (Role.ACTOR, wagner), (Role.PLACE, SIRTE)))

    assert found.state is IndicatorState.NONE


def test_a_foreign_strike_on_an_airbase_is_raised_and_one_in_the_desert_is_not(answer: Answer) -> None:
    base = place("Jufra air base", 29.2, 16.0, 3, "airbase")
    desert = place("Sarir Tibesti", 24.5, 16.5, 2)

    def struck(where, stance=Stance.ASSERTED):
        return claim(ClaimKind.ATTACK, (Role.ACTOR, TURKEY), (Role.TARGET, where), voice=MONITORS, stance=stance)

    assert answer("E19", struck(base)).state is IndicatorState.RAISED
    assert answer("E19", struck(base, Stance.ALLEGED)).state is IndicatorState.WATCH
    assert answer("E19", struck(desert)).state is IndicatorState.NONE
