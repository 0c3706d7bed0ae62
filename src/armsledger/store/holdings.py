"""What a ledger holds, in numbers, and which run came last."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Max, TextField, Value
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import NullIf

from armsledger.errors import LedgerMissingError
from armsledger.model.document import Head
from armsledger.model.finding import Finding
from armsledger.model.matter import Matter
from armsledger.store import models
from armsledger.store.encode import from_plain
from armsledger.store.snapshots import find_last_run_id


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


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run in a list: when its matters became those that stand (None: it derived none, or nobody said when)."""

    id: str
    at_utc: datetime | None
    documents: int


def count_holdings(alias: str) -> Holdings:
    """Count what a ledger holds."""
    readings = models.ReadingRow.objects.using(alias).values("document_id").annotate(last=Max("id")).values("last")
    last = find_last_run_id(alias)
    return Holdings(
        documents=models.DocumentRow.objects.using(alias).count(),
        claims=models.ClaimRow.objects.using(alias).filter(reading_id__in=readings).count(),
        refusals=models.RefusalRow.objects.using(alias).filter(reading_id__in=readings).count(),
        matters=models.MatterRow.objects.using(alias).filter(snapshot_id=last).count() if last else 0,
        decisions=models.DecisionRow.objects.using(alias).count(),
        runs=models.RunRow.objects.using(alias).count(),
    )


def list_runs(alias: str, number: int) -> tuple[RunLine, ...]:
    """The runs that wrote last, the last first; those that read nothing stand at the end.

    Of runs that derived matters only the last are looked at: each of them may have come to every document.
    """
    derivations = models.DerivationRow.objects.using(alias).order_by("-pk")
    times = dict(reversed(derivations.values_list("snapshot_id", "at_utc")[: number * 2]))
    others = models.RunRow.objects.using(alias).filter(snapshotrow__isnull=True).values_list("key", flat=True)
    readings = models.RunReadingRow.objects.using(alias)
    keys = [*times, *others]
    counts = readings.filter(run_id__in=keys).values("run_id").annotate(last=Max("id"), held=Count("id"))
    found = {row["run_id"]: (row["last"], row["held"]) for row in counts}
    ordered = sorted(keys, key=lambda key: (-found.get(key, (0, 0))[0], key))[:number]
    return tuple(RunLine(key, _time(times.get(key)), found.get(key, (0, 0))[1]) for key in ordered)


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def get_matter(alias: str, matter_id: str) -> tuple[Matter, Finding | None]:
    """A matter as it was derived last, with its finding. Raises LedgerMissingError where no run came to it."""
    row = models.MatterRow.objects.using(alias).filter(key=matter_id).order_by("pk").last()
    if row is None:
        raise LedgerMissingError(matter_id, "matter")
    finding = models.FindingRow.objects.using(alias).filter(snapshot_id=row.snapshot_id, matter_key=matter_id).first()
    return from_plain(Matter, row.content), from_plain(Finding, finding.content) if finding else None


def find_matters(alias: str, document_id: str) -> tuple[Matter, ...]:
    """The matters of the last run that stand on a document, in the order of the run."""
    last = find_last_run_id(alias)
    rows = models.MatterRow.objects.using(alias).filter(snapshot_id=last, content__icontains=document_id)
    return tuple(from_plain(Matter, row.content) for row in rows.order_by("position"))


def count_documents(alias: str) -> int:
    """How many documents a ledger holds."""
    return models.DocumentRow.objects.using(alias).count()


def list_documents(alias: str, first: int, number: int) -> tuple[DocumentLine, ...]:
    """Documents without their texts, from the `first` on, the last published first, those without a day at the end."""
    rows = models.DocumentRow.objects.using(alias)
    published = KeyTextTransform("value", KeyTransform("published", "head"))
    told = NullIf(published, Value("null"), output_field=TextField())  # SQLite gives a missing day as that word
    ordered = rows.annotate(day=told).order_by(F("day").desc(nulls_last=True), "source", "key")
    keys = list(ordered.values_list("key", flat=True)[first : first + number])  # narrow, so that sorting them is cheap
    lines = {row[0]: row for row in rows.filter(pk__in=keys).values_list("key", "source", "media_type", "head")}
    return tuple(_line(*lines[key]) for key in keys)


def _line(key: str, source: str, media_type: str, head: dict[str, Any]) -> DocumentLine:
    read = from_plain(Head, head)
    return DocumentLine(key, source, media_type, read.title.value, read.outlet.value, read.published.value)
