"""What a person finds on each page."""

import html
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from armsledger.model.decision import Verdict
from armsledger.model.matter import RelationKind
from armsledger.store.ledger import Ledger

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)


def text_of(answer) -> str:
    """The words of a page without its markup."""
    page = re.sub(r"<script.*?</script>", " ", answer.content.decode(), flags=re.DOTALL)
    page = re.sub(r"</?(?:p|div|d[ltd]|li|[uo]l|h\d|t[drh]|section|nav|button)\b[^>]*>", " ", page)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


def addresses(sample) -> list[str]:
    return [
        "/",
        "/sources/",
        f"/documents/{sample.document_id}/",
        "/ledger/",
        "/ledger/?kind=transfer&q=drones&published_from=2019-01-01",
        '/ledger/search/?q="open',
        "/ledger/searches/",
        "/matters/",
        f"/matters/{sample.contested_id}/",
        "/entities/",
        f"/entities/{sample.identity_id}/",
        f"/entities/{sample.identity_id}/?with=townsend",
        f"/documents/{sample.document_id}/translation/",
        "/evidence/",
        f"/evidence/{sample.sha256}/",
        "/network/",
        f"/network/?matter={sample.contested_id}",
        f"/network/?entity={sample.identity_id}&name=turkey",
        "/measures/",
        "/measures/?regime=un-libya-2011&on=2020-07-01",
        "/indicators/",
        "/review/",
        "/decisions/",
        f"/claims/{sample.claim_id}/",
        "/who/",
        "/nowhere",
    ]


def test_every_page_has_a_title_one_heading_a_main_part_and_a_way_back(sample, owner) -> None:
    for address in addresses(sample):
        page = owner.get(address).content.decode()

        assert re.search(r"<title>\S.* · armsledger</title>", page), address
        assert len(re.findall(r"<h1[ >]", page)) == 1, address
        assert page.count("<main ") == 1, address
        assert 'class="skip" href="#main"' in page, address
        assert address == "/" or "data-back" in page, address


def test_no_id_stands_twice_on_a_page(sample, owner) -> None:
    for address in addresses(sample):
        ids = re.findall(r'\sid="([^"]+)"', owner.get(address).content.decode())

        assert len(ids) == len(set(ids)), address


def test_every_link_of_every_page_leads_somewhere(sample, owner) -> None:
    found = {
        html.unescape(link).partition("#")[0]
        for address in addresses(sample)
        for link in re.findall(r'href="(/[^"]*)"', owner.get(address).content.decode())
    }

    assert {link: status for link in sorted(found) if (status := owner.get(link).status_code) != 200} == {}


def test_the_front_page_counts_and_names_what_waits(sample, owner) -> None:
    shown = text_of(owner.get("/"))

    with Ledger.open(sample.url) as ledger:
        records = list(ledger.iter_records())
        contested = next(m for m in ledger.matters(ledger.run_ids()[0]) if m.id == sample.contested_id)
    assert f"articles {len(records)}" in shown
    assert f"claims {sum(len(record.claims) for record in records)}" in shown
    assert contested.title in shown
    assert "Nothing has been decided yet." in shown


def test_what_was_decided_waits_no_longer_and_is_shown(sample, owner) -> None:
    with Ledger.open(sample.url) as ledger:
        title = next(m.title for m in ledger.matters(ledger.run_ids()[0]) if m.id == sample.contested_id)
        ledger.append_decision(sample.contested_id, Verdict.ACCEPT, "Ana", NOW, "both sides are heard")

    front, matter = owner.get("/"), owner.get(f"/matters/{sample.contested_id}/")

    assert title not in text_of(front).partition("Decided last")[0].partition("Covered")[0]
    assert "Ana, 29 November 2026: both sides are heard" in text_of(front)
    assert "Ana, 29 November 2026, 12:00 UTC: both sides are heard" in text_of(matter)


def test_a_new_ledger_says_how_to_fill_it(tmp_path: Path, sample, owner, serve_other) -> None:
    serve_other(f"sqlite:///{tmp_path}/new.db")

    for address in (
        "/",
        "/sources/",
        "/matters/",
        "/entities/",
        "/network/",
        "/evidence/",
        "/indicators/",
        "/measures/",
    ):
        assert owner.get(address).status_code == 200, address
    assert "It holds nothing yet." in text_of(owner.get("/"))


def test_the_reader_prints_every_character_of_every_block_and_each_claims_words(sample, owner) -> None:
    page = owner.get(f"/documents/{sample.document_id}/").content.decode()
    printed = re.search(r'<div class="text".*?</div>', page, flags=re.DOTALL)
    assert printed
    shown = html.unescape(re.sub(r"<a class=\"claim-n\".*?</a>|<[^>]+>", "", printed.group()))

    with Ledger.open(sample.url) as ledger:
        record = ledger.get_record(sample.document_id)
    for block in record.document.blocks:
        assert record.document.text[block.start : block.end] in shown
    for claim in record.claims:
        assert re.search(rf'data-claims="[^"]*{claim.id}', page)
        assert f'id="{claim.id}"' in page


def test_a_matter_shows_both_sides_every_origin_with_its_reason_and_every_document(sample, owner) -> None:
    shown = text_of(owner.get(f"/matters/{sample.contested_id}/"))

    with Ledger.open(sample.url) as ledger:
        matter = next(m for m in ledger.matters(ledger.run_ids()[0]) if m.id == sample.contested_id)
        claims = [ledger.find_claim(claim_id) for claim_id in matter.claim_ids]
    for claim in claims:
        assert claim
        assert claim.span.quote in shown
    for origin in matter.origins:
        assert not origin.voice or origin.voice in shown
        for edge in origin.edges:
            assert " ".join(edge.because.split()) in shown
    contradictions = sum(relation.kind is RelationKind.CONTRADICTS for relation in matter.relations)
    assert shown.count("contradicts") >= contradictions > 0


def test_facets_cut_the_list_and_count_what_each_would_leave(sample, owner) -> None:
    page = owner.get("/matters/").content.decode()
    links = re.findall(r'<a href="(\?kind=[^"]+)"><span class="value">[^<]+</span> <span class="n">(\d+)</span>', page)
    assert len(links) > 3

    for link, count in links:
        assert f"{count} matter" in text_of(owner.get("/matters/" + html.unescape(link)))


def test_a_choice_that_leaves_nothing_says_so_and_can_be_let_go(sample, owner) -> None:
    shown = owner.get("/matters/?kind=nonesuch")

    assert "No matter is like this." in text_of(shown)
    assert 'class="chosen"' in shown.content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "99999", "x", "1e3", "٣", "9" * 40])
def test_a_page_of_a_list_that_is_not_there_is_the_nearest(sample, owner, page: str) -> None:
    assert owner.get("/matters/", {"page": page}).status_code == 200


def test_the_law_is_that_of_the_day(sample, owner) -> None:
    before = text_of(owner.get("/measures/?regime=un-libya-2011&on=2010-01-01"))
    after = text_of(owner.get("/measures/?regime=un-libya-2011&on=2020-07-01"))

    assert "No measure of the table was in force on 2010-01-01." in before
    assert "Measures in force on 2020-07-01" in after
    assert "S/RES/1970 (2011), para. 9" in after


def test_a_day_that_is_none_is_named(sample, owner) -> None:
    assert "Enter a valid date." in text_of(owner.get("/measures/?regime=un-libya-2011&on=soon"))
    assert "Enter a valid date." in text_of(owner.get("/indicators/?as_of=soon"))


def test_indicators_heed_the_day(sample, owner) -> None:
    assert "The ledger tells of no conflict by then." in text_of(owner.get("/indicators/?as_of=2001-01-01"))
    assert "Libya" in text_of(owner.get("/indicators/?as_of=2020-07-20"))


def test_what_the_ledger_does_not_hold_is_not_here(sample, owner) -> None:
    for address in ("/documents/doc-" + "0" * 20 + "/", "/matters/mat-" + "0" * 20 + "/"):
        answer = owner.get(address)

        assert answer.status_code == 404
        assert "Front page" in text_of(answer)


@pytest.mark.parametrize(("chosen", "kept"), [("dark", "dark"), ("light", "light"), ("auto", "auto"), ("pink", "auto")])
def test_the_paper_that_was_chosen_is_kept(sample, owner, chosen: str, kept: str) -> None:
    assert owner.post("/theme/", {"theme": chosen, "next": "/matters/"}).headers["Location"] == "/matters/"

    assert f'<html lang="en" data-theme="{kept}">' in owner.get("/").content.decode()


def test_the_name_is_asked_once_and_kept(sample, visitor) -> None:
    assert "Say who you are" in text_of(visitor.get("/"))
    assert visitor.post("/who/", {"name": " "}).status_code == 200

    visitor.post("/who/", {"name": "Ana"})

    assert "Ana, admin" in text_of(visitor.get("/"))
    assert visitor.session.get_expiry_age() > 300 * 24 * 3600


def test_only_what_is_there_stands_in_the_navigation(sample, owner) -> None:
    page = owner.get("/").content.decode()

    assert re.findall(r'data-go="(\w)">', page) == ["s", "r", "l", "m", "n", "e", "w", "i", "c", "a"]


def test_the_navigation_shows_only_what_the_role_reaches(sign_in) -> None:
    shown = {
        role: re.findall(r'data-go="(\w)">', sign_in(role).get("/").content.decode()) for role in ("viewer", "admin")
    }

    assert set(shown["admin"]) - set(shown["viewer"]) == {"a"}


def test_indicators_of_too_many_documents_are_left_to_the_command_line(sample, owner, monkeypatch) -> None:
    from armsledger.web.pages import indicators

    monkeypatch.setattr(indicators, "_MOST_DOCUMENTS", 3)
    shown = text_of(owner.get("/indicators/?as_of=2020-07-20&window=30"))

    assert "are too many for a page to wait for" in shown
    assert "armsledger indicators --ledger URL --window 30 --as-of 2020-07-20" in shown


def test_a_long_list_comes_in_pages_that_hold_each_entry_once(sample, owner, monkeypatch) -> None:
    from armsledger.web.pages import matters, sources

    monkeypatch.setattr(matters, "_PAGE_SIZE", 7)
    monkeypatch.setattr(sources, "_PAGE_SIZE", 4)
    for address, kind in (("/matters/", "mat"), ("/sources/", "doc")):
        seen: list[str] = []
        number = 1
        while not seen or f"page {number} of" in text_of(owner.get(address, {"page": str(number)})):
            page = owner.get(address, {"page": str(number)}).content.decode()
            seen += re.findall(rf"/({kind}-[0-9a-f]+)/", page)
            if 'rel="next"' not in page:
                break
            number += 1
        assert number > 2, address
        assert len(seen) == len(set(seen)), address
    with Ledger.open(sample.url) as ledger:
        assert len(seen) == len(list(ledger.iter_records()))
