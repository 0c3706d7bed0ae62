"""Who has which part stands apart: a supplier binds no State that is not said to act, a recipient is no end user."""

import pytest

from armsledger.assess.ladder import build_ladders
from armsledger.assess.party_lists import list_parties
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType
from armsledger.model.finding import Finding
from armsledger.model.measure import Act, MatchStatus, MeasureMatch, MeasureQuestion, RecipientKind
from armsledger.model.party_list import Part, Party

TEXT = "Russia, by a cargo ship, supplied Pantsir systems to the Wagner Group; a militia fired Pantsir missiles."


@pytest.fixture
def table(desk):
    laid = desk(TEXT)
    laid.entity("Russia", EntityType.COUNTRY, known_id="RUS", country="RUS")
    laid.entity("cargo ship", EntityType.MATERIEL)
    laid.entity("Pantsir systems", EntityType.MATERIEL, known_id="eqp-pantsir")
    laid.entity("Pantsir missiles", EntityType.MATERIEL, known_id="eqp-pantsir")
    laid.entity("Wagner Group", EntityType.ARMED_GROUP, known_id="actor-wagner", country="RUS")
    laid.entity("militia", EntityType.GROUP)
    return laid


def parties(table, binding: bool = True) -> dict[Part, Party]:
    matter = table.matter()
    first = table.claims[0].id
    matter = type(matter)(**{**{f: getattr(matter, f) for f in matter.__slots__}, "claim_ids": (first,)})
    question = MeasureQuestion("q", Act.SUPPLY, None, None, RecipientKind.UNKNOWN, "LBY", None, (), None, None)
    match = MeasureMatch(
        "un-libya-2011", "m", "S/RES/1970", "9", True, MatchStatus.COVERED, (), (), binding, None, None, "because"
    )
    finding = Finding("fnd-1", matter.id, question, (match,), (), "asked")
    (found,) = list_parties([matter], [finding], [table.record()], build_ladders([table.record()], [matter]))
    assert [party.part for party in found.parties] == list(Part)
    return {party.part: party for party in found.parties}


def test_every_part_is_read_from_its_own_words(table) -> None:
    table.claim(
        ClaimKind.TRANSFER,
        {Role.ACTOR: "Russia", Role.VIA: "cargo ship", Role.ITEM: "Pantsir systems", Role.RECIPIENT: "Wagner Group"},
    )
    found = parties(table)

    assert found[Part.SUPPLIER].names == ("Russia",)
    assert found[Part.CARRIER].names == ("cargo ship",)
    assert found[Part.RECIPIENT].names == ("Wagner Group",)
    assert found[Part.DUTY_BEARER].names == ("Russia",)
    assert "acts itself" in found[Part.DUTY_BEARER].because
    assert found[Part.END_USER].names == ()
    assert "need not be the end user" in found[Part.END_USER].because


def test_a_militia_as_supplier_makes_no_state_a_duty_bearer(table) -> None:
    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "militia", Role.ITEM: "Pantsir systems"})
    bound = parties(table)[Part.DUTY_BEARER]

    assert bound.names == ()
    assert "no claim holds one to the act" in bound.because


def test_without_a_binding_measure_nobody_is_bound(table) -> None:
    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Russia", Role.ITEM: "Pantsir systems"})

    assert parties(table, binding=False)[Part.DUTY_BEARER].because == "no binding measure of the table answers"


def test_who_is_said_elsewhere_to_use_the_same_system_is_named_with_a_warning(table) -> None:
    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Russia", Role.ITEM: "Pantsir systems"})
    using = table.claim(ClaimKind.ATTACK, {Role.ACTOR: "militia", Role.ITEM: "Pantsir missiles"})
    user = parties(table)[Part.END_USER]

    assert (user.names, user.claim_ids) == (("militia",), (using.id,))
    assert "nobody says" in user.because
