"""Designations of a register that no row of ours bears, in the form of our equipment table, for a person to review."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from armsledger.knowledge.equipment import equipment_by_id
from armsledger.knowledge.registers.entry import Loss, Register, Transfer

COLUMNS: Final = (
    "id", "name", "aliases", "category", "origin", "items", "unroca", "sipri", "eu_ml", "is_class",
    "source", "reviewed",
)  # fmt: skip


def find_new(register: Register) -> tuple[Transfer | Loss, ...]:
    """The first row of every designation that no row of ours bears, in the file's order; generic ones are none."""
    first: dict[str, Transfer | Loss] = {}
    for row in register.rows:
        if row.entry.row_id is None and not row.entry.is_generic:
            first.setdefault(row.entry.designation.casefold(), row)
    return tuple(first.values())


def format_new_rows(register: Register, prefix: str) -> str:
    """The new designations as a table (CSV) that can be put beside ours: not reviewed, the source naming file and line.

    Ids are `prefix`, a hyphen and the designation's letters and figures.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    ids: set[str] = set()
    for row in find_new(register):
        row_id = _free_id(f"{prefix}-{_slug(row.entry.designation)}", ids)
        ids.add(row_id)
        writer.writerow(_cells(row, row_id, register.name))
    return out.getvalue()


def _cells(row: Transfer | Loss, row_id: str, name: str) -> dict[str, str]:
    entry = row.entry
    kind = equipment_by_id().get(entry.class_id or "")
    armament = row.armament if isinstance(row, Transfer) else None
    return {
        "id": row_id,
        "name": entry.designation.replace("|", "/"),
        "category": entry.category,
        "items": "|".join(kind.items) if kind else "",
        "unroca": (kind.unroca or "") if kind else "",
        "sipri": armament or ((kind.sipri or "") if kind else ""),
        "eu_ml": (kind.eu_ml or "") if kind else "",
        "is_class": "no",
        "source": f"{name}, line {entry.line}",
        "reviewed": "no",
    }


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).casefold()
    return re.sub(r"[^\w]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-_")


def _free_id(wanted: str, taken: Iterable[str]) -> str:
    known = {*taken, *equipment_by_id()}
    number = 2
    free = wanted
    while free in known:
        free, number = f"{wanted}-{number}", number + 1
    return free
