from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType
from armsledger.model.record import DocumentRecord

TEXT = "Turkey sent two transport planes to Misrata. Turkish crews stayed there."


def turkish_planes(page):
    p = page(TEXT)
    p.mark("Turkey", EntityType.COUNTRY, "TUR", "Turkey")
    p.mark("two transport planes", EntityType.MATERIEL)
    p.mark("Misrata", EntityType.PLACE)
    p.mark("Turkish", EntityType.COUNTRY, "TUR", "Turkey", adjectival=True)
    p.claim(
        ClaimKind.TRANSFER,
        (Role.ACTOR, "Turkey"),
        (Role.ITEM, "two transport planes"),
        (Role.DESTINATION, "Misrata"),
    )
    return p


def test_every_filler_gets_an_entity_and_the_claim_keeps_its_id(page):
    p = turkish_planes(page)
    resolution = p.resolve()
    assert [claim.id for claim in resolution.claims] == [claim.id for claim in p.claims]
    by_id = {entity.id: entity.name for entity in resolution.entities}
    fillers = resolution.claims[0].fillers
    assert [by_id[f.entity_id] for f in fillers] == ["Turkey", "two transport planes", "Misrata"]


def test_a_demonym_is_its_country(page):
    p = turkish_planes(page)
    assert p.entity("Turkish").id == p.entity("Turkey").id
    assert p.entity("Turkey").country == "TUR"


def test_a_record_takes_what_is_resolved(page, own_statement):
    p = turkish_planes(page)
    r = p.resolve()
    statements = (own_statement(p.document),)
    record = DocumentRecord(p.document, statements, r.claims, r.entities, r.links, r.evidence, (), ())
    assert len(record.entities) == 3


def test_a_known_actor_has_one_id_in_all_documents_and_a_description_one_in_each(page):
    def in_text(text):
        p = page(text)
        p.mark("Wagner", EntityType.ARMED_GROUP, "actor-wagner", "Wagner Group")
        p.mark("armed men", EntityType.GROUP)
        p.claim(ClaimKind.PERSONNEL, (Role.ACTOR, "Wagner"), (Role.FORCE, "armed men"))
        return p

    first, second = in_text("Wagner sent armed men."), in_text("Later Wagner recruited armed men again.")
    assert first.entity("Wagner").id == second.entity("Wagner").id
    assert first.entity("armed men").id != second.entity("armed men").id


def test_descriptions_that_no_claim_speaks_of_are_no_entities(page):
    p = page("Local residents heard planes over Sirte.")
    p.mark("Local residents", EntityType.GROUP)
    p.mark("planes", EntityType.MATERIEL)
    p.mark("Sirte", EntityType.PLACE)
    assert [entity.name for entity in p.resolve().entities] == ["Sirte"]


def test_the_same_input_gives_the_same_resolution(page):
    assert turkish_planes(page).resolve() == turkish_planes(page).resolve()
