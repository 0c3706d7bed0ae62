import pytest

from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType
from armsledger.model.place import Relation


def place(page, text, words, type=EntityType.PLACE, **mark):
    p = page(text)
    p.mark(words, type, **mark)
    return p.entity(words).place


def test_a_town_is_its_row_with_its_honest_radius(page):
    sirte = place(page, "Planes landed in Sirte.", "Sirte")
    assert (sirte.place_id, sirte.country, sirte.relation, sirte.radius_km) == ("place-sirte", "LBY", Relation.AT, 10)


@pytest.mark.parametrize(
    ("text", "relation", "radius_km"),
    [
        ("Planes landed near Sirte.", Relation.NEAR, 35),
        ("Planes landed close to the Sirte.", Relation.NEAR, 35),
        ("They camped south of Sirte.", Relation.NEAR, 70),
        ("They came from Sirte.", Relation.FROM, 10),
        ("They marched towards Sirte.", Relation.TOWARDS, 10),
        ("Sirte was quiet.", Relation.AT, 10),
    ],
)
def test_the_words_before_a_place_give_relation_and_width(page, text, relation, radius_km):
    found = place(page, text, "Sirte")
    assert (found.relation, found.radius_km) == (relation, radius_km)


def test_near_a_place_is_another_entity_than_the_place_under_the_same_row(page):
    p = page("Planes landed near Sirte. Sirte was quiet.")
    p.mark("Sirte", EntityType.PLACE)
    p.mark("Sirte", EntityType.PLACE, nth=1)
    near, at = p.entity("Sirte"), p.entity("Sirte", 1)
    assert near.id != at.id
    assert near.known_id == at.known_id == "place-sirte"


@pytest.mark.parametrize("words", ["Al-Jufrah", "Jufra", "al Jufra", "Jufrah airfield"])
def test_spellings_of_a_place_meet(page, words):
    assert place(page, f"It stood at {words} for days.", words).place_id == "place-al-jufra-air-base"


def test_other_rows_that_the_name_could_mean_are_kept(page):
    assert "place-idlib-province" in place(page, "Shells fell in Idlib.", "Idlib").alternatives


def test_a_description_lies_somewhere_by_the_place_named_in_it(page):
    p = page("Crews worked at an airfield near Benghazi.")
    p.mark("an airfield near Benghazi", EntityType.PLACE)
    p.mark("Benghazi", EntityType.PLACE)
    p.claim(ClaimKind.PRESENCE, (Role.PLACE, "an airfield near Benghazi"))
    found = p.entity("an airfield near Benghazi")
    assert (found.place.place_id, found.place.radius_km, found.known_id) == ("place-benghazi", 40, None)


def test_a_state_s_base_need_not_lie_in_that_state(page):
    p = page("They landed at a Russian base.")
    p.mark("a Russian base", EntityType.PLACE)
    p.mark("Russian", EntityType.COUNTRY, "RUS", "Russia", adjectival=True)
    p.claim(ClaimKind.PRESENCE, (Role.PLACE, "a Russian base"))
    assert p.entity("a Russian base").place is None
    assert p.entity("a Russian base").country == "RUS"


def test_a_country_is_a_rough_circle(page):
    libya = place(page, "Arms went to Libya.", "Libya", EntityType.COUNTRY, known_id="LBY", name="Libya")
    assert (libya.kind, libya.radius_km) == ("country", 900)


def test_a_place_inside_the_name_of_a_body_is_no_place(page):
    p = page("The Tripoli Revolutionaries Brigade fired.")
    p.mark("Tripoli Revolutionaries Brigade", EntityType.ARMED_GROUP, name="Tripoli Revolutionaries Brigade")
    p.mark("Tripoli", EntityType.PLACE)
    assert [entity.type for entity in p.resolve().entities] == [EntityType.ARMED_GROUP]


def test_a_place_that_no_row_bears_has_no_point(page):
    assert place(page, "They camped in Wadi Nowhere.", "Wadi Nowhere", name="Wadi Nowhere") is None


def test_a_name_with_what_it_lies_in_after_a_comma_is_the_named_place(page):
    found = place(page, "Planes landed at Sirte, Libya, by night.", "Sirte, Libya")
    assert (found.place_id, found.country) == ("place-sirte", "LBY")


@pytest.mark.parametrize(
    ("text", "words", "lies_north"),
    [
        ("Power failed in northern Libya and in Egypt.", "northern Libya", True),
        ("Power failed in southern Libya and in Egypt.", "southern Libya", False),
    ],
)
def test_a_part_of_a_country_lies_on_its_side_of_the_middle(page, text, words, lies_north):
    p = page(text)
    p.mark(words, EntityType.PLACE)
    p.claim(ClaimKind.PRESENCE, (Role.PLACE, words))
    whole = place(page, "Arms went to Libya.", "Libya", EntityType.COUNTRY, known_id="LBY", name="Libya")
    part = p.entity(words).place
    assert (part.latitude > whole.latitude) is lies_north
    assert part.radius_km < whole.radius_km
