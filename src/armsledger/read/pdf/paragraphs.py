"""Lines in reading order become headings, paragraphs, captions and footnotes; paragraphs run on over columns and pages.

A line goes on with the line before where that one is full, the letters are of one size and no wider gap stands
between. Footnotes are small lines at the foot of a column, under larger ones; they come after the whole text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from armsledger.model.document import BlockKind
from armsledger.read.blocks import TERMINAL, find_caption, is_heading
from armsledger.read.pdf.columns import Column
from armsledger.read.pdf.lines import Line

_NOTE: Final = re.compile(r"(?:\[?(?P<number>\d{1,3}|[٠-٩]{1,3})\]?[.):]?|(?P<mark>[*†‡]{1,3}))[\s\t]*\S")
_ITEM: Final = re.compile(r"(?:[•●▪◦–—-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])[\s\t]+\S")
_SMALL: Final = 0.93  # of the size of the text
_LARGE: Final = 1.12
_FULL: Final = 0.86  # of the column's width; a line that ends sooner is the last of its paragraph
_TO_THE_EDGE: Final = 0.985  # a sentence that ends there may well be followed by another in the next column
_GAP: Final = 0.55  # times the size, more than between lines of a paragraph
_NARROW: Final = 0.2
_INDENT: Final = 0.8
_MOST_HEADING_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that make one block, and what it is."""

    lines: tuple[Line, ...]
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a column says of its lines: its edges and direction, the gap between them, and their usual size."""

    left: float
    right: float
    is_rtl: bool
    leading: float
    size: float


def find_passages(pages: Iterable[Sequence[Column]]) -> tuple[Passage, ...]:
    """Put the columns of all pages into passages: the text in the order of reading, then the footnotes."""
    columns = [column for page in pages for column in page]
    body = _body_size(columns)
    flow: list[tuple[Line, _Frame]] = []
    notes: list[Passage] = []
    for column in columns:
        first_note = _find_notes(column, body)
        frame = _Frame(column.left, column.right, column.is_rtl, _leading(column), _usual_size(column))
        flow += [(line, frame) for line in column.lines[:first_note]]
        notes += _split_notes(column.lines[first_note:], notes)
    return (*_iter_passages(flow, body), *notes)


def _body_size(columns: Sequence[Column]) -> float:
    """The size that most letters are printed in."""
    letters: dict[float, int] = {}
    for line in (line for column in columns for line in column.lines):
        letters[round(line.size * 2) / 2] = letters.get(round(line.size * 2) / 2, 0) + len(line.text)
    return max(letters, key=lambda size: (letters[size], size)) if letters else 0.0


def _find_notes(column: Column, body: float) -> int:
    """The index of the first line of the footnotes at the foot of a column; how many lines there are where none are."""
    index = len(column.lines)
    while index > 0 and column.lines[index - 1].size < _SMALL * body:
        index -= 1
    start = next((n for n in range(index, len(column.lines)) if _NOTE.match(column.lines[n].text)), None)
    return len(column.lines) if start is None else index if start == index else start


def _split_notes(lines: Sequence[Line], before: Sequence[Passage]) -> list[Passage]:
    notes: list[list[Line]] = []
    number = _number_of(before[-1].lines[0].text) if before else None
    for line in lines:
        found = _number_of(line.text)
        starts = bool(_NOTE.match(line.text)) and (found is None or number is None or found == number + 1 or found == 1)
        if starts or not notes:
            notes.append([line])
            number = found if found is not None else number
        else:
            notes[-1].append(line)
    return [Passage(tuple(note), BlockKind.FOOTNOTE) for note in notes]


def _number_of(text: str) -> int | None:
    match = _NOTE.match(text)
    return int(match["number"]) if match and match["number"] else None


def _iter_passages(flow: Sequence[tuple[Line, _Frame]], body: float) -> Iterator[Passage]:
    passage: list[tuple[Line, _Frame]] = []
    for line, frame in flow:
        if passage and not _goes_on(passage, line, frame):
            yield _make_passage([one for one, _ in passage], body)
            passage = []
        passage.append((line, frame))
    if passage:
        yield _make_passage([one for one, _ in passage], body)


def _goes_on(passage: Sequence[tuple[Line, _Frame]], line: Line, frame: _Frame) -> bool:
    last, last_frame = passage[-1]
    if abs(last.size - line.size) > 0.08 * line.size or "\t" in line.text or "\t" in last.text:
        return last.is_broken
    if _ITEM.match(line.text) or last.is_bold != line.is_bold:
        return False
    is_same_place = frame is last_frame and line.page == last.page
    if not is_same_place:
        is_open = not last.text.endswith((".", "!", "?", "؟", ":"))
        return last.is_broken or _is_full(last, last_frame, _FULL if is_open else _TO_THE_EDGE)
    if line.top - last.bottom > last_frame.leading + _GAP * line.size or _is_indented(passage, line, frame):
        return False
    is_under_heading = line.size > _LARGE * frame.size
    return last.is_broken or _is_full(last, last_frame) or is_under_heading


def _leading(column: Column) -> float:
    """The gap between the lines of one paragraph, which the boxes of letters may leave or overlap in.

    Told by lines of which the lower one goes on with a sentence; where there are none, a narrow gap.
    """
    pairs = list(pairwise(column.lines))
    running = sorted(lower.top - upper.bottom for upper, lower in pairs if _runs_on(upper.text, lower.text))
    if running:
        return running[len(running) // 2]
    gaps = sorted(lower.top - upper.bottom for upper, lower in pairs)
    return min(gaps[len(gaps) // 4], _NARROW * column.lines[0].size) if gaps else 0.0


def _usual_size(column: Column) -> float:
    return median(line.size for line in column.lines)


def _runs_on(upper: str, lower: str) -> bool:
    is_small = lower[0].islower() or (lower[0].isalpha() and lower[0].lower() == lower[0].upper())
    return is_small and not upper.endswith(TERMINAL)


def _is_full(line: Line, frame: _Frame, least: float = _FULL) -> bool:
    """Whether a line goes to the far edge of its frame."""
    width = frame.right - frame.left
    if frame.is_rtl:
        return frame.right - line.left >= least * width
    return line.right - frame.left >= least * width


def _is_indented(passage: Sequence[tuple[Line, _Frame]], line: Line, frame: _Frame) -> bool:
    last, edge = passage[-1][0], _INDENT * line.size
    if frame.is_rtl:
        return last.right - line.right > edge and len(passage) > 1
    return line.left - last.left > edge and len(passage) > 1


def _make_passage(lines: list[Line], body: float) -> Passage:
    text = " ".join(line.text for line in lines)
    if len(lines) == 1 and find_caption(text):
        return Passage(tuple(lines), BlockKind.CAPTION)
    is_large = all(line.size > _LARGE * body for line in lines)
    is_set_off = is_large or all(line.is_bold for line in lines)
    if is_set_off and len(lines) <= _MOST_HEADING_LINES and (is_large or is_heading(text)):
        return Passage(tuple(lines), BlockKind.HEADING)
    if find_caption(text) and not text.endswith(TERMINAL[0] * 2):
        return Passage(tuple(lines), BlockKind.CAPTION)
    return Passage(tuple(lines), BlockKind.PARAGRAPH)
