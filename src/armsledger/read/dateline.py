"""Datelines: "TRIPOLI, July 24 (Agency) —" before the first sentence of a report.

A place in capitals, or a place followed by an agency in brackets or by a date; then a dash. Anything else before a
dash is prose. The forms are those of the wire services' style books (place, date, agency, dash; "/TASS/." in Russian).
"""

import re
from typing import Final

_LONGEST: Final = 90  # code points before the dash
_MOST_WORDS: Final = 9
_DASH: Final = re.compile(r"\s*(?:—|–|--)\s*|\s+-\s+")
_AGENCY: Final = re.compile(r"\([^()]{2,40}\)$|/[^/]{2,30}/$")
_SLASHED_AGENCY: Final = re.compile(r"(?P<words>[^\n/]{3,60}/[^/\n]{2,30}/)\.?\s")
_AFTER_PLACE: Final = re.compile(r"[,(/\d]")
_MOST_PLACE_WORDS: Final = 4  # "NEWPORT NEWS NAVAL STATION"
_FEWEST_LETTERS: Final = 3


def find_dateline(paragraph: str) -> str | None:
    """Give the dateline that `paragraph` begins with, without its dash; None where it begins with none."""
    slashed = _SLASHED_AGENCY.match(paragraph)
    if slashed and _is_dateline(slashed.group("words")):
        return slashed.group("words")
    dash = _DASH.search(paragraph[:_LONGEST])
    words = paragraph[: dash.start()].strip() if dash else ""
    return words if _is_dateline(words) else None


def _is_dateline(words: str) -> bool:
    place = _AFTER_PLACE.split(words, maxsplit=1)[0].strip()
    if len(words.split()) > _MOST_WORDS or not place[:1].isalpha() or place[0].islower():
        return False
    if ":" in words or "°" in words or len(place.split()) > _MOST_PLACE_WORDS:
        return False
    in_capitals = place.isupper() and len(place) >= _FEWEST_LETTERS
    return in_capitals or bool(_AGENCY.search(words)) or any(letter.isdigit() for letter in words)
