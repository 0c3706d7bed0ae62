"""The three days of a page, kept apart."""

import pytest
from tests.packing import read

from armsledger.read.page_dates import find_modified, find_saved

PAGE = (
    "<!doctype html><!--\n Page saved with SingleFile \n url: https://harbour.example/1 \n"
    " saved date: Sun Jul 26 2020 10:11:12 GMT+0200 \n--><html lang=en><head>"
    "<meta property='article:published_time' content='2020-07-24T08:00:00Z'>"
    "<meta property='article:modified_time' content='2020-07-25T09:00:00Z'></head><body><article>"
    + "<p>Inspectors asked three carriers for their cargo manifests, officials at the port said on Thursday.</p>" * 3
    + "</article></body></html>"
)


def test_publication_change_and_retrieval_are_three_days() -> None:
    head = read(PAGE.encode(), "a.html").head

    assert str(head.published.value) == "2020-07-24"
    assert head.modified is not None
    assert (str(head.modified.value), head.modified.because) == (
        "2020-07-25", "told by the page's metadata as '2020-07-25T09:00:00Z'",
    )  # fmt: skip
    assert head.retrieved is not None
    assert str(head.retrieved.value) == "2020-07-26"


def test_a_change_leaves_the_id_of_a_document_as_it_was() -> None:
    """The bytes differ, and so the ids; but what is told of a change is no part of what an id is made of."""
    head = read(PAGE.encode(), "a.html").head

    assert read(PAGE.replace("modified_time", "other_time").encode(), "a.html").head.modified is None
    assert head.published == read(PAGE.replace("modified_time", "other_time").encode(), "a.html").head.published


@pytest.mark.parametrize(
    ("page", "day"),
    [
        ("<meta itemprop=dateModified content='2020-07-25'>", "2020-07-25"),
        ("<meta content='2020-07-25' name=\"last-modified\">", "2020-07-25"),
        ('<script type="application/ld+json">{"dateModified": "2020-07-25T10:00:00"}</script>', "2020-07-25T10:00:00"),
        ("<meta name='viewport' content='width=device-width'>", None),
        ("<p>dateModified: 2020-07-25</p>", None),
    ],
)
def test_the_change_stands_where_publishers_put_it(page: str, day: str | None) -> None:
    assert find_modified(page) == day


def test_a_page_that_was_not_saved_by_a_program_says_no_day() -> None:
    assert find_saved("<html><body>saved date unknown</body></html>") is None


def test_front_matter_tells_change_retrieval_and_original() -> None:
    text = (
        "---\ntitle: Manifests\ndate: 2020-07-24\nmodified: 2020-07-25\nretrieved: 26 July 2020\n"
        "translation_of: a.ru.txt\n---\n\nInspectors asked three carriers for their cargo manifests.\n"
    )
    head = read(text.encode(), "a.txt").head

    assert [str(one.value) for one in (head.published, head.modified, head.retrieved) if one] == [
        "2020-07-24", "2020-07-25", "2020-07-26",
    ]  # fmt: skip
    assert head.translates is not None
    assert (head.translates.value, head.translates.because) == ("a.ru.txt", "told by the front matter")
