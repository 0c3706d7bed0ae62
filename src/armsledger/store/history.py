"""In which order a ledger came to be what it is: for whoever carries it elsewhere."""

from datetime import datetime

from django.db.models import Min

from armsledger.model.identity import NameKey
from armsledger.store import models
from armsledger.store.encode import from_plain


def runs_in_order(alias: str) -> tuple[str, ...]:
    """All runs in the order in which they first wrote a reading; those that wrote none come last, by id."""
    first = models.RunReadingRow.objects.using(alias).values("run_id").annotate(first=Min("id")).order_by("first")
    wrote = [row["run_id"] for row in first]
    others = models.RunRow.objects.using(alias).exclude(pk__in=wrote).order_by("key").values_list("key", flat=True)
    return (*wrote, *others)


def read_derivations(alias: str) -> tuple[tuple[str, datetime | None], ...]:
    """Which run's matters came to stand, and when, the first first."""
    rows = models.DerivationRow.objects.using(alias).order_by("pk").values_list("snapshot_id", "at_utc")
    return tuple((run_id, datetime.fromisoformat(at) if at else None) for run_id, at in rows)


def find_name_pair(alias: str, pair_id: str) -> tuple[NameKey, NameKey] | None:
    """The two names of a pair, or None."""
    row = models.NamePairRow.objects.using(alias).filter(key=pair_id).first()
    return (from_plain(NameKey, row.left), from_plain(NameKey, row.right)) if row else None
