"""A ledger as exporters see it: records as people corrected them, matters with their state, one at a time."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from armsledger import __version__
from armsledger.corroborate.reviewed import heed_reviews
from armsledger.errors import LedgerMissingError
from armsledger.model.claim import Claim
from armsledger.model.decision import Decision
from armsledger.model.finding import Finding
from armsledger.model.finding_review import (
    Earlier,
    graders_of,
    place_earlier,
    review_finding,
    review_matter,
    subjects_decided,
)
from armsledger.model.matter import Matter
from armsledger.model.opinion import Opinions
from armsledger.model.record import DocumentRecord
from armsledger.model.review import ReviewState
from armsledger.model.review_ruling import SignOffRuling
from armsledger.pipeline.deriving import read_decided
from armsledger.publish.exchange.views import MatterView, Signature
from armsledger.store.ledger import Ledger


class LedgerContents:
    """The latest readings of all documents and the matters that stand; with a run, its readings and matters.

    What people decided is as of the moment it was made. Raises LedgerMissingError for a run that the ledger does not
    hold.
    """

    def __init__(self, ledger: Ledger, run_id: str | None = None) -> None:
        if run_id is not None and run_id not in ledger.run_ids():
            raise LedgerMissingError(run_id, "run")
        self.software = f"armsledger {__version__}"
        self.run_id = run_id or ledger.find_last_run_id()
        self._ledger = ledger
        self._asked_run_id = run_id
        self._decided = read_decided(ledger)
        self._opinions: Opinions = self._decided.opinions
        self._states: dict[str, ReviewState] = {}

    @property
    def states(self) -> Mapping[str, ReviewState]:
        """The states in review of claims that people spoke of, of all records read so far."""
        return self._states

    def iter_records(self) -> Iterator[DocumentRecord]:
        """Read the records, by document id."""
        for record in self._ledger.iter_records(self._asked_run_id):
            yield self._heeded(record)

    def iter_matters(self) -> Iterator[MatterView]:
        """Read the matters in the order in which they were derived."""
        if self.run_id is None:
            return
        earlier = self._earlier
        for matter, finding in self._ledger.iter_matters(self.run_id):
            state = self._state(matter, finding, earlier.get(matter.id, ()))
            yield MatterView(matter, finding, state, self._signatures(finding, state))

    def get_claims(self, matter: MatterView) -> tuple[tuple[DocumentRecord, Claim], ...]:
        """The claims of a matter with their records; what is no longer read is left out."""
        found: dict[str, tuple[DocumentRecord, Claim]] = {}
        for document_id in matter.matter.document_ids:
            record = self._heeded(self._get_record(document_id))
            found.update({claim.id: (record, claim) for claim in record.claims})
        return tuple(found[claim_id] for claim_id in matter.matter.claim_ids if claim_id in found)

    def iter_decisions(self) -> Iterator[Decision]:
        """Read the decisions, the first made first."""
        return iter(self._decided.decisions)

    def _get_record(self, document_id: str) -> DocumentRecord:
        if self._asked_run_id is None:
            return self._ledger.get_record(document_id)
        return self._ledger.get_record_of(document_id, self._asked_run_id)

    def _heeded(self, record: DocumentRecord) -> DocumentRecord:
        reviewed = heed_reviews((record,), self._opinions)
        self._states.update((review.subject_id, review.state) for review in reviewed.reviews)
        return reviewed.records[0]

    def _state(self, matter: Matter, finding: Finding | None, earlier: tuple[Earlier, ...]) -> ReviewState:
        if finding is None:
            return review_matter(matter, self._opinions, earlier).state
        claims: list[Claim] = []
        if finding.id in self._signed:
            view = MatterView(matter, finding, ReviewState.UNDECIDED)
            claims = [claim for _, claim in self.get_claims(view)]
        graders = graders_of(matter, self._decided.rulings)
        return review_finding(finding, matter, claims, self._opinions, earlier, graders).state

    def _signatures(self, finding: Finding | None, state: ReviewState) -> tuple[Signature, ...]:
        if finding is None or state is not ReviewState.SIGNED_OFF:
            return ()
        pairs = ((one, one.ruling) for one in self._opinions.sign_offs)
        signed = [one for one, of in pairs if isinstance(of, SignOffRuling) and of.finding_id == finding.id]
        ordered = sorted(signed, key=lambda one: (one.at_utc, one.by))
        return tuple(Signature(one.by, one.at_utc.date()) for one in ordered)

    @cached_property
    def _signed(self) -> frozenset[str]:
        signed = (one.ruling for one in self._opinions.sign_offs)
        return frozenset(ruling.finding_id for ruling in signed if isinstance(ruling, SignOffRuling))

    @cached_property
    def _earlier(self) -> dict[str, tuple[Earlier, ...]]:
        """What was decided on matters that are no more, by the matter that holds their claims now."""
        decided = set(subjects_decided(self._opinions))
        if not decided or self.run_id is None:
            return {}
        for matter, finding in self._ledger.iter_matters(self.run_id):
            decided -= {matter.id, finding.id if finding else matter.id}
        gone = {key: self._ledger.get_matter(key).claim_ids for key in sorted(decided)}
        claim_ids = {claim_id for ids in gone.values() for claim_id in ids}
        pairs = self._ledger.iter_matters(self.run_id) if claim_ids else iter(())
        heirs = [matter for matter, _ in pairs if claim_ids & set(matter.claim_ids)]
        return place_earlier(self._opinions, heirs, gone)
