from hypothesis import given
from hypothesis import strategies as st

from armsledger.model.claim import ClaimKind, Role
from armsledger.model.document import Document, Head
from armsledger.model.entity import EntityType
from armsledger.model.ids import make_id
from armsledger.model.score import Reading
from armsledger.resolve.grouping import group_references
from armsledger.resolve.reference import Reference


def test_a_surname_is_the_person_whose_full_name_ends_in_it(page):
    p = page("Colonel Adam Brandt arrived. Brandt's men followed, and Brandt left.")
    p.mark("Adam Brandt", EntityType.PERSON, name="Adam Brandt")
    p.mark("Brandt's", EntityType.PERSON, name="Brandt's")
    p.mark("Brandt", EntityType.ORGANIZATION, name="Brandt", nth=2)
    (person,) = p.resolve().entities
    assert person.name == "Adam Brandt"
    assert len(person.spans) == 3
    assert "'Brandt' is the surname of Adam Brandt" in person.because


def test_a_surname_that_two_persons_bear_joins_neither(page):
    p = page("Adam Brandt met Ruth Brandt. Brandt spoke.")
    p.mark("Adam Brandt", EntityType.PERSON, name="Adam Brandt")
    p.mark("Ruth Brandt", EntityType.PERSON, name="Ruth Brandt")
    p.mark("Brandt", EntityType.PERSON, name="Brandt", nth=2)
    assert [len(entity.spans) for entity in p.resolve().entities] == [1, 1]


def test_an_acronym_in_parentheses_is_its_long_form(page):
    p = page("The Northern Guard (NG) marched. NG units stopped.")
    p.mark("Northern Guard", EntityType.ARMED_GROUP, name="Northern Guard")
    p.mark("NG", EntityType.ORGANIZATION, name="NG")
    p.mark("NG", EntityType.ORGANIZATION, name="NG", nth=1)
    (guard,) = p.resolve().entities
    assert guard.names == ("Northern Guard", "NG")
    assert "stands in parentheses after its long form" in guard.because


def test_an_acronym_is_the_one_body_whose_initials_it_is(page):
    p = page("The Council of Free Towns met. The CFT agreed.")
    p.mark("Council of Free Towns", EntityType.ORGANIZATION, name="Council of Free Towns")
    p.mark("CFT", EntityType.ORGANIZATION, name="CFT")
    (council,) = p.resolve().entities
    assert council.name == "Council of Free Towns"


def test_an_acronym_of_a_known_row_never_takes_in_another_row(page):
    p = page("The Libyan National Army (GNA) is an error of the text.")
    p.mark("Libyan National Army", EntityType.ARMED_GROUP, "actor-lna", "Libyan National Army")
    p.mark("GNA", EntityType.ORGANIZATION, "actor-gna", "Government of National Accord")
    assert {entity.known_id for entity in p.resolve().entities} == {"actor-lna", "actor-gna"}


def test_a_pronoun_is_what_it_points_to(page):
    p = page("Egypt closed the border. It sent troops.")
    egypt = p.mark("Egypt", EntityType.COUNTRY, "EGY", "Egypt")
    p.mark("It", EntityType.COUNTRY, antecedent=egypt)
    p.claim(ClaimKind.PERSONNEL, (Role.ACTOR, "It"))
    resolution = p.resolve()
    (entity,) = resolution.entities
    assert resolution.claims[0].fillers[0].entity_id == entity.id
    assert entity.known_id == "EGY"


def test_a_leader_s_forces_are_the_group_that_the_table_links_to_the_leader(page):
    p = page("Planes struck Haftar's forces; troops loyal to Khalifa Haftar fled. Brandt's forces stayed.")
    for words in ("Haftar's forces", "troops", "Brandt's forces"):
        p.mark(words, EntityType.GROUP)
    p.claim(ClaimKind.ATTACK, (Role.TARGET, "Haftar's forces"))
    p.claim(ClaimKind.ATTACK, (Role.TARGET, "troops"))
    p.claim(ClaimKind.ATTACK, (Role.TARGET, "Brandt's forces"))
    assert p.entity("Haftar's forces").known_id == "actor-lna"
    assert p.entity("troops").id == p.entity("Haftar's forces").id
    assert p.entity("Brandt's forces").known_id is None


def test_descriptions_are_one_when_only_determiners_and_numbers_differ(page):
    p = page("3,500 Syrian fighters came; the Syrian fighters stayed; Sudanese fighters left.")
    for words in ("3,500 Syrian fighters", "the Syrian fighters", "Sudanese fighters"):
        p.mark(words, EntityType.GROUP)
        p.claim(ClaimKind.PERSONNEL, (Role.FORCE, words))
    assert p.entity("3,500 Syrian fighters").id == p.entity("the Syrian fighters").id
    assert p.entity("Sudanese fighters").id != p.entity("the Syrian fighters").id


WORDS = st.sampled_from(["Adam Brandt", "Brandt", "NG", "Northern Guard", "the Northern Guard", "Sirte"])
ROWS = st.sampled_from([None, None, "actor-lna", "actor-gna"])


@given(st.lists(st.tuples(WORDS, ROWS, st.sampled_from(EntityType)), max_size=12))
def test_grouping_loses_no_reference_and_never_joins_two_rows(marks):
    text = " ".join(words for words, _, _ in marks) or "-"
    nothing = Reading(None, "not given")
    head = Head(*[nothing] * 8)
    document = Document(make_id("doc", text), "page.txt", "0" * 64, "text/plain", text, head, ())
    references, start = [], 0
    for words, row, entity_type in marks:
        references.append(Reference(document.span(start, start + len(words)), entity_type, row, words, True, "marked"))
        start += len(words) + 1
    groups = group_references(document, references)
    assert sorted(r.span for group in groups for r in group.references) == sorted(r.span for r in references)
    assert all(len({r.known_id for r in group.references} - {None}) <= 1 for group in groups)
