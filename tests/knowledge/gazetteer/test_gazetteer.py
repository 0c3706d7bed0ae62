"""Compiling, opening and importing; on small files of its own."""

import zipfile
from pathlib import Path

import pytest

from armsledger.errors import GazetteerError, InputError
from armsledger.knowledge.gazetteer.build import build_gazetteer
from armsledger.knowledge.gazetteer.entry import Bearing, Entry, NamedEntry
from armsledger.knowledge.gazetteer.folding import fold_name, loose_key
from armsledger.knowledge.gazetteer.imports import read_import
from armsledger.knowledge.gazetteer.lookup import Gazetteer

SIRTE = NamedEntry(
    Entry("geonames:2210554", "Sirte", "city", "LBY", "LY.69", 31.20892, 16.58866, 3.0, 128123),
    (("Sirte", Bearing.OWN), ("Surt", Bearing.OTHER), ("سرت", Bearing.OTHER)),
)
LIBYA = NamedEntry(
    Entry("LBY", "Libya", "country", "LBY", None, 28.0, 17.0, 900.0, 1_000_000),
    (("Libya", Bearing.OWN),),
    demonyms=("Libyan",),
    seats=("Tripoli",),
)
# Columns of a GeoNames dump; the second row is of another country, the third has no point.
DUMP = """\
1\tWadi Zamzam\tWadi Zamzam\tZamzam,Wādī Zamzam\t31.4\t14.9\tH\tSTM\tLY\t\t69\t\t\t\t0\t\t10\tAfrica/Tripoli\t2020-01-01
2\tGossi\tGossi\t\t15.82\t-1.3\tP\tPPL\tML\t\t\t\t\t\t24521\t\t250\tAfrica/Bamako\t2020-01-01
3\tNowhere\tNowhere\t\t\t\tP\tPPL\tML\t\t\t\t\t\t0\t\t0\tAfrica/Bamako\t2020-01-01
"""


def compiled(tmp_path: Path, *entries: NamedEntry, name: str = "compiled") -> Path:
    path = tmp_path / f"{name}.sqlite"
    build_gazetteer(entries, path, {"digest": "test"}, lambda _: None)
    return path


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Jufrah", "al jufrah"),
        ("Sana'a", "Sanaa"),
        ("St. Louis", "Saint Louis"),
        ("Köln", "Koln"),
        ("Al Jufra Airbase", "Al Jufra Airport"),
        ("Bagram Air Base", "Bagram airfield"),
        ("الجنينة", "الجنينه"),
    ],
)
def test_spellings_of_a_name_fold_to_one_key(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_articles_and_a_last_h_are_no_difference_in_the_loose_key() -> None:
    assert loose_key(fold_name("Al-Jufrah")) == loose_key(fold_name("El Jufra")) == "jufra"
    assert loose_key("jufra") is None


def test_a_place_is_found_by_all_its_names_and_knows_how_well_it_bears_each(tmp_path: Path) -> None:
    gazetteer = Gazetteer(compiled(tmp_path, LIBYA, SIRTE))
    found = gazetteer.find(["sirte", "surt", "سرت", "nowhere"])
    assert {key: [(b.entry.name, b.bearing) for b in bearers] for key, bearers in found.items()} == {
        "sirte": [("Sirte", Bearing.OWN)],
        "surt": [("Sirte", Bearing.OTHER)],
        "سرت": [("Sirte", Bearing.OTHER)],
    }


def test_a_people_and_a_seat_of_government_lead_to_their_country(tmp_path: Path) -> None:
    found = Gazetteer(compiled(tmp_path, LIBYA, SIRTE)).find(["libyan", "tripoli"])
    assert [(b.is_demonym, b.is_seat) for key in ("libyan", "tripoli") for b in found[key]] == [
        (True, False),
        (False, True),
    ]


def test_the_same_entries_make_the_same_bytes(tmp_path: Path) -> None:
    one, other = compiled(tmp_path, LIBYA, SIRTE, name="one"), compiled(tmp_path, LIBYA, SIRTE, name="other")
    assert one.read_bytes() == other.read_bytes()


def test_nothing_is_left_of_a_compilation_that_broke(tmp_path: Path) -> None:
    def broken():
        yield LIBYA
        raise RuntimeError("the source ended early")

    with pytest.raises(RuntimeError):
        build_gazetteer(broken(), tmp_path / "compiled.sqlite", {}, lambda _: None)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_holds_no_gazetteer_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "compiled.sqlite"
    path.write_bytes(b"no database at all, but some bytes that are long enough to be looked at" * 20)
    with pytest.raises(GazetteerError, match=r"compiled\.sqlite.*gazetteer build"):
        Gazetteer(path)


def test_what_is_imported_is_found_beside_what_was_compiled(tmp_path: Path) -> None:
    dump = tmp_path / "dump.txt"
    dump.write_text(DUMP, encoding="utf-8")
    imported = compiled(tmp_path, *read_import(dump, "geonames"), name="imported")
    found = Gazetteer(compiled(tmp_path, SIRTE), imported).find(["gossi", "sirte", "zamzam"])
    assert [found[key][0].entry.id for key in ("gossi", "sirte", "zamzam")] == [
        "geonames:2",
        "geonames:2210554",
        "geonames:1",
    ]
    assert found["zamzam"][0].entry.kind == "river"


def test_an_import_can_be_limited_to_countries_and_skips_rows_without_a_point(tmp_path: Path) -> None:
    dump = tmp_path / "dump.zip"
    with zipfile.ZipFile(dump, "w") as archive:
        archive.writestr("ML.txt", DUMP)
        archive.writestr("readme.txt", "about the columns")
    assert [named.entry.name for named in read_import(dump, "geonames", ["MLI"])] == ["Gossi"]


def test_airports_of_ourairports_bear_their_keywords(tmp_path: Path) -> None:
    path = tmp_path / "airports.csv"
    path.write_text(
        "id,ident,type,name,latitude_deg,longitude_deg,iso_country,keywords\n"
        '1,HL77,medium_airport,Okba Ibn Nafa Air Base,32.47,11.9,LY,"Al Watiya, Al-Watiyah"\n'
        "2,XX,balloonport,A Balloon Port,1,1,LY,\n",
        encoding="utf-8",
    )
    (named,) = read_import(path, "ourairports")
    assert (named.entry.kind, named.entry.country) == ("airfield", "LBY")
    assert [name for name, _ in named.names] == ["Okba Ibn Nafa Air Base", "Al Watiya", "Al-Watiyah"]


def test_rows_of_one_feature_of_the_nga_are_one_place(tmp_path: Path) -> None:
    path = tmp_path / "ly.txt"
    path.write_text(
        "ufi\tlat_dd\tlong_dd\tdesig_cd\tcc_ft\tfull_name\tnt\n"
        "7\t31.2\t16.6\tPPL\tLBY\tSurt\tV\n7\t31.2\t16.6\tPPL\tLBY\tSirte\tC\n",
        encoding="utf-8",
    )
    (named,) = read_import(path, "nga")
    assert (named.entry.id, named.entry.name, named.entry.country) == ("nga:7", "Sirte", "LBY")
    assert [name for name, _ in named.names] == ["Sirte", "Surt"]


@pytest.mark.parametrize(
    ("sort", "content", "told"),
    [
        ("geonames", "1\tonly\ttwo\n", "19 of GeoNames"),
        ("ourairports", "a,b\n1,2\n", "has no column"),
        ("nga", "a\tb\n1\t2\n", "has no column"),
    ],
)
def test_a_file_of_another_sort_is_refused_with_what_it_lacks(
    tmp_path: Path, sort: str, content: str, told: str
) -> None:
    path = tmp_path / "file.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        list(read_import(path, sort))
