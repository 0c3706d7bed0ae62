"""Rules for quarters, years, parts of years and decades."""

import re
from datetime import date

from armsledger.annotate.times_calendar import Days, month_days, months_days, year_days, year_part
from armsledger.annotate.times_parts import (
    EDGE,
    OFFSET,
    PART,
    YEAR,
    YEAR_AFTER,
    YEAR_END,
    edge_of,
    not_counted,
    part_of,
    year_of,
)
from armsledger.annotate.times_rules import GAP, Frame, Reader, Rule, any_of, no_anchor
from armsledger.knowledge.grammar_words import load_time_words
from armsledger.model.when import Precision

_CENTURIES = {"nineteenth": 19, "twentieth": 20, "twenty-first": 21}


def read_year(match: re.Match[str], frame: Frame) -> Days | None:
    """The year of a match, or the part of it, or the years up to another, that the words name."""
    year = int(match["year"])
    part, edge, half = part_of(match), edge_of(match), (match.groupdict().get("half") or "").lower()
    if frame.published and year > frame.published.year + 60:
        return None
    if match.groupdict().get("until"):
        last = match["until"]
        second = int(last) if len(last) == 4 else year // 100 * 100 + int(last)
        return Days(year_days(year)[0], year_days(second)[1], Precision.SPAN, "years") if second >= year else None
    if part:
        return Days(*year_part(year, part), Precision.SPAN, f"{part} third of the year")
    if edge:
        return Days(*month_days(year, 12 if edge == "end" else 1), Precision.MONTH, f"{edge} of the year: its month")
    if half:
        return Days(*months_days(year, 1 if half == "first" else 7, 6), Precision.SPAN, f"{half} half of the year")
    return Days(*year_days(year), Precision.YEAR, "year")


def _read_quarter(match: re.Match[str], frame: Frame) -> Days | None:
    which = match["number"] or match["short"]
    number = int(which) if which.isdigit() else load_time_words().ordinals.get(which.lower(), 0)
    if which.lower() == "last":
        number = 4
    if frame.published is None and not match["year"]:
        return no_anchor("quarter without a year")
    year = year_of(match, frame) or (frame.published.year if frame.published else None)
    if year is None or not 1 <= number <= 4:
        return None
    because = "quarter" if match["year"] else f"quarter, year reckoned from {frame.anchor}"
    return Days(*months_days(year, 3 * number - 2, 3), Precision.QUARTER, because)


def read_decade(match: re.Match[str], _: Frame) -> Days | None:
    """The decade of a match or its early, mid or late years."""
    first = int(match["decade"]) if len(match["decade"]) == 4 else 1900 + int(match["decade"])
    part = part_of(match)
    shift = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part or "", (0, 9))
    return Days(
        date(first + shift[0], 1, 1), date(first + shift[1], 12, 31), Precision.SPAN, f"{part or ''} decade".strip()
    )


def _read_century(match: re.Match[str], _: Frame) -> Days | None:
    words = match["century"].lower()
    number = int(words[:2]) if words[:2].isdigit() else _CENTURIES[words]
    first, part = 100 * (number - 1) + 1, part_of(match)
    shift = {"early": (0, 32), "mid": (33, 65), "late": (66, 99)}.get(part or "", (0, 99))
    because = f"{part or ''} century".strip()
    return Days(date(first + shift[0], 1, 1), date(first + shift[1], 12, 31), Precision.SPAN, because)


def year_rules() -> tuple[Rule, ...]:
    """The rules for quarters, years and decades."""
    named = r"(?P<lead>(?:(?<!\w)(?i:the|a|its|his|their|year)|(?<=\w)['’]s?)" + GAP + ")"
    half = rf"(?:the{GAP})?(?P<half>(?i:first|second)){GAP}half{GAP}of{GAP}"
    lead = (
        rf"(?<![\w-])(?P<lead>(?i:in|since|by|until|till|before|after|from|during|throughout|through|and|to|of|between"
        rf"|as{GAP}of|as{GAP}early{GAP}as|as{GAP}late{GAP}as|back{GAP}in|circa){GAP})"
    )
    quarter = (
        rf"(?i:(?:the{GAP})?(?P<number>first|second|third|fourth|last|1st|2nd|3rd|4th){GAP}quarter)|Q(?P<short>[1-4])"
    )
    century = rf"1\dth|20th|21st|(?i:{any_of(_CENTURIES)})"
    # no "of": "the boldest raid of the 21st century" tells no time
    of_century = rf"(?P<lead>(?i:in|since|during|until|to|from|by){GAP}(?:the{GAP})?)"
    patterns = {
        "quarter": rf"(?<!\w)(?:{quarter})(?:,?{GAP}(?:of{GAP})?(?:{YEAR_AFTER}|{OFFSET}))?(?!\w)",
        "part of year": rf"(?<!\w)(?:{PART}|{EDGE}|{half})(?P<year>{YEAR}){YEAR_END}(?!\w)",
        "year": rf"{lead}(?P<year>{YEAR}){YEAR_END}(?:[-–/](?P<until>(?:{YEAR}|\d\d)))?(?![\w%]|-\w){not_counted()}",
        "listed year": rf"(?<=\d{{4}},\s)(?P<year>{YEAR})(?=,|{GAP}(?:and|or)\b)",
        "years": rf"(?<![\w-])(?P<year>{YEAR})[-–](?P<until>{YEAR})(?![\w-])",
        "named year": rf"{named}(?P<year>{YEAR})(?!\w){not_counted()}(?={GAP}[A-Za-z])",
        "year in brackets": rf"(?<=\()(?<!\d\s\()(?P<year>{YEAR})(?=\))",
        "century": rf"(?<!\w)(?:{of_century}|(?:the{GAP})?{PART})(?P<century>{century}){GAP}(?i:century)(?!\w)",
        "decade": rf"(?<!\w)(?:the{GAP})?{PART}?(?P<decade>(?:1[89]|20)\d0|(?<=['’])[2-9]0|[3-9]0)['’]?s(?!\w)",
    }
    readers: dict[str, Reader] = {"century": _read_century, "quarter": _read_quarter, "decade": read_decade}
    return tuple(Rule(name, re.compile(pattern), readers.get(name, read_year)) for name, pattern in patterns.items())
