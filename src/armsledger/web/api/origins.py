"""Origins of documents: which rest on one, and what people say to that."""

from datetime import UTC, datetime

from django.http import HttpRequest
from ninja import Query, Router, Schema

from armsledger.model.judgement import Judgement
from armsledger.model.origin import OriginKind
from armsledger.model.ruling import RulingKind
from armsledger.pipeline import origins as work
from armsledger.web.api.bearer import get_bearer_name
from armsledger.web.api.shapes import Decided, Listing, Places, Word, list_cut
from armsledger.web.api.standings import StandingRow, standing_row
from armsledger.web.opened import open_ledger

router = Router()


class DocumentPair(Decided):
    """Two documents, each by its id, or by its source as long as one alone has it."""

    one: Word
    other: Word


class OriginLine(Schema):
    """A document and how it stands to its origin; documents with one `origin_id` rest on one."""

    document_id: str
    source: str
    origin_id: str
    kind: OriginKind
    because: str


@router.get("/origins", response=Listing[OriginLine])
def list_origins(request: HttpRequest, asked: Query[Places]) -> object:
    """List the documents by origin, the original first."""
    lines = [
        OriginLine(
            document_id=document.id,
            source=document.source,
            origin_id=found.origin_id,
            kind=found.kind,
            because=found.because,
        )
        for document, found in work.list_origins(open_ledger())
    ]
    return list_cut(lines, asked)


@router.get("/origins/rulings", response=Listing[StandingRow])
def list_origin_rulings(request: HttpRequest, asked: Query[Places]) -> object:
    """List people's rulings on origins that are in force, the last made first."""
    return list_cut([standing_row(one) for one in open_ledger().rulings(RulingKind.ORIGIN)], asked)


@router.post("/origins/same", response=StandingRow)
def rule_same_origin(request: HttpRequest, pair: DocumentPair) -> StandingRow:
    """Say that two documents rest on one origin: they count once."""
    return _decide(request, pair, Judgement.SAME)


@router.post("/origins/other", response=StandingRow)
def rule_other_origin(request: HttpRequest, pair: DocumentPair) -> StandingRow:
    """Say that two documents rest on two origins; nothing joins them then, not even over a third."""
    return _decide(request, pair, Judgement.DIFFERENT)


def _decide(request: HttpRequest, pair: DocumentPair, judgement: Judgement) -> StandingRow:
    by, now = get_bearer_name(request), datetime.now(UTC)
    return standing_row(work.decide(open_ledger(), pair.one, pair.other, judgement, by, now, pair.comment))
