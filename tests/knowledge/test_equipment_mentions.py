"""Words as a report would print them, and the row of equipment that they lead to: `equipment_mentions.csv`."""

import csv
from pathlib import Path

import pytest

from armsledger.knowledge.equipment import equipment_by_id, load_equipment
from armsledger.knowledge.equipment_names import find_equipment

TABLE = Path(__file__).with_name("equipment_mentions.csv")


def mentions() -> list[tuple[str, str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [(row["words"], row["row"], row["note"]) for row in csv.DictReader(lines)]


@pytest.mark.parametrize(("words", "row_id", "note"), mentions())
def test_words_lead_to_their_row_or_to_none(words: str, row_id: str, note: str) -> None:
    found = find_equipment(words)

    assert (found[0].id if found else "") == row_id, note


def test_the_table_is_as_large_as_promised_and_names_only_rows_that_are_there() -> None:
    rows = mentions()

    assert len(rows) >= 150
    assert len({words for words, _, _ in rows}) == len(rows)
    assert {row_id for _, row_id, _ in rows} - {""} <= set(equipment_by_id())


def test_every_name_of_the_table_leads_to_its_own_row() -> None:
    strays = [
        (row.id, name, found[0].id if found else None)
        for row in load_equipment()
        for name in row.names
        if (found := find_equipment(name)) is None or found[0].id != row.id
    ]

    assert strays == []


def test_there_are_as_many_families_and_classes_as_promised() -> None:
    systems = [row for row in load_equipment() if not row.is_class]

    assert len(systems) >= 520
    assert len(load_equipment()) - len(systems) >= 60
    assert [row.id for row in load_equipment() if row.is_class and row.origin] == []
