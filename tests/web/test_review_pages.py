"""Deciding in the workbench: what is sent is kept once, told, and taken back; what is refused keeps what was typed."""

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client

from armsledger.model.claim_query import ClaimFilter
from armsledger.review.current import Current
from armsledger.review.queue import page_queue
from armsledger.store.ledger import Ledger

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def decisions(sample) -> list[tuple[str, str, str]]:
    with Ledger.open(sample.url) as ledger:
        return [(one.verdict.value, one.subject_id, one.by) for one in ledger.decisions()]


def last_id(sample) -> str:
    with Ledger.open(sample.url) as ledger:
        return ledger.decisions()[-1].id


def state_of(sample, claim_id: str) -> str:
    with Ledger.open(sample.url) as ledger:
        return Current.of(ledger).reviews[claim_id].state.value


def finding_of(sample) -> str:
    with Ledger.open(sample.url) as ledger:
        return ledger.view_matter(sample.contested_id).findings[0].id


def decide(client: Client, subject: str, verdict: str = "accept", comment: str = "as quoted", **more: str):
    return client.post("/decide/", {"subject": subject, "verdict": verdict, "comment": comment, **more})


def undo(client: Client, decision_id: str, comment: str = "a slip"):
    return client.post(f"/decisions/{decision_id}/undo/", {"comment": comment})


def shown(answer) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def test_a_claim_is_accepted_told_and_gone_back_from(sample, owner) -> None:
    address = f"/claims/{sample.claim_id}/"
    answer = decide(owner, sample.claim_id, next=address)

    assert answer.headers["Location"] == address
    page = shown(owner.get(address))
    assert f"Accepted {sample.claim_id}." in page
    assert "accepted by Ana Reviewer" in page
    assert decisions(sample) == [("accept", sample.claim_id, "Ana Reviewer")]


def test_a_form_sent_twice_is_one_decision_and_says_so(sample, owner) -> None:
    decide(owner, sample.claim_id)
    again = decide(owner, sample.claim_id, comment="again")

    assert again.status_code == 400
    assert "it stands; undo it, or decide otherwise" in shown(again)
    assert 'value="again"' in again.content.decode()
    assert len(decisions(sample)) == 1


@pytest.mark.parametrize("comment", ["", "   "])
def test_a_decision_without_a_comment_is_not_kept(sample, owner, comment: str) -> None:
    answer = decide(owner, sample.claim_id, comment=comment)

    assert answer.status_code == 400
    assert "This field is required." in shown(answer)
    assert decisions(sample) == []


@pytest.mark.parametrize("verdict", ["", "undo", "rule", "accept; reject"])
def test_only_accepting_and_rejecting_are_verdicts_here(sample, owner, verdict: str) -> None:
    assert decide(owner, sample.claim_id, verdict).status_code == 400
    assert decisions(sample) == []


@pytest.mark.parametrize("subject", ["", "clm-", "clm-" + "0" * 20, "doc-" + "0" * 20, "' OR 1=1 --"])
def test_what_is_not_there_is_not_decided_on(sample, owner, subject: str) -> None:
    assert decide(owner, subject).status_code == 400
    assert decisions(sample) == []


def test_without_a_name_one_is_asked_for_it_and_comes_back(sample, visitor) -> None:
    address = f"/claims/{sample.claim_id}/"
    answer = decide(visitor, sample.claim_id, next=address)

    assert answer.headers["Location"] == f"/who/?next=%2Fclaims%2F{sample.claim_id}%2F"
    assert decisions(sample) == []
    told = visitor.post("/decide/", {"subject": sample.claim_id}, headers={"HX-Request": "true"})
    assert told.status_code == 401
    assert told.headers["HX-Redirect"].startswith("/who/")
    assert "Accept" in shown(visitor.get(address))


def test_a_form_of_another_site_decides_nothing(sample, strict_visitor) -> None:
    assert decide(strict_visitor, sample.claim_id).status_code == 403
    assert undo(strict_visitor, "dec-" + "0" * 20).status_code == 403
    assert decisions(sample) == []


def test_the_way_on_leads_to_a_page_of_ours(sample, owner) -> None:
    assert decide(owner, sample.claim_id, next="//evil.example/").headers["Location"] == "/"


def test_a_comment_is_never_markup(sample, owner) -> None:
    decide(owner, sample.claim_id, comment=HOSTILE)
    decide(owner, sample.contested_id, comment=HOSTILE)

    addresses = (f"/claims/{sample.claim_id}/", f"/matters/{sample.contested_id}/", "/decisions/", "/review/")
    for address in (*addresses, f"/documents/{sample.document_id}/", f"/decisions/?subject={sample.claim_id}"):
        page = owner.get(address).content.decode()
        assert "<script>alert" not in page, address
        assert not re.search(r"<img[^>]*onerror", page), address
    assert "&lt;script&gt;alert(1)" in owner.get("/decisions/").content.decode()


def test_a_script_gets_the_card_anew_and_is_told_to_go_on(sample, owner) -> None:
    sent = {"subject": sample.claim_id, "verdict": "reject", "comment": "misread", "on": "card"}
    card = owner.post("/decide/", sent, headers={"HX-Request": "true"})

    assert card.status_code == 200
    assert card.headers["HX-Trigger"] == "decided"
    assert card.content.decode().strip().startswith('<article class="card')
    assert "<html" not in card.content.decode()
    assert "rejected by Ana Reviewer" in shown(card)
    again = owner.post("/decide/", {**sent, "comment": "kept on the card"}, headers={"HX-Request": "true"})
    assert "HX-Trigger" not in again.headers
    assert 'value="kept on the card"' in again.content.decode()
    assert "it stands" in shown(again)


def test_a_card_takes_back_what_its_reader_said(sample, owner) -> None:
    decide(owner, sample.claim_id)
    sent = {"comment": "a slip", "on": "card", "subject": sample.claim_id}
    card = owner.post(f"/decisions/{last_id(sample)}/undo/", sent, headers={"HX-Request": "true"})

    assert card.headers["HX-Trigger"] == "decided"
    assert "undecided" in shown(card)
    assert state_of(sample, sample.claim_id) == "undecided"


def test_a_field_is_corrected_and_what_was_read_stays_beside_it(sample, owner) -> None:
    address = f"/claims/{sample.claim_id}/"
    sent = {"field": "stance", "value": "possible", "comment": "the words say might", "next": address}
    assert owner.post(f"{address}correct/", sent).headers["Location"] == address

    page = shown(owner.get(address))
    assert "stance corrected by Ana Reviewer" in page
    assert state_of(sample, sample.claim_id) == "corrected"
    twice = owner.post(f"{address}correct/", sent)
    assert twice.status_code == 400
    assert "says so already" in shown(twice)
    assert len(decisions(sample)) == 1


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("stance", "perhaps", "perhaps: is none of these"),
        ("quantity", "many", "many: is no number"),
        ("time", "2020-05", "has no words for it yet"),
        ("recipient", "words that nobody wrote", "does not stand in the document"),
        ("nonesuch", "x", "Select a valid choice"),
        ("kind", HOSTILE, "is none of these"),
    ],
)
def test_a_correction_that_cannot_be_read_keeps_what_was_typed(sample, owner, field, value, problem) -> None:
    address = f"/claims/{sample.claim_id}/"
    answer = owner.post(f"{address}correct/", {"field": field, "value": value, "comment": "my reason"})
    page = answer.content.decode()

    assert answer.status_code == 400
    assert problem in shown(answer)
    assert html.escape(value) in page
    assert 'value="my reason"' in page
    assert "<script>alert" not in page
    assert decisions(sample) == []


def test_claims_are_put_apart_and_together(sample, owner) -> None:
    with Ledger.open(sample.url) as ledger:
        other = next(
            one.claim_id for one in ledger.view_matter(sample.contested_id).entries if one.claim_id != sample.claim_id
        )
    address = f"/claims/{sample.claim_id}/pair/"
    assert f'value="{other}"' in owner.get(f"/claims/{sample.claim_id}/").content.decode()
    assert owner.post(address, {"other": other, "judgement": "different", "comment": "two convoys"}).status_code == 302
    assert "different matter" in shown(owner.get(f"/claims/{other}/"))
    assert owner.post(address, {"other": other, "judgement": "different", "comment": "again"}).status_code == 400
    assert owner.post(address, {"other": "clm-" + "0" * 20, "judgement": "same", "comment": "x"}).status_code == 400
    assert owner.post(address, {"other": sample.claim_id, "judgement": "same", "comment": "x"}).status_code == 400
    assert len(decisions(sample)) == 1


def test_two_claims_are_joined_or_parted_from_the_matter(sample, owner) -> None:
    with Ledger.open(sample.url) as ledger:
        one, other = sorted(ledger.get_matter(sample.contested_id).claim_ids)[:2]
    page = owner.get(f"/matters/{sample.contested_id}/").content.decode()
    assert page.count(f'<option value="{one}"') == 2
    sent = {"one": one, "other": other, "judgement": "different", "comment": "two convoys"}
    assert owner.post("/pair/", sent).status_code == 302
    again = owner.post("/pair/", sent)
    assert again.status_code == 400
    assert f'<option value="{one}" selected>' in again.content.decode()
    assert len(decisions(sample)) == 1


def test_an_analyst_takes_back_her_own_word_and_nobody_elses(team, sign_in) -> None:
    analyst, reviewer = sign_in("analyst"), sign_in("reviewer")
    decide(analyst, team.claim_id)
    hers = last_id(team)
    refused = undo(reviewer, hers)
    assert refused.status_code == 403
    assert "is the word of A analyst" in shown(refused)
    assert "Undo" not in shown(reviewer.get(f"/claims/{team.claim_id}/"))

    assert "Undo" in shown(analyst.get(f"/claims/{team.claim_id}/"))
    assert undo(analyst, hers).status_code == 302
    assert state_of(team, team.claim_id) == "undecided"
    assert undo(analyst, hers).status_code == 400  # it is undone already


def test_a_reviewer_takes_back_what_is_nobodys_own_word_an_analyst_does_not(team, sign_in) -> None:
    analyst, reviewer, admin = sign_in("analyst"), sign_in("reviewer"), sign_in("admin")
    sent = {"digit": "2", "comment": "seen the papers"}
    assert admin.post(f"/matters/{team.contested_id}/digit/", sent).status_code == 302

    assert undo(analyst, last_id(team)).status_code == 403
    assert undo(reviewer, last_id(team)).status_code == 302
    assert decisions(team)[-1][0] == "undo"


def test_disagreement_is_shown_as_it_is_kept_until_the_arbiter_decides(team, sign_in) -> None:
    analyst, reviewer, admin = sign_in("analyst"), sign_in("reviewer"), sign_in("admin")
    decide(analyst, team.claim_id)
    decide(reviewer, team.claim_id, "reject", "misread")
    page = shown(admin.get(f"/claims/{team.claim_id}/"))
    assert "disputed among reviewers" in page
    assert "accepted by A analyst" in page
    assert "rejected by A reviewer" in page

    named = admin.post("/arbiter/", {"subject": team.claim_id, "arbiter": "A reviewer", "comment": "she knows"})
    assert named.status_code == 400
    assert "has decided on" in shown(named)
    assert (
        admin.post("/arbiter/", {"subject": team.claim_id, "arbiter": "Third", "comment": "apart"}).status_code == 302
    )
    assert state_of(team, team.claim_id) == "disputed"


def test_a_second_person_signs_off_and_the_first_is_told_why_she_cannot(team, sign_in) -> None:
    reviewer, admin = sign_in("reviewer"), sign_in("admin")
    finding, page = finding_of(team), f"/matters/{team.contested_id}/"
    assert "is not accepted" in shown(reviewer.get(page))
    decide(reviewer, finding)

    assert f"decided on {finding}" in shown(reviewer.get(page))
    assert "Sign it off as it stands" not in shown(reviewer.get(page))
    refused = reviewer.post(f"/findings/{finding}/sign-off/", {"comment": "me too"})
    assert refused.status_code == 400
    assert "let somebody sign who decided on nothing in it" in shown(refused)
    assert "Sign it off as it stands" in shown(admin.get(page))
    assert admin.post(f"/findings/{finding}/sign-off/", {"comment": "read all of it"}).status_code == 302
    assert "signed off by a second person" in shown(admin.get(page))
    assert "Signing off takes the role of reviewer" in shown(sign_in("analyst").get(page))


def test_grades_judgements_and_origins_are_ruled_on_from_the_matter(sample, owner) -> None:
    matter = f"/matters/{sample.contested_id}/"
    with Ledger.open(sample.url) as ledger:
        held = ledger.get_matter(sample.contested_id)
        outlet = ledger.get_document(sample.document_id).head.outlet.value
    assert owner.post(f"{matter}digit/", {"digit": "2", "comment": "seen the papers"}).status_code == 302
    judged = {"term": "likely", "confidence": "low", "basis": "two documents", "comment": "weighed"}
    assert owner.post(f"{matter}assess/", judged).status_code == 302
    letter = {"source": outlet, "letter": "B", "comment": "right before"}
    assert owner.post(f"{matter}letter/", letter).status_code == 302
    one, other = held.document_ids[:2]
    same = {"one": one, "other": other, "judgement": "same", "comment": "one statement"}
    assert owner.post(f"{matter}origin/", same).status_code == 302

    page = shown(owner.get(matter))
    assert "after these matters were derived" in page
    with Ledger.open(sample.url) as ledger:
        kinds = sorted(one.ruling.kind.value for one in ledger.rulings())
    assert kinds == ["assessment", "digit", "letter", "origin"]


@pytest.mark.parametrize(
    ("form", "sent", "problem"),
    [
        ("digit", {"digit": "9"}, "Select a valid choice"),
        ("assess", {"term": "likely", "confidence": "low", "basis": "it is probable"}, "keep to one row of terms"),
        ("letter", {"source": "nobody known", "letter": "A"}, "is no source that this ledger or the tables know"),
        ("letter", {"source": "actor-africom", "letter": "A", "topic": "weather"}, "is no topic"),
        ("origin", {"one": "doc-" + "0" * 20, "other": "x", "judgement": "same"}, "Select a valid choice"),
    ],
)
def test_a_ruling_that_cannot_be_made_says_why(sample, owner, form: str, sent: dict[str, str], problem: str) -> None:
    answer = owner.post(f"/matters/{sample.contested_id}/{form}/", {**sent, "comment": "kept words"})

    assert answer.status_code == 400
    assert problem in shown(answer)
    assert 'value="kept words"' in answer.content.decode()
    assert decisions(sample) == []


def test_the_queue_is_worked_through_one_after_the_other(sample, owner) -> None:
    with Ledger.open(sample.url) as ledger:
        first, second, *_ = page_queue(ledger).entries
    page = owner.get("/review/").content.decode()
    addresses = [html.unescape(found) for found in re.findall(r'class="entry-title words"[^>]*href="([^"]+)"', page)]
    assert first.subject_id in addresses[0] or (first.matter_id or "") in addresses[0]
    on = re.search(r'name="next" value="(/review/\?[^"]*go=1[^"]*)"', owner.get(addresses[0]).content.decode())
    assert on

    after = owner.get(html.unescape(on[1]))
    assert after.headers["Location"].endswith("queue=&at=2")
    decide(owner, first.subject_id, "reject")
    after = owner.get(html.unescape(on[1]))
    assert (second.matter_id or "") in after.headers["Location"] or second.subject_id in after.headers["Location"]
    assert after.headers["Location"].endswith("queue=&at=1")


def test_the_queue_is_cut_and_says_why_each_waits(sample, owner) -> None:
    with Ledger.open(sample.url) as ledger:
        total = ledger.find_claims(ClaimFilter(), size=1).total
    page = owner.get("/review/?noun=claim")

    assert f"{total} wait" in shown(page)
    assert "nobody has decided" in shown(page)
    assert "finding:" not in shown(page)
    decide(owner, sample.claim_id)
    assert f"{total - 1} wait" in shown(owner.get("/review/?noun=claim"))
    assert "Nothing of this sort waits." in shown(owner.get("/review/?noun=claim&state=signed+off"))
    assert owner.get("/review/?page=999&kind=nonesuch&state=x&matter=y").status_code == 200
    assert "Nothing further waits" in shown(owner.get("/review/?noun=claim&go=99999", follow=True))


def test_the_log_is_cut_by_person_verdict_and_subject(team, sign_in) -> None:
    analyst, reviewer = sign_in("analyst"), sign_in("reviewer")
    decide(analyst, team.claim_id, comment="first words")
    decide(reviewer, team.contested_id, comment="second words")
    undo(analyst, decisions_of(team)[0])

    page = shown(reviewer.get("/decisions/"))
    assert page.index("a slip") < page.index("second words") < page.index("first words")
    assert "undone" in page
    assert "first words" not in shown(reviewer.get("/decisions/?by=A+reviewer"))
    assert "second words" not in shown(reviewer.get("/decisions/?verdict=undo"))
    of_claim = shown(reviewer.get(f"/decisions/?subject={team.claim_id}"))
    assert "first words" in of_claim
    assert "a slip" in of_claim
    of_decision = shown(reviewer.get(f"/decisions/?subject={decisions_of(team)[0]}"))
    assert "a slip" in of_decision
    assert reviewer.get("/decisions/?subject=%3Cscript%3E&page=7&verdict=none").status_code == 200


def decisions_of(sample) -> list[str]:
    with Ledger.open(sample.url) as ledger:
        return [one.id for one in ledger.decisions()]


def test_the_chain_is_verified_at_once_and_a_break_is_named(team, sign_in) -> None:
    from django.db import connection

    reviewer = sign_in("reviewer")
    decide(reviewer, team.claim_id)
    whole = reviewer.post("/decisions/verify/", follow=True)
    assert "The chain of 1 decisions is whole; its last hash is" in shown(whole)

    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_decision_no_update")
        cursor.execute("UPDATE ledger_decision SET comment = 'other words'")
    assert "The chain is broken:" in shown(reviewer.post("/decisions/verify/", follow=True))


def test_what_an_earlier_run_derived_is_shown_and_not_decided_on(sample, owner) -> None:
    from armsledger.model.ids import make_id

    with Ledger.open(sample.url) as ledger:
        (run_id,) = ledger.run_ids()
        others = [one for one in ledger.matters(run_id) if one.id != sample.contested_id]
        ledger.append_case(others, [], make_id("run", "a later run"))
    page = shown(owner.get(f"/matters/{sample.contested_id}/"))

    assert "An earlier run derived this matter" in page
    assert "Sign it off" not in page


def test_a_viewer_looks_and_is_told_what_deciding_takes(team, sign_in: Callable[[str], Client]) -> None:
    viewer = sign_in("viewer")
    page = viewer.get(f"/claims/{team.claim_id}/")

    assert "take the role of analyst" in shown(page)
    assert "/decide/" not in page.content.decode()
    assert "/decide/" not in viewer.get(f"/documents/{team.document_id}/").content.decode()
