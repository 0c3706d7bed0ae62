from datetime import date

import pytest

from armsledger.errors import UnreadableError
from armsledger.model.document import BlockKind, Document
from armsledger.model.received import Received
from armsledger.read.document import read_document
from armsledger.read.hints import ReadHints

PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>Inspectors ask carriers for manifests | The Harbour Times</title>
<meta property="og:site_name" content="The Harbour Times">
<meta property="article:published_time" content="2020-07-24T09:00:00Z">
<meta property="article:modified_time" content="2020-07-26T09:00:00Z">
<meta name="author" content="Mara Quill"><link rel="canonical" href="https://harbour.example/news/1"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><main><article>
<h1>Inspectors ask carriers for manifests</h1>
<p>VALLETTA (Harbour Wire) &mdash; Inspectors asked three carriers for their cargo manifests on Friday, and said that
   two of them had not yet answered the letters sent to them in June.</p>
<figure><img src="a.jpg"><figcaption>A cargo aircraft  at the airfield, in a file picture.</figcaption></figure>
<h2>What the letters ask</h2>
<p>The letters, dated 3 June, ask for the registration of each aircraft, the consignee and the declared contents of
every pallet carried <b>between</b> January and May.</p>
<p>One carrier said that it keeps its papers for five years. Another said that it had flown nothing but medical
supplies, and that it would say so to anybody who asked for it.</p>
</article></main><aside><figure><img src="b.jpg"><figcaption>Buy a boat now</figcaption></figure></aside>
<footer>All rights reserved 2020</footer></body></html>"""


def read(page: str | bytes, source: str = "page.html") -> Document:
    data = page if isinstance(page, bytes) else page.encode()
    return read_document(Received(source, data, "0" * 64), ReadHints())


def test_the_article_is_read_without_what_stands_around_it() -> None:
    document = read(PAGE)

    kinds = [(block.kind, document.text[block.start : block.end].split(",")[0][:40]) for block in document.blocks]
    assert kinds == [
        (BlockKind.HEADING, "Inspectors ask carriers for manifests"),
        (BlockKind.PARAGRAPH, "VALLETTA (Harbour Wire) — Inspectors ask"),
        (BlockKind.CAPTION, "A cargo aircraft at the airfield"),
        (BlockKind.HEADING, "What the letters ask"),
        (BlockKind.PARAGRAPH, "The letters"),
        (BlockKind.PARAGRAPH, "One carrier said that it keeps its paper"),
    ]
    assert document.text == "\n".join(document.text[b.start : b.end] for b in document.blocks)
    assert "pallet carried between January" in document.text


def test_the_page_tells_its_head_and_published_is_not_modified() -> None:
    head = read(PAGE).head

    assert head.title.value == "Inspectors ask carriers for manifests"
    assert head.byline.value == "Mara Quill"
    assert head.published.value == date(2020, 7, 24)
    assert head.outlet.value == "The Harbour Times"
    assert head.url.value == "https://harbour.example/news/1"
    assert head.dateline.value == "VALLETTA (Harbour Wire)"
    assert head.title.because == "told by the page's metadata"


def test_a_short_page_is_read_too() -> None:
    document = read("<html><body><h1>Note</h1><p>Two aircraft landed.</p></body></html>")

    assert "Two aircraft landed." in document.text


def test_a_page_in_another_encoding_is_read_as_it_declares() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Два самолёта сели на аэродроме.</p></body></html>'

    assert "Два самолёта сели на аэродроме." in read(page.encode("cp1251")).text


@pytest.mark.parametrize("page", ["<html></html>", "<!doctype html><html><body><script>x()</script></body></html>"])
def test_a_page_without_an_article_is_refused(page: str) -> None:
    with pytest.raises(UnreadableError, match=r"page\.html: .*; (save the text|open it)"):
        read(page)


def test_a_page_nested_without_end_is_refused_not_crashed() -> None:
    page = "<html><body>" + "<div>" * 5000 + "<p>Two aircraft landed.</p>" + "</div>" * 5000 + "</body></html>"

    with pytest.raises(UnreadableError, match=r"page\.html: "):
        read(page)
