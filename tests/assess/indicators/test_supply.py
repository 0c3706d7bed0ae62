"""Capability, tempo and regime: E2 to E6, E10, E16 to E18."""

from datetime import date, timedelta

import pytest
from tests.assess.indicators.conftest import (
    AFRICOM,
    AS_OF,
    GNA,
    LIBYA,
    LNA,
    PARIS,
    RUSSIA,
    TURKEY,
    Answer,
    EntityType,
    Thing,
    claim,
    force,
    materiel,
    quiet,
)

from armsledger.model.claim import ClaimKind, Counted, Role
from armsledger.model.indicator import IndicatorState
from armsledger.model.stance import Stance

JETS, TRUCKS = materiel("fighter jets", "combat aircraft"), materiel("lorries", "military truck")
SYRIANS = force("Syrian fighters", "SYR")


def sent(item=JETS, actor=RUSSIA, to=LNA, published="2020-06-01", **more):
    fillings = ((Role.ACTOR, actor), (Role.ITEM, item), (Role.RECIPIENT, to), (Role.DESTINATION, LIBYA))
    return claim(ClaimKind.TRANSFER, *fillings, published=published, **more)


def fighters(number, published="2020-06-01", voice=PARIS, actor=TURKEY, to=GNA):
    fillings = ((Role.ACTOR, actor), (Role.FORCE, SYRIANS), (Role.RECIPIENT, to), (Role.DESTINATION, LIBYA))
    return claim(ClaimKind.PERSONNEL, *fillings, published=published, voice=voice, number=number)


def test_a_category_new_to_a_side_is_raised_where_the_past_is_known(answer: Answer) -> None:
    found = answer("E2", *quiet(), sent())

    assert found.state is IndicatorState.RAISED
    assert "combat aircraft with actor-lna" in found.because
    assert answer("E2", sent()).state is IndicatorState.NO_BASELINE
    assert answer("E2", *quiet(), sent(stance=Stance.ALLEGED)).state is IndicatorState.WATCH
    assert answer("E2", *quiet(), sent(published="2019-03-01"), sent()).state is IndicatorState.NONE


def test_a_category_that_the_other_side_had_is_still_new(answer: Answer) -> None:
    earlier = sent(actor=TURKEY, to=GNA, published="2019-03-01")

    assert answer("E2", *quiet(), earlier, sent()).state is IndicatorState.RAISED


def test_ten_articles_on_one_supply_are_no_tempo(answer: Answer) -> None:
    one = [sent(outlet=f"Paper {n}") for n in range(10)]
    many = [sent(materiel(f"arms {n}", f"sort {n}"), Thing(f"State {n}", EntityType.COUNTRY, code))
            for n, code in enumerate(["RUS", "ARE", "EGY", "JOR", "SAU", "SDN", "CHN", "BLR", "SRB"])]  # fmt: skip

    assert answer("E3", *quiet(), *one).state is IndicatorState.NONE
    assert answer("E3", *quiet(), *many).state is IndicatorState.RAISED
    assert answer("E3", *quiet(), *many[:6]).state is IndicatorState.WATCH
    assert answer("E3", *many).state is IndicatorState.NO_BASELINE
    assert answer("E3", *quiet()).state is IndicatorState.NONE


def flight(number, published):
    origin = Thing("Latakia", EntityType.PLACE, "SYR")
    fillings = ((Role.ACTOR, RUSSIA), (Role.ITEM, JETS), (Role.ORIGIN, origin), (Role.DESTINATION, LIBYA))
    return claim(ClaimKind.TRANSFER, *fillings, published=published, number=(number, number), counted=Counted.EVENT)


def test_a_corridor_that_fills_is_raised(answer: Answer) -> None:
    past = [flight(4, (AS_OF - timedelta(90 * n + 45)).isoformat()) for n in range(1, 13)]

    assert answer("E4", *past, flight(6, "2020-06-01")).state is IndicatorState.RAISED
    assert answer("E4", *past, flight(5, "2020-06-01")).state is IndicatorState.NONE
    assert answer("E4", flight(6, "2020-06-01")).state is IndicatorState.NO_BASELINE
    assert answer("E4", sent()).because.startswith("the ledger holds no movement")


def test_a_number_is_a_step_only_from_another_origin_and_apart(answer: Answer) -> None:
    before = fighters((2000, 2000), "2020-01-15")

    assert answer("E5", before, fighters((3500, 3800), voice=PARIS)).state is IndicatorState.NONE
    found = answer("E5", before, fighters((3500, 3800), voice=AFRICOM))
    assert found.state is IndicatorState.RAISED
    assert found.value == pytest.approx(3650 / 2000)
    assert answer("E5", before, fighters((1800, 3800), voice=AFRICOM)).state is IndicatorState.NONE
    assert answer("E5", fighters((3500, 3800))).state is IndicatorState.NONE


def test_posture_needs_a_rising_share(answer: Answer) -> None:
    first = [sent(TRUCKS, published="2019-11-15")]
    second = [sent(TRUCKS, published="2020-02-15"), sent(actor=TURKEY, to=GNA, published="2020-02-15")]

    assert answer("E6", *first, *second, sent()).state is IndicatorState.RAISED
    assert answer("E6", *second[1:], sent()).state is IndicatorState.NO_BASELINE
    assert answer("E6", *first, *second, sent(TRUCKS)).state is IndicatorState.NONE


def test_strikes_that_answer_strikes_are_told_from_chance(answer: Answer) -> None:
    def strike(side, day):
        return claim(ClaimKind.ATTACK, (Role.ACTOR, side), (Role.PLACE, LIBYA), published=day.isoformat())

    answered = [
        strike(side, AS_OF - timedelta(85 - 11 * n - late)) for n in range(8) for side, late in ((LNA, 0), (GNA, 3))
    ]
    apart = [strike(LNA, AS_OF - timedelta(80 - n)) for n in range(4)] + [
        strike(GNA, AS_OF - timedelta(n)) for n in range(4)
    ]

    assert answer("E10", *answered).state is IndicatorState.RAISED
    assert answer("E10", *apart).state is IndicatorState.NONE
    assert answer("E10", *answered[:3]).state is IndicatorState.NO_BASELINE
    assert answer("E10").state is IndicatorState.NONE


def test_both_sides_supplied_strain_the_embargo(answer: Answer) -> None:
    other = sent(actor=TURKEY, to=GNA)

    assert answer("E16", sent(), other).state is IndicatorState.RAISED
    assert answer("E16", sent()).state is IndicatorState.WATCH
    assert answer("E16", sent(stance=Stance.ALLEGED)).state is IndicatorState.NONE
    assert answer("E16", sent(actor=LNA, to=LNA)).state is IndicatorState.NONE


def test_fighters_of_a_new_origin_or_in_greater_number_are_a_build_up(answer: Answer) -> None:
    found = answer("E17", *quiet(), fighters((2000, 2000)))

    assert found.state is IndicatorState.RAISED
    assert "SYR" in found.because
    assert answer("E17", fighters((2000, 2000))).state is IndicatorState.NO_BASELINE
    assert answer("E17", fighters((2000, 2000), "2020-03-01"), fighters((3000, 3000))).state is IndicatorState.RAISED
    assert answer("E17", fighters((2000, 2000), "2020-03-01"), fighters((2100, 2100))).state is IndicatorState.NONE
    assert answer("E17", sent()).state is IndicatorState.NONE


@pytest.mark.parametrize(
    ("as_of", "state", "value"),
    [
        (date(2018, 6, 10), IndicatorState.NO_BASELINE, None),  # no vote in the table yet
        (date(2020, 7, 24), IndicatorState.NO_BASELINE, 0),  # one vote, and nothing before it
        (date(2021, 6, 30), IndicatorState.NONE, 0),  # unanimous again
        (date(2025, 6, 30), IndicatorState.RAISED, 2),  # two abstain, after a unanimous vote
        (date(2025, 12, 1), IndicatorState.WATCH, 2),  # two abstain again
    ],
)
def test_friction_is_read_off_the_votes_known_by_then(answer: Answer, as_of: date, state, value) -> None:
    found = answer("E18", sent(), as_of=as_of)

    assert (found.state, found.value) == (state, value)


def test_friction_names_both_votes_and_what_is_not_in_it(answer: Answer) -> None:
    raised = answer("E18", sent(), as_of=date(2025, 6, 30)).because
    assert "S/RES/2780 (2025) of 2025-05-29 with 13–0–2, after S/RES/2578 (2021) with 15–0–0" in raised
    assert "no kind of claim tells of inspections" in answer("E18", sent(), as_of=date(2018, 6, 10)).because
