"""No words, no claim: what does not quote its document never becomes a record."""

from dataclasses import replace

import pytest

from armsledger.errors import ForeignRecordError, SpanDriftError
from armsledger.model.document import Span
from armsledger.model.ids import make_id
from armsledger.model.record import DocumentRecord
from armsledger.pipeline.cores import load_cores
from armsledger.pipeline.reading import read_record
from armsledger.read.rows import document_from_row
from armsledger.settings import Settings

TEXT = "Turkey sent 14 armoured vehicles to Libya, the Egyptian foreign ministry said on Tuesday."


@pytest.fixture(scope="module")
def record() -> DocumentRecord:
    document = document_from_row({"doc_id": "row", "text": TEXT, "published": "2020-05-20"})
    return read_record(document, load_cores(Settings())).record


def test_a_record_knows_its_claims_statements_and_entities(record: DocumentRecord) -> None:
    (claim,) = record.claims

    assert record.statement_of(claim).id == claim.statement_id
    assert {record.entity(f.entity_id).name for f in claim.fillers if f.entity_id} >= {"Libya"}
    with pytest.raises(KeyError):
        record.entity("ent-unknown")


def test_a_claim_whose_quote_drifted_is_refused(record: DocumentRecord) -> None:
    (claim,) = record.claims
    drifted = replace(claim, span=Span(record.document.id, 0, 6, "Greece"))

    with pytest.raises(SpanDriftError, match="reads 'Turkey', expected 'Greece'"):
        replace(record, claims=(drifted,))


def test_a_filler_whose_words_drifted_is_refused(record: DocumentRecord) -> None:
    (claim,) = record.claims
    filler = replace(claim.fillers[0], span=Span(record.document.id, 1, 7, "Turkey"))

    with pytest.raises(SpanDriftError, match="expected 'Turkey'"):
        replace(record, claims=(replace(claim, fillers=(filler,)),))


def test_a_claim_of_an_unknown_statement_is_refused(record: DocumentRecord) -> None:
    (claim,) = record.claims
    stray = replace(claim, statement_id=make_id("stm", "elsewhere"))

    with pytest.raises(ForeignRecordError, match="a record holds one document's parts only"):
        replace(record, claims=(stray,))


def test_a_claim_of_an_unknown_entity_is_refused(record: DocumentRecord) -> None:
    with pytest.raises(ForeignRecordError, match=record.claims[0].id):
        replace(record, entities=())


def test_a_quote_of_another_document_is_refused(record: DocumentRecord) -> None:
    other = document_from_row({"doc_id": "other", "text": TEXT + " Again."})

    with pytest.raises(SpanDriftError, match=other.id):
        replace(record, document=other)
