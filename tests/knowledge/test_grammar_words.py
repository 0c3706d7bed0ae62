import pytest

from armsledger.errors import KnowledgeError
from armsledger.knowledge.grammar_words import (
    load_abbreviations,
    load_quantity_words,
    load_time_words,
    parse_groups,
)


def test_every_group_is_read() -> None:
    assert {"Gen", "No"} <= load_abbreviations().never_final
    assert load_time_words().months["Sept"] == 9
    assert load_quantity_words().hedges["at least"] == "at_least"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("months:\n  date: 2026-01-01\n", "times.yaml, row 'months': 'source' is missing or empty"),
        ("months:\n  source: own list\n", "times.yaml, row 'months': 'date' is missing or empty"),
        ("months:\n  source: own list\n  date: May\n", "times.yaml, row 'months': 'date' is no day"),
    ],
)
def test_a_group_without_source_or_date_is_refused(text: str, problem: str) -> None:
    with pytest.raises(KnowledgeError, match=problem):
        parse_groups("times.yaml", text)
