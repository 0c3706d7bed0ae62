"""What the last run derived, as it stands with people now: read once, for queue, show and sign-off."""

from dataclasses import dataclass
from typing import Self

from armsledger.corroborate.reviewed import Reviewed, heed_reviews
from armsledger.corroborate.reviews import review_derived, subjects_gone
from armsledger.errors import InputError, LedgerMissingError
from armsledger.model.claim import Claim
from armsledger.model.finding import Finding
from armsledger.model.finding_review import deciders_of, finding_digest, graders_of, review_decisions
from armsledger.model.matter import Matter
from armsledger.model.opinion import Opinions
from armsledger.model.record import DocumentRecord
from armsledger.model.review import NOBODY, Review, ReviewState
from armsledger.model.ruling import Standing
from armsledger.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Current:
    """A run's matters and findings by id, its claims as read and as corrected, and the review of all of them."""

    run_id: str
    reviewed: Reviewed
    read: dict[str, Claim]
    claims: dict[str, Claim]
    record_by_claim_id: dict[str, DocumentRecord]
    matters: dict[str, Matter]
    findings: dict[str, Finding]
    opinions: Opinions
    standing: tuple[Standing, ...]
    reviews: dict[str, Review]

    @classmethod
    def of(cls, ledger: Ledger, run_id: str | None = None) -> Self:
        """Read a run, the last one where none is named. Raises InputError where no run has derived anything."""
        run_id = run_id or ledger.find_last_run_id()
        if run_id is None:
            raise InputError(ledger.url, "holds no matters yet", "run armsledger report into it first")
        standing = ledger.rulings()
        opinions = Opinions.of(ledger.decisions(), standing)
        records = tuple(ledger.iter_records(run_id))
        reviewed = heed_reviews(records, opinions)
        matters, findings = ledger.matters(run_id), ledger.findings(run_id)
        gone = {key: ledger.get_matter(key).claim_ids for key in subjects_gone(opinions, matters, findings)}
        reviews = review_derived(reviewed, matters, findings, opinions, standing, gone)
        read = {claim.id: claim for record in records for claim in record.claims}
        undecided = {claim_id: Review(claim_id, ReviewState.UNDECIDED, NOBODY) for claim_id in read}
        return cls(
            run_id=run_id,
            reviewed=reviewed,
            read=read,
            claims={claim.id: claim for record in reviewed.records for claim in record.claims},
            record_by_claim_id={claim.id: record for record in reviewed.records for claim in record.claims},
            matters={matter.id: matter for matter in matters},
            findings={finding.id: finding for finding in findings},
            opinions=opinions,
            standing=standing,
            reviews=undecided | reviews.by_subject_id,
        )

    def claims_of(self, matter: Matter) -> tuple[Claim, ...]:
        """The claims of a matter as corrected, in its order; those not read any more are left out."""
        return tuple(self.claims[claim_id] for claim_id in matter.claim_ids if claim_id in self.claims)

    def get_finding(self, finding_id: str) -> Finding:
        """The finding of that id. Raises LedgerMissingError where the run did not make it."""
        if finding_id not in self.findings:
            raise LedgerMissingError(finding_id, "finding of the last run")
        return self.findings[finding_id]

    def is_accepted(self, finding: Finding) -> bool:
        """Say whether people accept a finding as it stands, whatever its sign-offs."""
        plain = review_decisions(finding, self.matters[finding.matter_id], self.opinions)
        return plain.state is ReviewState.ACCEPTED

    def deciders(self, finding: Finding) -> frozenset[str]:
        """The keys of all who cannot sign a finding off."""
        matter = self.matters[finding.matter_id]
        return deciders_of(finding, matter, self.opinions) | graders_of(matter, self.standing)

    def digest(self, finding: Finding) -> str:
        """The digest of all that a finding puts now."""
        matter = self.matters[finding.matter_id]
        return finding_digest(finding, matter, self.claims_of(matter))
