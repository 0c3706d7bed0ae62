"""Three steps that never flow into each other, on sentences of our own."""

from datetime import date

import pytest

from armsledger.assess.ladder import build_ladders
from armsledger.model.attribution import Ladder, Rung
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType
from armsledger.model.stance import Stance


def ladders(table) -> dict[tuple[str, str | None], Ladder]:
    found = build_ladders([table.record()], [table.matter()])
    return {(ladder.actor, ladder.state): ladder for ladder in found}


def laid_out(desk, text: str):
    table = desk(text, date(2020, 7, 24))
    table.entity("Wagner Group", EntityType.ARMED_GROUP, known_id="actor-wagner", country="RUS")
    if "Russia" in text:
        table.entity("Russia", EntityType.COUNTRY, known_id="RUS", country="RUS")
    if "Sirte" in text:
        table.place("Sirte", "LBY")
    return table


@pytest.mark.parametrize(
    ("kind", "role", "text", "rung"),
    [
        (ClaimKind.PERSONNEL, Role.VIA, "Russia uses the Wagner Group as its representative.", Rung.DIRECTION),
        (ClaimKind.PRESENCE, Role.VIA, "Russia, through the Wagner Group, stations radars.", Rung.DIRECTION),
        (ClaimKind.BACKING, Role.RECIPIENT, "Russia backs the Wagner Group, he said.", Rung.TOLERANCE),
        (ClaimKind.FINANCE, Role.RECIPIENT, "Russia pays the Wagner Group, he said.", Rung.FINANCE),
        (ClaimKind.TRANSFER, Role.RECIPIENT, "Russia supplied the Wagner Group with fuel.", Rung.SUPPLY),
        (ClaimKind.BACKING, Role.RECIPIENT, "The Wagner Group is a unit of the army of Russia.", Rung.ORGAN),
        (ClaimKind.TRANSFER, Role.RECIPIENT, "Rifles went from Russia to the Wagner Group.", Rung.SUPPLY),
    ],
)
def test_the_words_bear_out_a_rung_and_no_higher(desk, kind: ClaimKind, role: Role, text: str, rung: Rung) -> None:
    table = laid_out(desk, text)
    table.claim(kind, {Role.ACTOR: "Russia", role: "Wagner Group"})

    reading = ladders(table)["Wagner Group", "RUS"].rung
    assert reading is not None
    assert reading.rung is rung


def test_where_a_weapon_was_made_links_nobody(desk) -> None:
    table = laid_out(desk, "Russian missiles stand with the Wagner Group near Sirte.")
    table.entity("Russian missiles", EntityType.MATERIEL, country="RUS")
    table.claim(ClaimKind.PRESENCE, {Role.ACTOR: "Wagner Group", Role.ITEM: "Russian missiles", Role.PLACE: "Sirte"})

    (ladder,) = ladders(table).values()
    assert (ladder.state, ladder.rung) == (None, None)
    assert ladder.presence.because == "said to be at or in Sirte"
    assert ladder.link.because == "no claim links Wagner Group to a State"


def test_an_adjective_is_nationality_only(desk) -> None:
    table = laid_out(desk, "The Wagner Group was backed by Russian volunteers.")
    table.entity("Russian", EntityType.COUNTRY, known_id="RUS", country="RUS")
    table.claim(ClaimKind.BACKING, {Role.ACTOR: "Russian", Role.RECIPIENT: "Wagner Group"})

    reading = ladders(table)["Wagner Group", "RUS"].rung
    assert reading is not None
    assert (reading.rung, reading.words) == (Rung.NATIONALITY, "Russian")


def test_an_adjective_before_government_is_the_state(desk) -> None:
    table = laid_out(desk, "The Wagner Group is paid by the Russian government.")
    table.entity("Russian", EntityType.COUNTRY, known_id="RUS", country="RUS")
    table.claim(ClaimKind.FINANCE, {Role.ACTOR: "Russian", Role.RECIPIENT: "Wagner Group"})

    reading = ladders(table)["Wagner Group", "RUS"].rung
    assert reading is not None
    assert reading.rung is Rung.FINANCE


def test_a_denied_link_stands_against_the_link_and_not_against_the_presence(desk) -> None:
    table = laid_out(desk, "The Wagner Group fights near Sirte; it is not paid by Russia.")
    there = table.claim(ClaimKind.PRESENCE, {Role.ACTOR: "Wagner Group", Role.PLACE: "Sirte"})
    denied = table.claim(ClaimKind.FINANCE, {Role.ACTOR: "Russia", Role.RECIPIENT: "Wagner Group"}, Stance.DENIED)

    ladder = ladders(table)["Wagner Group", "RUS"]
    assert (ladder.presence.claim_ids, ladder.presence.denial_ids) == ((there.id,), ())
    assert (ladder.link.claim_ids, ladder.link.denial_ids) == ((), (denied.id,))
    assert ladder.rung is None
    assert "1 claim(s) deny it" in ladder.link.because


def test_a_denied_presence_stands_against_the_presence(desk) -> None:
    table = laid_out(desk, "The Wagner Group is not near Sirte.")
    denied = table.claim(ClaimKind.PRESENCE, {Role.ACTOR: "Wagner Group", Role.PLACE: "Sirte"}, Stance.DENIED)

    (ladder,) = ladders(table).values()
    assert (ladder.presence.claim_ids, ladder.presence.denial_ids) == ((), (denied.id,))
    assert ladder.presence.grade is None


def test_responsibility_needs_a_claim_of_its_own(desk) -> None:
    table = laid_out(desk, "Russia uses the Wagner Group as its representative; it broke resolution 1970.")
    table.claim(ClaimKind.PERSONNEL, {Role.ACTOR: "Russia", Role.VIA: "Wagner Group"})
    ladder = ladders(table)["Wagner Group", "RUS"]
    assert ladder.responsibility.claim_ids == ()
    assert ladder.responsibility.because == "no claim says that Russia broke a measure"

    accused = table.claim(ClaimKind.VIOLATION, {Role.ACTOR: "Russia"})
    ladder = ladders(table)["Wagner Group", "RUS"]
    assert ladder.responsibility.claim_ids == (accused.id,)
    assert accused.id not in (*ladder.presence.claim_ids, *ladder.link.claim_ids)


def test_a_possibility_bears_no_step_and_a_state_s_own_troops_stand_on_no_ladder(desk) -> None:
    table = laid_out(desk, "Russia may pay the Wagner Group; Egyptian troops were sent by Russia to Sirte.")
    table.entity("Egyptian troops", EntityType.GROUP, country="EGY")
    table.claim(ClaimKind.FINANCE, {Role.ACTOR: "Russia", Role.RECIPIENT: "Wagner Group"}, Stance.POSSIBLE)
    table.claim(ClaimKind.PERSONNEL, {Role.ACTOR: "Russia", Role.FORCE: "Egyptian troops", Role.DESTINATION: "Sirte"})

    assert ladders(table) == {}
