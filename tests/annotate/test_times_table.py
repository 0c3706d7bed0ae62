"""Every row of times.csv: a text, the day it was published, and all times that must be found in it, in order.

Several times in one text stand between bars; an empty cell is an open end, a row without words a text without times.
"""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from armsledger.annotate.rules import RuleAnnotator
from armsledger.model.document import Block, BlockKind, Document, Head
from armsledger.model.score import Reading

TABLE = Path(__file__).with_name("times.csv")
Row = dict[str, str]


def rows() -> list[Row]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def a_document(row: Row) -> Document:
    unsaid: Reading[str] = Reading(None, "the source does not say")
    published = Reading(date.fromisoformat(row["published"]) if row["published"] else None, "the table")
    head = Head(unsaid, unsaid, unsaid, published, unsaid, unsaid, unsaid, Reading(False, "no marks"))
    blocks = (Block(0, len(row["text"]), BlockKind.PARAGRAPH),)
    return Document("doc-1", "a.txt", "0" * 64, "text/plain", row["text"], head, blocks)


def cells(row: Row) -> Iterator[tuple[str, ...]]:
    columns = [[cell.strip() for cell in row[name].split("|")] for name in ("words", "from", "to", "precision")]
    return zip(*columns, strict=True) if row["words"] else iter(())


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["note"])
def test_the_times_of_the_table_are_read(row: Row) -> None:
    found = RuleAnnotator().annotate(a_document(row)).times

    assert [
        (time.span.quote, str(time.when.earliest or ""), str(time.when.latest or ""), str(time.when.precision))
        for time in found
    ] == list(cells(row))
    assert all(time.when.because for time in found)


def test_the_table_is_large_and_holds_texts_without_times() -> None:
    table = rows()

    assert len(table) >= 150
    assert len({row["text"] + row["published"] for row in table}) == len(table)
    assert sum(not row["words"] for row in table) >= 25
