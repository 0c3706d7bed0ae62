"""Full dates as the head of a report gives them: day, month and year, in figures or with the month's name.

Only dates that can be read in one way are read: "07/08/2020" is none. Dates in the body, and everything relative
("on Friday"), are the annotator's.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from armsledger.knowledge.head_words import load_head_words

_ISO: Final = re.compile(r"(?<!\d)(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})(?!\d)")
_CHINESE: Final = re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日")
_DOTTED: Final = re.compile(r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?!\d)")
_SLASHED: Final = re.compile(r"(?<!\d)(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?P<y>\d{4})(?!\d)")
_ORDINAL: Final = r"(?:st|nd|rd|th|er|º|\.)?"


@dataclass(frozen=True, slots=True)
class DayWords:
    """A day, and where its words stand: `start` and `end` in code points of the text searched, half open."""

    start: int
    end: int
    day: date


def find_day(text: str) -> DayWords | None:
    """Give the first full date in `text` that can be read in one way only, None where there is none."""
    found = [day for pattern in _patterns() for match in pattern.finditer(text) if (day := _read(match))]
    return min(found, key=lambda day: (day.start, -day.end), default=None)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    months = "|".join(re.escape(name) for name in sorted(load_head_words().months, key=lambda name: (-len(name), name)))
    day = rf"(?P<d>\d{{1,2}}){_ORDINAL}"
    day_first = rf"(?<!\d){day}\s+(?:de\s+|of\s+)?(?P<name>{months})\b\.?,?\s+(?:del?\s+)?(?P<y>\d{{4}})(?!\d)"
    month_first = rf"\b(?P<name>{months})\b\.?\s+{day},?\s+(?P<y>\d{{4}})(?!\d)"
    named = (re.compile(day_first, re.IGNORECASE), re.compile(month_first, re.IGNORECASE))
    return (_ISO, _CHINESE, _DOTTED, _SLASHED, *named)


def _read(match: re.Match[str]) -> DayWords | None:
    parts = match.groupdict()
    if "first" in parts:
        numbers = _order(int(parts["first"]), int(parts["second"]))
    elif "name" in parts:
        numbers = (load_head_words().months[parts["name"].lower()], int(parts["d"]))
    else:
        numbers = (int(parts["m"]), int(parts["d"]))
    if numbers is None:
        return None
    try:
        return DayWords(match.start(), match.end(), date(int(parts["y"]), *numbers))
    except ValueError:  # "31 June 2020" is no day
        return None


def _order(first: int, second: int) -> tuple[int, int] | None:
    """Month and day of two numbers of which one is above twelve; None where either could be the month."""
    months_in_year = 12
    if first > months_in_year >= second:
        return second, first
    if second > months_in_year >= first:
        return first, second
    return (first, second) if first == second else None
