"""Documents: their list, and one with its text and everything that was read in it."""

from django.http import HttpRequest
from ninja import Query, Router, Schema

from armsledger.model.record import DocumentRecord
from armsledger.store.holdings import DocumentLine
from armsledger.store.pages import ListPage, page_documents
from armsledger.web.api.shapes import DocumentId, Listing, Size
from armsledger.web.opened import ALIAS, open_ledger

router = Router()


class DocumentPlaces(Schema):
    """Which page of the documents."""

    after: DocumentId | None = None
    size: Size = 50


@router.get("/documents", response=Listing[DocumentLine])
def list_documents(request: HttpRequest, asked: Query[DocumentPlaces]) -> ListPage[DocumentLine]:
    """List the documents without their texts, in the order of their ids."""
    return page_documents(ALIAS, asked.after, asked.size)


@router.get("/documents/{document_id}", response=DocumentRecord)
def show_document(request: HttpRequest, document_id: DocumentId) -> DocumentRecord:
    """Give a document as it was read last: text, statements, claims, entities, links, evidence and what was refused."""
    return open_ledger().get_record(document_id)
