"""The captions of a page's figures, put back among the paragraphs where they stood.

Only figures of the article count: those in a column beside it, in its head or foot, or in a list of other articles
are left out, and so is a figure of which no paragraph of the article stands after or before it.
"""

from typing import TYPE_CHECKING, Final

from armsledger.model.document import BlockKind
from armsledger.read.elements import find_elements, read_words
from armsledger.read.layout import Part

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT: Final = "self::p or self::li or self::h1 or self::h2 or self::h3 or self::h4"
_CANDIDATES: Final = f"//body//*[{_TEXT} or self::figcaption]"
_BESIDE: Final = frozenset({"aside", "nav", "footer", "form"})
_BESIDE_NAMES: Final = ("related", "sidebar", "promo", "recommend", "newsletter", "advert", "footer")


def insert_captions(parts: list[Part], page: "_Element") -> list[Part]:
    """Give `parts` with the captions of the page's figures among them; words that already are a part become a caption.

    A caption comes after the part that stands before it on the page, at the beginning where there is none.
    """
    positions = {part.words: index for index, part in reversed(list(enumerate(parts)))}
    captions: dict[int, list[Part]] = {}
    kinds: dict[int, Part] = {}
    last, waiting = -1, list[Part]()
    for element in find_elements(page, _CANDIDATES):
        words = read_words(element)
        if element.tag != "figcaption":
            if words in positions:
                captions.setdefault(last, []).extend(waiting)
                last, waiting = max(last, positions[words]), []
        elif words in positions:
            kinds[positions[words]] = Part(words, BlockKind.CAPTION)
        elif words and not is_beside(element):
            waiting.append(Part(words, BlockKind.CAPTION))
    if waiting and _shares_article(page):
        captions.setdefault(last, []).extend(waiting)
    merged = list(captions.get(-1, []))
    for index, part in enumerate(parts):
        merged += [kinds.get(index, part), *captions.get(index, [])]
    return merged


def is_beside(element: "_Element") -> bool:
    """Say whether an element stands beside the article: in a column, a head, a foot or a list of other articles."""
    for outer in element.iterancestors():
        name = f"{outer.get('class') or ''} {outer.get('id') or ''}".lower()
        if outer.tag in _BESIDE or any(word in name for word in _BESIDE_NAMES):
            return outer.tag not in ("body", "html", "article", "main")
        if outer.tag in ("article", "main"):
            return False
    return False


def _shares_article(page: "_Element") -> bool:
    """Whether the page marks its article, so that a figure after the last paragraph is known to belong to it."""
    return bool(find_elements(page, "//article//figcaption | //main//figcaption"))
