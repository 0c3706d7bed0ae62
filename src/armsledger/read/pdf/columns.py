"""In which order a page is read: columns one after the other, what stands above or below them apart.

The page is cut where nothing stands: from top to bottom where both sides are prose, else from side to side above and
below what can be cut so, and so on with the parts. What cannot be cut is read line by line.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from armsledger.read.pdf.direction import is_right_to_left
from armsledger.read.pdf.lines import Line, join_row

_LEAST_GUTTER: Final = 0.55  # times the height of the letters
_FEWEST_LINES: Final = 2
_PROSE: Final = 14  # letters of a line; the cells of tables hold fewer
_DEEPEST: Final = 60
_MOST_LINES: Final = 800  # of a page; what has more is a table or made to take all time, and is read line by line
_MOST_GAPS: Final = 150
_OTHER_SIZE: Final = 1.1


@dataclass(frozen=True, slots=True)
class Column:
    """Lines below each other, and between which edges they run."""

    lines: tuple[Line, ...]
    left: float
    right: float
    is_rtl: bool


def find_columns(lines: Sequence[Line]) -> tuple[Column, ...]:
    """Put the lines of a page into columns, in the order of reading; lines beside each other in one become one."""
    parts: list[list[Line]] = []
    _cut(sorted(lines, key=lambda line: (line.top, line.left)), parts, 0)
    return tuple(_make_column(part) for part in _rejoin(parts))


def _is_rtl(lines: Sequence[Line]) -> bool:
    return is_right_to_left("".join(line.text for line in lines))


def _cut(lines: list[Line], parts: list[list[Line]], depth: int) -> None:
    pieces = (_cut_upright(lines) or _cut_level(lines)) if 1 < len(lines) <= _MOST_LINES and depth < _DEEPEST else None
    if pieces is None and lines:
        parts.append(lines)
    for piece in pieces or ():
        _cut(piece, parts, depth + 1)


def _cut_upright(lines: list[Line]) -> list[list[Line]] | None:
    for place in _find_gutters(lines):
        left = [line for line in lines if line.right <= place]
        right = [line for line in lines if line.right > place]
        if _is_prose(left) and _is_prose(right):
            return [right, left] if _is_rtl(lines) else [left, right]
    return None


def _find_gutters(lines: list[Line]) -> list[float]:
    """The middles of the stretches that no line crosses from the top to the bottom, the widest first."""
    least = _LEAST_GUTTER * median(line.size for line in lines)
    found = _find_gaps(lines, lambda line: (line.left, line.right), least)
    return [place for _, place in sorted(found, reverse=True)]


def _is_prose(lines: list[Line]) -> bool:
    return len(lines) >= _FEWEST_LINES and median(len(line.text) for line in lines) >= _PROSE


def _cut_level(lines: list[Line]) -> list[list[Line]] | None:
    """Cut what stands in columns from what stands above and below it; None where nothing does."""
    if not _has_rows(lines) or median(len(line.text) for line in lines) < _PROSE / 2:
        return None
    size = median(line.size for line in lines)
    found = sorted(place for _, place in _find_gaps(lines, lambda line: (line.top, line.bottom), -0.3 * size))
    if len(found) > _MOST_GAPS:
        return None
    edges = [lines[0].top - 1, *found, max(line.bottom for line in lines) + 1]
    for start in range(len(edges) - 1):
        end = _reach(lines, edges, start)
        inner = _between(lines, edges[start], edges[end]) if end else []
        if 0 < len(inner) < len(lines) and _cut_upright(inner):
            above, below = _between(lines, edges[0], edges[start]), _between(lines, edges[end], edges[-1])
            return [part for part in (above, inner, below) if part]
    return None


def _reach(lines: list[Line], edges: list[float], start: int) -> int:
    """The last edge up to which a gutter goes on from an edge; 0 where none begins there. More lines close gutters."""
    low, high = start, len(edges) - 1
    while low < high:
        middle = (low + high + 1) // 2
        inner = _between(lines, edges[start], edges[middle])
        low, high = (middle, high) if not inner or _find_gutters(inner) else (low, middle - 1)
    return low if low > start else 0


def _between(lines: list[Line], top: float, bottom: float) -> list[Line]:
    return [line for line in lines if top <= line.middle < bottom]


def _has_rows(lines: list[Line]) -> bool:
    """Whether two of the lines, sorted from the top, stand beside each other."""
    return any(
        min(one.bottom, other.bottom) - max(one.top, other.top) > 0.3 * min(one.height, other.height)
        for index, one in enumerate(lines)
        for other in lines[index + 1 : index + 4]
    )


def _find_gaps(
    lines: list[Line], edges: Callable[[Line], tuple[float, float]], least: float
) -> list[tuple[float, float]]:
    """The gaps of at least that many points that no line crosses: how wide, and the middle."""
    stretches = sorted(map(edges, lines))
    gaps, reached = [], stretches[0][1]
    for start, end in stretches[1:]:
        if start - reached >= least:
            gaps.append((start - reached, (start + reached) / 2))
        reached = max(reached, end)
    return gaps


def _rejoin(parts: list[list[Line]]) -> list[list[Line]]:
    """Put parts together again that stand below each other between the same edges: cuts without need."""
    joined: list[list[Line]] = []
    for part in parts:
        if joined and _is_below(joined[-1], part):
            joined[-1] = [*joined[-1], *part]
        else:
            joined.append(part)
    return joined


def _is_below(above: list[Line], below: list[Line]) -> bool:
    size = max(line.size for line in (*above[-3:], *below[:3]))
    edges = [(min(line.left for line in part), max(line.right for line in part)) for part in (above, below)]
    overlap = min(edges[0][1], edges[1][1]) - max(edges[0][0], edges[1][0])
    narrower = min(edges[0][1] - edges[0][0], edges[1][1] - edges[1][0])
    wider = max(edges[0][1] - edges[0][0], edges[1][1] - edges[1][0])
    is_under = min(line.top for line in below) >= max(line.bottom for line in above) - 0.4 * size
    sizes = sorted(median(line.size for line in part) for part in (above, below))
    return is_under and sizes[1] < _OTHER_SIZE * sizes[0] and overlap > 0.9 * narrower and wider < 1.6 * narrower


def _make_column(lines: list[Line]) -> Column:
    is_rtl = _is_rtl(lines)
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.middle, line.left)):
        if rows and abs(line.middle - rows[-1][0].middle) < 0.5 * min(line.height, rows[-1][0].height):
            rows[-1].append(line)
        else:
            rows.append([line])
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return Column(tuple(join_row(row, is_rtl=is_rtl) for row in rows), left, right, is_rtl)
