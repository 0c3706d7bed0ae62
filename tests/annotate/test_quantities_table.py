"""Every row of quantities.csv: a text and all quantities that must be found in it, in order.

Several quantities in one text stand between bars; an empty cell is an open bound, a row without words a text
that counts nothing. Rows of `rough` words, that are no number, hold where such words are asked for, and count nothing
elsewhere.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from armsledger.annotate.quantities import find_quantities
from armsledger.annotate.rules import RuleAnnotator
from armsledger.model.annotation import QuantityExpression
from armsledger.model.document import Block, BlockKind, Document, Head
from armsledger.model.score import Reading

TABLE = Path(__file__).with_name("quantities.csv")
Row = dict[str, str]
Cells = tuple[str, ...]


def rows() -> list[Row]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def a_document(text: str) -> Document:
    unsaid: Reading[str] = Reading(None, "the source does not say")
    head = Head(
        unsaid,
        unsaid,
        unsaid,
        Reading(None, "the source does not say"),
        unsaid,
        unsaid,
        unsaid,
        Reading(False, "no marks"),
    )
    blocks = (Block(0, len(text), BlockKind.PARAGRAPH),)
    return Document("doc-1", "a.txt", "0" * 64, "text/plain", text, head, blocks)


def expected(row: Row) -> list[Cells]:
    columns = [[cell.strip() for cell in row[name].split("|")] for name in ("words", "low", "high", "counted", "unit")]
    return list(zip(*columns, strict=True)) if row["words"] else []


def found(quantities: tuple[QuantityExpression, ...]) -> Iterator[Cells]:
    for one in quantities:
        low, high = ("" if bound is None else f"{bound:.15g}" for bound in (one.quantity.low, one.quantity.high))
        yield one.span.quote, low, high, one.quantity.counted or "", one.quantity.unit


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["note"])
def test_the_quantities_of_the_table_are_read(row: Row) -> None:
    document = a_document(row["text"])
    annotated = RuleAnnotator().annotate(document)
    stated = find_quantities(document, annotated.sentences)

    assert list(found(annotated.quantities)) == expected(row)
    assert list(found(stated)) == ([] if row["rough"] else expected(row))
    assert all(one.quantity.is_rough == bool(row["rough"]) for one in annotated.quantities)


def test_the_table_is_large_and_holds_texts_that_count_nothing() -> None:
    table = rows()

    assert len(table) >= 120
    assert len({row["text"] for row in table}) == len(table)
    assert sum(not row["words"] for row in table) >= 25
