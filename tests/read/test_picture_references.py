"""Where pages and Markdown texts show pictures, with which words."""

from armsledger.model.document import BlockKind
from armsledger.model.received import Received
from armsledger.read.document import read_document
from armsledger.read.hints import ReadHints
from armsledger.read.picture_references import PictureReference, find_references

PAGE = """<html><body>
<header><img src="logo.png" alt="The Gulf Courier"></header>
<article>
<h1>Aircraft at Al Jufra</h1>
<p>Fourteen aircraft stood at the airfield on Tuesday, the command said in a statement.</p>
<figure><img src="img/jufra%201.jpg" alt="An airfield from above">
<figcaption>Aircraft at <b>Al Jufra</b>, May 2020.</figcaption></figure>
<p>The ministry denied it on the same day and called the report an invention.</p>
<p><img src="wide.png"> <img src="dot.gif" width="1" height="1"></p>
</article>
<aside class="related"><figure><img src="other.jpg"><figcaption>Another story</figcaption></figure></aside>
</body></html>"""

TEXT = """# Aircraft

![An airfield from above](img/jufra.jpg "Al Jufra")
*Aircraft at Al Jufra, May 2020.*

The ministry denied it ![seal](<a seal.png>) on the same day.

![One](one.png)

![Two](two_(2).png)

Photo: Two trucks at the gate

![Three](three.png)

The command said so on Tuesday.

<!-- ![Hidden](hidden.png) -->
"""


def test_a_page_shows_the_pictures_of_its_article() -> None:
    assert find_references(PAGE, "text/html") == (
        PictureReference("img/jufra%201.jpg", "Aircraft at Al Jufra, May 2020.", "An airfield from above"),
        PictureReference("wide.png", None, None),
    )


def test_an_address_that_stands_twice_is_one_picture_with_its_caption() -> None:
    figure = '<figure><img src="a.png"><figcaption>A ship at the pier.</figcaption></figure>'
    page = f'<html><body><article><img src="a.png">{figure}</article></body></html>'

    assert find_references(page, "text/html") == (PictureReference("a.png", "A ship at the pier.", None),)


def test_a_page_that_loads_pictures_late_has_them_where_they_will_come_from() -> None:
    late = (
        '<img src="data:image/gif;base64,R0lGOD" data-src="a.png"><img data-src="b.png"><img src="c.png" data-src="x">'
    )
    page = f"<html><body><article>{late}</article></body></html>"

    assert [reference.address for reference in find_references(page, "text/html")] == ["a.png", "b.png", "c.png"]


def test_markdown_images_have_the_caption_that_follows_their_line() -> None:
    assert find_references(TEXT, "text/markdown") == (
        PictureReference("img/jufra.jpg", "Aircraft at Al Jufra, May 2020.", "An airfield from above"),
        PictureReference("a seal.png", None, "seal"),
        PictureReference("one.png", None, "One"),
        PictureReference("two_(2).png", "Two trucks at the gate", "Two"),
        PictureReference("three.png", None, "Three"),
    )


def test_the_caption_after_a_markdown_image_is_a_caption_of_the_document() -> None:
    document = read_document(Received("a.md", TEXT.encode(), "0" * 64), ReadHints())
    captions = [document.text[b.start : b.end] for b in document.blocks if b.kind is BlockKind.CAPTION]

    assert "Aircraft at Al Jufra, May 2020." in captions
    assert "The command said so on Tuesday." not in captions


def test_plain_text_shows_nothing() -> None:
    assert find_references("![a](b.png)", "text/plain") == ()
