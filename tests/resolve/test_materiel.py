import pytest

from armsledger.knowledge.equipment_names import find_all_equipment, find_equipment
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType


def item(page, words):
    p = page(f"They delivered {words} last week.")
    p.mark(words, EntityType.MATERIEL)
    p.claim(ClaimKind.TRANSFER, (Role.ITEM, words))
    return p.entity(words)


@pytest.mark.parametrize(
    ("words", "known_id"),
    [
        ("IL-76 cargo planes", "il-76"),
        ("14 MiG-29 fighters", "mig-29"),
        ("SA-22 air defence systems", "pantsir-s1"),
        ("Pantsir air defence systems", "pantsir-s1"),
        ("TB-2 drones", "bayraktar-tb2"),
        ("cargo planes", "class-transport-planes"),
        ("mine-resistant vehicles", "mrap"),
        ("several armored vehicles", "class-armoured-vehicles"),
        ("large shipments of ammunition", "class-ammunition"),
    ],
)
def test_systems_win_over_classes_and_generic_words_stay_generic(page, words, known_id):
    assert item(page, words).known_id == known_id


def test_a_system_is_one_entity_however_it_is_spelt(page):
    p = page("An Il-76 landed. The IL-76MD left.")
    p.mark("Il-76", EntityType.MATERIEL)
    p.mark("IL-76MD", EntityType.MATERIEL)
    assert len(p.resolve().entities) == 1


def test_a_coordination_falls_under_the_items_of_all_its_parts(page):
    assert set(item(page, "weapons and ammunition").items) == {"arms", "ammunition"}
    assert [row.id for row, _ in find_all_equipment("tanks, howitzers and MANPADS")] == [
        "class-tanks",
        "class-artillery",
        "class-manpads",
    ]


def test_a_class_counts_only_as_the_head_of_the_words():
    assert find_equipment("drone operators") is None
    assert find_equipment("tank crews") is None


def test_an_item_knows_its_category_and_the_state_named_in_its_words(page):
    p = page("They delivered Russian tanks.")
    p.mark("Russian tanks", EntityType.MATERIEL)
    p.mark("Russian", EntityType.COUNTRY, "RUS", "Russia", adjectival=True)
    p.claim(ClaimKind.TRANSFER, (Role.ITEM, "Russian tanks"))
    tanks = p.entity("Russian tanks")
    assert (tanks.category, tanks.country) == ("tank", "RUS")
    assert {"arms", "un7"} <= set(tanks.items)
