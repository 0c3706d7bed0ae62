"""The operations of review. Each takes an open ledger, who decides, when (UTC), and the comment that is required.

Nothing is overwritten: every operation appends to the chain, and each can be taken back with `undo`.
"""

from datetime import datetime

from armsledger.errors import InputError, LedgerMissingError
from armsledger.model.casework import PublicationRuling
from armsledger.model.claim import Claim
from armsledger.model.decision import Decision, Verdict, decisions_in_force, person_key
from armsledger.model.field_value import FieldValue, value_of, with_value
from armsledger.model.finding import Finding
from armsledger.model.ids import is_id
from armsledger.model.judgement import Judgement
from armsledger.model.opinion import Opinions
from armsledger.model.record import DocumentRecord
from armsledger.model.review import review_claim
from armsledger.model.review_ruling import ArbiterRuling, CorrectionRuling, PairRuling, SignOffRuling
from armsledger.model.ruling import Ruling
from armsledger.review.current import Current
from armsledger.store.ledger import Ledger

_DECIDED = ("clm-", "mat-", "fnd-")


def accept(ledger: Ledger, subject_id: str, by: str, at_utc: datetime, comment: str) -> Decision:
    """Accept a claim, matter or finding. Raises InputError for anything else, or what this person has accepted."""
    return _vote(ledger, subject_id, Verdict.ACCEPT, by, at_utc, comment)


def reject(ledger: Ledger, subject_id: str, by: str, at_utc: datetime, comment: str) -> Decision:
    """Reject a claim, matter or finding. Raises InputError for anything else, or what this person has rejected."""
    return _vote(ledger, subject_id, Verdict.REJECT, by, at_utc, comment)


def correct(ledger: Ledger, claim_id: str, new: FieldValue, by: str, at_utc: datetime, comment: str) -> Decision:
    """Say what a field of a claim should be; what was read stays beside it.

    Raises LedgerMissingError for a claim that is not in the latest reading of its document, InputError for what changes
    nothing or for words that the document does not have, SpanDriftError for a span that does not quote it.
    """
    record, claim = get_claim(ledger, claim_id)
    _check_value(record, claim, new)
    old = value_of(claim, new.field, record.entities)
    return _rule(ledger, CorrectionRuling(claim_id, by, old, new), by, at_utc, comment)


def join(ledger: Ledger, one_id: str, other_id: str, by: str, at_utc: datetime, comment: str) -> Decision:
    """Say that two claims are about one matter. Raises InputError for two kinds of claims."""
    return _pair(ledger, one_id, other_id, Judgement.SAME, by, at_utc, comment)


def part(ledger: Ledger, one_id: str, other_id: str, by: str, at_utc: datetime, comment: str) -> Decision:
    """Say that two claims are about two matters; nothing joins them then, not even over a third."""
    return _pair(ledger, one_id, other_id, Judgement.DIFFERENT, by, at_utc, comment)


def sign_off(ledger: Ledger, finding_id: str, by: str, at_utc: datetime, comment: str) -> Decision:
    """Sign a finding of the last run off as it stands, as a second person.

    Raises LedgerMissingError for a finding that the last run did not make, InputError where nobody accepted it, or for
    who decided on it, on its matter or on a claim of it.
    """
    current = Current.around(ledger, _matter_ids(ledger, finding_id))
    finding = current.get_finding(finding_id)
    matter = current.matters[finding.matter_id]
    problem = find_bar(current, finding, by)
    if problem:
        raise problem
    ruling = SignOffRuling(finding_id, current.digest(finding), tuple(sorted(matter.claim_ids)), by)
    return _rule(ledger, ruling, by, at_utc, comment)


def find_bar(current: Current, finding: Finding, by: str) -> InputError | None:
    """What keeps a person from signing a finding off: nobody accepted it, or she decided on it; None where nothing."""
    if not current.is_accepted(finding):
        because = current.reviews[finding.id].because
        return InputError(finding.id, f"is not accepted ({because})", "let a first person accept it as it stands")
    if person_key(by) in current.deciders(finding):
        way_out = "let somebody sign who decided on nothing in it"
        return InputError(by, f"decided on {finding.id} or its claims", way_out)
    return None


def name_arbiter(ledger: Ledger, subject_id: str, arbiter: str, by: str, at_utc: datetime, comment: str) -> Decision:
    """Name who decides where people disagree on a claim, matter or finding; for an administrator.

    Raises InputError for a subject that is none of these, an arbiter or a namer who takes part in the disagreement.
    """
    _check_subject(ledger, subject_id)
    voices = _opinions(ledger, subject_id).voices_on(subject_id)
    for person in (arbiter, by):
        if person_key(person) in voices:
            raise InputError(person, f"has decided on {subject_id}", "let a third person decide, and a third name her")
    if person_key(arbiter) == person_key(by):
        raise InputError(arbiter, "names herself", "let an administrator name the arbiter")
    return _rule(ledger, ArbiterRuling(subject_id, arbiter), by, at_utc, comment)


def undo(ledger: Ledger, decision_id: str, by: str, at_utc: datetime, comment: str) -> Decision:
    """Take back any decision that is in force, an undoing too; what stood before it stands again. Gives what it was.

    A vote, correction or sign-off, and the undoing of one, is taken back by its author or by the arbiter named for its
    subject only: else the last word would win. Raises InputError for anything else.
    """
    taken = ledger.find_decision(decision_id)
    if taken is None:
        raise InputError(decision_id, "is no decision of this ledger", "armsledger review log lists them")
    if not is_in_force(ledger, taken):
        raise InputError(decision_id, "is undone already", "to bring it back, undo its undoing")
    _check_may_end(ledger, taken)
    if not may_undo(ledger, taken, by):
        way_out = "say the opposite in your own name, or let an administrator name an arbiter"
        raise InputError(decision_id, f"is the word of {taken.by}, which nobody else takes back", way_out)
    ledger.append_decision(decision_id, Verdict.UNDO, by, at_utc, comment)
    return taken


def is_in_force(ledger: Ledger, decision: Decision) -> bool:
    """Say whether a decision has not been undone, or its undoing has been."""
    chain = (decision, *ledger.undoings_of(decision.id))
    return decision.id in {one.id for one in decisions_in_force(chain)}


def may_undo(ledger: Ledger, decision: Decision, by: str) -> bool:
    """Say whether that person may take a decision back: her own word, or as arbiter; all that is nobody's own word."""
    if person_key(by) == person_key(decision.by):
        return True
    subject_id = _own_word(ledger, decision)
    if subject_id is None:
        return True
    return person_key(by) == _opinions(ledger, subject_id).arbiter_of(subject_id)


def get_claim(ledger: Ledger, claim_id: str) -> tuple[DocumentRecord, Claim]:
    """A claim as it was read last, with its record. Raises LedgerMissingError for one that is not read any more."""
    claim = ledger.find_claim(claim_id)
    record = ledger.get_record(claim.document_id) if claim else None
    found = next((one for one in record.claims if one.id == claim_id), None) if record else None
    if record is None or found is None:
        raise LedgerMissingError(claim_id, "claim of a latest reading")
    return record, found


def _vote(ledger: Ledger, subject_id: str, verdict: Verdict, by: str, at_utc: datetime, comment: str) -> Decision:
    _check_subject(ledger, subject_id)
    opinions = _opinions(ledger, subject_id)
    own = [vote for vote in opinions.votes_on(subject_id) if person_key(vote.by) == person_key(by)]
    claim_ids = (subject_id,) if subject_id.startswith("clm-") else ledger.get_matter(subject_id).claim_ids
    corrections = (one for claim_id in claim_ids for one in opinions.corrections.get(claim_id, ()))
    since = max((opinions.positions[one.decision_id] for one in corrections), default=-1)
    if any(vote.verdict is verdict and vote.position > since for vote in own):
        raise InputError(subject_id, f"is {own[0].words}", "it stands; undo it, or decide otherwise")
    return ledger.append_decision(subject_id, verdict, by, at_utc, comment)


def _pair(
    ledger: Ledger, one_id: str, other_id: str, judgement: Judgement, by: str, at_utc: datetime, comment: str
) -> Decision:
    opinions = _opinions(ledger, one_id, other_id)
    kinds = {_as_corrected(ledger, claim_id, opinions).kind for claim_id in (one_id, other_id)}
    if len(kinds) > 1:
        names = " and ".join(sorted(kind.value for kind in kinds))
        raise InputError(f"{one_id} and {other_id}", f"are of two kinds ({names})", "correct the kind of one first")
    return _rule(ledger, PairRuling.of(one_id, other_id, judgement), by, at_utc, comment)


def _rule(ledger: Ledger, ruling: Ruling, by: str, at_utc: datetime, comment: str) -> Decision:
    """Append a ruling; InputError where the same stands by the same person, as when a form is sent twice."""
    standing = ledger.find_standing(ruling)
    if standing and person_key(standing.by) == person_key(by):
        raise InputError(standing.decision_id, f"says so already ({standing.because})", "it stands; undo it first")
    return ledger.append_ruling(ruling, by, at_utc, comment)


def _as_corrected(ledger: Ledger, claim_id: str, opinions: Opinions) -> Claim:
    record, claim = get_claim(ledger, claim_id)
    for change in review_claim(claim_id, opinions, claim, record.entities).held_changes:
        claim = with_value(claim, change.new)
    return claim


def _check_value(record: DocumentRecord, claim: Claim, new: FieldValue) -> None:
    for filler in new.fillers:
        record.document.check(filler.span)
    for words in (part.words for part in (new.quantity, new.when) if part):
        if words not in record.document.text:
            raise InputError(words, "does not stand in the document", "give its words exactly")
    named = {filler.entity_id for filler in new.fillers} - {None}
    missing = named - {entity.id for entity in (*new.entities, *record.entities)}
    if missing:
        raise InputError(claim.id, f"would name {', '.join(sorted(map(str, missing)))}", "give its entity with it")


def _check_subject(ledger: Ledger, subject_id: str) -> None:
    if not is_id(subject_id) or not subject_id.startswith(_DECIDED):
        raise InputError(subject_id, "is no claim, matter or finding", "give the id of one (clm-…, mat-…, fnd-…)")
    if subject_id.startswith("clm-"):
        if ledger.find_claim(subject_id) is None:
            raise LedgerMissingError(subject_id, "claim")
    else:
        ledger.get_matter(subject_id)


def _matter_ids(ledger: Ledger, subject_id: str) -> tuple[str, ...]:
    """The matter of a finding; none where no run made it."""
    try:
        return (ledger.get_matter(subject_id).id,)
    except LedgerMissingError:
        return ()


def _opinions(ledger: Ledger, *subject_ids: str) -> Opinions:
    """What people say of these, and of the claims of those that are matters or findings."""
    claim_ids = (
        claim_id for key in subject_ids if not key.startswith("clm-") for claim_id in ledger.get_matter(key).claim_ids
    )
    about = (*subject_ids, *claim_ids)
    return Opinions.of(ledger.decisions_about(*about), ledger.rulings_about(*about))


def _check_may_end(ledger: Ledger, taken: Decision) -> None:
    ruling = ledger.find_ruling(taken.subject_id) if taken.verdict is Verdict.RULE else None
    if isinstance(ruling, PublicationRuling):
        raise InputError(taken.id, "is a publication, which has happened", "publish a corrected case beside it")


def _own_word(ledger: Ledger, decision: Decision) -> str | None:
    """What a vote, correction or sign-off is about, or the undoing of one; None for all else."""
    root = find_root(ledger, decision)
    if root.verdict in (Verdict.ACCEPT, Verdict.REJECT):
        return root.subject_id
    ruling: Ruling | None = ledger.find_ruling(root.subject_id) if root.verdict is Verdict.RULE else None
    if isinstance(ruling, CorrectionRuling):
        return ruling.claim_id
    return ruling.finding_id if isinstance(ruling, SignOffRuling) else None


def find_root(ledger: Ledger, decision: Decision) -> Decision:
    """What an undoing is about in the end; any other decision itself."""
    while decision.verdict is Verdict.UNDO:
        undone = ledger.find_decision(decision.subject_id)
        if undone is None:
            break
        decision = undone
    return decision
