"""Documents added to a ledger from files, addresses and feeds: read once, kept with how they came, and all derived."""

from datetime import UTC, date, datetime, timedelta

import pytest

from armsledger.acquire.addresses import Reach
from armsledger.acquire.exchange import Limits
from armsledger.acquire.fetching import Fetcher
from armsledger.cli.main import main
from armsledger.model.custody import CustodyEvent
from armsledger.model.score import Reading
from armsledger.pipeline.adding import (
    Added,
    Adding,
    Wanted,
    Way,
    add,
    begin_adding,
    list_new_entries,
    look_at_feed,
    sort_wanted,
)
from armsledger.pipeline.cores import Cores
from armsledger.read.hints import ReadHints
from armsledger.store.ledger import Ledger

NOW = datetime(2020, 8, 1, 12, tzinfo=UTC)
CAIRO = "Turkey sent armoured vehicles to Libya, the Egyptian foreign ministry said on Thursday."
ATHENS = "Turkey sent armoured vehicles to Libya, the Greek foreign ministry said on Friday."


def begin(ledger: Ledger, cores: Cores, at: datetime = NOW, with_network: bool = True) -> Adding:
    limits = Limits(max_bytes=1_000_000, total_s=5, tries=1, pause_s=0)
    fetcher = Fetcher(limits, Reach(("127.0.0.1/32",)), sleep=lambda _: None, now=lambda: at) if with_network else None
    way = Way("Ana", fetcher)
    return begin_adding(ledger, cores, at_utc=at, max_bytes=1_000_000, hints=ReadHints(), way=way)


def put(wanted: Wanted, adding: Adding) -> Added:
    return add(wanted, adding, lambda _: None)


def feed_of(*entries: tuple[str, str]) -> bytes:
    items = "".join(f"<item><link>{address}</link><pubDate>{day}</pubDate></item>" for address, day in entries)
    return f"<rss><channel><title>News</title>{items}</channel></rss>".encode()


def test_files_added_on_two_days_stand_in_one_matter(tmp_path, ledger, cores) -> None:
    (tmp_path / "cairo.txt").write_text(CAIRO, encoding="utf-8")
    (tmp_path / "athens.txt").write_text(ATHENS, encoding="utf-8")

    put(Wanted((str(tmp_path / "cairo.txt"),)), begin(ledger, cores))
    added = put(Wanted((str(tmp_path / "athens.txt"),)), begin(ledger, cores, NOW + timedelta(days=1)))

    assert (added.documents, added.failures) == (1, ())
    assert ledger.find_last_run_id() == added.derived_run_id
    (supply,) = ledger.matters(added.derived_run_id or "")
    assert len(supply.document_ids) == 2
    (record,) = ledger.iter_records(added.run_id)
    (custody,) = ledger.custody(record.document.sha256)
    assert (custody.event, custody.by, custody.at_utc) == (CustodyEvent.FILE, "Ana", NOW + timedelta(days=1))
    assert custody.source.endswith("athens.txt")


def test_a_page_is_kept_with_how_it_came_before_it_is_read(site, ledger, cores) -> None:
    site.put("/old", b"", status=301, Location="/new")
    site.put_article("/new", CAIRO)

    added = put(Wanted(addresses=(f"{site.address}/old",)), begin(ledger, cores))

    (record,) = ledger.iter_records(added.run_id)
    assert record.document.head.url == Reading(f"{site.address}/new", "the address it was fetched from")
    assert record.document.source == f"{site.address}/old"
    assert record.claims
    (custody,) = ledger.custody(record.document.sha256)
    assert custody.fetch
    assert custody.fetch.final_address == f"{site.address}/new"
    assert custody.fetch.header("content-type") == "text/html; charset=utf-8"
    assert ledger.get_bytes(custody.fetch.warc_sha256)[:2] == b"\x1f\x8b"
    assert b"<article>" in ledger.get_bytes(record.document.sha256)
    ledger.verify(lambda *_: None)


def test_a_page_that_cannot_be_read_is_kept_and_says_why(site, ledger, cores) -> None:
    site.put("/a.pdf", b"%PDF-1.7 \0\1\2", Content_Type="application/pdf")

    added = put(Wanted(addresses=(f"{site.address}/a.pdf",)), begin(ledger, cores))

    assert [failure.stage for failure in added.failures] == ["read"]
    assert "this PDF is broken" in added.failures[0].problem
    assert added.derived_run_id is None
    kept = ledger.find_last_fetch(f"{site.address}/a.pdf")
    assert kept
    assert ledger.get_bytes(kept.sha256).startswith(b"%PDF")


def test_what_cannot_be_fetched_is_a_failure_and_the_others_follow(site, ledger, cores) -> None:
    site.put_article("/good", CAIRO)
    site.put("/feed", feed_of())
    wanted = tuple(f"{site.address}{path}" for path in ("/missing", "/feed", "/good"))

    added = put(Wanted(addresses=(*wanted, "http://10.0.0.1/")), begin(ledger, cores))

    assert added.documents == 1
    problems = "\n".join(failure.problem for failure in added.failures)
    assert "the site answered 404" in problems
    assert "add it as a feed" in problems
    assert "no machine of the public network" in problems
    assert added.failures
    assert ledger.failures(added.run_id)


def test_without_the_network_addresses_fail_and_files_are_read(tmp_path, site, ledger, cores) -> None:
    (tmp_path / "cairo.txt").write_text(CAIRO, encoding="utf-8")

    added = put(
        Wanted((str(tmp_path / "cairo.txt"),), (f"{site.address}/a",), (f"{site.address}/feed",)),
        begin(ledger, cores, with_network=False),
    )

    assert added.documents == 1
    assert [("not allowed here" in failure.problem) for failure in added.failures] == [True, True]
    assert site.asked == []


def test_the_same_page_again_is_another_event_and_no_other_document(site, ledger, cores) -> None:
    site.put_article("/a", CAIRO)

    first = put(Wanted(addresses=(f"{site.address}/a",)), begin(ledger, cores))
    second = put(
        Wanted(addresses=(f"{site.address}/a",)), begin(ledger, cores, datetime.now(UTC) + timedelta(seconds=1))
    )

    (record,) = ledger.iter_records()
    assert len(ledger.custody(record.document.sha256)) == 2
    assert first.run_id != second.run_id
    assert first.derived_run_id == second.derived_run_id


def test_a_feed_gives_what_is_new_and_nothing_twice(site, ledger, cores) -> None:
    site.put_article("/1", CAIRO)
    site.put_article("/2", ATHENS)
    day = "Fri, 24 Jul 2020 10:00:00 GMT"
    site.put("/feed", feed_of((f"{site.address}/1", day)))
    feeds = Wanted(feeds=(f"{site.address}/feed",))

    first = put(feeds, begin(ledger, cores))
    site.put("/feed", feed_of((f"{site.address}/2", day), (f"{site.address}/1", day)))
    second = put(feeds, begin(ledger, cores, NOW + timedelta(hours=1)))
    third = put(feeds, begin(ledger, cores, NOW + timedelta(hours=2)))

    assert [one.documents for one in (first, second, third)] == [1, 1, 0]
    assert site.paths == ["/feed", "/1", "/feed", "/2", "/feed"]
    published = {record.document.head.published for record in ledger.iter_records()}
    assert published == {Reading(date(2020, 7, 24), "told by the feed")}


def test_a_feed_that_has_not_changed_is_not_sent_again_and_what_was_missed_is_caught_up(site, ledger, cores) -> None:
    from tests.acquire.site import answer

    body = feed_of((f"{site.address}/1", ""))

    def page(handler) -> None:
        is_known = handler.headers.get("If-None-Match") == '"v1"'
        answer(handler, b"" if is_known else body, 304 if is_known else 200, {"ETag": '"v1"'})

    site.pages["/feed"] = page
    broken_off = begin(ledger, cores)
    assert list_new_entries(look_at_feed(f"{site.address}/feed", broken_off), broken_off)
    site.put_article("/1", CAIRO)

    added = put(Wanted(feeds=(f"{site.address}/feed",)), begin(ledger, cores, NOW + timedelta(hours=1)))

    assert added.documents == 1
    kept = ledger.find_last_fetch(f"{site.address}/feed")
    assert kept
    assert len(ledger.custody(kept.sha256)) == 1


def test_what_was_broken_off_is_gone_on_with_and_nothing_is_fetched_or_written_twice(
    site, tmp_path, ledger, cores
) -> None:
    site.put_article("/a", CAIRO)
    (tmp_path / "athens.txt").write_text(ATHENS, encoding="utf-8")
    wanted = Wanted((str(tmp_path / "athens.txt"),), (f"{site.address}/a",))

    first = put(wanted, begin(ledger, cores))
    again = put(wanted, begin(ledger, cores))

    assert again == first
    assert site.paths == ["/a"]
    assert all(len(ledger.custody(record.document.sha256)) == 1 for record in ledger.iter_records())


def test_addresses_are_told_from_paths() -> None:
    assert sort_wanted(["a.txt", "https://a.example/"], False) == Wanted(("a.txt",), ("https://a.example/",))
    assert sort_wanted(["HTTP://a.example/f"], True) == Wanted(feeds=("HTTP://a.example/f",))


def run_main(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


def test_the_command_adds_and_says_what_came_of_it(tmp_path, site, monkeypatch, capsys) -> None:
    monkeypatch.setenv("ARMSLEDGER_ANNOTATOR", "rules")
    monkeypatch.setenv("ARMSLEDGER_EXTRACTOR", "rules")
    (tmp_path / "cairo.txt").write_text(CAIRO, encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'case.db'}"

    assert run_main("add", str(tmp_path / "cairo.txt"), "--ledger", url, "--by", "Ana") == 0
    assert "1 documents, 0 failed; 1 matters stand" in capsys.readouterr().out
    assert run_main("add", f"{site.address}/a", "--ledger", url) == 1
    assert "no machine of the public network" in capsys.readouterr().err
    assert run_main("add", "a.txt", "--feed", "--ledger", url) == 2
    assert "a.txt: is no address of a feed" in capsys.readouterr().err
    assert run_main("add", "nowhere.txt", "--ledger", url) == 2
