"""Words under a picture point to its file; what they say it shows and what a person saw stay apart."""

from dataclasses import replace

from armsledger.model.claim import ClaimKind, Role
from armsledger.model.document import Document
from armsledger.model.evidence import EvidenceKind
from armsledger.model.ids import make_id
from armsledger.model.picture import Exif, Fingerprint, Picture
from armsledger.resolve.picture_evidence import link_pictures

TEXT = "Images purporting to show tanks at the port. The command published images of trucks."


def picture(document: Document, sha: str, caption: str | None, alt: str | None = None) -> Picture:
    start = document.text.index(caption) if caption else 0
    span = document.span(start, start + len(caption)) if caption else None
    look = Fingerprint(("0" * 64,) * 8, 90)
    own = make_id("pic", document.id, sha)
    return Picture(own, document.id, "a.png", sha, "image/png", 800, 600, look, Exif(), span, alt)


def test_images_in_a_caption_are_that_picture_and_images_elsewhere_are_not(page):
    p = page(TEXT)
    shown = p.claim(ClaimKind.PRESENCE, (Role.ITEM, "tanks"), (Role.EVIDENCE, "Images"))
    p.claim(ClaimKind.PRESENCE, (Role.ITEM, "trucks"), (Role.EVIDENCE, "images"))
    r = p.resolve()
    held = picture(p.document, "ab" * 32, "Images purporting to show tanks at the port.")
    linked = link_pictures(r.evidence, r.claims, (held,))

    assert {item.span.quote: item.sha256 for item in linked} == {
        "Images": held.sha256,
        held.caption.quote: held.sha256,
        "images": None,
    }
    assert all(item.observed == () for item in linked)
    assert {claim for item in linked if item.sha256 for claim in item.claim_ids} == {shown.id}


def test_a_caption_of_which_no_item_speaks_becomes_one(page):
    p = page("A tank stands at the port.")
    claim = p.claim(ClaimKind.PRESENCE, (Role.ITEM, "tank"))
    r = p.resolve()
    (item,) = link_pictures(r.evidence, r.claims, (picture(p.document, "ab" * 32, "A tank stands at the port."),))

    assert (item.kind, item.sha256, item.claim_ids) == (EvidenceKind.IMAGERY, "ab" * 32, (claim.id,))


def test_one_caption_under_two_pictures_is_an_item_for_each(page):
    text = "Tanks at the port."
    p = page(text, caption=text)
    r = p.resolve()
    linked = link_pictures(r.evidence, r.claims, [picture(p.document, sha * 32, text) for sha in ("ab", "cd")])

    assert sorted(item.sha256 for item in linked) == ["ab" * 32, "cd" * 32]
    assert len({item.id for item in linked}) == 2


def test_alternative_text_that_stands_on_the_page_points_to_its_picture(page):
    text = "Tanks at the port"
    p = page(text, caption=text)
    r = p.resolve()
    (item,) = link_pictures(r.evidence, r.claims, (picture(p.document, "ab" * 32, None, text),))

    assert item.sha256 == "ab" * 32


def test_what_speaks_of_no_image_stays_without_a_picture(page):
    text = "Wreckage of a drone lies at the port."
    p = page(text)
    p.claim(ClaimKind.PRESENCE, (Role.ITEM, "drone"), (Role.EVIDENCE, "Wreckage"))
    r = p.resolve()
    linked = link_pictures(r.evidence, r.claims, (picture(p.document, "ab" * 32, text),))

    assert next(item for item in linked if item.kind is EvidenceKind.DEBRIS).sha256 is None


def test_nothing_changes_without_pictures(page):
    text = "Tanks at the port."
    p = page(text, caption=text)
    r = p.resolve()

    assert link_pictures(r.evidence, r.claims, ()) == r.evidence
    assert link_pictures([replace(r.evidence[0], observed=("a tank",))], r.claims, ())[0].observed == ("a tank",)
