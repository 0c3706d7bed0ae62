"""Lists of visually confirmed losses after Oryx, as the open data sets made of them write them to CSV."""

from pathlib import Path
from typing import Final

from armsledger.errors import InputError
from armsledger.knowledge.registers.cells import parse_day
from armsledger.knowledge.registers.entry import Loss, Register
from armsledger.knowledge.registers.matching import clean_designation, match_designation
from armsledger.knowledge.registers.sheet import Line, read_register

SPELLINGS: Final = {
    "country": ("country", "operator", "belligerent"),
    "system": ("system", "model", "equipment", "equipmentname", "name"),
    "type": ("equipmenttype", "equipmentcategory", "type", "category", "class"),
    "status": ("status", "losstype", "state"),
    "date": ("date", "daterecorded", "dateadded", "datecreated"),
    "url": ("url", "evidenceurl", "link", "evidence", "source"),
}


def read_oryx(path: Path) -> Register:
    """Read a list of losses; raises InputError where the file is none.

    Rows that cannot be read are errors of the register, naming line and value; all others are there.
    """
    return read_register(path, SPELLINGS, ("country", "system"), _loss)


def _loss(line: Line) -> Loss:
    designation = clean_designation(line.find("system") or "")
    if not designation:
        raise InputError(line.where, f"system is {line.find('system') or ''!r}", "give the system's name")
    kind = line.find("type")
    return Loss(
        entry=match_designation(line.number, designation, kind),
        country=line.find("country"),
        kind=kind,
        status=(line.find("status") or "").casefold() or None,
        day=parse_day(line, "date"),
        url=line.find("url"),
    )
