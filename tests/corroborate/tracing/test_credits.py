"""Credits in eleven languages, line by line: whose text it is, whom it retells, and names that credit nobody."""

from pathlib import Path

import pytest

from armsledger.corroborate.tracing.credits import iter_named, read_credits
from armsledger.read.rows import document_from_row

TABLE = Path(__file__).with_name("credits.txt").read_text(encoding="utf-8").splitlines()
LINES = [line for line in TABLE if not line.startswith("#")]


def test_there_are_a_hundred_and_twenty_lines_and_many_that_credit_nobody() -> None:
    assert len(LINES) >= 120
    assert sum(line.endswith(" | - | -") for line in LINES) >= 25


@pytest.mark.parametrize("line", LINES)
def test_a_line_credits_whom_it_should(line: str) -> None:
    text, agency, retold = (None if part == "-" else part for part in line.replace("\\n", "\n").split(" | "))
    credits = read_credits(document_from_row({"doc_id": "a", "text": text}))
    assert credits.agency == agency
    assert [name for name, _ in credits.retold] == ([retold] if retold else [])


def test_the_words_that_credit_an_outlet_are_given() -> None:
    credits = read_credits(document_from_row({"doc_id": "a", "text": "Planes came, as Reuters reported on Monday."}))
    assert credits.retold == (("Reuters", "Reuters reported"),)


def test_an_outlet_does_not_retell_itself() -> None:
    row = {"doc_id": "a", "text": "An officer told Reuters that planes came.", "outlet": "Reuters"}
    assert read_credits(document_from_row(row)).retold == ()


def test_the_longest_name_at_a_word_is_read() -> None:
    names = [one.outlet.name for one in iter_named("Интерфакс-Украина, РИА «Новости» и Интерфакс")]
    assert names == ["Interfax-Ukraine", "RIA Novosti", "Interfax"]
