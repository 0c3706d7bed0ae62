import pytest

from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType, LinkKind
from armsledger.model.stance import Stance

TEXT = "Russia through Wagner and Boeing helped Egypt with men."


def links(page, kind, *fillers, stance=Stance.ASSERTED):
    p = page(TEXT)
    p.mark("Russia", EntityType.COUNTRY, "RUS", "Russia")
    p.mark("Wagner", EntityType.ARMED_GROUP, "actor-wagner", "Wagner Group")
    p.mark("Boeing", EntityType.ORGANIZATION, "actor-boeing", "Boeing")
    p.mark("Egypt", EntityType.COUNTRY, "EGY", "Egypt")
    p.mark("men", EntityType.GROUP)
    claim = p.claim(kind, *fillers, stance=stance)
    resolution = p.resolve()
    names = {entity.id: entity.name for entity in resolution.entities}
    assert all(link.claim_id == claim.id for link in resolution.links)
    return [(link.kind, names[link.from_entity_id], names[link.to_entity_id]) for link in resolution.links]


@pytest.mark.parametrize("kind", [ClaimKind.PERSONNEL, ClaimKind.TRANSFER, ClaimKind.PRESENCE])
def test_who_acts_through_another_is_said_to_have_a_proxy(page, kind):
    assert links(page, kind, (Role.ACTOR, "Russia"), (Role.VIA, "Wagner")) == [
        (LinkKind.PROXY, "Wagner Group", "Russia")
    ]


def test_a_company_in_between_is_no_proxy(page):
    assert links(page, ClaimKind.TRANSFER, (Role.ACTOR, "Russia"), (Role.VIA, "Boeing")) == []


def test_backing_and_paying_run_from_the_actor(page):
    backing = links(page, ClaimKind.BACKING, (Role.ACTOR, "Russia"), (Role.RECIPIENT, "Egypt"))
    paying = links(page, ClaimKind.FINANCE, (Role.ACTOR, "Russia"), (Role.FORCE, "men"))
    assert backing == [(LinkKind.BACKS, "Russia", "Egypt")]
    assert paying == [(LinkKind.PAYS, "Russia", "men")]


def test_a_denial_makes_no_link(page):
    fillers = ((Role.ACTOR, "Russia"), (Role.RECIPIENT, "Egypt"))
    assert links(page, ClaimKind.BACKING, *fillers, stance=Stance.DENIED) == []


def test_other_kinds_of_claim_link_nobody(page):
    assert links(page, ClaimKind.ATTACK, (Role.ACTOR, "Russia"), (Role.VIA, "Wagner")) == []
