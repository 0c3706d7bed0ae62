"""Markdown: the text is the source as written; blocks leave the markup at their ends out.

Headings, lists, quotations, images with their captions and front matter are understood. Marks inside a paragraph
(emphasis, links) stay in the text, so that every offset counts in what the author wrote.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from armsledger.model.document import Block, BlockKind
from armsledger.read.blocks import TERMINAL, Stretch, find_caption, is_adjacent
from armsledger.read.front_matter import find_front_matter
from armsledger.read.layout import Layout
from armsledger.read.media import MARKDOWN
from armsledger.text.lines import iter_lines, trim

_HEADING: Final = re.compile(r"#{1,6}[ \t]+(?P<words>.*?)(?:[ \t]+#+)?$", re.DOTALL)
_ADDRESS: Final = r"\(\s*(?:<(?P<pointed>[^<>\n]*)>|(?P<plain>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*))(?:\s[^)\n]*)?\)"
_SHOWN: Final = re.compile(rf"!\[(?P<words>[^\]\n]{{0,1000}})\]{_ADDRESS}")  # bounded: "![![![…" took its square
_IMAGE: Final = re.compile(rf"{_SHOWN.pattern}$")
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


@dataclass(frozen=True, slots=True)
class MarkdownImage:
    """An image of a Markdown text: its address, its alternative words, and the caption that follows its line."""

    address: str
    words: str
    caption: Block | None


def find_images(text: str) -> tuple[MarkdownImage, ...]:
    """The images of a Markdown text in its order, those in comments and code left out; line ends are normalised.

    A caption is the paragraph after an image that stands alone, where it is marked as one or wholly in emphasis.
    """
    _, body = find_front_matter(text)
    stretches = _find_stretches(text, body)
    following = [*stretches[1:], None]
    return tuple(
        MarkdownImage(match["pointed"] or match["plain"] or "", match["words"], _caption_of(text, stretch, after))
        for stretch, after in zip(stretches, following, strict=True)
        for match in _SHOWN.finditer(text[slice(*stretch)])
    )


def _caption_of(text: str, stretch: Stretch, after: Stretch | None) -> Block | None:
    if after is None or not _IMAGE.match(text[slice(*stretch)]) or _IMAGE.match(text[slice(*after)]):
        return None
    block = _make_block(text, *after)
    is_caption = block.kind is BlockKind.CAPTION or _is_emphasised(text[slice(*after)])
    return replace(block, kind=BlockKind.CAPTION) if is_caption else None


def _is_emphasised(line: str) -> bool:
    """Whether a line stands in one emphasis from end to end."""
    return len(line) > 2 and line[0] in _EMPHASIS and line[0] == line[-1] and line[0] not in line.strip(line[0])


def _iter_blocks(text: str, body: int) -> Iterator[Block]:
    before: Stretch | None = None
    for start, end in _find_stretches(text, body):
        caption = _caption_of(text, before, (start, end)) if before else None
        before = (start, end)
        block = caption or _make_block(text, start, end)
        if block.start < block.end and not _RULE.match(text[start:end]):
            yield block


def _find_stretches(text: str, body: int) -> list[Stretch]:
    hidden = sorted(_find_hidden(text, body))
    return _join_soft_ends(text, list(_iter_shown(iter_lines(text), body, hidden)))


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
