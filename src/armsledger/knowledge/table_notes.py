"""What is said of each table beside its figures: title, purpose, traps, and the day the note was written."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from armsledger.knowledge.word_classes import read_words


@dataclass(frozen=True, slots=True)
class TableNote:
    """`date` is the day as of which the table was last gone through as a whole."""

    title: str
    about: str
    traps: tuple[str, ...]
    date: date


@cache
def load_table_notes() -> dict[str, TableNote]:
    """The notes of `words/table_notes.yaml` under the file names of the tables; a table without a note is in none."""
    content = read_words("table_notes")
    return {
        table: TableNote(note["title"], note["about"], tuple(note["traps"]), note.get("date", content["date"]))
        for table, note in content["tables"].items()
    }
