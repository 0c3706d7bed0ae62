"""Saved searches: each person's own, what is new in them, and feeds that open nothing else."""

import hashlib
import html
import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import pytest
from tests.web.conftest import make_client
from tests.web.test_ledger import total_of
from tests.web.test_pages import text_of

from armsledger.errors import InputError
from armsledger.model.claim_query import ClaimFilter
from armsledger.model.document import Block, BlockKind
from armsledger.model.filter_pairs import parse_filter
from armsledger.model.ids import make_id
from armsledger.model.score import Reading
from armsledger.model.stance import Stance
from armsledger.store.ledger import Ledger

ATOM = "{http://www.w3.org/2005/Atom}"
BARE = {"entities": (), "links": (), "evidence": (), "refusals": (), "pictures": ()}
TRANSFERS = ClaimFilter(kinds=frozenset(parse_filter([("kind", "transfer")]).kinds))


def save(client, name: str = "Arms", query: str = "kind=transfer"):
    return client.post("/ledger/searches/", {"action": "save", "name": name, "query": query})


def do(client, action: str, number: int = 1, **sent: str):
    return client.post("/ledger/searches/", {"action": action, "search": str(number), **sent})


def feed_path(client) -> str:
    found = re.search(r'value="https?://[^/]+(/feeds/[^"]+)"', client.get("/ledger/searches/").content.decode())
    assert found
    return found[1]


@pytest.fixture
def add_claims(sample) -> Callable[..., int]:
    """Let another document come in that holds the claims of one; gives how many of them are transfers."""

    def added(url: str = sample.url) -> int:
        with Ledger.open(url) as ledger:
            wanted = ledger.find_claims(TRANSFERS).entries[0]
            record = ledger.get_record(wanted.document_id)
            document = replace(
                record.document,
                id=make_id("doc", "arrived later"),
                source="later.txt",
                sha256=hashlib.sha256(b"later").hexdigest(),
            )
            statements, claims = _moved(record, document)
            ledger.append_record(
                replace(record, document=document, statements=statements, claims=claims, **BARE),
                make_id("run", "later"),
            )
            ledger.refresh_index()
            return sum(claim.kind.value == "transfer" for claim in claims)

    return added


def _moved(record, document):
    statement = replace(
        record.statements[0],
        id=make_id("stm", document.id),
        document_id=document.id,
        voice=type(record.statements[0].voice)(),
        cue=None,
        spans=(document.span(0, 5),),
        said=None,
        outer_id=None,
    )
    claims = tuple(
        replace(
            claim,
            id=make_id("clm", document.id, number),
            document_id=document.id,
            statement_id=statement.id,
            span=document.span(claim.span.start, claim.span.end),
            fillers=(),
            stance=Stance.ALLEGED,
        )
        for number, claim in enumerate(record.claims)
    )
    return (statement,), claims


def test_a_search_is_saved_from_the_page_that_shows_it(sample, owner) -> None:
    page = owner.get("/ledger/?kind=transfer&q=drones&after=").content.decode()
    query = re.search(r'name="query" value="([^"]*)"', page)
    assert query

    assert save(owner, query=html.unescape(query[1])).headers["Location"] == "/ledger/searches/"
    shown = text_of(owner.get("/ledger/searches/"))
    assert "Saved: Arms." in shown
    assert "Kind: Supply of materiel; Words: drones" in shown
    assert "0 new" in shown
    link = re.search(
        r'<a class="words" dir="auto" href="([^"]+)">Arms', owner.get("/ledger/searches/").content.decode()
    )
    assert link
    with Ledger.open(sample.url) as ledger:
        expected = ledger.find_claims(replace(TRANSFERS, text="drones")).total
    assert total_of(owner.get(html.unescape(link[1]))) == expected


def test_what_arrives_later_is_new_until_it_is_looked_at(sample, owner, add_claims) -> None:
    save(owner)
    save(owner, "Unheard", "q=nobodysaysthis")
    arrived = add_claims()
    assert arrived > 0
    shown = text_of(owner.get("/ledger/searches/"))
    assert f"Arms {arrived} new" in shown
    assert "Unheard 0 new" in shown

    look = do(owner, "look")
    address = look.headers["Location"]
    assert sorted(name for name, _ in parse_qsl(address.partition("?")[2])) == ["kind", "since"]
    fresh = owner.get(address)
    assert total_of(fresh) == arrived
    assert "Arrived after: when it was last looked at" in text_of(fresh)
    assert total_of(owner.get(address)) == arrived
    assert "Arms 0 new" in text_of(owner.get("/ledger/searches/"))


def test_what_is_new_can_be_marked_as_seen_without_a_look(sample, owner, add_claims) -> None:
    save(owner)
    add_claims()
    do(owner, "see")

    assert "Arms 0 new" in text_of(owner.get("/ledger/searches/"))


def test_looking_at_the_list_marks_nothing(sample, owner, add_claims) -> None:
    save(owner)
    arrived = add_claims()
    for _ in range(2):
        assert f"Arms {arrived} new" in text_of(owner.get("/ledger/searches/"))


def test_a_search_saved_from_what_is_new_keeps_the_search_and_not_the_day(sample, owner, add_claims) -> None:
    add_claims()
    save(owner, query="kind=transfer&since=3")

    assert "Arrived after" not in text_of(owner.get("/ledger/searches/"))


def test_a_search_is_renamed_and_deleted(sample, owner) -> None:
    save(owner)
    do(owner, "rename", name="Aircraft")
    assert "Aircraft 0 new" in text_of(owner.get("/ledger/searches/"))
    do(owner, "delete")
    assert "You have saved no search." in text_of(owner.get("/ledger/searches/"))


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"action": "save", "name": "Arms", "query": "kind=attack"}, "Arms: is the name of a search of yours already"),
        ({"action": "save", "name": " ", "query": ""}, "(empty): is no name for a search"),
        ({"action": "save", "name": "a" * 101, "query": ""}, "give one line of at most 100 characters"),
        ({"action": "save", "name": "Two", "query": 'q="open'}, "opens a quotation that it does not close"),
        ({"action": "save", "name": "Two", "query": "colour=red"}, "colour: is nothing that claims are cut by"),
        ({"action": "rename", "search": "1", "name": "Other"}, "Other: is the name of a search of yours already"),
        ({"action": "rename", "search": "x", "name": "New"}, "x: is no saved search; choose one of the list"),
    ],
)
def test_what_cannot_be_saved_says_why_and_keeps_what_was_typed(sample, owner, sent, message) -> None:
    save(owner)
    save(owner, "Other")
    answer = owner.post("/ledger/searches/", sent)

    assert answer.status_code == 200
    assert message in text_of(answer)
    page = answer.content.decode()
    assert sent["action"] != "save" or f'name="query" value="{html.escape(sent["query"])}"' in page


def test_each_person_has_searches_of_her_own(team, sign_in) -> None:
    analyst, reviewer = sign_in("analyst"), sign_in("reviewer")
    save(analyst, "Mine")

    assert "Mine" not in text_of(reviewer.get("/ledger/searches/"))
    assert save(reviewer, "Mine").status_code == 302
    for action in ("rename", "delete", "look", "see", "open_feed", "close_feed"):
        assert do(reviewer, action, name="Taken").status_code == 404, action
    assert "Mine 0 new" in text_of(analyst.get("/ledger/searches/"))


def test_a_viewer_is_shown_no_form_to_save_with(team, sign_in) -> None:
    assert "Save this search" not in text_of(sign_in("viewer").get("/ledger/"))
    assert "Save this search" in text_of(sign_in("analyst").get("/ledger/"))
    assert save(sign_in("viewer")).status_code == 403


def test_a_form_without_its_token_saves_nothing(sample, strict_visitor) -> None:
    assert save(strict_visitor).status_code == 403


def test_a_feed_holds_the_claims_of_its_search_the_last_to_arrive_first(sample, owner, add_claims) -> None:
    save(owner)
    add_claims()
    do(owner, "open_feed")
    answer = make_client().get(feed_path(owner))

    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(answer.content)
    with Ledger.open(sample.url) as ledger:
        entries = ledger.find_arrivals(TRANSFERS)
    links = [link.get("href") for link in root.iterfind(f"{ATOM}entry/{ATOM}link")]
    assert links == [f"http://127.0.0.1:8080/documents/{e.document_id}/#at-{e.claim_id}" for e in entries]
    assert all(entry.quote[:100] in title for entry, title in zip(entries, titles(root), strict=True))
    assert root.findtext(f"{ATOM}title") == "Arms · armsledger"
    for part in ("id", "updated", "author"):
        assert root.find(f"{ATOM}{part}") is not None
    assert len({one.text for one in root.iterfind(f"{ATOM}entry/{ATOM}id")}) == len(entries)


def titles(root) -> list[str]:
    return [one.text or "" for one in root.iterfind(f"{ATOM}entry/{ATOM}title")]


def test_a_feed_marks_nothing_as_seen(sample, owner, add_claims) -> None:
    save(owner)
    do(owner, "open_feed")
    arrived = add_claims()
    make_client().get(feed_path(owner))

    assert f"Arms {arrived} new" in text_of(owner.get("/ledger/searches/"))


def test_a_feed_opens_its_search_and_nothing_else(team, sign_in) -> None:
    analyst = sign_in("analyst")
    save(analyst, "Arms", "kind=transfer")
    save(analyst, "Other secrets", "kind=attack")
    do(analyst, "open_feed")
    path = feed_path(analyst)
    reader = make_client()
    answer = reader.get(path)

    assert answer.status_code == 200
    assert not reader.cookies
    shown = answer.content.decode()
    assert "Other secrets" not in shown
    assert "analyst" not in shown
    with Ledger.open(team.url) as ledger:
        others = [e for e in ledger.find_claims(ClaimFilter(), size=500).entries if e.kind.value != "transfer"]
    assert others
    assert not any(entry.claim_id in shown for entry in others)
    assert reader.get(path, {"kind": "attack", "q": "x"}).content == answer.content
    for closed in ("/", "/ledger/", "/ledger/searches/", "/sources/"):
        assert reader.get(closed).status_code == 302, closed
    for method in ("post", "put", "delete", "patch"):
        assert getattr(reader, method)(path).status_code in (403, 405), method


def test_a_feed_ends_when_it_is_closed_renewed_or_its_search_deleted(sample, owner) -> None:
    save(owner)
    do(owner, "open_feed")
    first = feed_path(owner)
    do(owner, "open_feed")
    second = feed_path(owner)
    assert len(first) >= 43 + len("/feeds//")
    assert first != second
    assert [make_client().get(path).status_code for path in (first, second)] == [404, 200]
    do(owner, "close_feed")
    assert make_client().get(second).status_code == 404
    do(owner, "open_feed")
    third = feed_path(owner)
    do(owner, "delete")
    assert make_client().get(third).status_code == 404


def test_a_feed_ends_with_the_account_of_its_owner(team, sign_in) -> None:
    from armsledger.web.accounts import change_account

    analyst = sign_in("analyst")
    save(analyst)
    do(analyst, "open_feed")
    path = feed_path(analyst)
    change_account("A analyst", role=None, password=None, is_open=False)
    assert make_client().get(path).status_code == 404
    change_account("A analyst", role=None, password=None, is_open=True)
    assert make_client().get(path).status_code == 200


@pytest.mark.parametrize("token", ["", "x", "a" * 43, "%00" * 43, "../" * 10])
def test_an_address_that_is_no_feed_leads_nowhere(team, visitor, token: str) -> None:
    assert visitor.get(f"/feeds/{token}/").status_code == 404


def test_words_that_xml_cannot_hold_and_markup_of_a_source_do_no_harm(sample, owner) -> None:
    words = "a\0b\ud800 <script>alert(1)</script> ]]>"
    with Ledger.open(sample.url) as ledger:
        record = ledger.get_record(ledger.find_claims(TRANSFERS).entries[0].document_id)
        said = {"published": Reading(None, "no day"), "outlet": Reading("<b>x", "given")}
        document = replace(
            record.document,
            id=make_id("doc", "hostile"),
            source="hostile.txt",
            text=words,
            head=replace(record.document.head, **said),
            blocks=(Block(0, len(words), BlockKind.PARAGRAPH),),
        )
        claim = next(claim for claim in record.claims if claim.kind.value == "transfer")
        short = replace(claim, span=record.document.span(0, 5), fillers=())
        statements, claims = _moved(replace(record, claims=(short,), **BARE), document)
        claims = (replace(claims[0], span=document.span(0, len(words)), when=None, quantity=None, quantity_of=None),)
        hostile = replace(record, document=document, statements=statements, claims=claims, **BARE)
        ledger.append_record(hostile, make_id("run", "later"))
        ledger.refresh_index()
    save(owner)
    do(owner, "open_feed")
    root = ElementTree.fromstring(make_client().get(feed_path(owner)).content)

    assert titles(root)[0].endswith("a\ufffdb\ufffd <script>alert(1)</script> ]]>")
    summary = root.findtext(f"{ATOM}entry/{ATOM}summary") or ""
    assert "a\ufffdb\ufffd &lt;script&gt;alert(1)&lt;/script&gt; ]]&gt;" in summary
    assert "&lt;b&gt;x" in summary


def test_the_command_line_and_the_page_share_the_searches(sample, owner) -> None:
    from armsledger.web.searches import find_search, list_searches, save_search

    with Ledger.open(sample.url) as ledger:
        save_search(ledger, "ana REVIEWER", "From the shell", TRANSFERS)
        with pytest.raises(InputError, match="From the shell: is the name of a search of yours already"):
            save_search(ledger, "Ana Reviewer", "From the shell", TRANSFERS)

    assert "From the shell 0 new" in text_of(owner.get("/ledger/searches/"))
    assert [search.name for search in list_searches("Ana Reviewer")] == ["From the shell"]
    assert find_search("Ana Reviewer", "Other") is None
