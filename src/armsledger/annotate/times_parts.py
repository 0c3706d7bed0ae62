"""The parts that several calendar rules share: the year, "early" and "late", "the end of", and how they are matched."""

import re
from functools import cache

from armsledger.annotate.times_rules import GAP, Frame, any_of
from armsledger.knowledge.grammar_words import load_quantity_words

YEAR = r"(?:1[89]|20)\d\d"
_RUSSIAN_YEAR = rf"(?:{GAP}(?:года|году|год|г\.))?"
YEAR_AFTER = rf"(?P<year>{YEAR})(?!\d|[,.]\d){_RUSSIAN_YEAR}"
YEAR_END = rf"(?![\d,.]?\d)(?!-(?:year|strong|man)){_RUSSIAN_YEAR}"
OFFSET = (
    rf"(?P<offset>(?:of{GAP})?(?:(?:last|this|next|the{GAP}same){GAP}year)|прошлого{GAP}года|этого{GAP}года"
    rf"|العام{GAP}الماضي|de{GAP}l['’]année{GAP}dernière)"
)
PART = rf"(?P<part>(?i:early|late|mid|middle{GAP}of|the{GAP}middle{GAP}of)(?:{GAP}|-)(?:in{GAP})?)"
EDGE = rf"(?P<edge>(?i:the{GAP})?(?i:very{GAP})?(?i:end|close|start|beginning){GAP}(?i:of){GAP})"


@cache
def not_counted() -> str:
    """A pattern that refuses a year followed by what it would count: "2000 fighters"."""
    words = load_quantity_words()
    return rf"(?!{GAP}(?:[a-z]+{GAP})?{any_of([*words.people, *words.other_nouns])}s?\b)"


def year_of(match: re.Match[str], frame: Frame) -> int | None:
    """The year that the match names or reckons from the day of publication; None where it does neither."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    offset = (groups.get("offset") or "").lower()
    if not offset or frame.published is None:
        return None
    shift = -1 if re.search(r"last|прошл|الماضي|derni", offset) else 1 if "next" in offset else 0
    if "same" in offset and frame.last and frame.last.earliest:
        return frame.last.earliest.year
    return frame.published.year + shift


def part_of(match: re.Match[str]) -> str | None:
    """ "early", "mid" or "late", None where the match has no such word."""
    words = (match.groupdict().get("part") or "").lower()
    return next((part for part in ("early", "late", "mid") if words.startswith(part)), "mid" if words else None)


def edge_of(match: re.Match[str]) -> str | None:
    """ "start" or "end", None where the match has no such word."""
    words = (match.groupdict().get("edge") or "").lower()
    if not words:
        return None
    return "end" if re.search(r"end|close", words) else "start"
