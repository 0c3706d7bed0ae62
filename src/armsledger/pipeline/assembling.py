"""A case put together from what a run read and derived: at its end, or later from the ledger that keeps it."""

from collections.abc import Sequence
from pathlib import Path

from armsledger import __version__
from armsledger.assess.headlines import choose_headlines
from armsledger.assess.ladder import build_ladders
from armsledger.assess.party_lists import list_parties
from armsledger.assess.standards import check_findings
from armsledger.corroborate.reviews import Reviews
from armsledger.corroborate.tracing.pictures import group_pictures
from armsledger.errors import LedgerMissingError
from armsledger.knowledge.standards_of_proof import load_standards
from armsledger.model.case import Case, Manifest
from armsledger.model.custody import Custody
from armsledger.model.failure import Failure
from armsledger.model.ids import make_id
from armsledger.model.record import DocumentRecord
from armsledger.model.standard import Standard
from armsledger.pipeline.case_holdings import ON_THE_NETWORK, list_custody
from armsledger.pipeline.deriving import Decided, Derived, in_printing_order, read_decided, review
from armsledger.resolve.names.across import resolve_across
from armsledger.store.ledger import Ledger


def assemble(
    derived: Derived,
    reviews: Reviews,
    decided: Decided,
    *,
    run_id: str,
    title: str | None,
    standard: Standard,
    failures: Sequence[Failure],
    manifest: Manifest,
    custody: Sequence[Custody] = (),
) -> Case:
    """The case of a run under a standard of proof; without a title it is named after its documents."""
    records, counted = derived.reviewed.records, derived.reviewed.counted
    matters, findings = derived.matters, derived.findings
    ladders = build_ladders(counted, matters, derived.identities)
    checks = check_findings(
        standard, load_standards(), findings, matters, counted, ladders, decided.decisions, reviews.by_subject_id
    )
    return Case(
        id=make_id("cas", run_id, title, standard.id),
        title=title or _title_of(records),
        standard=standard,
        records=records,
        matters=matters,
        findings=findings,
        decisions=decided.decisions,
        failures=tuple(sorted(failures, key=lambda f: (f.source, f.stage, f.problem))),
        manifest=manifest,
        identities=derived.identities,
        checks=checks,
        ladders=ladders,
        picture_groups=group_pictures(records),
        reviews=reviews.said,
        custody=tuple(custody),
        headlines=choose_headlines(matters, findings, counted, checks, reviews.by_subject_id, derived.identities),
        party_lists=list_parties(matters, findings, counted, ladders),
    )


def get_kept_case(ledger: Ledger, run_id: str, title: str | None, standard: Standard) -> Case:
    """The case of a run as the ledger keeps it, with what people decided until now.

    Matters and findings are those that the run derived; documents are as they were read last. Raises LedgerMissingError
    for a run that the ledger does not hold.
    """
    if run_id not in ledger.run_ids():
        raise LedgerMissingError(run_id, "run")
    decided = read_decided(ledger)
    reviewed = decided.heed(in_printing_order(tuple(ledger.iter_records(run_id))))
    matters, findings = ledger.matters(run_id), ledger.findings(run_id)
    derived = Derived(reviewed, resolve_across(list(reviewed.records), decided.verdicts), matters, findings)
    return assemble(
        derived,
        review(ledger, reviewed, matters, findings, decided),
        decided,
        run_id=run_id,
        title=title,
        standard=standard,
        failures=ledger.failures(run_id),
        manifest=ledger.find_manifest(run_id) or Manifest(f"armsledger {__version__}", (), ()),
        custody=list_custody(ledger, reviewed.records, ON_THE_NETWORK),
    )


def _title_of(records: Sequence[DocumentRecord]) -> str:
    if len(records) == 1:
        return records[0].document.head.title.value or Path(records[0].document.source).name
    return f"{len(records)} documents"
