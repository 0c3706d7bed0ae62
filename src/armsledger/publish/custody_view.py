"""How the documents of a case came, each time: from where, when, by whom, and what keeps the exchange."""

from dataclasses import dataclass

from markupsafe import Markup

from armsledger.model.custody import Custody
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.prose import words
from armsledger.publish.wording import Wording


@dataclass(frozen=True, slots=True)
class CustodyView:
    """One event: which document, what happened, when (UTC), by whom, from where, and the digests that keep it."""

    document_id: str
    document_number: int
    event: str
    at: str
    by: str
    source: Markup
    kept: Markup


def view_custody(index: CaseIndex, wording: Wording) -> tuple[CustodyView, ...]:
    """The events of the case, document by document, the first first."""
    by_digest = {record.document.sha256: record.document.id for record in index.case.records}
    return tuple(_view(one, by_digest[one.sha256], index, wording) for one in index.case.custody)


def _view(custody: Custody, document_id: str, index: CaseIndex, wording: Wording) -> CustodyView:
    at = f"{wording.day(custody.at_utc.date())}, {custody.at_utc:%H:%M:%S}"
    return CustodyView(
        document_id=document_id,
        document_number=index.document_numbers[document_id],
        event=custody.event.value,
        at=at,
        by=custody.by or wording.page("custody_nobody"),
        source=_source(custody, wording),
        kept=_kept(custody, wording),
    )


def _source(custody: Custody, wording: Wording) -> Markup:
    """The path or address; of what was led on, where the way ended."""
    asked = words(custody.source)
    if custody.fetch is None or custody.fetch.final_address == custody.source:
        return asked
    return Markup(wording.page("custody_led_on")).format(asked=asked, final=words(custody.fetch.final_address))


def _kept(custody: Custody, wording: Wording) -> Markup:
    if custody.fetch:
        return Markup(wording.page("custody_warc")).format(
            digest=custody.fetch.warc_sha256, status=custody.fetch.status
        )
    if custody.stamp:
        told = f"{wording.day(custody.stamp.told_utc.date())}, {custody.stamp.told_utc:%H:%M:%S}"
        return Markup(wording.page("custody_stamp")).format(told=told, digest=custody.stamp.answer_sha256)
    return Markup("")
