"""The words that the language core reads: finer than the tokens of the rules, as Universal Dependencies cuts them.

A hyphen stands alone ("air - defence"), a clitic is a word ("do n't", "Libya 's"), an abbreviation and a number are
one ("U.S.", "3,500").
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import IntEnum

_WORD = re.compile(
    r"https?://[^\s\"<>”]+|www\.[^\s\"<>”]+|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|(?:[^\W\d_]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Adm|Gov|Sen|Rep|St|Jr|Sr|Inc|Corp|Co|Ltd|No|vs|etc)\."
    r"|\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s)\b)?"
    r"|(?i:can(?=not\b))"
    r"|[^\W\d_]+?(?=n['’]t\b)|n['’]t\b"
    r"|['’](?i:s|re|ve|ll|d|m)\b"
    r"|\w+"
    r"|\.{2,}|-{2,}"
    r"|[^\w\s]"
)


class Shape(IntEnum):
    """How a word is set; the encoder reads small letters only, so this is how it sees capitals."""

    LOWER = 0
    CAPITAL = 1
    CAPITALS = 2
    MIXED = 3
    DIGITS = 4
    WITH_DIGITS = 5


SHAPES = len(Shape)


def iter_word_offsets(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Give the half-open offsets (code points) of each word of `text[start:end]`; blanks belong to none."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield match.span()


def shape_of(word: str) -> Shape:
    """Tell how a word is set; a word without letters or digits counts as small."""
    if word.islower():
        return Shape.WITH_DIGITS if any(letter.isdigit() for letter in word) else Shape.LOWER
    if word.isdigit():
        return Shape.DIGITS
    if word.isupper():
        return Shape.CAPITALS if len(word) > 1 else Shape.CAPITAL
    if word[:1].isupper():
        return Shape.CAPITAL
    if any(letter.isupper() for letter in word):
        return Shape.MIXED
    return Shape.WITH_DIGITS if any(letter.isdigit() for letter in word) else Shape.LOWER


def opens_paragraph(text: str, offsets: Sequence[tuple[int, int]]) -> list[bool]:
    """Say of each word whether it is the first of the text or a line break stands before it."""
    breaks = [match.start() for match in re.finditer("\n", text)]
    opened, before = [], -1
    for start, _ in offsets:
        at = bisect_left(breaks, max(before, 0))
        opened.append(before < 0 or (at < len(breaks) and breaks[at] < start))
        before = start
    return opened
