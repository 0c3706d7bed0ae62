"""Mentions of actors as texts print them, each with who is meant; the table says what each checks.

`expected` is an id, `pattern <kind>` for a body that no row names, `open` where the name alone says nothing, or
`none`. `alternatives` are ids in any order, `tie` is what the words claim: its kind and the other's id, `-` where no
row has it.
A note that begins with "xfail:" gives the reason why the case cannot hold yet.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from armsledger.knowledge.actor_mentions import ActorReading, find_actor_mention

_TABLE = Path(__file__).with_name("actor_mentions.csv")


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(_TABLE.read_text(encoding="utf-8").splitlines()))


def cases():
    return list(iter_cases())


def iter_cases():
    for row in rows():
        case_id = " ".join(filter(None, (row["words"], row["day"], row["countries"])))
        reason = row["note"].removeprefix("xfail: ")
        marks = [pytest.mark.xfail(strict=True, reason=reason)] if row["note"].startswith("xfail:") else []
        yield pytest.param(row, id=case_id, marks=marks)


def read(row: dict[str, str]) -> ActorReading | None:
    day = date.fromisoformat(row["day"]) if row["day"] else None
    return find_actor_mention(row["words"], day, row["countries"].split())


def printed(reading: ActorReading | None) -> str:
    if reading is None:
        return "none"
    if reading.unlisted:
        return f"pattern {reading.unlisted.kind}"
    return reading.known_id or "open"


def tie_of(reading: ActorReading | None) -> str:
    tie = reading and (reading.tie or (reading.unlisted.tie if reading.unlisted else None))
    return f"{tie.kind.value} {tie.other_id or '-'}" if tie else ""


@pytest.mark.parametrize("row", cases())
def test_a_mention_means_whom_the_table_says(row):
    reading = read(row)

    assert printed(reading) == row["expected"]
    assert tie_of(reading) == row["tie"]
    if reading:
        assert {actor.id for actor in reading.alternatives} == set(row["alternatives"].split())
        assert reading.because
        assert not row["validity"] or reading.validity.value == row["validity"]


def test_the_table_is_long_enough_and_says_what_each_mention_checks():
    assert len(rows()) >= 150
    assert [row["words"] for row in rows() if not row["note"]] == []


def test_a_body_after_its_end_is_marked_and_its_successor_named():
    reading = find_actor_mention("GNA", date(2023, 5, 1))

    assert reading.because == (
        "'GNA' is a name of Government of National Accord, which held from 2015-12-17 to 2021-03-15; "
        "on 2023-05-01 it is Government of National Unity"
    )


def test_a_name_that_says_nothing_by_itself_gives_its_bearers():
    assert find_actor_mention("SNA").because == (
        "'SNA' can be Syrian National Army or Somali National Army; neither countries nor day decide"
    )
