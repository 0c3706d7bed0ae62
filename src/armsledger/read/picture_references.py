"""Where a page shows pictures: their addresses as the page gives them, with the words that stand with each.

Only pictures of the article count: those in a column beside it, in its head or foot, are left out, as are marks of
layout that state a size of a few pixels.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from armsledger.read.data_uri import is_data_uri
from armsledger.read.elements import find_elements, find_number, read_words
from armsledger.read.figures import is_beside
from armsledger.read.markdown import find_images
from armsledger.read.media import HTML, MARKDOWN
from armsledger.text.normalise import collapse_blanks

if TYPE_CHECKING:
    from lxml.etree import _Element

_SMALLEST: Final = 32  # pixels; what is stated to be smaller is an icon or counts visits
_NUMBER: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PictureReference:
    """A picture on a page: `caption` are the words that stand under it, `alt` its alternative text."""

    address: str
    caption: str | None
    alt: str | None


def find_references(text: str, media_type: str) -> tuple[PictureReference, ...]:
    """Give the pictures of a page or a Markdown text in the order in which they stand, each address once.

    Where an address stands twice, the one with a caption is taken. Raises lxml's errors for a page that cannot be
    parsed.
    """
    found: dict[str, PictureReference] = {}
    for reference in _iter_references(text, media_type):
        known = found.get(reference.address)
        if known is None or (known.caption is None and reference.caption):
            found[reference.address] = reference
    return tuple(found.values())


def _iter_references(text: str, media_type: str) -> Iterator[PictureReference]:
    if media_type == HTML and "<img" in text.lower():
        for image in find_elements(find_number(text), "//body//img"):
            yield from _on_page(image)
    if media_type == MARKDOWN:
        for shown in find_images(text):
            caption = text[shown.caption.start : shown.caption.end] if shown.caption else None
            yield PictureReference(shown.address, caption, collapse_blanks(shown.words) or None)


def _on_page(image: "_Element") -> Iterator[PictureReference]:
    address = _address(image)
    if not address or is_beside(image) or _is_in_head(image) or _is_layout(image):
        return
    figures = [outer for outer in image.iterancestors() if outer.tag == "figure"]
    captions = find_elements(figures[0], ".//figcaption") if figures else []
    caption = next((words for words in map(read_words, captions) if words), None)
    yield PictureReference(address, caption, collapse_blanks(image.get("alt") or "") or None)


def _address(image: "_Element") -> str:
    """Where a picture lies; a page that loads pictures late has it in `data-src`, and next to nothing in `src`."""
    given, late = ((image.get(name) or "").strip() for name in ("src", "data-src"))
    return late if late and (not given or is_data_uri(given)) else given


def _is_in_head(image: "_Element") -> bool:
    """Whether a picture stands in the head of the page, as its masthead does, and not in that of the article."""
    tags = [outer.tag for outer in image.iterancestors() if outer.tag in ("article", "main", "header")]
    return bool(tags) and set(tags) == {"header"}


def _is_layout(image: "_Element") -> bool:
    stated = [_NUMBER.match(image.get(side) or "") for side in ("width", "height")]
    return any(match is not None and int(match.group()) < _SMALLEST for match in stated)
