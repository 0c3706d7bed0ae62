"""The ledger page: what a person finds, cuts by, shares and takes away."""

import html
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from tests.web.test_pages import text_of

from armsledger.model.claim import ClaimKind
from armsledger.model.claim_query import ClaimFilter
from armsledger.model.filter_pairs import parse_filter
from armsledger.store.ledger import Ledger


def facet_links(page: str, name: str) -> list[tuple[str, int]]:
    """The address and the count of each value of a facet."""
    found = re.findall(r'<a href="(\?[^"]+)"[^>]*><span class="value">.*?</span> <span class="n">(\d+)</span>', page)
    pairs = [(html.unescape(address), int(count)) for address, count in found]
    return [(address, count) for address, count in pairs if list(dict(parse_qsl(address[1:]))) == [name]]


def total_of(answer) -> int:
    found = re.search(r'<span class="n">([\d,]+)</span> claim', answer.content.decode())
    assert found
    return int(found[1].replace(",", ""))


def test_a_row_has_the_words_the_voice_the_parties_and_the_ways_on(sample, owner) -> None:
    page = owner.get("/ledger/").content.decode()

    with Ledger.open(sample.url) as ledger:
        entries = ledger.find_claims(ClaimFilter()).entries
    assert len(entries) > 20
    for entry in entries[:50]:
        assert f'href="/documents/{entry.document_id}/#at-{entry.claim_id}">{html.escape(entry.quote)}</a>' in page
        assert not entry.matter_id or f'href="/matters/{entry.matter_id}/"' in page
    shown = text_of(owner.get("/ledger/"))
    first = entries[0]
    assert first.voice in shown
    assert all(party.name in shown for party in first.parties)


def test_each_facet_counts_what_choosing_it_leaves(sample, owner) -> None:
    page = owner.get("/ledger/").content.decode()
    looked_at = 0
    for name in (
        "kind",
        "stance",
        "state",
        "source",
        "digit",
        "party",
        "item",
        "place",
        "country",
        "outlet",
        "translated",
    ):
        for address, count in facet_links(page, name)[:3]:
            assert total_of(owner.get("/ledger/" + address)) == count, address
            looked_at += 1
    assert looked_at > 12


def test_a_second_value_of_a_facet_adds_and_a_value_of_another_narrows(sample, owner) -> None:
    page = owner.get("/ledger/").content.decode()
    kinds = facet_links(page, "kind")
    both = total_of(owner.get("/ledger/" + kinds[0][0] + "&" + kinds[1][0][1:]))
    stances = facet_links(page, "stance")
    narrower = total_of(owner.get("/ledger/" + kinds[0][0] + "&" + stances[-1][0][1:]))

    assert both == kinds[0][1] + kinds[1][1]
    assert narrower <= min(kinds[0][1], stances[-1][1])


def test_what_is_chosen_is_shown_and_each_choice_can_be_taken_away(sample, owner) -> None:
    asked = "?kind=transfer&kind=attack&published_from=2019-01-01&origins_max=9&q=drones"
    page = owner.get("/ledger/" + asked).content.decode()

    links = [html.unescape(one) for one in re.findall(r'class="taken"[^>]*href="([^"]+)"', page)]
    left = [sorted(parse_qsl(urlsplit(link).query)) for link in links]
    asked_for = parse_qsl(asked[1:])
    assert sorted(left) == sorted(sorted(pair for pair in asked_for if pair != gone) for gone in asked_for)
    assert 'name="published_from" value="2019-01-01"' in page
    assert '<input type="hidden" name="kind" value="attack">' in page


def test_the_title_says_what_the_page_is_cut_by(sample, owner) -> None:
    page = owner.get("/ledger/?q=drones&stance=denied").content.decode()

    title = re.search(r"<title>(.*?)</title>", page)
    assert title
    assert "drones" in title[1]
    assert "denied" in title[1]


def test_the_box_of_every_page_leads_to_claims_with_these_words(sample, owner) -> None:
    page = owner.get("/").content.decode()
    assert 'role="search" action="/ledger/search/"' in page

    answer = owner.get("/ledger/search/", {"q": "drones"})
    with Ledger.open(sample.url) as ledger:
        assert total_of(answer) == ledger.find_claims(ClaimFilter(text="drones")).total > 0


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"q": '"open'}, "opens a quotation that it does not close"),
        ({"q": "a OR"}, "has an OR without a word on both sides"),
        ({"published_from": "yesterday"}, "yesterday: is no day for published_from; write it as 2020-07-24"),
        ({"origins_min": "-3"}, "-3: is no number for origins_min"),
        ({"kind": "war"}, "war: is no kind"),
        ({"after": "nowhere"}, "nowhere: is no place in a list"),
    ],
)
def test_what_cannot_be_looked_for_is_said_and_what_was_typed_is_kept(sample, owner, typed, message) -> None:
    answer = owner.get("/ledger/", typed)

    assert answer.status_code == 200
    assert message in text_of(answer)
    ((name, value),) = typed.items()
    page = answer.content.decode()
    assert name == "after" or f'name="{name}" value="{html.escape(value)}"' in page


def test_the_pages_hold_every_claim_once_in_the_order_of_the_list(sample, owner) -> None:
    seen: list[str] = []
    address = "/ledger/"
    while address:
        page = owner.get(address).content.decode()
        seen += re.findall(r"#(?:at-)(clm-[0-9a-f]+)", page)
        further = re.search(r'rel="next" href="([^"]+)"', page)
        address = "/ledger/" + html.unescape(further[1]) if further else ""

    with Ledger.open(sample.url) as ledger:
        expected = [entry.claim_id for entry in ledger.find_claims(ClaimFilter(), size=500).entries]
    assert seen == expected
    assert len(seen) > 50


def test_a_filter_that_leaves_nothing_says_so(sample, owner) -> None:
    assert "No claim is like this." in text_of(owner.get("/ledger/?published_from=2999-01-01"))


def test_rows_can_be_walked_with_the_keyboard_and_their_first_link_is_the_claim(sample, owner) -> None:
    page = owner.get("/ledger/").content.decode()
    rows = re.findall(r'<tr data-row tabindex="-1">.*?</tr>', page, flags=re.DOTALL)

    assert rows
    assert all(
        re.search(r'href="/documents/doc-[0-9a-f]+/#at-clm-', row.partition("href=")[1] + row.partition("href=")[2])
        for row in rows
    )
    assert all(row.index("/documents/") < (row.find("/matters/") if "/matters/" in row else len(row)) for row in rows)


def test_the_address_is_the_filter(sample, owner) -> None:
    with Ledger.open(sample.url) as ledger:
        wanted = parse_filter([("kind", "transfer"), ("translated", "no")])
        assert wanted == ClaimFilter(kinds=frozenset({ClaimKind.TRANSFER}), machine_translated=False)
        expected = ledger.find_claims(wanted).total

    assert total_of(owner.get("/ledger/?kind=transfer&translated=no")) == expected > 0


def test_words_of_an_address_are_never_markup(sample, owner) -> None:
    hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    for name in ("q", "party", "outlet", "published_from", "kind", "document", "after"):
        page = owner.get("/ledger/", {name: hostile}).content.decode()

        assert "<script>alert" not in page, name
        assert "<img src=x" not in page, name
