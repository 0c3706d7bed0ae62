"""What the tables of places promise together: mutual borders, divisions that agree with their towns, listed kinds."""

import re
from collections import Counter
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest

from armsledger.knowledge.check import iter_misplaced, iter_shared_ids
from armsledger.knowledge.countries import countries_by_iso3
from armsledger.knowledge.places import PlaceRow, load_places, places_by_id
from armsledger.knowledge.tables import Row, iter_rows

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "places-table.md"
DARFUR = {"North Darfur", "South Darfur", "West Darfur", "Central Darfur", "East Darfur"}
AREAS = {"region", "continent", "sea", "strait", "desert", "mountains", "river valley", "border area", "area", "lake"}
SITES = {"airbase", "airfield", "base", "port", "border crossing", "camp", "oil field", "dam", "canal", "island"}

THEATRES = (
    "Watiya;Brak;Amdjarass;Khmeimim;T4;Wadi Seidna;Sweihan;Sidi Barrani;Millerovo;Rubaya;Bunagana;Gossi;"
    "Salloum;Ras Ajdir;Wazin;Kufra;Khadim;Jufra;Maaten al-Sarra;Tamanhint;Ghardabiya;Mitiga;Okba;Zuwara;"
    "Al Khums;Assab;Berbera;Bosaso;Kismayo;Adre;Um Dukhun;Nyala Airport;El Geneina;Merowe;Zamzam;Hodeidah;"
    "Ras Isa;Salif;Mocha;Perim;Mayun;Marib;Al Anad;Socotra;Goma;Kanyabayonga;Rutshuru;Sake;Minova;Birao;Bria;"
    "Bambari;Gao;Kidal;Tessalit;Tinzaouaten;Darfur;Tigray;Liptako-Gourma;Bab el-Mandeb;Gulf of Sirte;حميميم;"
    "الوطية;Донбасс;Крым"
)


def neighbours() -> dict[str, tuple[str, ...]]:
    return {row.text("iso3"): row.words("neighbours") for row in iter_rows("country_neighbours.csv")}


def divisions() -> list[Row]:
    return list(iter_rows("admin1.csv"))


def division(row_id: str) -> Row:
    return next(row for row in divisions() if row.key == row_id)


def as_place(row: Row) -> PlaceRow:
    return PlaceRow(
        row.text("id"),
        row.text("name"),
        row.words("aliases"),
        "division",
        row.text("country"),
        row.text("name"),
        row.number("latitude"),
        row.number("longitude"),
        row.number("radius_km"),
        row.text("source"),
        row.flag("reviewed"),
    )


def distance_km(one: PlaceRow, other: PlaceRow) -> float:
    rise, run = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    half = sin(rise / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(run / 2) ** 2
    return 12_742 * asin(sqrt(half))


def test_every_country_has_its_line_of_neighbours():
    assert set(neighbours()) == set(countries_by_iso3())


def test_a_border_is_known_from_both_sides():
    known = neighbours()
    one_sided = [(one, other) for one, others in known.items() for other in others if one not in known.get(other, ())]
    assert one_sided == []


@pytest.mark.parametrize(
    ("iso3", "expected"),
    [
        ("LBY", "DZA EGY NER SDN TCD TUN"),
        ("SDN", "CAF EGY ERI ETH LBY SSD TCD"),
        ("YEM", "OMN SAU"),
        ("UKR", "BLR HUN MDA POL ROU RUS SVK"),
        ("XKX", "ALB MKD MNE SRB"),
        ("USA", "CAN MEX"),
        ("BWA", "NAM ZAF ZMB ZWE"),
        ("JPN", ""),
    ],
)
def test_the_land_borders_of_a_country(iso3, expected):
    assert neighbours()[iso3] == tuple(expected.split())


def test_no_division_and_no_code_stands_twice():
    rows = [as_place(row) for row in divisions()]
    codes = Counter(row.find_text("code") for row in divisions() if row.find_text("code"))
    assert list(iter_shared_ids("admin1.csv", rows)) == []
    assert [code for code, count in codes.items() if count > 1] == []
    assert list(iter_misplaced("admin1.csv", rows)) == []


def test_no_name_leads_to_two_divisions_of_one_country():
    owners = Counter((row.country, name.casefold()) for row in map(as_place, divisions()) for name in row.names)
    assert [key for key, count in owners.items() if count > 1] == []


def test_a_division_bears_the_code_of_its_country():
    wrong = [
        row.key
        for row in divisions()
        if (code := row.find_text("code")) and code.split(".")[0] != countries_by_iso3()[row.text("country")].iso2
    ]
    assert wrong == []


@pytest.mark.parametrize("abbreviation", ["AL", "Ala.", "D.C.", "Calif.", "N.H.", "Wash.", "W.Va."])
def test_the_states_answer_to_their_abbreviations(abbreviation):
    bearers = [row for row in divisions() if row.text("country") == "USA" and abbreviation in row.words("aliases")]
    assert len(bearers) == 1


def test_all_states_of_the_union_are_there():
    assert sum(row.text("country") == "USA" for row in divisions()) == 51


@pytest.mark.parametrize(
    ("row_id", "town"),
    [
        ("admin1-sd-north-darfur", "place-el-fasher"),
        ("admin1-sd-south-darfur", "place-nyala"),
        ("admin1-cd-north-kivu", "place-goma"),
        ("admin1-ly-al-kufrah", "place-kufra"),
        ("admin1-sy-idlib-governorate", "place-idlib"),
        ("admin1-ru-belgorod-oblast", "place-belgorod"),
        ("admin1-us-district-of-columbia", "place-washington-d-c"),
    ],
)
def test_a_town_lies_within_the_circle_of_its_division(row_id, town):
    circle = as_place(division(row_id))
    assert distance_km(circle, places_by_id()[town]) <= circle.radius_km + places_by_id()[town].radius_km


def test_a_division_in_both_tables_stands_at_about_the_same_point():
    by_name = {(row.country, name.casefold()): row for row in map(as_place, divisions()) for name in row.names}
    regions = [row for row in load_places() if row.kind == "region"]
    pairs = [(row, other) for row in regions if (other := by_name.get((row.country, row.name.casefold())))]
    apart = [one.id for one, other in pairs if distance_km(one, other) > max(one.radius_km, other.radius_km)]
    assert len(pairs) > 30
    assert apart == []


def test_the_kinds_of_places_are_those_that_the_page_lists():
    listed = set(re.findall(r"^\| `([a-z ]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert {row.kind for row in load_places()} == listed


def test_a_checked_place_names_the_record_that_it_was_checked_against():
    record = re.compile(r"GeoNames \d+|airportsdata [A-Z0-9]{4}|searoute ports [A-Z]{5}")
    assert [row.id for row in load_places() if row.reviewed and not record.fullmatch(row.source)] == []


def test_towns_of_darfur_say_in_which_state_they_lie():
    towns = {
        "el-fasher",
        "nyala",
        "el-geneina",
        "zalingei",
        "ed-daein",
        "kutum",
        "zamzam",
        "nyala-airport",
        "um-dukhun",
    }
    assert {places_by_id()[f"place-{town}"].admin1 for town in towns} == DARFUR


def test_no_sudanese_town_or_site_leaves_its_state_open():
    rows = [row for row in load_places() if row.country == "SDN" and row.kind not in AREAS]
    assert [row.id for row in rows if row.admin1 is None] == []


def test_the_table_reaches_the_regions_and_the_sites_of_the_embargo_theatres():
    kinds = Counter(row.kind for row in load_places())
    assert sum(kinds[kind] for kind in AREAS) >= 80
    assert sum(kinds[kind] for kind in SITES) >= 150


@pytest.mark.parametrize("name", THEATRES.split(";"))
def test_a_name_from_the_theatres_is_known(name):
    assert [row.id for row in load_places() if name in row.names]
