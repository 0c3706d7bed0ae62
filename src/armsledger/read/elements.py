"""A web page as a tree, whatever encoding it declares of itself."""

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from lxml.etree import _Element

from armsledger.text.normalise import collapse_blanks


def find_number(text: str) -> "_Element":
    """Parse a page from its text; raises lxml's ParserError where there is nothing to parse."""
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8")
    return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)


def find_elements(page: "_Element", query: str) -> list["_Element"]:
    """The elements that an XPath query selects, in the order of the page."""
    return cast("list[_Element]", page.xpath(query))


def read_words(element: "_Element") -> str:
    """All words of an element and of what it holds, blanks collapsed; comments and processing marks left out."""
    return collapse_blanks(str(element.xpath("string(.)")))
