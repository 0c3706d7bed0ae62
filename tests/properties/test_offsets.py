"""Offsets count code points, whatever the script."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.errors import SpanDriftError, SpanOutsideError
from armsledger.model.document import BlockKind, Span
from armsledger.read.rows import document_from_row

SCRIPTS = st.text(
    st.sampled_from("abc .,'“”\nСирт بنغازي e\u0301o\u0308 👩‍👩‍👧🚁\u202b\u202c٣٤"), min_size=1, max_size=80
).filter(lambda text: any(letter.isalnum() for letter in text))


def make_document(text: str):
    return document_from_row({"doc_id": "row", "text": text})


@given(SCRIPTS, st.data())
def test_every_span_quotes_its_document(text: str, data: st.DataObject) -> None:
    document = make_document(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    span = document.span(start, end)

    assert span.quote == text[start:end]
    assert document.check(span) is span


@given(SCRIPTS, st.integers(-5, 90), st.integers(-5, 90))
def test_offsets_outside_the_text_are_refused(text: str, start: int, end: int) -> None:
    document = make_document(text)
    if 0 <= start < end <= len(text):
        assert len(document.span(start, end).quote) == end - start
    else:
        with pytest.raises(SpanOutsideError):
            document.span(start, end)


@given(SCRIPTS, st.data())
def test_a_span_with_other_words_has_drifted(text: str, data: st.DataObject) -> None:
    document = make_document(text)
    start = data.draw(st.integers(0, len(text) - 1))
    wrong = Span(document.id, start, start + 1, text[start] + "x")

    with pytest.raises(SpanDriftError, match="read it again"):
        document.check(wrong)


@given(SCRIPTS)
def test_blocks_stand_in_order_and_do_not_overlap(text: str) -> None:
    blocks = make_document(text).blocks

    assert all(left.end <= right.start for left, right in itertools.pairwise(blocks))
    assert all(block.kind in BlockKind and text[block.start : block.end].strip() for block in blocks)
