"""What stands on every page above and below the text: running heads and feet, and the number of the page.

They are no part of the text and are left out of it. The number is kept as the page's label.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from armsledger.read.pdf.lines import Line, Page

_ZONE: Final = 0.13  # of the height, at the top and at the bottom
_MOST_LINES: Final = 5
_LEAST_SHARE: Final = 0.3  # of the pages; left and right pages have heads of their own
_LONGEST: Final = 140
_ATTACHED: Final = 0.3  # times the size; lines of one paragraph are nearer
_FIGURES: Final = re.compile(r"\d{1,9}")  # of any script
_NUMBER: Final = re.compile(
    r"(?:[-–—|\[(]\s*)?(?:(?:page|pagina|página|seite|p\.|стр\.?|страница|sayfa|s\.|صفحة|ص)\s*)?"
    r"(?P<number>\d{1,4}|[ivxlc]{1,7}|[٠-٩]{1,4})(?:\s*(?:/|of|de|sur|von|из|من)\s*\d{1,4})?(?:\s*[-–—|\])])?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A page without its margins; `label` is the number printed on it, `left_out` the words that were left out."""

    page: Page
    label: str | None
    left_out: tuple[str, ...]


def trim_margins(pages: Sequence[Page]) -> tuple[Trimmed, ...]:
    """Take running heads, feet and page numbers off every page."""
    seen = Counter(key for page in pages for key in {key for line in _iter_margin(page) for key in _keys(page, line)})
    least = max(2, _LEAST_SHARE * sum(bool(page.lines) for page in pages))
    running = {key for key, count in seen.items() if count >= least}
    return tuple(_trim(page, running) for page in pages)


def _iter_margin(page: Page) -> list[Line]:
    """The outermost lines at the top and at the bottom of a page."""
    ordered = sorted(page.lines, key=lambda line: line.top)
    top = [line for line in ordered[:_MOST_LINES] if line.bottom < _ZONE * page.height]
    bottom = [line for line in ordered[-_MOST_LINES:] if line.top > (1 - _ZONE) * page.height and line not in top]
    return [line for line in (*top, *bottom) if len(line.text) <= _LONGEST]


def _keys(page: Page, line: Line) -> list[tuple[str, int]]:
    """The words, and about where they stand: a hundred places from the top to the bottom.

    Also the words with one of their figures counted from the number of the page, as in "Page 3 of 9": where that goes
    with the pages the line does, while figures that change otherwise are those of footnotes.
    """
    words, place = line.text.casefold(), round(100 * line.middle / max(page.height, 1))
    figures = list(_FIGURES.finditer(words))[:6]
    counted = [f"{words[: m.start()]}#{int(m.group()) - page.number}{words[m.end() :]}" for m in figures]
    return [(form, place) for form in (words, *counted)]


def _trim(page: Page, running: set[tuple[str, int]]) -> Trimmed:
    margin = _iter_margin(page)
    numbers = [line for line in margin if _NUMBER.fullmatch(line.text.strip()) and _is_outermost(line, page)]
    gone = _keep_attached([line for line in margin if line in numbers or running.intersection(_keys(page, line))], page)
    label = next((match["number"] for line in numbers if (match := _NUMBER.fullmatch(line.text.strip()))), None)
    kept = tuple(line for line in page.lines if line not in gone)
    return Trimmed(replace(page, lines=kept), label, tuple(line.text for line in gone))


def _keep_attached(gone: list[Line], page: Page) -> list[Line]:
    """Of the lines that are to go, those that stand apart from the text: a line right at its edge belongs to it."""
    while True:
        kept = [line for line in page.lines if line not in gone]
        apart = [line for line in gone if not any(_is_attached(line, other) for other in kept)]
        if len(apart) == len(gone):
            return gone
        gone = apart


def _is_attached(line: Line, other: Line) -> bool:
    gap = max(other.top - line.bottom, line.top - other.bottom)
    overlap = min(line.right, other.right) - max(line.left, other.left)
    return gap < _ATTACHED * line.size and overlap > 0


def _is_outermost(line: Line, page: Page) -> bool:
    """Whether no line of the page stands further out: a number between lines is a number of the text."""
    above = any(other.bottom <= line.top for other in page.lines)
    below = any(other.top >= line.bottom for other in page.lines)
    return len(page.lines) > 1 and not (above and below)
