"""Pairs of names from public usage: one, two, or for a person to decide."""

import csv
from pathlib import Path

import pytest

from armsledger.model.entity import EntityType
from armsledger.resolve.names.card import NameCard, make_card
from armsledger.resolve.names.compare import compare_names

TABLE = Path(__file__).with_name("name_pairs.csv")
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


def card(row: dict[str, str], side: str) -> NameCard:
    return make_card(
        row[side],
        EntityType(row[f"{side}_type"]),
        key=side,
        country=row[f"{side}_country"] or None,
        language=row[f"{side}_language"] or None,
        office=row[f"{side}_office"] or None,
        known_id=row[f"{side}_row"] or None,
    )


def case(row: dict[str, str]) -> object:
    marks = [pytest.mark.xfail(reason=row["not_yet"], strict=True)] if row["not_yet"] else []
    return pytest.param(row, marks=marks, id=f"{row['left']}|{row['right']}|{row['expected']}")


@pytest.mark.parametrize("row", [case(row) for row in ROWS])
def test_a_pair_is_judged_as_people_judge_it(row: dict[str, str]) -> None:
    left, right = card(row, "left"), card(row, "right")
    comparison = compare_names(left, right)

    assert (comparison.judgement.value, comparison.because) == (row["expected"], comparison.because)
    assert comparison.because
    assert compare_names(right, left) == comparison


def test_the_table_is_large_enough_and_holds_all_three_answers() -> None:
    assert len(ROWS) >= 80
    assert {row["expected"] for row in ROWS} == {"same", "different", "unsure"}
    assert all(row["note"] for row in ROWS)
