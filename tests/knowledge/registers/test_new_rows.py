from pathlib import Path

from armsledger.knowledge.registers.new_rows import COLUMNS, find_new, format_new_rows
from armsledger.knowledge.registers.oryx import read_oryx
from armsledger.knowledge.tables import iter_rows, parse_rows

LIST = """country,type,system
Russia,Tanks,T-72
Ukraine,Naval drones,Gnät-9
Ukraine,Naval drones,Gnät-9
Ukraine,Naval drones,GNAT 9
Ukraine,Trucks,Unknown truck
"""


def test_new_designations_stand_once_unreviewed_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "losses.csv"
    path.write_text(LIST, encoding="utf-8")
    register = read_oryx(path)

    rows = list(parse_rows(format_new_rows(register, "oryx"), "new"))

    assert [row.entry.designation for row in find_new(register)] == ["Gnät-9", "GNAT 9"]
    assert [row.key for row in rows] == ["oryx-gnat-9", "oryx-gnat-9-2"]
    assert [row.text("source") for row in rows] == ["losses.csv, line 3", "losses.csv, line 5"]
    assert {row.text("reviewed") for row in rows} == {"no"}
    assert rows[0].text("category") == "unmanned boat"
    assert rows[0].words("items") == ("arms", "mil_vehicles")


def test_the_columns_are_those_of_our_table() -> None:
    assert tuple(next(iter_rows("equipment.csv")).cells) == COLUMNS
