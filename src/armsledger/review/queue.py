"""The queue: what waits for a person, what it waits for, and in what order (`model.waiting`)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from armsledger.knowledge.standards_of_proof import default_standard, get_standard, load_standards
from armsledger.model.claim import Claim
from armsledger.model.matter import Matter
from armsledger.model.review import ReviewState
from armsledger.model.standard import RuleKind
from armsledger.model.waiting import (
    Entry,
    Ground,
    QueuePage,
    ReadClaim,
    Wanted,
    claim_entry,
    finding_entry,
    matter_entry,
)
from armsledger.review.current import Current, get_last_run_id
from armsledger.store.ledger import Ledger

_MATTERS_AT_ONCE = 50


def read_queue(
    ledger: Ledger, wanted: Wanted | None = None, standard: str | None = None, run_id: str | None = None
) -> tuple[Entry, ...]:
    """Give what waits in a run, the last one where none is named, first things first.

    A matter that the law is asked about waits as its finding. Accepted findings wait for a second person where
    `standard`, by name, or the one that it is raised to asks for one. Raises InputError for a ledger without a run.
    """
    wanted, current, second = wanted or Wanted(), Current.of(ledger, run_id), asks_for_second(standard)
    findings = (_for_second(one, second) for one in _findings(current, with_accepted=second is not None))
    entries = [*_claims(current), *_matters(current), *findings]
    return tuple(sorted((one for one in entries if _is_wanted(one, wanted)), key=lambda entry: entry.rank))


def asks_for_second(standard: str | None) -> str | None:
    """Say in words where a standard of proof asks for a sign-off; None where it does not."""
    chosen = get_standard(standard or default_standard())
    if any(rule.kind is RuleKind.COUNTERSIGNED for rule in chosen.rules):
        return f"the standard “{chosen.name}” asks for a second person's sign-off"
    raised = load_standards().get(chosen.raised_to or "")
    if raised and any(rule.kind is RuleKind.COUNTERSIGNED for rule in raised.rules):
        return f"where it holds a State to act, “{raised.name}” asks for a second person's sign-off"
    return None


def page_queue(
    ledger: Ledger, wanted: Wanted | None = None, standard: str | None = None, start: int = 0, size: int | None = 50
) -> QueuePage:
    """Give a page of what `read_queue` gives of the last run, from the entry at `start`, with the counts of all.

    It is read from the index, which is brought up to the last decision first; without a `size` all the rest is given.
    Raises InputError for a ledger without a run.
    """
    get_last_run_id(ledger)
    bring_up(ledger)
    second = asks_for_second(standard)
    page = ledger.read_waiting(wanted or Wanted(), second is not None, start, size)
    return replace(page, entries=tuple(_for_second(one, second) for one in page.entries))


def bring_up(ledger: Ledger) -> None:
    """Let the queue in the index heed every decision made since it was brought up last, a few matters at a time."""
    touched = ledger.find_waiting_touched()
    if touched is None:
        return
    keys, entries = set(touched.claim_ids), list[Entry]()
    held: set[str] = set()
    for matter_ids in _batches(sorted(touched.matter_ids)):
        current = Current.around(ledger, matter_ids)
        held |= {claim_id for matter in current.matters.values() for claim_id in matter.claim_ids}
        keys |= {*current.matters, *current.findings}
        entries += _around(current)
    for document_id in sorted(touched.document_ids):
        current = Current.of_document(ledger, document_id)
        loose = (current.claims.get(key) for key in sorted(touched.claim_ids - held))
        entries += _waiting_claims(current, [claim for claim in loose if claim], {})
    ledger.take_waiting(keys | held, entries, touched.position)


def _around(current: Current) -> Iterator[Entry]:
    """What waits of whole matters: claims, matters, and findings, also those that only a second person awaits."""
    by_claim = {claim_id: matter for matter in current.matters.values() for claim_id in matter.claim_ids}
    claims = [claim for claim in current.claims.values() if claim.id in by_claim]
    yield from _waiting_claims(current, claims, by_claim)
    yield from _matters(current)
    yield from _findings(current, with_accepted=True)


def _batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), _MATTERS_AT_ONCE):
        yield keys[start : start + _MATTERS_AT_ONCE]


def _is_wanted(entry: Entry, wanted: Wanted) -> bool:
    return (
        wanted.noun in (None, entry.noun)
        and wanted.kind in (None, entry.kind)
        and wanted.state in (None, entry.state)
        and (wanted.document_id is None or wanted.document_id in entry.document_ids)
        and wanted.matter_id in (None, entry.matter_id)
    )


def _claims(current: Current) -> Iterator[Entry]:
    grounds = {claim_id: matter for matter in current.matters.values() for claim_id in matter.claim_ids}
    yield from _waiting_claims(current, current.claims.values(), grounds)


def _waiting_claims(
    current: Current, claims: Iterable[Claim], matter_by_claim_id: Mapping[str, Matter]
) -> Iterator[Entry]:
    for claim in claims:
        matter = matter_by_claim_id.get(claim.id)
        read = ReadClaim(claim.id, claim.kind, claim.span.quote, claim.document_id, claim.score.value)
        entry = claim_entry(read, current.reviews[claim.id], Ground.of(matter) if matter else None)
        if entry:
            yield entry


def _matters(current: Current) -> Iterator[Entry]:
    asked = {finding.matter_id for finding in current.findings.values() if finding.question}
    for matter in current.matters.values():
        entry = matter_entry(Ground.of(matter), current.reviews[matter.id]) if matter.id not in asked else None
        if entry:
            yield entry


def _for_second(entry: Entry, second: str | None) -> Entry:
    """An accepted finding waits for a second person; say who asks for one."""
    return replace(entry, because=f"{entry.because}; {second}") if entry.state is ReviewState.ACCEPTED else entry


def _findings(current: Current, with_accepted: bool) -> Iterator[Entry]:
    for finding in current.findings.values():
        if finding.question is None:
            continue
        facts = (finding.filled, len(finding.completeness))
        ground = Ground.of(current.matters[finding.matter_id])
        entry = finding_entry(ground, current.reviews[finding.id], facts, with_accepted)
        if entry:
            yield entry
