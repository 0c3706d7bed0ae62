"""What the check before publishing asks of a ledger: bytes and words as they are kept now, and the published copy."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from armsledger.assess.publish_check import ToPublish
from armsledger.errors import ArmsledgerError, LedgerMissingError
from armsledger.model.record import DocumentRecord
from armsledger.model.withholding import NameWithheld
from armsledger.pipeline.case_cutting import Cut
from armsledger.pipeline.withholding import published_copy, withheld_on
from armsledger.publish.withheld_names import entities_named, spellings_of
from armsledger.store.ledger import Ledger


def ask_whole(ledger: Ledger, cut: Cut, as_of: date) -> ToPublish:
    """The case of a cut with everything that its check needs to know about a day."""
    names = [one.ruling for one in withheld_on(ledger, cut.working.name, as_of)]
    withheld = [
        name
        for one in names
        if isinstance(one, NameWithheld)
        for name in spellings_of(one, cut.case, entities_named(one, cut.case))
    ]
    return replace(
        cut.to_publish,
        as_of=as_of,
        broken=find_broken(ledger, cut.case.records),
        copy=published_copy(ledger, cut, as_of).case,
        withheld_names=tuple(dict.fromkeys(withheld)),
        case_name=cut.working.name,
    )


def find_broken(ledger: Ledger, records: Iterable[DocumentRecord]) -> Mapping[str, str]:
    """Documents whose bytes are lost or have another digest than when they came, each with what is wrong."""
    found: dict[str, str] = {}
    for record in records:
        document = record.document
        try:
            ledger.get_bytes(document.sha256)
        except LedgerMissingError:
            found[document.id] = "the bytes that it was received as are lost"
        except ArmsledgerError as error:
            found[document.id] = f"its bytes are not those that were received ({error})"
    return found
