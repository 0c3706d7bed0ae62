"""A case as people put it together, cut out of the run that stands: its matters with their documents, and no others.

Nothing is read but the matters of the case and the documents that they rest on, so that a case of a large ledger is as
quick to print as one of a small.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from armsledger import __version__
from armsledger.assess.publish_check import ToPublish
from armsledger.assess.replies import heed_replies
from armsledger.corroborate.reviewed import Reviewed
from armsledger.corroborate.reviews import Reviews, review_derived, subjects_gone
from armsledger.errors import InputError
from armsledger.knowledge.standards_of_proof import get_standard
from armsledger.model.case import Case, Manifest
from armsledger.model.case_reply import place_letter
from armsledger.model.finding import Finding
from armsledger.model.ids import make_id
from armsledger.model.matter import Matter
from armsledger.model.placed_entry import PlacedEntry
from armsledger.model.record import DocumentRecord
from armsledger.model.working_case import WorkingCase
from armsledger.pipeline.assembling import assemble
from armsledger.pipeline.case_holdings import list_custody
from armsledger.pipeline.case_log import decisions_in_print
from armsledger.pipeline.casework import get_working_case, place_case
from armsledger.pipeline.deriving import Decided, Derived, in_printing_order, read_decided
from armsledger.resolve.names.across import resolve_across
from armsledger.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Cut:
    """A case cut out of the ledger, with all that its check asks about."""

    working: WorkingCase
    run_id: str
    to_publish: ToPublish

    @property
    def case(self) -> Case:
        return self.to_publish.case

    @property
    def placed(self) -> tuple[PlacedEntry, ...]:
        return self.to_publish.placed


def get_case(ledger: Ledger, name: str, as_of: date) -> Case:
    """The case of that name as it would be printed on a day, with what people decided until now.

    Raises LedgerMissingError where there is no such case, InputError where no run has derived anything yet.
    """
    return cut_case(ledger, name, as_of).case


def cut_case(ledger: Ledger, name: str, as_of: date) -> Cut:
    """The same with the entries it was made of and what has become of them. Writes nothing."""
    working = get_working_case(ledger, name)
    run_id = ledger.find_last_run_id()
    if run_id is None:
        raise InputError(ledger.url, "holds no matters yet", "run armsledger report into it first")
    placed = place_case(ledger, working)
    whole = tuple({one.matter.id: one.matter for one in placed if one.matter}.values())
    decided = read_decided(ledger)
    records = _read_records(ledger, whole)
    read_ids = frozenset(claim.id for record in records for claim in record.claims)
    derived = _derive(ledger, run_id, whole, records, decided)
    reviews = _review(ledger, derived, decided)
    case = _print(ledger, working, run_id, derived, reviews, decided, as_of)
    return Cut(working, run_id, ToPublish(case, placed, read_ids, ledger.carried_on(records)))


def _read_records(ledger: Ledger, matters: Iterable[Matter]) -> tuple[DocumentRecord, ...]:
    document_ids = sorted({document_id for matter in matters for document_id in matter.document_ids})
    return in_printing_order([ledger.get_record(document_id) for document_id in document_ids])


def _derive(
    ledger: Ledger, run_id: str, whole: Sequence[Matter], records: Sequence[DocumentRecord], decided: Decided
) -> Derived:
    """Matters and findings as the run derived them; names across the documents of the case alone."""
    wanted = {claim_id for matter in whole for claim_id in matter.claim_ids}
    heeded = decided.heed([cut_record(record, wanted) for record in records])
    counted = {claim.id for record in heeded.counted for claim in record.claims}
    trimmed = (_trim(matter, counted) for matter in whole)
    matters = tuple(matter for matter in trimmed if matter.claim_ids)
    identities = resolve_across(list(heeded.records), decided.verdicts)
    findings = ledger.findings_on(run_id, [matter.id for matter in matters])
    return Derived(heeded, identities, matters, _in_order(findings, matters))


def _in_order(findings: Iterable[Finding], matters: Iterable[Matter]) -> tuple[Finding, ...]:
    by_matter = {finding.matter_id: finding for finding in findings}
    return tuple(by_matter[matter.id] for matter in matters if matter.id in by_matter)


def cut_record(record: DocumentRecord, claim_ids: Iterable[str]) -> DocumentRecord:
    """A record with these of its claims, and with the links and the evidence that stand on them."""
    wanted = set(claim_ids)
    pointing = (item for item in record.evidence if wanted.intersection(item.claim_ids))
    return replace(
        record,
        claims=tuple(claim for claim in record.claims if claim.id in wanted),
        links=tuple(link for link in record.links if link.claim_id in wanted),
        evidence=tuple(
            replace(item, claim_ids=tuple(one for one in item.claim_ids if one in wanted)) for item in pointing
        ),
    )


def _trim(matter: Matter, counted: set[str]) -> Matter:
    """The matter without claims that are rejected or no longer read: the check names them, print leaves them out."""
    if counted.issuperset(matter.claim_ids):
        return matter
    origins = (replace(o, claim_ids=tuple(i for i in o.claim_ids if i in counted)) for o in matter.origins)
    return replace(
        matter,
        claim_ids=tuple(claim_id for claim_id in matter.claim_ids if claim_id in counted),
        relations=tuple(r for r in matter.relations if {r.left_claim_id, r.right_claim_id} <= counted),
        origins=tuple(origin for origin in origins if origin.claim_ids),
    )


def _review(ledger: Ledger, derived: Derived, decided: Decided) -> Reviews:
    """Where the case's parts stand; of what was decided on and is no more, that whose claims it holds now."""
    opinions = decided.opinions
    gone = ledger.claims_of_subjects(subjects_gone(opinions, derived.matters, derived.findings))
    own = {claim_id for matter in derived.matters for claim_id in matter.claim_ids}
    near = {key: claim_ids for key, claim_ids in gone.items() if own.intersection(claim_ids)}
    reviewed: Reviewed = derived.reviewed
    return review_derived(reviewed, derived.matters, derived.findings, opinions, decided.rulings, near)


def _print(
    ledger: Ledger,
    working: WorkingCase,
    run_id: str,
    derived: Derived,
    reviews: Reviews,
    decided: Decided,
    as_of: date,
) -> Case:
    head = working.head
    by_claim = {claim_id: matter for matter in derived.matters for claim_id in matter.claim_ids}
    placed = (place_letter(letter, by_claim, as_of) for letter in working.letters)
    replies = tuple(reply for reply in placed if reply.matter_ids)
    findings = heed_replies(derived.findings, derived.matters, derived.reviewed.counted, replies)
    case = assemble(
        replace(derived, findings=findings),
        reviews,
        decided,
        run_id=run_id,
        title=head.title,
        standard=get_standard(head.standard_id),
        failures=(),
        manifest=_manifest(ledger, run_id, derived.reviewed.records),
        custody=list_custody(ledger, derived.reviewed.records),
    )
    parts = [working.name, run_id, head.title, head.standard_id, [matter.id for matter in derived.matters]]
    decisions = decisions_in_print(case, working, decided)
    return replace(case, id=make_id("cas", *parts), replies=replies, notes=head.notes, decisions=decisions)


def _manifest(ledger: Ledger, run_id: str, records: Iterable[DocumentRecord]) -> Manifest:
    """What made the run, with the documents of the case alone."""
    kept = ledger.find_manifest(run_id) or Manifest(f"armsledger {__version__}", (), ())
    digests = {record.document.sha256 for record in records}
    return replace(kept, inputs=tuple(pair for pair in kept.inputs if pair[1] in digests))
