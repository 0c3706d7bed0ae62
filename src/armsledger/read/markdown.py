"""Markdown: the text is the source as written; blocks leave the markup at their ends out.

Headings, lists, quotations, images with their captions and front matter are understood. Marks inside a paragraph
(emphasis, links) stay in the text, so that every offset counts in what the author wrote.
"""

import re
from collections.abc import Iterator
from typing import Final

from armsledger.model.document import Block, BlockKind
from armsledger.read.blocks import TERMINAL, Stretch, find_caption, is_adjacent
from armsledger.read.front_matter import find_front_matter
from armsledger.read.layout import Layout
from armsledger.read.media import MARKDOWN
from armsledger.text.lines import iter_lines, trim

_HEADING: Final = re.compile(r"#{1,6}[ \t]+(?P<words>.*?)(?:[ \t]+#+)?$", re.DOTALL)
_IMAGE: Final = re.compile(r"!\[(?P<words>[^\]\n]*)\]\([^)\n]*\)$")
_PREFIX: Final = re.compile(r"(?:>[ \t]?|[-*+][ \t]+|\d{1,3}[.)][ \t]+)+")
_RULE: Final = re.compile(r"(?:[-*_=][ \t]*){3,}$|\|?[ \t:|-]+$")
_FENCE: Final = re.compile(r"(?:```|~~~)")
_EMPHASIS: Final = "*_"


def read_markdown(text: str) -> Layout:
    """Lay out a Markdown text whose line ends are normalised."""
    particulars, body = find_front_matter(text)
    blocks = tuple(_iter_blocks(text, body))
    headed = bool(blocks) and blocks[0].kind is BlockKind.HEADING
    heading = text[blocks[0].start : blocks[0].end] if headed else None
    return Layout(MARKDOWN, text, blocks, particulars, heading)


def _iter_blocks(text: str, body: int) -> Iterator[Block]:
    hidden = sorted(_find_hidden(text, body))
    lines = list(_iter_shown(iter_lines(text), body, hidden))
    for start, end in _join_soft_ends(text, lines):
        block = _make_block(text, start, end)
        if block.start < block.end and not _RULE.match(text[start:end]):
            yield block


def _iter_shown(lines: Iterator[Stretch], body: int, hidden: list[Stretch]) -> Iterator[Stretch]:
    """The lines after `body` that do not begin in one of the hidden stretches, which are sorted."""
    index, hidden_until = 0, body
    for start, end in lines:
        while index < len(hidden) and hidden[index][0] <= start:
            hidden_until = max(hidden_until, hidden[index][1])
            index += 1
        if start >= hidden_until:
            yield start, end


def _iter_comments(text: str, body: int) -> Iterator[Stretch]:
    start = text.find("<!--", body)
    while start >= 0:
        closed = text.find("-->", start)
        if closed < 0:
            return
        yield start, closed + len("-->")
        start = text.find("<!--", closed)


def _find_hidden(text: str, body: int) -> list[tuple[int, int]]:
    """The comments and fenced code of a text, which are no prose."""
    hidden = list(_iter_comments(text, body))
    opened: int | None = None
    for start, end in iter_lines(text):
        if start >= body and _FENCE.match(text, start):
            if opened is None:
                opened = start
            else:
                hidden.append((opened, end))
                opened = None
    return hidden if opened is None else [*hidden, (opened, len(text))]


def _join_soft_ends(text: str, lines: list[Stretch]) -> list[Stretch]:
    """Put the lines of a paragraph together, as Markdown does; a stop before a capital still parts two of them."""
    joined = lines[:1]
    for start, end in lines[1:]:
        before = joined[-1]
        if _is_one(text, before, (start, end)):
            joined[-1] = (before[0], end)
        else:
            joined.append((start, end))
    return joined


def _is_one(text: str, left: Stretch, right: Stretch) -> bool:
    last_line = text[left[0] : left[1]].rsplit("\n", 1)[-1].strip()
    line = text[right[0] : right[1]]
    if _is_whole(last_line) or _is_whole(line) or _PREFIX.match(line):
        return False
    return is_adjacent(text, left, right) and (line[0].islower() or not last_line.endswith(TERMINAL))


def _is_whole(line: str) -> bool:
    """Whether a line is a block by its markup, whatever stands around it."""
    return any(pattern.match(line) for pattern in (_HEADING, _IMAGE, _RULE)) or find_caption(line) is not None


def _make_block(text: str, start: int, end: int) -> Block:
    line = text[start:end]
    for pattern, kind in ((_HEADING, BlockKind.HEADING), (_IMAGE, BlockKind.CAPTION)):
        match = pattern.match(line)
        if match:
            return Block(*trim(text, start + match.start("words"), start + match.end("words")), kind)
    prefix = _PREFIX.match(line)
    first, last = trim(text, start + (prefix.end() if prefix else 0), end)
    first, last = _without_emphasis(text, first, last)
    caption = find_caption(text[first:last])
    if caption:
        return Block(first + caption[0], first + caption[1], BlockKind.CAPTION)
    return Block(first, last, BlockKind.PARAGRAPH)


def _without_emphasis(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the marks of an emphasis that spans the whole block."""
    while end - start > 2 and text[start] in _EMPHASIS and text[end - 1] == text[start]:
        start, end = start + 1, end - 1
    return trim(text, start, end)
