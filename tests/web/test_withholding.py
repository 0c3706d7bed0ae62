"""What is withheld from a case, on its page: withheld, printed under a code name, and freed again."""

import html
import re
from datetime import timedelta

import pytest

from armsledger.pipeline import casework
from armsledger.store.ledger import Ledger
from armsledger.web.performing import today

PAGE, PRINT = "/cases/sample/withheld/", "/cases/sample/file/"
HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
WIRE = "US command says Russia sent fighter jets to Libya"
PASSAGE = "The aircraft left an air base in Russia and stopped in Syria on the way"


def text_of(answer) -> str:
    page = re.sub(r"<script.*?</script>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def sent(verb: str, **given: str) -> dict[str, str]:
    """What the form of a verb sends: withheld from this case for safety, for good, unless other things are given."""
    fields = {"scope": "case", "reason": "safety", "level": "confidential", "until": "", "comment": "she asked us"}
    return {"verb": verb} | {f"{verb}-{name}": value for name, value in (fields | given).items()}


@pytest.fixture
def case(sample, owner, begin_case):
    """The case "sample"; its owner has said a name."""
    return begin_case(sample)


def document_of(owner, title: str) -> str:
    options = re.findall(r'<option value="(doc-[0-9a-f]{20})"[^>]*>([^<]+)', owner.get(PAGE).content.decode())
    return next(document_id for document_id, label in options if title in html.unescape(label))


def decision_on(owner) -> str:
    (found,) = re.findall(r'name="decision" value="(dec-[0-9a-f]{20})"', owner.get(PAGE).content.decode())
    return found


def test_a_name_that_is_withheld_is_printed_as_its_code_name_and_comes_back(owner, case) -> None:
    assert "Townsend" in text_of(owner.get(PRINT))
    until = today() + timedelta(days=30)
    given = sent("name", name="Stephen Townsend", spellings="Стивен Таунсенд\r\n\r\nGen Steve", until=until.isoformat())
    assert owner.post(PAGE, given).headers["Location"] == PAGE

    listed = text_of(owner.get(PAGE))
    assert "The name is withheld; the list says what is printed for it." in listed
    listed = text_of(owner.get(PAGE))
    assert "Stephen Townsend also Стивен Таунсенд , Gen Steve Printed as Source A , in " in listed
    assert f"Safety of the source; withheld from the published copy; until {until.day} " in listed
    assert f"in this case. Ana Reviewer, {today()}: she asked us" in listed
    printed = text_of(owner.get(PRINT))
    assert "Source A" in printed
    assert "Townsend" not in printed

    freed = {"verb": "undo", "decision": decision_on(owner), "comment": "he agrees now"}
    assert owner.post(PAGE, freed).headers["Location"] == PAGE
    assert "It is taken back" in text_of(owner.get(PAGE))
    assert "Nothing is withheld." in text_of(owner.get(PAGE))
    assert "Townsend" in text_of(owner.get(PRINT))


def test_a_document_is_chosen_from_those_of_the_case_and_loses_its_words(owner, case) -> None:
    document_id = document_of(owner, WIRE)
    given = sent("document", document=document_id, reason="confidence", level="strictly confidential")
    assert owner.post(PAGE, given).status_code == 302

    listed = text_of(owner.get(PAGE))
    assert re.search(rf"{WIRE} Printed as Document \d, withheld \. Given in confidence; withheld from every", listed)
    assert WIRE not in text_of(owner.get(PRINT))


def test_a_document_that_the_case_does_not_rest_on_is_not_taken(sample, owner, case) -> None:
    with Ledger.open(sample.url) as ledger:
        offered = owner.get(PAGE).content.decode()
        other = next(one.document.id for one in ledger.iter_records() if one.document.id not in offered)

    answer = owner.post(PAGE, sent("document", document=other))
    assert answer.status_code == 200
    assert "Select a valid choice" in text_of(answer)
    assert "Nothing is withheld." in text_of(owner.get(PAGE))


def test_a_passage_is_redacted_by_its_words(owner, case) -> None:
    document_id = document_of(owner, WIRE)
    assert owner.post(PAGE, sent("passage", document=document_id, words=PASSAGE)).status_code == 302

    listed = text_of(owner.get(PAGE))
    assert re.search(rf"{PASSAGE} words of a document Printed as █+ \[redacted: safety of the source\] , Doc", listed)
    assert PASSAGE not in text_of(owner.get(PRINT))


@pytest.mark.parametrize(
    ("words", "why"),
    [("words that stand nowhere", "words that stand nowhere: stands 0 times in doc-"), ("Libya", "Libya: stands ")],
)
def test_a_passage_that_does_not_stand_there_once_says_why_and_stays_typed(owner, case, words: str, why: str) -> None:
    answer = owner.post(PAGE, sent("passage", document=document_of(owner, WIRE), words=words))
    told = text_of(answer)

    assert answer.status_code == 200
    assert why in told
    assert "stands 1 times" not in told
    assert "give words that stand there once" in told
    assert "Nothing was withheld: read what was wrong" in told
    assert re.search(rf"<textarea[^>]*>\s*{words}</textarea>", answer.content.decode())
    assert "<details open" in answer.content.decode()
    assert "Nothing is withheld." in told


def test_line_ends_of_a_browser_are_those_of_the_text(sample, owner, case) -> None:
    document_id = document_of(owner, "Russian jets repainted in Syria")
    with Ledger.open(sample.url) as ledger:
        first, second = ledger.get_document(document_id).text.split("\n")[:2]

    given = sent("passage", document=document_id, words=f"{first[-20:]}\r\n{second[:20]}")
    assert owner.post(PAGE, given).status_code == 302


def test_what_is_withheld_from_all_cases_is_withheld_from_another_and_freed_in_all(sample, owner, case) -> None:
    head = {"name": "other", "title": "Other", "standard": "two-independent", "notes": "", "comment": "asked for"}
    owner.post("/cases/", head)
    assert owner.post(PAGE, sent("name", name="Stephen Townsend", scope="all")).status_code == 302

    listed = text_of(owner.get("/cases/other/withheld/"))
    assert "It stands nowhere in this case, so nothing is printed for it." in listed
    assert "in all cases" in listed
    freed = {"verb": "undo", "decision": decision_on(owner), "comment": "he agrees now"}
    assert owner.post("/cases/other/withheld/", freed).status_code == 302
    assert "Nothing is withheld." in text_of(owner.get(PAGE))


def test_what_is_past_its_last_day_is_printed_and_said_to_be(owner, case) -> None:
    yesterday = (today() - timedelta(days=1)).isoformat()
    assert owner.post(PAGE, sent("name", name="Stephen Townsend", until=yesterday)).status_code == 302
    listed = text_of(owner.get(PAGE))

    assert "its last day is past: nothing is withheld by it" in listed
    assert "Nothing is withheld. Withheld until a day that is past" in listed
    assert f"confidential, until {yesterday}" in listed
    assert "Townsend" in text_of(owner.get(PRINT))


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"name": "Stephen Townsend", "comment": ""}, "This field is required."),
        ({"name": "Stephen Townsend", "reason": "spite"}, "Select a valid choice"),
        ({"name": "Stephen Townsend", "until": "soon"}, "Enter a valid date."),
        ({"name": "T"}, "T: is too short to be withheld; give the whole name"),
    ],
)
def test_what_cannot_be_withheld_says_why_and_stays_typed(owner, case, given: dict[str, str], why: str) -> None:
    answer = owner.post(PAGE, sent("name", **given))

    assert answer.status_code == 200
    assert why in text_of(answer)
    assert f'value="{given["name"]}"' in answer.content.decode()
    assert "Nothing is withheld." in text_of(owner.get(PAGE))


def test_the_same_is_not_withheld_twice(owner, case) -> None:
    given = sent("name", name="Stephen Townsend")

    assert owner.post(PAGE, given).status_code == 302
    assert "stands already; give another reason, level or day" in text_of(owner.post(PAGE, given))


def test_only_what_is_withheld_here_is_taken_back_and_only_with_a_reason(sample, owner, case) -> None:
    owner.post(PAGE, sent("name", name="Stephen Townsend"))
    decision_id = decision_on(owner)
    with Ledger.open(sample.url) as ledger:
        head = casework.decisions_on_case(ledger, "sample")[-1].decision_id

    unsaid = owner.post(PAGE, {"verb": "undo", "decision": decision_id, "comment": ""})
    assert "Because: This field is required." in text_of(unsaid)
    assert "withholds nothing here" in text_of(owner.post(PAGE, {"verb": "undo", "decision": head, "comment": "why"}))
    assert decision_on(owner) == decision_id
    assert "Say what is to be done" in text_of(owner.post(PAGE))


def test_an_analyst_withholds_and_a_viewer_neither_sees_nor_finds_the_page(team, sign_in, begin_case) -> None:
    begin_case(team)
    analyst, viewer, given = sign_in("analyst"), sign_in("viewer"), sent("name", name="Stephen Townsend")

    assert viewer.get(PAGE).status_code == 403
    assert viewer.post(PAGE, given).status_code == 403
    assert analyst.post(PAGE, given).status_code == 302
    assert "A analyst" in text_of(analyst.get(PAGE))
    for address in ("/cases/sample/", "/cases/sample/publish/"):
        assert PAGE in analyst.get(address).content.decode()
        assert PAGE not in viewer.get(address).content.decode()
    assert "Townsend" not in text_of(viewer.get(PRINT))


def test_a_visitor_says_a_name_first_and_is_led_there(sample, visitor, begin_case) -> None:
    begin_case(sample)

    assert PAGE in visitor.get("/cases/sample/").content.decode()
    assert visitor.get(PAGE).headers["Location"].startswith("/who/?next=")


def test_the_forms_take_their_token(sample, strict_visitor, begin_case) -> None:
    begin_case(sample)
    strict_visitor.get("/who/")
    token = strict_visitor.cookies["csrftoken"].value
    assert strict_visitor.post("/who/", {"name": "Ana Reviewer", "csrfmiddlewaretoken": token}).status_code == 302
    page = strict_visitor.get(PAGE).content.decode()
    given = sent("name", name="Stephen Townsend")

    assert (
        len(re.findall(r'<form class="ask[^>]*method="post">\s*<input type="hidden" name="csrfmiddlewaret', page)) == 3
    )
    assert strict_visitor.post(PAGE, given).status_code == 403
    token = strict_visitor.cookies["csrftoken"].value
    assert strict_visitor.post(PAGE, given | {"csrfmiddlewaretoken": token}).status_code == 302


def test_the_page_has_a_title_one_heading_labels_and_a_way_back(owner, case) -> None:
    owner.post(PAGE, sent("name", name="Stephen Townsend"))
    owner.post(PAGE, sent("name", name="Wagner Group", until="2020-01-01"))
    page = owner.get(PAGE).content.decode()

    assert "<title>What is withheld from A sample · armsledger</title>" in page
    assert re.findall(r"<h[1-6]", page)[:2] == ["<h1", "<h2"]
    assert len(re.findall(r"<h1[ >]", page)) == 1
    assert "data-back" in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    fields = re.findall(r'<(?:input|select|textarea)[^>]*\sid="([^"]+)"', page)
    assert len(fields) > 15
    assert [one for one in fields if f'for="{one}"' not in page] == []
    assert re.findall(r"<[^>]+\s(?:style|on[a-z]+)=", page) == []


def test_what_people_type_is_never_markup(owner, case) -> None:
    assert owner.post(PAGE, sent("name", name=HOSTILE, spellings=HOSTILE, comment=HOSTILE)).status_code == 302
    wrong = owner.post(PAGE, sent("passage", document=document_of(owner, WIRE), words=HOSTILE))

    for page in (owner.get(PAGE).content.decode(), wrong.content.decode()):
        assert "<script>alert" not in page
        assert "<img src=x" not in page
