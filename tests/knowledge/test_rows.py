"""What the starter rows promise to those who look things up."""

import pytest

from armsledger.knowledge.actors import RecipientKind, actors_by_id
from armsledger.knowledge.countries import countries_by_iso3, load_countries
from armsledger.knowledge.equipment import equipment_by_id, load_equipment
from armsledger.knowledge.outlets import find_outlet
from armsledger.knowledge.places import places_by_id
from armsledger.model.entity import EntityType

# Codes of ISO 3166-1, and XKX, whose bearers are no members of the United Nations: 57 of 250.
NO_MEMBERS = (
    "ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HKG "
    "HMD IMN IOT JEY MAC MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PSE PYF REU SGS SHN SJM SPM SXM TCA TKL "
    "TWN UMI VAT VGB VIR WLF XKX"
)


def test_every_member_state_of_the_united_nations_and_every_other_territory_has_a_row():
    codes = {country.iso3 for country in load_countries()}
    no_members = set(NO_MEMBERS.split())
    assert codes >= no_members
    assert len(codes - no_members) == 193


@pytest.mark.parametrize(
    ("iso3", "latitude", "longitude"),
    [
        ("USA", 39.76, -98.5),
        ("CAN", 60.10867, -113.64258),
        ("LBY", 28, 17),
        ("FRA", 46, 2),
        ("GBR", 54.75844, -2.69531),
    ],
)
def test_a_country_stands_where_geonames_puts_it(iso3, latitude, longitude):
    country = countries_by_iso3()[iso3]
    assert (country.latitude, country.longitude) == (latitude, longitude)


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
    sirte, watiya = places_by_id()["place-sirte"], places_by_id()["place-al-watiya-air-base"]
    assert (sirte.source, sirte.reviewed) == ("GeoNames 2210554", True)
    assert (watiya.source, watiya.reviewed) == (
        "point from general knowledge; the place is named in S/2021/229",
        False,
    )


def test_an_outlet_is_found_by_its_host_and_below_it():
    assert find_outlet("www.reuters.com").name == "Reuters"
    assert find_outlet("arabic.rt.com").name == "RT"
    assert find_outlet("notreuters.com") is None
