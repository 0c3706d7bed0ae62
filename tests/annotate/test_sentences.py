import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.annotate.sentences import find_sentences
from armsledger.model.document import Block, BlockKind, Document, Head
from armsledger.model.score import Reading


def a_document(text: str, *cuts: int) -> Document:
    unsaid: Reading[str] = Reading(None, "the source does not say")
    nothing = Reading(None, "the source does not say")
    head = Head(unsaid, unsaid, unsaid, nothing, unsaid, unsaid, unsaid, Reading(False, "no marks"))  # type: ignore[arg-type]  # None fits any reading
    edges = [0, *cuts, len(text)]
    blocks = tuple(Block(start, end, BlockKind.PARAGRAPH) for start, end in itertools.pairwise(edges))
    return Document("doc-1", "a.txt", "0" * 64, "text/plain", text, head, blocks)


def sentences_in(text: str) -> list[str]:
    return [span.quote for span in find_sentences(a_document(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The base was seen by Brig. Gen. Anna Example on Monday.",
        "Maj. Gen. Example and Lt. Col. Sample flew to Sebha.",
        "The U.S. Africa Command released images.",
        "A cargo of the U.A.E. reached the port.",
        "Resolution No. 3 and Art. 41 bind all states.",
        "The convoy carried 2.5 tonnes at 6.30 in the morning.",
        "J. R. Sample and A. Example signed the contract.",
        "It left on Feb. 24 and came back on Sept. 3 with more.",
        "The carrier, Desert Air Ltd. of Sharjah, denied it.",
        "The cargo (rifles, mortars, etc.) was unloaded.",
        "He arrived at 5 p.m. local time with two trucks.",
        "“Why now?” he asked.",
        "They came ... and went.",
        "Самолёт прилетел в 2019 г. из Латакии.",
        "В 2020 г. Генерал прибыл.",
        "2. The second shipment was larger.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert sentences_in(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The plane landed. It left at dawn.", ["The plane landed.", "It left at dawn."]),
        ("Was it a drone? Nobody knew! It fell.", ["Was it a drone?", "Nobody knew!", "It fell."]),
        ("“They sent arms.” He left.", ["“They sent arms.”", "He left."]),
        ('"They sent arms." He left.', ['"They sent arms."', "He left."]),
        ("(It was night.) The ship sailed.", ["(It was night.)", "The ship sailed."]),
        ("The ship belongs to the U.S. The crew does not.", ["The ship belongs to the U.S.", "The crew does not."]),
        ("It landed at 5 p.m. The crew left.", ["It landed at 5 p.m.", "The crew left."]),
        ("They fired 3. Then 4 more.", ["They fired 3.", "Then 4 more."]),
        ("It sank in Port Sudan.The crew swam.", ["It sank in Port Sudan.", "The crew swam."]),
        ("The flank is open. . Next came rain.", ["The flank is open. .", "Next came rain."]),
        ("It sank.[12] The crew swam.", ["It sank.[12]", "The crew swam."]),
        ("Судно вышло из порта. Оно везло груз.", ["Судно вышло из порта.", "Оно везло груз."]),
        ("هل وصلت الطائرة؟ نعم وصلت. ثم غادرت", ["هل وصلت الطائرة؟", "نعم وصلت.", "ثم غادرت"]),
        ("No stop at the end. Here too", ["No stop at the end.", "Here too"]),
    ],
)
def test_a_stop_between_sentences_ends_the_first(text: str, expected: list[str]) -> None:
    assert sentences_in(text) == expected


def test_no_sentence_runs_from_one_block_into_the_next() -> None:
    text = "Planes over the coast\nTwo planes landed"
    document = a_document(text, len("Planes over the coast"))

    assert [span.quote for span in find_sentences(document)] == ["Planes over the coast", "Two planes landed"]


def test_an_empty_document_has_no_sentences() -> None:
    assert find_sentences(a_document(" \n ")) == ()


@given(st.one_of(st.text(), st.text(alphabet='aB1. ?!"”)…؟\n', max_size=60)))
def test_sentences_quote_the_text_in_order_and_lose_no_word(text: str) -> None:
    document = a_document(text)
    found = find_sentences(document)

    assert all(document.check(span).quote.strip() == span.quote for span in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert "".join("".join(span.quote.split()) for span in found) == "".join(text.split())
