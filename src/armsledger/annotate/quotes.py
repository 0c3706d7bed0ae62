"""Stretches between quotation marks, in every style of mark, also where a mark is missing or of the wrong kind.

Offsets are half-open code points of the text. Quotes never overlap; a quote inside a quote is part of the outer one.
"""

import re
from dataclasses import dataclass

_MARK = re.compile(r"[\"“”„«»]|''|``|(?<![\w])[‘'](?=\w)|(?<=[.,!?])[’'](?!\w)")
_OPENERS = "“„«``"
_PARTNERS = {"“": '”“"', "”": '”"', "„": '“”"', "«": "»", '"': '"”', "''": "''\"”", "``": "''", "‘": "’", "'": "'"}
_SPEECH_AFTER = re.compile(r"(?<=[,.!?])\s+(?=(?:said|says|added|told)\s)")
_DIGIT_BEFORE = re.compile(r"\d\Z")


@dataclass(frozen=True, slots=True)
class Quote:
    """`start`/`end` with the marks, `inner_start`/`inner_end` without; not `closed` where no mark closes it."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


def find_quotes(text: str, start: int, end: int) -> tuple[Quote, ...]:
    """Find the quotes of the paragraph `text[start:end]`, in order; an unclosed one runs to a verb of
    saying after a stop or comma, else to the paragraph's end."""
    quotes: list[Quote] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, start, end):
        if opened is None:
            opened = mark if _can_open(text, mark, end) else None
            if opened is None and mark.group() == "”":
                quotes.extend(_without_opening(text, quotes[-1].end if quotes else start, mark))
        elif _closes(text, opened, mark, end):
            quotes.extend(_quote(text, opened.start(), opened.end(), mark.start(), mark.end()))
            opened = None
        elif opened.group() in "‘'" and mark.group() in '"“':
            opened = mark
    if opened is not None and opened.group() not in "‘'":
        speech = _SPEECH_AFTER.search(text, opened.end(), end)
        stop = speech.start() if speech else end
        quotes.extend(_quote(text, opened.start(), opened.end(), stop, stop))
    return tuple(quotes)


def _can_open(text: str, mark: re.Match[str], end: int) -> bool:
    if mark.group() in ("”", "»", "’"):
        return False
    if mark.group() in _OPENERS or mark.group() in "‘":
        return True
    if mark.group() == "'":
        return _has_closing_apostrophe(text, mark.end(), end)
    follows = text[mark.end() : mark.end() + 1]
    before = text[max(0, mark.start() - 1) : mark.start()]
    return bool(follows) and not (_DIGIT_BEFORE.search(before) and not follows.isalnum())


def _has_closing_apostrophe(text: str, start: int, end: int) -> bool:
    return re.compile(r"[^'\n]{3,}[.,!?]'(?!\w)").match(text, start, end) is not None


def _closes(text: str, opened: re.Match[str], mark: re.Match[str], end: int) -> bool:
    if mark.group() not in _PARTNERS[opened.group()]:
        return False
    if opened.group() == "“" and mark.group() != "”":
        before, follows = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
        looks_closing = not before.isspace() and not follows.isalnum()
        return looks_closing and "”" not in text[mark.end() : _next_opening(text, mark.end(), end)]
    return True


def _next_opening(text: str, start: int, end: int) -> int:
    found = text.find("“", start, end)
    return end if found < 0 else found


def _without_opening(text: str, start: int, mark: re.Match[str]) -> list[Quote]:
    start += len(text[start : mark.start()]) - len(text[start : mark.start()].lstrip(" \t.,;\n"))
    return _quote(text, start, start, mark.start(), mark.end()) if start < mark.start() else []


def _quote(text: str, start: int, inner_start: int, inner_end: int, end: int) -> list[Quote]:
    words = text[inner_start:inner_end]
    first = inner_start + len(words) - len(words.lstrip())
    last = inner_start + len(words.rstrip())
    return [Quote(start, end, first, last, closed=end > inner_end)] if first < last else []
