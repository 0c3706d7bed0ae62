"""Letters of reply of a case: drafted from the claims, written, sent, answered, or found unanswered on a day.

Each operation takes an open ledger, who decides, when (UTC), and the comment that is required. A letter that was sent
is not changed any more, and an answer never: another one stands beside it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from armsledger.assess.grounds import read_grounds
from armsledger.assess.replies import find_accused, party_key
from armsledger.corroborate.letters import actors_named, fold_source
from armsledger.errors import InputError
from armsledger.knowledge.actors import actors_by_id
from armsledger.knowledge.countries import countries_by_iso3
from armsledger.model.case import Case
from armsledger.model.casework import hold
from armsledger.model.decision import Decision
from armsledger.model.ids import make_id
from armsledger.model.reply import Addressee, AnswerRuling, ReplyLetterRuling
from armsledger.model.working_case import Letter
from armsledger.pipeline.case_cutting import get_case
from armsledger.pipeline.casework import get_working_case
from armsledger.publish.reply_letter import draft_letter
from armsledger.store.ledger import Ledger


def accused_by_matter(case: Case) -> dict[str, tuple[Addressee, ...]]:
    """Whom each matter of a case says something against, by the matter's id, in the order of print."""
    by_id = {record.document.id: record for record in case.records}
    return {
        matter.id: find_accused(read_grounds(matter, [by_id[document_id] for document_id in matter.document_ids]))
        for matter in case.matters
    }


def find_addressee(given: str, accused: Sequence[Addressee]) -> Addressee:
    """Whom a name, an actor's row or a country's code means: one of the accused, else a row, else just a name.

    Raises InputError for a name that means several actors.
    """
    named = next((one for one in accused if given in (one.key, one.name)), None)
    if named:
        return named
    if given in actors_by_id():
        return Addressee(actors_by_id()[given].name, given)
    if given.upper() in countries_by_iso3():
        return Addressee(countries_by_iso3()[given.upper()].name, given.upper())
    rows = actors_named(fold_source(given))
    if len(rows) > 1:
        raise InputError(given, f"means several: {', '.join(rows)}", "give one of these")
    country = next((code for code, one in countries_by_iso3().items() if one.name.casefold() == given.casefold()), None)
    return Addressee(given, rows[0] if rows else country or party_key(given))


def draft(ledger: Ledger, name: str, to: str, matter_ids: Sequence[str], due: date | None, as_of: date) -> str:
    """The text of a letter as the claims give it; nothing is kept. Without matters, all that accuse the addressee."""
    case = get_case(ledger, name, as_of)
    addressee, about = _read(case, name, to, matter_ids)
    return draft_letter(case, about, addressee.name, due)


def write_letter(
    ledger: Ledger,
    name: str,
    to: str,
    matter_ids: Sequence[str],
    text: str | None,
    due: date | None,
    by: str,
    at_utc: datetime,
    comment: str,
) -> Letter:
    """Keep a letter of a case as a draft, and give it. Without a text it is drafted; without matters, about all that
    accuse the addressee.

    Raises InputError for a matter that is not in the case, and where none of it accuses the addressee.
    """
    case = get_case(ledger, name, at_utc.date())
    addressee, about = _read(case, name, to, matter_ids)
    claims = {matter.id: matter.claim_ids for matter in case.matters}
    words = text if text is not None else draft_letter(case, about, addressee.name, due)
    letter_id = make_id("ltr", name, addressee.key, by, at_utc.isoformat())
    held = tuple(hold(matter_id, claims[matter_id]) for matter_id in about)
    ledger.append_ruling(ReplyLetterRuling(letter_id, name, addressee, held, words, due), by, at_utc, comment)
    return get_letter(ledger, name, letter_id)


def change_letter(
    ledger: Ledger, name: str, letter_id: str, text: str, due: date | None, by: str, at_utc: datetime, comment: str
) -> Decision:
    """Give a draft another text or another day by which to answer. Raises InputError for a letter that was sent."""
    letter = _unsent(ledger, name, letter_id)
    changed = replace(letter.ruling, text=text, due=due)
    if changed == letter.ruling:
        raise InputError(letter_id, "is as it would become", "change its text or the day by which to answer")
    return ledger.append_ruling(changed, by, at_utc, comment)


def send_letter(
    ledger: Ledger, name: str, letter_id: str, sent_on: date, due: date | None, by: str, at_utc: datetime, comment: str
) -> Decision:
    """Note that a letter went out on a day, and by when an answer is due (None: as its draft says).

    Nothing is sent from here. Raises InputError for a letter that was sent, an empty one, one without a due day, and a
    day that has not come yet.
    """
    letter = _unsent(ledger, name, letter_id)
    if sent_on > at_utc.date():
        raise InputError(str(sent_on), "has not come yet", "note the sending on the day it happens")
    sent = replace(letter.ruling, sent_on=sent_on, due=due or letter.ruling.due)
    return ledger.append_ruling(sent, by, at_utc, comment)


def add_answer(
    ledger: Ledger, name: str, letter_id: str, on: date, words: str | None, by: str, at_utc: datetime, comment: str
) -> Decision:
    """Keep what came back to a letter on a day, or, with None for its words, that nothing had come by then.

    Raises InputError for a letter that was not sent, a day before it was, a day that has not come, an answer that
    stands already, and silence noted before the answer was due.
    """
    letter = get_letter(ledger, name, letter_id)
    sent_on, due = letter.ruling.sent_on, letter.ruling.due
    if sent_on is None:
        raise InputError(letter_id, "has not been sent", "note the day of its sending first")
    if on < sent_on:
        raise InputError(str(on), f"comes before the day of sending, {sent_on}", "give the day on which it came")
    if on > at_utc.date():
        raise InputError(str(on), "has not come yet", "note it on the day it happens")
    if words is None and due is not None and on < due:
        raise InputError(str(on), f"comes before the day by which to answer, {due}", "wait until then")
    if any((answer.on, answer.words) == (on, words) for answer in letter.answers):
        raise InputError(letter_id, "has this answer already", "give another, or leave it")
    return ledger.append_ruling(AnswerRuling(letter_id, on, words), by, at_utc, comment)


def get_letter(ledger: Ledger, name: str, letter_id: str) -> Letter:
    """A letter of a case. Raises LedgerMissingError for a case or letter that there is not."""
    return get_working_case(ledger, name).get_letter(letter_id)


def _unsent(ledger: Ledger, name: str, letter_id: str) -> Letter:
    letter = get_letter(ledger, name, letter_id)
    if letter.ruling.sent_on is not None:
        raise InputError(letter_id, f"was sent on {letter.ruling.sent_on}", "write another letter, or undo its sending")
    return letter


def _read(case: Case, name: str, to: str, matter_ids: Sequence[str]) -> tuple[Addressee, tuple[str, ...]]:
    accused = accused_by_matter(case)
    addressee = find_addressee(to, [one for found in accused.values() for one in found])
    absent = [matter_id for matter_id in matter_ids if matter_id not in accused]
    if absent:
        raise InputError(
            absent[0], f"is not in case {name} as it stands", f"name some of {', '.join(accused) or 'none'}"
        )
    chosen = [
        matter_id
        for matter_id, found in accused.items()
        if (matter_id in matter_ids if matter_ids else addressee.key in {one.key for one in found})
    ]
    if not chosen:
        raise InputError(to, f"is accused in no matter of case {name}", "name the matters to write about")
    return addressee, tuple(chosen)
