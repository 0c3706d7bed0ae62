"""What a page holds before anybody knows in which order it is read: lines with their boxes."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand beside each other: `left` to `bottom` in points from the upper left corner of the page.

    `size` is the height of its letters in points. `is_broken` says that its last word goes on in the next line.
    """

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    is_bold: bool = False
    is_broken: bool = False

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size in points, its lines in no order, how many pictures it holds, and of how many letters nobody
    can tell which they are.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    pictures: int = 0
    unknown: int = 0


def join_row(row: Iterable[Line], *, is_rtl: bool) -> Line:
    """Lines that stand beside each other as one, in the direction of reading: parted by tabs, near ones by a blank."""
    ordered = sorted(row, key=lambda line: -line.right if is_rtl else line.left)
    first, last = ordered[0], ordered[-1]
    text = first.text
    for before, line in pairwise(ordered):
        gap = before.left - line.right if is_rtl else line.left - before.right
        text += (" " if gap <= line.size else "\t") + line.text
    return Line(
        first.page,
        text,
        min(line.left for line in ordered),
        min(line.top for line in ordered),
        max(line.right for line in ordered),
        max(line.bottom for line in ordered),
        max(line.size for line in ordered),
        all(line.is_bold for line in ordered),
        last.is_broken,
    )
