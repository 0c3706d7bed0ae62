"""Evidence items: what a document points to, and the captions of the images it carries.

An item holds what it is *said* to show. What a person sees in it is added by that person, never here.
"""

from collections import defaultdict
from collections.abc import Sequence

from armsledger.knowledge.evidence_words import read_evidence_kind
from armsledger.model.claim import Claim, Role
from armsledger.model.document import BlockKind, Document, Span
from armsledger.model.evidence import EvidenceItem, EvidenceKind
from armsledger.model.ids import make_id


def make_evidence(document: Document, claims: Sequence[Claim]) -> tuple[EvidenceItem, ...]:
    """Give one item for each thing pointed to and each caption, in text order, with the claims it is said to show."""
    claim_ids: dict[Span, list[str]] = defaultdict(list)
    for claim in claims:
        for filler in claim.filled(Role.EVIDENCE):
            claim_ids[filler.span].append(claim.id)
    items = [_item(document, span, read_evidence_kind(span.quote), ids) for span, ids in claim_ids.items()]
    for caption in _captions(document):
        shown = [claim.id for claim in claims if caption.covers(claim.span)]
        items.append(_item(document, caption, EvidenceKind.IMAGERY, shown))
    return tuple(sorted(items, key=lambda item: (item.span.start, item.span.end, item.id)))


def _captions(document: Document) -> tuple[Span, ...]:
    blocks = (block for block in document.blocks if block.kind is BlockKind.CAPTION and block.end > block.start)
    return tuple(document.span(block.start, block.end) for block in blocks)


def _item(document: Document, span: Span, kind: EvidenceKind, claim_ids: list[str]) -> EvidenceItem:
    item_id = make_id("evd", document.id, kind.value, span.start, span.end)
    return EvidenceItem(item_id, document.id, kind, span, tuple(dict.fromkeys(claim_ids)))
