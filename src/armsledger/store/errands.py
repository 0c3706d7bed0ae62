"""Errands: that documents were asked to be taken in, and that it was done; so that what was broken off goes on."""

from datetime import datetime, timedelta
from typing import Final

from armsledger.store import models
from armsledger.store.migrate import writing

LONGEST: Final = timedelta(days=1)  # what was broken off longer ago begins anew: pages may have changed


def begin_errand(alias: str, asked_digest: str, at_utc: datetime) -> datetime:
    """Note that something was asked, and give since when: `at_utc`, or when the same began that was broken off."""
    with writing(alias):
        last = models.ErrandRow.objects.using(alias).filter(asked_digest=asked_digest).order_by("pk").last()
        began = datetime.fromisoformat(last.at_utc) if last and not last.is_end else None
        if began is not None and at_utc - began <= LONGEST:
            return began
        _append(alias, asked_digest, at_utc, is_end=False)
    return at_utc


def end_errand(alias: str, asked_digest: str, at_utc: datetime) -> None:
    """Note that what was asked since `at_utc` is done."""
    with writing(alias):
        _append(alias, asked_digest, at_utc, is_end=True)


def _append(alias: str, asked_digest: str, at_utc: datetime, is_end: bool) -> None:
    models.ErrandRow.objects.using(alias).create(asked_digest=asked_digest, at_utc=at_utc.isoformat(), is_end=is_end)
