"""Pictures: what is said of them apart from what is seen, their files sent as what they are, those that look alike."""

import re

import pytest
from tests.web.conftest import CAPTION
from tests.web.test_pages import text_of

from armsledger.store.ledger import Ledger


def digests(sample) -> tuple[str, ...]:
    with Ledger.open(sample.url) as ledger:
        return ledger.pictures.list_digests(0, 10)[0]


def test_the_list_shows_every_picture_and_every_piece_of_evidence(sample, owner) -> None:
    answer = owner.get("/evidence/")
    page, shown = answer.content.decode(), text_of(answer)

    assert len(digests(sample)) == 2
    for digest in digests(sample):
        assert f'src="/evidence/{digest}/copy/"' in page
    with Ledger.open(sample.url) as ledger:
        items = [item for record in ledger.iter_records() for item in record.evidence]
    assert items
    for item in items:
        assert item.span.quote in shown


def test_a_picture_says_its_caption_its_file_and_what_looks_like_it(sample, owner) -> None:
    first, second = digests(sample)
    shown = text_of(owner.get(f"/evidence/{first}/"))

    assert CAPTION in shown
    assert first in shown
    assert "image/jpeg, 800 × 600 pixels" in shown
    assert "27 May 2020" in shown
    assert "Nobody has written down what is seen in it." in shown
    assert re.search(r"\b\d{1,2} of 256 bits of their looks differ; 400 × 300", shown)
    assert f"/evidence/{second}/" in owner.get(f"/evidence/{first}/").content.decode()


def test_the_file_is_sent_as_received_as_an_image_and_nothing_else(sample, owner) -> None:
    first, second = digests(sample)
    for digest, media_type in ((first, "image/jpeg"), (second, "image/png")):
        answer = owner.get(f"/evidence/{digest}/file/")
        with Ledger.open(sample.url) as ledger:
            assert answer.content == ledger.get_bytes(digest)
        assert answer.headers["Content-Type"] == media_type
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    copy = owner.get(f"/evidence/{first}/copy/")
    assert copy.headers["Content-Type"] == "image/jpeg"
    assert copy.content.startswith(b"\xff\xd8")


def test_the_bytes_of_a_document_are_not_sent_as_a_picture(sample, owner) -> None:
    with Ledger.open(sample.url) as ledger:
        text = ledger.get_document(sample.document_id).sha256
    for what in ("", "file/", "copy/"):
        assert owner.get(f"/evidence/{text}/{what}").status_code == 404
        assert owner.get(f"/evidence/{'0' * 64}/{what}").status_code == 404


def test_what_a_person_sees_is_kept_apart_in_the_chain_and_undone(sample, owner) -> None:
    address = f"/evidence/{sample.sha256}/"
    said = {"feature": "six lorries in a row", "where": "lower half", "comment": "counted at full size"}

    kept = owner.post(address, said, follow=True)
    assert "six lorries in a row lower half Ana Reviewer" in text_of(kept)
    assert "counted at full size" in text_of(kept)
    with Ledger.open(sample.url) as ledger:
        (standing,) = ledger.rulings()
        ledger.check_chain()
    assert (standing.by, standing.ruling.feature) == ("Ana Reviewer", said["feature"])
    assert standing.ruling.where == "lower half"

    undone = owner.post(address, {"undo": standing.decision_id, "comment": "they are five"}, follow=True)
    assert "Nobody has written down what is seen in it." in text_of(undone)
    assert "is nothing seen in this picture" in text_of(owner.post(address, {"undo": "dec-1", "comment": "x"}))


@pytest.mark.parametrize("missing", ["feature", "comment"])
def test_an_observation_without_words_or_because_is_not_kept_and_stays_typed(sample, owner, missing: str) -> None:
    said = {"feature": "six lorries", "where": "", "comment": "counted"} | {missing: " "}
    answer = owner.post(f"/evidence/{sample.sha256}/", said)

    assert "This field is required." in text_of(answer)
    assert ("six lorries" if missing == "comment" else "counted") in answer.content.decode()
    with Ledger.open(sample.url) as ledger:
        assert ledger.decisions() == ()
