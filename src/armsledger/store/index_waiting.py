"""The queue in the index: what of the last run waits for a person, in its order, so that a page of it is one question.

`remake` puts in everything as if nobody had decided, which takes one pass; `take` puts in what people's decisions make
of it, a few matters at a time, and notes up to which decision. Whoever reads a page has it brought up first.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final

from django.db.models import Count, Q, QuerySet

from armsledger.model.claim import ClaimKind
from armsledger.model.decision import Decision, Verdict
from armsledger.model.finding import Fullness
from armsledger.model.matter import Matter
from armsledger.model.review import ReviewState
from armsledger.model.waiting import (
    Entry,
    Ground,
    Noun,
    QueuePage,
    ReadClaim,
    Touched,
    Wanted,
    claim_entry,
    finding_entry,
    matter_entry,
    nobody_decided,
)
from armsledger.store import models
from armsledger.store.chain import to_decision
from armsledger.store.encode import from_plain
from armsledger.store.migrate import writing
from armsledger.store.snapshots import find_last_run_id

_BATCH: Final = 500  # rows written, or keys asked for, at once
_CHUNK: Final = 2000  # rows read at once
_ORDER: Final = ("urgency", "digit", "fewness", "unsure", "noun_order", "key")


def remake(alias: str) -> None:
    """Make the queue anew for the last run, as if nobody had decided anything."""
    run_id = find_last_run_id(alias)
    before = models.IndexQueueRow.objects.using(alias).first()
    last = models.DecisionRow.objects.using(alias).order_by("position").last()
    models.IndexWaitingRow.objects.using(alias).all()._raw_delete(alias)
    models.IndexQueueRow.objects.using(alias).all().delete()
    if run_id is None:
        return
    is_same = before is not None and before.run_key == run_id
    derived = before.derived_position if before and is_same else last.position if last else 0
    for entries in _batches(_undecided(alias, run_id)):
        models.IndexWaitingRow.objects.using(alias).bulk_create([_row(entry) for entry in entries])
    models.IndexQueueRow.objects.using(alias).create(
        id=1, run_key=run_id, derived_position=derived, decision_position=0
    )


def decided_since(alias: str, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Those of these decisions that were made after the matters of the last run came into the index."""
    queue = models.IndexQueueRow.objects.using(alias).first()
    position = queue.derived_position if queue else 0
    rows = models.DecisionRow.objects.using(alias).filter(position__gt=position)
    made = tuple(decisions)
    keys = {
        key
        for some in _batches(sorted(one.id for one in made))
        for key in rows.filter(key__in=some).values_list("key", flat=True)
    }
    return tuple(one for one in made if one.id in keys)


def find_touched(alias: str) -> Touched | None:
    """What the decisions concern that the queue does not heed yet; None where it heeds them all."""
    queue = models.IndexQueueRow.objects.using(alias).first()
    if queue is None:
        return None
    rows = models.DecisionRow.objects.using(alias).filter(position__gt=queue.decision_position).order_by("position")
    decisions = [(row.position, to_decision(row)) for row in rows]
    if not decisions:
        return None
    about = _about(alias, {_root(alias, one) for _, one in decisions})
    matter_ids = {key for key in about if key.startswith("mat-")}
    claims = models.IndexClaimRow.objects.using(alias)
    read = models.RunReadingRow.objects.using(alias).filter(run_id=queue.run_key).values("reading__document_id")
    fields = ("key", "matter_key", "document_key")
    found = [
        row
        for some in _batches(sorted(about))
        for row in claims.filter(key__in=some, document_key__in=read).values_list(*fields)
    ]
    return Touched(
        matter_ids=frozenset(matter_ids | {matter for _, matter, _ in found if matter}),
        claim_ids=frozenset(key for key, _, _ in found),
        document_ids=frozenset(document for _, _, document in found),
        position=decisions[-1][0],
    )


def take(alias: str, keys: Collection[str], entries: Collection[Entry], position: int) -> None:
    """Put entries in the place of what waits under these keys, and note the last decision that is heeded."""
    rows = models.IndexWaitingRow.objects.using(alias)
    with writing(alias):
        for some in _batches(sorted(keys)):
            rows.filter(pk__in=some).delete()
        for these in _batches(entries):
            rows.bulk_create([_row(entry) for entry in these])
        queue = models.IndexQueueRow.objects.using(alias)
        queue.filter(decision_position__lt=position).update(decision_position=position)


def read_page(alias: str, wanted: Wanted, with_second: bool, start: int, size: int | None) -> QueuePage:
    """A page of what waits, first things first, from the entry at `start`."""
    rows = models.IndexWaitingRow.objects.using(alias)
    rows = rows if with_second else rows.filter(second=False)
    rows = _near(alias, rows, wanted)
    counted = rows.values("noun", "kind", "state").annotate(number=Count("*")).order_by("noun", "kind", "state")
    counts = tuple(
        (Noun(row["noun"]), ClaimKind(row["kind"]), ReviewState(row["state"]), row["number"]) for row in counted
    )
    of_kind = {"noun": wanted.noun, "kind": wanted.kind, "state": wanted.state}
    chosen = {field: member.value for field, member in of_kind.items() if member is not None}
    total = sum(number for *members, number in counts if _fits(dict(zip(of_kind, members, strict=True)), chosen))
    ordered = rows.filter(**chosen).order_by(*_ORDER).values_list("key", flat=True)
    keys = list(ordered[start : start + size if size else None])
    return QueuePage(tuple(_entries(alias, keys)), total, counts)


def _entries(alias: str, keys: Sequence[str]) -> Iterator[Entry]:
    """The entries of these keys, in this order; the wide rows are read for these alone."""
    for some in _batches(keys):
        found = models.IndexWaitingRow.objects.using(alias).in_bulk(some)
        yield from (_to_entry(found[key]) for key in some if key in found)


def _fits(members: dict[str, Any], chosen: dict[str, str]) -> bool:
    return all(members[field].value == value for field, value in chosen.items())


def _near(alias: str, rows: "QuerySet[models.IndexWaitingRow]", wanted: Wanted) -> "QuerySet[models.IndexWaitingRow]":
    """Those of a matter, or of a document: its claims, and the matters that hold them."""
    if wanted.matter_id:
        rows = rows.filter(matter_key=wanted.matter_id)
    if wanted.document_id:
        claims = models.IndexClaimRow.objects.using(alias).filter(document_key=wanted.document_id)
        matters = claims.filter(matter_key__isnull=False).values("matter_key")
        of_matters = Q(matter_key__in=matters) & ~Q(noun=Noun.CLAIM.value)
        rows = rows.filter(Q(pk__in=claims.values("key")) | of_matters)
    return rows


def _undecided(alias: str, run_id: str) -> Iterator[Entry]:
    asked = _asked(alias, run_id)
    ground_by_claim: dict[str, Ground] = {}
    rows = models.MatterRow.objects.using(alias).filter(snapshot_id=run_id).order_by("pk")
    for content in rows.values_list("content", flat=True).iterator(chunk_size=_BATCH):
        matter = from_plain(Matter, content)
        ground = Ground.of(matter)
        ground_by_claim |= dict.fromkeys(matter.claim_ids, ground)
        yield from _of_matter(ground, asked.get(matter.id, ()))
    read = (
        models.RunReadingRow.objects.using(alias).filter(run_id=run_id).values_list("reading__document_id", flat=True)
    )
    documents = set(read)
    fields = ("key", "kind", "quote", "document_key", "probability")
    for key, kind, quote, document_key, probability in (
        models.IndexClaimRow.objects.using(alias).order_by("id").values_list(*fields).iterator(chunk_size=_CHUNK)
    ):
        if document_key in documents:
            claim = ReadClaim(key, ClaimKind(kind), quote, document_key, probability)
            entry = claim_entry(claim, nobody_decided(key), ground_by_claim.get(key))
            if entry:
                yield entry


def _of_matter(ground: Ground, findings: Sequence[tuple[str, tuple[int, int]]]) -> Iterator[Entry]:
    """The findings of a matter that the law is asked about, or else the matter."""
    found = [finding_entry(ground, nobody_decided(key), facts, with_accepted=False) for key, facts in findings]
    yield from (entry for entry in (found or [matter_entry(ground, nobody_decided(ground.id))]) if entry)


def _asked(alias: str, run_id: str) -> dict[str, list[tuple[str, tuple[int, int]]]]:
    """By matter the findings that ask a question: the id, and how many facts are there of how many."""
    found: dict[str, list[tuple[str, tuple[int, int]]]] = {}
    rows = models.FindingRow.objects.using(alias).filter(snapshot_id=run_id).order_by("pk")
    for key, matter_key, content in rows.values_list("key", "matter_key", "content").iterator(chunk_size=_BATCH):
        if content["question"] is not None:
            facts = content["completeness"]
            filled = sum(fact["fullness"] == Fullness.FILLED.value for fact in facts)
            found.setdefault(matter_key, []).append((key, (filled, len(facts))))
    return found


def _root(alias: str, decision: Decision) -> str:
    """What a decision, or the one that it undoes in the end, was made on."""
    subject, verdict = decision.subject_id, decision.verdict.value
    while verdict == Verdict.UNDO.value:
        row = models.DecisionRow.objects.using(alias).filter(key=subject).first()
        if row is None:
            break
        subject, verdict = row.subject_key, row.verdict
    return subject


def _about(alias: str, decided: Collection[str]) -> set[str]:
    """What was decided on, and all that it concerns."""
    rows = models.ConcernRow.objects.using(alias)
    concerned = (
        key
        for some in _batches(sorted(decided))
        for key in rows.filter(decided_key__in=some).values_list("about_key", flat=True)
    )
    return {*decided, *concerned}


def _row(entry: Entry) -> models.IndexWaitingRow:
    urgency, digit, fewness, unsure, noun_order, _ = entry.rank
    return models.IndexWaitingRow(
        key=entry.subject_id,
        noun=entry.noun.value,
        kind=entry.kind.value,
        state=entry.state.value,
        because=entry.because,
        words=entry.words,
        matter_key=entry.matter_id,
        document_keys=list(entry.document_ids),
        grade=entry.grade,
        probability=entry.probability,
        is_contested=entry.is_contested,
        second=entry.state is ReviewState.ACCEPTED,
        urgency=urgency,
        digit=digit,
        fewness=fewness,
        unsure=unsure,
        noun_order=noun_order,
    )


def _to_entry(row: models.IndexWaitingRow) -> Entry:
    return Entry(
        subject_id=row.key,
        noun=Noun(row.noun),
        kind=ClaimKind(row.kind),
        words=row.words,
        state=ReviewState(row.state),
        because=row.because,
        matter_id=row.matter_key,
        document_ids=tuple(row.document_keys),
        grade=row.grade,
        origins=-row.fewness,
        probability=row.probability,
        is_contested=row.is_contested,
    )


def _batches(things: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(things)
    while batch := [one for _, one in zip(range(_BATCH), rest, strict=False)]:
        yield batch
