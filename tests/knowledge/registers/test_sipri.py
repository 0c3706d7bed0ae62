from pathlib import Path

import pytest

from armsledger.errors import InputError
from armsledger.knowledge.registers.entry import Register, Transfer
from armsledger.knowledge.registers.sipri import read_sipri

NEWER = """Transfers of major conventional arms from All countries to All countries
A '?' in a column indicates uncertain data, and so on.

Source: SIPRI Arms Transfers Database
SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,Order date is estimate,\
Numbers delivered,Numbers delivered is estimate,Delivery year,Delivery year is estimate,Status
1,Turkiye,Libya GNC,Bayraktar TB-2,armed UAV,Aircraft,2019,Yes,12,Yes,2019,No,New
2,Freedonia,Sylvania,FX-9 Marlin,combat helicopter,Aircraft,2017,No,6,Yes,2018,No,New
3,Freedonia,Sylvania,Zebra-5,APC,Armoured vehicles,soon,No,6,Yes,2018,No,New
4,Brazil,Sylvania,EMB-314 -,trainer/combat aircraft,Aircraft,2017,No,6,Yes,2018,No,New
5,Freedonia,Sylvania
6,Freedonia,Sylvania,-,APC,Armoured vehicles,2011,No,6,Yes,2018,No,New
"""
OLDER = """Trade register;;;
Recipient;Supplier;Year of order;;Number ordered;;Weapon designation;Weapon description;Number delivered;;\
Year(s) of delivery;status;Comments
Libya HoR;United Arab Emirates;(2018);?;(4);?;Pantsyr-S1;mobile AD system;4;;"2018-2019; (2021)";Used;über Ägypten
"""


def read(tmp_path: Path, text: str, encoding: str = "utf-8") -> Register:
    path = tmp_path / "trade.csv"
    path.write_text(text, encoding=encoding)
    return read_sipri(path)


def transfers(register: Register) -> list[Transfer]:
    return [row for row in register.rows if isinstance(row, Transfer)]


def test_rows_lead_to_our_rows_and_keep_what_the_register_says(tmp_path: Path) -> None:
    first, second, last = transfers(read(tmp_path, NEWER))

    assert (first.entry.row_id, first.entry.category, first.entry.line) == ("bayraktar-tb2", "armed UAV", 6)
    assert (first.supplier, first.recipient, first.delivered) == ("Turkiye", "Libya GNC", 12)
    assert (first.order_year, first.delivery_years, first.status) == (2019, (2019,), "New")
    assert (last.entry.designation, last.entry.row_id) == ("EMB-314", "super-tucano")
    assert (second.entry.row_id, second.entry.category) == (None, "attack helicopter")
    assert second.entry.class_id == "class-attack-helicopters"


def test_rows_that_cannot_be_read_are_named_by_line_and_value_and_the_rest_goes_on(tmp_path: Path) -> None:
    register = read(tmp_path, NEWER)

    assert [str(error).split(";")[0] for error in register.errors] == [
        "trade.csv, line 8: year of order is 'soon'",
        "trade.csv, line 10: has 3 cells ('5,Freedonia,Sylvania'), the head asks for 13",
        "trade.csv, line 11: designation is '-'",
    ]


def test_the_older_export_is_read_in_latin_1_with_its_marks_of_estimate(tmp_path: Path) -> None:
    (deal,) = transfers(read(tmp_path, OLDER, "latin-1"))

    assert (deal.entry.row_id, deal.supplier, deal.recipient) == ("pantsir-s1", "United Arab Emirates", "Libya HoR")
    assert (deal.order_year, deal.ordered, deal.delivered) == (2018, 4, 4)
    assert deal.delivery_years == (2018, 2019, 2021)


def test_a_file_without_such_a_head_is_refused_with_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no line that names the columns supplier and recipient and designation"):
        read(tmp_path, "a,b,c\n1,2,3\n")
    with pytest.raises(InputError, match="cannot be read"):
        read_sipri(tmp_path / "nowhere.csv")
