"""What the starter rows promise to those who look things up."""

import pytest

from armsledger.knowledge.actors import RecipientKind, actors_by_id
from armsledger.knowledge.countries import countries_by_iso3, load_countries
from armsledger.knowledge.equipment import equipment_by_id, load_equipment
from armsledger.knowledge.outlets import find_outlet
from armsledger.knowledge.places import places_by_id
from armsledger.model.entity import EntityType


def test_every_member_state_of_the_united_nations_has_a_row():
    others = {"PSE", "XKX", "TWN", "ESH", "HKG", "MAC", "GRL", "PRI", "GIB", "VAT"}
    assert len({country.iso3 for country in load_countries()} - others) == 193


@pytest.mark.parametrize(
    ("iso3", "name"),
    [("RUS", "Russian Federation"), ("ARE", "UAE"), ("USA", "U.S."), ("GBR", "Britain"), ("TUR", "تركيا")],
)
def test_a_country_answers_to_the_names_that_reports_use(iso3, name):
    assert name in countries_by_iso3()[iso3].names


def test_metonyms_stand_apart_from_names():
    russia = countries_by_iso3()["RUS"]
    assert "Moscow" in russia.capitals
    assert "Kremlin" in russia.government_names
    assert "Moscow" not in russia.names


def test_descriptions_are_no_aliases():
    assert "Syrian fighters" not in actors_by_id()["actor-sna"].aliases
    assert "IS" not in actors_by_id()["actor-isis"].aliases
    assert "the command" not in actors_by_id()["actor-africom"].aliases


def test_a_leader_s_forces_lead_to_the_group():
    assert "Haftar" in actors_by_id()["actor-lna"].leaders
    assert actors_by_id()["actor-lna"].recipient_kind is RecipientKind.NON_GOVERNMENT


def test_companies_are_organisations():
    assert actors_by_id()["actor-baykar"].type is EntityType.ORGANIZATION


def test_a_class_of_equipment_names_no_system():
    cargo = equipment_by_id()["class-transport-planes"]
    assert cargo.is_class
    assert "cargo planes" in cargo.names
    assert cargo.origin is None
    assert not {"Cub", "Stone", "Hip", "Atlas", "Hercules"} & {n for row in load_equipment() for n in row.names}


def test_a_place_knows_its_country_and_says_where_its_point_comes_from():
    jufra = places_by_id()["place-al-jufra-air-base"]
    assert (jufra.country, jufra.source) == ("LBY", "airportsdata HL69")
    assert "unchecked" in places_by_id()["place-sirte"].source


def test_an_outlet_is_found_by_its_host_and_below_it():
    assert find_outlet("www.reuters.com").name == "Reuters"
    assert find_outlet("arabic.rt.com").name == "RT"
    assert find_outlet("notreuters.com") is None
