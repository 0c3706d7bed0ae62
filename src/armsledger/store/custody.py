"""Custody: every event by which bytes came, written once, with the bytes themselves, in a chain."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from armsledger.errors import InputError, LedgerMissingError
from armsledger.model.custody import Custody, CustodyEvent, Fetch, Stamp
from armsledger.model.received import Received
from armsledger.store import models
from armsledger.store.appending import keep_bytes
from armsledger.store.custody_chain import GENESIS, hash_event
from armsledger.store.encode import from_plain_or_none, to_plain
from armsledger.store.migrate import writing

_BATCH: Final = 500


def append_custody(alias: str, custody: Custody, kept: Sequence[Received]) -> None:
    """Write an event and the bytes that came with it; raises LedgerMissingError where bytes it names are not held."""
    if custody.at_utc.utcoffset() != timedelta(0):
        raise InputError(
            custody.at_utc.isoformat(), "is no time in UTC", "give the time of the event with time zone UTC"
        )
    with writing(alias):
        for received in kept:
            keep_bytes(alias, received, received.sha256)
        for digest in named_digests(custody):
            if not models.BlobRow.objects.using(alias).filter(pk=digest).exists():
                raise LedgerMissingError(digest, "digest of bytes")
        row = _to_row(custody)
        row.previous_hash = read_last_hash(alias)
        row.hash = hash_event(row.previous_hash, row)
        row.save(using=alias, force_insert=True)


def read_last_hash(alias: str) -> str:
    """The hash of the last event; zeros where there is none."""
    last = models.CustodyRow.objects.using(alias).order_by("pk").last()
    return last.hash if last else GENESIS


def named_digests(custody: Custody) -> tuple[str, ...]:
    """The bytes that an event names: those that came, the WARC file that they came in, and a time stamp."""
    fetched = (custody.fetch.warc_sha256,) if custody.fetch else ()
    stamped = (custody.stamp.over_sha256, custody.stamp.answer_sha256) if custody.stamp else ()
    return (custody.sha256, *fetched, *stamped)


def read_custody(alias: str, sha256: str) -> tuple[Custody, ...]:
    """The events by which these bytes came, the first first."""
    rows = models.CustodyRow.objects.using(alias).filter(sha256=sha256).order_by("pk")
    return tuple(to_custody(row) for row in rows)


def find_last_fetch(alias: str, address: str) -> Custody | None:
    """The last event by which an address was fetched, or None."""
    return _found(alias, address, CustodyEvent.FETCH)


def has_come(alias: str, source: str, sha256: str) -> bool:
    """Say whether these bytes came from that path, name or address before."""
    rows = models.CustodyRow.objects.using(alias).filter(source_digest=_digest(source), sha256=sha256)
    return rows.exclude(event=CustodyEvent.STAMP.value).exists()


def find_stamps(alias: str, sha256: str) -> tuple[Custody, ...]:
    """The time stamps of what came as these bytes, the first first."""
    rows = models.CustodyRow.objects.using(alias).filter(sha256=sha256, event=CustodyEvent.STAMP.value)
    return tuple(to_custody(row) for row in rows.order_by("pk"))


def find_done(alias: str, addresses: Iterable[str]) -> dict[str, datetime]:
    """Those of the addresses that were fetched before, and then read or written down as a failure; and when last."""
    asked = sorted(set(addresses))
    found: dict[str, datetime] = {}
    for start in range(0, len(asked), _BATCH):
        found |= _done(alias, asked[start : start + _BATCH])
    return found


def _done(alias: str, addresses: Sequence[str]) -> dict[str, datetime]:
    by_digest = {_digest(address): address for address in addresses}
    rows = models.CustodyRow.objects.using(alias).filter(
        source_digest__in=list(by_digest), event=CustodyEvent.FETCH.value
    )
    values = rows.order_by("pk").values_list("source_digest", "sha256", "at_utc")
    came = [(by_digest[key], sha256, datetime.fromisoformat(at_utc)) for key, sha256, at_utc in values]
    documents = models.DocumentRow.objects.using(alias).filter(sha256__in={sha256 for _, sha256, _ in came})
    read = set(documents.values_list("sha256", flat=True))
    failures = models.FailureRow.objects.using(alias).filter(source__in={address for address, _, _ in came})
    failed = set(failures.values_list("source", flat=True))
    return {address: at_utc for address, sha256, at_utc in came if sha256 in read or address in failed}


def _to_row(custody: Custody) -> models.CustodyRow:
    return models.CustodyRow(
        sha256=custody.sha256,
        event=custody.event.value,
        at_utc=custody.at_utc.isoformat(),
        by=custody.by,
        source=custody.source,
        source_digest=_digest(custody.source),
        software=custody.software,
        fetch=to_plain(custody.fetch),
        stamp=to_plain(custody.stamp),
    )


def to_custody(row: models.CustodyRow) -> Custody:
    """The event that a row holds."""
    return Custody(
        sha256=row.sha256,
        event=CustodyEvent(row.event),
        at_utc=datetime.fromisoformat(row.at_utc),
        by=row.by,
        source=row.source,
        software=row.software,
        fetch=from_plain_or_none(Fetch, row.fetch),
        stamp=from_plain_or_none(Stamp, row.stamp),
    )


def _found(alias: str, source: str, event: CustodyEvent) -> Custody | None:
    rows = models.CustodyRow.objects.using(alias).filter(source_digest=_digest(source), event=event.value)
    row = rows.order_by("pk").last()
    return to_custody(row) if row else None


def _digest(source: str) -> str:
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
