from dataclasses import dataclass, replace

from armsledger.knowledge.check import (
    check_tables,
    iter_misplaced,
    iter_shared_designations,
    iter_shared_ids,
    iter_shared_names,
    iter_unknown_codes,
)
from armsledger.knowledge.equipment import load_equipment

SPELT = (("a", "Il-76"), ("b", "Ил 76"), ("c", "Il-78"))


@dataclass(frozen=True)
class Row:
    id: str
    names: tuple[str, ...] = ("Jufra",)
    latitude: float = 29.2
    longitude: float = 16.0
    radius_km: float = 3.0


def test_the_tables_that_we_ship_hold_no_error():
    assert [str(error) for error in check_tables()] == []


def test_an_id_borne_twice_is_reported():
    assert [str(error) for error in iter_shared_ids("places.csv", [Row("a"), Row("a"), Row("b")])] == [
        "places.csv, row 'a': another row has the same id; mend the row, then run the table's check again"
    ]


def test_a_name_that_leads_to_two_rows_is_reported_whatever_its_case():
    (error,) = iter_shared_names("places.csv", [Row("a", ("Jufra",)), Row("b", ("JUFRA",))])
    assert "the name 'jufra' also leads to b" in str(error)


def test_a_name_given_twice_in_one_row_is_no_error():
    assert list(iter_shared_names("places.csv", [Row("a", ("Jufra", "jufra"))])) == []


def test_a_point_off_the_map_is_reported_with_its_numbers():
    (error,) = iter_misplaced("places.csv", [Row("a", latitude=92.0), Row("b")])
    assert "92.0, 16.0, 3.0 km is on no map" in str(error)


def test_an_unknown_code_is_reported_and_an_absent_one_is_not():
    (error,) = iter_unknown_codes("actors.csv", [("a", (None, "LBY", "LIB"))], frozenset({"LBY"}), "country")
    assert "row 'a': 'LIB' is no country" in str(error)


def test_two_spellings_of_one_designation_in_two_rows_are_reported():
    rows = [replace(load_equipment()[0], id=row_id, name=name, aliases=(), is_class=False) for row_id, name in SPELT]
    (error,) = iter_shared_designations("equipment.csv", rows)
    assert "row 'a': the designation 'IL76' also leads to b" in str(error)
