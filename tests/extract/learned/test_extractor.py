"""The learned extractor: what it gives stands on words, is always the same, and says why."""

import hashlib
from functools import cache
from importlib.resources import files

import pytest

from armsledger.annotate.learned.annotator import LearnedAnnotator
from armsledger.annotate.rules import RuleAnnotator
from armsledger.extract.learned.extractor import LearnedExtractor
from armsledger.extract.rules import RuleExtractor
from armsledger.model.claim import ClaimKind, Extraction, Role
from armsledger.model.received import Received
from armsledger.model.stance import Stance
from armsledger.read.document import read_document
from armsledger.read.hints import ReadHints
from armsledger.read.rows import document_from_row

TEXT = (
    "Russia sent fourteen MiG-29 fighter jets to Libya in May 2020, US Africa Command said on Tuesday. "
    "The jets were flown by mercenaries of the Wagner Group and supported the Libyan National Army.\n"
    "Moscow denied that it had sent aircraft to Libya. Turkey, for its part, has trained fighters of the "
    "Government of National Accord and supplied them with Bayraktar TB2 drones.\n"
    "The museum in the capital was open on Sunday and many families came."
)


@cache
def extracted(text: str) -> Extraction:
    document = document_from_row({"doc_id": "d", "text": text, "published": "2020-07-24"})
    return LearnedExtractor().extract(document, LearnedAnnotator().annotate(document))


def test_every_quote_and_filler_stands_in_the_text() -> None:
    found = extracted(TEXT)
    assert found.claims
    for span in (span for claim in found.claims for span in claim.spans):
        assert TEXT[span.start : span.end] == span.quote


def test_each_claim_has_its_kind_its_voice_and_a_probability_with_its_reason() -> None:
    found = extracted(TEXT)
    statements = {statement.id: statement for statement in found.statements}
    sent = next(claim for claim in found.claims if claim.kind is ClaimKind.TRANSFER)

    assert sent.span.quote.startswith("Russia sent fourteen MiG-29 fighter jets")
    assert [filler.span.quote for filler in sent.filled(Role.ACTOR)] == ["Russia"]
    assert statements[sent.statement_id].voice.name == "US Africa Command"
    assert 0 < sent.score.value < 1
    assert "found by" in sent.score.because


def test_no_filler_begins_or_ends_with_a_word_that_names_nothing() -> None:
    nothing = {"the", "a", "of", "in", "to", "and", "its", ",", ".", "with", "from", "by"}
    for claim in extracted(TEXT).claims:
        for filler in claim.fillers:
            words = filler.span.quote.lower().split()
            assert words[0] not in nothing
            assert words[-1] not in nothing


def test_a_denial_that_the_rules_read_stays_one() -> None:
    denied = [claim for claim in extracted(TEXT).claims if claim.stance is Stance.DENIED]
    assert [claim.kind for claim in denied] == [ClaimKind.TRANSFER]


def test_what_is_assessed_is_never_plainly_asserted() -> None:
    text = "It is assessed that Russia continues to provide weapons to Libya, US Africa Command said in a statement."
    assert {claim.stance for claim in extracted(text).claims} == {Stance.ASSESSED}


def test_peaceful_sentences_make_no_claims() -> None:
    assert not extracted("The museum in the capital was open on Sunday and many families came.").claims


def test_the_same_text_gives_the_same_claims() -> None:
    document = document_from_row({"doc_id": "d", "text": TEXT, "published": "2020-07-24"})
    again = LearnedExtractor().extract(document, LearnedAnnotator().annotate(document))
    assert again == extracted(TEXT)


@pytest.mark.parametrize("text", ["", "Libya", "Россия отправила самолёты в Ливию."])
def test_texts_that_the_core_does_not_read_are_read_by_the_rules(text: str) -> None:
    document = document_from_row({"doc_id": "d", "text": text or "…", "published": "2020-07-24"})
    annotations = RuleAnnotator().annotate(document)
    drafted = RuleExtractor().extract(document, annotations)
    assert LearnedExtractor().extract(document, annotations) == drafted


def test_what_only_began_then_goes_on_from_then() -> None:
    (claim,) = extracted("Russia began sending weapons to Libya in October 2018.").claims
    assert claim.when is not None
    assert (str(claim.when.earliest), claim.when.latest) == ("2018-10-01", None)


def test_the_day_in_the_dateline_is_that_of_the_report() -> None:
    (sent,) = extracted("CAIRO, 24 July 2020 - Turkey sent trucks to Libya, the Egyptian foreign ministry said.").claims
    (told,) = extracted("CAIRO, 24 July 2020 - Turkey sent trucks to Libya on 20 July 2020, Egypt said.").claims

    assert sent.when is None
    assert told.when is not None
    assert told.when.words == "on 20 July 2020"


def test_where_a_report_was_written_is_no_destination() -> None:
    """The headline is a claim without a full stop, and the dateline comes right after it."""
    name = "2020-05-26-africom-wire.md"
    data = (files("armsledger.cli") / "sample" / name).read_bytes()
    document = read_document(Received(name, data, hashlib.sha256(data).hexdigest()), ReadHints())
    found = LearnedExtractor().extract(document, LearnedAnnotator().annotate(document))
    headline = next(claim for claim in found.claims if claim.span.quote == "Russia sent fighter jets to Libya")

    assert document.head.dateline.value == "STUTTGART, Germany, May 26 (Sample Wire)"
    assert [filler.span.quote for filler in headline.filled(Role.DESTINATION)] == ["Libya"]
