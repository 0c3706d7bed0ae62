"""People's decisions on claims, set against the last reading of each document (`model.carried` says how).

A decision is about the reading that the person saw. Which one that was is kept with the decision; of decisions made
before that was kept it is taken to be the first reading that held the claim: rather stale once too often than kept
where the words have changed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from django.db.models import Max, Min

from armsledger.model.carried import Carried, carry, decisions_in_force
from armsledger.model.claim import Claim
from armsledger.model.decision import Decision
from armsledger.model.record import DocumentRecord, KeptReading
from armsledger.store import models
from armsledger.store.chain import read_decisions
from armsledger.store.concerns import with_undoings
from armsledger.store.records import read_records

_BATCH: Final = 200  # decisions whose documents are held at once


def note_reading(alias: str, decision: Decision, seen: KeptReading | None = None) -> None:
    """Keep, with a decision on a claim, which reading of it people saw: the last that the lists show, or else the last.

    A reading that a run appends just now is in no list before the run ends. Where it is known which was `seen`, that
    one is meant, if the ledger holds the claim in it.
    """
    rows = models.ClaimRow.objects.using(alias).filter(key=decision.subject_id)
    if seen is not None:
        meant = rows.filter(reading__document_id=seen.document_id, reading__versions_digest=seen.versions_digest)
        rows = meant if meant.exists() else rows
    state = models.IndexStateRow.objects.using(alias).first()
    listed = rows.filter(reading_id__lte=state.reading_number if state else 0).aggregate(last=Max("reading_id"))["last"]
    last = listed or rows.aggregate(last=Max("reading_id"))["last"]
    if last is not None:
        models.DecidedReadingRow.objects.using(alias).create(decision_key=decision.id, reading_id=last)


def carried_decisions(alias: str) -> tuple[Carried, ...]:
    """Every decision on a claim that is in force, as it stands now, the first made first."""
    in_force = decisions_in_force(read_decisions(alias))
    found: dict[str, Carried] = {}
    for start in range(0, len(in_force), _BATCH):
        found |= _carry_all(alias, in_force[start : start + _BATCH])
    return tuple(found[decision.id] for decision in in_force)


def carried_for(alias: str, records: Iterable[DocumentRecord]) -> dict[str, Carried]:
    """By claim id of these records, which are last readings: the decision that holds on it, the last made winning."""
    documents = [record.document.id for record in records]
    claims = models.ClaimRow.objects.using(alias).filter(reading__document_id__in=documents)
    subjects = models.DecisionRow.objects.using(alias).filter(subject_key__in=claims.values("key"))
    if not subjects.exists():
        return {}
    in_force = decisions_in_force(with_undoings(alias, set(subjects.values_list("subject_key", flat=True))))
    found = _carry_all(alias, in_force)
    return {carried.claim_id: carried for carried in (found[d.id] for d in in_force) if carried.claim_id}


def _carry_all(alias: str, in_force: Collection[Decision]) -> dict[str, Carried]:
    seen = _seen_claims(alias, in_force)
    documents = {claim.document_id for claim in seen.values()}
    now = _last_claims(alias, documents)
    return {
        decision.id: carry(decision, seen[decision.id], now[seen[decision.id].document_id]) for decision in in_force
    }


def _seen_claims(alias: str, in_force: Collection[Decision]) -> dict[str, Claim]:
    """By decision id the claim as the person saw it."""
    kept = models.DecidedReadingRow.objects.using(alias).filter(decision_key__in=[d.id for d in in_force])
    readings = dict(kept.values_list("decision_key", "reading_id"))
    older = {decision.subject_id for decision in in_force if decision.id not in readings}
    rows = models.ClaimRow.objects.using(alias).filter(key__in=older).values("key").annotate(first=Min("reading_id"))
    first = dict(rows.values_list("key", "first"))
    numbers = {decision.id: readings.get(decision.id) or first[decision.subject_id] for decision in in_force}
    claims = _claims_by_reading(alias, set(numbers.values()))
    return {decision.id: claims[numbers[decision.id]][decision.subject_id] for decision in in_force}


def _claims_by_reading(alias: str, numbers: Collection[int]) -> Mapping[int, Mapping[str, Claim]]:
    found = {}
    for number in sorted(numbers):
        (record,) = read_records(alias, [number])
        found[number] = {claim.id: claim for claim in record.claims}
    return found


def _last_claims(alias: str, documents: Collection[str]) -> Mapping[str, tuple[Claim, ...]]:
    rows = models.ReadingRow.objects.using(alias).filter(document_id__in=documents)
    last = rows.values("document_id").annotate(last=Max("id")).values_list("last", flat=True)
    found: dict[str, tuple[Claim, ...]] = defaultdict(tuple)
    for number in sorted(last):
        (record,) = read_records(alias, [number])
        found[record.document.id] = record.claims
    return found
