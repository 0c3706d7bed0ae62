"""Descriptions of bodies that the knowledge tables lead to a row."""

from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType


def test_a_government_is_its_state(page):
    p = page("The Turkish government agreed. Turkey paid.")
    p.mark("Turkish government", EntityType.ORGANIZATION)
    p.mark("Turkey", EntityType.COUNTRY, "TUR", "Turkey")
    assert p.entity("Turkish government").id == p.entity("Turkey").id


def test_an_organ_without_a_row_is_one_entity_in_all_documents(page):
    def army(text, words):
        p = page(text)
        p.mark(words, EntityType.ORGANIZATION)
        return p.entity(words)

    first, second = (
        army("The Tunisian army left.", "Tunisian army"),
        army("Then Tunisia's army came.", "Tunisia's army"),
    )
    assert first.id == second.id
    assert first.country == "TUN"


def test_the_fighters_of_a_group_are_the_group(page):
    p = page("Wagner fighters and Wagner-trained fighters came.")
    p.mark("Wagner fighters", EntityType.GROUP)
    p.mark("Wagner-trained fighters", EntityType.GROUP)
    p.mark("Wagner", EntityType.ARMED_GROUP, "actor-wagner", "Wagner Group")
    p.mark("Wagner", EntityType.ARMED_GROUP, "actor-wagner", "Wagner Group", nth=1)
    p.claim(ClaimKind.PERSONNEL, (Role.FORCE, "Wagner fighters"), (Role.TARGET, "Wagner-trained fighters"))
    assert p.entity("Wagner fighters").known_id == "actor-wagner"
    assert p.entity("Wagner-trained fighters").known_id is None


def test_who_is_funded_by_a_state_is_not_of_that_state(page):
    p = page("Turkish-funded Syrian fighters came.")
    p.mark("Turkish-funded Syrian fighters", EntityType.GROUP)
    p.mark("Turkish", EntityType.COUNTRY, "TUR", "Turkey", adjectival=True)
    p.mark("Syrian", EntityType.COUNTRY, "SYR", "Syria", adjectival=True)
    p.claim(ClaimKind.PERSONNEL, (Role.FORCE, "Turkish-funded Syrian fighters"))
    assert p.entity("Turkish-funded Syrian fighters").country == "SYR"


def test_a_resolution_takes_its_number_from_the_text_after_it(page):
    p = page("This breaks UN Security Council Resolution (UNSCR) 1970 again.")
    p.mark("UNSCR", EntityType.ORGANIZATION, name="UNSCR")
    p.mark("UN Security Council Resolution", EntityType.INSTRUMENT)
    assert p.entity("UNSCR").known_id == "unscr-1970"
    assert p.entity("UN Security Council Resolution").id == p.entity("UNSCR").id


def test_words_that_end_with_a_known_person_are_that_person(page):
    p = page("Egyptian President Abdel Fattah el-Sisi flew home.")
    p.mark("Egyptian President Abdel Fattah el-Sisi", EntityType.GROUP)
    p.mark("Abdel Fattah el-Sisi", EntityType.PERSON, known_id="actor-sisi", name="Abdel Fattah el-Sisi")
    p.claim(ClaimKind.PRESENCE, (Role.ACTOR, "Egyptian President Abdel Fattah el-Sisi"))
    assert p.entity("Egyptian President Abdel Fattah el-Sisi").known_id == "actor-sisi"


def test_the_head_of_a_known_body_is_not_the_body(page):
    p = page("The head of the GNA flew home.")
    p.mark("The head of the GNA", EntityType.GROUP)
    p.mark("GNA", EntityType.ORGANIZATION, known_id="actor-gna", name="Government of National Accord")
    p.claim(ClaimKind.PRESENCE, (Role.ACTOR, "The head of the GNA"))
    assert p.entity("The head of the GNA").known_id != "actor-gna"
