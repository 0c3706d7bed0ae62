"""Lines of a text as stretches of code points, half open, blanks at their ends left out."""

import re
from collections.abc import Iterator
from typing import Final

_LINE: Final = re.compile(r"[^\r\n]+")


def iter_lines(text: str) -> Iterator[tuple[int, int]]:
    """Give the start and end (code points) of every line that holds more than blanks, in text order."""
    for match in _LINE.finditer(text):
        start, end = trim(text, match.start(), match.end())
        if start < end:
            yield start, end


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Draw `start` and `end` (code points) together until neither stands at a blank; both equal where all is blank."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
