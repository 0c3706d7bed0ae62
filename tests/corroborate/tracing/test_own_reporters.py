"""Forty pairs of reports on one event by people who were at it themselves: none of them has one origin."""

from itertools import combinations
from pathlib import Path

import pytest
import yaml

from armsledger.corroborate.tracing.trace import trace_documents
from armsledger.read.rows import document_from_row

EVENTS: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("own_reporters.yaml").read_text(encoding="utf-8")
)
PAIRS = [(event, one, other) for event, texts in EVENTS.items() for one, other in combinations(texts, 2)]


def test_there_are_forty_pairs() -> None:
    assert len(PAIRS) >= 40


@pytest.mark.parametrize(("event", "one", "other"), PAIRS)
def test_two_reporters_of_one_event_are_two_origins(event: str, one: str, other: str) -> None:
    rows = [
        {"doc_id": name, "text": text, "published": "2020-08-05", "language": "en"}
        for name, text in (("a", one), ("b", other))
    ]
    assert len({origin.origin_id for origin in trace_documents([document_from_row(row) for row in rows])}) == 2


def test_all_reports_together_stay_apart_too() -> None:
    texts = [text for texts in EVENTS.values() for text in texts]
    rows = [
        {"doc_id": str(n), "text": text, "published": "2020-08-05", "language": "en"} for n, text in enumerate(texts)
    ]
    assert len({origin.origin_id for origin in trace_documents([document_from_row(row) for row in rows])}) == len(texts)
