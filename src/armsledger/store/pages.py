"""Long lists a page at a time, in the order of ids, so that a page costs the same wherever it stands.

`after` is the last id (or digest) of the page before; None begins.
"""

from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from django.db.models import Model, QuerySet

from armsledger.errors import InputError, LedgerMissingError
from armsledger.model.failure import Failure
from armsledger.model.finding import Finding
from armsledger.model.matter import Matter
from armsledger.store import models
from armsledger.store.encode import from_plain
from armsledger.store.holdings import DocumentLine

MOST_ENTRIES: Final = 200  # of a page

T = TypeVar("T")
RowT = TypeVar("RowT", bound=Model)


@dataclass(frozen=True, slots=True)
class ListPage(Generic[T]):
    """Entries, and what the next page is asked with; None on the last."""

    entries: tuple[T, ...]
    after: str | None


def page_documents(alias: str, after: str | None, size: int) -> ListPage[DocumentLine]:
    """A page of the documents that the index has, without their texts."""
    shown, more = _page(models.IndexDocumentRow.objects.using(alias).all(), "key", after, size)
    return ListPage(tuple(map(_document, shown)), more)


def page_matters(alias: str, run_id: str, after: str | None, size: int) -> ListPage[Matter]:
    """A page of the matters that a run derived."""
    shown, more = _page(models.MatterRow.objects.using(alias).filter(snapshot_id=run_id), "key", after, size)
    return ListPage(tuple(from_plain(Matter, row.content) for row in shown), more)


def page_findings(alias: str, run_id: str, after: str | None, size: int) -> ListPage[Finding]:
    """A page of the findings that a run derived."""
    shown, more = _page(models.FindingRow.objects.using(alias).filter(snapshot_id=run_id), "key", after, size)
    return ListPage(tuple(from_plain(Finding, row.content) for row in shown), more)


def page_failures(alias: str, run_id: str, after: str | None, size: int) -> ListPage[Failure]:
    """A page of the failures of a run, in the order of their digests. Raises LedgerMissingError for no such run."""
    check_run(alias, run_id)
    shown, more = _page(models.FailureRow.objects.using(alias).filter(run_id=run_id), "digest", after, size)
    return ListPage(tuple(Failure(row.source, row.stage, row.problem) for row in shown), more)


def page_runs(alias: str, after: str | None, size: int) -> ListPage[str]:
    """A page of the ids of the runs that wrote here."""
    shown, more = _page(models.RunRow.objects.using(alias).all(), "key", after, size)
    return ListPage(tuple(row.key for row in shown), more)


def get_finding(alias: str, finding_id: str) -> Finding:
    """The finding of that id as it was made last. Raises LedgerMissingError where no run made it."""
    row = models.FindingRow.objects.using(alias).filter(key=finding_id).order_by("pk").last()
    if row is None:
        raise LedgerMissingError(finding_id, "finding")
    return from_plain(Finding, row.content)


def check_run(alias: str, run_id: str) -> None:
    """Raise LedgerMissingError for a run that did not write here."""
    if not models.RunRow.objects.using(alias).filter(pk=run_id).exists():
        raise LedgerMissingError(run_id, "run")


def _page(rows: "QuerySet[RowT]", field: str, after: str | None, size: int) -> tuple[list[RowT], str | None]:
    """The rows of a page; one more is looked for, to know whether there is another page."""
    if not 1 <= size <= MOST_ENTRIES:
        raise InputError(str(size), "is no number of entries for a page", f"ask for 1 to {MOST_ENTRIES}")
    left = rows if after is None else rows.filter(**{f"{field}__gt": after})
    found = list(left.order_by(field)[: size + 1])
    return found[:size], str(getattr(found[size - 1], field)) if len(found) > size else None


def _document(row: models.IndexDocumentRow) -> DocumentLine:
    return DocumentLine(row.key, row.source, row.media_type, row.title, row.outlet, row.published, row.claims)
