"""“n articles, k origins” as a small figure: a line for each origin, and on it a square for each article.

A full dot counts as independent; a ring does not, as nobody can tell its root; a barred dot stands on the denying side.
"""

from typing import Final

from markupsafe import Markup

from armsledger.model.matter import Matter
from armsledger.model.origin import Origin
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.svg import element
from armsledger.publish.wording import Wording

_ROW, _STEP, _SIDE, _DOT, _LEFT = 18, 20, 14, 4.5, 24
_MOST: Final = 24  # squares in a line; a longer line ends in a count of the rest
_FEWEST: Final = 2  # articles from which on the figure says more than the words beside it


def draw_origins(matter: Matter, index: CaseIndex, wording: Wording) -> Markup | None:
    """The figure of a matter's origins; None where one article stands on one origin."""
    if len(matter.document_ids) < _FEWEST:
        return None
    rows = [_row(number, origin, index) for number, origin in enumerate(matter.origins)]
    most = min(_MOST, max(len(origin.edges) for origin in matter.origins))
    width, height = _LEFT + most * _STEP + 2 * _STEP, len(rows) * _ROW
    label = wording.page("origins_figure", articles=len(matter.document_ids), origins=matter.independent_origins)
    return element(
        "svg",
        element("title", label),
        *rows,
        xmlns="http://www.w3.org/2000/svg",
        class_="origins",
        role="img",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
    )


def _row(place: int, origin: Origin, index: CaseIndex) -> Markup:
    middle = place * _ROW + _ROW / 2
    numbers = sorted(index.document_numbers[edge.document_id] for edge in origin.edges)
    shown, rest = numbers[:_MOST], len(numbers) - _MOST
    end = _LEFT + (len(shown) - 1) * _STEP
    line = element("line", class_="edge", x1=_DOT + 2, y1=middle, x2=float(end), y2=middle)
    squares = [_square(_LEFT + i * _STEP, middle, str(number)) for i, number in enumerate(shown)]
    more = [element("text", f"+ {rest}", x=float(end + _STEP), y=middle + 3.5)] if rest > 0 else []
    return element("g", line, _dot(origin, middle), *squares, *more)


def _dot(origin: Origin, middle: float) -> Markup:
    kind = "denies" if origin.denies else "untold" if origin.root is None else "counts"
    dot = element("circle", class_=f"origin {kind}", cx=_DOT + 2, cy=middle, r=_DOT)
    bar = element("line", class_="against", x1=1.0, y1=middle + _DOT + 1, x2=2 * _DOT + 3, y2=middle - _DOT - 1)
    return dot + bar if origin.denies else dot


def _square(left: float, middle: float, number: str) -> Markup:
    square = element("rect", class_="article", x=left, y=middle - _SIDE / 2, width=_SIDE, height=_SIDE)
    return square + element("text", number, x=left + _SIDE / 2, y=middle + 3.5, text_anchor="middle")
