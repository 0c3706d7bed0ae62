"""One document as a page, read back by a parser of HTML."""

import pytest
from lxml import html

from armsledger.errors import LedgerMissingError
from armsledger.publish.exchange.document_html import iter_document_html
from armsledger.publish.exchange.loss import Tally


def page_of(contents, document_id: str) -> html.HtmlElement:
    return html.fromstring("".join(iter_document_html(contents, document_id, Tally())))


def test_every_claim_is_marked_on_its_words_and_has_its_card(libya, libya_contents) -> None:
    record = libya.gazette_record()

    page = page_of(libya_contents, record.document.id)

    cards = {card.get("id"): card for card in page.iter("li")}
    assert set(cards) == {f"card-{claim.id}" for claim in record.claims}
    for claim in record.claims:
        assert cards[f"card-{claim.id}"].find("blockquote").text == claim.span.quote
    text = "".join("".join(block.itertext()) for block in page.find(".//article"))
    assert "US Africa Command assesses that" in text
    assert page.xpath("//mark[@class='refused']/@title") == ["the pronoun “they” has no antecedent in the document"]


def test_right_to_left_text_runs_as_it_should(libya, libya_contents) -> None:
    record = libya.arabic_record()

    page = page_of(libya_contents, record.document.id)

    (mark,) = {mark.getparent() for mark in page.iter("mark")}
    assert mark.get("dir") == "auto"
    assert "".join(part.text for part in page.iter("mark")) == record.claims[0].span.quote


def test_a_denied_claim_looks_another_way(libya, libya_contents) -> None:
    page = page_of(libya_contents, libya.russian_record().document.id)

    assert {mark.get("class") for mark in page.iter("mark")} == {"denied"}


def test_the_page_asks_nothing_of_a_network_and_repeats_itself(libya, libya_contents) -> None:
    document_id = libya.gazette_record().document.id
    tally = Tally()
    text = "".join(iter_document_html(libya_contents, document_id, tally))

    assert "<script" not in text
    assert "http://" not in text.replace("http-equiv", "")
    assert tally.lost["links"] == 2
    assert tally.lost["matterless"] == 1
    assert "".join(iter_document_html(libya_contents, document_id, Tally())) == text


def test_a_document_that_is_not_there_is_said_to_be_missing(empty_contents) -> None:
    with pytest.raises(LedgerMissingError, match="doc-0 is no document of this ledger"):
        list(iter_document_html(empty_contents, "doc-0", Tally()))
