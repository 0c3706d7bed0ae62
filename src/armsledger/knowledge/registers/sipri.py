"""The trade register of the SIPRI Arms Transfers Database, as its web page exports it to CSV.

Both exports are read: the newer one (Designation, Order date, Numbers delivered, Delivery year, one row a delivery) and
the older one (Weapon designation, Year of order, Number delivered, Year(s) of delivery, one row a deal).
"""

from pathlib import Path
from typing import Final

from armsledger.errors import InputError
from armsledger.knowledge.registers.cells import parse_count, parse_year, parse_years
from armsledger.knowledge.registers.entry import Register, Transfer
from armsledger.knowledge.registers.matching import clean_designation, match_designation
from armsledger.knowledge.registers.sheet import Line, read_register

SPELLINGS: Final = {
    "supplier": ("supplier", "seller", "from"),
    "recipient": ("recipient", "buyer", "to"),
    "designation": ("weapondesignation", "designation"),
    "description": ("weapondescription", "description"),
    "category": ("armamentcategory", "weaponcategory", "category"),
    "year of order": ("yearoforder", "orderdate", "orderyear", "yearsoforder"),
    "number ordered": ("numberordered", "numbersordered", "noordered", "ordered"),
    "number delivered": ("numberdelivered", "numbersdelivered", "nodelivered", "delivered"),
    "years of delivery": ("yearsofdelivery", "yearsofdeliveries", "deliveryyears", "deliveryyear", "yearofdelivery"),
    "status": ("status",),
}


def read_sipri(path: Path) -> Register:
    """Read an exported trade register; raises InputError where the file is none.

    Rows that cannot be read are errors of the register, naming line and value; all others are there.
    """
    return read_register(path, SPELLINGS, ("supplier", "recipient", "designation"), _transfer)


def _transfer(line: Line) -> Transfer:
    designation = clean_designation(line.find("designation") or "")
    if not designation:
        raise InputError(line.where, f"designation is {line.find('designation') or ''!r}", "give the system's name")
    description, armament = line.find("description"), line.find("category")
    return Transfer(
        entry=match_designation(line.number, designation, description, armament),
        supplier=line.find("supplier"),
        recipient=line.find("recipient"),
        description=description,
        armament=armament,
        order_year=parse_year(line, "year of order"),
        ordered=parse_count(line, "number ordered"),
        delivered=parse_count(line, "number delivered"),
        delivery_years=parse_years(line, "years of delivery"),
        status=line.find("status"),
    )
