"""Web pages: the article without what stands around it, found by trafilatura.

The text is the page's own headings, paragraphs and captions, a line each, their blanks collapsed as a browser does.
Captions, which trafilatura leaves out, are taken from the page's own figures and put back where they stood.
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from armsledger.errors import UnreadableError
from armsledger.model.document import BlockKind
from armsledger.read.elements import find_elements, find_number, read_words
from armsledger.read.figures import insert_captions
from armsledger.read.layout import Layout, Part, Particulars, lay_out
from armsledger.read.media import HTML
from armsledger.read.page_dates import find_modified, find_saved
from armsledger.text.normalise import collapse_blanks

if TYPE_CHECKING:
    from lxml.etree import _Element

TOLD_BY: Final = "the page's metadata"
# The date reader takes no date after this; a fixed day instead of today keeps the reading the same on every day.
_LAST_DAY: Final = date(2099, 12, 31)
_DATES: Final = {"original_date": True, "extensive_search": False, "max_date": _LAST_DAY.isoformat()}
_ONE_LINE: Final = frozenset({"p", "head", "item", "cell", "ab"})
_INSIDE: Final = frozenset({"body", "quote", "list", "table", "row", "div"})
_PLAIN_BLOCKS: Final = "//body//*[self::p or self::li or self::h1 or self::h2 or self::h3 or self::h4]"


def read_html(text: str, source: str) -> Layout:
    """Lay out the article of a page; raise UnreadableError for a page on which there is none."""
    from lxml import etree

    try:
        parts, particulars = _read_article(text)
        page = find_number(text)
        parts = parts or _read_simply(page)
        parts = insert_captions(parts, page)
    except (etree.LxmlError, ValueError, RecursionError) as error:
        way_out = "open it in a browser and save its text as .txt"
        raise UnreadableError(source, f"the page cannot be parsed ({type(error).__name__})", way_out) from error
    if not parts:
        raise UnreadableError(source, "no article was found on the page", "save the text of the article as .txt")
    return lay_out(parts, HTML, particulars)


def read_page_parts(text: str, source: str) -> list[Part]:
    """All paragraphs, headings and lists of a page that is no article, such as a mail's; raises UnreadableError.

    Where it marks none, its lines.
    """
    from lxml import etree

    try:
        page = find_number(text)
        parts = _read_simply(page)
        lines = (" ".join(line.split()) for line in str(page.xpath("string(//body)")).split("\n"))
        return parts or [Part(line, BlockKind.PARAGRAPH) for line in lines if line]
    except (etree.LxmlError, ValueError, RecursionError) as error:
        problem = f"the page cannot be parsed ({type(error).__name__})"
        raise UnreadableError(source, problem, "open it in a browser and save its text as .txt") from error


def _read_article(text: str) -> tuple[list[Part], Particulars]:
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_metadata

    page: Any = bare_extraction(
        text, with_metadata=True, include_comments=False, include_formatting=False, date_extraction_params=_DATES
    )
    found = page is not None and page.body is not None
    page = page if found else extract_metadata(text, date_config=_DATES)
    particulars = Particulars(
        TOLD_BY,
        title=page.title or None,
        byline=page.author or None,
        published=page.date or None,
        outlet=page.sitename or page.hostname or None,
        url=page.url or None,
        language=page.language or str(find_number(text).get("lang") or "") or None,
        modified=find_modified(text),
        retrieved=find_saved(text),
    )
    return list(_iter_parts(page.body)) if found else [], particulars


def _iter_parts(element: "_Element") -> Iterator[Part]:
    """Walk trafilatura's tree: each paragraph, heading, list item and cell is a part."""
    loose = collapse_blanks(element.text or "") if element.tag in _INSIDE else ""
    if loose:
        yield Part(loose, BlockKind.PARAGRAPH)
    for child in element:
        if child.tag in _ONE_LINE and not any(inner.tag in _ONE_LINE | _INSIDE for inner in child):
            words = collapse_blanks("".join(str(piece) for piece in child.itertext()))
            kind = BlockKind.HEADING if child.tag == "head" else BlockKind.PARAGRAPH
            if words:
                yield Part(words, kind)
        elif isinstance(child.tag, str):
            yield from _iter_parts(child)
        tail = collapse_blanks(child.tail or "")
        if tail:
            yield Part(tail, BlockKind.PARAGRAPH)


def _read_simply(page: "_Element") -> list[Part]:
    """Every paragraph and heading of a page that is too short for trafilatura to find an article on."""
    parts = []
    for element in find_elements(page, _PLAIN_BLOCKS):
        words = read_words(element)
        kind = BlockKind.HEADING if str(element.tag).startswith("h") else BlockKind.PARAGRAPH
        if words:
            parts.append(Part(words, kind))
    return parts
