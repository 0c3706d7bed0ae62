"""What people do with cases: begin one, change its head, put matters in and take them out, order them, take back.

Each operation takes an open ledger, who decides, when (UTC), and the comment that is required. Nothing is overwritten:
of several decisions on one slot the last holds, and each can be undone.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from armsledger.errors import InputError, LedgerMissingError
from armsledger.knowledge.standards_of_proof import get_standard
from armsledger.model.casework import CaseRuling, EntryRuling, OrderRuling, check_case_name, hold
from armsledger.model.decision import Decision, Verdict
from armsledger.model.placed_entry import PlacedEntry, place_entries
from armsledger.model.reply import ReplyLetterRuling
from armsledger.model.ruling import CaseworkRuling, Standing
from armsledger.model.ruling_kind import RulingKind
from armsledger.model.withholding import WithholdingRuling
from armsledger.model.working_case import WorkingCase, working_cases
from armsledger.store.ledger import Ledger

KINDS: Final = frozenset(
    {
        RulingKind.CASE,
        RulingKind.CASE_ENTRY,
        RulingKind.CASE_ORDER,
        RulingKind.REPLY_LETTER,
        RulingKind.ANSWER,
        RulingKind.PUBLICATION,
        RulingKind.WITHHELD_NAME,
        RulingKind.WITHHELD_DOCUMENT,
        RulingKind.REDACTED_PASSAGE,
        RulingKind.REDACTED_PICTURE,
    }
)


def list_cases(ledger: Ledger) -> tuple[WorkingCase, ...]:
    """All cases of the ledger, by name."""
    return working_cases(_casework(ledger))


def get_working_case(ledger: Ledger, name: str) -> WorkingCase:
    """The case of that name as people have put it together. Raises LedgerMissingError where there is none."""
    found = next((case for case in list_cases(ledger) if case.name == name), None)
    if found is None:
        raise LedgerMissingError(name, "case")
    return found


def new_case(ledger: Ledger, head: CaseRuling, by: str, at_utc: datetime, comment: str) -> Decision:
    """Begin a case. Raises InputError for a name that is taken and for a standard of proof that there is not."""
    get_standard(head.standard_id)
    if any(case.name == head.name for case in list_cases(ledger)):
        raise InputError(head.name, "is a case of this ledger", "take another name, or change that case")
    return ledger.append_ruling(head, by, at_utc, comment)


def change_case(ledger: Ledger, head: CaseRuling, by: str, at_utc: datetime, comment: str) -> Decision:
    """Give a case another title, standard of proof or notes. Raises InputError where nothing would change."""
    get_standard(head.standard_id)
    if get_working_case(ledger, head.name).head == head:
        raise InputError(head.name, "is as it would become", "change its title, standard or notes")
    return ledger.append_ruling(head, by, at_utc, comment)


def put_in(ledger: Ledger, name: str, matter_id: str, by: str, at_utc: datetime, comment: str) -> Decision:
    """Put a matter, or that of a finding, into a case with the claims that it holds now.

    One that is in it already, and has changed since, is put in as it is now and keeps its place. Raises InputError for
    one that is in it unchanged, LedgerMissingError for an id that is no matter of the ledger.
    """
    case, matter = get_working_case(ledger, name), ledger.get_matter(matter_id)
    held = hold(matter.id, matter.claim_ids)
    entry = find_entry(ledger, case, matter.id)
    if entry and entry.entry.matter == held:
        raise InputError(matter.id, f"is in case {name}", "nothing has changed in it; take it out, or leave it")
    entry_id = entry.entry.entry_id if entry else matter.id
    return ledger.append_ruling(EntryRuling(name, entry_id, held, is_in=True), by, at_utc, comment)


def take_out(ledger: Ledger, name: str, matter_id: str, by: str, at_utc: datetime, comment: str) -> Decision:
    """Take a matter out of a case; what was written and answered about it stays. Raises InputError if it is not in."""
    case = get_working_case(ledger, name)
    entry = find_entry(ledger, case, matter_id)
    if entry is None:
        known = ", ".join(one.matter.matter_id for one in case.entries) or "nothing"
        raise InputError(matter_id, f"is not in case {name}", f"it holds {known}")
    ruling = EntryRuling(name, entry.entry.entry_id, entry.entry.matter, is_in=False)
    return ledger.append_ruling(ruling, by, at_utc, comment)


def reorder(ledger: Ledger, name: str, matter_ids: Sequence[str], by: str, at_utc: datetime, comment: str) -> Decision:
    """Set the order of print: those named first, in this order, then the others as they stand.

    Raises InputError for a matter that is not in the case and for an order that changes nothing.
    """
    case = get_working_case(ledger, name)
    placed = place_case(ledger, case)
    first = [_entry_id(placed, name, matter_id) for matter_id in matter_ids]
    now = [entry.entry_id for entry in case.entries]
    wanted = [*first, *(entry_id for entry_id in now if entry_id not in first)]
    if wanted == now:
        raise InputError(name, "stands in this order", "name first what should come first")
    return ledger.append_ruling(OrderRuling(name, tuple(wanted)), by, at_utc, comment)


def undo(ledger: Ledger, decision_id: str, by: str, at_utc: datetime, comment: str) -> Standing:
    """Take back a decision on a case that is in force, and give what it was; what stood before it stands again.

    Raises InputError for any other decision, for a publication, which has happened, and for a letter that was answered.
    """
    standing = {one.decision_id: one for one in _casework(ledger)}
    found = standing.get(decision_id)
    if found is None:
        raise InputError(decision_id, "is no decision on a case that is in force", "armsledger case show lists them")
    if found.ruling.kind is RulingKind.PUBLICATION:
        raise InputError(decision_id, "is a publication, which has happened", "publish a corrected case beside it")
    if isinstance(found.ruling, ReplyLetterRuling):
        _check_unanswered(ledger, found.ruling)
    ledger.append_decision(decision_id, Verdict.UNDO, by, at_utc, comment)
    return found


def decisions_on_case(ledger: Ledger, name: str) -> tuple[Standing, ...]:
    """The decisions in force on a case, its letters and their answers, the last made first."""
    letter_ids = {letter.id for letter in get_working_case(ledger, name).letters}
    return tuple(one for one in _casework(ledger) if concerns(one.ruling, name, letter_ids))


def concerns(ruling: object, name: str, letter_ids: set[str]) -> bool:
    """Say whether a ruling is on the case of that name or on all cases, or an answer to one of its letters."""
    if isinstance(ruling, WithholdingRuling):
        return ruling.case_name in (None, name)
    if not isinstance(ruling, CaseworkRuling):
        return False
    own = getattr(ruling, "case_name", ruling.name if isinstance(ruling, CaseRuling) else None)
    return own == name or getattr(ruling, "letter_id", None) in letter_ids


def place_case(ledger: Ledger, case: WorkingCase) -> tuple[PlacedEntry, ...]:
    """The entries of a case, each at the matter that holds its claims now."""
    claim_ids = [claim_id for entry in case.entries for claim_id in entry.matter.claim_ids]
    matter_ids = [entry.matter.matter_id for entry in case.entries]
    return place_entries(case.entries, ledger.matters_holding(claim_ids, matter_ids))


def find_entry(ledger: Ledger, case: WorkingCase, matter_id: str) -> PlacedEntry | None:
    """The entry that a matter is in a case by: as it was put in, or as it has become; None where it is not in."""
    return next((one for one in place_case(ledger, case) if matter_id in _ids(one)), None)


def _entry_id(placed: Sequence[PlacedEntry], name: str, matter_id: str) -> str:
    found = next((one.entry.entry_id for one in placed if matter_id in _ids(one)), None)
    if found is None:
        raise InputError(matter_id, f"is not in case {name}", "put it in first")
    return found


def _ids(placed: PlacedEntry) -> set[str]:
    entry = placed.entry
    return {entry.entry_id, entry.matter.matter_id, *([placed.matter.id] if placed.matter else ())}


def _check_unanswered(ledger: Ledger, ruling: ReplyLetterRuling) -> None:
    letter = get_working_case(ledger, check_case_name(ruling.case_name)).get_letter(ruling.letter_id)
    if letter.answers:
        raise InputError(letter.id, "has been answered, or found unanswered", "take that back first")


def _casework(ledger: Ledger) -> tuple[Standing, ...]:
    return tuple(one for one in ledger.rulings() if one.ruling.kind in KINDS)
