"""A few matters, or one document, read with what people said of them: never the whole run, never the whole chain."""

from collections.abc import Collection, Iterable

from armsledger.model.around import Around
from armsledger.model.decision import Decision
from armsledger.model.matter import Matter
from armsledger.model.review_ruling import SignOffRuling
from armsledger.store import models
from armsledger.store.concerns import decisions_about, rulings_of
from armsledger.store.records import get_record, read_documents
from armsledger.store.snapshots import find_findings, find_matters, get_matter


def around_matters(alias: str, run_id: str, matter_ids: Collection[str]) -> Around:
    """Those of these matters that the run derived, with what concerns them."""
    matters = find_matters(alias, run_id, matter_ids)
    findings = find_findings(alias, run_id, [matter.id for matter in matters])
    claim_ids = {claim_id for matter in matters for claim_id in matter.claim_ids}
    known = {matter.id for matter in matters} | {finding.id for finding in findings}
    decisions = decisions_about(alias, claim_ids | known)
    gone = _gone(alias, run_id, decisions)
    return Around(
        matters=matters,
        findings=findings,
        records=tuple(read_documents(alias, run_id, {key for matter in matters for key in matter.document_ids})),
        decisions=decisions,
        standing=rulings_of(alias, decisions),
        gone=gone,
        neighbours=_neighbours(alias, run_id, gone, claim_ids),
    )


def around_document(alias: str, document_id: str) -> Around:
    """A document as it was read last, with what concerns its claims. Raises LedgerMissingError where there is none."""
    record = get_record(alias, document_id)
    decisions = decisions_about(alias, [claim.id for claim in record.claims])
    return Around((), (), (record,), decisions, rulings_of(alias, decisions), {})


def around_documents(alias: str, document_ids: Collection[str], subjects: Collection[str]) -> Around:
    """Documents as they were read last, with what concerns some subjects, such as claims of them."""
    decisions = decisions_about(alias, subjects)
    records = tuple(read_documents(alias, "", document_ids))
    return Around((), (), records, decisions, rulings_of(alias, decisions), {})


def _gone(alias: str, run_id: str, decisions: Iterable[Decision]) -> dict[str, tuple[str, ...]]:
    """By id the claims of decided matters and findings that the run does not hold."""
    decided = {one.subject_id for one in decisions if one.subject_id.startswith(("mat-", "fnd-"))}
    decided |= {
        ruling.finding_id
        for ruling in (one.ruling for one in rulings_of(alias, decisions))
        if isinstance(ruling, SignOffRuling)
    }
    for table in (models.MatterRow, models.FindingRow):
        held = table._default_manager.using(alias).filter(snapshot_id=run_id, key__in=decided)
        decided -= set(held.values_list("key", flat=True))
    return {key: get_matter(alias, key).claim_ids for key in sorted(decided)}


def _neighbours(alias: str, run_id: str, gone: dict[str, tuple[str, ...]], own: Collection[str]) -> tuple[Matter, ...]:
    others = {claim_id for claim_ids in gone.values() for claim_id in claim_ids} - set(own)
    rows = models.IndexClaimRow.objects.using(alias).filter(key__in=others, matter_key__isnull=False)
    return find_matters(alias, run_id, {key for key in rows.values_list("matter_key", flat=True) if key})
