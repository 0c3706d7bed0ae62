"""What follows from records and from what people decided: names across documents, matters, findings, reviews.

A run derives these from the documents it was given; `derive_anew` from every document that a ledger holds, so that
what was read on different days stands in one matter, and what people decided since is heeded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from armsledger import __version__
from armsledger.assess.findings import build_findings
from armsledger.corroborate.applying import apply_rulings
from armsledger.corroborate.matters import build_matters
from armsledger.corroborate.observations import heed_observations
from armsledger.corroborate.reviewed import Reviewed, heed_reviews
from armsledger.corroborate.reviews import Reviews, review_derived, subjects_gone
from armsledger.errors import InputError
from armsledger.knowledge.measure_tables import load_regimes
from armsledger.model.case import Manifest
from armsledger.model.decision import Decision
from armsledger.model.finding import Finding
from armsledger.model.identity import Identity, NameVerdict
from armsledger.model.ids import make_id
from armsledger.model.matter import Matter
from armsledger.model.opinion import Opinions
from armsledger.model.record import DocumentRecord
from armsledger.model.ruling import Standing
from armsledger.pipeline.name_index import refresh_names
from armsledger.resolve.names.across import resolve_across
from armsledger.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided, as of one moment: all decisions, and the verdicts and rulings that stand after them."""

    decisions: tuple[Decision, ...]
    verdicts: tuple[NameVerdict, ...]
    rulings: tuple[Standing, ...]

    @property
    def opinions(self) -> Opinions:
        """The same, laid out by what it is said of."""
        return Opinions.of(self.decisions, self.rulings)

    def heed(self, records: Sequence[DocumentRecord]) -> Reviewed:
        """Records with what people have seen in their pictures, as people corrected them."""
        return heed_reviews(heed_observations(records, self.rulings), self.opinions)

    @property
    def last_hash(self) -> str | None:
        """The hash of the last decision: what was decided and taken back again has another."""
        return self.decisions[-1].hash if self.decisions else None


@dataclass(frozen=True, slots=True)
class Derived:
    """Records as people corrected them, and what follows from those claims that nobody rejected."""

    reviewed: Reviewed
    identities: tuple[Identity, ...]
    matters: tuple[Matter, ...]
    findings: tuple[Finding, ...]


def read_decided(ledger: Ledger) -> Decided:
    """Read what people decided; should somebody decide meanwhile, it is read again."""
    decisions = ledger.decisions()
    while True:
        verdicts, rulings, again = ledger.name_verdicts(), ledger.rulings(), ledger.decisions()
        if again == decisions:
            return Decided(decisions, verdicts, rulings)
        decisions = again


def derive(records: Sequence[DocumentRecord], decided: Decided) -> Derived:
    """Derive matters and findings from records; the order of the records changes nothing but that of the matters."""
    reviewed = decided.heed(records)
    identities = resolve_across(list(reviewed.records), decided.verdicts)
    matters = build_matters(reviewed.counted, identities, decided.rulings)
    matters = apply_rulings(matters, reviewed.counted, identities, decided.rulings)
    return Derived(reviewed, identities, matters, build_findings(reviewed.counted, matters, load_regimes()))


def review(
    ledger: Ledger, reviewed: Reviewed, matters: Sequence[Matter], findings: Sequence[Finding], decided: Decided
) -> Reviews:
    """Where claims, matters and findings stand with people; decisions on matters that are no more are carried over."""
    opinions = decided.opinions
    gone = {key: ledger.get_matter(key).claim_ids for key in subjects_gone(opinions, matters, findings)}
    return review_derived(reviewed, matters, findings, opinions, decided.rulings, gone)


def derive_anew(ledger: Ledger, at_utc: datetime) -> str:
    """Derive matters and findings from the last reading of every document of a ledger, and give the run's id.

    Where neither readings nor decisions changed since such a run, that run is given and nothing is written. No document
    is read again. `at_utc` is the time now. Raises InputError for a ledger without a document.
    """
    readings = ledger.latest_readings()
    if not readings:
        raise InputError(ledger.url, "holds no document yet", "run armsledger report into it, or add one, first")
    decided = read_decided(ledger)
    run_id = make_id(
        "run",
        "every document",
        __version__,
        [[one.document_id, one.versions_digest] for one in readings],
        decided.last_hash,
    )
    if run_id == ledger.find_last_run_id():
        return run_id
    ledger.append_readings(readings, run_id)
    records = in_printing_order(tuple(ledger.iter_records(run_id)))
    derived = derive(records, decided)
    components = sorted({pair for record in records for pair in record.versions})
    inputs = tuple((record.document.source, record.document.sha256) for record in records)
    ledger.append_manifest(Manifest(f"armsledger {__version__}", tuple(components), inputs), run_id)
    ledger.append_case(derived.matters, derived.findings, run_id, at_utc)
    ledger.refresh_index()
    refresh_names(ledger, len(records))
    return run_id


def in_printing_order(records: Sequence[DocumentRecord]) -> tuple[DocumentRecord, ...]:
    """Records by day of publication, those without one last, then by source."""
    return tuple(sorted(records, key=lambda record: (_day(record), record.document.source)))


def _day(record: DocumentRecord) -> str:
    day = record.document.head.published.value
    return day.isoformat() if day else "9999"
