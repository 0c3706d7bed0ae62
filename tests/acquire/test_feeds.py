from datetime import date

import pytest

from armsledger.acquire.feeds import MOST_ENTRIES, Entry, is_feed, parse_feed
from armsledger.errors import UnreadableError

BASE = "https://news.example/feed.xml"
RSS = b"""<?xml version="1.0"?>
<rss version="2.0"><channel><title>News of Ruritania</title><link>https://news.example/</link>
<item><title>First &amp; last</title><link>https://news.example/1</link>
<pubDate>Fri, 24 Jul 2020 23:30:00 +0200</pubDate></item>
<item><title>Second</title><link>/2</link></item>
<item><title>By its id</title><guid>https://news.example/3</guid></item>
<item><title>An id that leads nowhere</title><guid isPermaLink="false">tag:3</guid></item>
<item><title>No page of the web</title><link>javascript:alert(1)</link></item>
<item><title>The first again</title><link>https://news.example/1</link></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>أخبار</title>
<entry><title type="html">Une</title><link rel="self" href="/x.atom"/><link href="https://news.example/a"/>
<updated>2020-07-25T01:00:00Z</updated><published>2020-07-24T10:00:00Z</published></entry></feed>""".encode()
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old</title></channel>
<item><title>One</title><link>https://news.example/o</link><dc:date>2020-07-24</dc:date></item></rdf:RDF>"""


def test_an_rss_feed_gives_its_pages_once_each() -> None:
    feed = parse_feed(RSS, BASE)

    assert feed.title == "News of Ruritania"
    assert feed.entries == (
        Entry("https://news.example/1", "First & last", date(2020, 7, 24)),
        Entry("https://news.example/2", "Second", None),
        Entry("https://news.example/3", "By its id", None),
    )


def test_an_atom_feed_gives_the_page_and_the_day_it_was_published() -> None:
    feed = parse_feed(ATOM, BASE)

    assert (feed.title, feed.entries) == ("أخبار", (Entry("https://news.example/a", "Une", date(2020, 7, 24)),))


def test_an_rdf_feed_is_read_too() -> None:
    assert parse_feed(RDF, BASE).entries == (Entry("https://news.example/o", "One", date(2020, 7, 24)),)


def test_feeds_are_told_from_pages() -> None:
    assert all(is_feed(data) for data in (RSS, ATOM, RDF))
    assert not is_feed(b"<!doctype html><html><body>RSS</body></html>")


@pytest.mark.parametrize(
    "data", [b"", b"   ", b"words", b"<html><body/></html>", b"\x00\x01", b"<?xml version='1.0'?>"]
)
def test_what_is_no_feed_says_what_to_do(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="give the address of an RSS or Atom feed"):
        parse_feed(data, BASE)


def test_entities_are_not_followed_and_do_not_grow(tmp_path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words", encoding="utf-8")
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY file SYSTEM "file://{secret}"><!ENTITY l0 "boom">{lines}]>'
        "<rss><channel><title>&file;&l11;</title><item><title>&file;&l11;</title>"
        "<link>https://news.example/1</link></item></channel></rss>"
    ).encode()

    feed = parse_feed(bomb, BASE)

    assert "hidden" not in str(feed)
    assert len(str(feed)) < 1000


def test_a_feed_without_end_is_cut() -> None:
    items = "".join(f"<item><link>https://news.example/{n}</link></item>" for n in range(MOST_ENTRIES + 50))

    assert len(parse_feed(f"<rss><channel>{items}</channel></rss>".encode(), BASE).entries) == MOST_ENTRIES
