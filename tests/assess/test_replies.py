"""The right of reply of a finding; on sentences of our own."""

from datetime import date

import pytest

from armsledger.assess.findings import build_findings
from armsledger.assess.grounds import read_grounds
from armsledger.assess.replies import find_accused, heed_replies, party_key, weigh_replies
from armsledger.knowledge.measure_tables import load_regimes
from armsledger.model.case_reply import CaseReply, place_letter
from armsledger.model.casework import hold
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType
from armsledger.model.finding import Fullness
from armsledger.model.ids import make_id
from armsledger.model.reply import Addressee, ReplyLetterRuling
from armsledger.model.stance import Stance
from armsledger.model.working_case import Answer, Letter

TEXT = "Turkey and Acme Shipping, through the ship Amber, sent rifles to the Sarraj government in Tripoli."
SENT, DUE = date(2026, 11, 2), date(2026, 11, 20)


def laid_out(desk):
    table = desk(TEXT)
    table.entity("Turkey", EntityType.COUNTRY, known_id="TUR", country="TUR")
    table.entity("Acme Shipping", EntityType.ORGANIZATION, country="TUR")
    table.entity("the ship Amber", EntityType.MATERIEL, country="TUR")
    table.entity("rifles", EntityType.MATERIEL, items=("arms",))
    table.entity("the Sarraj government", EntityType.ORGANIZATION, country="LBY")
    table.place("Tripoli", "LBY")
    return table


def accused(table) -> list[str]:
    return [one.key for one in find_accused(read_grounds(table.matter(), [table.record()]))]


def reply(name: str, key: str, *answers: str | None, sent: bool = True, as_of: date = SENT) -> CaseReply:
    ruling = ReplyLetterRuling(
        make_id("ltr", name),
        "case",
        Addressee(name, key),
        (hold(make_id("mat", "x"), [make_id("clm", "x")]),),
        "What do you say?",
        DUE if sent else None,
        SENT if sent else None,
    )
    came = tuple(Answer(SENT, words, make_id("dec", words), "a test") for words in answers)
    return place_letter(Letter(ruling, make_id("dec", name), "a test", came), {}, as_of)


TURKEY = Addressee("Turkey", "TUR")


def test_who_acts_and_through_whom_is_accused_and_no_ship_is(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Turkey", Role.VIA: "Acme Shipping", Role.ITEM: "rifles"})
    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Turkey", Role.VIA: "the ship Amber", Role.ITEM: "rifles"})

    assert accused(table) == ["TUR", "acme shipping"]


def test_who_receives_is_accused_where_nobody_else_is_named(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, {Role.RECIPIENT: "the Sarraj government", Role.ITEM: "rifles"})
    assert accused(table) == [party_key("the Sarraj government")]

    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Turkey", Role.ITEM: "rifles"})
    assert accused(table) == ["TUR"]


def test_a_denial_accuses_nobody(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Turkey", Role.ITEM: "rifles"}, Stance.DENIED)

    assert accused(table) == []


def test_a_letter_to_a_state_does_not_stand_for_one_to_its_company() -> None:
    both = (TURKEY, Addressee("Acme Shipping", "acme shipping"))
    asked = weigh_replies(both, [reply("Turkey", "TUR", "No.")])

    assert not asked.is_kept
    assert asked.because == "Turkey: sent on 2026-11-02, answered on 2026-11-02; Acme Shipping: not written to"


@pytest.mark.parametrize(
    ("given", "kept", "because"),
    [
        (reply("Turkey", "TUR", sent=False), False, "Turkey: not sent"),
        (reply("Turkey", "TUR", as_of=DUE), False, "Turkey: sent on 2026-11-02, an answer is due on 2026-11-20"),
        (
            reply("Turkey", "TUR", as_of=date(2026, 11, 21)),
            True,
            "Turkey: sent on 2026-11-02, no answer by 2026-11-20",
        ),
        (reply("Turkey", "TUR", "No."), True, "Turkey: sent on 2026-11-02, answered on 2026-11-02"),
        (reply("Turkey", "TUR", None), True, "Turkey: sent on 2026-11-02, no answer by 2026-11-02"),
        (reply("Greece", "GRC", "Yes."), False, "Turkey: not written to"),
    ],
)
def test_a_letter_is_settled_by_an_answer_or_by_its_day(given: CaseReply, kept: bool, because: str) -> None:
    asked = weigh_replies([TURKEY], [given])

    assert (asked.is_kept, asked.because) == (kept, because)


def test_one_settled_letter_of_two_is_enough() -> None:
    assert weigh_replies([TURKEY], [reply("Turkey", "TUR", sent=False), reply("Turkey", "TUR", "No.")]).is_kept


def test_where_nobody_is_named_nobody_was_asked() -> None:
    assert not weigh_replies([], []).is_kept


def test_only_letters_about_a_finding_count_for_it(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Turkey", Role.ITEM: "rifles", Role.DESTINATION: "Tripoli"})
    record, matter = table.record(), table.matter()
    findings = build_findings([record], [matter], load_regimes())
    letter = reply("Turkey", "TUR", "No.").letter
    elsewhere = CaseReply(letter, (make_id("mat", "another"),), "answered", is_settled=True)
    here = CaseReply(letter, (matter.id,), "answered", is_settled=True)

    def fullness(*replies: CaseReply) -> Fullness:
        (finding,) = heed_replies(findings, [matter], [record], replies)
        assert [fact.name for fact in finding.completeness] == [fact.name for fact in findings[0].completeness]
        (fact,) = (fact for fact in finding.completeness if fact.name == "reply sought and recorded")
        return fact.fullness

    assert (fullness(elsewhere), fullness(here)) == (Fullness.MISSING, Fullness.FILLED)
