"""Where words stand on paper, and that documents without pages are written as before there were locators."""

from armsledger.model.document import Block, BlockKind, Head
from armsledger.model.locator import Located, Locator
from armsledger.model.plain import from_plain, to_plain
from armsledger.model.score import Reading

NOTHING = Reading(None, "not said")


def line(page: int, label: str | None = None) -> Locator:
    return Locator(0, 9, page, 70.0, 80.0, 200.0, 94.0, label)


def test_a_place_is_worded_as_a_footnote_gives_it() -> None:
    assert Located((line(3),)).words == "p. 3"
    assert Located((line(3, "3"),)).words == "p. 3"
    assert Located((line(3, "11"), line(3, "11"))).words == "p. 3 (printed 11)"
    assert Located((line(3), line(4))).words == "pp. 3–4"
    assert Located((line(4), line(3), line(4))).pages == (3, 4)


def test_a_block_without_pages_is_written_as_before() -> None:
    plain = {"start": 0, "end": 9, "kind": "paragraph"}

    assert to_plain(Block(0, 9, BlockKind.PARAGRAPH)) == plain
    assert from_plain(Block, plain) == Block(0, 9, BlockKind.PARAGRAPH)


def test_a_block_with_pages_is_read_back_the_same() -> None:
    block = Block(0, 9, BlockKind.FOOTNOTE, (line(1), line(2, "ii")), "ar")

    assert from_plain(Block, to_plain(block)) == block
    assert set(to_plain(block)) == {"start", "end", "kind", "locators", "language"}


def test_a_head_that_says_nothing_new_is_written_as_before() -> None:
    head = Head(*[NOTHING] * 8)  # type: ignore[arg-type]  # None fits any reading

    assert len(to_plain(head)) == 8
    assert from_plain(Head, to_plain(head)) == head
