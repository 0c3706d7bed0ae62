"""Whom a document credits: the agency whose text it carries, and outlets whose reports it retells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from armsledger.knowledge.credit_words import load_credit_words
from armsledger.knowledge.outlets import Outlet, OutletKind, load_outlets
from armsledger.model.document import Document
from armsledger.text.lines import iter_lines

_HEAD: Final = 300  # characters; a line that begins in them can be a dateline or a byline
_FOOT: Final = 300  # a line that ends in the last can credit at its end
_SEEN: Final = 100  # characters around a name in which its credit stands
_WORD: Final = re.compile(r"\w+")
_ATTACHED: Final = "لبو"  # Arabic "to", "by", "and" are written as one word with the name


@dataclass(frozen=True, slots=True)
class Credits:
    """`agency` is the name of the agency whose text a document says it carries, `retold` names of outlets whose reports
    it says it retells, with the words that say so.
    """

    agency: str | None
    retold: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet named in a text; half-open offsets of its name, with what Arabic writes as one word with it."""

    outlet: Outlet
    start: int
    end: int


def read_credits(document: Document) -> Credits:
    """Read the credits of a document from its dateline, byline, first and last lines, and from what it says.

    A credit of a picture is none of the text, nor is an outlet that is spoken of, or whose staff are.
    """
    head, text = document.head, document.text
    named = list(iter_named(text))
    own = (head.outlet.value or "").casefold()
    retold: dict[str, str] = {}
    for one in named:
        if one.outlet.name.casefold() not in own and one.outlet.name not in retold and (words := _relay(text, one)):
            retold[one.outlet.name] = words
    lines = [*filter(None, (head.dateline.value, head.byline.value))]
    agencies = (
        *(name for line in lines for name in _agencies(line, 0, len(line), list(iter_named(line)))),
        *_in_lines(text, named),
    )
    return Credits(next(iter(agencies), None), tuple(sorted(retold.items())))


def iter_named(text: str) -> Iterator[Named]:
    """Every outlet that the text names, in text order; of names that begin at one word the longest."""
    signs, done = _signs(), 0
    for word in _WORD.finditer(text):
        if word.start() < done:
            continue
        for skipped in (0, 1) if word.group()[0] in _ATTACHED else (0,):
            start = word.start() + skipped
            found = next(((s, o) for s, o in signs.get(word.group()[skipped:], ()) if _stands(text, s, start)), None)
            if found:
                done = start + len(found[0])
                yield Named(found[1], word.start(), done)
                break


def _stands(text: str, sign: str, start: int) -> bool:
    end = start + len(sign)
    return text.startswith(sign, start) and not (
        text[end : end + 1].isalnum() and sign[-1:].isalnum() and sign[-1] < "一"
    )


@cache
def _signs() -> dict[str, tuple[tuple[str, Outlet], ...]]:
    """The names of outlets by their first word, the longest first."""
    found: dict[str, dict[str, Outlet]] = {}
    for outlet in load_outlets():
        for sign in {*outlet.names, *(name.upper() for name in outlet.names)}:
            word = _WORD.match(sign)
            if word:
                found.setdefault(word.group(), {}).setdefault(sign, outlet)
    return {word: tuple(sorted(signs.items(), key=lambda row: (-len(row[0]), row[0]))) for word, signs in found.items()}


def _relay(text: str, named: Named) -> str | None:
    """The words by which a text credits an outlet with what it tells, if it does."""
    before, after = text[max(0, named.start - _SEEN) : named.start], text[named.end : named.end + _SEEN]
    words = load_credit_words()
    found = words.relays.find(before, after)
    if found is None or words.staff.match(after) or words.picture_before.search(before):
        return None
    return " ".join(text[named.start - found[0] : named.end + found[1]].split())


def _in_lines(text: str, named: list[Named]) -> Iterator[str]:
    for start, end in iter_lines(text):
        is_first, is_last = start < _HEAD, end > len(text) - _FOOT
        if is_first or is_last:
            within = [one for one in named if start <= one.start < end]
            yield from _agencies(text[start:end], start, len(text), within)


def _agencies(line: str, offset: int, length: int, named: list[Named]) -> Iterator[str]:
    """Agencies that a line credits the text to: as a dateline or foot line does, or by naming nothing else."""
    words = load_credit_words()
    for one in named:
        start, end = one.start - offset, one.end - offset
        before, after = line[:start], line[end:]
        if one.outlet.kind is not OutletKind.AGENCY or words.picture_after.match(after):
            continue
        if words.picture_before.search(before[-_SEEN:]):
            continue
        is_head = offset < _HEAD and start < _SEEN and words.heads.find(before, after[:_SEEN])
        is_foot = length - offset - end < _SEEN and words.feet.find(before[-_SEEN:], after)
        if is_head or is_foot or (len(line) < _SEEN and words.lines.find(before, after)):
            yield one.outlet.name
