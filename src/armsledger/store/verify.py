"""A ledger gone through from end to end: the chain, what was decided on, the bytes, and every quotation.

It stops at the first break and names it. Nothing is held but the batch in hand, so that a ledger of any size can be
verified. What it cannot show: links cut off the end of the chain, and documents removed with all that hangs on them;
both show against a hash and counts noted elsewhere.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import DatabaseError
from django.db.models import Count, Exists, F, Max, Model, OuterRef

from armsledger.errors import ArmsledgerError, ChainBrokenError, LedgerBrokenError
from armsledger.model.decision import GENESIS
from armsledger.model.verification import Verification
from armsledger.store import models
from armsledger.store.blobs import get_bytes
from armsledger.store.chain import SUBJECT_TABLES, check_chain
from armsledger.store.concerns import check_concerns
from armsledger.store.custody import named_digests, read_last_hash, to_custody
from armsledger.store.custody_chain import GENESIS as NO_CUSTODY
from armsledger.store.custody_chain import hash_event
from armsledger.store.name_verdicts import check_pairs
from armsledger.store.records import read_records
from armsledger.store.rulings import check_rulings

Notify = Callable[[str, int, int], None]
_READINGS: Final = 50  # a batch: a few megabytes of text
_KEYS: Final = 500  # rows of ids alone
_PARTS: Final[tuple[tuple[str, type[Model], str], ...]] = (
    ("statement", models.StatementRow, "reading"),
    ("claim", models.ClaimRow, "reading"),
    ("entity", models.EntityRow, "reading"),
    ("link", models.LinkRow, "reading"),
    ("evidence item", models.EvidenceRow, "reading"),
    ("refusal", models.RefusalRow, "reading"),
    ("filler", models.FillerRow, "claim"),
    ("matter", models.MatterRow, "snapshot"),
    ("finding", models.FindingRow, "snapshot"),
    ("origin", models.OriginRow, "matter"),
)


@dataclass(frozen=True, slots=True)
class _Step:
    """One pass over the ledger: its name for people, how many things it will look at, and the looking."""

    name: str
    total: int
    look: Iterator[int]


def verify(alias: str, notify: Notify) -> Verification:
    """Go through all of the ledger and give the counts; `notify` hears the step, how much is done, and of how much.

    Raises ChainBrokenError, LedgerDamageError, SpanDriftError or LedgerBrokenError for the first break.
    """
    for step in _steps(alias):
        done = 0
        notify(step.name, 0, step.total)
        for seen in _told(step):
            done += seen
            notify(step.name, done, step.total)
    return _count(alias)


def _told(step: _Step) -> Iterator[int]:
    """Errors that are no break of ours (a damaged page of the file, a row that makes no noun) named as breaks."""
    try:
        yield from step.look
    except ArmsledgerError:
        raise
    except (DatabaseError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise LedgerBrokenError(step.name, f"cannot be read ({' '.join(str(error).split())})") from error


def _steps(alias: str) -> Iterator[_Step]:
    decisions = models.DecisionRow.objects.using(alias).count()
    blobs = models.BlobRow.objects.using(alias).count()
    documents = models.DocumentRow.objects.using(alias).count()
    readings = models.ReadingRow.objects.using(alias).count()
    yield _Step("the chain of decisions", decisions, _check_decisions(alias, decisions))
    yield _Step("what was decided on", decisions, _check_subjects(alias))
    yield _Step("stored files", blobs, _check_blobs(alias))
    yield _Step("files of the documents", documents, _check_files(alias))
    custodies = models.CustodyRow.objects.using(alias).count()
    yield _Step("custody", custodies, _check_custody(alias))
    yield _Step("rows of the readings", len(_PARTS), _check_rows(alias))
    yield _Step("quotations", readings, _check_quotations(alias))


def _check_decisions(alias: str, count: int) -> Iterator[int]:
    check_chain(alias)
    check_pairs(alias)
    check_rulings(alias)
    check_concerns(alias)
    yield count


def _check_subjects(alias: str) -> Iterator[int]:
    rows = models.DecisionRow.objects.using(alias).order_by("position").values_list("position", "key", "subject_key")
    for position, key, subject in rows.iterator(chunk_size=_KEYS):
        table = SUBJECT_TABLES.get(subject.partition("-")[0])
        if table is None or not table._default_manager.using(alias).filter(key=subject).exists():
            raise ChainBrokenError(position, key, f"is about {subject}, which the ledger no longer holds")
        yield 1


def _check_blobs(alias: str) -> Iterator[int]:
    """The digests are listed first and each file is read alone: no more than one is held."""
    for digest in models.BlobRow.objects.using(alias).order_by("sha256").values_list("sha256", flat=True):
        get_bytes(alias, digest)
        yield 1


def _check_files(alias: str) -> Iterator[int]:
    stored = models.BlobRow.objects.using(alias).filter(sha256=OuterRef("sha256"))
    rows = models.DocumentRow.objects.using(alias).order_by("key").annotate(stored=Exists(stored))
    for key, digest, is_stored in rows.values_list("key", "sha256", "stored").iterator(chunk_size=_KEYS):
        if not is_stored:
            raise LedgerBrokenError(key, f"has lost the bytes that it was received as (SHA-256 {digest})")
        yield 1


def _check_custody(alias: str) -> Iterator[int]:
    """Every event follows from the one before, and what it names is still held: bytes, WARC file, time stamp."""
    previous = NO_CUSTODY
    for row in models.CustodyRow.objects.using(alias).order_by("pk").iterator(chunk_size=_KEYS):
        if row.previous_hash != previous:
            raise LedgerBrokenError(row.source, f"(custody, {row.at_utc}) does not follow the event before it")
        if row.hash != hash_event(previous, row):
            raise LedgerBrokenError(row.source, f"(custody, {row.at_utc}) is not what was written")
        previous = row.hash
        for digest in named_digests(to_custody(row)):
            if not models.BlobRow.objects.using(alias).filter(pk=digest).exists():
                raise LedgerBrokenError(row.source, f"has lost the bytes that came from there (SHA-256 {digest})")
        yield 1


def _check_rows(alias: str) -> Iterator[int]:
    """Parts are numbered from 0 under what holds them: a row taken out from between others leaves a gap."""
    for noun, table, owner in _PARTS:
        rows = table._default_manager.using(alias).values(owner).annotate(held=Count("pk"), last=Max("position"))
        gap = rows.exclude(held=F("last") + 1).order_by(owner).values_list(owner, flat=True).first()
        if gap is not None:
            raise LedgerBrokenError(_words_for(alias, owner, gap), f"has lost a row: one {noun} or more")
        yield 1


def _words_for(alias: str, owner: str, row: Any) -> str:
    """The id of what a row belongs to: of its document, claim or matter, or of the run."""
    if owner == "reading":
        return models.ReadingRow.objects.using(alias).get(pk=row).document_id
    if owner == "claim":
        return models.ClaimRow.objects.using(alias).get(pk=row).key
    return models.MatterRow.objects.using(alias).get(pk=row).key if owner == "matter" else str(row)


def _check_quotations(alias: str) -> Iterator[int]:
    """Every reading, also those that a later one followed: making its record checks each span against the text."""
    last = 0
    while numbers := list(
        models.ReadingRow.objects.using(alias)
        .filter(pk__gt=last)
        .order_by("pk")
        .values_list("pk", flat=True)[:_READINGS]
    ):
        yield len(read_records(alias, numbers))
        last = numbers[-1]


def _count(alias: str) -> Verification:
    last = models.DecisionRow.objects.using(alias).order_by("position").last()
    return Verification(
        documents=models.DocumentRow.objects.using(alias).count(),
        files=models.BlobRow.objects.using(alias).count(),
        readings=models.ReadingRow.objects.using(alias).count(),
        claims=models.ClaimRow.objects.using(alias).count(),
        decisions=last.position if last else 0,
        last_hash=last.hash if last else GENESIS,
        custody=models.CustodyRow.objects.using(alias).count(),
        custody_hash=read_last_hash(alias),
    )
