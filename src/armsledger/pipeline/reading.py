"""One document's way from text to checked record."""

from dataclasses import dataclass

from armsledger.annotate.toponyms.finder import find_place_names
from armsledger.extract.statement_kinds import add_statement_kinds
from armsledger.knowledge.gazetteer.lookup import Gazetteer
from armsledger.model.annotation import Annotations
from armsledger.model.document import Document
from armsledger.model.picture import Picture
from armsledger.model.record import DocumentRecord
from armsledger.model.toponym import Toponym
from armsledger.pipeline.cores import Cores
from armsledger.pipeline.pictures import with_pictures
from armsledger.resolve.document import resolve_document
from armsledger.resolve.picture_evidence import link_pictures
from armsledger.resolve.toponyms.reading import read_place_names


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document's record with the annotations and place names that it was made from."""

    annotations: Annotations
    record: DocumentRecord
    toponyms: tuple[Toponym, ...]


def read_record(document: Document, cores: Cores, pictures: tuple[Picture, ...] = ()) -> ReadDocument:
    """Annotate, extract and resolve one document with its pictures; making the record checks every quotation."""
    annotations = cores.annotator.annotate(document)
    extraction = add_statement_kinds(document, annotations, cores.extractor.extract(document, annotations))
    toponyms = read_toponyms(document, cores.gazetteer)
    resolution = resolve_document(document, annotations, extraction, toponyms)
    record = DocumentRecord(
        document=document,
        statements=extraction.statements,
        claims=resolution.claims,
        entities=resolution.entities,
        links=resolution.links,
        evidence=link_pictures(resolution.evidence, resolution.claims, pictures),
        refusals=extraction.refusals,
        versions=with_pictures(cores.versions, pictures),
        pictures=pictures,
    )
    return ReadDocument(annotations, record, toponyms)


def read_toponyms(document: Document, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Find and read the place names of one document; no trained core is needed for it."""
    return read_place_names(document, find_place_names(document, gazetteer), gazetteer)
