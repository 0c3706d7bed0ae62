"""One document as one HTML file: its text with every claim marked on its words, and the claims beside it.

The file asks nothing of any network, holds no script, and reads in both directions.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from armsledger.errors import LedgerMissingError
from armsledger.model.record import DocumentRecord
from armsledger.publish.exchange import losses
from armsledger.publish.exchange.contents import Contents, brief_by_claim
from armsledger.publish.exchange.fields import Section
from armsledger.publish.exchange.loss import Tally, load_exchange_wording
from armsledger.publish.exchange.views import ClaimView, iter_claims
from armsledger.publish.reader import Piece, read_blocks
from armsledger.publish.wording import load_wording

TEMPLATE: Final = "document.html.j2"
SECTIONS: Final = (
    Section(
        "parts of the page",
        (
            ("h1, dl", "document.head, document.source, document.sha256", ""),
            ("p, h2", "document.blocks", "`dir=auto`, so that right-to-left text runs as it should"),
            ("mark", "claim.span", "`id` is the claim's; a denied claim is dotted, a refused one dashed"),
            ("li", "claim with speaker, stance, roles, quantity, time, score and its reason, grade, review", ""),
        ),
    ),
)
RECORD_LOSSES: Final = (losses.PICTURES, losses.EVIDENCE, losses.LINKS, losses.MENTIONS, losses.LOOSE_STATEMENTS)
CLAIM_LOSSES: Final = (losses.NESTING, losses.MATTERLESS)
MATTER_LOSSES: Final = ()
LOSSES: Final = tuple(rule.key for rule in (*RECORD_LOSSES, *CLAIM_LOSSES))


def iter_document_html(contents: Contents, document_id: str, tally: Tally) -> Iterator[str]:
    """The text of the page. Raises LedgerMissingError for a document that the ledger does not hold."""
    record = next((one for one in contents.iter_records() if one.document.id == document_id), None)
    if record is None:
        raise LedgerMissingError(document_id, "document")
    views = tuple(iter_claims(record, brief_by_claim(contents), contents.states))
    tally.carry("document")
    tally.carry("claim", len(views))
    tally.weigh(RECORD_LOSSES, record, document_id)
    for view in views:
        tally.weigh(CLAIM_LOSSES, view, view.claim.id)
    yield render(record, views)


def render(record: DocumentRecord, views: tuple[ClaimView, ...]) -> str:
    """The page of one document."""
    numbers = {view.claim.id: number for number, view in enumerate(views, start=1)}
    page: str = _template().render(
        document=record.document,
        blocks=read_blocks(record),
        views=views,
        numbers=numbers,
        refusals={refusal.id: refusal for refusal in record.refusals},
        page=load_exchange_wording().page,
        wording=load_wording(),
        title_of=lambda piece: _title(piece, numbers),
    )
    return page


def _title(piece: Piece, numbers: dict[str, int]) -> str:
    page = load_exchange_wording().page
    return ", ".join(page("claim_n", n=numbers[claim_id]) for claim_id in piece.claim_ids)


@cache
def _template():  # type: ignore[no-untyped-def]  # jinja2 is imported where it is used
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=PackageLoader("armsledger.publish.exchange"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(TEMPLATE)
