from datetime import date
from pathlib import Path

import pytest

from armsledger.knowledge.registers.entry import Loss
from armsledger.knowledge.registers.oryx import read_oryx

LIST = """country,equipment_type,system,status,date_recorded,url
Russia,Tanks,10 T-72B3M,Destroyed,2022-03-13,https://example.org/1
Russia,Trucks,(Unknown) truck,captured,13/03/2022,
Ukraine,Reconnaissance UAVs,'Gnat-9' reconnaissance UAV:,destroyed,,
Ukraine,Tanks,T-64BV,destroyed,the day after,
"""


def test_a_count_before_the_system_is_no_part_of_it(tmp_path: Path) -> None:
    tank, truck, drone = losses(tmp_path, LIST)

    assert (tank.entry.designation, tank.entry.row_id, tank.entry.line) == ("T-72B3M", "t-72", 2)
    assert (tank.country, tank.kind, tank.status, tank.url) == ("Russia", "Tanks", "destroyed", "https://example.org/1")
    assert (tank.day, truck.day, drone.day) == (date(2022, 3, 13), date(2022, 3, 13), None)
    assert (truck.entry.row_id, truck.entry.is_generic) == (None, True)
    assert (drone.entry.designation, drone.entry.row_id) == ("Gnat-9 reconnaissance UAV", None)
    assert not drone.entry.is_generic
    assert drone.entry.category == "unmanned aircraft"


def test_a_day_that_is_none_is_an_error_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "losses.csv"
    path.write_text(LIST, encoding="utf-8")

    assert [str(error) for error in read_oryx(path).errors] == [
        "losses.csv, line 5: date is 'the day after'; give a day as 2022-03-13"
    ]


@pytest.mark.parametrize(
    "head", ["country,system,destroyed,captured", "country;model;type", "Country\tequipment\tstatus"]
)
def test_common_heads_and_separators_are_known(tmp_path: Path, head: str) -> None:
    separator = next(mark for mark in ",;\t" if mark in head)
    cells = ["Russia", "BMP-2", *["1"] * (head.count(separator) - 1)]

    (loss,) = losses(tmp_path, f"{head}\n{separator.join(cells)}\n")

    assert (loss.country, loss.entry.row_id) == ("Russia", "bmp-2")


def losses(tmp_path: Path, text: str) -> list[Loss]:
    path = tmp_path / "losses.csv"
    path.write_text(text, encoding="utf-8")
    return [row for row in read_oryx(path).rows if isinstance(row, Loss)]
