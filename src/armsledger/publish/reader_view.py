"""The documents as they are printed: head, text in marked pieces, the cards of the claims."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from armsledger.model.document import Head
from armsledger.model.record import DocumentRecord
from armsledger.publish.cards import Card, make_card
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.prose import told, words
from armsledger.publish.reader import Piece, ReaderBlock, read_blocks
from armsledger.publish.wording import Wording


@dataclass(frozen=True, slots=True)
class HeadRow:
    """One thing that a document says of itself, and why it was read so."""

    label: str
    value: Markup
    because: Markup


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document of the reader."""

    id: str
    number: int
    title: str
    outlet: str
    published: str
    language: str
    source: str
    sha256: str
    media_type: str
    length: str
    head: tuple[HeadRow, ...]
    blocks: tuple[ReaderBlock, ...]
    cards: tuple[Card, ...]
    refusals: dict[str, str]


def view_document(record: DocumentRecord, index: CaseIndex, wording: Wording) -> DocumentView:
    """Read one document out for the page."""
    document, page = record.document, wording.page
    head = document.head
    claims = sorted(record.claims, key=lambda claim: index.claim_numbers[claim.id])
    return DocumentView(
        id=document.id,
        number=index.document_numbers[document.id],
        title=head.title.value or page("untitled"),
        outlet=head.outlet.value or page("outlet_unknown"),
        published=wording.day(head.published.value) if head.published.value else page("date_unknown"),
        language=head.language.value or "",
        source=document.source,
        sha256=document.sha256,
        media_type=document.media_type,
        length=page("length", n=f"{len(document.text):,}"),
        head=_head_rows(head, wording),
        blocks=read_blocks(record),
        cards=tuple(make_card(claim, index, wording) for claim in claims),
        refusals={refusal.id: refusal.because for refusal in record.refusals},
    )


def describe(piece: Piece, index: CaseIndex, wording: Wording) -> str:
    """What a marked piece says of itself without any script: its claims, stances and roles in a line."""
    parts = []
    for claim_id in piece.claim_ids:
        claim = index.claim(claim_id)
        roles = [wording.get("roles", role.value) for owner, role in piece.roles if owner == claim_id]
        stance = wording.get("stance", claim.stance.value, "word")
        about = f" · {', '.join(roles)}" if roles else ""
        parts.append(f"{wording.page('claim_n', n=index.claim_numbers[claim_id])} ({stance}){about}")
    if piece.refusal_ids and not parts:
        parts.append(wording.page("refused"))
    return "; ".join(parts)


def _head_rows(head: Head, wording: Wording) -> tuple[HeadRow, ...]:
    published, translated = head.published, head.machine_translated
    read: dict[str, tuple[str | None, str]] = {
        "title": (head.title.value, head.title.because),
        "outlet": (head.outlet.value, head.outlet.because),
        "byline": (head.byline.value, head.byline.because),
        "dateline": (head.dateline.value, head.dateline.because),
        "published": (wording.day(published.value) if published.value else None, published.because),
        "language": (head.language.value, head.language.because),
        "machine_translated": (_yes_or_no(translated.value, wording), translated.because),
        "url": (head.url.value, head.url.because),
    }
    dated = {"modified": head.modified, "retrieved": head.retrieved}
    read |= {key: (wording.day(told_.value), told_.because) for key, told_ in dated.items() if told_ and told_.value}
    if head.translates:
        read["translates"] = (head.translates.value, head.translates.because)
    if head.notes:
        read["notes"] = ("; ".join(head.notes), "")
    unsaid = escape(wording.page("head_unsaid"))
    return tuple(
        HeadRow(wording.get("page", "head_rows", key), words(value) if value else unsaid, told(because, wording))
        for key, (value, because) in read.items()
    )


def _yes_or_no(value: bool | None, wording: Wording) -> str | None:
    return None if value is None else wording.page("yes_" if value else "no_")
