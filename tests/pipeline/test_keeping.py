"""What is kept with a page: its pictures, its encoding, a time stamp; and a report that reads addresses."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.acquire.authority import make_authority
from tests.drawing import draw_scene, pack
from tests.pipeline.conftest import RULES, begin_now, make_quick_fetcher

from armsledger.errors import LedgerBrokenError
from armsledger.model.custody import CustodyEvent
from armsledger.pipeline.adding import Way, add, sort_wanted
from armsledger.pipeline.keeping import read_charset
from armsledger.pipeline.run import Job, run
from armsledger.pipeline.verifying import check_stamps
from armsledger.read.hints import ReadHints

CAIRO = "Turkey sent armoured vehicles to Libya, the Egyptian foreign ministry said on Thursday."


def take(adding, *addresses: str):
    return add(sort_wanted(addresses, are_feeds=False), adding, lambda _: None)


def test_the_pictures_of_an_article_come_along_where_they_are_asked_for(site, ledger, cores) -> None:
    shown = "".join(
        f'<figure><img src="{name}"><figcaption>{name} seen</figcaption></figure>'
        for name in ("/plane.png", "gone.png", "/words.png", "http://10.0.0.1/x.png")
    )
    page = f'<html><body><article><p>{CAIRO}</p>{shown}</article><aside><img src="/advert.png"></aside></body></html>'
    site.put("/news/a", page.encode(), Content_Type="text/html")
    site.put("/plane.png", pack(draw_scene(3)), Content_Type="image/png")
    site.put("/words.png", b"no picture", Content_Type="image/png")

    without = take(begin_now(ledger, cores), f"{site.address}/news/a")
    assert (without.failures, site.paths) == ((), ["/news/a"])
    added = take(begin_now(ledger, cores, with_pictures=True), f"{site.address}/news/a")

    assert site.paths[1:] == ["/news/a", "/plane.png", "/news/gone.png", "/words.png"]
    (record,) = ledger.iter_records(added.run_id)
    (picture,) = record.pictures
    assert picture.caption
    assert picture.caption.quote == "/plane.png seen"
    (custody,) = ledger.custody(picture.sha256)
    assert (custody.source, custody.by) == (f"{site.address}/plane.png", "Ana")
    assert custody.fetch
    assert ledger.get_bytes(custody.fetch.warc_sha256)[:2] == b"\x1f\x8b"
    problems = [failure.problem for failure in added.failures]
    assert len(problems) == 3
    assert all("a picture of" in problem for problem in problems)
    ledger.verify(lambda *_: None)


def test_the_encoding_of_the_header_counts_where_the_page_is_silent(site, ledger, cores) -> None:
    words = "Турция отправила бронетехнику в Ливию, заявило в четверг министерство иностранных дел Египта."
    page = f"<html><body><article><p>{words}</p></article></body></html>".encode("windows-1251")
    site.put("/a", page, Content_Type='text/html; charset="Windows-1251"')

    added = take(begin_now(ledger, cores), f"{site.address}/a")

    (record,) = ledger.iter_records(added.run_id)
    assert words in record.document.text


@pytest.mark.parametrize(
    ("header", "charset"),
    [("text/html; charset=windows-1251", "windows-1251"), ('text/html;charset="UTF-8"', "utf-8"), ("text/html", None),
     (None, None), ("charset", None), ("text/html; charset=", "")],
)  # fmt: skip
def test_a_content_type_names_its_encoding_or_none(header: str | None, charset: str | None) -> None:
    assert (read_charset(header) or None) == (charset or None)


def test_what_comes_is_stamped_once_and_verified(site, ledger, cores, tmp_path) -> None:
    authority = make_authority(tmp_path / "authority")
    address = authority.serve(site)
    site.put_article("/a", CAIRO)
    (tmp_path / "b.txt").write_text(CAIRO + " No more.", encoding="utf-8")
    adding = begin_now(ledger, cores, authority=address)

    added = take(adding, str(tmp_path / "b.txt"), f"{site.address}/a")
    again = take(begin_now(ledger, cores, at=adding.keeping.at_utc, authority=address),
                 str(tmp_path / "b.txt"), f"{site.address}/a")  # fmt: skip

    assert added.failures == again.failures == ()
    assert sorted(site.paths) == ["/a", "/stamp", "/stamp"]
    stamps = [one for record in ledger.iter_records() for one in ledger.find_stamps(record.document.sha256)]
    assert [(one.event, one.source) for one in stamps] == [(CustodyEvent.STAMP, address)] * 2
    page = ledger.find_last_fetch(f"{site.address}/a")
    assert page.fetch.warc_sha256 in {one.stamp.over_sha256 for one in stamps}
    ledger.verify(lambda *_: None)
    found = check_stamps(ledger, authority.certificates)
    assert (found.stamps, found.unchecked) == (2, None)
    assert "no certificates" in (check_stamps(ledger, None).unchecked or "")
    stranger = make_authority(tmp_path / "stranger")
    with pytest.raises(LedgerBrokenError, match="is not validly signed"):
        check_stamps(ledger, stranger.certificates)


@pytest.mark.parametrize(("status", "body"), [(500, b""), (200, b"nonsense"), (404, b"")])
def test_an_authority_that_fails_stops_nothing_and_is_left_alone_after_a_while(
    site, ledger, cores, status, body
) -> None:
    site.put("/stamp", body, status=status)
    for number in range(5):
        site.put_article(f"/{number}", f"{CAIRO} Part {number}.")

    added = take(begin_now(ledger, cores, authority=f"{site.address}/stamp"),
                 *(f"{site.address}/{number}" for number in range(5)))  # fmt: skip

    assert added.documents == 5
    assert [failure.stage for failure in added.failures] == ["time stamp"] * 5
    assert site.paths.count("/stamp") == 3
    assert "was not asked" in " ".join(failure.problem for failure in added.failures)


def report(site, tmp_path: Path, *paths: str, name: str = "ledger.db"):
    files = tuple(path for path in paths if not path.startswith("http"))
    addresses = tuple(path for path in paths if path.startswith("http"))
    way = Way("Ana", make_quick_fetcher())
    url = f"sqlite:///{tmp_path / name}"
    return run(Job(files, ReadHints(), url, None, None, datetime.now(UTC), addresses, way), RULES, lambda _: None)


def test_a_report_reads_addresses_and_files_and_writes_down_how_they_came(site, tmp_path) -> None:
    from armsledger.store.ledger import Ledger

    site.put_article("/a", CAIRO)
    (tmp_path / "b.txt").write_text("Turkey sent armoured vehicles to Libya, Athens said.", encoding="utf-8")
    given = (str(tmp_path / "b.txt"), f"{site.address}/a", f"{site.address}/gone")

    first, second = report(site, tmp_path, *given), report(site, tmp_path, *given)

    assert replace(first, custody=()) == replace(
        second, custody=()
    )  # a page fetched again came twice, and that is told
    assert (len(first.custody), second.custody[0]) == (1, first.custody[0])
    assert [failure.problem.partition(": ")[2][:21] for failure in first.failures] == ["the site answered 404"]
    assert [source for source, _ in first.manifest.inputs] == [str(tmp_path / "b.txt"), f"{site.address}/a"]
    assert site.paths == ["/a", "/gone"] * 2
    with Ledger.open(f"sqlite:///{tmp_path / 'ledger.db'}") as ledger:
        events = {record.document.source: ledger.custody(record.document.sha256) for record in first.records}
        assert [event.event for event in events[f"{site.address}/a"]] == [CustodyEvent.FETCH] * 2
        assert [(one.event, one.by) for one in events[str(tmp_path / "b.txt")]] == [(CustodyEvent.FILE, "Ana")] * 2
        ledger.verify(lambda *_: None)


def test_a_report_that_was_broken_off_fetches_nothing_twice(site, tmp_path, monkeypatch) -> None:
    from armsledger.pipeline import run as run_module

    site.put_article("/a", CAIRO)
    given = (f"{site.address}/a", f"{site.address}/gone")

    def break_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(run_module, "derive", break_off)
        with pytest.raises(KeyboardInterrupt):
            report(site, tmp_path, *given)
    case = report(site, tmp_path, *given)

    assert (len(case.records), len(case.failures)) == (1, 1)
    assert site.paths == ["/a", "/gone"]
