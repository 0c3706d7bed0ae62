"""What came after the matters that stand: documents that they do not rest on, decisions that they do not heed."""

from dataclasses import dataclass

from django.db.models import Max

from armsledger.store import models


@dataclass(frozen=True, slots=True)
class Pending:
    """How many documents and decisions are newer than the matters that stand."""

    documents: int
    decisions: int

    def __bool__(self) -> bool:
        return bool(self.documents or self.decisions)


def count_pending(alias: str) -> Pending:
    """Count what matters would be derived from anew; decisions count as newer where the time of deriving is unknown."""
    every = models.ReadingRow.objects.using(alias)
    last = models.DerivationRow.objects.using(alias).order_by("pk").last()
    decisions = models.DecisionRow.objects.using(alias)
    if last is None:
        return Pending(every.values("document_id").distinct().count(), 0)
    latest = every.values("document_id").annotate(last=Max("id")).values("last")
    known = models.RunReadingRow.objects.using(alias).filter(run_id=last.snapshot_id).values("reading_id")
    readings = every.filter(pk__in=latest).exclude(pk__in=known)
    newer = decisions.filter(at_utc__gt=last.at_utc) if last.at_utc else decisions
    return Pending(readings.count(), newer.count())
