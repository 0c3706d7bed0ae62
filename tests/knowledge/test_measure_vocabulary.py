from datetime import date

import pytest

from armsledger.knowledge.measure_vocabulary import load_vocabulary
from armsledger.knowledge.regimes import Mode
from armsledger.model.measure import Act


def test_an_item_climbs_to_all_its_wider_classes() -> None:
    assert load_vocabulary().ancestors("protective") == {"protective", "non_lethal", "mil_vehicles", "paramilitary"}
    assert load_vocabulary().ancestors("mercenaries") == {"mercenaries"}


def test_parents_sets_and_acts_name_known_codes_only() -> None:
    vocabulary = load_vocabulary()
    named = {code for item in vocabulary.items.values() for code in item.parents}
    named |= {code for codes in vocabulary.sets.values() for code in codes}
    named |= {code for act in vocabulary.acts.values() for code in (*act.adds, *act.may_be)}

    assert named <= set(vocabulary.items)
    assert set(vocabulary.acts) <= {act.value for act in Act}


def test_every_procedure_has_words_and_says_what_it_leaves_open() -> None:
    assert set(load_vocabulary().mode_words) == set(load_vocabulary().mode_open) == set(Mode)


@pytest.mark.parametrize(
    ("country", "day", "member"),
    [
        ("FRA", date(2020, 7, 24), True),
        ("RUS", date(2020, 7, 24), False),
        ("GBR", date(2020, 12, 31), True),
        ("GBR", date(2021, 1, 1), False),
        ("HRV", date(2013, 6, 30), False),
    ],
)
def test_membership_of_the_union_is_by_day(country: str, day: date, member: bool) -> None:
    assert load_vocabulary().is_member(country, "European Union", day) is member
