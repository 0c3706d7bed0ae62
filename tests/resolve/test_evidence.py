import pytest

from armsledger.knowledge.evidence_words import read_evidence_kind
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.evidence import EvidenceKind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("satellite images", EvidenceKind.IMAGERY),
        ("flight tracking data", EvidenceKind.TRACKING),
        ("wreckage of a drone", EvidenceKind.DEBRIS),
        ("two eyewitnesses", EvidenceKind.WITNESS),
        ("a leaked contract", EvidenceKind.DOCUMENT),
        ("what he saw", EvidenceKind.OTHER),
    ],
)
def test_the_words_tell_the_kind_of_evidence(words, kind):
    assert read_evidence_kind(words) is kind


def test_one_thing_pointed_to_is_one_item_with_all_claims_that_it_is_said_to_show(page):
    p = page("Aerial images show tanks and trucks.")
    first = p.claim(ClaimKind.PRESENCE, (Role.ITEM, "tanks"), (Role.EVIDENCE, "Aerial images"))
    second = p.claim(ClaimKind.PRESENCE, (Role.ITEM, "trucks"), (Role.EVIDENCE, "Aerial images"))
    resolution = p.resolve()
    (item,) = resolution.evidence
    assert item.kind is EvidenceKind.IMAGERY
    assert item.claim_ids == (first.id, second.id)
    assert item.observed == ()
    assert all(f.entity_id is None for c in resolution.claims for f in c.filled(Role.EVIDENCE))


def test_a_caption_is_evidence_of_the_claims_in_it(page):
    text = "A tank stands at the port."
    p = page(text, caption=text)
    claim = p.claim(ClaimKind.PRESENCE, (Role.ITEM, "tank"))
    (item,) = p.resolve().evidence
    assert (item.span.quote, item.kind, item.claim_ids) == (text, EvidenceKind.IMAGERY, (claim.id,))
