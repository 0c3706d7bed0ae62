"""Which pages of a site are taken, walked over a real server."""

import gzip
from datetime import UTC, date, datetime, timedelta

from tests.pipeline.conftest import begin_now

from armsledger.pipeline.adding import Wanted, add
from armsledger.pipeline.sitemaps import Choice, choose_pages

OLD, NEW = "2020-07-01", "2020-07-24T10:00:00Z"


def sitemap(*entries: tuple[str, str]) -> bytes:
    listed = "".join(f"<url><loc>{place}</loc>{_day(day)}</url>" for place, day in entries)
    return f"<urlset>{listed}</urlset>".encode()


def index(*entries: tuple[str, str]) -> bytes:
    listed = "".join(f"<sitemap><loc>{place}</loc>{_day(day)}</sitemap>" for place, day in entries)
    return f"<sitemapindex>{listed}</sitemapindex>".encode()


def _day(day: str) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""


def put_site(site) -> None:
    site.put("/robots.txt", b"Sitemap: /index.xml\nUser-agent: *\nDisallow: /closed/")
    site.put("/index.xml", index(("/news.xml.gz", NEW), ("/archive.xml", "2019-01-01"), ("/gone.xml", "")))
    news = sitemap(("/news/1", OLD), ("/news/2", NEW), ("/news/3", ""), ("/closed/4", NEW), ("/sport/5", NEW))
    site.put("/news.xml.gz", gzip.compress(news))
    site.put("/archive.xml", sitemap(("/news/0", "2018-12-31")))
    for number in range(4):
        site.put_article(f"/news/{number}", f"Turkey sent {number + 2} ships to Libya, Cairo said.")


def paths(chosen, site) -> list[str]:
    return [page.address.removeprefix(site.address) for page in chosen.pages]


def test_the_sitemaps_of_a_site_are_found_walked_and_chosen_from(site, ledger, cores) -> None:
    put_site(site)
    adding = begin_now(ledger, cores)

    chosen = choose_pages(site.address, Choice(date(2020, 7, 2), 2, "/news/"), adding.keeping, 100_000)

    assert paths(chosen, site) == ["/news/2", "/news/3"]
    assert chosen.waiting == 0
    assert site.paths == ["/index.xml", "/news.xml.gz", "/gone.xml"]
    assert [failure.source for failure in ledger.failures(adding.reading.run_id)] == [f"{site.address}/gone.xml"]


def test_pages_are_taken_once_the_latest_first_and_again_when_they_changed(site, ledger, cores) -> None:
    put_site(site)
    wanted = Wanted(sitemaps=(f"{site.address}/news.xml.gz",), choice=Choice(most=2, under="/news/"))

    first = add(wanted, begin_now(ledger, cores), lambda _: None)
    second = add(wanted, begin_now(ledger, cores), lambda _: None)
    third = add(wanted, begin_now(ledger, cores), lambda _: None)
    site.put_article("/news/1", "Turkey sent 70 ships to Libya, Cairo said.")
    later = (datetime.now(UTC) + timedelta(seconds=1)).isoformat()
    site.put("/news.xml.gz", gzip.compress(sitemap(("/news/1", later), ("/news/2", NEW))))
    fourth = add(wanted, begin_now(ledger, cores), lambda _: None)

    assert [(one.documents, one.waiting) for one in (first, second, third, fourth)] == [(2, 1), (1, 0), (0, 0), (1, 0)]
    pages = [path for path in site.paths if path.startswith("/news/")]
    assert pages == ["/news/2", "/news/1", "/news/3", "/news/1"]


def test_an_index_that_has_no_end_is_walked_to_a_depth(site, ledger, cores) -> None:
    for number in range(9):
        site.put(f"/{number}.xml", index((f"/{number + 1}.xml", ""), ("/0.xml", "")))
    adding = begin_now(ledger, cores)

    assert choose_pages(f"{site.address}/0.xml", Choice(), adding.keeping, 100_000).pages == ()
    assert site.paths == ["/0.xml", "/1.xml", "/2.xml"]
    (failure,) = ledger.failures(adding.reading.run_id)
    assert "lists sitemaps 3 deep" in failure.problem


def test_addresses_of_other_sites_are_left_out_and_told(site, ledger, cores) -> None:
    site.put("/sitemap.xml", sitemap(("http://10.0.0.1/", ""), ("/a", "")))
    adding = begin_now(ledger, cores)

    assert paths(choose_pages(site.address, Choice(), adding.keeping, 100_000), site) == ["/a"]
    assert "lists 1 addresses of other sites" in ledger.failures(adding.reading.run_id)[0].problem
