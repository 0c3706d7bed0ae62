"""Sitemaps as sites write them, and as nobody should."""

import gzip
from datetime import UTC, date, datetime

import pytest

from armsledger.acquire.robots import parse_robots
from armsledger.acquire.sitemaps import MOST_ENTRIES, Listed, parse_sitemap
from armsledger.errors import FetchError, UnreadableError

BASE = "https://news.example/sitemap.xml"
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
PAGES = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset {NAMESPACE} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><!-- all -->
<url><loc> https://news.example/1 </loc><lastmod>2020-07-24T10:00:00+02:00</lastmod></url>
<url><loc>/2</loc><lastmod>2020-07-25</lastmod></url>
<url><loc>https://www.news.example/3</loc><news:news><news:publication_date>2020-07-23T23:00:00Z</news:publication_date>
</news:news><image:image><image:loc>https://news.example/picture.jpg</image:loc></image:image></url>
<url><loc>https://news.example/1</loc></url>
<url><loc>https://other.example/4</loc></url>
<url><loc>javascript:alert(1)</loc></url><url><lastmod>2020-07-24</lastmod></url>
<url><loc>https://news.example/5</loc><lastmod>last week</lastmod></url>
</urlset>""".encode()


def test_pages_come_once_each_with_their_day() -> None:
    found = parse_sitemap(PAGES, BASE, 100_000)

    assert found.pages == (
        Listed("https://news.example/1", datetime(2020, 7, 24, 8, tzinfo=UTC)),
        Listed("https://news.example/2", datetime(2020, 7, 25, tzinfo=UTC)),
        Listed("https://www.news.example/3", None, date(2020, 7, 23)),
        Listed("https://news.example/5"),
    )
    assert (found.maps, found.foreign) == ((), 1)


def test_a_packed_one_and_one_with_a_mark_are_read_the_same() -> None:
    assert parse_sitemap(gzip.compress(PAGES), BASE, 100_000) == parse_sitemap(b"\xef\xbb\xbf" + PAGES, BASE, 100_000)


def test_an_index_lists_sitemaps() -> None:
    index = (
        f"<sitemapindex {NAMESPACE}><sitemap><loc>/a.xml.gz</loc><lastmod>2020-07</lastmod></sitemap></sitemapindex>"
    )

    assert parse_sitemap(index.encode(), BASE, 100_000).maps == (Listed("https://news.example/a.xml.gz"),)


def test_a_plain_list_is_a_sitemap() -> None:
    assert parse_sitemap(b"https://news.example/1\n\nhttps://news.example/2\n", BASE, 1000).pages == (
        Listed("https://news.example/1"),
        Listed("https://news.example/2"),
    )


@pytest.mark.parametrize("data", [b"", b"<html><body>no</body></html>", b"<rss/>", b"no address", b"<", b"\0\1", b"{}"])
def test_what_is_no_sitemap_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"is no sitemap|lists no page"):
        parse_sitemap(data, BASE, 1000)


def test_a_bomb_is_stopped() -> None:
    with pytest.raises(FetchError, match="grows over"):
        parse_sitemap(gzip.compress(b"\0" * 5_000_000), BASE, 100_000)


def test_entities_and_files_are_not_followed(tmp_path) -> None:
    (tmp_path / "secret").write_text("https://news.example/secret", encoding="utf-8")
    doctype = f'<!DOCTYPE urlset [<!ENTITY s SYSTEM "file://{tmp_path}/secret"><!ENTITY a "/x"><!ENTITY b "&a;&a;">]>'
    data = f"{doctype}<urlset><url><loc>&s;</loc></url><url><loc>/b</loc></url></urlset>"

    assert parse_sitemap(data.encode(), BASE, 100_000).pages == (Listed("https://news.example/b"),)


def test_no_more_are_taken_than_the_protocol_allows() -> None:
    lines = "\n".join(f"https://news.example/{number}" for number in range(MOST_ENTRIES + 10))

    assert len(parse_sitemap(lines.encode(), BASE, 10_000_000).pages) == MOST_ENTRIES


def test_robots_txt_names_sitemaps_wherever_they_stand() -> None:
    robots = parse_robots(
        b"Sitemap: https://a.example/1.xml # first\nUser-agent: *\nDisallow: /x\nsitemap:/2.xml\nSitemap:\n"
        b"Sitemap: https://a.example/1.xml\n"
    )

    assert robots.sitemaps == ("https://a.example/1.xml", "/2.xml")
    assert not robots.allows("/x/1")
