"""A row of the tables is shown with what it says and where it has it from."""

import pytest

from armsledger.knowledge.actors import actors_by_id
from armsledger.publish.known_rows import find_known_row
from armsledger.publish.wording import load_wording


@pytest.mark.parametrize(
    ("known_id", "table", "said"),
    [
        ("actor-wagner", "the table of actors", "private military company"),
        ("mig-29", "the table of equipment", "MiG-29"),
        ("LBY", "the table of countries", "Libya"),
        ("place-sirte", "the table of places", "Libya"),
        ("arms-embargo", "the table of instruments", "arms embargo"),
    ],
)
def test_a_row_of_every_table_says_its_names_and_its_source(known_id: str, table: str, said: str) -> None:
    row = find_known_row(known_id, load_wording())

    assert row
    assert (row.id, row.table) == (known_id, table)
    assert said in " ".join(words for _, words in row.facts)
    assert all(words for _, words in row.facts)
    assert row.source


def test_a_row_says_whether_somebody_checked_it() -> None:
    row = find_known_row("actor-wagner", load_wording())

    assert row
    assert row.reviewed is actors_by_id()["actor-wagner"].reviewed


def test_what_is_meant_by_a_pattern_alone_has_no_row() -> None:
    assert find_known_row("organ-TUR-parliament", load_wording()) is None
