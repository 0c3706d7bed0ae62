"""The parts that several calendar rules share: the year, "early" and "late", "the end of", and how they are matched."""

import re
from functools import cache

from armsledger.annotate.times_rules import GAP, SPACE, Frame, any_of
from armsledger.knowledge.foreign_times import load_foreign_times
from armsledger.knowledge.grammar_words import load_quantity_words

YEAR = r"(?:1[89]|20)\d\d"
YEAR_AFTER = rf"(?P<year>{YEAR})(?!\d|[,.]\d)"
YEAR_END = r"(?![\d,.]?\d)(?!-(?:year|strong|man))"
OFFSET = rf"(?P<offset>(?i:of{GAP})?(?i:last|this|next|the{GAP}same){GAP}(?i:year))"
PART = rf"(?P<part>(?i:early|late|mid|middle{GAP}of|the{GAP}middle{GAP}of)(?:{GAP}|-)(?:in{GAP})?)"
_PLACING = ("early", "mid", "late", "last", "next", "last_year", "this_year")
_AFTER_YEARS = {
    "local",
    "points",
    "votes",
    "seats",
    "times",
    "day",
    "square",
    "m",
    "am",
    "pm",
    "th",
    "st",
    "point",
}  # "the 2015 votes" can be a year's
EDGE = rf"(?P<edge>(?i:the{GAP})?(?i:very{GAP})?(?i:end|close|start|beginning){GAP}(?i:of){GAP})"


@cache
def not_counted() -> str:
    """A pattern that refuses a year followed by what it would count or measure: "2000 fighters", "2000 metres"."""
    words = load_quantity_words()
    clock = any_of(word for word in words.no_things if word[0].isalpha() and word not in _AFTER_YEARS)
    counted = rf"{GAP}(?:[a-z]+{GAP})?{any_of([*words.people, *words.other_nouns])}s?\b"
    return rf"(?!{counted})(?!(?:{GAP}(?:to|and|or){GAP}\d{{4}})?{SPACE}{clock}(?!\w))"


def year_of(match: re.Match[str], frame: Frame) -> int | None:
    """The year that the match names or reckons from the day of publication; None where it does neither."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    offset = (groups.get("offset") or "").lower()
    if not offset or frame.published is None:
        return None
    offset = _meanings().get(_plain(offset), offset)
    shift = -1 if "last" in offset else 1 if "next" in offset else 0
    if "same" in offset and frame.last and frame.last.earliest:
        return frame.last.earliest.year
    return frame.published.year + shift


def part_of(match: re.Match[str]) -> str | None:
    """ "early", "mid" or "late", None where the match has no such word."""
    words = _plain(match.groupdict().get("part") or match.groupdict().get("part_after") or "")
    words = _meanings().get(words, words)
    return next((part for part in ("early", "late", "mid") if words.startswith(part)), "mid" if words else None)


def which_of(match: re.Match[str]) -> str:
    """ "last", "next", "this" or another such word of the match in lower case, "" where it has none."""
    words = _plain(match.groupdict().get("which") or "")
    return _meanings().get(words, words)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


@cache
def _meanings() -> dict[str, str]:
    """The English for the words of other languages that place a time: "last_year", "early", "next" and such."""
    return {
        word.lower(): group for known in load_foreign_times() for group in _PLACING for word in known.words(group)
    } | {
        word.lower(): group.removesuffix("_after")
        for known in load_foreign_times()
        for group in ("early_after", "mid_after", "late_after")
        for word in known.words(group)
    }


def edge_of(match: re.Match[str]) -> str | None:
    """ "start" or "end", None where the match has no such word."""
    words = (match.groupdict().get("edge") or "").lower()
    if not words:
        return None
    return "end" if re.search(r"end|close", words) else "start"
