"""One document's way from text to checked record."""

from dataclasses import dataclass

from armsledger.extract.statement_kinds import add_statement_kinds
from armsledger.model.annotation import Annotations
from armsledger.model.document import Document
from armsledger.model.record import DocumentRecord
from armsledger.pipeline.cores import Cores
from armsledger.resolve.document import resolve_document


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document's record with the annotations that it was made from."""

    annotations: Annotations
    record: DocumentRecord


def read_record(document: Document, cores: Cores) -> ReadDocument:
    """Annotate, extract and resolve one document; every quotation is checked when the record is made."""
    annotations = cores.annotator.annotate(document)
    extraction = add_statement_kinds(document, annotations, cores.extractor.extract(document, annotations))
    resolution = resolve_document(document, annotations, extraction)
    record = DocumentRecord(
        document=document,
        statements=extraction.statements,
        claims=resolution.claims,
        entities=resolution.entities,
        links=resolution.links,
        evidence=resolution.evidence,
        refusals=extraction.refusals,
        versions=cores.versions,
    )
    return ReadDocument(annotations, record)
