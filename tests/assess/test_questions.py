from datetime import date

import pytest

from armsledger.assess.grounds import read_grounds
from armsledger.assess.questions import Asking, ask, load_recipient_kinds
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType
from armsledger.model.measure import Act, RecipientKind
from armsledger.model.stance import Stance

SENTENCE = "Russia flew Pantsir launchers and fighters to the LNA at Sirte in June."


def laid_out(desk, **more):
    table = desk(SENTENCE, **more)
    table.entity("Russia", EntityType.COUNTRY, country="RUS")
    table.entity("Pantsir launchers", EntityType.MATERIEL, items=("un7", "mil_vehicles"), known_id="pantsir-s1")
    table.entity("fighters", EntityType.GROUP)
    table.entity("LNA", EntityType.ARMED_GROUP, known_id="actor-lna", country="LBY")
    table.place("Sirte", "LBY", "Sirte")
    return table


def asked(table) -> Asking:
    return ask(read_grounds(table.matter(), [table.record()]), load_recipient_kinds())


def test_a_transfer_is_asked_as_a_supply_with_everything_that_the_claim_tells(desk, days) -> None:
    table = laid_out(desk)
    table.claim(
        ClaimKind.TRANSFER,
        {Role.ACTOR: "Russia", Role.ITEM: "Pantsir launchers", Role.RECIPIENT: "LNA", Role.DESTINATION: "Sirte"},
        when=days("in June", date(2020, 6, 1), date(2020, 6, 30)),
    )
    question = asked(table).question

    assert question is not None
    assert (question.act, question.supplier, question.recipient) == (Act.SUPPLY, "RUS", "actor-lna")
    assert question.recipient_kind is RecipientKind.NON_GOVERNMENT
    assert (question.territory, question.admin1) == ("LBY", "Sirte")
    assert question.items == ("mil_vehicles", "un7")
    assert (question.earliest, question.latest) == (date(2020, 6, 1), date(2020, 6, 30))


@pytest.mark.parametrize(
    ("kind", "act"),
    [
        (ClaimKind.TRANSFER, Act.SUPPLY),
        (ClaimKind.PERSONNEL, Act.PERSONNEL),
        (ClaimKind.FINANCE, Act.FINANCE),
        (ClaimKind.ASSISTANCE, Act.ASSISTANCE),
        (ClaimKind.PRESENCE, Act.PRESENCE),
    ],
)
def test_each_kind_of_claim_is_its_act(desk, kind: ClaimKind, act: Act) -> None:
    table = laid_out(desk)
    table.claim(kind, {Role.ACTOR: "Russia"})

    assert asked(table).question.act is act


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (ClaimKind.ATTACK, "A use of force is no transfer"),
        (ClaimKind.BACKING, "a link between actors, not a transfer"),
        (ClaimKind.VIOLATION, "A quoted accusation"),
    ],
)
def test_a_strike_a_link_and_an_accusation_are_no_questions(desk, kind: ClaimKind, reason: str) -> None:
    table = laid_out(desk)
    table.claim(kind, {Role.ACTOR: "Russia"}, Stance.ASSERTED)

    assert asked(table).question is None
    assert reason in asked(table).because


def test_a_threat_is_an_indicator_only(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.PERSONNEL, {Role.ACTOR: "Russia", Role.DESTINATION: "Sirte"}, Stance.POSSIBLE)

    assert asked(table).question is None
    assert "an indicator, no act to ask about" in asked(table).because


def test_denials_alone_affirm_nothing_to_ask_about(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Russia"}, Stance.DENIED)

    assert asked(table).question is None
    assert "Only denials" in asked(table).because


def test_a_denial_lends_nothing_to_the_question(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Russia", Role.DESTINATION: "Sirte"})
    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Russia", Role.ITEM: "Pantsir launchers"}, Stance.DENIED)

    assert asked(table).question.items == ()


def test_money_for_fighters_asks_about_fighters_too(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.FINANCE, {Role.ACTOR: "Russia", Role.FORCE: "fighters", Role.PLACE: "Sirte"})

    assert asked(table).question.items == ("mercenaries",)


def test_a_private_company_at_a_place_is_asked_about_as_fighters(desk) -> None:
    table = desk("Wagner is at Sirte.")
    table.entity("Wagner", EntityType.ARMED_GROUP, known_id="actor-wagner", country="RUS")
    table.place("Sirte", "LBY")
    table.claim(ClaimKind.PRESENCE, {Role.ACTOR: "Wagner", Role.PLACE: "Sirte"})

    assert asked(table).question.items == ("mercenaries",)
    assert asked(table).question.supplier == "actor-wagner"


def test_without_a_time_the_law_is_asked_as_of_the_day_of_publication_and_it_is_said(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Russia"})

    assert asked(table).question.earliest == asked(table).question.latest == date(2020, 7, 24)
    assert "asked as of the day of publication" in asked(table).because


def test_without_any_date_the_question_has_none(desk) -> None:
    table = laid_out(desk, published=None)
    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Russia"})

    assert (asked(table).question.earliest, asked(table).question.latest) == (None, None)
    assert "Neither the claims nor their documents are dated" in asked(table).because


def test_an_open_end_is_cut_at_the_last_day_of_publication(desk, days) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Russia"}, when=days("since 2019", date(2019, 1, 1), None))

    assert (asked(table).question.earliest, asked(table).question.latest) == (date(2019, 1, 1), date(2020, 7, 24))
    assert "cut at the last day of publication" in asked(table).because


def test_the_times_of_several_claims_are_united(desk, days) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Russia"}, when=days("May", date(2020, 5, 1), date(2020, 5, 31)))
    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Russia"}, when=days("June", date(2020, 6, 1), date(2020, 6, 30)))

    assert (asked(table).question.earliest, asked(table).question.latest) == (date(2020, 5, 1), date(2020, 6, 30))


def test_the_recipients_country_stands_in_for_a_place(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Russia", Role.RECIPIENT: "LNA"})

    assert asked(table).question.territory == "LBY"


def test_a_country_that_receives_does_not_say_that_its_government_does(desk) -> None:
    table = desk("Russia armed Iran.")
    table.entity("Russia", EntityType.COUNTRY, country="RUS")
    table.entity("Iran", EntityType.COUNTRY, country="IRN")
    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Russia", Role.RECIPIENT: "Iran"})

    assert asked(table).question.recipient == "IRN"
    assert asked(table).question.recipient_kind is RecipientKind.UNKNOWN
