"""What one side does not say weighs nothing; what settles a pair settles it whatever else agrees."""

from dataclasses import replace

import pytest

from armsledger.model.entity import EntityType
from armsledger.model.judgement import Judgement
from armsledger.model.place import Place, Relation
from armsledger.resolve.names.card import NameCard, make_card
from armsledger.resolve.names.compare import compare_names

PERSON, PLACE = EntityType.PERSON, EntityType.PLACE


def test_missing_information_is_no_evidence_either_way() -> None:
    bare = compare_names(make_card("Omar Barasi", PERSON, key="a"), make_card("Omar Barasi", PERSON, key="b"))
    one_sided = compare_names(
        make_card("Omar Barasi", PERSON, key="a", country="LBY", office="general"),
        make_card("Omar Barasi", PERSON, key="b"),
    )

    assert bare == one_sided
    assert bare.levels == (("person", "exact"),)


def test_names_that_cannot_be_compared_say_so() -> None:
    comparison = compare_names(make_card("Hemedti", PERSON), make_card("Mohamed Hamdan Dagalo", PERSON))

    assert (comparison.judgement, comparison.bits) == (Judgement.UNSURE, 0)
    assert comparison.because == "the names cannot be compared"


def test_state_and_office_never_make_two_surnames_one() -> None:
    left = make_card("General Haftar", PERSON, key="a", country="LBY", office="commander")
    right = make_card("Field Marshal Haftar", PERSON, key="b", country="LBY", office="commander")
    company = frozenset({"actor-lna", "actor-gna", "actor-wagner"})
    comparison = compare_names(replace(left, company=company), replace(right, company=company))

    assert comparison.judgement is Judgement.UNSURE
    assert ("company", "shared") in comparison.levels


def test_company_counts_only_between_documents() -> None:
    company = frozenset({"actor-lna", "actor-gna"})
    left = replace(make_card("K. Barasi", PERSON, key="a"), company=company, seen=(("K. Barasi", "doc-1"),))
    right = replace(make_card("Khalid Barasi", PERSON, key="b"), company=company, seen=(("Khalid Barasi", "doc-1"),))
    elsewhere = replace(right, seen=(("Khalid Barasi", "doc-2"),))

    assert compare_names(left, right).bits < compare_names(left, elsewhere).bits


def at(name: str, key: str, country: str, latitude: float, longitude: float, radius_km: float) -> NameCard:
    place = Place(name, key, name, "town", country, None, latitude, longitude, radius_km, Relation.AT, (), "for a test")
    return replace(make_card(name, PLACE, key=key), place=place)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (at("Jufra", "a", "LBY", 29.1, 15.9, 50), at("Al-Jufrah", "b", "LBY", 29.2, 16.0, 30), Judgement.SAME),
        (at("Tripoli", "a", "LBY", 32.9, 13.2, 20), at("Tripoli", "b", "LBN", 34.4, 35.8, 10), Judgement.DIFFERENT),
        (at("Jufra", "a", "LBY", 29.1, 15.9, 10), at("Jufra", "b", "LBY", 31.0, 15.9, 10), Judgement.DIFFERENT),
        (at("Jufra", "a", "LBY", 29.1, 15.9, 10), make_card("Jufra", PLACE, key="b"), Judgement.UNSURE),
    ],
)
def test_places_are_one_only_where_the_map_says_so(left: NameCard, right: NameCard, expected: Judgement) -> None:
    assert compare_names(left, right).judgement is expected
