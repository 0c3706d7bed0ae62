"""The operations of review. Each takes an open ledger, who decides, when (UTC), and the comment that is required.

Nothing is overwritten: every operation appends to the chain, and each can be taken back with `undo`.
"""

from datetime import datetime

from armsledger.errors import InputError, LedgerMissingError
from armsledger.model.casework import PublicationRuling
from armsledger.model.claim import Claim
from armsledger.model.decision import Decision, Verdict, decisions_in_force, person_key
from armsledger.model.field_value import FieldValue, value_of, with_value
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
    return ledger.append_ruling(CorrectionRuling(claim_id, by, old, new), by, at_utc, comment)


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
    current = Current.of(ledger)
    finding = current.get_finding(finding_id)
    matter = current.matters[finding.matter_id]
    if not current.is_accepted(finding):
        because = current.reviews[finding_id].because
        raise InputError(finding_id, f"is not accepted ({because})", "let a first person accept it as it stands")
    if person_key(by) in current.deciders(finding):
        raise InputError(by, f"decided on {finding_id} or its claims", "let somebody sign who decided on nothing in it")
    ruling = SignOffRuling(finding_id, current.digest(finding), tuple(sorted(matter.claim_ids)), by)
    return ledger.append_ruling(ruling, by, at_utc, comment)


def name_arbiter(ledger: Ledger, subject_id: str, arbiter: str, by: str, at_utc: datetime, comment: str) -> Decision:
    """Name who decides where people disagree on a claim, matter or finding; for an administrator.

    Raises InputError for a subject that is none of these, an arbiter or a namer who takes part in the disagreement.
    """
    _check_subject(ledger, subject_id)
    voices = _opinions(ledger).voices_on(subject_id)
    for person in (arbiter, by):
        if person_key(person) in voices:
            raise InputError(person, f"has decided on {subject_id}", "let a third person decide, and a third name her")
    if person_key(arbiter) == person_key(by):
        raise InputError(arbiter, "names herself", "let an administrator name the arbiter")
    return ledger.append_ruling(ArbiterRuling(subject_id, arbiter), by, at_utc, comment)


def undo(ledger: Ledger, decision_id: str, by: str, at_utc: datetime, comment: str) -> Decision:
    """Take back any decision that is in force, an undoing too; what stood before it stands again. Gives what it was.

    A vote, correction or sign-off, and the undoing of one, is taken back by its author or by the arbiter named for its
    subject only: else the last word would win. Raises InputError for anything else.
    """
    decisions = ledger.decisions()
    by_id = {decision.id: decision for decision in decisions}
    if decision_id not in by_id:
        raise InputError(decision_id, "is no decision of this ledger", "armsledger review log lists them")
    if decision_id not in {decision.id for decision in decisions_in_force(decisions)}:
        raise InputError(decision_id, "is undone already", "to bring it back, undo its undoing")
    taken = by_id[decision_id]
    _check_may_end(ledger, taken)
    subject_id = _own_word(ledger, taken, by_id)
    if subject_id and person_key(by) not in (person_key(taken.by), _opinions(ledger).arbiter_of(subject_id)):
        way_out = "say the opposite in your own name, or let an administrator name an arbiter"
        raise InputError(decision_id, f"is the word of {taken.by}, which nobody else takes back", way_out)
    ledger.append_decision(decision_id, Verdict.UNDO, by, at_utc, comment)
    return taken


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
    opinions = _opinions(ledger)
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
    opinions = _opinions(ledger)
    kinds = {_as_corrected(ledger, claim_id, opinions).kind for claim_id in (one_id, other_id)}
    if len(kinds) > 1:
        names = " and ".join(sorted(kind.value for kind in kinds))
        raise InputError(f"{one_id} and {other_id}", f"are of two kinds ({names})", "correct the kind of one first")
    return ledger.append_ruling(PairRuling.of(one_id, other_id, judgement), by, at_utc, comment)


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


def _opinions(ledger: Ledger) -> Opinions:
    rulings = ledger.rulings()
    return Opinions.of(ledger.decisions(), rulings)


def _check_may_end(ledger: Ledger, taken: Decision) -> None:
    ruling = ledger.find_ruling(taken.subject_id) if taken.verdict is Verdict.RULE else None
    if isinstance(ruling, PublicationRuling):
        raise InputError(taken.id, "is a publication, which has happened", "publish a corrected case beside it")


def _own_word(ledger: Ledger, decision: Decision, by_id: dict[str, Decision]) -> str | None:
    """What a vote, correction or sign-off is about, or the undoing of one; None for all else."""
    while decision.verdict is Verdict.UNDO:
        decision = by_id[decision.subject_id]
    if decision.verdict in (Verdict.ACCEPT, Verdict.REJECT):
        return decision.subject_id
    ruling: Ruling | None = ledger.find_ruling(decision.subject_id) if decision.verdict is Verdict.RULE else None
    if isinstance(ruling, CorrectionRuling):
        return ruling.claim_id
    return ruling.finding_id if isinstance(ruling, SignOffRuling) else None
