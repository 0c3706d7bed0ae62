"""Whatever comes in: blocks quote the text, lie in order, and reading fails in one way only."""

import hashlib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armsledger.errors import UnreadableError
from armsledger.model.document import Document
from armsledger.model.received import Received
from armsledger.read.document import read_document
from armsledger.read.hints import ReadHints
from armsledger.read.rows import document_from_row

WORDS = [
    "Two aircraft landed at the base",
    "قالت وزارة الدفاع",
    "Министерство сообщило",
    "İ",
    "ß",
    "ﬁ",
    "By Mara Quill\n",
]
MARKS = ["Cafe\u0301", "\u0301", "\U0001f6e9\ufe0f", "👩‍✈️", "\u200f", "\ufeff", '"', "“", "”", ".", " — ", "*"]
BLANKS = ["\n", "\n\n", "\r\n", "\r", " ", "\u00a0", "\u2028"]
HEADS = ["TRIPOLI, July 24 (Wire)", "24 July 2020", "Photo: ", "صورة: ", "Фото: ", "---\n", "title: x\n"]
MARKUP = ["# ", "- ", "> ", "![", "](a.jpg)", "```\n", "<p>", "</p>", "<html>", "<figcaption>", "<!--", "-->"]
PIECES = st.sampled_from([*WORDS, *MARKS, *BLANKS, *HEADS, *MARKUP])
TEXTS = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=200))
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a"])
QUIET = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def find_document(data: bytes, source: str) -> Document | None:
    try:
        return read_document(Received(source, data, hashlib.sha256(data).hexdigest()), ReadHints())
    except UnreadableError:
        return None


def check_blocks(document: Document) -> None:
    end = 0
    assert document.blocks
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        quote = document.span(block.start, block.end).quote
        assert quote == quote.strip() != ""
        end = block.end


@QUIET
@given(TEXTS, NAMES)
def test_blocks_quote_the_text_in_order(text: str, source: str) -> None:
    document = find_document(text.encode("utf-8", "replace"), source)

    if document:
        check_blocks(document)


@QUIET
@given(st.binary(max_size=300), NAMES)
def test_random_bytes_are_read_or_refused(data: bytes, source: str) -> None:
    document = find_document(data, source)

    if document:
        check_blocks(document)


@QUIET
@given(TEXTS)
def test_a_row_keeps_its_text(text: str) -> None:
    try:
        document = document_from_row({"doc_id": "row", "text": text})
    except UnreadableError:
        return

    assert document.text == text
    check_blocks(document)


@QUIET
@given(TEXTS)
def test_every_word_of_a_row_lies_in_a_block_or_is_a_marker(text: str) -> None:
    try:
        document = document_from_row({"doc_id": "row", "text": text})
    except UnreadableError:
        return

    outside, last = "", 0
    for block in document.blocks:
        outside += document.text[last : block.start]
        last = block.end
    outside += document.text[last:]
    assert all(not piece or piece.strip("()[]:： ").lower() in {"photo", "صورة", "фото"} for piece in outside.split())
