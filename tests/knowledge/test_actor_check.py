from dataclasses import replace

from armsledger.knowledge.actor_check import (
    iter_actor_errors,
    iter_bad_dates,
    iter_clashing_names,
    iter_loose_links,
    iter_open_ends,
    iter_unknown_bodies,
    iter_unknown_namesakes,
    iter_unknown_sides,
)
from armsledger.knowledge.actor_links import ActorLink, ActorLinkKind
from armsledger.knowledge.actor_namesakes import ActorNamesake
from armsledger.knowledge.actors import actors_by_id
from armsledger.knowledge.offices import load_offices

LNA = actors_by_id()["actor-lna"]
TERM = load_offices()[0]
KNOWN = frozenset({"actor-lna", "LBY"})


def problems(errors):
    return [str(error) for error in errors]


def test_the_tables_that_we_ship_hold_no_error():
    assert problems(iter_actor_errors()) == []


def test_a_link_to_no_row_or_to_itself_is_reported():
    loose = replace(LNA, links=(ActorLink(ActorLinkKind.PART_OF, "actor-nobody"),))
    circular = replace(LNA, links=(ActorLink(ActorLinkKind.PART_OF, "actor-lna"),))
    sound = replace(LNA, links=(ActorLink(ActorLinkKind.PART_OF, "LBY"),))

    (first, second) = problems(iter_loose_links([loose, circular, sound], KNOWN))
    assert "row 'actor-lna': its link part-of leads to no row or state: 'actor-nobody'" in first
    assert "its link part-of leads back to itself" in second


def test_a_side_with_the_form_of_an_id_must_be_one():
    rows = [replace(LNA, side=side) for side in ("actor-nobody", "LIB", "Puntland", "LBY", None)]

    assert [
        "'actor-nobody' is no row" in p or "'LIB' is no row" in p for p in problems(iter_unknown_sides(rows, KNOWN))
    ] == [
        True,
        True,
    ]


def test_a_date_that_is_none_and_an_end_before_its_beginning_are_reported():
    spans = [("a", "2021-03", "2015-12-17"), ("b", "May 2020", None), ("c", "2018", "2018"), ("d", None, "2021-02-30")]

    first, second, third = problems(iter_bad_dates("actors.csv", spans))
    assert "row 'a': it ends on 2015-12-17, before it begins on 2021-03" in first
    assert "row 'b': 'May 2020' is no ISO date, month or year" in second
    assert "row 'd'" in third


def test_names_that_differ_by_an_apostrophe_only_clash():
    rows = [replace(LNA, id="a", name="Kata'ib X", aliases=()), replace(LNA, id="b", name="Kataib X", aliases=("Y",))]

    (error,) = problems(iter_clashing_names(rows))
    assert "row 'a': the name \"Kata'ib X\" is written like that of b; list it as a namesake" in error


def test_a_namesake_without_a_row_is_reported():
    entries = [ActorNamesake("SNA", ("actor-lna", "actor-nobody"), ()), ActorNamesake("XYZ", (), ("somebody",))]

    first, second = problems(iter_unknown_namesakes(entries, KNOWN))
    assert "row 'SNA': 'actor-nobody' is no row of actors.csv" in first
    assert "row 'XYZ': no row of actors.csv bears the name" in second


def test_an_office_of_no_body_or_person_is_reported():
    terms = [replace(TERM, body="LIB", person_id=None), replace(TERM, body="LBY", person_id="actor-nobody")]

    first, second = problems(iter_unknown_bodies(terms, KNOWN))
    assert "its body 'LIB' is no row or state" in first
    assert "its person 'actor-nobody' is no row" in second


def test_a_term_must_say_either_its_end_or_how_far_it_is_known():
    terms = [replace(TERM, ends=None, known_until=None), replace(TERM, ends="2020", known_until="2021")]

    assert len(problems(iter_open_ends(terms))) == 2
