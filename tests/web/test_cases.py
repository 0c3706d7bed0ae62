"""Cases on pages: put together, asked about, checked, looked at and published."""

import html
import re
from datetime import UTC, datetime

import pytest

from armsledger.model.casework import CaseRuling
from armsledger.pipeline import casework
from armsledger.store.ledger import Ledger
from armsledger.web.performing import today

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'


def text_of(answer) -> str:
    page = re.sub(r"<script.*?</script>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.fixture
def case(sample, owner, begin_case):
    """The case "sample"; its owner has said a name."""
    return begin_case(sample)


def addresses(case) -> list[str]:
    inside = ("", "matters/", "letters/", "letters/?to=TUR", f"letters/{case.letter_id}/", "log/", "publish/")
    return ["/cases/", f"/matters/{case.matter_id}/case/", *(f"/cases/sample/{each}" for each in inside)]


def test_every_page_has_a_title_one_heading_labels_and_a_way_back(owner, case) -> None:
    for address in addresses(case):
        page = owner.get(address).content.decode()

        assert re.search(r"<title>\S.* · armsledger</title>", page), address
        assert len(re.findall(r"<h1[ >]", page)) == 1, address
        assert "data-back" in page, address
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids)), address
        fields = re.findall(r'<(?:input|select|textarea)[^>]*\sid="([^"]+)"', page)
        assert [one for one in fields if f'for="{one}"' not in page] == [], address
        assert "<style" not in page, address
        assert re.findall(r"<[^>]+\s(?:style|on[a-z]+)=", page) == [], address


def test_every_link_leads_somewhere(owner, case) -> None:
    links = {
        html.unescape(link).partition("#")[0]
        for address in addresses(case)
        for link in re.findall(r'<a [^>]*href="([^"]+)"', owner.get(address).content.decode())
    }

    assert [link for link in sorted(links) if link.startswith("/") and owner.get(link).status_code != 200] == []


def test_a_case_is_begun_and_said_to_be(sample, owner) -> None:
    sent = {"name": "air", "title": "By air", "standard": "two-independent", "notes": "", "comment": "asked for"}
    answer = owner.post("/cases/", sent)

    assert answer.headers["Location"] == "/cases/air/"
    assert "Case air is begun." in text_of(owner.get("/cases/air/"))
    assert "By air air two-independent 0 0 not yet" in text_of(owner.get("/cases/"))


def test_what_was_typed_is_kept_where_a_case_cannot_be_begun(owner, case) -> None:
    sent = {"name": "sample", "title": "Again", "standard": "two-independent", "notes": "n", "comment": "why not"}
    answer = owner.post("/cases/", sent)

    assert answer.status_code == 200
    assert "sample: is a case of this ledger; take another name" in text_of(answer)
    assert 'value="Again"' in answer.content.decode()
    assert "take small letters a to z" in text_of(owner.post("/cases/", {**sent, "name": "Not A Name"}))


def test_a_decision_without_a_reason_is_not_made(owner, case) -> None:
    sent = {"verb": "take-out", "matter": case.matter_id, "comment": ""}

    assert owner.post("/cases/sample/matters/", sent).status_code == 200
    assert "It holds no matter yet." not in text_of(owner.get("/cases/sample/"))


def test_matters_are_put_in_moved_and_taken_out(sample, owner, case) -> None:
    with Ledger.open(sample.url) as ledger:
        run_id = ledger.find_last_run_id()
        assert run_id
        other = next(one for one in ledger.matters(run_id) if one.id != case.matter_id)
    why = {"comment": "belongs here"}
    assert owner.post(f"/matters/{other.id}/case/", {"case": "sample", **why}).headers["Location"] == "/cases/sample/"

    def order() -> list[str]:
        return re.findall(r'name="matter" value="(mat-[0-9a-f]+)"', owner.get("/cases/sample/").content.decode())

    assert order() == [case.matter_id, other.id]
    owner.post("/cases/sample/matters/", {"verb": "up", "matter": other.id, **why})
    assert order() == [other.id, case.matter_id]
    owner.post("/cases/sample/matters/", {"verb": "take-out", "matter": case.matter_id, **why})
    assert order() == [other.id]
    assert "cannot be moved further" in text_of(
        owner.post("/cases/sample/matters/", {"verb": "down", "matter": other.id, **why})
    )
    decided = re.search(r'value="(dec-[0-9a-f]{20})"', owner.get("/cases/sample/log/").content.decode())
    assert decided
    owner.post("/cases/sample/log/", {"decision": decided[1], **why})
    assert order() == [other.id, case.matter_id]


def test_the_page_says_which_rules_of_the_standard_each_finding_keeps_and_why(owner, case) -> None:
    page = text_of(owner.get("/cases/sample/"))

    assert re.search(r"\d+ of \d+", page)
    assert "nobody who decided on nothing in it has signed it off" in page


def test_matters_are_found_by_words_of_their_titles(owner, case) -> None:
    every = owner.get("/cases/sample/matters/").content.decode().count("data-row")
    some = text_of(owner.get("/cases/sample/matters/?title=turkey"))

    assert every > 3
    assert "Turkey" in some
    assert "No matter has these words" in text_of(owner.get("/cases/sample/matters/?title=zzz"))
    assert owner.get("/cases/sample/matters/?page=99999").status_code == 200


def test_a_letter_is_drafted_changed_sent_and_answered(owner, case) -> None:
    accused = re.search(r'href="(\?to=[^"]+)"', owner.get("/cases/sample/letters/").content.decode())
    assert accused
    drafted = owner.get(f"/cases/sample/letters/{html.unescape(accused[1])}").content.decode()
    assert "Is this correct? What do you say to it?" in drafted

    letter = f"/cases/sample/letters/{case.letter_id}/"
    day, why = today().isoformat(), "as agreed"
    kept = {"verb": "keep", "keep-due": "2099-01-01", "keep-text": "Another\r\ntext.", "keep-comment": why}
    assert owner.post(letter, kept).headers["Location"] == letter
    sent = {"verb": "send", "send-sent_on": day, "send-due": "2099-01-01", "send-comment": why}
    assert owner.post(letter, sent).status_code == 302
    assert f"sent on {day}, an answer is due on 2099-01-01" in text_of(owner.get(letter))
    assert "Another text." in text_of(owner.get(letter))
    assert "comes before the day by which to answer" in text_of(
        owner.post(letter, {"verb": "silence", "silence-on": day, "silence-comment": why})
    )
    for words in (f"We deny it. {HOSTILE}", "We have no more to say."):
        answer = {"verb": "answer", "answer-on": day, "answer-words": words, "answer-comment": why}
        assert owner.post(letter, answer).status_code == 302

    page = owner.get(letter)
    assert "We deny it." in text_of(page)
    assert "We have no more to say." in text_of(page)
    assert "<script>alert" not in page.content.decode()
    printed = owner.get("/cases/sample/file/").content.decode()
    assert "We deny it." in printed
    assert "<script>alert" not in printed
    assert "<img src=x" not in printed


def test_a_letter_to_whom_the_case_does_not_accuse_is_refused_and_kept_on_the_page(owner, case) -> None:
    answer = owner.post("/cases/sample/letters/", {"to": "Iceland", "text": "Dear Sirs", "comment": "why"})

    assert answer.status_code == 200
    assert "Iceland: is accused in no matter of case sample" in text_of(answer)
    assert "Dear Sirs" in answer.content.decode()


def test_the_case_file_is_served_under_its_own_policy_and_reaches_nothing(owner, case) -> None:
    answer = owner.get("/cases/sample/file/")
    policy, page = answer.headers["Content-Security-Policy"], answer.content.decode()

    assert page.startswith("<!doctype html>")
    assert "sandbox allow-scripts" in policy
    assert "allow-same-origin" not in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    in_page = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert in_page
    assert policy.startswith(in_page[1])
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert re.search(r"@media print", page)


def test_publishing_stops_with_the_list_of_what_is_wrong(sample, owner, case) -> None:
    shown = text_of(owner.get("/cases/sample/publish/"))
    assert "to mend first" in shown
    assert "not signed" in shown
    assert "no reply sought" in shown

    assert owner.post("/cases/sample/publish/", {"comment": "now"}).status_code == 200
    with Ledger.open(sample.url) as ledger:
        assert len(casework.get_working_case(ledger, "sample").publications) == 1  # the one of the fixture


def test_a_case_without_problems_is_published_and_its_archive_given(sample, owner, case, monkeypatch) -> None:
    from armsledger.pipeline import publishing

    monkeypatch.setattr(publishing, "check_publication", lambda given: ())
    answer = owner.post("/cases/sample/publish/", {"comment": "agreed"})
    assert answer.headers["Location"] == "/cases/sample/"

    page = owner.get("/cases/sample/").content.decode()
    links = re.findall(r'href="(/cases/sample/published/[0-9a-f]{64}/)"', page)
    given = owner.get(links[-1])
    assert given.content.startswith(b"PK")
    assert given.headers["Content-Type"] == "application/zip"
    assert 'attachment; filename="sample-' in given.headers["Content-Disposition"]
    assert "Ana Reviewer" in page
    assert owner.get(f"/cases/sample/published/{'0' * 64}/").status_code == 404


def test_bytes_of_the_ledger_that_no_case_published_are_not_given(sample, owner, case) -> None:
    with Ledger.open(sample.url) as ledger:
        sha256 = ledger.get_document(sample.document_id).sha256
        assert ledger.get_bytes(sha256)

    assert owner.get(f"/cases/sample/published/{sha256}/").status_code == 404


def test_an_analyst_puts_together_and_does_not_publish(team, sign_in, begin_case) -> None:
    begin_case(team)
    analyst = sign_in("analyst")
    sent = {"name": "hers", "title": "Hers", "standard": "two-independent", "notes": "", "comment": "asked for"}

    assert analyst.post("/cases/", sent).status_code == 302
    assert "A analyst" in text_of(analyst.get("/cases/hers/"))
    assert analyst.post("/cases/hers/publish/", {"comment": "now"}).status_code == 403
    assert sign_in("viewer").post("/cases/", sent).status_code == 403


@pytest.mark.parametrize(
    "path", ["/cases/None/", "/cases/a--b/", "/cases/..%2fx/", "/cases/none/", "/cases/none/file/"]
)
def test_a_case_that_there_is_not_leads_nowhere(owner, path: str) -> None:
    assert owner.get(path).status_code == 404


def test_words_that_people_type_are_never_markup(sample, owner, case) -> None:
    with Ledger.open(sample.url) as ledger:
        head = CaseRuling("sample", HOSTILE, "two-independent", HOSTILE)
        casework.change_case(ledger, head, HOSTILE, NOON, HOSTILE)

    for address in [*addresses(case), "/cases/sample/file/"]:
        page = owner.get(address).content.decode()

        assert "<script>alert" not in page, address
        assert "<img src=x" not in page, address
