"""The log of decisions for people: each with what it is about in words, and whether it is in force."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from armsledger.model.casework import CaseRuling, EntryRuling, OrderRuling, PublicationRuling
from armsledger.model.decision import Decision, Verdict, decisions_in_force
from armsledger.model.document_ruling import ObservationRuling, TranslationRuling
from armsledger.model.reply import AnswerRuling, ReplyLetterRuling
from armsledger.model.restriction import Restriction
from armsledger.model.review_ruling import ArbiterRuling, CorrectionRuling, PairRuling, SignOffRuling
from armsledger.model.ruling import AssessmentRuling, DigitRuling, LetterRuling, OriginRuling, Ruling
from armsledger.model.withholding import DocumentWithheld, NameWithheld, PassageRedacted, PictureRedacted
from armsledger.review.deciding import is_in_force
from armsledger.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Logged:
    """A decision, what it says in words, and whether it is in force (not undone, or its undoing undone)."""

    decision: Decision
    words: str
    in_force: bool


def read_log(ledger: Ledger) -> tuple[Logged, ...]:
    """All decisions of the ledger, the first made first."""
    return log_whole(ledger, ledger.decisions())


def log_whole(ledger: Ledger, decisions: Sequence[Decision]) -> tuple[Logged, ...]:
    """These decisions, among which is every one that undoes any of them (`Ledger.decisions_about`)."""
    standing = {decision.id for decision in decisions_in_force(decisions)}
    return tuple(Logged(one, _words(one, ledger), one.id in standing) for one in decisions)


def log_some(ledger: Ledger, decisions: Iterable[Decision]) -> tuple[Logged, ...]:
    """These decisions; what undoes them is looked up one by one."""
    return tuple(Logged(one, _words(one, ledger), is_in_force(ledger, one)) for one in decisions)


def _words(decision: Decision, ledger: Ledger) -> str:
    if decision.verdict is not Verdict.RULE:
        return f"{decision.verdict.value} {decision.subject_id}"
    ruling = ledger.find_ruling(decision.subject_id)
    return ruling_words(ruling) if ruling else f"rule {decision.subject_id}"


def ruling_words(ruling: Ruling) -> str:
    """What a ruling says, in words."""
    match ruling:
        case CorrectionRuling(claim_id=claim_id, old=old, new=new):
            return f"correct {new.field} of {claim_id}: {new.words} in place of {old.words}"
        case PairRuling(judgement=judgement):
            return f"{' and '.join(ruling.claim_ids)}: {judgement.value} matter"
        case SignOffRuling(finding_id=finding_id, digest=digest):
            return f"sign off {finding_id} as it stands ({digest[:12]}…)"
        case ArbiterRuling(subject_id=subject_id, arbiter=arbiter):
            return f"{arbiter} decides on {subject_id}"
        case OriginRuling(left_document_id=left, right_document_id=right, judgement=judgement):
            return f"{left} and {right}: {judgement.value} origin"
        case LetterRuling(source=source, reliability=letter):
            return f"source {source}: {letter.value}"
        case TranslationRuling(original_document_id=original, translation_document_id=translation):
            return f"{translation}: a translation of {original}"
        case ObservationRuling(sha256=sha256):
            return f"picture {sha256[:12]}…: {ruling.words}"
        case DigitRuling(matter_id=matter_id, credibility=digit):
            return f"matter {matter_id}: {digit.value}"
        case AssessmentRuling(matter_id=matter_id, assessment=judged):
            return f"matter {matter_id}: {judged.term.value}, {judged.confidence.value} confidence"
        case CaseRuling(name=name, title=title, standard_id=standard):
            return f"case {name}: “{title}”, under {standard}"
        case EntryRuling(case_name=name, matter=held, is_in=is_in):
            return f"case {name}: {held.matter_id} {'put in' if is_in else 'taken out'}"
        case OrderRuling(case_name=name, entry_ids=entry_ids):
            return f"case {name}: order {', '.join(entry_ids)}"
        case ReplyLetterRuling(case_name=name, to=to, sent_on=sent_on):
            return f"case {name}: letter to {to.name}, {f'sent on {sent_on}' if sent_on else 'not sent'}"
        case AnswerRuling(letter_id=letter_id, on=on, words=words):
            return f"{letter_id}: {'no answer by' if words is None else 'answered on'} {on}"
        case PublicationRuling(case_name=name, digest=digest):
            return f"case {name}: published ({digest[:12]}…)"
        case NameWithheld(name=name):
            return f"{_in(ruling.case_name)}: “{name}” withheld{_restricted(ruling.restriction)}"
        case DocumentWithheld(document_id=document_id):
            return f"{_in(ruling.case_name)}: {document_id} withheld{_restricted(ruling.restriction)}"
        case PassageRedacted(span=span):
            where = f"{span.document_id}, {span.start} to {span.end}"
            return f"{_in(ruling.case_name)}: {where} redacted{_restricted(ruling.restriction)}"
        case PictureRedacted(sha256=sha256):
            return f"{_in(ruling.case_name)}: picture {sha256[:12]}… redacted{_restricted(ruling.restriction)}"


def _in(case_name: str | None) -> str:
    return f"case {case_name}" if case_name else "all cases"


def _restricted(restriction: Restriction) -> str:
    until = f", until {restriction.until}" if restriction.until else ""
    return f" ({restriction.reason.value}, {restriction.level.value}{until})"
