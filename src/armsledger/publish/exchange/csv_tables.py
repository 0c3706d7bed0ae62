"""The four tables as CSV: UTF-8, a head, days as ISO 8601, lists joined by "|", yes and no as true and false.

A text that a spreadsheet would take for a formula is made harmless with an apostrophe before it, and counted.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from armsledger.publish.exchange.contents import Contents
from armsledger.publish.exchange.loss import Tally
from armsledger.publish.exchange.tables import TABLES

BAR: Final = "|"
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write_csv(contents: Contents, folder: Path, tally: Tally) -> tuple[Path, ...]:
    """Write claims.csv, matters.csv, findings.csv and entities.csv into a folder, made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for table in TABLES:
        path = folder / f"{table.name}.csv"
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as out:
            out.writelines(csv_lines([c.name for c in table.columns], table.iter_rows(contents, tally), tally))
        paths.append(path)
    return tuple(paths)


def csv_lines(head: Iterable[str], rows: Iterable[dict[str, Any]], tally: Tally) -> Iterator[str]:
    """The lines of a table, its head first; cells that had to be changed are counted by the first cell of their row."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    writer.writerow(list(head))
    yield line.getvalue()
    for row in rows:
        line.seek(0)
        line.truncate()
        example = str(next(iter(row.values()), ""))
        writer.writerow([to_cell(value, tally, example) for value in row.values()])
        yield line.getvalue()


def to_cell(value: Any, tally: Tally, example: str) -> str:
    """A value as a cell shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return _harmless(BAR.join(_unbarred(str(part), tally, example) for part in value), tally, example)
    return _harmless(str(value), tally, example)


def _unbarred(text: str, tally: Tally, example: str) -> str:
    if BAR in text:
        tally.lose("csv_bar", 1, example)
    return text.replace(BAR, "/")


def _harmless(text: str, tally: Tally, example: str) -> str:
    if not text.lstrip(" \n").startswith(FORMULA_STARTS):
        return text
    tally.lose("csv_formula", 1, example)
    return f"'{text}"
