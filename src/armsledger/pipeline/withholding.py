"""What people withhold from a case, and the copies of it that are printed: one for all, one for insiders.

Each operation takes an open ledger, who decides, when (UTC), and the comment that is required. The comment is for the
ledger and never printed; what is printed is the reason of the restriction.
"""

from dataclasses import replace
from datetime import date, datetime

from armsledger.errors import InputError
from armsledger.model.decision import Decision
from armsledger.model.restriction import Level, Restriction
from armsledger.model.ruling import Standing
from armsledger.model.withheld import Edition
from armsledger.model.withholding import (
    DocumentWithheld,
    NameWithheld,
    PassageRedacted,
    PictureRedacted,
    WithholdingRuling,
)
from armsledger.pipeline.case_cutting import Cut
from armsledger.pipeline.casework import get_working_case
from armsledger.publish.redaction import Redaction, make_redaction
from armsledger.store.ledger import Ledger


def withhold(ledger: Ledger, ruling: WithholdingRuling, by: str, at_utc: datetime, comment: str) -> Decision:
    """Withhold a name or document, or redact a picture. Raises InputError for what is withheld so already, and for a
    document or case that the ledger does not hold.
    """
    if ruling.case_name is not None:
        get_working_case(ledger, ruling.case_name)
    if isinstance(ruling, DocumentWithheld):
        ledger.get_record(ruling.document_id)
    if any(one.ruling == ruling for one in ledger.rulings(ruling.kind)):
        raise InputError(ruling.slot, "stands already", "give another reason, level or day, or leave it")
    return ledger.append_ruling(ruling, by, at_utc, comment)


def redact_passage(
    ledger: Ledger,
    case_name: str | None,
    document_id: str,
    words: str,
    restriction: Restriction,
    by: str,
    at_utc: datetime,
    comment: str,
) -> Decision:
    """Redact words of a document, given as they stand there. Raises InputError where they stand not once."""
    document = ledger.get_record(document_id).document
    times = document.text.count(words) if words else 0
    if times != 1:
        raise InputError(
            words or "(empty)", f"stands {times} times in {document_id}", "give words that stand there once"
        )
    start = document.text.index(words)
    ruling = PassageRedacted(case_name, document.span(start, start + len(words)), restriction)
    return withhold(ledger, ruling, by, at_utc, comment)


def withheld_on(ledger: Ledger, case_name: str, day: date) -> tuple[Standing, ...]:
    """What is withheld from a case on a day, for itself or for all cases, the last ruled first."""
    return tuple(
        one
        for one in ledger.rulings()
        if isinstance(one.ruling, NameWithheld | DocumentWithheld | PassageRedacted | PictureRedacted)
        and one.ruling.case_name in (None, case_name)
        and one.ruling.restriction.holds_on(day)
    )


def published_copy(ledger: Ledger, cut: Cut, day: date) -> Redaction:
    """The copy of a case for everybody."""
    return make_redaction(cut.case, [one.ruling for one in withheld_on(ledger, cut.working.name, day)])


def insiders_copy(ledger: Ledger, cut: Cut, day: date) -> Redaction:
    """The print for insiders: only what is strictly confidential is withheld from it, and it says that it is one."""
    rulings = [one.ruling for one in withheld_on(ledger, cut.working.name, day)]
    strict = [
        one
        for one in rulings
        if isinstance(one, NameWithheld | DocumentWithheld | PassageRedacted | PictureRedacted)
        and one.restriction.level is Level.STRICT
    ]
    made = make_redaction(cut.case, strict)
    return replace(made, case=replace(made.case, edition=Edition.INSIDERS)) if rulings else made
