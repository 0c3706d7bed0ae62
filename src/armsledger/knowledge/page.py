"""The page about the tables: what they know, from where, as of when. All figures are counted from the rows in use."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from armsledger.knowledge.table_notes import TableNote, load_table_notes
from armsledger.knowledge.tables import Row, iter_rows, table_names

COMMAND: Final = "armsledger knowledge page -o docs/reference/knowledge.md"
NAME_COLUMNS: Final = ("name", "aliases", "signs")
_NEVER_COUNTED: Final = frozenset({*NAME_COLUMNS, "source", "reviewed", "latitude", "longitude", "radius_km"})
_MOST_SHOWN: Final = 24
_ROWS_A_VALUE: Final = 3  # a column is worth counting where a value stands, on average, in three rows or more
_SCRIPTS: Final = {"CJK": "Chinese", "HANGUL": "Korean", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"}


def format_page() -> str:
    """The page in Markdown: one section a table, in the order of their names."""
    tables = {table: tuple(iter_rows(table)) for table in table_names()}
    owners = _owners(tables)
    lines = [
        "# What the tables know",
        "",
        f"Made of the tables by `{COMMAND}`; do not edit. The tables are the CSV files of",
        "`src/armsledger/knowledge/data/` and, where the setting `tables` names a folder, your own of the same names.",
        "A row is *reviewed* once a person has checked it against its source; until then it is typed from memory or",
        "taken from the source named, unchecked.",
        "",
        "| table | rows | reviewed | names | as of |",
        "|---|---|---|---|---|",
        *(_summary(table, rows) for table, rows in tables.items()),
    ]
    for table, rows in tables.items():
        lines += ["", *_section(table, rows, owners)]
    return "\n".join([*lines, ""])


def count_scripts(names: Iterable[str]) -> Counter[str]:
    """How many of the names are written in which script, told by their first letter."""
    return Counter(_script(name) for name in names)


def _summary(table: str, rows: Sequence[Row]) -> str:
    note = load_table_notes().get(table)
    day = note.date.isoformat() if note else "not said"
    names = sum(len(_names(row)) for row in rows)
    reviewed = sum(row.cells.get("reviewed") == "yes" for row in rows)
    return (
        f"| [{note.title if note else table}](#{_anchor(table, note)}) | {len(rows)} | {reviewed} | {names} | {day} |"
    )


def _anchor(table: str, note: TableNote | None) -> str:
    return (note.title if note else table).casefold().replace(".", "").replace(" ", "-")


def _section(table: str, rows: Sequence[Row], owners: dict[str, set[str]]) -> Iterator[str]:
    note = load_table_notes().get(table)
    yield f"## {note.title if note else table}"
    yield ""
    yield f"`{table}`: {note.about}" if note else f"`{table}`."
    yield ""
    for column in _counted_columns(rows):
        yield f"- {column}: {_shown(_values(rows, column))}"
    yield f"- scripts of names: {_shown(count_scripts(name for row in rows for name in _names(row)))}"
    yield f"- sources: {_shown(Counter(row.cells.get('source') or 'none' for row in rows), '; ')}"
    traps = [*(note.traps if note else ()), *_shared_names(rows, owners)]
    if traps:
        yield ""
        yield "Beware:"
        yield ""
        yield from (f"- {trap}" for trap in traps)


def _counted_columns(rows: Sequence[Row]) -> Iterator[str]:
    for column in list(rows[0].cells)[1:] if rows else ():
        values = _values(rows, column)
        if column not in _NEVER_COUNTED and values and len(values) * _ROWS_A_VALUE <= values.total():
            yield column


def _values(rows: Sequence[Row], column: str) -> Counter[str]:
    return Counter(word for row in rows for word in row.words(column))


def _shown(counts: Counter[Any], between: str = " · ") -> str:
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = [f"{value} {count}" if between != "; " else f"{value} ({count})" for value, count in ranked[:_MOST_SHOWN]]
    rest = ranked[_MOST_SHOWN:]
    more = [f"other values ({len(rest)}) {sum(count for _, count in rest)}"] if rest else []
    return between.join([*shown, *more]) or "none"


def _names(row: Row) -> tuple[str, ...]:
    return tuple(name for column in NAME_COLUMNS if column in row.cells for name in row.words(column))


def _script(name: str) -> str:
    letter = next((character for character in name if character.isalpha()), None)
    if letter is None:
        return "figures"
    script = unicodedata.name(letter, "OTHER").split()[0].split("-")[0]
    return _SCRIPTS.get(script, script.capitalize())


def _owners(tables: dict[str, tuple[Row, ...]]) -> dict[str, set[str]]:
    owners: dict[str, set[str]] = {}
    for table, rows in tables.items():
        for row in rows:
            for name in _names(row):
                owners.setdefault(name.casefold(), set()).add(f"{table}/{row.key}")
    return owners


def _shared_names(rows: Sequence[Row], owners: dict[str, set[str]]) -> Iterator[str]:
    """Names of the table that lead to more than one row, of it or of another table."""
    shared = sorted(
        {n for row in rows for n in _names(row) if len(owners[n.casefold()]) > 1},
        key=lambda name: (name.casefold(), name),
    )
    if shared:
        shown = ", ".join(shared[:_MOST_SHOWN]) + (
            f" and {len(shared) - _MOST_SHOWN} others" * (len(shared) > _MOST_SHOWN)
        )
        yield f"{len(shared)} of its names also lead to other rows, here or in another table: {shown}."
