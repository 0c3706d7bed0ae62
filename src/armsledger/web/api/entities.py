"""Names over all documents: which are one, and what people say to that."""

from datetime import UTC, datetime

from django.http import HttpRequest
from ninja import Query, Router

from armsledger.model.identity import Identity, NameVerdict
from armsledger.model.judgement import Judgement
from armsledger.pipeline import names as work
from armsledger.pipeline.name_index import heed_verdicts
from armsledger.store.name_looks import list_identities
from armsledger.web.api.bearer import get_bearer_name
from armsledger.web.api.shapes import Decided, Listing, Places, Undone, Word, list_cut, list_from
from armsledger.web.opened import ALIAS, open_ledger

router = Router()


class NamePair(Decided):
    """Two names: words, rows (actor-haftar) or ids of entities; words@doc-… means one document alone."""

    left: Word
    right: Word


@router.get("/entities", response=Listing[Identity])
def list_names(request: HttpRequest, asked: Query[Places]) -> object:
    """List what the names of all documents stand for, the most claimed of first, and why names are one."""
    ledger = open_ledger()
    heed_verdicts(ledger)
    found = list_identities(ALIAS, (), (), asked.start, asked.size)
    return list_from([ledger.names.get_identity(line.id) for line in found.lines], found.total, asked)


@router.get("/entities/verdicts", response=Listing[NameVerdict])
def list_name_verdicts(request: HttpRequest, asked: Query[Places]) -> object:
    """List people's verdicts on names that are in force, the last made first."""
    return list_cut(open_ledger().name_verdicts(), asked)


@router.post("/entities/merge", response=NameVerdict)
def merge_names(request: HttpRequest, pair: NamePair) -> NameVerdict:
    """Say that two names mean one thing, in every document."""
    return _decide(request, pair, Judgement.SAME)


@router.post("/entities/split", response=NameVerdict)
def split_names(request: HttpRequest, pair: NamePair) -> NameVerdict:
    """Say that two names mean two things; nothing joins them then, not even over a third."""
    return _decide(request, pair, Judgement.DIFFERENT)


@router.post("/entities/undo", response=NameVerdict)
def undo_names(request: HttpRequest, undone: Undone) -> NameVerdict:
    """Take a verdict on names back and give what it was."""
    by = get_bearer_name(request)
    return work.undo(open_ledger(), undone.decision_id, by, datetime.now(UTC), undone.comment)


def _decide(request: HttpRequest, pair: NamePair, judgement: Judgement) -> NameVerdict:
    by, now = get_bearer_name(request), datetime.now(UTC)
    return work.decide(open_ledger(), pair.left, pair.right, judgement, by, now, pair.comment)[1]
