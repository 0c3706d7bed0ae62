"""Evidence items and the pictures they speak of: words that stand under a picture point to its file.

What the words say it shows stays with the claims; nothing here looks at a picture, so `observed` stays as it is.
"""

from collections.abc import Sequence
from dataclasses import replace

from armsledger.model.claim import Claim
from armsledger.model.evidence import EvidenceItem, EvidenceKind
from armsledger.model.ids import make_id
from armsledger.model.picture import Picture


def link_pictures(
    evidence: Sequence[EvidenceItem], claims: Sequence[Claim], pictures: Sequence[Picture]
) -> tuple[EvidenceItem, ...]:
    """Give the items that speak of images in a caption, or that are a picture's alternative text, its file's digest.

    A caption of which no item speaks becomes one, with the claims in it; words under several pictures give an item for
    each. Items without a picture stay as they are; all are in text order.
    """
    linked: list[EvidenceItem] = []
    shown: set[str] = set()
    for item in evidence:
        own = [picture for picture in pictures if _speaks_of(item, picture)]
        shown |= {picture.id for picture in own if picture.caption and item.span == picture.caption}
        linked += [_held(item, picture, number) for number, picture in enumerate(own)] or [item]
    taken = {item.id for item in linked}
    for picture in pictures:
        if picture.caption is None or picture.id in shown:
            continue
        item = _of_caption(picture, claims)
        linked.append(_held(item, picture, 1) if item.id in taken else replace(item, sha256=picture.sha256))
        taken.add(item.id)
    return tuple(sorted(linked, key=lambda item: (item.span.start, item.span.end, item.id)))


def _speaks_of(item: EvidenceItem, picture: Picture) -> bool:
    if item.kind is not EvidenceKind.IMAGERY:
        return False
    is_under = picture.caption is not None and item.span.overlaps(picture.caption)
    return is_under or item.span.quote == picture.alt


def _held(item: EvidenceItem, picture: Picture, number: int) -> EvidenceItem:
    """The item with the picture's digest; those after the first have an id of their own."""
    if number == 0:
        return replace(item, sha256=picture.sha256)
    return replace(item, id=make_id("evd", item.id, picture.sha256), sha256=picture.sha256)


def _of_caption(picture: Picture, claims: Sequence[Claim]) -> EvidenceItem:
    span = picture.caption
    assert span is not None
    kind = EvidenceKind.IMAGERY
    shown = tuple(claim.id for claim in claims if span.covers(claim.span))
    return EvidenceItem(
        make_id("evd", span.document_id, kind.value, span.start, span.end), span.document_id, kind, span, shown
    )
