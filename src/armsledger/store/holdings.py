"""What a ledger holds, in numbers, and which run came last."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Q

from armsledger.errors import LedgerMissingError
from armsledger.model.document import Head
from armsledger.model.finding import Finding
from armsledger.model.matter import Matter
from armsledger.store import models
from armsledger.store.encode import from_plain


@dataclass(frozen=True, slots=True)
class Holdings:
    """How many of each noun a ledger holds; claims are those of the latest readings, matters those of the last run."""

    documents: int
    claims: int
    refusals: int
    matters: int
    decisions: int
    runs: int


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in a list."""

    id: str
    source: str
    media_type: str
    title: str | None
    outlet: str | None
    published: date | None


def count_holdings(alias: str) -> Holdings:
    """Count what a ledger holds."""
    readings = models.ReadingRow.objects.using(alias).values("document_id").annotate(last=Max("id")).values("last")
    last = find_last_run(alias)
    return Holdings(
        documents=models.DocumentRow.objects.using(alias).count(),
        claims=models.ClaimRow.objects.using(alias).filter(reading_id__in=readings).count(),
        refusals=models.RefusalRow.objects.using(alias).filter(reading_id__in=readings).count(),
        matters=models.MatterRow.objects.using(alias).filter(snapshot_id=last).count() if last else 0,
        decisions=models.DecisionRow.objects.using(alias).count(),
        runs=models.RunRow.objects.using(alias).count(),
    )


def find_last_run(alias: str) -> str | None:
    """The run whose matters were derived last, or None where none was."""
    row = models.MatterRow.objects.using(alias).order_by("pk").last()
    return row.snapshot_id if row else None


def list_runs(alias: str) -> tuple[str, ...]:
    """All runs, the last to write first; those that read nothing stand at the end."""
    order = models.RunReadingRow.objects.using(alias).values("run_id").annotate(last=Max("id")).order_by("-last")
    wrote = [row["run_id"] for row in order]
    others = models.RunRow.objects.using(alias).exclude(pk__in=wrote).order_by("key").values_list("key", flat=True)
    return (*wrote, *others)


def get_matter(alias: str, matter_id: str) -> tuple[Matter, Finding | None]:
    """A matter as it was derived last, with its finding. Raises LedgerMissingError where no run came to it."""
    row = models.MatterRow.objects.using(alias).filter(key=matter_id).order_by("pk").last()
    if row is None:
        raise LedgerMissingError(matter_id, "matter")
    finding = models.FindingRow.objects.using(alias).filter(snapshot_id=row.snapshot_id, matter_key=matter_id).first()
    return from_plain(Matter, row.content), from_plain(Finding, finding.content) if finding else None


def find_matters(alias: str, document_id: str) -> tuple[Matter, ...]:
    """The matters of the last run that stand on a document, in the order of the run."""
    last = find_last_run(alias)
    rows = models.MatterRow.objects.using(alias).filter(snapshot_id=last, content__icontains=document_id)
    return tuple(from_plain(Matter, row.content) for row in rows.order_by("position"))


def list_documents(alias: str) -> tuple[DocumentLine, ...]:
    """All documents without their texts, the last published first, those without a day at the end."""
    rows = models.DocumentRow.objects.using(alias).values_list("key", "source", "media_type", "head")
    lines = [_line(*row) for row in rows]
    return tuple(sorted(lines, key=lambda line: (line.published is None, -_ordinal(line.published), line.source)))


def _line(key: str, source: str, media_type: str, head: dict[str, Any]) -> DocumentLine:
    read = from_plain(Head, head)
    return DocumentLine(key, source, media_type, read.title.value, read.outlet.value, read.published.value)


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def find_documents(alias: str, words: str, limit: int) -> tuple[DocumentLine, ...]:
    """Documents that were received as something with these words, have them in a title, or bear them as id."""
    titled = models.IndexClaimRow.objects.using(alias).filter(title__icontains=words).values_list("document_key")
    named = Q(key=words) | Q(source__icontains=words) | Q(key__in=titled.distinct()[: limit * 4])
    rows = models.DocumentRow.objects.using(alias).filter(named).order_by("source", "key")
    return tuple(_line(*row) for row in rows.values_list("key", "source", "media_type", "head")[:limit])
