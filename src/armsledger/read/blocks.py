"""Plain text cut into headings, paragraphs and captions.

A line is a block, as reports are passed on with one paragraph a line; text that was broken at a fixed width is told
by its line ends and its lines put together again. Blocks never overlap, and leave out the blanks at their ends.
"""

import re
from collections.abc import Set
from functools import cache
from itertools import groupby, pairwise
from typing import Final

from armsledger.knowledge.head_words import load_head_words
from armsledger.model.document import Block, BlockKind
from armsledger.read.days import find_day
from armsledger.text.lines import iter_lines, trim

Stretch = tuple[int, int]

# A headline of a wire service has at most about twelve words; longer lines without a stop are run-on paragraphs.
_MOST_HEADING_WORDS: Final = 12
# Title, subtitle and section may follow each other; a longer run of short lines is a list.
_LONGEST_HEADING_RUN: Final = 3
_MOST_BYLINE_WORDS: Final = 9
# Agencies' captions run to some 60 words; a longer line is a transcript or a run-together gallery.
_MOST_CAPTION_WORDS: Final = 80
TERMINAL: Final = tuple(".!?…,:;—–-؟。！？،؛\"”»'’)]|")
_QUOTES: Final = tuple("\"“”«»„'‘’「『")
# Text broken by hand or by a mail program has 60 to 100 columns; lines wider than this are paragraphs.
_WIDEST_COLUMN: Final = 120
_NARROWEST_COLUMN: Final = 40
_LEAST_FILLED: Final = 0.6


def find_blocks(text: str) -> tuple[Block, ...]:
    """Cut `text` into its blocks; together they hold every character that is no blank, but for caption markers."""
    lines = list(iter_lines(text))
    captions = {line for line in lines if find_caption(text[line[0] : line[1]])}
    stretches = find_stretches(text, lines, alone=captions)
    kinds = _demote([_find_kind(text[start:end]) for start, end in stretches])
    return tuple(_make_block(text, stretch, kind) for stretch, kind in zip(stretches, kinds, strict=True))


def find_caption(line: str) -> Stretch | None:
    """Give where the words of a caption stand in a line such as "Photo: a ship at the pier"; None for other lines."""
    match = _caption_marker().match(line)
    if not match:
        return None
    start, end = trim(line, match.end(), len(line))
    if start == end or len(line.split()) > _MOST_CAPTION_WORDS:
        return None
    if match.group("bracket") and line[end - 1] in ")]":
        end -= 1
    start, end = trim(line, start, end)
    return (start, end) if start < end else None


@cache
def _caption_marker() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load_head_words().captions)
    return re.compile(rf"(?P<bracket>[(\[])?\s*(?:{words})\s*[:：]\s*", re.IGNORECASE)


def is_byline(line: str) -> bool:
    """Say whether a short line names who wrote the text."""
    return find_byline(line) is not None


def find_byline(line: str) -> str | None:
    """Give the name in a line such as "By Ann Writer", without the word before it; None for other lines."""
    match = _byline_marker().match(line)
    name = line[match.end() :].strip() if match else ""
    words = name.split()
    if not words or len(words) > _MOST_BYLINE_WORDS or name.endswith((".", "!", "?")):
        return None
    small = sum(not word[0].isalpha() or word[0].islower() for word in words)
    return name if name[0].isalpha() and not name[0].islower() and small <= len(words) / 3 else None


@cache
def _byline_marker() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load_head_words().bylines)
    return re.compile(rf"(?:{words})(?:\s*[:：]\s*|\s+)", re.IGNORECASE)


def is_heading(line: str) -> bool:
    """Say whether a line looks like a heading: short, capitalised, no quotation, without a stop at its end."""
    first = line[0]
    return (
        len(line.split()) <= _MOST_HEADING_WORDS
        and len(line) <= _WIDEST_COLUMN
        and first.isalpha()
        and not first.islower()
        and not line.startswith(_QUOTES)
        and not line.endswith(TERMINAL)
        and not is_byline(line)
        and find_day(line) is None
    )


def _find_kind(line: str) -> BlockKind:
    if find_caption(line):
        return BlockKind.CAPTION
    return BlockKind.HEADING if is_heading(line) else BlockKind.PARAGRAPH


def _demote(kinds: list[BlockKind]) -> list[BlockKind]:
    """Make paragraphs of headings that head nothing: those at the end, and runs that are lists."""
    runs = [(kind, len(list(run))) for kind, run in groupby(kinds)]
    checked: list[BlockKind] = []
    for index, (kind, length) in enumerate(runs):
        heads = index + 1 < len(runs) and length <= _LONGEST_HEADING_RUN
        checked += [kind if kind is not BlockKind.HEADING or heads else BlockKind.PARAGRAPH] * length
    return checked


def _make_block(text: str, stretch: Stretch, kind: BlockKind) -> Block:
    start, end = stretch
    caption = find_caption(text[start:end]) if kind is BlockKind.CAPTION else None
    return Block(start + caption[0], start + caption[1], kind) if caption else Block(start, end, kind)


def find_stretches(text: str, lines: list[Stretch], alone: Set[Stretch]) -> list[Stretch]:
    """Put `lines` together where `text` was broken at a fixed width; leave them where a line is a paragraph.

    Lines that stand `alone` are joined to no other.
    """
    width = _find_width(text, lines)
    joined = lines[:1]
    for line in lines[1:]:
        before = joined[-1]
        if not {before, line} & alone and _is_one(text, before, line, width):
            joined[-1] = (before[0], line[1])
        else:
            joined.append(line)
    return joined


def is_adjacent(text: str, left: Stretch, right: Stretch) -> bool:
    """Say whether no empty line stands between two lines of `text`."""
    between = text[left[1] : right[0]]
    return between.count("\n") <= 1 and between.count("\r") <= 1


def _is_one(text: str, left: Stretch, right: Stretch, width: int | None) -> bool:
    """Whether the right line goes on with the left: a broken sentence, or a line end made by a program."""
    if not is_adjacent(text, left, right):
        return False
    if text[right[0]].islower() and text[left[1] - 1] not in TERMINAL:
        return True
    last_line = text.rfind("\n", left[0], left[1]) + 1 or left[0]
    return width is not None and _is_soft(text, (last_line, left[1]), right, width)


def _find_width(text: str, lines: list[Stretch]) -> int | None:
    """The width, in code points, at which `text` was broken into lines; None where a line is a paragraph."""
    width = max((end - start for start, end in lines), default=0)
    if not _NARROWEST_COLUMN <= width <= _WIDEST_COLUMN:
        return None
    pairs = list(pairwise(lines))
    soft = [_is_soft(text, left, right, width) for left, right in pairs]
    adjacent = sum(is_adjacent(text, left, right) for left, right in pairs)
    is_broken = any(soft) and sum(soft) >= _LEAST_FILLED * adjacent and _runs_on(text, lines, soft)
    return width if is_broken else None


def _is_soft(text: str, left: Stretch, right: Stretch, width: int) -> bool:
    """Whether the first word of the right line would not have fitted on the left one, as where a program broke it."""
    first_word = text[right[0] : right[1]].split(maxsplit=1)[0]
    return is_adjacent(text, left, right) and (left[1] - left[0]) + 1 + len(first_word) > width


def _runs_on(text: str, lines: list[Stretch], soft: list[bool]) -> bool:
    """Whether sentences run on over soft line ends: a small letter follows or, in scripts without, no stop precedes."""
    ends = [(lines[index], lines[index + 1]) for index, is_soft in enumerate(soft) if is_soft]
    small = sum(text[right[0]].islower() for _, right in ends)
    caseless = sum(text[right[0]].isalpha() and text[right[0]].upper() == text[right[0]].lower() for _, right in ends)
    unstopped = sum(text[left[1] - 1] not in TERMINAL for left, _ in ends)
    return small > 0 or (caseless > 1 and unstopped > len(ends) / 2)
