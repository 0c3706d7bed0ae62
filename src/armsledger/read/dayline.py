"""Lines that give the day and nothing else: "Published: Friday, 24 July 2020, 10:30 GMT"."""

import re
from datetime import date
from functools import cache
from typing import Final

from armsledger.knowledge.head_words import load_head_words
from armsledger.read.days import find_day

_LONGEST: Final = 80  # code points; a weekday, a day, an hour and a word for it are shorter in all our languages
_HOUR: Final = re.compile(r"T?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*Z?|\b\d{1,2}(?=\s*[ap]\.?m)|[+-]\d{2}:?\d{2}")
_MARKS: Final = re.compile(r"[\W_]+")


def find_dayline(line: str) -> date | None:
    """Give the day of a line that holds a full date and beside it only words that go with one; None otherwise."""
    found = find_day(line) if len(line) <= _LONGEST else None
    if not found:
        return None
    rest = _HOUR.sub(" ", f"{line[: found.start]} {line[found.end :]}")
    rest = _dating_words().sub(" ", rest)
    return found.day if not _MARKS.sub("", rest) else None


@cache
def _dating_words() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load_head_words().datings)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
