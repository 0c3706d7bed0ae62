import hashlib
from datetime import date

import pytest

from armsledger.errors import UnreadableError
from armsledger.read.rows import document_from_row

TEXT = "\ufeffTwo  aircraft\r\nlanded.\r\r\n Cafe\u0301 \U0001f6e9\ufe0f وصلت"


def test_the_text_is_kept_code_point_for_code_point() -> None:
    document = document_from_row({"doc_id": "a-1", "text": TEXT})

    assert document.text == TEXT
    assert document.source == "a-1"
    assert document.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_the_id_follows_from_the_text_alone() -> None:
    assert document_from_row({"doc_id": "a", "text": TEXT}).id == document_from_row({"doc_id": "b", "text": TEXT}).id


def test_what_the_row_tells_goes_into_the_head() -> None:
    row = {
        "doc_id": 7, "text": "Two aircraft landed at the base on Friday.", "published": "2020-07-24T10:00:00Z",
        "title": "Two landings", "outlet": "The Harbour Times", "author": ["Mara Quill", "Ann Writer"],
        "url": "https://harbour.example/1", "language": "en", "entities": [],
    }  # fmt: skip

    head = document_from_row(row).head

    assert head.published.value == date(2020, 7, 24)
    assert head.title.value == "Two landings"
    assert head.title.because == "told by the row"
    assert head.byline.value == "Mara Quill, Ann Writer"
    assert head.outlet.value == "The Harbour Times"
    assert head.url.value == "https://harbour.example/1"


def test_an_unclear_date_is_none_and_quoted() -> None:
    published = document_from_row(
        {"doc_id": "a", "text": "Two aircraft landed.", "published": "July 2020"}
    ).head.published

    assert published.value is None
    assert published.because == "the row says 'July 2020', which is no full date; no date found: give --published"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"text": "x"}, 'a row: its doc_id is None; give "doc_id": "…" in the row'),
        ({"doc_id": "a"}, "a: its text is NoneType, not a string"),
        ({"doc_id": "a", "text": " \n"}, "a: the file holds nothing but blanks"),
        ({"doc_id": "a", "text": "half \ud83d here"}, "half of a surrogate pair at offset 5"),
    ],
)
def test_a_bad_row_says_what_to_give(row: dict[str, object], message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        document_from_row(row)
