"""What the last run derived, as it stands with people now: all of it for the queue, or only what is looked at."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

from armsledger.corroborate.reviewed import Reviewed, heed_reviews
from armsledger.corroborate.reviews import review_derived, subjects_gone
from armsledger.errors import InputError, LedgerMissingError
from armsledger.model.around import Around
from armsledger.model.claim import Claim
from armsledger.model.decision import Decision
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
    """Matters and findings of a run by id, their claims as read and as corrected, and the review of all of them.

    `of` reads the whole run; `around` and `of_document` what concerns a few matters or one document, at the same cost
    however long the ledger is. `decisions` are all that concern what was read.
    """

    run_id: str
    reviewed: Reviewed
    read: dict[str, Claim]
    claims: dict[str, Claim]
    record_by_claim_id: dict[str, DocumentRecord]
    matters: dict[str, Matter]
    findings: dict[str, Finding]
    decisions: tuple[Decision, ...]
    opinions: Opinions
    standing: tuple[Standing, ...]
    reviews: dict[str, Review]

    @classmethod
    def of(cls, ledger: Ledger, run_id: str | None = None) -> Self:
        """Read a whole run, the last one where none is named. Raises InputError where no run has derived anything."""
        run_id = run_id or get_last_run_id(ledger)
        standing = ledger.rulings()
        decisions = ledger.decisions()
        matters, findings = ledger.matters(run_id), ledger.findings(run_id)
        gone = subjects_gone(Opinions.of(decisions, standing), matters, findings)
        claims_gone = {key: ledger.get_matter(key).claim_ids for key in gone}
        records = tuple(ledger.iter_records(run_id))
        return cls._make(run_id, Around(matters, findings, records, decisions, standing, claims_gone))

    @classmethod
    def around(cls, ledger: Ledger, matter_ids: Collection[str]) -> Self:
        """Read those of these matters that the last run derived, and nothing else; what they hold is as in `of`.

        Raises InputError where no run has derived anything.
        """
        run_id = get_last_run_id(ledger)
        return cls._make(run_id, ledger.around_matters(run_id, matter_ids))

    @classmethod
    def of_document(cls, ledger: Ledger, document_id: str) -> Self:
        """Read the claims of one document as it was read last, without any matter. Raises LedgerMissingError."""
        return cls._make("", ledger.around_document(document_id))

    @classmethod
    def of_earlier(cls, ledger: Ledger, matter: Matter) -> Self:
        """Read the claims of a matter that the last run did not derive, as they stand now; it has no review itself."""
        return cls._make("", ledger.around_documents(matter.document_ids, (matter.id, *matter.claim_ids)))

    @classmethod
    def _make(cls, run_id: str, around: Around) -> Self:
        opinions = Opinions.of(around.decisions, around.standing)
        reviewed = heed_reviews(around.records, opinions)
        every = (*around.matters, *around.neighbours)
        reviews = review_derived(reviewed, every, around.findings, opinions, around.standing, around.gone)
        read = {claim.id: claim for record in around.records for claim in record.claims}
        undecided = {claim_id: Review(claim_id, ReviewState.UNDECIDED, NOBODY) for claim_id in read}
        return cls(
            run_id=run_id,
            reviewed=reviewed,
            read=read,
            claims={claim.id: claim for record in reviewed.records for claim in record.claims},
            record_by_claim_id={claim.id: record for record in reviewed.records for claim in record.claims},
            matters={matter.id: matter for matter in around.matters},
            findings={finding.id: finding for finding in around.findings},
            decisions=around.decisions,
            opinions=opinions,
            standing=around.standing,
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


def get_last_run_id(ledger: Ledger) -> str:
    """The run that derived matters last. Raises InputError where none did."""
    run_id = ledger.find_last_run_id()
    if run_id is None:
        raise InputError(ledger.url, "holds no matters yet", "run armsledger report into it first")
    return run_id
